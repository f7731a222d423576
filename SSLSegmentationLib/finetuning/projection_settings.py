"""Settings of a finetuning from volumes to flat masks, and their presets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from ..core.settings import check, setting
from ..networks.architecture import FPN3D2D, architecture_setting, check_shape
from ..stores.projection_settings import EnFaceAugmentation, EnFaceData
from ..tasks.base import task_of
from ..training.presets import minutes_setting
from ..training.projection_presets import DEFAULT, PAPER, PAPER_OPTIMISATION, QUICK
from ..training.settings import OptimisationSettings
from .task_settings import TaskSettings


@dataclass(frozen=True)
class EnFaceFinetuneSettings(TaskSettings):
    """Everything that decides a finetuning from volumes to flat masks. ``job.json`` holds it."""

    makes = "Flat masks"
    of_images: ClassVar[Mapping[str, str]] = {
        "plane": "plane",
        **{f"data.{name}": name for name in ("pixels", "slow_axis", "standardise", "depth")},
    }

    preset: str
    network: Any  # settings of the class of the network's entry in the registry
    optimisation: OptimisationSettings
    architecture: str = architecture_setting(FPN3D2D, lambda settings: task_of(settings).networks)
    task: str = setting("en_face", "volumes become flat masks", choices=("en_face",))
    max_size: int = setting(256, "pixels of the longer side of a typical flat image", unit="px", range=(32, 2048))
    plane: str = setting(
        "acquired",
        "plane that volumes are projected onto; 'acquired' = the one given with the cases, else that of the slices",
        choices=("acquired", "axial", "coronal", "sagittal"),
    )
    data: EnFaceData = field(default_factory=EnFaceData)
    augmentation: EnFaceAugmentation = field(default_factory=EnFaceAugmentation)
    minutes: float = minutes_setting()

    def __post_init__(self) -> None:
        check(self)
        check_shape(self)

    @classmethod
    def presets(cls) -> Mapping[str, EnFaceFinetuneSettings]:
        """By name."""
        return PRESETS


PRESETS = {
    "quick": EnFaceFinetuneSettings(
        "quick",
        QUICK.network,
        OptimisationSettings(steps=200, batch_size=4, learning_rate=3e-3, validate_every=50),
        max_size=QUICK.max_size,
        data=QUICK.data,
    ),
    "default": EnFaceFinetuneSettings(
        "default",
        DEFAULT.network,
        OptimisationSettings(steps=3000, batch_size=8, learning_rate=1e-3),
        max_size=DEFAULT.max_size,
        data=DEFAULT.data,
    ),
    "paper": EnFaceFinetuneSettings(
        "paper", PAPER.network, PAPER_OPTIMISATION, max_size=PAPER.max_size, data=PAPER.data
    ),
}
