"""Data lists of MONAI: training cases with folds, several images per case, testing."""

from pathlib import Path

from ..core.exchange import ExchangeFormat
from .dataset_formats import DESCRIPTION, described, lists, register

#: What such a file is called in a folder.
NAMES = (DESCRIPTION, "datalist.json", "dataset_0.json")


def knows(path: Path) -> bool:
    """Whether a description lists its files, and is no Decathlon's."""
    content = described(path, *NAMES)
    if content is None or not lists(content, "training", "validation", "testing"):
        return False
    return "labels" not in content or not lists(content, "training", "validation", "test", "unlabeled")


register(
    ExchangeFormat(
        "monai",
        "MONAI data list",
        "a datalist.json with lists such as 'training' and 'testing'",
        __package__,
        knows="monai_dataset:knows",
        reads="listed:read",
    )
)
