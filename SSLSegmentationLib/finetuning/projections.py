"""Finetuning on projections: from volumes to flat masks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ..core.errors import CheckpointError, DataError
from ..figures.panels import Panel, Preview
from ..losses.dice_bce import half_dice_half_bce, output_channels, probabilities
from ..networks.architecture import described
from ..networks.fpn3d2d import Fpn3d2d
from ..networks.segmenter import seeded
from ..project import Case, Project
from ..stores.projection_batches import annotated, augment
from ..stores.projection_preprocessing import EnFacePreprocessing, plan_en_face
from ..stores.projection_settings import EnFaceAugmentation, EnFaceData
from ..stores.projections import EnFaceStore
from ..training import OptimisationSettings, Outcome, RunContext, TransferReport, transfer
from ..training.crops import CropObjective, volumes_compared
from ..training.objective import dice_figures
from ..training.plan import PlannedCase
from ..training.setup import CaseSource, StageSetup
from ..volumes.overlap import mean_dice
from .base import FinetuningObjective, TaskFinetuning
from .planning import FinetuningPlan
from .projection_settings import EnFaceFinetuneSettings

_BODY, _HEAD = ("encoder.", "projection.", "decoder."), "segmentation_head."


class ProjectionFinetuning(TaskFinetuning["FlatSegmentationObjective"]):
    """A finetuning of a projection network on cases with a flat mask.

    A backbone is taken over whole: for a single structure with its last convolution, as the paper does; for several
    ones, that is made anew.
    """

    settings: EnFaceFinetuneSettings

    def not_labelled(self, name: str) -> DataError:
        """A case that is asked for has no flat mask, or another role."""
        return DataError(
            f"'{name}' is no case with the role 'train' and a flat mask.",
            "Give it one with 'sslseg en-face PROJECT CASE --mask FILE', or change its role.",
        )

    def none_labelled(self, project: Project) -> DataError:
        """No training case has a flat mask."""
        return DataError(
            f"No training case of the project '{project.shown}' has a mask in the plane that it is projected onto.",
            "Give at least one its mask: 'sslseg en-face PROJECT CASE --axis k --mask FILE'.",
        )

    def preprocessing(
        self, project: Project, network: Any, train: Sequence[Case], validation: Sequence[Case]
    ) -> EnFacePreprocessing:
        """Plane, pixels and depth of the labelled cases."""
        settings, data = self.settings, self.settings.data
        least, plane = settings.network.least_depth, settings.plane
        return plan_en_face([*train, *validation], settings.max_size, least, data.depth, plane, **data.choices)

    def stages(self, source: CaseSource, plan: FinetuningPlan) -> tuple[StageSetup[FlatSegmentationObjective], ...]:
        """The only training."""
        return (
            StageSetup(
                "finetune",
                self.settings.optimisation,
                len(plan.train) * self.settings.data.crops_per_volume,
                volumes_compared(len(plan.validation)),
                partial(self.new_network, plan, self.settings.optimisation.seed),
                partial(self._objective, plan, source.largest(source.plan.validation)),
                min_micro_batch=FlatSegmentationObjective.min_micro_batch,
                weight_files=2 if plan.backbone else 1,
            ),
        )

    def new_network(self, plan: FinetuningPlan, seed: int) -> Fpn3d2d:
        """A projection network with random weights."""
        return seeded(plan.architecture, plan.network, output_channels(plan.schema.class_count), seed)

    def transferred(self, network: Fpn3d2d, start: Mapping[str, Any], name: str) -> TransferReport:
        """All of the backbone, with its last convolution if that has as many outputs."""
        keeps_head = network.outputs == start["outputs"]
        report = transfer(network, start["state"], name, prefixes=(*_BODY, *[_HEAD] * keeps_head))
        if missing := [name for name in report.new if keeps_head or not name.startswith(_HEAD)]:
            raise CheckpointError(
                f"The checkpoint '{name}' lacks '{missing[0]}' of the network.", "Pretrain again, or choose another."
            )
        return report

    def _objective(
        self,
        plan: FinetuningPlan,
        largest: Sequence[PlannedCase],
        store: EnFaceStore,
        optimisation: OptimisationSettings,
        device: torch.device,
        network: Fpn3d2d | None = None,
    ) -> FlatSegmentationObjective:
        held_out = plan.validation if network else largest
        network = (network or self.new_network(plan, optimisation.seed)).to(device)
        train, validation = (
            annotated(store, store.numbers([case.id for case in cases])) for cases in (plan.train, held_out)
        )
        data, augmentation = self.settings.data, self.settings.augmentation
        return FlatSegmentationObjective(network, store, train, validation, data, augmentation, optimisation, device)

    def content(
        self,
        network: Fpn3d2d,
        objective: FlatSegmentationObjective,
        outcomes: Sequence[Outcome],
        plan: FinetuningPlan,
        decided: None,
        context: RunContext,
    ) -> dict[str, Any]:
        """The network."""
        return {
            **described(network),
            "outputs": network.outputs,
            "state": {name: tensor.detach().cpu() for name, tensor in network.state_dict().items()},
        }


class FlatSegmentationObjective(CropObjective, FinetuningObjective):
    """½ (Dice + cross-entropy) on random parts of labelled volumes, 2D Dice of whole flat masks in validation.

    Arguments as of :class:`CropObjective`, with the network as module.
    """

    min_micro_batch = 2  # batch normalisation

    def __init__(
        self,
        network: Fpn3d2d,
        store: EnFaceStore,
        train: np.ndarray,
        validation: np.ndarray,
        data: EnFaceData,
        augmentation: EnFaceAugmentation,
        settings: OptimisationSettings,
        device: torch.device,
    ) -> None:
        super().__init__(network, network, store, train, validation, data, settings, "finetune", device)
        self.augmentation = augmentation
        self.train_slices = len(train)  # flat masks

    @property
    def exported(self) -> nn.Module:
        """The network."""
        return self.module

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Loss of a part of the batch of ``step``."""
        batch, generator = self.batch(step, part)
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            batch = augment(batch, self.augmentation, generator)
        return {"loss": half_dice_half_bce(self.module(batch.volumes), batch.masks)}

    def validate(self, module: nn.Module) -> dict[str, float]:
        """Mean hard Dice over structures, then over held-out volumes, at the resolution of the network."""
        return dice_figures(self._volume_dice(module, number) for number in self.validation)

    def preview(self, module: nn.Module) -> Preview:
        """Volumes with their mean projection, reference and prediction."""
        rows = []
        for number in self.pictured():
            case = self.store.cases[number]
            flat = self.store.images[number, :, : case.height, : case.width].mean(axis=0, dtype=np.float32)
            flat = (flat - flat.min()) / max(1e-6, float(flat.max() - flat.min()))
            truth, found = self.store.flat(self.store.masks, number), self.labels(module, number)
            rows.append((self.section(number), Panel(flat, labels=np.asarray(truth)), Panel(flat, labels=found)))
        kind = "Held-out volumes, which the network does not learn from" if len(self.validation) else "Volumes"
        return Preview(
            f"{kind}: the reference and what the network segments so far.",
            ("A section of the volume", "Reference", "Prediction"),
            tuple(rows),
            tuple(self.store.cases[number].id for number in self.pictured()),
            tuple((segment.name, segment.color) for segment in self.store.needed_schema.segments),
        )

    def labels(self, module: nn.Module, number: int) -> np.ndarray:
        """Classes that a network in evaluation mode finds in a volume: uint8 [H, W]."""
        return probabilities(self.whole(module, number)[None])[0].argmax(dim=0).byte().cpu().numpy()

    def _volume_dice(self, module: nn.Module, number: int) -> float:
        truth = self.store.flat(self.store.masks, number)
        return mean_dice(self.labels(module, number), truth, range(1, self.store.needed_schema.class_count))
