"""Finetuning on labelled cases: from a pretrained backbone or from scratch, with one recipe."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .run import FinetuneResult as FinetuneResult
    from .run import run_finetuning as run_finetuning
    from .settings import FinetuneSettings as FinetuneSettings

_LAZY = {
    "FinetuneResult": "run",
    "FinetuneSettings": "settings",
    "run_finetuning": "run",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
