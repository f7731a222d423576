"""Finetuning on labelled cases: from a pretrained backbone or from scratch, with one recipe."""

from ..core.lazy import lazy_names

_LAZY = {
    "FinetuneResult": "run",
    "FinetuneSettings": "settings",
    "run_finetuning": "run",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
