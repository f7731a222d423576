"""Recipes: a method, or several in a row, under one name with presets. The registry that everything else reads.

A method's file calls :func:`register`; the command line, the GUI, the docs and the study list what is registered.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..errors import SettingsError
from ..networks import UNetSettings
from ..training import OptimisationSettings
from .method import PretrainingMethod

_REGISTRY: dict[str, Recipe] = {}


@dataclass(frozen=True)
class Stage:
    """One method within a recipe. ``name`` tells its settings apart on the command line (``--global-…``)."""

    name: str
    method: type[PretrainingMethod]


@dataclass(frozen=True)
class Preset:
    """Settings under one name.

    Args:
        summary: what it is for, in plain words.
        max_size: pixels of the longer side of a typical slice.
        network: shape of the U-Net.
        stages: per stage name, the method's settings and how they are optimised.
    """

    summary: str
    max_size: int
    network: UNetSettings
    stages: Mapping[str, tuple[Any, OptimisationSettings]]


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
    """

    name: str
    title: str
    summary: str
    when: str
    source: str
    stages: tuple[Stage, ...]
    presets: Mapping[str, Preset]

    def preset(self, name: str) -> Preset:
        """Return a preset.

        Raises:
            SettingsError: there is none of this name.
        """
        if name not in self.presets:
            raise SettingsError(
                f"The method '{self.name}' has no preset '{name}'.", f"Use one of: {', '.join(self.presets)}."
            )
        return self.presets[name]


def register(recipe: Recipe) -> Recipe:
    """Add a recipe to the registry."""
    if recipe.name in _REGISTRY:
        raise ValueError(f"two recipes are called {recipe.name}")
    _REGISTRY[recipe.name] = recipe
    return recipe


def recipes() -> dict[str, Recipe]:
    """All recipes by name, in alphabetical order."""
    _discover()
    return dict(sorted(_REGISTRY.items()))


def recipe(name: str) -> Recipe:
    """Return a recipe.

    Raises:
        SettingsError: there is none of this name.
    """
    known = recipes()
    if name not in known:
        raise SettingsError(f"There is no pretraining method '{name}'.", f"Use one of: {', '.join(known)}.")
    return known[name]


@lru_cache(maxsize=1)
def _discover() -> None:
    """Import every module of this package, so that adding a method is adding a file."""
    package = importlib.import_module(__package__)
    for module in pkgutil.iter_modules(package.__path__, f"{__package__}."):
        importlib.import_module(module.name)
