"""DICOM folders: which series they hold, and one series as one volume with its true geometry.

Slices are ordered and checked by Image Position (Patient) projected on the slice normal, never by instance number,
file name or slice thickness (DICOM PS3.3 C.7.6.2). Nothing that identifies a patient is returned or logged.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..errors import DataError
from .itk import check_name, quiet_itk

#: A gap may differ from the median gap by this fraction of it (scanners round positions).
GAP_TOLERANCE = 0.05
#: A stack whose slices are shifted sideways by more than this slope is stored as sheared (gantry tilt).
_SHEAR_SLOPE = 1e-3
_IMAGE_CLASSES = tuple(f"1.2.840.10008.5.1.4.1.1.{number}" for number in ("4", "2", "128", "130", "20", "7"))
_SUFFIXES = (".dcm", ".dicom", ".ima")  # files of these names are DICOM even without the magic number
_MASK_CLASS = "1.2.840.10008.5.1.4.1.1.66"


@dataclass(frozen=True)
class _Header:
    """What ordering needs of one DICOM file. ``frame`` is (rows, columns, pixel spacing): equal within a volume."""

    path: Path
    uid: str
    label: str
    frame: tuple[float, ...]
    frames: int
    pixel_bytes: int  # of the pixel data, if it is not compressed; 0 if the file does not say
    position: np.ndarray | None
    axes: np.ndarray | None  # [2, 3]: direction cosines of a row and of a column


def is_dicom(path: Path) -> bool:
    """Whether a file carries DICOM's magic number."""
    try:
        with open(path, "rb") as file:
            return file.read(132)[128:] == b"DICM"
    except OSError:
        return False


def dicom_series(folder: Path | str) -> dict[str, list[Path]]:
    """Image series that lie directly in a folder: series instance UID → files, in spatial order where they have one.

    Raises:
        DataError: the folder is missing, or an image file in it is damaged.
    """
    check_name(Path(folder))
    return {uid: [header.path for header in headers] for uid, headers in _scan(Path(folder)).items()}


def read_dicom(path: Path) -> sitk.Image:
    """Read the only series of a folder or, given a file, the series that this file belongs to.

    Raises:
        DataError: there is no series, there are several, or the slices do not make one evenly spaced 3-D volume.
    """
    folder = path if path.is_dir() else path.parent
    series = _scan(folder)
    if not path.is_dir():
        series = {uid: headers for uid, headers in series.items() if any(path.name == h.path.name for h in headers)}
    if not series:
        raise DataError(f"'{path}' holds no DICOM image.", "Choose the folder of an MRI series.")
    if len(series) > 1:
        names = "; ".join(f"{headers[0].label} ({len(headers)} files)" for headers in series.values())
        example = next(iter(series.values()))[0].path
        raise DataError(
            f"The folder '{folder}' holds {len(series)} DICOM series: {names}.",
            f"Pick one by choosing one of its files, for example '{example.name}', or give each its own folder.",
        )
    return _read_series(next(iter(series.values())), folder)


def _scan(folder: Path) -> dict[str, list[_Header]]:
    if not folder.is_dir():
        raise DataError(f"The folder '{folder}' does not exist.", "Check the path.")
    with os.scandir(folder) as entries:
        seen = [(entry.name, entry.stat()) for entry in entries if not entry.name.startswith(".") and entry.is_file()]
    return _series(folder, tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in seen)))


@lru_cache(maxsize=1)  # a folder of many series is asked about once for each of them
def _series(folder: Path, files: tuple[tuple[str, int, int], ...]) -> dict[str, list[_Header]]:
    """Series of a folder as it is: ``files`` are names, sizes and times of change. Not to be changed by who gets it."""
    series: dict[str, list[_Header]] = {}
    for name, _, _ in files:
        path = folder / name
        if not is_dicom(path) and path.suffix.lower() not in _SUFFIXES:
            continue
        header = _read_header(path)
        if header is not None:
            series.setdefault(header.uid, []).append(header)
    return {uid: _in_spatial_order(headers) for uid, headers in series.items()}


def _read_header(path: Path) -> _Header | None:
    """Header of an image; None for DICOM objects that are no images (reports, presentation states, masks …)."""
    reader = sitk.ImageFileReader()
    reader.SetImageIO("GDCMImageIO")
    reader.SetFileName(str(path))
    kind = _storage_class(path)
    if kind.startswith(_MASK_CLASS):
        return None
    try:
        with quiet_itk():
            reader.ReadImageInformation()
    except RuntimeError as error:
        if kind.startswith(_IMAGE_CLASSES) or not kind:
            raise DataError(f"The DICOM file '{path}' is damaged.", "Export the series again.") from error
        return None

    def text(tag: str) -> str:
        return reader.GetMetaData(tag).strip(" \0") if reader.HasMetaDataKey(tag) else ""

    def numbers(tag: str, count: int) -> np.ndarray | None:
        try:
            values = np.array([float(part) for part in text(tag).split("\\")])
        except ValueError:
            return None
        return values if values.size == count and np.isfinite(values).all() else None

    size, spacing = reader.GetSize(), reader.GetSpacing()
    axes = numbers("0020|0037", 6)
    bits, samples = numbers("0028|0100", 1), numbers("0028|0002", 1)
    stated = bits is not None and samples is not None
    return _Header(
        path=path,
        uid=text("0020|000e"),
        label=f"no. {text('0020|0011') or '?'} '{text('0008|103e')}'",
        frame=(size[0], size[1], round(spacing[0], 4), round(spacing[1], 4)),
        frames=size[2] if len(size) > 2 else 1,
        pixel_bytes=math.prod(size) * int(bits[0] * samples[0]) // 8 if stated else 0,
        position=numbers("0020|0032", 3),
        axes=None if axes is None else axes.reshape(2, 3),
    )


