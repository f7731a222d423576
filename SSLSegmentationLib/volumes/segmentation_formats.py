"""Segmentation objects: the registry of the files that hold a mask together with what it was made of.

Other mask files (:mod:`.mask_formats`) know their voxels alone; these name the images that they belong to, so that
writing one takes these images. Each module ``…_segmentation`` of this package registers one. Standard library only.
"""

from __future__ import annotations

from pathlib import Path

from ..core.exchange import ExchangeFormat
from ..core.registry import Registry

REGISTRY: Registry[ExchangeFormat] = Registry("segmentation format", __package__, "_segmentation")
register = REGISTRY.register


def segmentation_format(path: Path) -> ExchangeFormat | None:
    """The format that a file is of, or None if it is none of these."""
    return next((entry for entry in REGISTRY.values() if entry.reads and entry.is_one(path)), None)
