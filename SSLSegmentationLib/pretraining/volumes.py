"""Pretraining in 3D: the methods of slices, on patches of volumes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from ..augmentation.warp import Size
from ..networks.settings import UNet3dSettings
from ..project import Case
from ..stores import SliceBatch
from ..stores.volume_preprocessing import plan_volumes
from ..stores.volumes import VolumeStore
from ..training.plan import RunPlan, holds_test_cases, planned
from ..training.preparation import smaller_volume
from ..training.setup import CaseSource
from ..training.volume_plan import VolumePlan, shape_of_plan
from .method import PretrainingMethod
from .slices import PretrainingObjective, SlicePretraining


class VolumePretraining(SlicePretraining):
    """A pretraining of a 3D network. Every slice comes once a pass, as the middle of a patch."""

    def plan(self, learn: Sequence[Case], validation: Sequence[Case]) -> VolumePlan:
        """What a run on these cases keeps."""
        settings: Any = self.settings
        choices = {"plane": settings.plane, "bias_field_correction": settings.bias_field_correction}
        preprocessing = plan_volumes([*learn, *validation], settings.max_size, settings.network, **choices)
        return VolumePlan(planned(learn), planned(validation), preprocessing, transductive=holds_test_cases(learn))

    def shape(self, plan: RunPlan) -> UNet3dSettings:
        """Shape of the network, as the volumes ask for."""
        return shape_of_plan(self.settings.network, plan)

    def size(self, source: CaseSource) -> Size:
        """Slices, rows and columns of patches."""
        plan: Any = source.plan
        return plan.preprocessing.patch

    @property
    def trained(self) -> type[PretrainingObjective]:
        """Class of what a stage trains."""
        return VolumePretrainingObjective


class VolumePretrainingObjective(PretrainingObjective):
    """One stage of a recipe on a store of volumes."""

    store: VolumeStore

    def __init__(self, method: PretrainingMethod, store: VolumeStore, *others: Any) -> None:
        method.thickness = store.preprocessing.thickness
        super().__init__(method, store, *others)

    def gathered(self, rows: np.ndarray, generator: torch.Generator) -> SliceBatch:
        """Parts of volumes that are half again as large as a patch, with ``rows`` in their middle, on the device."""
        depth, height, width = self.module.size
        largest = np.max([case.shape for case in self.store.cases], axis=0).tolist()
        patch = depth, height, width
        around = [max(side, min(side + side // 2, whole)) for side, whole in zip(patch, largest, strict=True)]
        return self.store.parts(rows, patch, (around[0], around[1], around[2]), generator, self.device)

    def shrink(self) -> str | None:
        """Halve the patch."""
        depth, height, width = self.module.size
        smaller = smaller_volume((depth, height, width), self.module.network.settings)
        if smaller is None:
            return None
        self.module.size = smaller
        return f"patches of {' × '.join(map(str, smaller))} voxels"
