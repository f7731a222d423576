"""The work of one cell, in its own folder: a pretraining, or a finetuning with its test.

A finished cell has a ``result.json`` and is never done again; one that was interrupted goes on from its checkpoint.
"""

from __future__ import annotations

import glob
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk
import torch

from ..core.errors import StorageError
from ..core.storage import finite, remove_folder, storage_error
from ..finetuning import run_finetuning
from ..inference.evaluation import METRICS, EvaluationReport
from ..inference.prediction import TaskPredictor, channel_paths, load_predictor
from ..inference.scoring import volume_scores
from ..networks import Fpn3d2dSettings, UNetSettings
from ..pretraining import PretrainingSettings, run_pretraining
from ..project import Case, Project, Role
from ..project.runs import RunFolder
from ..project.series import whole_id
from ..project.shipped import STARTER, shipped_starter
from ..stores.sampling import derived_seed
from ..tasks.base import SLICES, task_of
from ..training import Checkpoint, OptimisationSettings, RunContext, Stopped
from ..volumes.labels import write_segmentation
from ..volumes.reading import read_volume
from .design import FinetuningCell, PretrainingCell
from .pixel_model import PixelModel, fit_pixel_model
from .plain_loop import plain_settings
from .settings import PLAIN_LOOP, SHALLOW, StudySettings

EXAMPLES = "examples"  # folder of masks that a cell keeps for pictures


@dataclass(frozen=True)
class Place:
    """Where a study works; can be sent to another process.

    Args:
        folder: of the study.
        project: folder of the project.
        settings: of the study.
        device: where to compute.
    """

    folder: Path
    project: Path
    settings: StudySettings
    device: str = "cpu"

    def run(self, name: str) -> RunFolder:
        """The folder of a cell."""
        return RunFolder(self.folder / "cells" / name)

    def run_of(self, cell: PretrainingCell | FinetuningCell) -> RunFolder:
        """The folder of a cell.

        A study of an older version did a linear probe once for each learning rate, which changed nothing; what it
        has found counts.
        """
        run = self.run(cell.name)
        if getattr(cell, "rate", 0.0) is None and not run.folder.exists():
            older = [self.run(path.name) for path in sorted(run.folder.parent.glob(f"{glob.escape(cell.name)}-lr*"))]
            results = [(found, each) for each in older if (found := each.read_result()) and found["ok"]]
            results.sort(key=lambda result: "test" not in result[0])
            run = results[0][1] if results else run
        return run

    def backbone(self, name: str) -> Checkpoint:
        """What a pretraining hands on; read once for all the trainings that start from it."""
        return self.opened(self.run_of(PretrainingCell(name)).folder / "backbone.pt")

    def opened(self, path: Path) -> Checkpoint:
        """A backbone, the same for all who ask."""
        return self._opened.setdefault(path, Checkpoint(path))

    @cached_property
    def _opened(self) -> dict[Path, Checkpoint]:
        return {}

    def result(self, cell: PretrainingCell | FinetuningCell) -> dict[str, Any] | None:
        """What a cell found; None while it is not finished.

        The training that a learning rate was chosen by is that of a cell to be tested, too: only its test is lacking.
        """
        result = self.run_of(cell).read_result()
        lacking = isinstance(cell, FinetuningCell) and cell.purpose == "test" and "test" not in (result or {})
        return result if result and result["ok"] and not lacking else None

    def done(self, cell: PretrainingCell | FinetuningCell) -> dict[str, Any]:
        """What a cell that has been done found.

        Raises:
            StorageError: its result is not there any more.
        """
        found = self.result(cell)
        if found is None:
            raise StorageError(
                f"The result of '{cell.name}' is no longer in '{self.run_of(cell).folder}'.",
                "Resume the study, which does what is missing again.",
            )
        return found


def do_cell(
    place: Place, cell: PretrainingCell | FinetuningCell, should_stop: Callable[[], bool] = lambda: False
) -> dict[str, Any]:
    """Do a cell unless it is done, and return what it found.

    Raises:
        Stopped: asked to stop; the cell goes on from there next time.
        SSLSegError: data, settings or storage do not allow it.
    """
    if (done := place.result(cell)) is not None:
        return done
    run = place.run_of(cell)
    try:
        run.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(run.folder, error) from error
    context = RunContext(run, torch.device(place.device), should_stop)
    content = _pretrain(place, cell, context) if isinstance(cell, PretrainingCell) else _finetune(place, cell, context)
    run.write_result(**{name: value for name, value in content.items() if name not in ("format_version", "ok")})
    _clear(run)
    return place.done(cell)


