"""Strategies: the ways to finetune. The registry that settings, preflight, study, cards and front ends read.

Each module ``…_strategy`` of this package registers one. None of this loads torch: a strategy names the class that does
its work (:class:`~.method.FinetuningMethod`, or one derived from it), which is imported when a run asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from ..core.acting import ActsWith, Needs
from ..core.registry import Registry, loaded
from ..core.settings import NAMED, setting
from ..tasks.base import SLICES

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
        source: module of this package and class of its work, on slices.
        forms: name of another task that it is for, too → the same there.
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
    forms: Mapping[str, str] = field(default_factory=dict)
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

    def fits(self, task: str) -> bool:
        """Whether it is for a task, by its name."""
        return task == SLICES or task in self.forms

    def method(self, task: str) -> type[FinetuningMethod]:
        """The class of its work for a task that it is for. The first use loads torch."""
        return loaded(__package__, self.forms.get(task, self.source))

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
#: Of the optimisation, all that a solver does not need.
_OF_STEPS = (
    *("steps", "epochs", "optimizer", "learning_rate", "weight_decay", "momentum", "nesterov", "schedule", "warmup"),
    *("plateau_patience", "gradient_clip", "weight_averaging", "validate_every"),
)


def names(task: str = SLICES, **traits: bool) -> tuple[str, ...]:
    """Names of the strategies for a task that have certain traits or have them not, as ``names(solved=False)``."""
    return tuple(
        name
        for name, entry in REGISTRY.items()
        if entry.fits(task) and all(bool(getattr(entry, trait)) is wanted for trait, wanted in traits.items())
    )


def strategy_setting(task: str = SLICES) -> Any:
    """The field of settings of a finetuning that says which strategy for their task it follows, the usual one first."""
    found = sorted(names(task), key=lambda name: name != DEFAULT_STRATEGY)
    return setting(
        DEFAULT_STRATEGY, f"what learns: {'; '.join(REGISTRY[name].help for name in found)}", choices=tuple(found)
    )


def random_probe_setting() -> Any:
    """The field that allows a strategy which learns from a backbone as it is to do without one."""
    return setting(
        False, "allow a linear probe from scratch, on a random network that stays as it is: a control for studies"
    )


def acts_with_strategy(task: str = SLICES) -> ActsWith:
    """Which settings of a finetuning do something with which strategies for its task."""
    free, frozen, trained = (
        Needs(("strategy",), names(task, **trait))
        for trait in ({"freezes": False}, {"freezes": True}, {"solved": False})
    )
    return {
        **{name: (Needs(("strategy",), (name,)),) for name in names(task, settings=True)},
        "random_probe": (frozen,),
        **dict.fromkeys(("backbone_rate", "frozen_start"), (free,)),
        **dict.fromkeys(("loss", "foreground_share"), (trained,)),
        **{f"optimisation.{name}": (trained,) for name in _OF_STEPS},
    }


def with_own_settings(task: str = SLICES) -> Callable[[type[T]], type[T]]:
    """Give a class of settings of a task, before it becomes a dataclass, a field for what is the own of each strategy
    that fits; a decorator."""
    return partial(_with_own_settings, task)


def _with_own_settings(task: str, settings: type[T]) -> type[T]:
    for name in names(task, settings=True):
        kind: Any = REGISTRY[name].settings
        settings.__annotations__[name] = kind
        setattr(settings, name, field(default_factory=kind, metadata=NAMED))
    return settings


def in_preset(settings: T, preset: str) -> T:
    """Settings with those fields of :func:`with_own_settings` that are in a preset not as by default."""
    made: Any = settings
    own = {name: entry.presets[preset] for name, entry in REGISTRY.items() if preset in entry.presets}
    return replace(made, **{name: value for name, value in own.items() if hasattr(settings, name)})
