"""Read volumes and refuse, with a sentence and a remedy, what is not one usable 3-D scalar image."""

from __future__ import annotations

import logging
import os
import re
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import SimpleITK as sitk

from ..core.errors import DataError
from ..project.patients import Person
from ..project.records import DicomRecord
from .checks import check_geometry, check_scalar, check_slices, check_voxels
from .dicom_files import is_dicom
from .fingerprint import voxel_fingerprint
from .headers import shown
from .image_formats import IMAGE_SUFFIXES, image_suffix
from .integrity import check_whole
from .itk import check_name, quiet_itk, without_metadata
from .masks import describe_mask, masks_beside_images
from .nifti import sheared_error, unambiguous
from .nrrd import with_list_axis
from .segments import is_segmentation

__all__ = [
    "IMAGE_SUFFIXES",
    "FoundVolumes",
    "dicom_name",
    "find_volumes",
    "fingerprint",
    "holds_mask",
    "image_suffix",
    "load_image",
    "read_volume",
    "search_volumes",
]

_log = logging.getLogger(__name__)

#: What to do about kinds of images that are not read.
_OTHER_KINDS = {
    (".mgz", ".mgh"): "Convert it with FreeSurfer's 'mri_convert FILE.mgz FILE.nii.gz'",
    (".img", ".hdr", ".img.gz", ".hdr.gz"): "Load it in Slicer, check which side is left, and save it",
    (".mif", ".mif.gz", ".mih"): "Convert it with MRtrix's 'mrconvert'",
    (".nii.bz2", ".nii.xz", ".nii.zip", ".nrrd.gz", ".mha.gz", ".zip", ".7z", ".tar.gz"): "Unpack it",
}
#: By which path ITK reads a file as it is meant.
_READABLE = {".nii": unambiguous, ".nii.gz": unambiguous, ".nrrd": with_list_axis}
_LOOKED_INTO = 8  # files that are named like masks
_FORMATS = "NRRD, NHDR, NIfTI, MHA, MHD, or a folder with one DICOM series"


def read_volume(path: Path | str) -> sitk.Image:
    """Read one 3-D scalar volume with its exact geometry, in the file's own voxel type and axis order.

    Args:
        path: a NRRD, NHDR, NIfTI, MHA or MHD file; a folder that holds exactly one DICOM volume; any one file of a
            DICOM volume, which stands for the whole of it; or one of several volumes in a DICOM file, as
            :func:`find_volumes` names it.

    Returns:
        The image without the file's metadata dictionary, which may name the patient.

    Raises:
        DataError: the file is missing, damaged or of an unknown kind; the image is 4-D, coloured, complex, a single
            slice, constant, or has voxels that are not finite; the DICOM slices do not make one even stack.
    """
    path = Path(path)
    check_name(path)
    if not path.exists() and not is_in_dicom(path):
        raise DataError(f"The volume '{path}' does not exist.", "Check the path, and that its disk is connected.")
    if path.is_dir() or is_in_dicom(path):
        from .dicom import read_dicom  # pydicom takes a while to load, and most volumes are no DICOM

        image = read_dicom(path)
        check_geometry(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection(), path)
    else:
        image = load_image(path)
        refuse_segmentation(image, path)
    return usable(image, path)


def usable(image: sitk.Image, what: object) -> sitk.Image:
    """A 3-D image without its metadata, if it is one real value per voxel, finite, and not the same everywhere.

    Args:
        image: as it was read.
        what: names it.

    Raises:
        DataError: says what it is instead.
    """
    check_kind(image, what)
    check_voxels(sitk.GetArrayViewFromImage(image), what)
    return without_metadata(image)


def check_kind(image: sitk.Image, what: object) -> None:
    """Refuse colour, vectors, complex voxels and a single slice; errors as of :func:`usable`."""
    complex_voxels = "complex" in image.GetPixelIDTypeAsString()
    check_scalar(image.GetNumberOfComponentsPerPixel(), what, complex_voxels=complex_voxels)
    check_slices(image.GetSize(), what)


def refuse_segmentation(image: sitk.Image, path: Path) -> None:
    """Refuse a file of Slicer's segments.

    Raises:
        DataError: it is one.
    """
    if is_segmentation(image.GetMetaDataKeys()):
        raise DataError(f"'{path}' is a segmentation, not an image.", "Add it as the mask of its image.")


