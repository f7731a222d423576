"""The whole loop in a few calls: pretrain, finetune, predict, evaluate. The command line calls exactly these.

project = Project.create("liver")
import_dataset(project, "dataset.json")
backbone = pretrain(project, "contrastive", preset="quick")
model = finetune(project, backbone, preset="quick").model
print(evaluate(project, model).format_table())
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import SimpleITK as sitk
import torch

from .errors import DataError, ProjectError, StorageError
from .evaluation import EvaluationReport, evaluate_case
from .figures import CasePicture, save_case_picture, save_curves
from .finetuning import FinetuneResult, FinetuneSettings, run_finetuning
from .jobs.launch import check_startable
from .jobs.record import WorkerRun
from .jobs.states import ABORT, read_cancel
from .prediction import Prediction, Predictor
from .pretraining import PretrainingSettings, run_pretraining
from .progress import Progress, silent
from .project import Case, Project, Role
from .runs import RunFolder
from .slices.store import native_labels
from .storage import write_text
from .training import RunContext, Stopped, load_checkpoint, pick_device
from .volumes.geometry import to_canonical
from .volumes.intensity import normalise
from .volumes.reading import read_volume

T = TypeVar("T")
_PICTURED_CASES = 4


@dataclass(frozen=True)
class Options:
    """How to run, as opposed to what to run.

    Args:
        device: ``auto``, ``cpu``, ``cuda``, ``cuda:1``, ``mps``.
        progress: shows progress.
        should_stop: asked after every training step.
    """

    device: str = "auto"
    progress: Progress = silent
    should_stop: Callable[[], bool] = lambda: False


def pretrain(
    project: Project,
    method: str = "contrastive",
    preset: str = "default",
    settings: PretrainingSettings | None = None,
    options: Options | None = None,
) -> Path:
    """Pretrain a backbone on the project's volumes; labels are not looked at.

    Args:
        method: a registered method (``sslseg methods`` lists them).
        preset: ``quick``, ``default`` or ``paper``.
        settings: instead of method and preset.

    Returns:
        Path of ``backbone.pt`` in a new run folder, with ``curves.png`` beside it.

    Raises:
        Stopped: stopped on request, the best so far is in ``backbone.pt``; :func:`resume` continues.
        SSLSegError: data, settings or storage do not allow it.
    """
    settings = settings or PretrainingSettings.from_preset(method, preset)
    return run_job(WorkerRun(new_pretraining(project, settings).folder), options)


def finetune(
    project: Project,
    backbone: Path | str | None = None,
    preset: str = "default",
    settings: FinetuneSettings | None = None,
    train_ids: Sequence[str] | None = None,
    options: Options | None = None,
) -> FinetuneResult:
    """Finetune on the labelled training cases; validation cases choose the best weights.

    Args:
        backbone: ``backbone.pt``; None = from scratch with the same recipe.
        preset: ``quick``, ``default`` or ``paper``.
        settings: instead of the preset.
        train_ids: labelled training cases to use (default: all).

    Returns:
        The model's path and what was transferred. Beside the model lie ``curves.png`` and, with labelled validation
        cases, their scores and picture (``evaluation-validation.*``).

    Raises:
        Stopped: stopped on request, the best so far is in ``model.pt``; :func:`resume` continues.
        SSLSegError: data, settings, checkpoint or storage do not allow it.
    """
    settings = settings or FinetuneSettings.from_preset(preset)
    return run_job(WorkerRun(new_finetuning(project, backbone, settings, train_ids).folder), options)


def resume(project: Project, run_id: str = "latest", options: Options | None = None) -> Path | FinetuneResult:
    """Continue a stopped or killed run as if it had never stopped.

    Raises:
        ProjectError: there is no such run, it has finished, or somebody is at it.
    """
    run = WorkerRun(project.run_folder(run_id))
    check_startable(run)
    (run.folder / "cancel").unlink(missing_ok=True)
    return run_job(run, options)


def new_pretraining(project: Project, settings: PretrainingSettings) -> RunFolder:
    """Write the request for a pretraining, to be run here (:func:`run_job`) or in the background (``jobs.start``)."""
    run = RunFolder(project.new_run_folder(f"pretrain-{settings.method}"))
    run.write_job("pretrain", {"settings": settings.to_job()})
    return run


def new_finetuning(
    project: Project,
    backbone: Path | str | None,
    settings: FinetuneSettings,
    train_ids: Sequence[str] | None = None,
) -> RunFolder:
    """Write the request for a finetuning; arguments as in :func:`finetune`."""
    run = RunFolder(project.new_run_folder("finetune" if backbone else "scratch"))
    request = {
        "settings": settings.to_job(),
        "backbone": str(Path(backbone).absolute()) if backbone else None,
        "train_ids": list(train_ids) if train_ids is not None else None,
    }
    run.write_job("finetune", request)
    return run


def run_job(run: RunFolder, options: Options | None = None) -> Path | FinetuneResult:
    """Do what ``job.json`` of a run folder asks for, from its last checkpoint if it has one.

    Raises:
        Stopped: stopped on request.
        ProjectError: the request cannot be used, or the folder does not lie in a project.
        SSLSegError: data, settings, checkpoint or storage do not allow it.
    """
    job, options = run.read_job(), options or Options()
    project = Project(run.folder.absolute().parents[1])
    if job["kind"] == "pretrain":
        return _pretrain(project, run, PretrainingSettings.from_job(job["settings"]), options)
    if job["kind"] == "finetune":
        return _finetune(project, run, FinetuneSettings.from_job(job["settings"]), job, options)
    raise ProjectError(f"The run '{run.id}' is of the unknown kind '{job['kind']}'.", "Update SSLSegmentation.")


def predict_cases(
    project: Project, model: Path | str, cases: Sequence[Case], *, flips: bool = False, options: Options | None = None
) -> list[tuple[Case, Path, Prediction]]:
    """Segment cases of a project into ``cases/<id>/predictions/<run>.seg.nrrd``.

    Args:
        model: ``model.pt``.
        cases: which.
        flips: average over mirrorings.
    """
    options = options or Options()
    predictor = Predictor(model, pick_device(options.device), flips=flips)
    name = Path(model).absolute().parent.name
    results = []
    for case in options.progress(cases, "predicting"):
        target = case.folder / "predictions" / f"{name}.seg.nrrd"
        results.append((case, target, predictor.predict_file(case.image_path, target)))
    return results


def evaluate(
    project: Project,
    model: Path | str,
    role: Role = Role.TEST,
    *,
    flips: bool = False,
    options: Options | None = None,
) -> EvaluationReport:
    """Predict the labelled cases of a role and score them on their native grids.

    Writes ``evaluation-<role>.csv``, ``.json``, ``.md`` and ``.png`` beside the model.

    Raises:
        DataError: no labelled case has this role, or a test case was used to train the model.
    """
    cases = project.cases(role, labelled=True)
    if not cases:
        raise DataError(
            f"The project '{project.name}' has no labelled {role} case.", "Label one, or name another role."
        )
    learnt = set(load_checkpoint(model, "model")["data"]["cases"])
    if role is Role.TEST and (spoilt := [case.id for case in cases if case.id in learnt]):
        raise DataError(
            f"The test case '{spoilt[0]}' was used to train this model, so its score would mean nothing.",
            "Give it back its old role, or finetune again without it.",
        )
    schema = project.schema
    folder = Path(model).absolute().parent
    report = EvaluationReport(schema, title=f"{folder.name}, {len(cases)} {role} cases")
    pictures = []
    for case, _, prediction in predict_cases(project, model, cases, flips=flips, options=options):
        image = read_volume(case.image_path)
        reference = native_labels(case, image, schema)
        scores = evaluate_case(prediction.labels, reference, image.GetSpacing()[::-1], schema.values)
        report.add(case.id, scores)
        if len(pictures) < _PICTURED_CASES:
            dice = {score.value: score.dice for score in scores}
            pictures.append(case_picture(case.id, image, reference, prediction.labels, dice))
    stem = folder / f"evaluation-{role}"
    report.to_csv(stem.with_suffix(".csv"))
    report.to_json(stem.with_suffix(".json"))
    write_text(stem.with_suffix(".md"), report.to_markdown())
    save_case_picture(stem.with_suffix(".png"), pictures, schema)
    return report


def case_picture(name: str, image: sitk.Image, reference: Any, prediction: Any, dice: dict[int, float]) -> CasePicture:
    """Put a case and its masks ([z, y, x] on the native grid) into canonical orientation for a picture."""

    def oriented(labels: Any) -> Any:
        volume = sitk.GetImageFromArray(labels)
        volume.CopyInformation(image)
        return sitk.GetArrayFromImage(to_canonical(volume))

    canonical = to_canonical(image)
    pixels = normalise(sitk.GetArrayFromImage(canonical))
    spacing = canonical.GetSpacing()[::-1]
    return CasePicture(name, pixels, oriented(reference), oriented(prediction), spacing, dice)


def _pretrain(project: Project, run: RunFolder, settings: PretrainingSettings, options: Options) -> Path:
    with _recorded(run, options) as context:
        backbone, stop = _until_stopped(lambda: run_pretraining(project, settings, context))
        _draw_curves(run, f"Pretraining: {settings.method}", stop)
        run.write_result(backbone=backbone.name, **_stopped_early(stop))
        if stop:
            raise stop
    return backbone


def _finetune(
    project: Project, run: RunFolder, settings: FinetuneSettings, request: dict[str, Any], options: Options
) -> FinetuneResult:
    with _recorded(run, options) as context:
        backbone = _located(project, request["backbone"])
        result, stop = _until_stopped(
            lambda: run_finetuning(project, settings, context, backbone, request["train_ids"])
        )
        title = "Finetuning from a pretrained backbone" if request["backbone"] else "Training from scratch"
        _draw_curves(run, title, stop)
        best = None if result.outcome.best_score is None else 1 - result.outcome.best_score
        if result.labels["validation_cases"] and not stop:
            evaluate(project, result.model, Role.VALIDATION, options=replace(options, should_stop=lambda: False))
        run.write_result(model=result.model.name, validation_dice=best, labels=result.labels, **_stopped_early(stop))
        if stop:
            raise stop
    return result


def _until_stopped(work: Callable[[], T]) -> tuple[T, Stopped | None]:
    """What ``work`` returns, or, if it was stopped, what it has kept; a stop that kept nothing is raised."""
    try:
        return work(), None
    except Stopped as stop:
        if stop.kept is None:
            raise
        return stop.kept, stop


def _draw_curves(run: RunFolder, title: str, stop: Stopped | None) -> None:
    if stop:
        title += " (stopped at step {step} of {total})".format(**stop.where)
    save_curves(run.folder / "curves.png", list(run.events("metrics")), title)


def _stopped_early(stop: Stopped | None) -> dict[str, Any]:
    """What a result says of a stop: nothing if there was none."""
    return {"stopped_early": True, **stop.where} if stop else {}


def _located(project: Project, backbone: str | None) -> str | None:
    """Where a backbone is now: one of this project is found also after the project has been moved."""
    if backbone is None or Path(backbone).exists():
        return backbone
    moved = project.folder / "runs" / Path(backbone).parent.name / Path(backbone).name
    return str(moved) if moved.exists() else backbone


@contextmanager
def _recorded(run: RunFolder, options: Options) -> Iterator[RunContext]:
    """Keep the run's status and result true whatever happens inside."""

    def should_stop() -> bool:
        asked = read_cancel(run.folder)
        if asked == ABORT:
            raise KeyboardInterrupt  # as Ctrl-C twice: at once, without saving
        return options.should_stop() or asked is not None

    run.write_status("running")
    try:
        (run.folder / "result.json").unlink(missing_ok=True)  # of an earlier stop
        yield RunContext(run, pick_device(options.device), should_stop, options.progress)
    except (Stopped, KeyboardInterrupt):
        run.write_status("stopped")
        raise
    except BaseException as error:
        try:
            run.write_error(error)
            run.write_status("failed")
        except StorageError as refusal:
            # The fault itself is what the caller must see; that it could not be recorded is for the log.
            logging.getLogger(__name__).error("The failure of run %s could not be recorded: %s", run.id, refusal)
        raise
    run.write_status("done")


def set_threads(count: int) -> None:
    """Number of CPU threads that torch and SimpleITK use in this process."""
    torch.set_num_threads(count)
    sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(count)
