"""Pictures as PNG files: curves and previews of a run, cases with their masks, Dice against labels, embeddings."""

from .cases import CasePicture, save_case_picture
from .comparison import ComparedCase, save_comparison
from .curves import save_curves
from .embedding import save_embedding_picture
from .label_curve import save_label_curve
from .preview import save_preview

__all__ = [
    "CasePicture",
    "ComparedCase",
    "save_case_picture",
    "save_comparison",
    "save_curves",
    "save_embedding_picture",
    "save_label_curve",
    "save_preview",
]
