"""One training of ours or of the MONAI pipeline, and its test, in a process of its own: so its memory can be told.

    python work.py JOB.json

``trained.json`` and ``tested.json`` in the cell's folder say that the one or the other is done.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import torch
from contest import MONAI, TESTED, TRAINED
from measuring import Stopwatch, peak_mib
from monai_pipeline import MonaiPipeline
from scoring import Predict, test

from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.study import Start, StudySettings
from SSLSegmentationLib.study.cells import Place, do_cell, finetuning_settings
from SSLSegmentationLib.study.design import FinetuningCell, PretrainingCell
from SSLSegmentationLib.training.options import set_threads


def main() -> None:
    """Do the job that a file describes."""
    job = read_json(sys.argv[1])
    set_threads(job["threads"])
    do(job)


def do(job: dict[str, Any]) -> None:
    """Train a cell unless it is trained, and test it if that is asked for.

    A training that was interrupted starts anew, so that its seconds are those of the whole.
    """
    place = Place(Path(job["work"]), Path(job["project"]), StudySettings.from_job(job["settings"]), job["device"])
    project = Project(place.project)
    folder = place.run(job["name"]).folder
    trained = folder / TRAINED
    if not trained.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        watch = Stopwatch()
        content = _train(place, project, job)
        write_json(trained, {**content, **watch.both("train"), **_peak("train_", job["device"])})
    if job["test"]:
        content = test(project, _predictor(place, project, job)) | _peak("test_", job["device"])
        write_json(folder / TESTED, read_json(trained) | content)


def our_cell(job: dict[str, Any]) -> PretrainingCell | FinetuningCell:
    """The cell of a study that a job of ours is."""
    if job["kind"] == "pretrain":
        return PretrainingCell(job["start"])
    start = Start.parse(job["start"])
    return FinetuningCell(start, job["count"], job["draw"], tuple(job["cases"]), job["rate"], "rate")


def _train(place: Place, project: Project, job: dict[str, Any]) -> dict[str, Any]:
    if job["kind"] != MONAI:
        found = do_cell(place, our_cell(job))
        return {"validation_dice": found.get("validation_dice"), "steps": _steps(place, job)}
    pipeline = _pipeline(place, project, job)
    train = [case for case in project.cases(Role.TRAIN, labelled=True) if case.id in job["cases"]]
    found = pipeline.train(train, project.cases(Role.VALIDATION, labelled=True))
    pipeline.save(place.run(job["name"]).folder / "weights.pt")
    return found


def _pipeline(place: Place, project: Project, job: dict[str, Any]) -> MonaiPipeline:
    like = FinetuningCell(Start("scratch"), job["count"], job["draw"], tuple(job["cases"]), job["rate"])
    return MonaiPipeline(project, finetuning_settings(place.settings, like), place.device)


def _steps(place: Place, job: dict[str, Any]) -> int | None:
    steps = [event["step"] for event in place.run(job["name"]).events("metrics") if "step" in event]
    return max(steps, default=None)


def _predictor(place: Place, project: Project, job: dict[str, Any]) -> Predict:
    folder = place.run(job["name"]).folder
    if job["kind"] == MONAI:
        pipeline = _pipeline(place, project, job)
        pipeline.load(folder / "weights.pt")
        return pipeline.predictor()
    predictor = Predictor(folder / "model.pt", place.device)
    return lambda image: predictor.predict(image).labels


def _peak(prefix: str, device: str) -> dict[str, float]:
    peak = {f"{prefix}peak_mib": peak_mib()}
    if device.startswith("cuda"):
        peak[f"{prefix}gpu_peak_mib"] = torch.cuda.max_memory_allocated() / 2**20
    return peak


if __name__ == "__main__":
    main()
