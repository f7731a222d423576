"""What a run of a 3D network learns from, fixed in ``plan.json`` like that of any other run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..networks.settings import UNet3dSettings
from ..stores.volume_preprocessing import VolumePreprocessing
from ..stores.volumes import VolumeStore
from .plan import RunPlan


def shape_of_plan(network: Any, plan: Any) -> UNet3dSettings:
    """Shape of a network, as the volumes of a plan ask for."""
    return network.planned(plan.preprocessing.patch[0], plan.preprocessing.thickness)


@dataclass(frozen=True)
class VolumePlan(RunPlan):
    """A plan whose volumes are learnt from in three dimensions."""

    task = "volumes"
    unit = "slices, each the middle of a patch,"
    preparing = VolumePreprocessing
    storing = VolumeStore

    preprocessing: VolumePreprocessing

    def __str__(self) -> str:
        sides = " × ".join(map(str, self.preprocessing.patch))
        return f"{super().__str__()}, slices {self.preprocessing.slice_mm:g} mm apart; patches of {sides} voxels"
