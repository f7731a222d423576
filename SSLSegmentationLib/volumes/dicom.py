"""DICOM folders: which volumes they hold, and one of them with its true geometry.

Slices are ordered and checked by Image Position (Patient) projected on the slice normal, never by instance number,
file name or slice thickness (DICOM PS3.3 C.7.6.2). Nothing that identifies a patient is returned or logged.

A path names a volume: a folder that holds no other; a file that has a part of it; or, where one file has parts of
several, that file followed by what tells the volume from the others, as in ``folder/image.dcm/echo 2``. Volumes that
differ in time alone have one path together; a file of one of them stands for all where frames are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..core.text import counted, listed
from ..project.records import DicomRecord
from .dicom_files import is_dicom
from .dicom_headers import DicomFile, Frame, HeaderError, read_header
from .dicom_pixels import PixelError, pixel_digests, read_pixels
from .dicom_series import DicomEntry, SeriesWords, entries_of
from .dicom_stack import check_stack
from .dicom_volumes import DicomVolume, safe_words, volumes_of
from .itk import check_name

#: A stack whose slices are shifted sideways by more than this slope is stored as sheared (gantry tilt).
_SHEAR_SLOPE = 1e-3
_DIRECTORY = "1.2.840.10008.1.3.10"  # DICOMDIR, the index of a disk
_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"  # secondary capture
_NAME_LENGTH = 120
_LISTED = 8


@dataclass(frozen=True)
class _Contents:
    """What lies directly in a folder.

    Args:
        series: volumes of each series, by its instance UID.
        damaged: files of which no series is known, and why.
        others: DICOM objects that are no images, and their kind.
    """

    folder: Path
    series: dict[str, list[DicomVolume]]
    damaged: dict[Path, str]
    others: dict[Path, str]

    def volumes(self) -> list[DicomVolume]:
        """Those of all series."""
        return [volume for volumes in self.series.values() for volume in volumes]

    def entries(self) -> list[DicomEntry]:
        """What becomes a case each."""
        return [entry for volumes in self.series.values() for entry in entries_of(volumes)]

    def may_lack_damaged(self, volume: DicomVolume) -> bool:
        """Whether a damaged file may be a slice of this volume: the files of its series are not numbered on and on."""
        if not self.damaged:
            return False
        series = next(those for those in self.series.values() if volume in those)
        numbers = [file.instance for file in {frame.file for other in series for frame in other.frames}]
        return len(numbers) > 1 and max(numbers) - min(numbers) + 1 != len(numbers)


def dicom_volumes(folder: Path) -> tuple[list[Path], list[str]]:
    """Paths that name what lies directly in a folder: each volume, or volume with its times, and each damaged file.

    Returns:
        The paths, and what is left out, in sentences.

    Raises:
        DataError: the folder is missing.
    """
    contents = _scan(folder)
    volumes, entries = contents.volumes(), contents.entries()
    if len(entries) == 1 and (not contents.damaged or contents.may_lack_damaged(volumes[0])):
        paths = [folder]
    else:
        paths = [*(_address_of(entry, contents) for entry in entries), *contents.damaged]
    notes = []
    if contents.others:
        notes.append(f"Left out in '{folder}', since they are no slices: {_named(contents.others)}.")
    copies = [frame.name for volume in volumes for frame in volume.copies]
    if copies:
        notes.append(f"Left out in '{folder}', since the same images are there twice: {listed(copies, 1)}.")
    return paths, notes


def volumes_of_files(folder: Path, names: set[str]) -> list[Path]:
    """Paths that name the volumes in a folder that have parts in files of some names, and damaged ones of the files.

    Raises:
        DataError: the folder is missing.
    """
    contents = _scan(folder)
    entries = [entry for entry in contents.entries() if not names.isdisjoint(entry.file_names)]
    return [*(_address_of(entry, contents) for entry in entries), *(p for p in contents.damaged if p.name in names)]


def stacks_in(folder: Path) -> list[DicomVolume]:
    """All volumes that lie directly in a folder, those of several times apart.

    Raises:
        DataError: the folder is missing.
    """
    return _scan(folder).volumes()


def volumes_in_file(path: Path) -> list[Path]:
    """Paths that name the volumes that a DICOM file has parts of, the same for all files of a volume; or the file.

    Raises:
        DataError: the folder is missing.
    """
    contents = _scan(_file_of(path).parent)
    return [_address_of(entry, contents) for entry in _named_entries(path, contents)] or [path]


def volume_name(path: Path) -> str | None:
    """What to call the volume that a path names: its folder, its series if there are several, and which it is of it.

    None if the path names no volume, or several.
    """
    try:
        contents = _scan(_file_of(path).parent)
    except DataError:
        return None
    entries = _named_entries(path, contents)
    if len(entries) != 1:
        return None
    file = entries[0].volumes[0].frames[0].file
    words = [contents.folder.name]
    if len(contents.series) > 1:
        descriptions = [those[0].frames[0].file.description for those in contents.series.values()]
        unclear = not file.description or descriptions.count(file.description) > 1
        words += [file.description, f"series {file.number}" if unclear else ""]
    words.append(entries[0].which)
    text = " ".join(filter(None, words))
    return safe_words(text)[:_NAME_LENGTH].strip(" .") or None


def series_words(path: Path) -> SeriesWords | None:
    """What the files of the volume that a path names say of their series; None if it names none, or several."""
    if (entry := _only_entry(path)) is None:
        return None
    file = entry.volumes[0].frames[0].file
    description = " ".join(filter(None, [file.description, entry.which]))
    return SeriesWords(file.examination or str(file.path.parent), description, file.protocol)


def dicom_record(path: Path) -> DicomRecord | None:
    """The series of the volume that a path names; None if it names none, or several, or the series has no number."""
    if (entry := _only_entry(path)) is None:
        return None
    file = entry.volumes[0].frames[0].file
    return DicomRecord(file.study, file.series, file.frame_of_reference) if file.series else None


def first_file(path: Path) -> tuple[Path, str] | None:
    """A file of the volume that a path names, and what tells it from others of its series; None as of the above."""
    if (entry := _only_entry(path)) is None:
        return None
    return entry.volumes[0].frames[0].file.path, entry.which


def _only_entry(path: Path) -> DicomEntry | None:
    """The volume that a path names, if it names one that can be told."""
    try:
        contents = _scan(path if path.is_dir() else _file_of(path).parent)
    except DataError:
        return None
    entries = contents.entries() if path.is_dir() else _named_entries(path, contents)
    return entries[0] if len(entries) == 1 else None


def read_dicom(path: Path) -> sitk.Image:
    """Read the volume that a path names.

    Raises:
        DataError: there is none, there are several, or the slices do not make one evenly spaced 3-D volume.
    """
    contents = _scan(path if path.is_dir() else _file_of(path).parent)
    volumes = contents.volumes() if path.is_dir() else _named_volumes(path, contents)
    _check_found(path, volumes, contents)
    if len(volumes) > 1:
        raise _several(path, volumes, contents)
    return read_stack(volumes[0], contents.folder)


def read_dicom_series(path: Path) -> tuple[list[sitk.Image], list[float | None], list[str]]:
    """Read the volume that a path names at all its times, in their order.

    Returns:
        The images, their times in ms from the first on (None = unknown), and what each is called.

    Raises:
        DataError: as of :func:`read_dicom`; of several times, one does not make a volume.
    """
    entry, folder = _read_entry(path)
    images = [read_stack(volume, folder) for volume in entry.volumes]
    return images, entry.times_ms, [volume.which for volume in entry.volumes]


def named_stacks(path: Path) -> list[tuple[Path, DicomVolume]]:
    """Folder and slices of the volume that a path names, of each of its times.

    Raises:
        DataError: there is none, or there are several.
    """
    entry, folder = _read_entry(path)
    return [(folder, volume) for volume in entry.volumes]


def _read_entry(path: Path) -> tuple[DicomEntry, Path]:
    contents = _scan(path if path.is_dir() else _file_of(path).parent)
    entries = contents.entries() if path.is_dir() else _named_entries(path, contents)
    volumes = [volume for entry in entries for volume in entry.volumes]
    _check_found(path, volumes, contents)
    if len(entries) > 1:
        raise _several(path, volumes, contents)
    return entries[0], contents.folder


def _check_found(path: Path, volumes: Sequence[DicomVolume], contents: _Contents) -> None:
    """Refuse a path that names no volume, or one that a damaged file may belong to."""
    damaged = next((file for file in contents.damaged if file.name == path.name), None)
    if damaged or any(map(contents.may_lack_damaged, volumes)) or (not volumes and contents.damaged):
        raise _damaged(damaged or next(iter(contents.damaged)), contents)
    if not volumes:
        raise _no_image(path, contents)


def _file_of(path: Path) -> Path:
    """The file of a path that may go on behind it."""
    return path.parent if path.parent.is_file() else path


def _named_volumes(path: Path, contents: _Contents) -> list[DicomVolume]:
    file = _file_of(path)
    volumes = [volume for volume in contents.volumes() if file.name in volume.file_names]
    return volumes if file == path else [volume for volume in volumes if volume.which == path.name]


def _named_entries(path: Path, contents: _Contents) -> list[DicomEntry]:
    """As :func:`_named_volumes`, volumes that differ in time alone together, unless the path names one of them."""
    file = _file_of(path)
    entries = [entry for entry in contents.entries() if file.name in entry.file_names]
    if file != path:
        named = [entry for entry in entries if entry.which == path.name]
        return named or [DicomEntry([volume], [None], volume.which) for volume in _named_volumes(path, contents)]
    return entries


def _address_of(entry: DicomEntry, contents: _Contents) -> Path:
    if len(entry.volumes) == 1:
        return _address(entry.volumes[0], contents)
    file = contents.folder / entry.volumes[0].frames[0].file.path.name
    alone = sum(file.name in other.file_names for other in contents.entries()) == 1
    return file if alone else file / entry.which


def _address(volume: DicomVolume, contents: _Contents) -> Path:
    file = contents.folder / volume.frames[0].file.path.name
    alone = sum(file.name in other.file_names for other in contents.volumes()) == 1
    return file if alone else file / volume.which


def _scan(folder: Path) -> _Contents:
    check_name(folder)
    if not folder.is_dir():
        raise DataError(f"The folder '{folder}' does not exist.", "Check the path.")
    with os.scandir(folder) as entries:
        seen = [(entry.name, entry.stat()) for entry in entries if not entry.name.startswith(".") and entry.is_file()]
    return _contents(folder, tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in seen)))


@lru_cache(maxsize=1)  # a folder of many series is asked about once for each of them
def _contents(folder: Path, files: tuple[tuple[str, int, int], ...]) -> _Contents:
    """Contents of a folder as it is; nobody may change them. ``files`` are names, sizes and times of change."""
    series: dict[str, list[Frame]] = {}
    damaged, others = {}, {}
    for name, _, _ in files:
        path = folder / name
        if not is_dicom(path):
            continue
        try:
            file = read_header(path)
        except HeaderError as error:
            damaged[path] = str(error)
            continue
        if file.frames:
            series.setdefault(file.series, []).extend(file.frames)
        elif file.kind != _DIRECTORY:
            others[path] = _kind(file)
    for frames in series.values():
        for capture in _captures(frames):
            frames.remove(capture)
            others[capture.file.path] = _kind(capture.file)
    volumes = {uid: volumes_of(frames, pixel_digests) for uid, frames in series.items()}
    return _Contents(folder, volumes, damaged, others)


def _captures(frames: Sequence[Frame]) -> list[Frame]:
    """Screenshots among slices: they have no place, and the others have."""
    captures = [f for f in frames if f.file.kind.startswith(_CAPTURE) and f.position is None and not f.file.fault]
    return captures if len(captures) < len(frames) else []


def _kind(file: DicomFile) -> str:
    """What sort of object a file is, in the standard's words."""
    return file.kind.name.removesuffix(" Storage")


