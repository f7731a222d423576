"""Pretraining on slices: which, how they are drawn, and what is trained on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ..augmentation.warp import Size
from ..figures.panels import Preview
from ..losses.collectives import mean_over_processes
from ..networks.architecture import check_channels
from ..networks.segmenter import Segmenter, seeded
from ..networks.settings import UNetSettings
from ..project import Case
from ..stores import SliceBatch, SliceStore
from ..stores.gathering import fewer_channels
from ..stores.preprocessing import plan_preprocessing
from ..stores.sampling import derived_seed, step_generator
from ..training import Objective
from ..training.channels import chosen_channels
from ..training.distributed import Shards, merged
from ..training.plan import RunPlan, holds_test_cases, planned
from ..training.preparation import patch_size, smaller_patch
from ..training.preview import spread_rows
from ..training.settings import OptimisationSettings
from ..training.setup import CaseSource
from .base import TaskPretraining
from .method import PretrainingMethod, Views
from .recipe import Stage

_VALIDATION_BATCHES = 8
CLASSES = 2  # the segmentation head is not pretrained; finetuning makes its own


class SlicePretraining(TaskPretraining[UNetSettings]):
    """A pretraining on slices."""

    @property
    def trained(self) -> type[PretrainingObjective]:
        """Class of what a stage trains."""
        return PretrainingObjective

    def plan(self, learn: Sequence[Case], validation: Sequence[Case]) -> RunPlan:
        """What a run on these cases keeps."""
        settings = self.settings
        choices = {"plane": settings.plane, "bias_field_correction": settings.bias_field_correction}
        choices["context"] = int(settings.context)
        preprocessing = plan_preprocessing([*learn, *validation], settings.max_size, **choices)
        return RunPlan(planned(learn), planned(validation), preprocessing, transductive=holds_test_cases(learn))

    def seeing(self, plan: RunPlan, known: Sequence[str], learn: Sequence[Case]) -> RunPlan:
        """With all sequences that are asked for."""
        channels = chosen_channels(known, self.settings.channels, learn)
        preprocessing = replace(plan.preprocessing, channels=channels)
        check_channels(self.settings.architecture, preprocessing.inputs)
        return replace(plan, preprocessing=preprocessing)

    def network(self, plan: RunPlan, seed: int) -> Segmenter:
        """The network with random weights."""
        network = seeded(self.settings.architecture, self.shape(plan), CLASSES, seed, plan.preprocessing.inputs)
        network.own_channels = plan.preprocessing.sequences
        return network

    def size(self, source: CaseSource) -> Size:
        """Rows and columns of patches."""
        _, height, width = source.shape
        return patch_size((height, width), self.settings.max_size, self.settings.network.stride)

    def images(self, source: CaseSource) -> int:
        """Slices that are learnt from."""
        return source.slices(source.plan.train)

    def validation_images(self, stage: Stage, source: CaseSource) -> int:
        """Slices that a validation looks at."""
        batch_size = self.settings.stages[stage.name][1].batch_size
        return slices_compared(source.slices(source.plan.validation), batch_size)

    def objective(
        self,
        stage: Stage,
        method: PretrainingMethod,
        plan: RunPlan,
        optimisation: OptimisationSettings,
        store: Any,
        device: torch.device,
    ) -> PretrainingObjective:
        """The method on the slices of those cases of the plan that ``store`` holds."""
        return stage_objective(stage, method, plan, optimisation, store, device, self.trained)


class PretrainingObjective(Objective):
    """One stage of a recipe on a slice store."""

    min_micro_batch = SlicePretraining.min_micro_batch

    def __init__(
        self,
        method: PretrainingMethod,
        store: SliceStore,
        train_rows: np.ndarray,
        validation_rows: np.ndarray,
        settings: OptimisationSettings,
        stage: str,
        device: torch.device,
    ) -> None:
        self.module: PretrainingMethod = method
        self.keep_best = method.keep_best
        self.find_unused_parameters = method.find_unused_parameters
        self.store = store
        self.stage = stage
        self.seed = settings.seed
        self.device = device
        self.batch_size = settings.batch_size
        self.stream = method.stream(store, train_rows, settings.batch_size, derived_seed(settings.seed, stage))
        self.steps_per_epoch = self.stream.steps_per_epoch
        # Evenly spread over cases and positions, the same in every validation.
        count = min(len(validation_rows), _VALIDATION_BATCHES * settings.batch_size)
        picked = validation_rows[np.linspace(0, len(validation_rows) - 1, count).round().astype(int)] if count else []
        order = np.random.default_rng(derived_seed(settings.seed, "validation")).permutation(np.asarray(picked, int))
        self.validation_slices = slices_compared(len(validation_rows), settings.batch_size)
        self.validation_batches = [
            order[i : i + settings.batch_size] for i in range(0, self.validation_slices, settings.batch_size)
        ]

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Loss of a part of the batch of ``step``."""
        shards = self.shards.of(self.stream.batch(step), part, self.parts, self.seed, self.stage, step)
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            views = self._views(self.module, shards, self.shards.count, dropping=True)
        return self.module.loss(views)

    def _views(
        self,
        module: PretrainingMethod,
        shards: Iterable[tuple[np.ndarray, torch.Generator]],
        count: int,
        *,
        dropping: bool = False,
    ) -> Views:
        """Those of some of ``count`` shards; in training, with further sequences taken away from some slices."""
        module.shards = count
        views, sizes = [], []
        for rows, generator in shards:
            batch = self.gathered(rows, generator)
            if dropping:
                batch = replace(batch, images=fewer_channels(batch.images, module.channels, generator))
            views.append(module.step_views(batch, generator))
            sizes.append(len(rows))
        return merged(views, sizes)

    def gathered(self, rows: np.ndarray, generator: torch.Generator) -> SliceBatch:
        """What of ``rows`` a method makes its views of, on the device."""
        return self.store.batch(rows, self.device)

    def shrink(self) -> str | None:
        """Halve the patch."""
        height, width = self.module.size
        smaller = smaller_patch((height, width), self.module.network.settings.stride)
        if smaller is None:
            return None
        self.module.size = smaller
        return f"patches of {smaller[0]} × {smaller[1]} pixels"

    @property
    def shares_validation(self) -> bool:
        """If every batch can be divided evenly."""
        return all(len(rows) % self.shards.count == 0 for rows in self.validation_batches)

    def validate(self, module: nn.Module) -> dict[str, float]:
        """Mean loss over fixed views of the validation slices."""
        found = []
        divided = self.shards if self.shares_validation else Shards()
        for number, batch in enumerate(self.validation_batches):
            shards = divided.of(batch, 0, 1, self.seed, self.stage, "validation", number)
            losses = module.loss(self._views(module, shards, divided.count))
            found.append(
                {name: mean_over_processes(losses[name]) for name in ("loss", "chance_level") if name in losses}
            )
        # Where chance has no loss (all slices count as alike) there is nothing to tell apart; 0 would look perfect.
        losses = [losses["loss"].float() for losses in found if float(losses.get("chance_level", 1)) > 0]
        if not losses:
            return {}
        loss = float(torch.stack(losses).mean())
        return {"score": loss, "validation_loss": loss}

    def preview(self, module: nn.Module) -> Preview | None:
        """The method's, on validation slices (training slices if there are none), with case and slice as captions."""
        rows = np.sort(np.concatenate(self.validation_batches)) if self.validation_batches else self.stream.rows
        rows = spread_rows(self.store.case_of_row, rows)
        generator = step_generator(self.seed, self.stage, "preview")
        preview = module.preview(self.gathered(rows, generator), generator)
        return preview and replace(preview, captions=tuple(self.store.name_of_row(row) for row in rows))

    def before_step(self, step: int, total: int) -> None:
        """Hand on to the method."""
        self.module.before_step(step, total)

    def after_step(self, step: int, total: int) -> None:
        """Hand on to the method."""
        self.module.after_step(step, total)


def slices_compared(available: int, batch_size: int) -> int:
    """Slices that a validation looks at: some whole batches, since contrastive losses depend on the batch size; a
    smaller one only if there is no other."""
    count = min(available, _VALIDATION_BATCHES * batch_size)
    return count if count < batch_size else count - count % batch_size


def stage_objective(
    stage: Stage,
    method: PretrainingMethod,
    plan: RunPlan,
    optimisation: OptimisationSettings,
    store: SliceStore,
    device: torch.device,
    kind: type[PretrainingObjective] = PretrainingObjective,
) -> PretrainingObjective:
    """What a stage trains on those cases of the plan that ``store`` holds; ``method`` is on ``device`` already."""
    train, validation = (store.rows(ids=[case.id for case in cases]) for cases in (plan.train, plan.validation))
    return kind(method, store, train, validation, optimisation, stage.name, device)
