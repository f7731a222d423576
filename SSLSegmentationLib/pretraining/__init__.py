"""Self-supervised pretraining: the methods, their registry, and the run that trains one."""

from ..core.lazy import lazy_names
from .recipe import DEFAULT_METHOD, Preset, Recipe, Stage, recipe, recipes

_LAZY = {
    "PretrainingMethod": "method",
    "PretrainingSettings": "settings",
    "plan_pretraining": "run",
    "run_pretraining": "run",
}

__all__ = ["DEFAULT_METHOD", "Preset", "Recipe", "Stage", "recipe", "recipes", *_LAZY]

__getattr__ = lazy_names(__name__, _LAZY)
