"""What a run of a 3D network learns from, fixed in ``plan.json`` like that of any other run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..networks.settings import UNet3dSettings
from ..project import Case
from ..stores import build_store
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

    preprocessing: VolumePreprocessing

    def __str__(self) -> str:
        sides = " × ".join(map(str, self.preprocessing.patch))
        return f"{super().__str__()}, slices {self.preprocessing.slice_mm:g} mm apart; patches of {sides} voxels"

    def open_store(self, folder: Path) -> VolumeStore:
        """The volumes in ``folder``."""
        return VolumeStore(folder)

    def build_store(
        self,
        folder: Path,
        cases: Sequence[Case],
        progress: Callable[[Iterable[Case]], Iterable[Case]] = iter,
        canvas: tuple[int, int] | None = None,
    ) -> VolumeStore:
        """Prepare the volumes of all or some of the plan's cases."""
        return build_store(folder, cases, self.preprocessing, self.schema, progress, canvas, VolumeStore)
