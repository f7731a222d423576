"""Settings of a finetuning in 3D and their presets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from ..augmentation.ranges import (
    FEW_LABELS_INTENSITY,
    FEW_LABELS_SPATIAL,
    MRI_FINETUNE,
    MRI_FINETUNE_INTENSITY,
    IntensityRanges,
    SpatialRanges,
)
from ..core.acting import ActsWith
from ..core.settings import check, setting
from ..networks.architecture import UNET3D, architecture_setting, check_shape
from ..stores.slice_settings import PERCENTILES
from ..tasks.base import task_of
from ..training.channels import channels_setting
from ..training.presets import PLAIN_OPTIMISATION, minutes_setting
from ..training.settings import OptimisationSettings
from ..training.volume_presets import DEFAULT, PAPER, QUICK
from .strategy import (
    REGISTRY,
    acts_with_strategy,
    in_preset,
    random_probe_setting,
    strategy_setting,
    with_own_settings,
)
from .task_settings import AUTO, TaskSettings, backbone_rate_setting, frozen_start_setting, networks_setting

_TASK = "volumes"


@dataclass(frozen=True)
@with_own_settings(_TASK)
class VolumeFinetuneSettings(TaskSettings):
    """Everything that decides a finetuning in 3D. ``job.json`` holds it."""

    makes = "Masks by a 3D network"
    of_images: ClassVar[Mapping[str, str]] = {"plane": "plane", "bias_field_correction": "bias_field_correction"}
    acts_with: ClassVar[ActsWith] = acts_with_strategy(_TASK)
    #: As in a finetuning on slices, where it can be chosen.
    place: ClassVar[str] = "off"
    context: ClassVar[str] = AUTO
    normalisation: ClassVar[str] = PERCENTILES

    preset: str
    network: Any  # settings of the class of the network's entry in the registry
    optimisation: OptimisationSettings
    architecture: str = architecture_setting(UNET3D, lambda settings: task_of(settings).networks)
    task: str = setting(_TASK, "a 3D network learns from patches of volumes", choices=(_TASK,))
    strategy: str = strategy_setting(_TASK)
    backbone_rate: float = backbone_rate_setting()
    frozen_start: float = frozen_start_setting()
    random_probe: bool = random_probe_setting()
    networks: int = networks_setting()
    max_size: int = setting(256, "pixels of the longer side of a typical slice", unit="px", range=(32, 2048))
    plane: str = setting(
        "acquired",
        "plane of the slices, which the volume is a stack of",
        choices=("acquired", "axial", "coronal", "sagittal"),
    )
    bias_field_correction: bool = setting(False, "correct the bias field with N4 first (10 to 60 s a volume)")
    channels: tuple[str, ...] = channels_setting()
    loss: str = setting("dice_ce", "segmentation loss", choices=("dice", "dice_ce"))
    foreground_share: float = setting(
        0.5,
        "at least this part of the patches seen in training has a structure in its middle slice, and of these this "
        "part has it in its very middle",
        range=(0.0, 0.95),
    )
    spatial: SpatialRanges = field(default_factory=lambda: MRI_FINETUNE)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_FINETUNE_INTENSITY)
    minutes: float = minutes_setting()

    def __post_init__(self) -> None:
        check(self)
        check_shape(self)

    @classmethod
    def presets(cls) -> Mapping[str, VolumeFinetuneSettings]:
        """By name."""
        return PRESETS

    def title(self, *, pretrained: bool) -> str:
        """What a training with these settings is, in words."""
        way = REGISTRY[self.strategy].title(pretrained=pretrained)
        return f"{self.makes}: {way[:1].lower()}{way[1:]}"


PRESETS = {
    "quick": VolumeFinetuneSettings(
        "quick",
        QUICK.network,
        replace(PLAIN_OPTIMISATION, steps=300, batch_size=2, validate_every=50),
        max_size=QUICK.max_size,
        spatial=FEW_LABELS_SPATIAL,
        intensity=FEW_LABELS_INTENSITY,
    ),
    "default": VolumeFinetuneSettings(
        "default",
        DEFAULT.network,
        OptimisationSettings(steps=3000, batch_size=2, learning_rate=1e-3),
        max_size=DEFAULT.max_size,
        spatial=replace(MRI_FINETUNE, elastic=6 / 256),
    ),
    "paper": VolumeFinetuneSettings(
        "paper",
        PAPER.network,
        OptimisationSettings(
            steps=250_000,
            batch_size=2,
            optimizer="sgd",
            learning_rate=0.01,
            momentum=0.99,
            weight_decay=3e-5,
            schedule="poly",
            warmup=0.0,
        ),
        max_size=PAPER.max_size,
        foreground_share=0.33,
        spatial=SpatialRanges(rotation_deg=30.0, scale=(0.7, 1.4), flip_horizontal=True, flip_vertical=True),
    ),
}
PRESETS = {name: in_preset(preset, name) for name, preset in PRESETS.items()}
