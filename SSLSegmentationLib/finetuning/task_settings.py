"""What settings of finetunings have in common: some fields, and, of tasks other than slices, what is done with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from ..core.errors import SettingsError
from ..core.settings import describe, from_dict, setting, to_dict
from ..networks.architecture import shape_of
from ..tasks.base import task_of
from ..training.presets import budget
from ..training.settings import OptimisationSettings

S = TypeVar("S", bound="TaskSettings")
#: Of what a backbone may decide: it does, where it can.
AUTO = "auto"


def backbone_rate_setting() -> Any:
    """The field that holds the learning rate of a backbone."""
    return setting(
        1.0,
        "learning rate of what came from the backbone, as a part of the rate of what is new; no effect from scratch",
        range=(1e-4, 1.0),
    )


def frozen_start_setting() -> Any:
    """The field that says how long a backbone stays as it is."""
    return setting(
        0.0,
        "part of the steps, from the first, during which what came from the backbone stays as it is",
        range=(0.0, 0.9),
    )


def networks_setting() -> Any:
    """The field that says how many networks answer together."""
    return setting(
        1,
        "networks trained one after another from different random numbers, whose probabilities are averaged: steadier "
        "masks, as many times slower to train and to predict",
        range=(1, 16),
    )


class TaskSettings:
    """Everything that decides a finetuning of a task; a subclass is a dataclass with at least these fields."""

    #: Settings that a backbone decides → what its preprocessing calls them.
    of_images: ClassVar[Mapping[str, str]] = {}
    #: What comes out, as the first word of a sentence.
    makes: ClassVar[str]

    if TYPE_CHECKING:
        preset: str
        task: str
        optimisation: OptimisationSettings
        minutes: float

    @classmethod
    def presets(cls: type[S]) -> Mapping[str, S]:
        """By name; ``default`` and ``quick`` among them."""
        raise NotImplementedError

    @classmethod
    def from_preset(cls: type[S], name: str = "default") -> S:
        """The settings of a preset. The sizes of a budget are of slices: here it decides the length alone.

        Raises:
            SettingsError: there is none of this name.
        """
        found: Any = cls.presets()
        if row := budget(name):
            return replace(found[row.base], preset=name, minutes=row.minutes)
        if name not in found:
            raise SettingsError(f"There is no finetuning preset '{name}'.", f"Use one of: {', '.join(found)}.")
        return found[name]

    def lasting(self: S, lengths: Mapping[str, tuple[int, int]]) -> S:
        """The same with other lengths: by stage, steps and steps between validations; networks are all of one."""
        shortest, this = min(lengths.values(), default=None), self
        made: Any = this
        return replace(made, optimisation=this.optimisation.lasting(*shortest)) if shortest else this

    def title(self, *, pretrained: bool) -> str:
        """What a training with these settings is, in words."""
        return f"{self.makes}: {'finetuning from a pretrained backbone' if pretrained else 'training from scratch'}"

    def describe(self) -> list[dict[str, Any]]:
        """What a form needs to show them; as :func:`settings.describe`."""
        return describe(self)

    def to_job(self) -> dict[str, Any]:
        """Plain content for ``job.json``."""
        return to_dict(self)

    @classmethod
    def from_job(cls: type[S], content: Mapping[str, Any]) -> S:
        """Inverse of :meth:`to_job`."""
        network = task_of(str(content["task"])).network
        made: Any = from_dict(cls, content, **shape_of(content, network))  # type: ignore[type-var]
        return made
