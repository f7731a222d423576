"""Contours of radiotherapy (RTSTRUCT). Standard library only, but for the function that the entry names."""

from __future__ import annotations

from pathlib import Path

from ..core.exchange import ExchangeFormat
from .dicom_segmentation import says_class
from .segmentation_formats import register

_CLASS = b"1.2.840.10008.5.1.4.1.1.481.3\0"  # numbers are filled up to an even length


def is_structure_set(path: Path) -> bool:
    """Whether a file is a structure set, by its first bytes."""
    return says_class(path, _CLASS)


register(
    ExchangeFormat(
        "rtstruct",
        "contours of radiotherapy (RTSTRUCT)",
        "a DICOM file of the class RT Structure Set",
        __package__,
        knows="structures_segmentation:is_structure_set",
        reads="structures_reading:read_structures",
    )
)
