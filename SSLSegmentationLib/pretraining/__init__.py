"""Self-supervised pretraining: the methods, their registry, and the run that trains one."""

from .method import PretrainingMethod
from .recipe import DEFAULT_METHOD, Preset, Recipe, Stage, recipe, recipes
from .run import PretrainingSettings, plan_pretraining, run_pretraining

__all__ = [
    "DEFAULT_METHOD",
    "Preset",
    "PretrainingMethod",
    "PretrainingSettings",
    "Recipe",
    "Stage",
    "plan_pretraining",
    "recipe",
    "recipes",
    "run_pretraining",
]
