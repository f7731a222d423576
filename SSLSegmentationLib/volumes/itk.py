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
    """Erase the image's metadata dictionary: it may hold DICOM tags that name the patient."""
    for key in image.GetMetaDataKeys():
        image.EraseMetaData(key)
    return image