def _damaged(file: Path, contents: _Contents) -> DataError:
    beside = " If it was a slice of a series beside it, that series is incomplete." if contents.series else ""
    return DataError(
        f"The DICOM file '{file}' {contents.damaged[file]}.{beside}",
        "Copy or export it again, or take the file away if it belongs to none.",
    )


def _no_image(path: Path, contents: _Contents) -> DataError:
    kind = next((kind for file, kind in contents.others.items() if file.name == path.name), None)
    if kind is not None:
        return DataError(
            f"'{path}' is a DICOM object that is no slice of a volume ({kind}).", "Choose the folder of an MRI series."
        )
    file = _file_of(path)
    if file != path:
        volumes = [volume.which for volume in _named_volumes(file, contents) if volume.which]
        of = f"It holds: {', '.join(volumes)}." if volumes else f"Choose '{file}' itself."
        return DataError(f"The DICOM file '{file}' holds no volume '{path.name}'.", of)
    only = f", only {_named(contents.others)}" if contents.others else ""
    return DataError(f"'{path}' holds no DICOM image{only}.", "Choose the folder of an MRI series.")


def _named(others: dict[Path, str]) -> str:
    """The first objects with their kinds, and how many more there are."""
    return listed([f"'{file.name}' ({kind})" for file, kind in others.items()])


