"""One round of learning that goes on: what it begins with, what it learns from, and where it says what it does."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from ..core.errors import SettingsError
from ..core.storage import keep_copy, read_json, write_json
from ..finetuning import FinetuneSettings
from ..finetuning.decided import check_acting, check_decided
from ..finetuning.learning_settings import LearningSettings
from ..finetuning.planning import plan_finetuning
from ..finetuning.warm_start import allowed, gone_on, is_warm, network_of, seen_before, start_of, write_start
from ..project import Project, Role
from ..project.runs import RunFolder
from ..project.seen import PLAN
from ..stores.sampling import derived_seed
from ..training import Checkpoint, Trainer, load_checkpoint
from ..training.plan import START, RunPlan, cases_of, fixed_plan, new_test_cases
from .chain import Chain, ChainState

_BEFORE = "before.json"


def check_learning(
    project: Project,
    settings: FinetuneSettings,
    start: Path | str | None,
    asked: Collection[str] = (),
    *,
    labelled: bool = False,
) -> None:
    """Refuse what cannot be done before a run is made of it.

    Args:
        project: to learn from.
        settings: of a round.
        start: backbone or model to begin with; None = from scratch.
        asked: dotted names of settings that were asked for even if they are as in the preset.
        labelled: whether there have to be labels by now.

    Raises:
        DataError: there are none.
        CheckpointError: the start cannot be used.
        SettingsError: something is asked for that would do nothing.
    """
    warm = False
    check_acting(settings, pretrained=start is not None, asked=asked)
    if start is not None and load_checkpoint(start, "backbone", "model")["kind"] == "model":
        warm = True
        content = start_of(start, project.schema)
        if settings.place == "on" and not content["network"].get("place"):
            raise SettingsError(
                f"The model '{start}' does not take where pixels lie, and what goes on from it cannot begin to.",
                "Leave the place 'off' or 'auto', or begin from a backbone.",
            )
        check_decided(settings, network_of(content), content, start, asked)
        settings = gone_on(settings, content)
    if labelled or project.cases(Role.TRAIN, labelled=True):
        plan_finetuning(project, settings, None if warm else start, asked=() if warm else asked)


class RoundRun(RunFolder):
    """The folder of a round: what it says stands in the run that it belongs to, as a stage of it.

    Args:
        folder: of the round.
        whole: the run.
        stage: what the round is called there.
    """

    def __init__(self, folder: Path, whole: RunFolder, stage: str) -> None:
        super().__init__(folder)
        self.whole = whole
        self.stage = stage

    def log_event(self, kind: str, **content: Any) -> None:
        """Into the events of the whole run."""
        self.whole.log_event(kind, **{**content, "stage": self.stage})

    def events(self, kind: str | None = None) -> Iterator[dict[str, Any]]:
        """Those of this round alone."""
        return (event for event in self.whole.events(kind) if event.get("stage") == self.stage)

    def write_status(self, state: str, **details: Any) -> None:
        """Into the status of the whole run."""
        self.whole.write_status(state, **{**details, "stage": self.stage})


@dataclass(frozen=True)
class Round:
    """A round that is begun.

    Args:
        project: to learn from.
        settings: of the run.
        start: backbone or model that the run begins with; None = from scratch.
        chain: of the run.
        state: where it stands.
        whole: folder of the run.
    """

    project: Project
    settings: LearningSettings
    start: Path | str | None
    chain: Chain
    state: ChainState
    whole: RunFolder

    @property
    def folder(self) -> Path:
        """Where it works."""
        return self.chain.round_folder(self.state.round)

    @property
    def stage(self) -> str:
        """What it is called in events and status."""
        return f"round {self.state.round}"

    @property
    def run(self) -> RoundRun:
        """The folder as a training needs it."""
        return RoundRun(self.folder, self.whole, self.stage)

    def begin(self) -> Checkpoint | None:
        """What it begins with: the newest model as a start, else what the run was asked to begin with."""
        kept, models = self.folder / START, self.state.models
        if kept.exists():
            return Checkpoint(kept)
        source = self.chain.model_folder(models[-1].number) / "model.pt" if models else self.start
        if source is None:
            return None
        if load_checkpoint(source, "backbone", "model")["kind"] == "model":
            write_start(source, kept, self.project.schema)
        else:
            keep_copy(source, kept)
        return Checkpoint(kept)

    def finetuning(self, begin: Checkpoint | None) -> FinetuneSettings:
        """Its settings: with random numbers of its own, and where a model is gone on from, as that has decided."""
        settings, number = self.settings.finetuning, self.state.round
        optimisation = settings.optimisation
        start = load_checkpoint(begin, "backbone") if begin else None
        if start is not None and is_warm(start):
            settings = gone_on(settings, start)
            rate = optimisation.learning_rate * self.settings.later_rate
            optimisation = replace(optimisation, learning_rate=rate)
        if number > 1:
            optimisation = replace(optimisation, seed=derived_seed(optimisation.seed, "round", number) % 2**31)
        return replace(settings, optimisation=optimisation)

    def plan(self, settings: FinetuneSettings, begin: Checkpoint | None) -> RunPlan:
        """The cases that it uses, those left out that would spoil the chain; made on the first call.

        Raises:
            SSLSegError: as ``fixed_plan``, and if a case that was learnt from has become a test case.
        """
        seen = seen_before(load_checkpoint(begin, "backbone") if begin else None)

        def choose(project: Project) -> RunPlan:
            train, validation = (project.volumes(role, labelled=True) for role in (Role.TRAIN, Role.VALIDATION))
            usable = allowed(train, validation, project.volumes(Role.TEST), seen)
            for case, reason in usable.left_out.items():
                self.run.log_event("message", text=f"'{case}' is left out: {reason}.")
            chosen = plan_finetuning(project, settings, begin, [case.id for case in usable.train])
            return replace(chosen, validation=usable.validation).fixed()

        return fixed_plan(self.folder, self.project, choose)

    def is_spoilt(self) -> bool:
        """Whether a case of its plan has become a test case, or is gone: nothing may come of it then."""
        if not (self.folder / PLAN).exists():
            return False
        plan = RunPlan.read(self.folder)
        try:
            cases_of(plan, self.project)
        except SettingsError:
            return True
        return bool(new_test_cases(plan, self.project))

    def judge(self, trainer: Trainer) -> None:
        """Before the first step: how good is the model that it goes on from, on today's validation cases?"""
        path, begin = self.folder / _BEFORE, self.begin()
        if path.exists() or begin is None or not is_warm(begin.content("backbone")):
            return
        module = trainer.evaluated_module
        module.eval()
        with torch.inference_mode(), trainer.autocast():
            metrics = trainer.objective.validate(module)
        write_json(path, {"validation_dice": 1 - metrics["score"] if metrics else None})

    @property
    def before(self) -> float | None:
        """What :meth:`judge` found; None where there was nothing to judge, or nobody who could."""
        path = self.folder / _BEFORE
        return read_json(path, "score")["validation_dice"] if path.exists() else None
