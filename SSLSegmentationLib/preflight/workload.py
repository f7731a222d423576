"""What a preflight needs to know about a run; pretraining and finetuning each describe theirs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
from torch import nn

from ..project import Case, Project
from ..project.schema import LabelSchema
from ..stores import SliceStore, store_shape
from ..stores.preprocessing import Preprocessing, slice_shape
from ..training import Objective, OptimisationSettings
from ..training.plan import PlannedCase, RunPlan, cases_of


@dataclass(frozen=True)
class StageWork:
    """One stage of a run.

    Args:
        name: of the stage.
        optimisation: its length, batch size and optimizer.
        train_slices: slices of a pass.
        validation_slices: slices that a validation looks at.
        module: makes the module whose weights the checkpoints hold.
        objective: makes what is trained, with weights of its own, from a slice store that holds some of the cases,
            optimisation settings and a device; it validates on the largest validation case only.
        smallest_part: slices that a part of a batch needs at least.
        weight_files: files of weights alone that the stage leaves behind.
        keep_best: whether the weights that validate best are kept, not the last.
        rehearsal: measures it, with the arguments of ``Rehearsal``; None = as a training.
    """

    name: str
    optimisation: OptimisationSettings
    train_slices: int
    validation_slices: int
    module: Callable[[], nn.Module]
    objective: Callable[[SliceStore, OptimisationSettings, torch.device], Objective]
    smallest_part: int = 1
    weight_files: int = 1
    keep_best: bool = True
    rehearsal: Callable[..., Any] | None = None

    @property
    def steps_per_epoch(self) -> int:
        """Steps of a pass."""
        return -(-self.train_slices // self.optimisation.batch_size)

    @property
    def steps(self) -> int:
        """Steps in all."""
        return self.optimisation.total_steps(self.steps_per_epoch)

    @property
    def validations(self) -> int:
        """Validations in all: every interval, and at the end."""
        return -(-self.steps // self.optimisation.validation_interval(self.steps_per_epoch))


@dataclass(frozen=True)
class Workload:
    """A run before it starts.

    Args:
        plan: cases and preprocessing.
        cases: records of the plan's cases; empty where only their slices are at hand.
        shape: slices, height and width of the slice store; of a store of volumes their number, depth, height and width.
        stages: in their order.
        unlabelled: ids of training cases that cannot be learnt from, for lack of a label.
        seen_test_cases: ids of test cases that this run, or the backbone it starts from, learns from.
        minutes: that all of it may take, which decides the steps; 0 = the steps are those of the stages.
        fixed_by: what else than the minutes decides size and network, as a sentence; empty if nothing does.
        ending: measures what comes after the last step: given slices of some cases, a temporary folder and a device, it
            says the seconds; None = next to nothing comes.
    """

    plan: RunPlan
    cases: list[Case]
    shape: tuple[int, ...]
    stages: tuple[StageWork, ...]
    unlabelled: list[str] = field(default_factory=list)
    seen_test_cases: list[str] = field(default_factory=list)
    minutes: float = 0.0
    fixed_by: str = ""
    ending: Callable[[SliceStore, Path, torch.device], float] | None = None

    @property
    def preprocessing(self) -> Preprocessing:
        """How the cases become slices."""
        return self.plan.preprocessing

    @property
    def schema(self) -> LabelSchema | None:
        """What is segmented; None where labels are not looked at."""
        return self.plan.schema


@dataclass(frozen=True)
class SliceSource:
    """Sizes of a plan's cases, from their records, or from their slices once these are there.

    Args:
        plan: which cases.
        cases: their records; None if there is a store.
        store: their slices, if they have been prepared.
    """

    plan: RunPlan
    cases: list[Case] | None
    store: SliceStore | None = None

    @classmethod
    def of_run(cls, folder: Path, plan: RunPlan, project: Project | None) -> SliceSource:
        """What the run in ``folder`` starts from.

        Raises:
            SSLSegError: its slices are damaged, or a case is gone.
        """
        if (folder / "slices" / "index.json").exists():
            return cls(plan, None, SliceStore(folder / "slices"))
        return cls(plan, cases_of(plan, project))

    @property
    def records(self) -> list[Case]:
        """Records of the cases; empty if there are only slices."""
        return self.cases or []

    @property
    def shape(self) -> tuple[int, int, int]:
        """Slices, height and width of the slice store."""
        return self.store.images.shape if self.store else store_shape(self.records, self.plan.preprocessing)

    def slices(self, cases: Iterable[PlannedCase]) -> int:
        """Slices of these cases together."""
        return sum(self._sizes[case.id][0] for case in cases)

    def largest(self, cases: Iterable[PlannedCase]) -> tuple[PlannedCase, ...]:
        """The case that takes the most memory to validate on, by itself; empty if there is none."""
        return tuple(sorted(cases, key=lambda case: math.prod(self._sizes[case.id]))[-1:])

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, int, int]]:
        if self.store:
            return {case.id: (case.count, case.height, case.width) for case in self.store.cases}
        return {case.id: slice_shape(case, self.plan.preprocessing) for case in self.records}
