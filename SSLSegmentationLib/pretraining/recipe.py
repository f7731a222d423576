"""Recipes: a method, or several in a row, under one name with presets. The registry that everything else reads.

Each module ``…_recipe`` of ``methods`` calls :func:`register`; the command line, the GUI, the docs and the study list
what is registered. None of this loads torch: a stage names its method, which is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..core.errors import SettingsError
from ..core.registry import Registry, loaded
from ..networks.architecture import offered
from ..tasks.base import SLICES
from ..training.presets import DEFAULT, DEFAULT_NETWORK, QUICK, QUICK_NETWORK, Scale, budget
from ..training.settings import OptimisationSettings

if TYPE_CHECKING:
    from .method import PretrainingMethod

_METHODS = f"{__package__}.methods"


@dataclass(frozen=True)
class Stage:
    """One method within a recipe.

    Args:
        name: tells its settings apart on the command line (``--global-…``).
        source: module of ``methods`` and class of the method, as ``simclr:GlobalContrast``.
        staged: whether it takes maps of the decoder's stages, which not every network has.
    """

    name: str
    source: str
    staged: bool = False

    @property
    def method(self) -> type[PretrainingMethod]:
        """The method's class. The first use loads torch."""
        return loaded(_METHODS, self.source)


@dataclass(frozen=True)
class Preset(Scale):
    """Settings under one name.

    Args:
        stages: per stage name, the method's settings and how they are optimised.
    """

    stages: Mapping[str, tuple[Any, OptimisationSettings]]


#: Of each stage of a method, its settings and how they are optimised.
Trainings = Sequence[tuple[Any, OptimisationSettings]]


@dataclass(frozen=True)
class Recipe:
    """What a user chooses as a pretraining method.

    Args:
        name: registry key.
        title: name for people.
        summary: what it does, in one plain sentence.
        when: when it helps and what it costs, in one plain sentence.
        source: paper.
        stages: methods in the order in which they run.
        presets: ``quick``, ``default`` and ``paper``.
        needs: what the data must have beyond volumes, and what to do without it, in plain words; empty if nothing.
        kind: name of its task.
        shown_first: whether a front end offers it at once; the others are a click away.
    """

    name: str
    title: str
    summary: str
    when: str
    source: str
    stages: tuple[Stage, ...]
    presets: Mapping[str, Preset]
    needs: str = ""
    kind: str = SLICES
    shown_first: bool = False

    @classmethod
    def of(
        cls,
        *stages: Stage,
        quick: Trainings,
        default: Trainings,
        paper: Trainings,
        paper_scale: Scale,
        quick_scale: Scale = QUICK,
        default_scale: Scale = DEFAULT,
        **words: Any,
    ) -> Recipe:
        """A recipe with its three presets.

        Args:
            stages: in the order in which they run.
            quick, default, paper: of each preset the settings and the optimisation of each stage, in that order.
            paper_scale, quick_scale, default_scale: of each preset; two of them are the same for most methods.
            words: the other arguments of the class.
        """
        made = {"quick": (quick_scale, quick), "default": (default_scale, default), "paper": (paper_scale, paper)}
        names = [stage.name for stage in stages]
        presets = {
            name: Preset(scale.summary, scale.max_size, scale.network, dict(zip(names, trainings, strict=True)))
            for name, (scale, trainings) in made.items()
        }
        return cls(stages=stages, presets=presets, **words)

    @property
    def task(self) -> str:
        """Name of its task."""
        return self.kind

    @property
    def form_of(self) -> str:
        """Name of the method for slices that does the same, if it is another task's; else empty."""
        same = (name for name, entry in recipes(SLICES).items() if entry.stages == self.stages)
        return "" if self.kind == SLICES else next(same, "")

    @property
    def networks(self) -> Mapping[str, str]:
        """Names of the networks that it can pretrain, with their titles."""
        return offered(self.task, staged=any(stage.staged for stage in self.stages))

    def settings_of(self, stage: str) -> type:
        """Class of the settings of the method of a stage."""
        return type(next(iter(self.presets.values())).stages[stage][0])

    def preset(self, name: str) -> Preset:
        """Return a preset, or what a budget makes of one.

        Raises:
            SettingsError: there is none of this name.
        """
        if row := budget(name):
            base = self.presets[row.base]
            summary = f"as many steps as {row.minutes:g} min allow"
            if base.network not in (QUICK_NETWORK, DEFAULT_NETWORK):  # of a size of its own
                return replace(base, summary=summary)
            return replace(base, summary=summary, network=row.network, max_size=row.max_size)
        if name not in self.presets:
            raise SettingsError(
                f"The method '{self.name}' has no preset '{name}'.", f"Use one of: {', '.join(self.presets)}."
            )
        return self.presets[name]


REGISTRY: Registry[Recipe] = Registry("pretraining method", _METHODS, "_recipe")
register = REGISTRY.register

#: What is used where no method is named: of those tried, what gave most with one or two labels
#: (docs/results_pretraining.md), but behind the starter in a later trial (docs/results.md).
DEFAULT_METHOD = "position"


def recipes(kind: str | None = None) -> dict[str, Recipe]:
    """All recipes by name, in alphabetical order, or those of one kind of run."""
    return {name: entry for name, entry in REGISTRY.items() if kind in (None, entry.kind)}


def counterparts(kind: str) -> dict[str, str]:
    """What a method is called for a task: by its name for slices, if it has one, and by its own."""
    own = recipes(kind)
    return {**{entry.form_of: name for name, entry in own.items() if entry.form_of}, **{name: name for name in own}}


def recipe(name: str) -> Recipe:
    """Return a recipe.

    Raises:
        SettingsError: there is none of this name.
    """
    return REGISTRY.named(name)