def load_image(path: Path, *, axes: int = 3, remarks: list[str] | None = None) -> sitk.Image:
    """Read an image or label file whole, as ITK gives it: 3-D (trailing axes of size 1 are dropped), any voxel type.

    Args:
        path: of the file.
        axes: most axes that the image may have; with 4, an image of several volumes is given as it is.
        remarks: gets what a user should know of the header, in place of the log.

    Geometry is in mm, also where the header counts in another unit. What a user should know of the header though the
    file can be used (of two positions one was taken, the voxel size is not stated) is logged as a warning.

    Raises:
        DataError: the file is missing, damaged, of an unknown kind, has more than three axes, or a header that
            contradicts itself or names files elsewhere.
    """
    if not path.exists():
        raise DataError(f"The file '{path}' does not exist.", "Check the path, and that its disk is connected.")
    suffix = image_suffix(path)
    if suffix is None:
        name = path.name.lower()
        remedy = next((text for ending, text in _OTHER_KINDS.items() if name.endswith(ending)), "Convert it")
        raise DataError(f"The file '{path}' is of no kind that can be read.", f"{remedy} to one of these: {_FORMATS}.")
    header = check_whole(path)
    try:
        with _READABLE.get(suffix, nullcontext)(path) as readable:
            image = _execute(readable, IMAGE_SUFFIXES[suffix], path, axes)
    except RuntimeError as error:
        raise _itk_error(path, str(error)) from error
    except OSError as error:
        raise DataError(f"'{path}' cannot be read ({error.strerror or error}).", "Check the disk.") from error
    if axes == 3 and is_list(image):
        raise _several((*image.GetSize(), image.GetNumberOfComponentsPerPixel()), path)
    while image.GetDimension() > axes or (image.GetDimension() > 3 and image.GetSize()[-1] == 1):
        image = image[(slice(None),) * (image.GetDimension() - 1) + (0,)]
    if header.to_mm != 1:
        image.SetSpacing([*(header.to_mm * value for value in image.GetSpacing()[:3]), *image.GetSpacing()[3:]])
        image.SetOrigin([header.to_mm * value for value in image.GetOrigin()])
    first = image if image.GetDimension() < 4 else image[..., 0]
    check_geometry(first.GetSize(), first.GetSpacing(), first.GetOrigin(), first.GetDirection(), path)
    if remarks is not None:
        remarks += header.remarks
        return image
    for remark in header.remarks:
        _log.warning("%s", remark)
    return image


def is_list(image: sitk.Image) -> bool:
    """Whether ITK has taken for values of one voxel what a NRRD file calls a list of volumes, as Slicer's sequences."""
    several = image.GetNumberOfComponentsPerPixel() > 1 and image.HasMetaDataKey("NRRD_kinds[pixel]")
    return several and image.GetMetaData("NRRD_kinds[pixel]") == "list" and not is_segmentation(image.GetMetaDataKeys())


