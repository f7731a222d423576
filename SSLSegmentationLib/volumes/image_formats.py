"""Which files are read as images and masks. Standard library only."""

from __future__ import annotations

from pathlib import Path

#: Suffixes that are read, longest first, and ITK's reader for each: ITK itself trips over capitals such as ``.MHA``.
IMAGE_SUFFIXES = {
    ".nii.gz": "NiftiImageIO",
    ".nrrd": "NrrdImageIO",
    ".nhdr": "NrrdImageIO",
    ".nii": "NiftiImageIO",
    ".mha": "MetaImageIO",
    ".mhd": "MetaImageIO",
}
#: How the names of masks that are read end: Slicer's segmentations, and label maps in any format of images.
READABLE_MASKS = (".seg.nrrd", *IMAGE_SUFFIXES)


def image_suffix(path: Path) -> str | None:
    """The supported suffix that a file name ends with, or None."""
    name = path.name.lower()
    return next((suffix for suffix in IMAGE_SUFFIXES if name.endswith(suffix)), None)
