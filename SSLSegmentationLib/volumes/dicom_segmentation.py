"""DICOM segmentation objects (SEG). Standard library only, but for the functions that an entry names."""

from __future__ import annotations

from pathlib import Path

from ..core.exchange import ExchangeFormat
from .segmentation_formats import register

#: How the classes of segmentation objects begin: by segments (…66.4), of surfaces (…66.5), label maps (…66.7).
_CLASSES = b"1.2.840.10008.5.1.4.1.1.66."
_HEAD = 1024  # the class stands in the first elements


def is_segmentation_object(path: Path) -> bool:
    """Whether a file is a DICOM segmentation object, by its first bytes."""
    return says_class(path, _CLASSES)


def says_class(path: Path, name: bytes) -> bool:
    """Whether a file is a DICOM object of a class, by its first bytes."""
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return head[128:132] == b"DICM" and name in head


register(
    ExchangeFormat(
        "dicom-seg",
        "DICOM segmentation",
        "a DICOM file of the class Segmentation",
        __package__,
        knows="dicom_segmentation:is_segmentation_object",
        reads="dicom_seg_reading:read_dicom_seg",
        writes="dicom_seg_writing:write_dicom_seg",
        needs_to_write=("highdicom",),  # pydicom, which reads them, is always there
        suffix=".dcm",
    )
)
