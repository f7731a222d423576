"""Pictures as PNG files: curves and previews of a run, cases with masks, Dice against labels, volumes over time."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .cases import CasePicture as CasePicture
    from .cases import save_case_picture as save_case_picture
    from .comparison import ComparedCase as ComparedCase
    from .comparison import save_comparison as save_comparison
    from .curves import save_curves as save_curves
    from .label_curve import save_label_curve as save_label_curve
    from .preview import save_preview as save_preview
    from .volume_curve import save_volume_curve as save_volume_curve

_LAZY = {
    "CasePicture": "cases",
    "ComparedCase": "comparison",
    "save_case_picture": "cases",
    "save_comparison": "comparison",
    "save_curves": "curves",
    "save_label_curve": "label_curve",
    "save_preview": "preview",
    "save_volume_curve": "volume_curve",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
