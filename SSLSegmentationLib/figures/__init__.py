"""Pictures of a run as PNG files: curves, previews, cases with their masks, Dice against the number of labels."""

from .cases import CasePicture, save_case_picture
from .curves import save_curves
from .label_curve import save_label_curve
from .preview import save_preview

__all__ = ["CasePicture", "save_case_picture", "save_curves", "save_label_curve", "save_preview"]
