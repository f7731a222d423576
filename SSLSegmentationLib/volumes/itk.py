"""Around ITK's edges: warnings, metadata, names that would end the process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import SimpleITK as sitk

from ..errors import DataError


@contextmanager
def quiet_itk() -> Iterator[None]:
    """Silence ITK's warnings inside the block and restore the host's choice afterwards."""
    shown = sitk.ProcessObject.GetGlobalWarningDisplay()
    sitk.ProcessObject.SetGlobalWarningDisplay(False)
    try:
        yield
    finally:
        sitk.ProcessObject.SetGlobalWarningDisplay(shown)


def without_metadata(image: sitk.Image) -> sitk.Image:
    """The image without its metadata dictionary, which may hold DICOM tags that name the patient.

    The image that was passed in keeps it.
    """
    if not image.GetMetaDataKeys():
        return image
    clean = sitk.Image(image)
    clean.MakeUnique()  # a plain copy still shares the dictionary
    for key in clean.GetMetaDataKeys():
        clean.EraseMetaData(key)
    return clean


def check_name(path: Path) -> None:
    """Refuse a path that is not valid Unicode, as on old disks: ITK would end the whole process on it.

    Raises:
        DataError: says so.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise DataError(
            f"The path '{path}' has letters of an unknown encoding.", "Rename the file or folder that has them."
        ) from error
