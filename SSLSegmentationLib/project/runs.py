"""A run folder: what a training run was asked for, what happened, what came out. Standard library only.

::

    job.json       the request with all settings, never changed; ``--config`` reads them again
    plan.json      the cases it learns from and how they become slices; written at the first start, then never changed
    budget.json    the steps that its minutes have come to, of a run with a time budget; then never changed
    start.pt       the backbone that it starts from, as it was then (finetuning, or from the starter)
    slices/        the prepared slices
    status.json    state, step, total, seconds left, worker and its heartbeat; replaced atomically
    events.jsonl   one JSON object per line: metrics, messages, pictures
    log.txt        raw output of a background job
    cancel         asks it to stop: ``stop-and-keep`` or ``abort``
    checkpoints/   to resume from
    result.json    what came out, or the error in plain words
    card.json      what a person wants to know of the ``backbone.pt`` or ``model.pt`` beside it (models.py)
"""

from __future__ import annotations

import json
import os
import re
import time
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SSLSegError, StorageError
from ..core.packages import load_error
from ..core.paths import checked, refuse_links
from ..core.storage import append_line, check_format, dump_json, patiently, read_json, storage_error, write_json

FORMAT_VERSION = 1
#: Kind of the run that makes drafts as long as somebody works: nobody means it by "the latest run".
DRAFT = "draft"
_OF_DRAFTS = re.compile(rf"-{DRAFT}(-\d+)?$")  # numbered, where two runs began in one millisecond


def makes_drafts(folder: Path) -> bool:
    """Whether the run in a folder makes drafts, as its name says."""
    return _OF_DRAFTS.search(folder.name) is not None


class Stopped(Exception):
    """The run was asked to stop and has saved everything; it can be resumed.

    Args:
        kept: what the run would have returned, made of the best weights so far; None if there was nothing to keep yet.
        where: how far it got: ``stage``, ``step`` and ``total`` of that stage.
    """

    def __init__(self, kept: Any = None, where: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.kept = kept
        self.where = dict(where or {})


class RunFolder:
    """Reads and writes one run folder.

    Args:
        folder: exists already (``Project.new_run_folder`` makes it).
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)

    @property
    def id(self) -> str:
        """Name of the run."""
        return self.folder.name

    @property
    def checkpoints(self) -> Path:
        """Folder of the checkpoints."""
        return self.folder / "checkpoints"

    def make_stage_folder(self, stage: str) -> None:
        """Make the folder of a stage's checkpoints, but not the run's own, which somebody may have removed.

        Raises:
            StorageError: the run's folder is gone or not writable.
        """
        for folder in (self.checkpoints, self.checkpoints / stage):
            try:
                folder.mkdir(exist_ok=True)
            except OSError as error:
                raise storage_error(folder, error) from error

    def refuse_links(self) -> None:
        """Make sure that nothing in the folder is a link that leads out of it, before anything is written or deleted.

        Raises:
            ProjectError: something is.
        """
        refuse_links(self.folder, f"The run '{self.id}'")

    def _own(self, name: str) -> Path:
        return checked(self.folder, self.folder / name, f"'{name}' of the run '{self.id}'")

    def write_job(self, kind: str, request: dict[str, Any]) -> None:
        """Record what is asked for. Written once, before anything is done."""
        if (self.folder / "job.json").exists():
            raise ProjectError(f"The run '{self.id}' has been started before.", "Resume it, or start a new run.")
        write_json(self.folder / "job.json", {"format_version": FORMAT_VERSION, "kind": kind, **request})

    def read_job(self) -> dict[str, Any]:
        """What was asked for.

        Raises:
            ProjectError: missing, damaged or written by a newer version.
        """
        job = read_json(self._own("job.json"), "run request")
        check_format(job, FORMAT_VERSION, f"The run '{self.id}'")
        if "kind" not in job:
            raise ProjectError(f"The run '{self.id}' does not say what kind it is.", "Start a new run.")
        return job

    def write_status(self, state: str, **details: Any) -> None:
        """Replace ``status.json``."""
        content = {"format_version": FORMAT_VERSION, "state": state, "pid": os.getpid(), "time": time.time(), **details}
        write_json(self.folder / "status.json", content)

    def read_status(self) -> dict[str, Any]:
        """Newest status, ``{"state": "unknown"}`` if there is none yet."""
        path = self._own("status.json")
        return read_json(path, "run status") if path.exists() else {"state": "unknown"}

    def log_event(self, kind: str, **content: Any) -> None:
        """Append one event; a line is written whole or not at all.

        Raises:
            StorageError: disk full or not writable.
        """
        line = dump_json({"time": round(time.time(), 3), "kind": kind, **content}) + "\n"
        path = self._own("events.jsonl")
        try:
            append_line(path, line.encode())
        except OSError as error:
            raise storage_error(path, error) from error

    def events(self, kind: str | None = None) -> Iterator[dict[str, Any]]:
        """Events in their order; a line cut short by a crash is left out.

        Raises:
            ProjectError: the file is a link that leads elsewhere.
            StorageError: the disk refused to read them.
        """
        path = self._own("events.jsonl")
        try:
            file = patiently(lambda: open(path, encoding="utf-8", errors="replace"))  # noqa: SIM115
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageError(f"'{path}' cannot be read ({error.strerror}).", "Check its permissions.") from error
        with file:
            for line in file:
                try:
                    event = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(event, dict) and (kind is None or event.get("kind") == kind):
                    yield event

    def write_result(self, **content: Any) -> None:
        """Record success and what came out."""
        write_json(self.folder / "result.json", {"format_version": FORMAT_VERSION, "ok": True, **content})

    def write_error(self, error: BaseException) -> None:
        """Record a failure: class, sentence and hint for people, traceback for engineers."""
        told = error if isinstance(error, SSLSegError) else load_error(error)
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        write_json(
            self.folder / "result.json",
            {
                "format_version": FORMAT_VERSION,
                "ok": False,
                "error": {
                    "class": type(error).__name__,
                    "sentence": told.sentence if told else f"An unexpected error stopped the run ({reason}).",
                    "hint": told.hint if told else "Report it together with this file.",
                    "traceback": "".join(traceback.format_exception(error)),
                },
            },
        )

    def read_result(self) -> dict[str, Any] | None:
        """The result, or None while there is none."""
        path = self._own("result.json")
        return read_json(path, "run result") if path.exists() else None
