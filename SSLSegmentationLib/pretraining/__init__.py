"""Self-supervised pretraining: the methods, their registry, and the run that trains one."""

from .method import PretrainingMethod
from .recipe import Preset, Recipe, Stage, recipe, recipes
from .run import PretrainingSettings, plan_pretraining, run_pretraining

__all__ = [
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
