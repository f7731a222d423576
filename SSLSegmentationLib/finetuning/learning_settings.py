"""Settings of *Keep learning*: training that goes on by itself, in short rounds. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..core.errors import SettingsError
from ..core.settings import check, describe, from_dict, setting, to_dict
from ..networks.architecture import can_go_on, with_network
from ..project import Project
from ..project.models import ModelEntry, list_models, newest
from ..tasks.base import SLICES
from .settings import FinetuneSettings
from .strategy import REGISTRY

#: Steps of a round by preset, and steps between its validations.
_ROUNDS = {"quick": (200, 50), "default": (600, 100)}


@dataclass(frozen=True)
class LearningSettings:
    """Everything that decides how learning goes on; ``job.json`` holds it.

    Args:
        finetuning: how a round trains; its steps are those of one round.
    """

    finetuning: FinetuneSettings
    later_rate: float = setting(
        0.5,
        "learning rate of rounds that go on from a model, as a part of the rate of the first one",
        range=(1e-3, 1.0),
    )
    rounds: int = setting(
        3,
        "rounds on the same labels, at most; with validation cases they end with the first that is no better",
        unit="rounds",
        range=(1, 1000),
    )
    publish_after: int = setting(
        2,
        "rounds after which a model that has seen labels the last one has not is published even if validation cases "
        "do not find it better",
        unit="rounds",
        range=(1, 1000),
    )
    keep: int = setting(
        3,
        "models that are kept beside the newest, for looking back; older ones of the same run are removed; 0 = all",
        unit="models",
        range=(0, 1000),
    )

    def __post_init__(self) -> None:
        check(self)
        own, strategy = self.finetuning, REGISTRY[self.finetuning.strategy]
        if own.task != SLICES or strategy.solved or strategy.freezes:
            raise SettingsError(
                f"Learning cannot go on with the strategy '{own.strategy}': the whole network has to learn.",
                f"Choose one of: {', '.join(n for n, s in REGISTRY.items() if not (s.solved or s.freezes))}.",
            )
        if own.networks > 1:
            raise SettingsError(
                f"Learning goes on with one network, and {own.networks} are asked for.",
                "Leave out --networks; a finetuning can have several.",
            )
        if own.minutes:
            raise SettingsError(
                "Learning goes on until it is stopped, so that minutes would do nothing.", "Leave them out."
            )

    @classmethod
    def from_preset(cls, name: str = "quick") -> LearningSettings:
        """Those of a finetuning with shorter rounds.

        Raises:
            SettingsError: there is none of this name.
        """
        if name not in _ROUNDS:
            raise SettingsError(f"There is no preset '{name}' of learning.", f"Use one of: {', '.join(_ROUNDS)}.")
        base, (steps, validate_every) = FinetuneSettings.from_preset(name), _ROUNDS[name]
        return cls(replace(base, optimisation=base.optimisation.lasting(steps, validate_every)))

    @property
    def preset(self) -> str:
        """Name of the preset it began with."""
        return self.finetuning.preset

    def with_network(self, name: str) -> LearningSettings:
        """The same with another network, in its usual shape.

        Raises:
            SettingsError: there is none of this name.
        """
        return replace(self, finetuning=with_network(self.finetuning, name))

    def describe(self) -> list[dict[str, Any]]:
        """What a form needs to show them; as :func:`settings.describe`."""
        return describe(self)

    def to_job(self) -> dict[str, Any]:
        """Plain content for ``job.json``."""
        return to_dict(self)

    @classmethod
    def from_job(cls, content: Mapping[str, Any]) -> LearningSettings:
        """Inverse of :meth:`to_job`."""
        if not isinstance(content, Mapping) or "finetuning" not in content:
            return from_dict(cls, content)  # which says what is lacking
        return from_dict(cls, content, finetuning=FinetuneSettings.from_job(content["finetuning"]))


def going_on_from(project: Project) -> ModelEntry | None:
    """The project's newest model, if it is one that can be gone on from and segments what the project does."""
    entries = list_models(project, "model")
    if not entries or not project.has_schema:
        return None
    entry = newest(entries)
    card = entry.card
    fits = card and can_go_on(card.architecture, SLICES)
    same = card and sorted(card.structures) == sorted(segment.name for segment in project.schema.segments)
    return entry if fits and same else None
