"""Pictures as PNG files: curves and previews of a run, cases with their masks, Dice against labels."""

from ..core.lazy import lazy_names

_LAZY = {
    "CasePicture": "cases",
    "ComparedCase": "comparison",
    "save_case_picture": "cases",
    "save_comparison": "comparison",
    "save_curves": "curves",
    "save_label_curve": "label_curve",
    "save_preview": "preview",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
