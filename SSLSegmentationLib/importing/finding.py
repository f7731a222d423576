"""What can be added of a folder or file, and what a case of it is called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..core.errors import DataError
from ..volumes.reading import FoundVolumes, dicom_name, image_suffix, search_volumes


def volumes_in(folder: Path | str, *, as_images: bool = False) -> FoundVolumes:
    """What can be added of a folder and the folders below it, or of a file, which may hold several DICOM volumes.

    Raises:
        DataError: the folder is missing or holds no volume.
    """
    found = search_volumes(folder, as_images=as_images)
    if not found.volumes and found.masks:
        raise only_masks(folder, found.masks)
    if not found.volumes:
        sentences = [f"The folder '{folder}' holds no volume.", *found.notes]
        raise DataError(" ".join(sentences), "Images are NRRD, NIfTI, MHA or DICOM.")
    return found


def only_masks(folder: Path | str, masks: Iterable[Path]) -> DataError:
    """What to say of a folder of nothing but masks."""
    names = [path.name for path in masks]
    return DataError(
        f"The folder '{folder}' holds no volume but masks ({len(names)}, such as '{names[0]}').",
        "Name the folder of their images (NRRD, NIfTI, MHA or DICOM); --as-images adds masks as if they were images.",
    )


def volume_name(path: Path) -> str:
    """What a volume is called: after its file without the suffix, or after its DICOM folder, series, echo …"""
    suffix = image_suffix(path)
    if suffix is None and (name := dicom_name(path)):
        return name
    suffix = suffix or (path.suffix if path.is_file() else "")
    return path.name[: len(path.name) - len(suffix)] or path.name
