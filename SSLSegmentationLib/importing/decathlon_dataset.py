"""Data sets of the Medical Segmentation Decathlon, and those of nnU-Net 1, which are described alike."""

from pathlib import Path

from ..core.exchange import ExchangeFormat
from .dataset_formats import DESCRIPTION, described, lists, register


def knows(path: Path) -> bool:
    """Whether a description lists its files and names its labels."""
    content = described(path, DESCRIPTION)
    return content is not None and "labels" in content and lists(content, "training", "validation", "test", "unlabeled")


register(
    ExchangeFormat(
        "decathlon",
        "Medical Segmentation Decathlon (or nnU-Net 1)",
        "a dataset.json with 'labels' and lists of files such as 'training'",
        __package__,
        knows="decathlon_dataset:knows",
        reads="listed:read",
    )
)
