"""Strategies: the ways to finetune. The registry that settings, preflight, study, cards and front ends read.

Each module ``…_strategy`` of this package registers one. None of this loads torch: a strategy names the class that does
its work (:class:`~.method.FinetuningMethod`, or one derived from it), which is imported when a run asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from ..core.registry import Registry, loaded
from ..core.settings import NAMED

if TYPE_CHECKING:
    from .method import FinetuningMethod

T = TypeVar("T")

#: The parts of a network that a backbone can bring.
PARTS = ("encoder.", "decoder.")


@dataclass(frozen=True)
class Strategy:
    """What a user chooses as the way to finetune.

    Args:
        name: registry key.
        noun: name for people, as in "a linear probe"; empty for the usual way.
        part: of the network that learns, as in "the whole network".
        how: what else is to be said of it, in a few words.
        source: module of this package and class of its work.
        freezes: beginnings of the names of weights that stay as they are, be they a backbone's or random. Without a
            backbone such a strategy is but a control.
        solved: whether a solver finds the weights, so that there is one best answer, without learning rate and steps.
        unlabelled: whether it learns from images without labels, too.
        staged: whether it takes maps of the decoder's stages, which not every network has.
        settings: dataclass of what is its own, made with ``setting``; None = there is nothing. ``FinetuneSettings`` has
            a field of the strategy's name for it, so that flags, forms, ``job.json`` and checkpoints follow.
        presets: name of a preset → these in it, where they are not as by default.
    """

    name: str
    noun: str
    part: str
    how: str = ""
    source: str = "method:FinetuningMethod"
    freezes: tuple[str, ...] = ()
    solved: bool = False
    unlabelled: bool = False
    staged: bool = False
    settings: type | None = None
    presets: Mapping[str, Any] = field(default_factory=dict)

    @property
    def learns(self) -> str:
        """What learns, in words."""
        return f"the {self.part} alone" if self.freezes else f"the {self.part}"

    @property
    def help(self) -> str:
        """What learns and how, as a part of the help of ``--strategy``."""
        return f"'{self.name}' = {self.learns}{f', {self.how}' if self.how else ''}"

    @property
    def method(self) -> type[FinetuningMethod]:
        """The class of its work. The first use loads torch."""
        return loaded(__package__, self.source)

    def own(self, settings: Any) -> Any:
        """Its own settings among those of a finetuning; None if it has none."""
        return getattr(settings, self.name) if self.settings else None

    def title(self, *, pretrained: bool) -> str:
        """What a training is, in words."""
        what = self.noun[:1].upper() + self.noun[1:]
        if pretrained:
            return f"{what or 'Finetuning'} from a pretrained backbone"
        return f"{what or 'Training'} from scratch"


REGISTRY: Registry[Strategy] = Registry("finetuning strategy", __package__, "_strategy")
register = REGISTRY.register

#: What is used where no strategy is named.
DEFAULT_STRATEGY = "full"


def names(**traits: bool) -> tuple[str, ...]:
    """Names of the strategies that have certain traits or have them not, as ``names(solved=False)``."""
    return tuple(
        name
        for name, entry in REGISTRY.items()
        if all(bool(getattr(entry, trait)) is wanted for trait, wanted in traits.items())
    )


def with_own_settings(settings: type[T]) -> type[T]:
    """Give a class of settings, before it becomes a dataclass, a field for what is each strategy's own; a decorator."""
    for name in names(settings=True):
        kind: Any = REGISTRY[name].settings
        settings.__annotations__[name] = kind
        setattr(settings, name, field(default_factory=kind, metadata=NAMED))
    return settings


def own_settings(preset: str) -> dict[str, Any]:
    """Fields of :func:`with_own_settings` that are in a preset not as by default."""
    return {name: entry.presets[preset] for name, entry in REGISTRY.items() if preset in entry.presets}
