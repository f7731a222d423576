"""Run folders as a worker leaves them, without one: for panels that show jobs."""

from __future__ import annotations

import json
import math
import time
from pathlib import Path

from SSLSegmentationLib.core.process import current
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.runs import RunFolder


class FakeRun:
    """A run of a project at any state.

    Args:
        project: it lies in.
        kind: ``pretrain`` or ``finetune``.
        request: further content of ``job.json``.
        name: of its folder (default: one like a real one's).
    """

    _numbers = iter(range(1, 10_000))

    def __init__(self, project: Project, kind: str, request: dict, name: str | None = None) -> None:
        number = next(self._numbers)
        name = name or f"20261121-09{number // 60 % 60:02d}{number % 60:02d}-000-{kind}"
        folder = project.folder / "runs" / name
        folder.mkdir(parents=True)
        self.folder = folder
        self.run = RunFolder(folder)
        self.run.write_job(kind, {"threads": None, **request})

    @property
    def id(self) -> str:
        """Id of the run."""
        return self.run.id

    def status(self, state: str, **details) -> FakeRun:
        """Write the status; living states get this process as their worker, which lives."""
        living = {"worker": current().to_dict(), "heartbeat": time.time()} if state in ("running", "stopping") else {}
        self.run.write_status(state, **living, **details)
        return self

    def metrics(self, stage: str, first: int, last: int, step: int = 10, **values) -> FakeRun:
        """Log metrics every ``step`` steps: a number, or a function of the step, which may say None."""
        lines = []
        for at in range(first, last + 1, step):
            record = {"time": 1.0, "kind": "metrics", "stage": stage, "step": at}
            record |= {key: value(at) if callable(value) else value for key, value in values.items()}
            lines.append(json.dumps({key: value for key, value in record.items() if value is not None}))
        with open(self.folder / "events.jsonl", "a", encoding="utf-8") as file:
            file.write("".join(line + "\n" for line in lines))
        return self

    def event(self, kind: str, **content) -> FakeRun:
        """Log an event."""
        self.run.log_event(kind, **content)
        return self

    def plan(self, train: int, validation: int, *, transductive: bool = False) -> FakeRun:
        """Write the plan of so many cases."""
        cases = [{"id": f"c{n}", "role": "train", "fingerprint": f"f{n}"} for n in range(train + validation)]
        content = {"format_version": 1, "train": cases[:train], "validation": cases[train:]}
        (self.folder / "plan.json").write_text(json.dumps({**content, "transductive": transductive}))
        return self

    def result(self, **content) -> FakeRun:
        """Write the result; files that it names are made."""
        for name in ("backbone", "model"):
            if name in content:
                (self.folder / content[name]).write_bytes(b"weights")
        self.run.write_result(**content)
        return self


def learning(start: float, end: float, total: int):
    """A loss that falls from ``start`` towards ``end``, with a ripple."""
    return lambda step: end + (start - end) * math.exp(-4 * step / total) * (1 + 0.06 * math.sin(step))


def every(steps: int, curve):
    """A curve that has a value every so many steps only."""
    return lambda step: curve(step) if step % steps == 0 else None


def rising(end: float, total: int):
    """A Dice that rises towards ``end``."""
    return lambda step: end * (1 - math.exp(-4 * step / total))


def add_cases(project: Project, **counts: int) -> None:
    """Add case records without images: ``train=3`` unlabelled ones, ``train_labelled=2`` with a label."""
    number = len(list((project.folder / "cases").glob("*/case.json")))
    for key, count in counts.items():
        role, _, labelled = key.partition("_")
        for _index in range(count):
            folder = project.folder / "cases" / f"case{number:04d}"
            folder.mkdir(parents=True)
            number += 1
            record = {
                "id": folder.name,
                "name": folder.name,
                "role": role,
                "image": "image.nrrd",
                "fingerprint": f"f{number}",
                "size": [64, 64, 20],
                "spacing_mm": [1.5, 1.5, 4.0],
                "direction": [1, 0, 0, 0, 1, 0, 0, 0, 1],
                "source": "file",
                "label": {"file": "label.seg.nrrd"} if labelled else None,
            }
            (folder / "case.json").write_text(json.dumps(record))


def picture_file(path: Path) -> None:
    """A PNG like a preview: a gradient."""
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    Image.linear_gradient("L").resize((900, 420)).save(path)
