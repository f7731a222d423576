"""What a run can be asked for: each kind of job is a class with its request, its check and its work."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from ..core.errors import DataError, SettingsError
from ..core.storage import write_text
from ..figures import save_curves
from ..finetuning import FinetuneResult, FinetuneSettings
from ..finetuning.learning_settings import LearningSettings
from ..finetuning.planning import begun_finetuning, check_request
from ..finetuning.run import FinetuneSetup, execute_finetuning, prepare_finetuning
from ..inference.case_evaluation import evaluable, evaluate, score_validation
from ..inference.case_prediction import PredictionResult, run_prediction
from ..inference.evaluation import EvaluationReport
from ..inference.prediction_table import TABLE, case_table
from ..jobs.requests import (
    DraftRequest,
    FinetuningRequest,
    LearningRequest,
    PredictionRequest,
    PretrainingRequest,
    Request,
    StudyRequest,
    needed,
)
from ..preflight import Preflight
from ..preflight.budget import Settings, settled
from ..pretraining import PretrainingSettings
from ..pretraining.run import execute_pretraining, fixed_pretraining_plan, plan_pretraining, prepare_pretraining
from ..project import Project, Role
from ..project.history import MetricHistory
from ..project.runs import RunFolder
from ..study import StudyReport, StudySettings, check_study, run_study
from ..tasks import task_of
from ..training import Checkpoint, RunContext, Stopped, load_checkpoint
from ..training.options import Options
from ..training.plan import START, RunPlan
from ..training.setup import RunSetup
from .drafts import keep_drafting
from .learning import Learning, LearningResult
from .learning_round import check_learning

T = TypeVar("T")
S = TypeVar("S", bound=RunSetup)


class JobKind(Request):
    """A job that is a run: its request stands in a run folder, so that it can be done elsewhere, or gone on with."""

    def check(self, project: Project) -> None:
        """Refuse what cannot be done before a run is made of it.

        Raises:
            SSLSegError: says why.
        """
        return None

    @abstractmethod
    def work(self, project: Project | None, context: RunContext) -> Any:
        """Do it in the run folder of the context, from where it got to if it was interrupted.

        Raises:
            Stopped: asked to stop.
            SSLSegError: data, settings, checkpoint or storage do not allow it.
        """


class Immediate(ABC):
    """A job that is no run: it is done here and now or not at all, and nothing is written down of what it was asked."""

    kind: ClassVar[str]

    @abstractmethod
    def check(self, project: Project) -> None:
        """As of any job."""

    @abstractmethod
    def work(self, project: Project, options: Options) -> Any:
        """Do it.

        Raises:
            SSLSegError: data, settings, checkpoint or storage do not allow it.
        """


class Training(JobKind, Generic[S]):
    """A pretraining or finetuning: prepared once, looked at before it starts, then executed."""

    settings: Any

    @property
    @abstractmethod
    def alone(self) -> str:
        """What to call it where several processes cannot train it."""

    @abstractmethod
    def fixed(self, project: Project | None, folder: Path) -> tuple[RunPlan, Mapping[str, Any] | None]:
        """Which cases the run in ``folder`` learns from, made and written down on the first call.

        Returns:
            The plan, and the content of the run's copy of the backbone that it begins with, if it does.
        """

    @abstractmethod
    def prepare(self, project: Project | None, folder: Path | None = None) -> S:
        """Describe it; without a folder as one that nobody has started."""

    @abstractmethod
    def execute(self, setup: S, project: Project | None, context: RunContext) -> Any:
        """Train."""

    @abstractmethod
    def finish(self, made: Any, stop: Stopped | None, project: Project | None, context: RunContext) -> None:
        """Draw, score and write the result of what was made, also up to a stop."""

    def work(self, project: Project | None, context: RunContext) -> Any:
        """Prepare, look and train."""
        if not task_of(self.settings).spreads:
            refuse_ranks(context, self.alone)
        preflight = Preflight(context)  # its clock runs from now on
        with context.ranks.main_first():
            setup = self.prepare(project, context.run.folder)
            if context.ranks.is_main:
                preflight.attach(setup)
        if not context.ranks.is_main:
            return self.execute(setup, project, context)
        made, stop = _until_stopped(lambda: self.execute(setup, project, context))
        self.finish(made, stop, project, context)
        return made


@dataclass(frozen=True)
class Pretraining(PretrainingRequest, Training[RunSetup]):
    """Makes a ``backbone.pt``."""

    settings_type = PretrainingSettings

    settings: PretrainingSettings

    def check(self, project: Project) -> None:
        """Are there cases that it can learn from, and nothing that would do nothing?"""
        plan_pretraining(project, self.settings)

    @property
    def alone(self) -> str:
        """Its method."""
        return f"The method '{self.settings.method}'"

    def fixed(self, project: Project | None, folder: Path) -> tuple[RunPlan, Mapping[str, Any] | None]:
        """Which cases it learns from, and the starter, if it begins with that."""
        plan, start = fixed_pretraining_plan(folder, project, self.settings), folder / START
        return plan, load_checkpoint(start, "backbone") if start.exists() else None

    def prepare(self, project: Project | None, folder: Path | None = None) -> RunSetup:
        """Cases, stages and sizes."""
        return prepare_pretraining(project, _settled(self.settings, folder), folder)

    def execute(self, setup: RunSetup, project: Project | None, context: RunContext) -> Path:
        """Train stage by stage."""
        return execute_pretraining(setup, project, context)

    def finish(self, made: Path, stop: Stopped | None, project: Project | None, context: RunContext) -> None:
        """Draw the curves."""
        _draw_curves(context.run, f"Pretraining: {self.settings.method}", stop)
        _keep(context.run, stop, backbone=made.name)


@dataclass(frozen=True)
class Finetuning(FinetuningRequest, Training[FinetuneSetup]):
    """Makes a ``model.pt``."""

    settings_type = FinetuneSettings

    settings: FinetuneSettings

    @cached_property
    def start(self) -> Checkpoint | None:
        """The backbone, read once for the check, the plan and the training."""
        return Checkpoint(self.backbone) if self.backbone else None

    def check(self, project: Project, asked: Collection[str] = ()) -> None:
        """Are there labelled cases, does the backbone fit, and is there nothing that would do nothing?

        Args:
            asked: dotted names of settings that were asked for even if they are as in the preset.
        """
        check_request(project, self.settings, self.start, self.train_ids, asked)

    @property
    def alone(self) -> str:
        """What it makes."""
        return f"A finetuning for {task_of(self.settings).makes}"

    def fixed(self, project: Project | None, folder: Path) -> tuple[RunPlan, Mapping[str, Any] | None]:
        """Which cases it learns from, and its backbone."""
        begun = begun_finetuning(folder, project, self.settings, self.start, self.train_ids)
        return begun.fixed(), begun.backbone

    def prepare(self, project: Project | None, folder: Path | None = None) -> FinetuneSetup:
        """Cases, stages and sizes."""
        settings = _settled(self.settings, folder)
        return prepare_finetuning(project, settings, self.start, self.train_ids, folder)

    def execute(self, setup: FinetuneSetup, project: Project | None, context: RunContext) -> FinetuneResult:
        """Train."""
        return execute_finetuning(setup, project, context)

    def finish(self, made: FinetuneResult, stop: Stopped | None, project: Project | None, context: RunContext) -> None:
        """Draw the curves, and score the model on the validation cases."""
        run = context.run
        _draw_curves(run, self.settings.title(pretrained=bool(self.backbone)), stop)
        best = None if made.outcome.best_score is None else 1 - made.outcome.best_score
        if made.labels["validation_cases"] and not stop:
            context.tell("Scoring the model on the validation cases …")
            try:
                score_validation(project, run, made.model, Options(str(context.device), context.progress))
            except DataError as error:  # roles, labels or volumes have changed since the run was planned
                run.log_event("warning", text=f"The model was not scored on the validation cases. {error}")
        _keep(run, stop, model=made.model.name, validation_dice=best, labels=made.labels)


@dataclass(frozen=True)
class Predicting(PredictionRequest, JobKind):
    """Makes masks of cases."""

    def work(self, project: Project | None, context: RunContext) -> PredictionResult:
        """Case by case."""
        refuse_ranks(context, "A prediction")
        present = needed(project, "A prediction")
        how = {"flips": self.flips, "keep_all_parts": self.keep_all_parts}
        result, stop = _until_stopped(lambda: run_prediction(present, Path(self.model), self.cases, context, **how))
        write_text(context.run.folder / TABLE, case_table(result))
        _keep(context.run, stop, **result.to_dict())
        return result


@dataclass(frozen=True)
class Study(StudyRequest, JobKind):
    """Compares starts by how few labels they need."""

    settings_type = StudySettings

    settings: StudySettings

    def check(self, project: Project) -> None:
        """Are there labelled cases of all roles, and does each start work?"""
        check_study(project, self.settings)

    def work(self, project: Project | None, context: RunContext) -> StudyReport:
        """Cell by cell."""
        refuse_ranks(context, "A study")
        report = run_study(needed(project, "A study"), self.settings, context)
        context.run.write_result(report="study.md", gains=report.gains)
        return report


@dataclass(frozen=True)
class KeepLearning(LearningRequest, JobKind):
    """Goes on from the last model whenever labels have changed, and publishes better ones."""

    settings_type = LearningSettings

    settings: LearningSettings

    def check(self, project: Project, asked: Collection[str] = ()) -> None:
        """Can it be gone on from what it is to begin with, and is there nothing that would do nothing? Labels may come
        later, unless it is to learn only once."""
        check_learning(project, self.settings.finetuning, self.backbone, asked, labelled=self.once)

    def work(self, project: Project | None, context: RunContext) -> LearningResult:
        """Round after round."""
        refuse_ranks(context, "Learning that goes on")
        present = needed(project, "Learning that goes on")
        result = Learning(present, self.settings, self.backbone, context, once=self.once).learn()
        made = {"model": result.model.name} if result.model else {}
        context.run.write_result(**made, number=result.models, validation_dice=result.validation_dice)
        return result


@dataclass(frozen=True)
class Drafting(DraftRequest, JobKind):
    """Makes drafts of all cases as long as it is not stopped. A worker does it without torch (``execution.drafts``)."""

    def work(self, project: Project | None, context: RunContext) -> None:
        """Until it is stopped."""
        refuse_ranks(context, "Drafting")
        keep_drafting(context.run, str(context.device), context.should_stop, context.progress)


@dataclass(frozen=True)
class Evaluating(Immediate):
    """Scores a model on labelled cases. It takes the time of a prediction, leaves nothing to go on from, and what it
    makes lies beside the model: a run folder of each would only hide the runs that somebody looks for.

    Args:
        model: ``model.pt``.
        role: of the cases.
        flips: average over mirrorings.
        keep_all_parts: score masks as the network makes them, whatever the model says of parts and holes.
    """

    kind = "evaluate"

    model: Path | str
    role: Role = Role.TEST
    flips: bool = False
    keep_all_parts: bool = False

    @cached_property
    def opened(self) -> Checkpoint:
        """The model, read once for the check and the work."""
        return Checkpoint(self.model)

    def check(self, project: Project) -> None:
        """Are there labelled cases of the role that the model has not learnt from, and structures that it knows?"""
        evaluable(project, self.opened, self.role)

    def work(self, project: Project, options: Options) -> EvaluationReport:
        """Case by case."""
        how = {"flips": self.flips, "keep_all_parts": self.keep_all_parts}
        return evaluate(project, self.opened, self.role, **how, options=options)


#: The runs by the ``kind`` in a request. A new kind of job is a class more.
JOB_KINDS: dict[str, type[JobKind]] = {
    job.kind: job for job in (Pretraining, Finetuning, Predicting, Study, KeepLearning, Drafting)
}


def refuse_ranks(context: RunContext, what: str) -> None:
    """Refuse to do in several processes what they cannot share.

    Raises:
        SettingsError: there are several.
    """
    if context.ranks.world_size > 1:
        raise SettingsError(
            f"{what} runs in one process; {context.ranks.world_size} were started.", "Start one process."
        )


def _settled(settings: Settings, folder: Path | None) -> Settings:
    return settled(folder, settings) if folder else settings


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
