"""Finetuning in 3D: as on slices, but what is seen are patches of volumes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, cast

import numpy as np
import torch
from torch import Tensor, nn

from ..augmentation.ranges import SpatialRanges
from ..augmentation.warp import warp, warp_labels
from ..augmentation.warp3d import random_grid3d
from ..inference.volumes import VolumePredictor, volume_probabilities
from ..networks.segmenter import Segmenter
from ..networks.settings import UNet3dSettings
from ..project import Case, Project
from ..project.schema import NOT_ANNOTATED
from ..stores import SliceStore, StoredCase
from ..stores.preprocessing import Preprocessing
from ..stores.volume_preprocessing import Sides, plan_volumes
from ..stores.volumes import VolumeStore
from ..training import Checkpoint
from ..training.preparation import smaller_volume
from ..training.volume_plan import shape_of_plan
from .method import FinetuningMethod
from .planning import usual_preprocessing
from .slices import SliceFinetuning
from .supervised import Augmentation, SupervisedObjective
from .volume_settings import VolumeFinetuneSettings


class VolumeFinetuning(SliceFinetuning):
    """A finetuning of a 3D network on labelled volumes, or on slices of them."""

    settings: VolumeFinetuneSettings  # type: ignore[assignment]
    scoring: ClassVar[Mapping[str, Any]] = {"predicting": VolumePredictor, "slices": None}

    def beginning(self, backbone: Path | str | Checkpoint | None) -> tuple[Any, int, dict[str, Any] | None]:
        """As of any finetuning; patches are of the size that is asked for where the backbone has not decided it."""
        network, max_size, start = super().beginning(backbone)
        if start and not start["preprocessing"]:
            network = replace(network, patch_voxels=self.settings.network.patch_voxels)
        return network, max_size, start

    def preprocessing(
        self, project: Project, network: Any, train: Sequence[Case], validation: Sequence[Case]
    ) -> Preprocessing:
        """That which pretraining would choose: pixels, distance of slices, and patch."""
        return usual_preprocessing(project, self.settings, partial(plan_volumes, network=network))


class VolumeObjective(SupervisedObjective):
    """Segmentation loss on augmented patches. Every annotated slice comes once a pass, as the middle of a patch."""

    store: VolumeStore
    patch: Sides
    #: Part of the patches of slices with a structure that have one in their very middle.
    on_structures: float = 0.0

    def warped(self, store: Any, rows: np.ndarray, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Patches [B, C, d, h, w] around ``rows`` of a store, moved and deformed, their labels [B, d, h, w], and the
        grid by which they were."""
        spatial, largest = self.augmentation.spatial, tuple(np.max([case.shape for case in self.store.cases], axis=0))
        field = field_of(self.patch, spatial, largest)
        batch = store.parts(rows, self.patch, field, generator, self.device, self.on_structures)
        thickness = self.store.preprocessing.thickness
        grid = random_grid3d(len(rows), field, self.patch, spatial, generator, self.device, thickness)
        return warp(batch.images, grid), warp_labels(batch.labels, grid, NOT_ANNOTATED), grid

    def unchanged(self, case: StoredCase, rows: np.ndarray, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Patches [B, C, d, h, w] around ``rows`` of a case as they are, on the device, and labels [B, d, h, w]."""
        batch = self.store.parts(rows, self.patch, self.patch, generator, self.device, self.on_structures)
        return batch.images.float(), cast(Tensor, batch.labels).cpu()

    def of_rows(self, labels: Tensor) -> Tensor:
        """The labels of the middle slice of each patch, around which the network sees most; of the others none."""
        own = torch.full_like(labels, NOT_ANNOTATED)
        middle = labels.shape[1] // 2
        own[:, middle] = labels[:, middle]
        return own

    def shrink(self) -> str | None:
        """Halve the patch."""
        smaller = smaller_volume(self.patch, self.network.settings)
        if smaller is None:
            return None
        self.patch = smaller
        return f"patches of {' × '.join(map(str, smaller))} voxels"

    def answers(self, module: nn.Module, case: StoredCase, chosen: np.ndarray) -> Iterator[Tensor]:
        """Class probabilities [K, s, h, w] of slices of a case, all at once."""
        (wanted,) = np.nonzero(chosen)
        reach = self.patch[0] // 2
        first, last = max(0, wanted[0] - reach), min(case.count, wanted[-1] + reach + 1)
        volume = self.store.inputs(case, np.arange(first, last))
        found = volume_probabilities(module, volume, self.patch, self.device)
        yield found[:, wanted - first]


class VolumeMethod(FinetuningMethod):
    """The whole network learns from patches."""

    Objective: type[SupervisedObjective] = VolumeObjective

    @property
    def shape(self) -> UNet3dSettings:
        """That which the volumes ask for."""
        return shape_of_plan(self.plan.network, self.plan)

    @property
    def takes_place(self) -> bool:
        """It cannot learn where each voxel lies in its volume."""
        return False

    @property
    def augmentation(self) -> Augmentation:
        """Random changes of patches."""
        settings, channels = self.settings, self.plan.preprocessing.sequences
        return Augmentation(settings.spatial, settings.intensity, channels=channels)

    def patch(self, store: SliceStore) -> tuple[int, ...]:
        """Slices, rows and columns of what the network learns from."""
        return tuple(self.plan.preprocessing.patch)  # type: ignore[attr-defined]

    def made_objective(
        self, network: Segmenter, store: SliceStore, rows: np.ndarray, *others: Any, **own: Any
    ) -> SupervisedObjective:
        """An objective of patches."""
        made = super().made_objective(network, store, rows, *others, **own)
        made.on_structures = self.settings.foreground_share  # type: ignore[attr-defined]
        return made


def field_of(patch: Sides, spatial: SpatialRanges, largest: tuple[int, ...]) -> Sides:
    """Slices, rows and columns around a patch that it may be warped from; no more than the largest volume has."""
    angle = math.radians(min(45.0, spatial.rotation_deg))
    reach = (math.cos(angle) + math.sin(angle)) / spatial.scale[0] * (1 + spatial.shear) + 2 * spatial.translation
    depth, height, width = (
        max(side, min(math.ceil(side * max(1.0, reach)), whole)) for side, whole in zip(patch, largest, strict=True)
    )
    return depth, height, width
