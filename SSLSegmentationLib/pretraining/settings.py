"""Settings of a pretraining. Loads no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from ..core.settings import check, describe, from_dict, setting, to_dict
from ..networks.architecture import UNET, architecture_setting, check_shape, shape_of
from ..networks.settings import Fpn3d2dSettings, UNet3dSettings, UNetSettings
from ..project.shipped import STARTER
from ..tasks.base import SLICES, task_of
from ..training.channels import channels_setting
from ..training.presets import budget, minutes_setting
from ..training.settings import OptimisationSettings
from .recipe import recipe

#: What a pretraining may begin with.
RANDOM = "random"
STARTS = (RANDOM, STARTER)
_PARTS = ("method", "optimisation")  # of what decides a stage
PLACEBO = "-placebo"  # behind the method's name, wherever a backbone is named that was pretrained as a control

#: Shape of the network, which the method's task decides.
Shape = TypeVar("Shape", bound=UNetSettings | UNet3dSettings | Fpn3d2dSettings)


def neighbours(method: str) -> dict[str, str]:
    """How many neighbours of a slice on each side a method can let the network see, and what each means."""
    alone = {"0": "none"}
    return {**alone, "1": "the slice before and the one after"} if recipe(method).task == SLICES else alone


@dataclass(frozen=True)
class PretrainingSettings(Generic[Shape]):
    """Everything that decides a pretraining. ``job.json`` holds it."""

    method: str
    preset: str
    network: Shape
    stages: Mapping[str, tuple[Any, OptimisationSettings]]
    architecture: str = architecture_setting(UNET, lambda settings: recipe(settings.method).networks)
    max_size: int = setting(256, "pixels of the longer side of a typical slice", unit="px", range=(32, 2048))
    plane: str = setting("acquired", "plane of the slices", choices=("acquired", "axial", "coronal", "sagittal"))
    bias_field_correction: bool = setting(False, "correct the bias field with N4 first (10 to 60 s a volume)")
    context: str = setting(
        "0", "neighbours that the network sees beside each slice", choices=lambda settings: neighbours(settings.method)
    )
    channels: tuple[str, ...] = channels_setting()
    transductive: bool = setting(
        False,
        "learn from test cases, too (not from validation cases); results on them are then not those of unseen patients",
    )
    start: str = setting(
        RANDOM,
        "weights to begin with: 'random' = random ones; 'starter' = those of the starter backbone, pretrained on "
        "computed shapes, which has the network of the preset quick",
        choices=STARTS,
    )
    minutes: float = minutes_setting()
    placebo: bool = False  # a control of studies: what belongs together is taken apart; no front end offers it

    def __post_init__(self) -> None:
        check(self)
        check_shape(self)

    @classmethod
    def from_preset(
        cls: type[PretrainingSettings[Any]], method: str, preset: str = "default"
    ) -> PretrainingSettings[Any]:
        """The settings of a method's preset, or of a budget.

        Raises:
            SettingsError: unknown method or preset.
        """
        chosen, row = recipe(method).preset(preset), budget(preset)
        minutes = row.minutes if row else 0.0
        name, shape, size = task_of(recipe(method)).network, chosen.network, chosen.max_size
        return cls(method, preset, shape, dict(chosen.stages), name, max_size=size, minutes=minutes)

    @property
    def task(self) -> str:
        """Name of the method's task."""
        return recipe(self.method).task

    def lasting(self, lengths: Mapping[str, tuple[int, int]]) -> PretrainingSettings:
        """The same with other lengths: by stage, steps and steps between validations."""
        stages = {
            name: (own, optimisation.lasting(*lengths[name]) if name in lengths else optimisation)
            for name, (own, optimisation) in self.stages.items()
        }
        return replace(self, stages=stages)

    def describe(self) -> list[dict[str, Any]]:
        """What a form needs to show them, those of the stages included; as :func:`settings.describe`."""
        fields = describe(self)
        for stage, parts in self.stages.items():
            for part, content in zip(_PARTS, parts, strict=True):
                fields += [{**field, "path": ["stages", stage, part, *field["path"]]} for field in describe(content)]
        return fields

    def to_job(self) -> dict[str, Any]:
        """Plain content for ``job.json``."""
        skipped = ("network", "stages", *(() if self.placebo else ("placebo",)))
        content = {name: value for name, value in vars(self).items() if name not in skipped}
        stages = {
            name: {part: to_dict(content) for part, content in zip(_PARTS, parts, strict=True)}
            for name, parts in self.stages.items()
        }
        return {**content, "network": to_dict(self.network), "stages": stages}

    @classmethod
    def from_job(cls, content: Mapping[str, Any]) -> PretrainingSettings:
        """Inverse of :meth:`to_job`.

        Raises:
            SettingsError: a setting that this version does not know.
        """
        chosen = recipe(content["method"])
        kinds = {stage.name: chosen.settings_of(stage.name) for stage in chosen.stages}
        stages: dict[str, tuple[Any, OptimisationSettings]] = {
            name: (from_dict(kinds[name], stage["method"]), from_dict(OptimisationSettings, stage["optimisation"]))
            for name, stage in content["stages"].items()
        }
        return from_dict(cls, content, **shape_of(content, task_of(chosen).network), stages=stages)
