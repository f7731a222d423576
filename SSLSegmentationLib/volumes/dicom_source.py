"""Which DICOM series an image came from: found again in a folder by where its slices lie, and by its voxels."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..core.text import counted
from ..project.records import DicomRecord
from .dicom import named_stacks, read_stack, stacks_in
from .dicom_files import is_dicom
from .dicom_volumes import DicomVolume
from .geometry import in_axes_of, same_grid
from .itk import check_name
from .reading import is_in_dicom


@dataclass(frozen=True)
class DicomSource:
    """The series that an image came from.

    Args:
        volume: its slices, in the order of their places.
        image: as it is read, slice by slice in that order.
    """

    volume: DicomVolume
    image: sitk.Image


class DicomSources:
    """The volumes of a folder and of those below it.

    Args:
        folder: with DICOM files; they are only read.
        stacks: those that are looked at: the folder of each and its slices (default: all).

    Raises:
        DataError: there is no such folder, or it holds no DICOM image.
    """

    def __init__(self, folder: Path, stacks: Sequence[tuple[Path, DicomVolume]] = ()) -> None:
        self.folder, self._stacks = folder, list(stacks)
        if stacks:
            return
        check_name(folder)
        if not folder.is_dir():
            raise DataError(f"The folder '{folder}' does not exist.", "Name the folder of the DICOM series.")
        for place, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if not name.startswith("."))
            if any(is_dicom(Path(place, name)) for name in names if not name.startswith(".")):
                self._stacks += [(Path(place), volume) for volume in stacks_in(Path(place))]
        if not self._stacks:
            raise DataError(f"The folder '{folder}' holds no DICOM image.", "Name the folder of the DICOM series.")

    @classmethod
    def named(cls, path: Path) -> DicomSources:
        """The volume that a path names, at each of its times.

        Raises:
            DataError: it names none, or several.
        """
        if not path.is_dir() and not is_in_dicom(path):
            raise DataError(
                f"'{path}' is no DICOM, and a DICOM segmentation belongs to a DICOM series.",
                "Name the folder of a series, or choose another --format.",
            )
        return cls(path, named_stacks(path))

    def digest(self) -> str:
        """Of the numbers of the series and of its images: the same voxels may be in another series, too."""
        files = {frame.file for _, volume in self._stacks for frame in volume.frames}
        return hashlib.sha256("\0".join(sorted(f"{file.series} {file.uid}" for file in files)).encode()).hexdigest()[
            :16
        ]

    def of(self, image: sitk.Image, what: str, known: DicomRecord | None = None) -> DicomSource:
        """The volume that an image came from: on its grid, whatever the order of slices and axes; of several on one
        grid the one of the series that it was added from, or else the one with its voxels.

        Args:
            what: names the image in sentences, as "the case 'case0001'".
            known: the series that it was added from, if that is remembered.

        Raises:
            DataError: there is none, or several are as good as each other.
        """
        found, faults = [], []
        for place, volume in self._stacks:
            if not _may_be(volume, image):
                continue
            try:
                stack = read_stack(volume, place)
            except DataError as error:
                faults.append(error)
                continue
            if same_grid(in_axes_of(image, stack), stack):
                found.append(DicomSource(volume, stack))
        if len(found) > 1 and known:
            found = [one for one in found if one.volume.frames[0].file.series == known.series] or found
        if len(found) > 1:
            found = [one for one in found if _same_voxels(image, one.image)] or found
        if len(found) == 1:
            return found[0]
        if found:
            raise DataError(
                f"{counted(len(found), 'volume')} below '{self.folder}' lie where {what} does, and it is not clear "
                "which it came from.",
                "Name the folder of its own series.",
            )
        if faults:
            raise faults[0]
        raise DataError(
            f"No DICOM series below '{self.folder}' lies where {what} does.",
            "Name the folder of the series that it was added from.",
        )


def _may_be(volume: DicomVolume, image: sitk.Image) -> bool:
    """Whether a volume has as many voxels along its axes as an image; asked before pixels are read."""
    stored = volume.frames[0].file.encoding
    return stored is not None and sorted((len(volume.frames), stored.rows, stored.columns)) == sorted(image.GetSize())


def _same_voxels(image: sitk.Image, stack: sitk.Image) -> bool:
    turned = in_axes_of(image, stack)  # keep a name on it: a view does not keep its image alive
    return bool(np.array_equal(sitk.GetArrayViewFromImage(turned), sitk.GetArrayViewFromImage(stack)))
