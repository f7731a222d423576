"""Writers of masks through SimpleITK (see ``mask_formats``)."""

from __future__ import annotations

from pathlib import Path

import SimpleITK as sitk

from ..project.schema import LabelSchema
from .itk import quiet_itk
from .segments import segmentation_metadata


def write_itk(path: Path, image: sitk.Image) -> None:
    """Write an image, compressed where the format can."""
    with quiet_itk():
        sitk.WriteImage(image, str(path), useCompression=True)


def write_label_map_file(path: Path, mask: sitk.Image, schema: LabelSchema) -> None:
    """Write the numbers alone."""
    write_itk(path, mask)


def write_segmentation_file(path: Path, mask: sitk.Image, schema: LabelSchema) -> None:
    """Write a Slicer segmentation with every structure of the schema, the empty ones too."""
    for key, value in segmentation_metadata(sitk.GetArrayViewFromImage(mask), schema).items():
        mask.SetMetaData(key, value)
    write_itk(path, mask)
