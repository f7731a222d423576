"""A run before it starts: made once by ``prepare_…``, used by its preflight, by the run itself and by its export."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import torch
from torch import nn

from ..core.progress import Progress
from ..project import Case, Project
from ..project.schema import LabelSchema
from ..stores.preprocessing import Preprocessing, slice_shape
from .objective import Objective
from .plan import PlannedCase, RunPlan, cases_of
from .settings import OptimisationSettings

if TYPE_CHECKING:
    from typing_extensions import Self

#: Makes what a run needs beside its slices, given these and what shows progress over cases.
Furnish = Callable[[Any, Progress], None]


def nothing_more(store: Any, progress: Progress) -> None:
    """Most runs need their slices only."""


Trained_co = TypeVar("Trained_co", bound=Objective, covariant=True)


@dataclass(frozen=True)
class StageSetup(Generic[Trained_co]):
    """One stage of a run, which trains an objective of this type.

    Args:
        name: of the stage.
        optimisation: its length, batch size and optimizer.
        train_slices: slices of a pass.
        validation_slices: slices that a validation looks at.
        module: makes the module whose weights the checkpoints hold, with weights of its own or around a network.
        objective: makes what is trained from a store that holds some of the cases, optimisation settings and a device.
            Around a network with the weights so far it is that of the run; without one it has weights of its own,
            which cost as much as those of any step, and validates on the largest validation case only.
        min_micro_batch: slices that a part of a batch needs at least.
        weight_files: files of weights alone that the stage leaves behind.
        keep_best: whether the weights that validate best are kept, not the last.
        rehearsal: measures it, with the arguments of ``Rehearsal``; None = as a training.
    """

    name: str
    optimisation: OptimisationSettings
    train_slices: int
    validation_slices: int
    module: Callable[..., nn.Module]
    objective: Callable[..., Trained_co]
    min_micro_batch: int = 1
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
    def slices_to_see(self) -> int:
        """Slices that it sees in all, repetitions counted."""
        return self.steps * self.optimisation.batch_size

    @property
    def validations(self) -> int:
        """Validations in all: every interval, and at the end."""
        return -(-self.steps // self.optimisation.validation_interval(self.steps_per_epoch))


@dataclass(frozen=True)
class RunSetup:
    """A run before it starts.

    Args:
        settings: of the run.
        plan: cases and preprocessing.
        cases: records of the plan's cases; empty where only their slices are at hand.
        shape: slices, height and width of the slice store; of a store of volumes their number, depth, height and width.
        stages: in their order.
        way: what the task does of the run.
        images: how many images are learnt from, as its card tells.
        unlabelled: ids of training cases that cannot be learnt from, for lack of a label.
        seen_test_cases: ids of test cases that this run, or the backbone it starts from, learns from.
        fixed_by: what else than the minutes decides size and network, as a sentence; empty if nothing does.
        ending: measures what comes after the last step: given slices of some cases, a temporary folder and a device, it
            says the seconds; None = next to nothing comes.
        again: describes the same run with other settings.
        furnish: makes what it needs beside its slices.
        furnished: bytes of that on the disk, a pixel of the store.
    """

    settings: Any
    plan: RunPlan
    cases: list[Case]
    shape: tuple[int, ...]
    stages: tuple[StageSetup, ...]
    way: Any
    images: int = 0
    unlabelled: list[str] = field(default_factory=list)
    seen_test_cases: list[str] = field(default_factory=list)
    fixed_by: str = ""
    ending: Callable[[Any, Path, torch.device], float] | None = None
    again: Callable[[Any], Self] | None = None
    furnish: Furnish = nothing_more
    furnished: int = 0

    def with_settings(self, settings: Any) -> Self:
        """The same run with other settings, such as the steps that a time budget has come to."""
        if settings == self.settings:
            return self
        if self.again is None:
            raise ValueError("nothing describes this run with other settings")
        return self.again(settings)

    @property
    def minutes(self) -> float:
        """That all of it may take, which decides the steps; 0 = the steps are those of the stages."""
        return self.settings.minutes

    @property
    def preprocessing(self) -> Preprocessing:
        """How the cases become slices."""
        return self.plan.preprocessing

    @property
    def schema(self) -> LabelSchema | None:
        """What is segmented; None where labels are not looked at."""
        return self.plan.schema


@dataclass(frozen=True)
class CaseSource:
    """Sizes of a plan's cases, from their records, or from their store once that is there.

    Args:
        plan: which cases.
        records: of the cases; none if there is only a store.
        store: what has been prepared of them, if it has.
    """

    plan: RunPlan
    records: list[Case]
    store: Any = None

    @classmethod
    def of_run(cls, plan: RunPlan, project: Project | None, folder: Path | None = None) -> CaseSource:
        """What the run in ``folder`` starts from; without one, a run that nobody has started.

        Raises:
            SSLSegError: its store is damaged, or a case is gone.
        """
        if folder and (folder / "slices" / "index.json").exists():
            return cls(plan, [], plan.open_store(folder / "slices"))
        return cls(plan, cases_of(plan, project))

    @property
    def shape(self) -> tuple[int, ...]:
        """Of the stored images."""
        return self.store.images.shape if self.store else self.plan.store_shape(self.records)

    def slices(self, cases: Iterable[PlannedCase]) -> int:
        """Slices of these cases together."""
        return sum(self._sizes[case.id][0] for case in cases)

    def largest(self, cases: Iterable[PlannedCase]) -> tuple[PlannedCase, ...]:
        """The case that takes the most memory to validate on, by itself; empty if there is none."""
        return tuple(sorted(cases, key=lambda case: math.prod(self._sizes[case.id]))[-1:])

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, ...]]:
        if self.store:
            return {case.id: case.shape for case in self.store.cases}
        return {case.id: slice_shape(case, self.plan.preprocessing) for case in self.records}