def pretraining_settings(settings: StudySettings, cell: PretrainingCell) -> PretrainingSettings:
    """The preset with the study's size, network, length and seed. A placebo differs in nothing else."""
    base = PretrainingSettings.from_preset(cell.method, settings.preset)
    stages = {
        name: (own, _of_length(replace(optimisation, seed=settings.seed), settings.pretraining_length))
        for name, (own, optimisation) in base.stages.items()
    }
    return replace(base, stages=stages, placebo=cell.placebo, **_shape(settings, base.network, base.max_size))


def finetuning_settings(settings: StudySettings, cell: FinetuningCell) -> Any:
    """The preset with the study's size and network, and the cell's rate, strategy, length and seed."""
    shallow = cell.start.origin in SHALLOW
    base = task_of(SLICES if shallow else settings.task).settings.from_preset(settings.preset)
    seed = derived_seed(settings.seed, "finetune", cell.draw) % 2**31
    if cell.start.origin == PLAIN_LOOP:
        base = plain_settings(base)
    optimisation = replace(base.optimisation, seed=seed)
    if cell.rate is not None:
        optimisation = replace(optimisation, learning_rate=cell.rate)
    if not cell.start.is_solved:  # a solver takes no steps
        optimisation = _of_length(optimisation, settings.finetuning_length * cell.length)
    rate = cell.start.backbone_rate if cell.start.has_rate else None
    way: dict[str, Any] = {"strategy": cell.start.strategy, "backbone_rate": rate}
    changes = {name: value for name, value in way.items() if value}
    shape = _shape(settings, base.network, base.max_size)
    if shallow:  # it has no network
        del shape["network"]
    return replace(base, optimisation=optimisation, **shape, **changes)


def _shape(settings: StudySettings, network: UNetSettings | Fpn3d2dSettings, max_size: int) -> dict[str, Any]:
    if settings.widths:
        network = replace(network, widths=settings.widths)
    return {"network": network, "max_size": settings.max_size or max_size}


def _of_length(optimisation: OptimisationSettings, factor: float) -> OptimisationSettings:
    """A training that is longer or shorter in all its parts."""

    def scaled(number: int) -> int:
        return max(1, round(number * factor)) if number else 0

    return replace(
        optimisation,
        steps=optimisation.steps if optimisation.epochs else scaled(optimisation.steps),
        epochs=scaled(optimisation.epochs),
        validate_every=scaled(optimisation.validate_every),
    )


def _pretrain(place: Place, cell: PretrainingCell, context: RunContext) -> dict[str, Any]:
    started = time.monotonic()
    path = run_pretraining(Project(place.project), pretraining_settings(place.settings, cell), context)
    last: dict[str, dict[str, Any]] = {}
    for event in context.run.events("metrics"):
        last.setdefault(event["stage"], {}).update(event)
    plan = [event["text"] for event in context.run.events("message")][:1]
    seconds = _seconds(context.run, time.monotonic() - started)
    slices = place.opened(path).content("backbone")["data"]["slices"]
    data = {"data": plan[0] if plan else "", "slices": slices}
    return {"backbone": path.name, "seconds": seconds, "stages": last, **data}


def _finetune(place: Place, cell: FinetuningCell, context: RunContext) -> dict[str, Any]:
    project = Project(place.project)
    keep = cell.draw == 0
    if cell.start.origin in SHALLOW:  # in seconds, so that there is nothing to go on from
        content, model = _fit(place, project, cell, context)
        return content | _test(project, lambda case, image: model.predict(image), context, keep=keep)
    trained = place.result(replace(cell, purpose="rate"))
    content = _train(place, project, cell, context) if trained is None else trained
    if cell.purpose == "test":  # the test cases are looked at once per cell, when all is decided
        predictor = load_predictor(context.run.folder / "model.pt", context.device)
        content |= _test(project, partial(_predicted, predictor), context, keep=keep)
    return content


