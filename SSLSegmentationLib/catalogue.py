"""All methods and presets as plain content: what a front end shows and asks for without loading torch.

The Slicer module ships the result as ``Resources/methods.json`` and builds its cards, forms and job requests from it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from . import __version__
from .finetuning.settings import PRESETS, FinetuneSettings
from .presets import BUDGETS, GPU_BUDGETS
from .pretraining import DEFAULT_METHOD, PretrainingSettings, recipes
from .pretraining.recipe import Recipe
from .settings import describe


def catalogue() -> dict[str, Any]:
    """Every pretraining method and finetuning preset.

    Returns:
        ``methods``: per method, the default one first, its texts and ``presets``; each has ``summary``, ``settings``
        (what ``job.json`` holds) and ``fields`` (one per setting, as :func:`settings.describe` gives it; ``path`` leads
        to its place within ``settings``), and ``budgets``; each has ``base``, the preset that it changes, and
        ``changes``, pairs of path and value. ``finetuning``: settings and fields per preset. ``finetuning_budgets``: as
        ``budgets``.
    """
    content = {
        "version": __version__,
        "methods": {name: _method(recipe) for name, recipe in _default_first(recipes()).items()},
        "finetuning": {name: _finetuning(FinetuneSettings.from_preset(name)) for name in PRESETS},
        "finetuning_budgets": _budgets(FinetuneSettings.from_preset, describe),
    }
    return json.loads(json.dumps(content))  # lists instead of tuples, as it will be read


def _default_first(all_recipes: dict[str, Recipe]) -> dict[str, Recipe]:
    return {DEFAULT_METHOD: all_recipes[DEFAULT_METHOD]} | all_recipes


def _method(recipe: Recipe) -> dict[str, Any]:
    texts = {
        key: getattr(recipe, key) for key in ("title", "summary", "when", "needs", "source", "kind", "shown_first")
    }
    presets = {}
    for name, preset in recipe.presets.items():
        settings = PretrainingSettings.from_preset(recipe.name, name)
        presets[name] = {"summary": preset.summary, "settings": settings.to_job(), "fields": _fields(settings)}
    budgets = _budgets(partial(PretrainingSettings.from_preset, recipe.name), _fields)
    return {**texts, "stages": [stage.name for stage in recipe.stages], "presets": presets, "budgets": budgets}


def _budgets(make: Callable[[str], Any], fields: Callable[[Any], list[dict[str, Any]]]) -> dict[str, Any]:
    """What each budget changes of the preset that it is based on: whole settings of all would be five times as much."""
    found = {}
    for name, row in {**BUDGETS, **GPU_BUDGETS}.items():
        before = {tuple(field["path"]): field["value"] for field in fields(make(row.base))}
        after = {tuple(field["path"]): field["value"] for field in fields(make(name))}
        changes = [[list(path), value] for path, value in after.items() if value != before[path]]
        found[name] = {"base": row.base, "changes": [[["preset"], name], *changes]}
    return found


def _fields(settings: PretrainingSettings) -> list[dict[str, Any]]:
    fields = describe(settings)
    for stage, parts in settings.stages.items():
        for part, content in zip(("method", "optimisation"), parts, strict=True):
            fields += [{**field, "path": ["stages", stage, part, *field["path"]]} for field in describe(content)]
    return fields


def _finetuning(settings: FinetuneSettings) -> dict[str, Any]:
    return {"settings": settings.to_job(), "fields": describe(settings)}