def _several(path: Path, volumes: Sequence[DicomVolume], contents: _Contents) -> DataError:
    example = _address(volumes[0], contents).relative_to(contents.folder)
    pick = f"Pick one by its path, for example '{example}'"
    if path.is_dir() and len(contents.series) > 1:
        names = "; ".join(_label(those) for those in contents.series.values())
        return DataError(
            f"The folder '{path}' holds {len(contents.series)} DICOM series: {names}.",
            f"{pick}, or give each its own folder.",
        )
    names = listed([volume.which for volume in volumes], _LISTED)
    what = f"The DICOM series in '{path}'" if path.is_dir() else f"The DICOM file '{path}'"
    return DataError(f"{what} holds {len(volumes)} volumes: {names}.", f"{pick}, or add the whole folder.")


def _label(volumes: Sequence[DicomVolume]) -> str:
    """Number and description of a series, and how much it is."""
    file = volumes[0].frames[0].file
    files = len({name for volume in volumes for name in volume.file_names})
    several = f", {len(volumes)} volumes" if len(volumes) > 1 else ""
    return f"no. {file.number} '{file.description}' ({counted(files, 'file')}{several})"


def read_stack(volume: DicomVolume, folder: Path) -> sitk.Image:
    """Read a volume of :func:`stacks_in`; its k-th slice is that of the k-th frame.

    Raises:
        DataError: its slices do not make one evenly spaced volume, or cannot be decoded.
    """
    step = check_stack(volume, folder)
    try:
        return _with_step(read_pixels(volume.frames), step)
    except PixelError as error:
        syntax = error.file.stored.syntax.name
        raise DataError(
            f"The DICOM file '{error.file.path}' cannot be decoded ({syntax}).", "Export the series again."
        ) from error


def _with_step(image: sitk.Image, step: np.ndarray) -> sitk.Image:
    """Give the stack its measured slice step; ITK drops the sideways part of it (gantry tilt)."""
    direction = np.array(image.GetDirection()).reshape(3, 3)
    normal = np.cross(direction[:, 0], direction[:, 1])
    along = float(step @ normal)
    sheared = np.linalg.norm(step - along * normal) > _SHEAR_SLOPE * abs(along)
    length = float(np.linalg.norm(step)) if sheared else abs(along)
    direction[:, 2] = step / length if sheared else normal
    image.SetSpacing((*image.GetSpacing()[:2], length))
    image.SetDirection(direction.ravel().tolist())
    return image
