"""The whole loop in a few calls: pretrain, finetune, predict, evaluate. The command line calls exactly these.

Each but the evaluation is a run: a request in a folder of the project, done here or in the background.

project = Project.create("liver")
import_dataset(project, "dataset.json")
backbone = pretrain(project, "contrastive", preset="quick")
model = finetune(project, backbone, preset="quick").model
predict_cases(project, model, project.cases(Role.UNLABELLED))
print(evaluate(project, model).format_table())
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import torch

from .core.errors import DataError, ProjectError, SettingsError, StorageError
from .core.locks import FileLock
from .core.text import counted
from .figures import save_curves
from .finetuning import FinetuneResult, FinetuneSettings, run_finetuning
from .finetuning.planning import check_request
from .finetuning.workload import planned_finetuning, started_finetuning
from .inference.case_evaluation import evaluate, score_validation
from .inference.case_prediction import PredictionResult, run_prediction
from .jobs.exported import is_export
from .jobs.launch import check_startable, clear_leftovers
from .jobs.record import WorkerRun
from .jobs.requests import located, located_model, new_finetuning, new_prediction, new_pretraining
from .jobs.states import ABORT, read_cancel
from .preflight import Preflight, PreflightReport, Workload, rehearse
from .preflight.budget import settled
from .pretraining import DEFAULT_METHOD, PretrainingSettings, recipe, run_pretraining
from .pretraining.workload import planned_pretraining, started_pretraining
from .project import Case, Project
from .project.history import MetricHistory
from .project.runs import RunFolder
from .study import StudyReport, StudySettings, run_study
from .training import RunContext, Stopped, pick_device
from .training.options import Options, limited_threads, set_threads
from .training.plan import FILE as PLAN
from .training.presets import budget_preset

__all__ = [
    "JOB_KINDS",
    "Options",
    "check_finetuning",
    "check_pretraining",
    "evaluate",
    "finetune",
    "limited_threads",
    "new_finetuning",
    "new_prediction",
    "new_pretraining",
    "predict_cases",
    "pretrain",
    "resume",
    "run_job",
    "score_validation",
    "set_threads",
]

T = TypeVar("T")

_ONE = "Give one of them."


def pretrain(
    project: Project,
    method: str | None = None,
    preset: str | None = None,
    settings: PretrainingSettings | None = None,
    options: Options | None = None,
    minutes: float = 0.0,
) -> Path:
    """Pretrain a backbone on the project's volumes; labels are not looked at.

    Args:
        method: a registered method (``sslseg methods`` lists them); None = the default one.
        preset: ``quick``, ``default`` (as without it) or ``paper``.
        settings: instead of method, preset and minutes.
        minutes: time for all of it, from which the number of steps follows, and without a preset size and network, too.

    Returns:
        Path of ``backbone.pt`` in a new run folder, with ``curves.png`` beside it.

    Raises:
        Stopped: stopped on request, the best so far is in ``backbone.pt``; :func:`resume` continues.
        SSLSegError: data, settings or storage do not allow it.
    """
    options = options or Options()
    make = partial(PretrainingSettings.from_preset, method or DEFAULT_METHOD)
    settings = _settings(make, settings, options, method=method, preset=preset, minutes=minutes)
    planned_pretraining(project, settings)  # what is refused leaves no run behind
    return run_job(WorkerRun(new_pretraining(project, settings, options.threads).folder), options)


def finetune(
    project: Project,
    backbone: Path | str | None = None,
    preset: str | None = None,
    settings: FinetuneSettings | None = None,
    train_ids: Sequence[str] | None = None,
    options: Options | None = None,
    minutes: float = 0.0,
) -> FinetuneResult:
    """Finetune on the labelled training cases; validation cases choose the best weights.

    Args:
        backbone: ``backbone.pt``; None = from scratch with the same recipe.
        preset: ``quick``, ``default`` (as without it) or ``paper``.
        settings: instead of preset and minutes.
        train_ids: labelled training cases to use (default: all).
        minutes: time for all of it, from which the number of steps follows, and with neither a preset nor a backbone
            size and network, too.

    Returns:
        The model's path and what was transferred. Beside the model lie ``curves.png`` and, with labelled validation
        cases, their scores and picture (``evaluation-validation.*``).

    Raises:
        Stopped: stopped on request, the best so far is in ``model.pt``; :func:`resume` continues.
        SSLSegError: data, settings, checkpoint or storage do not allow it.
    """
    options = options or Options()
    settings = _settings(FinetuneSettings.from_preset, settings, options, preset=preset, minutes=minutes)
    check_request(project, settings, backbone, train_ids)
    return run_job(WorkerRun(new_finetuning(project, backbone, settings, train_ids, options.threads).folder), options)


def _settings(make: Callable[[str], T], given: T | None, options: Options, **words: Any) -> T:
    """Those that are given, or those of a preset or of a time budget.

    Args:
        make: of the name of a preset or budget.
        given: by the caller, who then says nothing else.
        words: what the caller says instead, among them ``preset`` and ``minutes``.

    Raises:
        SettingsError: two ways to say one thing.
    """
    if given is not None:
        if said := [name for name, value in words.items() if value]:
            raise SettingsError(f"Both settings and {said[0]} are given.", _ONE)
        return given
    preset, minutes = words["preset"], words["minutes"]
    if not minutes:
        return make(preset or "default")
    if preset == "paper":
        raise SettingsError("Both minutes and the preset 'paper', which has a length of its own, are given.", _ONE)
    gpu = options.pick_device().type != "cpu"
    return replace(make(preset or budget_preset(minutes, gpu=gpu)), minutes=float(minutes))


def check_pretraining(
    project: Project, settings: PretrainingSettings, options: Options | None = None
) -> PreflightReport:
    """What would keep a pretraining from coming to a good end, and how long it would take here. Trains nothing.

    Raises:
        Stopped: asked to stop.
        SSLSegError: data, settings or storage do not allow it.
    """
    return _checked(project, planned_pretraining(project, settings), options or Options())


def check_finetuning(
    project: Project,
    backbone: Path | str | None,
    settings: FinetuneSettings,
    train_ids: Sequence[str] | None = None,
    options: Options | None = None,
) -> PreflightReport:
    """As :func:`check_pretraining`, for :func:`finetune`."""
    return _checked(project, planned_finetuning(project, settings, backbone, train_ids), options or Options())


def _checked(project: Project, work: Workload, options: Options) -> PreflightReport:
    with limited_threads(options.threads):
        return rehearse(work, project.folder, pick_device(options.device), options.progress, options.should_stop)


def resume(project: Project, run_id: str = "latest", options: Options | None = None) -> Any:
    """Continue a stopped or killed run as if it had never stopped.

    Raises:
        ProjectError: there is no such run, it has finished, or somebody is at it.
    """
    run = WorkerRun(project.run_folder(run_id))
    check_startable(run)
    lock = FileLock(run.folder / "worker.lock")
    if not lock.acquire():
        raise ProjectError(f"A worker has the run '{run.id}'.", "Follow it, or stop it first.")
    with lock:
        clear_leftovers(run)
        return run_job(run, options)


def run_job(run: RunFolder, options: Options | None = None) -> Any:
    """Do what ``job.json`` of a run folder asks for, from where it got to if it was interrupted.

    Returns:
        What its kind makes, see :data:`JOB_KINDS`.

    Raises:
        Stopped: stopped on request.
        ProjectError: the request cannot be used, or the folder does not lie in a project.
        SSLSegError: data, settings, checkpoint or storage do not allow it.
    """
    run.refuse_links()
    job, options = run.read_job(), options or Options()
    project = None if is_export(run.folder) else Project(run.folder.absolute().parents[1])
    if job["kind"] not in JOB_KINDS:
        raise ProjectError(f"The run '{run.id}' is of the unknown kind '{job['kind']}'.", "Update SSLSegmentation.")
    with limited_threads(options.threads or job.get("threads")), _recorded(run, options) as context:
        threads, several = torch.get_num_threads(), options.ranks.count > 1
        words = f"computing on '{context.device}' with {counted(threads, 'CPU thread')}"
        run.log_event("message", text=f"{words} in each of {options.ranks.count} processes" if several else words)
        if options.ranks.first and project and job["kind"] != "predict" and not (run.folder / PLAN).exists():
            for case in project.survey(tell=False)[1]:
                run.log_event("warning", text=str(case))
        return JOB_KINDS[job["kind"]](project, job, context)


def predict_cases(
    project: Project,
    model: Path | str,
    cases: Sequence[Case],
    *,
    flips: bool = False,
    keep_all_parts: bool = False,
    options: Options | None = None,
) -> PredictionResult:
    """Segment cases of a project into ``cases/<id>/predictions/<run>.seg.nrrd``.

    Args:
        model: ``model.pt``.
        cases: which.
        flips: average over mirrorings.
        keep_all_parts: leave masks as the network makes them, whatever the model says of parts and holes.

    Returns:
        The cases that were segmented, and those that could not be, with the reason.

    Raises:
        Stopped: stopped on request; :func:`resume` continues.
        SSLSegError: the model cannot be used, no case could be segmented, or the disk refuses the masks.
    """
    options = options or Options()
    how = {"flips": flips, "keep_all_parts": keep_all_parts, "threads": options.threads}
    run = new_prediction(project, model, [case.id for case in cases], **how)
    return run_job(WorkerRun(run.folder), options)


def _pretrain(project: Project | None, request: dict[str, Any], context: RunContext) -> Path:
    run = context.run
    settings = settled(run.folder, PretrainingSettings.from_job(request["settings"]))
    if recipe(settings.method).kind != "slices":
        _alone(context, f"The method '{settings.method}'")
    if not context.ranks.first:
        return run_pretraining(project, settings, context)
    Preflight(context, lambda: started_pretraining(run.folder, project, settings)).attach()
    backbone, stop = _until_stopped(lambda: run_pretraining(project, settings, context))
    _draw_curves(run, f"Pretraining: {settings.method}", stop)
    _keep(run, stop, backbone=backbone.name)
    return backbone


def _finetune(project: Project | None, request: dict[str, Any], context: RunContext) -> FinetuneResult:
    run = context.run
    settings = settled(run.folder, FinetuneSettings.from_job(request["settings"]))
    backbone = located(project, request["backbone"]) if request["backbone"] and project else request["backbone"]
    ids = request["train_ids"]
    if settings.module:
        _alone(context, "A finetuning for flat masks")
    if not context.ranks.first:
        return run_finetuning(project, settings, context, backbone, ids)
    Preflight(context, lambda: started_finetuning(run.folder, project, settings, backbone, ids)).attach()
    result, stop = _until_stopped(lambda: run_finetuning(project, settings, context, backbone, ids))
    _draw_curves(run, settings.title(pretrained=bool(backbone)), stop)
    best = None if result.outcome.best_score is None else 1 - result.outcome.best_score
    if result.labels["validation_cases"] and not stop:
        context.tell("Scoring the model on the validation cases …")
        try:
            score_validation(project, run, result.model, Options(str(context.device), context.progress))
        except DataError as error:  # roles, labels or volumes have changed since the run was planned
            run.log_event("warning", text=f"The model was not scored on the validation cases. {error}")
    _keep(run, stop, model=result.model.name, validation_dice=best, labels=result.labels)
    return result


def _predict(project: Project | None, request: dict[str, Any], context: RunContext) -> PredictionResult:
    if project is None:
        raise ProjectError("A prediction needs the volumes of its project.", "Run it where the project is.")
    _alone(context, "A prediction")
    model, keep = located_model(project, request), request.get("keep_all_parts", False)
    result, stop = _until_stopped(
        lambda: run_prediction(project, model, request["cases"], context, flips=request["flips"], keep_all_parts=keep)
    )
    _keep(context.run, stop, **result.to_dict())
    return result


def _study(project: Project | None, request: dict[str, Any], context: RunContext) -> StudyReport:
    if project is None:
        raise ProjectError("A study needs the volumes of its project.", "Run it where the project is.")
    _alone(context, "A study")
    report = run_study(project, StudySettings.from_job(request["settings"]), context)
    context.run.write_result(report="study.md", gains=report.gains)
    return report


#: What each kind of job does, by the ``kind`` in its request. A new kind of job is one entry more. There is no project
#: where an exported run is trained.
JOB_KINDS: dict[str, Callable[[Project | None, dict[str, Any], RunContext], Any]] = {
    "pretrain": _pretrain,
    "finetune": _finetune,
    "predict": _predict,
    "study": _study,
}


def _alone(context: RunContext, what: str) -> None:
    """Refuse to do in several processes what they cannot share.

    Raises:
        SettingsError: there are several.
    """
    if context.ranks.count > 1:
        raise SettingsError(f"{what} runs in one process; {context.ranks.count} were started.", "Start one process.")


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
    history = MetricHistory()
    history.add(run.events())
    save_curves(run.folder / "curves.png", history.records, title)


def _keep(run: RunFolder, stop: Stopped | None, **content: Any) -> None:
    """Write the result, with where it was stopped if it was, and go on with the stop."""
    run.write_result(**content, **({"stopped_early": True, **stop.where} if stop else {}))
    if stop:
        raise stop


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
        yield RunContext(
            run,
            options.pick_device(),
            should_stop,
            options.progress,
            previews=options.ranks.first,
            tell=options.tell,
            ranks=options.ranks,
        )
    except (Stopped, KeyboardInterrupt):
        run.write_status("stopped")
        raise
    except BaseException as error:
        explained = options.ranks.explained(error)
        try:
            run.write_error(explained)
            run.write_status("failed")
        except StorageError as refusal:
            # The fault itself is what the caller must see; that it could not be recorded is for the log.
            logging.getLogger(__name__).error("The failure of run %s could not be recorded: %s", run.id, refusal)
        if explained is error:
            raise
        raise explained from error
    run.write_status("done")
