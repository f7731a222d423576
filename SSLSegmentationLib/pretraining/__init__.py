"""Self-supervised pretraining: the methods, their registry, and the run that trains one."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names
from .recipe import DEFAULT_METHOD, Preset, Recipe, Stage, recipe, recipes

if TYPE_CHECKING:
    from .method import PretrainingMethod as PretrainingMethod
    from .run import plan_pretraining as plan_pretraining
    from .run import run_pretraining as run_pretraining
    from .settings import PretrainingSettings as PretrainingSettings

_LAZY = {
    "PretrainingMethod": "method",
    "PretrainingSettings": "settings",
    "plan_pretraining": "run",
    "run_pretraining": "run",
}

__all__ = ["DEFAULT_METHOD", "Preset", "Recipe", "Stage", "recipe", "recipes", *_LAZY]

__getattr__ = lazy_names(__name__, _LAZY)