def _storage_class(path: Path) -> str:
    """Media Storage SOP Class UID (0002,0002), which stands in the first bytes of every DICOM file."""
    with open(path, "rb") as file:
        head = file.read(1024)
    at = head.find(b"\x02\x00\x02\x00UI")
    if at < 0:
        return ""
    length = int.from_bytes(head[at + 6 : at + 8], "little")
    return head[at + 8 : at + 8 + length].rstrip(b"\0 ").decode("ascii", "replace")


def _check_pixels(header: _Header) -> None:
    """Refuse a file that ends within its pixel data, which older GDCM fills up. Compressed data is left to GDCM."""
    content = header.path.read_bytes()
    padded = (header.pixel_bytes + header.pixel_bytes % 2).to_bytes(4, "little")
    for start in (b"\xe0\x7f\x10\x00OW\0\0", b"\xe0\x7f\x10\x00OB\0\0", b"\xe0\x7f\x10\x00"):
        at = content.find(start + padded)
        if at >= 0 and at + len(start) + 4 + header.pixel_bytes > len(content):
            raise DataError(f"The DICOM file '{header.path}' is damaged: it is truncated.", "Export the series again.")


def _along_normal(headers: Sequence[_Header]) -> np.ndarray:
    normal = np.cross(*headers[0].axes)
    return np.array([header.position @ normal for header in headers])


def _in_spatial_order(headers: list[_Header]) -> list[_Header]:
    if any(header.position is None or header.axes is None for header in headers):
        return headers
    return [headers[i] for i in np.argsort(_along_normal(headers), kind="stable")]


def _read_series(headers: Sequence[_Header], folder: Path) -> sitk.Image:
    for header in headers:
        _check_pixels(header)
    if len(headers) == 1:
        if headers[0].frames < 2:
            raise DataError(f"The DICOM series in '{folder}' has a single slice.", "Choose a volume of 2 or more.")
        reader = sitk.ImageFileReader()  # one multi-frame file: GDCM knows its geometry
        reader.SetImageIO("GDCMImageIO")
        reader.SetFileName(str(headers[0].path))
        return _execute(reader, folder)
    step = _check_stack(headers, folder)
    reader = sitk.ImageSeriesReader()
    reader.SetFileNames([str(header.path) for header in headers])
    image = _execute(reader, folder)
    return _with_step(image, step)


def _execute(reader: sitk.ImageFileReader | sitk.ImageSeriesReader, folder: Path) -> sitk.Image:
    try:
        with quiet_itk():
            return reader.Execute()
    except RuntimeError as error:
        raise DataError(f"The DICOM series in '{folder}' cannot be decoded.", "Export the series again.") from error


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


def _check_stack(headers: Sequence[_Header], folder: Path) -> np.ndarray:
    """Check that slices, already in order, make one volume. Returns the mean step between slices in mm, [3]."""
    what = f"The DICOM series in '{folder}'"
    first = headers[0]
    if any(header.position is None or header.axes is None for header in headers):
        raise DataError(f"{what} lacks slice positions.", "Export the original images, not screenshots or copies.")
    if any(header.frame != first.frame or header.frames != first.frames for header in headers) or first.frames > 1:
        raise DataError(
            f"{what} mixes images of different size or pixel spacing.", "Put each volume in its own folder."
        )
    if any(np.abs(header.axes - first.axes).max() > 1e-3 for header in headers):
        raise DataError(f"{what} holds slices of several orientations, like a localizer.", "Choose another series.")
    at = _along_normal(headers)
    gaps = np.diff(at)
    distinct = gaps[gaps > 0.01 * gaps.max()]
    if len(distinct) < len(gaps):
        count = len(headers) / (len(distinct) + 1)
        raise DataError(
            f"{what} is 4-D: {len(headers)} images share {len(distinct) + 1} positions, about {count:.3g} each.",
            "Split it by b-value, echo, phase or time point, and choose one 3-D volume.",
        )
    usual = float(np.median(gaps))
    uneven = np.flatnonzero(np.abs(gaps - usual) > GAP_TOLERANCE * usual)
    if uneven.size:
        i = int(uneven[np.argmax(gaps[uneven])])
        missing = round(gaps[i] / usual) - 1
        fault = f"lacks {missing} slice{'s' * (missing > 1)}" if missing > 0 else "is unevenly spaced"
        more = f" ({uneven.size} such gaps)" if uneven.size > 1 else ""
        raise DataError(
            f"{what} {fault}: the gap between slice {i + 1} at {at[i]:.2f} mm ('{headers[i].path.name}') and slice "
            f"{i + 2} at {at[i + 1]:.2f} mm ('{headers[i + 1].path.name}') is {gaps[i]:.2f} mm{more}, "
            f"but the usual gap is {usual:.2f} mm.",
            "Export the series again and complete, or resample it to even spacing first.",
        )
    positions = np.array([header.position for header in headers])
    step = (positions[-1] - positions[0]) / (len(headers) - 1)
    drift = positions - (positions[0] + np.arange(len(headers))[:, None] * step)
    if np.linalg.norm(drift, axis=1).max() > max(0.5 * first.frame[2], GAP_TOLERANCE * usual):
        raise DataError(f"{what} does not stack: its slices are shifted against each other.", "Choose another series.")
    return step
