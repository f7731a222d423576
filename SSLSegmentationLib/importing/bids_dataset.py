"""Trees of BIDS: a folder for each subject, masks in ``derivatives``."""

from pathlib import Path

from ..core.exchange import ExchangeFormat
from .dataset_formats import register


def knows(path: Path) -> bool:
    """Whether a folder has subjects."""
    return path.is_dir() and any(entry.is_dir() for entry in path.glob("sub-*"))


register(
    ExchangeFormat(
        "bids",
        "BIDS tree",
        "a folder with subjects such as sub-01, and masks in derivatives",
        __package__,
        knows="bids_dataset:knows",
        reads="bids:read",
    )
)
