"""The whole loop in a few calls: pretrain, finetune, predict, evaluate. The command line calls exactly these.

Each is a job. All but the evaluation are runs: a request in a folder of the project, done here or in the background.

project = Project.create("liver")
import_dataset(project, "dataset.json")
backbone = pretrain(project, "contrastive", preset="quick")
model = finetune(project, backbone, preset="quick").model
predict_cases(project, model, project.cases(Role.UNLABELLED))
print(evaluate(project, model).format_table())
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .core.errors import SettingsError
from .execution.kinds import JOB_KINDS, Evaluating, Finetuning, Predicting, Pretraining
from .execution.run import do, rehearsed, resume, run_job
from .finetuning import FinetuneResult, FinetuneSettings
from .inference.case_evaluation import score_validation
from .inference.case_prediction import PredictionResult
from .inference.evaluation import EvaluationReport
from .preflight import PreflightReport
from .pretraining import DEFAULT_METHOD, PretrainingSettings
from .project import Case, Project, Role
from .project.runs import RunFolder
from .training.options import Options, limited_threads, set_threads
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

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

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
    return do(Pretraining(settings), project, options)


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
    return do(Finetuning(settings, backbone, train_ids), project, options)


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
    return rehearsed(Pretraining(settings), project, options)


def check_finetuning(
    project: Project,
    backbone: Path | str | None,
    settings: FinetuneSettings,
    train_ids: Sequence[str] | None = None,
    options: Options | None = None,
) -> PreflightReport:
    """As :func:`check_pretraining`, for :func:`finetune`."""
    return rehearsed(Finetuning(settings, backbone, train_ids), project, options)


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
    return do(Predicting(model, [case.id for case in cases], flips, keep_all_parts), project, options)


def evaluate(
    project: Project,
    model: Path | str,
    role: Role = Role.TEST,
    *,
    flips: bool = False,
    keep_all_parts: bool = False,
    options: Options | None = None,
) -> EvaluationReport:
    """Predict the labelled cases of a role and score them on their native grids.

    Writes ``evaluation-<role>.csv``, ``.json``, ``.md`` and ``.png`` beside the model. Structures are paired by name,
    then by terminology: which values they have in the model and in the project does not matter.

    Args:
        model: ``model.pt``.
        role: of the cases.
        flips: average over mirrorings.
        keep_all_parts: score masks as the network makes them, whatever the model says of parts and holes.

    Raises:
        DataError: no labelled case has this role, the model segments none of the project's structures, or it has
            learnt from a test or validation case.
        SSLSegError: the model or a volume cannot be used, or the disk refuses what is written.
    """
    return do(Evaluating(model, role, flips, keep_all_parts), project, options)


def new_pretraining(project: Project, settings: PretrainingSettings, threads: int | None = None) -> RunFolder:
    """Write the request for a pretraining, to be done by :func:`run_job` or in the background (``jobs.start``).

    Args:
        threads: CPU threads of the run, also when it is resumed (default: torch's choice, one per core).

    Raises:
        SSLSegError: data, settings or storage do not allow it.
    """
    return Pretraining(settings).write(project, threads)


def new_finetuning(
    project: Project,
    backbone: Path | str | None,
    settings: FinetuneSettings,
    train_ids: Sequence[str] | None = None,
    threads: int | None = None,
) -> RunFolder:
    """As :func:`new_pretraining`, for what :func:`finetune` does."""
    return Finetuning(settings, backbone, train_ids).write(project, threads)


def new_prediction(
    project: Project, model: Path | str, case_ids: Sequence[str], *, threads: int | None = None, **how: bool
) -> RunFolder:
    """As :func:`new_pretraining`, for what :func:`predict_cases` does; ``how``: ``flips``, ``keep_all_parts``."""
    return Predicting(model, case_ids, **how).write(project, threads)