def _fit(
    place: Place, project: Project, cell: FinetuningCell, context: RunContext
) -> tuple[dict[str, Any], PixelModel]:
    settings = finetuning_settings(place.settings, cell)
    started = time.monotonic()
    model, labels = fit_pixel_model(project, settings, context, list(cell.cases), cell.start.origin)
    seconds = time.monotonic() - started
    return {**_described(cell), "seconds": seconds, "validation_dice": None, "labels": labels}, model


def _train(place: Place, project: Project, cell: FinetuningCell, context: RunContext) -> dict[str, Any]:
    started = time.monotonic()
    backbone = place.backbone(cell.start.backbone) if cell.start.backbone else None
    if cell.start.origin == STARTER:
        backbone = place.opened(shipped_starter())
    result = run_finetuning(project, finetuning_settings(place.settings, cell), context, backbone, list(cell.cases))
    best = result.outcome.best_score
    return {
        **_described(cell),
        "seconds": _seconds(context.run, time.monotonic() - started),
        "validation_dice": None if best is None else 1 - best,
        "labels": result.labels,
    }


def _described(cell: FinetuningCell) -> dict[str, Any]:
    return {
        "start": str(cell.start),
        "count": cell.count,
        "draw": cell.draw,
        "rate": cell.rate,
        "length": cell.length,
        "cases": list(cell.cases),
    }


def _test(
    project: Project, predict: Callable[[Case, sitk.Image], np.ndarray], context: RunContext, *, keep: bool
) -> dict[str, Any]:
    """Score the test cases; ``keep`` the masks for pictures. ``predict`` makes label values of a case's volume."""
    schema = project.schema
    report = EvaluationReport(schema)
    seconds = 0.0
    for case in project.volumes(Role.TEST, labelled=True):
        if context.should_stop():
            raise Stopped(None, {"stage": "test", "step": len(report.scores), "total": None})
        image = read_volume(case.image_path)
        started = time.monotonic()
        labels = predict(case, image)
        seconds += time.monotonic() - started
        report.add(case.id, volume_scores(case, image, labels, schema, schema.values)[0])
        if keep:
            _keep_mask(context.run.folder / EXAMPLES / f"{case.id}.seg.nrrd", labels, image, schema)
    report.to_csv(context.run.folder / "test.csv")
    return {
        "test": {
            metric: _by_case({name: report.case_mean(name, metric) for name in report.scores}) for metric in METRICS[:2]
        },
        "structures": {s.name: finite(report.per_class(s.value).mean) for s in schema.segments},
        "seconds_per_volume": seconds / max(1, len(report.scores)),
    }


def _predicted(predictor: TaskPredictor, case: Case, image: sitk.Image) -> np.ndarray:
    channels = {name: read_volume(path) for name, path in channel_paths(case, predictor).items()}
    return predictor.predict(image, channels=channels).labels


def _by_case(scores: Mapping[str, float]) -> dict[str, float | None]:
    """A score for each case: of one with frames their mean, as they are not independent of each other."""
    found: dict[str, list[float]] = {}
    for name, score in scores.items():
        found.setdefault(whole_id(name), []).append(score)
    return {name: finite(float(np.nanmean(some))) if np.isfinite(some).any() else None for name, some in found.items()}


def _keep_mask(path: Path, labels: Any, image: sitk.Image, schema: Any) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise storage_error(path.parent, error) from error
    write_segmentation(path, labels, image, schema)


def _seconds(run: RunFolder, this_time: float) -> float:
    """Seconds that a cell took in all, also where it was interrupted (as far as its events tell)."""
    times = [event["time"] for event in run.events()]
    resumed = [event["time"] for event in run.events("resumed")]
    if not resumed or not times:
        return this_time
    # The stretches between an event and the resumption after it are not counted.
    gaps = [moment - max((t for t in times if t < moment), default=moment) for moment in resumed]
    return max(times) - min(times) - sum(gaps)


def _clear(run: RunFolder) -> None:
    """Remove what only an unfinished cell needs: slices and checkpoints. Weights, events and scores stay."""
    for name in ("slices", "checkpoints"):
        with suppress(StorageError):  # what is left behind costs disk and nothing else
            remove_folder(run.folder / name)
