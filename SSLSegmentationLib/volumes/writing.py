"""Write images and masks: whole or not at all, with exact geometry, and readable by Slicer."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..core.storage import atomic_path
from ..project.schema import NOT_ANNOTATED, LabelSchema
from .checks import check_geometry
from .integrity import check_whole
from .itk import quiet_itk, without_metadata
from .segments import segmentation_metadata

_LABEL_MAP_SUFFIXES = (".nrrd", ".nii.gz", ".nii", ".mha")


def write_image(path: Path | str, image: sitk.Image) -> None:
    """Write an image as compressed NRRD, atomically, without its metadata dictionary (which may name the patient).

    Raises:
        DataError: geometry that no volume can have.
        StorageError: the disk refused. The previous file, if any, is untouched.
    """
    path = Path(path)
    if not path.name.lower().endswith(".nrrd"):
        raise ValueError(f"images are written as .nrrd, not as '{path.name}'")
    _write(path, without_metadata(image))


def write_segmentation(path: Path | str, array: np.ndarray, reference: sitk.Image, schema: LabelSchema) -> None:
    """Write a mask atomically and compressed.

    ``.seg.nrrd`` becomes a Slicer segmentation with every segment of the schema (name, colour, terminology), the empty
    ones too. ``.nrrd``, ``.nii.gz``, ``.nii`` and ``.mha`` become a plain label map.

    Args:
        path: target; its suffix chooses the format.
        array: [z, y, x] integers on the grid of ``reference``: 0 or a value of the schema.
        reference: image whose geometry the mask takes.
        schema: what the values mean.

    Raises:
        DataError: a value that the schema lacks, or a format that cannot hold this mask or geometry.
        StorageError: the disk refused. The previous file, if any, is untouched.
    """
    path = Path(path)
    name = path.name.lower()
    if array.shape != reference.GetSize()[::-1]:
        raise ValueError(f"the mask has shape {array.shape}, its image {reference.GetSize()[::-1]}")
    if not name.endswith(_LABEL_MAP_SUFFIXES):
        raise DataError(f"A mask cannot be written as '{path.name}'.", "Use .seg.nrrd, .nrrd, .nii.gz or .mha.")
    if name.endswith((".nii", ".nii.gz")) and is_sheared(reference):
        raise DataError(
            f"NIfTI cannot hold the sheared geometry of the mask '{path.name}' (its axes are not at right angles).",
            "Write .seg.nrrd or .nrrd instead.",
        )
    unknown = sorted(set(np.unique(array).tolist()) - {0, *schema.values})
    if unknown:
        hint = "Give every value a row in the label schema."
        if unknown == [NOT_ANNOTATED]:
            hint = f"{NOT_ANNOTATED} marks voxels that nobody annotated; set them to 0 before writing."
        raise DataError(f"The mask for '{path.name}' has values that the label schema lacks: {unknown}.", hint)
    labels = np.ascontiguousarray(array, dtype=np.uint8)
    image = sitk.GetImageFromArray(labels)
    image.CopyInformation(reference)
    if name.endswith(".seg.nrrd"):
        for key, value in segmentation_metadata(labels, schema).items():
            image.SetMetaData(key, value)
    _write(path, image)


def is_sheared(image: sitk.Image) -> bool:
    """Whether the axes of an image are not at right angles, as after a gantry tilt."""
    direction = np.array(image.GetDirection()).reshape(3, 3)
    return bool(np.abs(direction.T @ direction - np.eye(3)).max() > 1e-4)


def _write(path: Path, image: sitk.Image) -> None:
    check_geometry(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection(), path)
    with atomic_path(path) as temporary:
        try:
            with quiet_itk():
                sitk.WriteImage(image, str(temporary), useCompression=True)
            # Some of ITK's writers do not notice a full disk; a file that is not whole must not replace a good one.
            check_whole(temporary)
        except (RuntimeError, DataError) as error:
            raise OSError(*_cause(temporary, image)) from error


def _cause(temporary: Path, image: sitk.Image) -> tuple[int, str]:
    """Why ITK could not write; it only says that it could not."""
    size = image.GetNumberOfPixels() * image.GetSizeOfPixelComponent()
    if shutil.disk_usage(temporary.parent).free < size:
        return errno.ENOSPC, "No space left on device"
    try:
        with open(temporary, "ab"):
            return errno.EIO, "Input/output error"
    except OSError as error:
        return error.errno or errno.EIO, error.strerror or str(error)