@dataclass(frozen=True)
class FoundVolumes:
    """What a folder holds.

    Args:
        volumes: what :func:`read_volume` may read, sorted.
        masks: files that were left out since they lie and are named as masks, with the image of each if it is clear.
        notes: what else was left out, in sentences.
    """

    volumes: list[Path] = field(default_factory=list)
    masks: dict[Path, Path | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def search_volumes(folder: Path | str, *, as_images: bool = False) -> FoundVolumes:
    """Find what :func:`read_volume` may read in a folder and below it, and the masks there; or in a single file.

    Image files count unless they are hidden or half-written, or named like masks with their image where it should be
    (a few are read to see whether the names are true); whether another file is a mask shows when it is read. A folder
    with one DICOM volume counts once; of a folder with several, one file of each; and of a file with several, the file
    followed by which, as in ``image.dcm/echo 2``. DICOM objects that are no images are left out.

    Args:
        as_images: take no file for a mask because of its name.

    Raises:
        DataError: the folder does not exist.
    """
    folder = Path(folder)
    if folder.is_file():
        return FoundVolumes(_volumes_in_file(folder))
    if not folder.is_dir():
        raise DataError(f"The folder '{folder}' does not exist.", "Check the path, and that its disk is connected.")
    images: list[Path] = []
    series: list[Path] = []
    notes: list[str] = []
    for directory, subfolders, names in os.walk(folder, onerror=lambda error: _log.warning("Skipped: %s", error)):
        subfolders[:] = [name for name in subfolders if not name.startswith((".", "__MACOSX"))]
        files = [Path(directory, name) for name in names if not name.startswith(".")]
        images += [file for file in files if image_suffix(file)]
        if any(image_suffix(file) is None and is_dicom(file) for file in files):
            found, left_out = _dicom_entries(Path(directory))
            series += found
            notes += left_out
    masks = {} if as_images else masks_beside_images(images, folder)
    if not _hold_masks(list(masks)):
        masks = {path: None for path in masks if path.name.lower().endswith(".seg.nrrd")}
    return FoundVolumes(sorted([path for path in images if path not in masks] + series), masks, notes)


def find_volumes(folder: Path | str) -> list[Path]:
    """The volumes of :func:`search_volumes`."""
    return search_volumes(folder).volumes


def holds_mask(path: Path) -> bool | None:
    """Whether a file that is named like a mask holds one, be it empty or flat; None if it cannot be read."""
    try:
        image = load_image(path)
    except (DataError, MemoryError):
        return None
    if image.GetNumberOfComponentsPerPixel() > 1 or image.GetDimension() != 3:
        return None
    return bool(describe_mask(sitk.GetArrayViewFromImage(image), named=True))


def _hold_masks(paths: list[Path]) -> bool:
    """Whether none of a few of these files is an image after all."""
    return all(holds_mask(path) is not False for path in paths[:: max(1, -(-len(paths) // _LOOKED_INTO))])


def dicom_name(path: Path) -> str | None:
    """What to call a DICOM volume that has a name of its own, beside that of its folder; else None."""
    if path.is_dir() or not is_in_dicom(path):
        return None
    from .dicom import volume_name

    return volume_name(path)


def dicom_record(path: Path) -> DicomRecord | None:
    """The DICOM series that a path names a volume of; None of other files."""
    if not path.is_dir() and not is_in_dicom(path):
        return None
    from .dicom import dicom_record

    return dicom_record(path)


def dicom_person(path: Path) -> tuple[Person, list[str]] | None:
    """Whose series a path names a volume of, and what can be said of it in the name of a case; None of other files."""
    if not path.is_dir() and not is_in_dicom(path):
        return None
    from .dicom import first_file
    from .dicom_patient import plain_words, read_person

    file, which = first_file(path) or (None, "")
    person = read_person(file) if file else Person()
    return person, plain_words(person, which)


def fingerprint(image: sitk.Image) -> str:
    """:func:`~.fingerprint.voxel_fingerprint` of an image."""
    return voxel_fingerprint(
        sitk.GetArrayViewFromImage(image), image.GetSpacing(), image.GetOrigin(), image.GetDirection()
    )


def is_in_dicom(path: Path) -> bool:
    """Whether a path names a DICOM file, or one of several volumes in one."""
    file = path.parent if path.parent.is_file() else path
    return image_suffix(file) is None and is_dicom(file)


def _dicom_entries(folder: Path) -> tuple[list[Path], list[str]]:
    from .dicom import dicom_volumes

    return dicom_volumes(folder)


def _volumes_in_file(path: Path) -> list[Path]:
    if not is_in_dicom(path):
        return [path]
    from .dicom import volumes_in_file

    return volumes_in_file(path)


def _execute(readable: Path, reader_name: str, path: Path, axes: int) -> sitk.Image:
    """Read what lies under the path ``readable`` and is called ``path`` by the user."""
    reader = sitk.ImageFileReader()
    reader.SetImageIO(reader_name)
    reader.SetFileName(str(readable))
    with quiet_itk():
        reader.ReadImageInformation()
        _check_dimension(reader.GetSize(), path, axes)
        return reader.Execute()


def _check_dimension(size: tuple[int, ...], path: Path, axes: int) -> None:
    if any(extent > 1 for extent in size[axes:]):
        raise _several(size, path)


def _several(size: tuple[int, ...], path: Path) -> DataError:
    shape = " × ".join(map(str, size))
    return DataError(
        f"'{path}' is a {len(size)}-D image ({shape}), not one 3-D volume.",
        "Split it, for example in Slicer's Sequences module, and choose one 3-D volume.",
    )


def _itk_error(path: Path, message: str) -> DataError:
    if "orthonormal" in message:
        return sheared_error(path)
    if "memory" in message or "bad_alloc" in message:
        return DataError(f"'{path}' does not fit into memory.", "Close other programs, or crop the image.")
    lines = [line.strip() for line in message.splitlines() if line.strip() and not line.startswith("Reason:")]
    reason = re.sub(r"^.*(ERROR|Error): *|^\[nrrd\] \w+: *|\w+ ?\(0x[0-9a-f]+\): *", "", lines[-1] if lines else "")
    return DataError(
        f"The header of '{path}' cannot be understood ({shown(reason.rstrip('.')) or 'no reason was given'}).",
        "Export it again from its source, or load it in Slicer and save it as .nrrd.",
    )
