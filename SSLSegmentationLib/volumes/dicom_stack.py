"""Do the images of a DICOM volume make one evenly spaced stack? If not, one sentence that names the file at fault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..core.errors import DataError
from ..core.text import conjoined, counted
from .dicom_headers import DicomFile, Frame
from .dicom_volumes import AXES_TOLERANCE, DicomVolume, along_normal, distinct_places

#: A gap may differ from the median gap by this fraction of it (scanners round positions).
GAP_TOLERANCE = 0.05
_LISTED = 3


def check_stack(volume: DicomVolume, folder: Path) -> np.ndarray:
    """Check that images, already in order, make one volume.

    Returns:
        Mean step from slice to slice in mm, LPS [3].

    Raises:
        DataError: they do not; says why.
    """
    frames = volume.frames
    what = _what(volume, folder)
    for file in dict.fromkeys(frame.file for frame in frames):
        _check_file(file)
    if len(frames) < 2:
        raise DataError(f"{what} has a single slice.", "Choose a volume of 2 or more.")
    _check_places(frames, what)
    _check_alike(frames, what)
    at = along_normal(frames)
    _check_distinct(frames, at, what)
    if volume.lacks:
        raise DataError(
            f"{what} lacks {counted(volume.lacks, 'slice')} that other volumes of its series have.",
            "Export the series again and complete, or choose another of its volumes.",
        )
    _check_even(frames, at, what)
    return _step(frames, at, what)


def _what(volume: DicomVolume, folder: Path) -> str:
    first = volume.frames[0].file
    alone = first.frame_count > 1 and all(frame.file is first for frame in volume.frames)
    which = f" ({volume.which})" if volume.which else ""
    return f"The DICOM file '{first.path}'{which}" if alone else f"The DICOM series in '{folder}'{which}"


def _check_file(file: DicomFile) -> None:
    if file.fault:
        raise DataError(f"The DICOM file '{file.path}' {file.fault}.", "Export the series again.")
    if any(frame.is_mosaic for frame in file.frames):
        raise DataError(
            f"The DICOM file '{file.path}' is a Siemens mosaic: all slices of a volume in one picture.",
            "Export it from the scanner as single slices or as enhanced DICOM, or convert it with dcm2niix.",
        )
    if file.stored.samples != 1 or not file.stored.photometric.startswith("MONOCHROME"):
        raise DataError(
            f"The DICOM file '{file.path}' is in colour ({file.stored.photometric}).",
            "Choose a grey-scale image with one real value per voxel.",
        )
    if file.frame_count > 1 and not file.enhanced:
        raise DataError(
            f"The DICOM file '{file.path}' lacks slice positions: its {file.frame_count} frames do not say where they "
            "lie.",
            "Export the original images, as enhanced DICOM or one slice a file.",
        )


def _check_places(frames: Sequence[Frame], what: str) -> None:
    without = [frame for frame in frames if frame.position is None or frame.axes is None]
    if without:
        count = f"{len(without)} of {len(frames)} images" if len(without) < len(frames) else "all images"
        raise DataError(
            f"{what} lacks slice positions ({count}, such as {without[0].name}).",
            "Export the original images, not screenshots or copies.",
        )
    unsized = next((frame for frame in frames if frame.spacing is None), None)
    if unsized is not None:
        raise DataError(
            f"{what} does not say how large its pixels are: PixelSpacing of {unsized.name} is missing or no size.",
            "Export the original images again; a volume without its true size cannot be measured or compared.",
        )


def _check_alike(frames: Sequence[Frame], what: str) -> None:
    def shape(frame: Frame) -> tuple[float, ...]:
        sizes = (frame.file.stored.rows, frame.file.stored.columns)
        return (*sizes, *(round(size, 4) for size in frame.placed.spacing))

    first = frames[0]
    other = next((frame for frame in frames if shape(frame) != shape(first)), None)
    if other is not None:
        raise DataError(
            f"{what} mixes images of different size or pixel spacing, such as {first.name} and {other.name}.",
            "Put each volume in its own folder.",
        )
    if any(np.abs(frame.placed.axes - first.placed.axes).max() > AXES_TOLERANCE for frame in frames):
        raise DataError(f"{what} holds slices of several orientations, like a localizer.", "Choose another series.")
    if abs(np.linalg.norm(np.cross(*first.placed.axes)) - 1) > 0.01:
        raise DataError(
            f"{what} does not say how its slices lie: ImageOrientationPatient of {first.name} is no right angle.",
            "Export the original images again.",
        )


def _check_distinct(frames: Sequence[Frame], at: np.ndarray, what: str) -> None:
    places = distinct_places(at, min(frames[0].placed.spacing))
    count = int(places[-1]) + 1
    if count == 1:
        raise DataError(f"{what} shows a single slice, {len(frames)} times.", "Choose a volume of two or more slices.")
    if count < len(frames):
        _check_times(frames, at, places, what)
        _check_strays(frames, at, places, what)
        each = len(frames) / count
        raise DataError(
            f"{what} is 4-D: {len(frames)} images share {count} positions, about {each:.3g} each, and their headers "
            "do not tell which belong together.",
            "Split it by b-value, echo, phase or time point, and choose one 3-D volume.",
        )


def _check_strays(frames: Sequence[Frame], at: np.ndarray, places: np.ndarray, what: str) -> None:
    """Refuse images of which most have a place of their own, and a few do not."""
    counts = np.bincount(places)
    shared = np.flatnonzero(counts > 1)
    if 2 * len(shared) > len(counts):
        return
    here = np.flatnonzero(places == shared[0]).tolist()
    more = f", and at {counted(len(shared) - 1, 'other place')}" if len(shared) > 1 else ""
    names = conjoined([frames[i].name for i in here[:_LISTED]])
    raise DataError(
        f"{what} has {len(here)} different images at {at[here[0]]:.2f} mm ({names}){more}, and their headers do not "
        "tell which belongs to the others.",
        "Take the others away, or export the series again.",
    )


def _check_times(frames: Sequence[Frame], at: np.ndarray, places: np.ndarray, what: str) -> None:
    """Refuse images that tell their times, of which some positions have fewer than most."""
    times = np.bincount(places)
    usual = int(np.median(times))
    known = all({"heart", "time", "clock"} & set(frame.traits) for frame in frames)
    odd = np.flatnonzero(times != usual)
    if not known or usual < 2 or not odd.size:
        return
    first = int(np.flatnonzero(places == odd[0])[0])
    raise DataError(
        f"{what} has {usual} times at most of its {len(times)} positions, but {times[odd[0]]} at {at[first]:.2f} mm "
        f"(such as {frames[first].name}).",
        "Export the series again and complete: each slice needs as many times.",
    )


def _check_even(frames: Sequence[Frame], at: np.ndarray, what: str) -> None:
    gaps = np.diff(at)
    usual = float(np.median(gaps))
    uneven = np.flatnonzero(np.abs(gaps - usual) > GAP_TOLERANCE * usual)
    if not uneven.size:
        return
    i = int(uneven[np.argmax(gaps[uneven])])
    missing = round(gaps[i] / usual) - 1
    fault = f"lacks {counted(missing, 'slice')}" if missing > 0 else "is unevenly spaced"
    more = f" ({uneven.size} such gaps)" if uneven.size > 1 else ""
    raise DataError(
        f"{what} {fault}: the gap between slice {i + 1} at {at[i]:.2f} mm ({frames[i].name}) and slice "
        f"{i + 2} at {at[i + 1]:.2f} mm ({frames[i + 1].name}) is {gaps[i]:.2f} mm{more}, "
        f"but the usual gap is {usual:.2f} mm.",
        "Export the series again and complete, or resample it to even spacing first.",
    )


def _step(frames: Sequence[Frame], at: np.ndarray, what: str) -> np.ndarray:
    positions = np.array([frame.placed.position for frame in frames])
    step = (positions[-1] - positions[0]) / (len(frames) - 1)
    drift = positions - (positions[0] + np.arange(len(frames))[:, None] * step)
    tolerance = max(0.5 * frames[0].placed.spacing[0], GAP_TOLERANCE * float(np.median(np.diff(at))))
    if np.linalg.norm(drift, axis=1).max() > tolerance:
        raise DataError(f"{what} does not stack: its slices are shifted against each other.", "Choose another series.")
    return step
