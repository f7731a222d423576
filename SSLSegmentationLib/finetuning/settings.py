"""Settings of finetuning and their presets. The recipe is the same whatever the weights start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from ..augmentation.ranges import (
    FEW_LABELS_INTENSITY,
    FEW_LABELS_SPATIAL,
    MRI_FINETUNE,
    MRI_FINETUNE_INTENSITY,
    UMAPATHY_FINETUNE,
    AppearanceRanges,
    IntensityRanges,
    SpatialRanges,
)
from ..core.acting import ActsWith
from ..core.errors import SettingsError
from ..core.settings import check, describe, from_dict, setting, to_dict
from ..networks.architecture import UNET, architecture_setting, check_shape, shape_of
from ..stores.slice_settings import normalisation_setting
from ..tasks.base import SLICES, task_of
from ..training.channels import channels_setting
from ..training.presets import (
    DEFAULT_NETWORK,
    DEFAULT_SIZE,
    PAPER_NETWORK,
    PAPER_OPTIMISATION,
    PAPER_SIZE,
    PLAIN_OPTIMISATION,
    QUICK_NETWORK,
    QUICK_SIZE,
    budget,
    minutes_setting,
)
from ..training.settings import OptimisationSettings
from .strategy import (
    REGISTRY,
    acts_with_strategy,
    in_preset,
    random_probe_setting,
    strategy_setting,
    with_own_settings,
)
from .task_settings import AUTO, backbone_rate_setting, frozen_start_setting, networks_setting


@dataclass(frozen=True)
@with_own_settings()
class FinetuneSettings:
    """Everything that decides a finetuning. ``job.json`` holds it."""

    task: ClassVar[str] = SLICES
    #: Settings that a backbone decides → what its preprocessing calls them.
    of_images: ClassVar[Mapping[str, str]] = {"plane": "plane", "bias_field_correction": "bias_field_correction"}

    acts_with: ClassVar[ActsWith] = acts_with_strategy()

    preset: str
    network: Any  # settings of the class of the network's entry in the registry
    optimisation: OptimisationSettings
    architecture: str = architecture_setting(UNET, lambda settings: task_of(settings).networks)
    strategy: str = strategy_setting()
    backbone_rate: float = backbone_rate_setting()
    frozen_start: float = frozen_start_setting()
    random_probe: bool = random_probe_setting()
    networks: int = networks_setting()
    max_size: int = setting(256, "pixels of the longer side of a typical slice", unit="px", range=(32, 2048))
    plane: str = setting("acquired", "plane of the slices", choices=("acquired", "axial", "coronal", "sagittal"))
    bias_field_correction: bool = setting(False, "correct the bias field with N4 first (10 to 60 s a volume)")
    context: str = setting(
        AUTO,
        "neighbours that the network sees beside each slice: '0' = none; '1' = the slice before and the one after; "
        "'auto' = those that the backbone has seen, none from scratch",
        choices=(AUTO, "0", "1"),
    )
    normalisation: str = normalisation_setting()
    channels: tuple[str, ...] = channels_setting()
    loss: str = setting("dice_ce", "segmentation loss", choices=("dice", "dice_ce"))
    foreground_share: float = setting(
        0.5, "at least this part of the slices seen in training shows a segment", range=(0.0, 0.95)
    )
    place: str = setting(
        "off",
        "let the network see where each pixel lies in its volume, too; 'auto' = if the structures of the labelled "
        "volumes lie at much the same place",
        choices=("off", "on", "auto"),
    )
    spatial: SpatialRanges = field(default_factory=lambda: MRI_FINETUNE)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_FINETUNE_INTENSITY)
    appearance: AppearanceRanges = field(default_factory=AppearanceRanges)
    minutes: float = minutes_setting()

    def __post_init__(self) -> None:
        check(self)
        check_shape(self)

    @classmethod
    def from_preset(cls, name: str = "default") -> FinetuneSettings:
        """The settings of a preset.

        Raises:
            SettingsError: there is none of this name.
        """
        if row := budget(name):
            base = PRESETS[row.base]
            optimisation = replace(base.optimisation, batch_size=row.batch_size)
            network, size, minutes = row.network, row.max_size, row.minutes
            return replace(
                base, optimisation=optimisation, preset=name, network=network, max_size=size, minutes=minutes
            )
        if name not in PRESETS:
            raise SettingsError(f"There is no finetuning preset '{name}'.", f"Use one of: {', '.join(PRESETS)}.")
        return PRESETS[name]

    def lasting(self, lengths: Mapping[str, tuple[int, int]]) -> FinetuneSettings:
        """The same with other lengths: by stage, steps and steps between validations; networks are all of one."""
        shortest = min(lengths.values(), default=None)
        return replace(self, optimisation=self.optimisation.lasting(*shortest)) if shortest else self

    def title(self, *, pretrained: bool) -> str:
        """What a training with these settings is, in words."""
        return REGISTRY[self.strategy].title(pretrained=pretrained)

    def describe(self) -> list[dict[str, Any]]:
        """What a form needs to show them; as :func:`settings.describe`."""
        return describe(self)

    def to_job(self) -> dict[str, Any]:
        """Plain content for ``job.json``."""
        return to_dict(self)

    @classmethod
    def from_job(cls, content: Mapping[str, Any]) -> FinetuneSettings:
        """Inverse of :meth:`to_job`; settings of another task come back as what they are."""
        own = task_of(str(content.get("task", SLICES))).settings
        if own is not cls:
            return own.from_job(content)
        return from_dict(cls, content, **shape_of(content, UNET))


PRESETS = {
    "quick": FinetuneSettings(
        "quick",
        QUICK_NETWORK,
        replace(PLAIN_OPTIMISATION, steps=600, batch_size=8, validate_every=50),
        max_size=QUICK_SIZE,
        spatial=FEW_LABELS_SPATIAL,
        intensity=FEW_LABELS_INTENSITY,
    ),
    "default": FinetuneSettings(
        "default",
        DEFAULT_NETWORK,
        OptimisationSettings(steps=3000, batch_size=16, learning_rate=1e-3),
        max_size=DEFAULT_SIZE,
        spatial=replace(MRI_FINETUNE, elastic=6 / 256),
    ),
    "paper": FinetuneSettings(
        "paper",
        PAPER_NETWORK,
        replace(PAPER_OPTIMISATION, epochs=500),
        max_size=PAPER_SIZE,
        loss="dice",
        foreground_share=0.0,
        place="off",
        spatial=UMAPATHY_FINETUNE,
        intensity=IntensityRanges(),
    ),
}
PRESETS = {name: in_preset(preset, name) for name, preset in PRESETS.items()}
