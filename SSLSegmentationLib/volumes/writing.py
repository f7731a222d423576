"""Write images and masks: whole or not at all, with exact geometry, and readable by Slicer."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..core.storage import atomic_path
from ..project.schema import NOT_ANNOTATED, LabelSchema
from .checks import check_geometry
from .integrity import check_whole
from .itk import without_metadata
from .itk_masks import write_itk
from .mask_formats import format_of, offered, one_of


def write_image(path: Path | str, image: sitk.Image) -> None:
    """Write an image as compressed NRRD, atomically, without its metadata dictionary (which may name the patient).

    Raises:
        DataError: geometry that no volume can have.
        StorageError: the disk refused. The previous file, if any, is untouched.
    """
    path = Path(path)
    if not path.name.lower().endswith(".nrrd"):
        raise ValueError(f"images are written as .nrrd, not as '{path.name}'")
    image = without_metadata(image)
    _write(path, image, lambda temporary: write_itk(temporary, image))


def write_volume(path: Path | str, image: sitk.Image) -> None:
    """Write an image or a label map for other programs, atomically, compressed and without its metadata dictionary.

    Args:
        path: its ending chooses the format: one of a plain mask in ``mask_formats``.
        image: 3-D.

    Raises:
        DataError: geometry that no volume, or no file of this format, can have.
        StorageError: the disk refused. The previous file, if any, is untouched.
    """
    path = Path(path)
    refuse_sheared(path, image, "image")
    plain = without_metadata(image)
    _write(path, plain, lambda temporary: write_itk(temporary, plain))


def write_segmentation(path: Path | str, array: np.ndarray, reference: sitk.Image, schema: LabelSchema) -> None:
    """Write a mask atomically and compressed.

    The formats are those of ``mask_formats``: ``.seg.nrrd`` becomes a Slicer segmentation with every segment of the
    schema (name, colour, terminology), the empty ones too; ``.nrrd``, for example, a plain label map.

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
    kind = format_of(path)
    if array.shape != reference.GetSize()[::-1]:
        raise ValueError(f"the mask has shape {array.shape}, its image {reference.GetSize()[::-1]}")
    refuse_sheared(path, reference, "mask")
    unknown = sorted(set(np.unique(array).tolist()) - {0, *schema.values})
    if unknown:
        hint = "Give every value a row in the label schema."
        if unknown == [NOT_ANNOTATED]:
            hint = f"{NOT_ANNOTATED} marks voxels that nobody annotated; set them to 0 before writing."
        raise DataError(f"The mask for '{path.name}' has values that the label schema lacks: {unknown}.", hint)
    image = sitk.GetImageFromArray(np.ascontiguousarray(array, dtype=np.uint8))
    image.CopyInformation(reference)
    _write(path, image, lambda temporary: kind.write(temporary, image, schema))


def refuse_sheared(path: Path, image: sitk.Image, what: str) -> None:
    """Make sure that the format of a file can hold the geometry of an image.

    Raises:
        DataError: its axes are not at right angles, and the format wants that.
    """
    kind = format_of(path)
    if not kind.sheared and is_sheared(image):
        raise DataError(
            f"A {kind.title} cannot hold the sheared geometry of the {what} '{path.name}' (its axes are not at right "
            "angles).",
            f"Write {one_of(offered(sheared=True))} instead.",
        )


def is_sheared(image: sitk.Image) -> bool:
    """Whether the axes of an image are not at right angles, as after a gantry tilt."""
    direction = np.array(image.GetDirection()).reshape(3, 3)
    return bool(np.abs(direction.T @ direction - np.eye(3)).max() > 1e-4)


def _write(path: Path, image: sitk.Image, write: Callable[[Path], None]) -> None:
    check_geometry(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection(), path)
    with atomic_path(path) as temporary:
        try:
            write(temporary)
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
