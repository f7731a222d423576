"""What a strategy of finetuning does in a run and in its preflight. This is the usual one; others derive from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import nn

from ..core.errors import DataError
from ..core.progress import Progress
from ..networks.architecture import REGISTRY as NETWORKS
from ..networks.segmenter import Segmenter, seeded
from ..stores import SliceStore
from ..stores.sampling import derived_seed
from ..training import OptimisationSettings, Outcome, RunContext, Trainer
from ..training.plan import RunPlan
from ..training.preparation import patch_size
from ..training.reporting import Place
from .planning import FinetuningPlan
from .settings import FinetuneSettings
from .strategy import PARTS, REGISTRY, Strategy
from .supervised import Augmentation, SupervisedObjective
from .transferred import TransferredPart


class FinetuningMethod:
    """The whole network, but for what the strategy freezes, learns from labelled slices.

    Args:
        plan: cases, schema, network and backbone.
        settings: of the finetuning.
    """

    def __init__(self, plan: FinetuningPlan, settings: FinetuneSettings) -> None:
        self.plan = plan
        self.settings = settings
        self.strategy: Strategy = REGISTRY[settings.strategy]

    #: Bytes a pixel of the store that :meth:`furnish` writes beside it.
    furnished = 0

    def furnish(self, store: SliceStore, progress: Progress) -> None:
        """Make what the training needs beside the slices, and keep it in the folder of the store; here nothing.

        Args:
            store: of all cases of the plan, or of a sample of them.
            progress: shows progress over cases, and may raise.
        """
        return None

    @property
    def own(self) -> Any:
        """Settings of the strategy's own; None if it has none."""
        return self.strategy.own(self.settings)

    @property
    def trainings(self) -> dict[str, OptimisationSettings]:
        """By name, one for each network: they differ in their random numbers alone."""
        first = self.settings.optimisation
        count = self.settings.networks
        seeds = [derived_seed(first.seed, "network", number) % 2**31 for number in range(2, count + 1)]
        others = {f"finetune {number}": replace(first, seed=seed) for number, seed in enumerate(seeds, 2)}
        return {"finetune": first, **others}

    def network(self, seed: int) -> Segmenter:
        """One with random weights, before those of a backbone are put into it."""
        plan = self.plan
        return seeded(plan.architecture, self.shape, plan.schema.class_count, seed, plan.preprocessing.inputs)

    @property
    def shape(self) -> Any:
        """Shape of its network."""
        return self.plan.network

    #: What it trains.
    Objective: type[SupervisedObjective] = SupervisedObjective

    @property
    def takes_place(self) -> bool:
        """Whether its network can learn where each pixel lies."""
        return NETWORKS[self.plan.architecture].placed and not self.strategy.freezes

    def transferred(self, network: Segmenter) -> TransferredPart:
        """What of the network came from the backbone, and how that learns, if it does."""
        state = self.plan.backbone["state"] if self.plan.backbone else ()
        if not self.strategy.freezes:
            return TransferredPart(network, _of(PARTS, state), self.settings.backbone_rate, self.settings.frozen_start)
        random = () if self.plan.backbone else network.state_dict()  # as a control
        return TransferredPart(network, _of(self.strategy.freezes, (*state, *random)), frozen=1.0)

    def module(self, network: Segmenter) -> nn.Module:
        """All whose weights a checkpoint of the training holds, frozen as they will be."""
        self.transferred(network)
        return network

    def objective(
        self, optimisation: OptimisationSettings, network: Segmenter, store: SliceStore, device: torch.device
    ) -> SupervisedObjective:
        """What is trained on those cases of the plan that ``store`` holds; ``network`` is on ``device`` already.

        Raises:
            DataError: they hold no annotated slice.
        """
        rows = store.annotated_rows(store.rows(ids=[case.id for case in self.plan.train]))
        if not len(rows):
            raise DataError(
                "The labelled cases hold no annotated slice.",
                "Mark at least one slice as complete, and start a new run.",
            )
        validation_ids = {case.id for case in self.plan.validation}
        return self.made_objective(
            network,
            store,
            rows,
            [case for case in store.cases if case.id in validation_ids],
            self.patch(store),
            self.augmentation,
            self.settings.loss,
            self.settings.foreground_share,
            optimisation,
            device,
            self.transferred(network),
        )

    def patch(self, store: SliceStore) -> tuple[int, ...]:
        """Height and width of what the network learns from."""
        return patch_size(store.canvas, self.plan.max_size, self.plan.network.stride)

    @property
    def augmentation(self) -> Augmentation:
        """Random changes of what it learns from."""
        own, seen = self.settings, self.plan.preprocessing
        return Augmentation(own.spatial, own.intensity, own.appearance, seen.sequences, seen.is_standardised)

    def made_objective(
        self, network: Segmenter, store: SliceStore, rows: np.ndarray, *others: Any, **own: Any
    ) -> SupervisedObjective:
        """The objective of the arguments of :class:`SupervisedObjective`, and what one derived from it takes."""
        return self.Objective(network, store, rows, *others, **own)

    def fit(
        self,
        objective: SupervisedObjective,
        optimisation: OptimisationSettings,
        context: RunContext,
        stage: str,
        place: Place,
    ) -> Outcome:
        """Train; arguments and errors as of :class:`Trainer`, which it resumes like."""
        return Trainer(objective, optimisation, context, stage, place).fit()

    def special(self, objective: SupervisedObjective, fixed: RunPlan) -> list[str]:
        """What is special about how the network learns, in words; none if nothing is."""
        part, words = objective.transferred, []
        if self.strategy.freezes:
            return [f"{self.strategy.learns} learns"]
        if part.transferred and part.rate != 1:
            words.append(f"what came from the backbone learns at {part.rate:g} of the rate")
        if part.frozen:
            words.append(f"it stays as it is for the first {part.frozen:.0%} of the steps")
        return words

    def foretold(self, slices: Sequence[int], validated: bool) -> Mapping[str, OptimisationSettings]:
        """The trainings as preflight sizes them: of as many steps as there will be.

        Args:
            slices: annotated ones of each labelled case.
            validated: whether there are validation cases.
        """
        return self.trainings

    def rehearsal(self, slices: Sequence[int], validated: bool) -> Callable[..., Any] | None:
        """What measures it before it starts, with the arguments of ``Rehearsal``; None = as any training."""
        return None


def method_of(plan: FinetuningPlan, settings: FinetuneSettings) -> FinetuningMethod:
    """What the strategy of the settings does with a plan."""
    return REGISTRY[settings.strategy].method(settings.task)(plan, settings)


def _of(beginnings: tuple[str, ...], names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(beginnings)]
