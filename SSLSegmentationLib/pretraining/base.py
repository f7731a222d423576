"""What a task does of a pretraining. The run itself (``run``) is the same for all of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Generic

import torch
from torch import nn

from ..augmentation.warp import Size
from ..core.errors import DataError
from ..networks.architecture import inputs_described, shape
from ..networks.segmenter import seeded_weights
from ..project import Case, Project
from ..stores.sampling import derived_seed
from ..tasks.base import task_of
from ..training import Objective, OptimisationSettings
from ..training.channels import refuse_channels
from ..training.plan import RunPlan
from ..training.setup import CaseSource, StageSetup
from .method import PretrainingMethod
from .recipe import Stage, recipe
from .settings import PretrainingSettings, Shape


class TaskPretraining(ABC, Generic[Shape]):
    """A pretraining of a task, whose network has settings of the class ``Shape``.

    Args:
        settings: of the run.
    """

    #: Slices that a part of a batch needs at least: a contrast needs another one, and so does batch normalisation.
    min_micro_batch: ClassVar[int] = 2

    def __init__(self, settings: PretrainingSettings[Shape]) -> None:
        self.settings = settings

    def described(self, plan: RunPlan) -> dict[str, Any]:
        """Which network a checkpoint holds, for those who build it again."""
        inputs = inputs_described(plan.preprocessing.inputs)
        return {"architecture": self.settings.architecture, "network": shape(self.shape(plan)), **inputs}

    def shape(self, plan: RunPlan) -> Shape:
        """Shape of the network, as asked for, or as the volumes of a plan ask for."""
        return self.settings.network

    def usable(self, project: Project) -> list[Case]:
        """Those cases that the method can learn from.

        Raises:
            DataError: there is none, for lack of what it needs beside a volume.
        """
        return project.cases()

    @abstractmethod
    def plan(self, learn: Sequence[Case], validation: Sequence[Case]) -> RunPlan:
        """What a run on these cases keeps: them, and how they are prepared."""

    def seeing(self, plan: RunPlan, known: Sequence[str], learn: Sequence[Case]) -> RunPlan:
        """The plan with the sequences that the network sees, beside the volume itself.

        Args:
            plan: of the run.
            known: names of the sequences of the project.
            learn: cases that are learnt from.

        Raises:
            SettingsError: they cannot be had, or the network cannot see them.
        """
        refuse_channels(known, self.settings.channels, recipe(self.settings.method).title)
        return plan

    @abstractmethod
    def network(self, plan: RunPlan, seed: int) -> nn.Module:
        """The network, its weights random."""

    @abstractmethod
    def size(self, source: CaseSource) -> Size:
        """Rows and columns of what the network sees in training, of volumes with their slices first."""

    @abstractmethod
    def images(self, source: CaseSource) -> int:
        """How many images are learnt from, as its card tells."""

    def pass_images(self, stage: Stage, source: CaseSource) -> int:
        """How many of them, or parts of them, a pass of a stage takes."""
        return self.images(source)

    @abstractmethod
    def validation_images(self, stage: Stage, source: CaseSource) -> int:
        """How many a validation of a stage looks at."""

    @abstractmethod
    def objective(
        self,
        stage: Stage,
        method: PretrainingMethod,
        plan: RunPlan,
        optimisation: OptimisationSettings,
        store: Any,
        device: torch.device,
    ) -> Objective:
        """What a stage trains on those cases of the plan that ``store`` holds; ``method`` is on ``device`` already."""

    def stages(self, source: CaseSource) -> tuple[StageSetup, ...]:
        """The stages of the recipe, as their run and their rehearsal need them."""
        size, plan = self.size(source), source.plan
        sample = replace(plan, validation=source.largest(plan.validation))
        return tuple(
            StageSetup(
                stage.name,
                self.settings.stages[stage.name][1],
                self.pass_images(stage, source),
                self.validation_images(stage, source),
                partial(self._module, stage, size, plan),
                partial(self._objective, stage, size, plan, sample),
                min_micro_batch=self.min_micro_batch,
                weight_files=2,  # the best, and what the stage hands on to the next
                keep_best=stage.method.keep_best,
            )
            for stage in recipe(self.settings.method).stages
        )

    def _module(self, stage: Stage, size: Size, plan: RunPlan, network: nn.Module | None = None) -> PretrainingMethod:
        network = network or self.network(plan, self.settings.stages[stage.name][1].seed)
        return build_method(stage, self.settings, network, size)

    def _objective(
        self,
        stage: Stage,
        size: Size,
        plan: RunPlan,
        sample: RunPlan,
        store: Any,
        optimisation: OptimisationSettings,
        device: torch.device,
        network: nn.Module | None = None,
    ) -> Objective:
        method = self._module(stage, size, plan, network).to(device)
        return self.objective(stage, method, plan if network else sample, optimisation, store, device)


def pretraining_of(settings: PretrainingSettings[Any]) -> TaskPretraining[Any]:
    """What the task of the settings does of their pretraining."""
    return task_of(settings).pretraining(settings)


def build_method(stage: Stage, settings: PretrainingSettings, network: nn.Module, size: Size) -> PretrainingMethod:
    """The method of a stage on ``network``; its heads depend on the seed alone."""
    own, optimisation = settings.stages[stage.name]
    with seeded_weights(derived_seed(optimisation.seed, stage.name)):
        method = stage.method(network, own, size)
    method.placebo = settings.placebo
    return method


def nothing_to_learn(project: Project) -> DataError:
    """What to say of a project without a case to learn from."""
    return DataError(
        f"The project '{project.shown}' has no case to pretrain on.",
        "Add volumes with the role 'unlabelled' or 'train'.",
    )
