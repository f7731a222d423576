"""Keep ITK's warnings off the screen: what matters in them reaches the user as a DataError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import SimpleITK as sitk


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
