"""Segmentation objects: the registry of the files that hold a mask together with what it was made of.

Other mask files (:mod:`.mask_formats`) know their voxels alone; these name the images that they belong to, so that
writing one takes these images. Each module ``…_segmentation`` of this package registers one. Standard library only.
"""

from __future__ import annotations

from pathlib import Path

from ..core.exchange import ExchangeFormat
from ..core.registry import Registry
from .mask_formats import format_of

REGISTRY: Registry[ExchangeFormat] = Registry("segmentation format", __package__, "_segmentation")
register = REGISTRY.register


def segmentation_format(path: Path) -> ExchangeFormat | None:
    """The format that a file is of, or None if it is none of these."""
    return next((entry for entry in REGISTRY.values() if entry.reads and entry.is_one(path)), None)


def format_to_be(path: Path) -> ExchangeFormat | None:
    """The format that a file of this name would be written as, or None if it is none of these."""
    name = path.name.lower()
    return next((entry for entry in REGISTRY.values() if entry.suffix and name.endswith(entry.suffix)), None)


def split_mask_name(path: Path) -> tuple[str, str, bool]:
    """Stem and ending of a mask's name, and whether such a file holds segments of a single volume.

    Raises:
        DataError: no mask is written under such a name.
    """
    entry = format_to_be(path)
    suffix, segments = (entry.suffix, True) if entry else (format_of(path).name, format_of(path).named)
    return path.name[: len(path.name) - len(suffix)], suffix, segments
