"""Files and series that hold several volumes of one place: a heart over time, b-values, echoes.

What the fourth axis of a file is, its header tells, if at all: NIfTI by a unit of time (a ``.bval`` beside it says that
it is diffusion all the same), NRRD by the kind, label and unit of that axis, Slicer's sequences by their index. Where
it is time, all volumes are wanted; else a person says which.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError, SettingsError
from ..core.text import counted, listed
from ..project.series import KINDS
from .checks import check_geometry, check_voxels
from .image_formats import image_suffix
from .itk import check_name, metadata_of, without_metadata
from .nifti import time_axis
from .nrrd import TIME_AXIS
from .reading import check_kind, fingerprint, is_in_dicom, is_list, load_image, read_volume, refuse_segmentation

_log = logging.getLogger(__name__)

#: What can be asked for beside numbers.
CHOICES = ("all", "first", "last", "mean")
_MS = {"s": 1000.0, "sec": 1000.0, "second": 1000.0, "seconds": 1000.0, "ms": 1.0, "msec": 1.0, "us": 1e-3, "µs": 1e-3}
_TIME_WORDS = re.compile(r"time|frame|phase|^t$", re.IGNORECASE)
_ECHO_WORDS = re.compile(r"echo|^te$", re.IGNORECASE)
_DIFFUSION_WORDS = re.compile(r"b-?val|diffusion|gradient|dwi", re.IGNORECASE)
_GRID_MM = 1e-3


class SeveralVolumes(DataError):
    """A file holds several volumes that are not known to differ in time, and nobody has said which are wanted."""


@dataclass(frozen=True)
class FrameStack:
    """Volumes of one place.

    Args:
        images: 3-D, on one grid; a single one is an ordinary volume.
        kind: what they differ in, one of :data:`~..project.series.KINDS`.
        times_ms: of each; None = unknown.
        what: what is known of them, in words, for example "b-values 0, 500"; empty if nothing is.
        found: how many there were before some were chosen.
        scan: fingerprints of all that there were, if some were chosen, or their mean.
    """

    images: tuple[sitk.Image, ...]
    kind: str = "time"
    times_ms: tuple[float | None, ...] = ()
    what: str = ""
    found: int = 1
    scan: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.images)

    def voxels(self) -> np.ndarray:
        """Those of all volumes, one upon the other: [frames · z, y, x]."""
        arrays = [sitk.GetArrayViewFromImage(image) for image in self.images]
        return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)

    def respaced(self, spacing_mm: Sequence[float]) -> FrameStack:
        """The same voxels at other distances, in mm along i, j, k."""
        images = tuple(map(sitk.Image, self.images))
        for image in images:
            image.SetSpacing([float(mm) for mm in spacing_mm])
        return replace(self, images=images)

    def chosen(self, choice: str) -> FrameStack:
        """Those that a person wants: ``all``, ``first``, ``last``, their ``mean``, or numbers from 1 such as ``1,5,9``.

        Raises:
            SettingsError: anything else, or a number that there is not.
        """
        if choice == "all" or len(self) == 1:
            return self
        scan = tuple(map(fingerprint, self.images))
        if choice == "mean":
            arrays = (sitk.GetArrayViewFromImage(image).astype(np.float64) for image in self.images)
            mean = sitk.GetImageFromArray((sum(arrays) / len(self)).astype(np.float32))
            mean.CopyInformation(self.images[0])
            return replace(self, images=(mean,), times_ms=(None,), scan=scan)
        numbers = {"first": [1], "last": [len(self)]}.get(choice) or frame_numbers(choice)
        if wrong := next((number for number in numbers if number > len(self)), None):
            raise SettingsError(
                f"There is no {KINDS[self.kind]} {wrong}: there are {len(self)}.", f"Use 1 to {len(self)}."
            )
        times = self.times_ms or (None,) * len(self)
        return replace(
            self,
            images=tuple(self.images[number - 1] for number in numbers),
            times_ms=tuple(times[number - 1] for number in numbers),
            scan=scan,
        )


def frame_numbers(choice: str) -> list[int]:
    """The numbers that a choice of frames names, in their order; none for :data:`CHOICES`.

    Raises:
        SettingsError: it is neither.
    """
    if choice in CHOICES:
        return []
    words = [word.strip() for word in choice.split(",")]
    if not all(re.fullmatch(r"[1-9]\d{0,5}", word, re.ASCII) for word in words):
        raise SettingsError(
            f"'{choice}' does not say which frames.", f"Use {', '.join(CHOICES)}, or numbers from 1 such as 1,5,9."
        )
    return sorted({int(word) for word in words})


def read_frames(path: Path | str, choice: str | None = None) -> FrameStack:
    """Read a volume, or all volumes of one place that a file or a DICOM series holds.

    Their voxels are not looked at: :func:`check_frames` does that.

    Args:
        path: as of :func:`~.reading.read_volume`; an image file may have a fourth axis.
        choice: which of several are wanted, as of :meth:`FrameStack.chosen`; None = all, if they differ in time.

    Raises:
        DataError: as of :func:`~.reading.read_volume`; or there are several that are not known to differ in time, and
            nothing was chosen: says what they are, and how to choose.
        SettingsError: what was chosen is not there.
    """
    path = Path(path)
    check_name(path)
    remarks: list[str] = []
    if path.is_dir() or is_in_dicom(path):
        from .dicom import read_dicom_series  # pydicom takes a while to load, and most volumes are no DICOM

        images, times, names = read_dicom_series(path)
        stack = FrameStack(tuple(map(without_metadata, images)), "time", tuple(times))
        _check_one_grid(stack, names, path)
    elif image_suffix(path) is None or not path.exists():
        return FrameStack((read_volume(path),))  # which says what is wrong
    else:
        stack = _of_file(path, remarks)
    first = stack.images[0]
    check_kind(first, path)
    check_geometry(first.GetSize(), first.GetSpacing(), first.GetOrigin(), first.GetDirection(), path)
    stack = replace(stack, found=len(stack))
    if choice is not None:
        stack = stack.chosen(choice)
    elif len(stack) > 1 and stack.kind != "time":
        raise SeveralVolumes(
            f"'{path}' is a 4-D image of {len(stack)} volumes, {_what(stack)}.",
            "Say which to take: repeat with --frames first (or last, mean, all, or numbers such as 1,5,9).",
        )
    for remark in remarks:
        _log.warning("%s", remark)
    return stack


def check_frames(stack: FrameStack, path: object) -> None:
    """Refuse voxels that are no numbers, and volumes that are the same everywhere, of one or several.

    Raises:
        DataError: names the volume.
    """
    for number, image in enumerate(stack.images, 1):
        what = f"{KINDS[stack.kind]} {number} of {path}" if len(stack) > 1 else path
        check_voxels(sitk.GetArrayViewFromImage(image), what)


def load_frames(path: Path) -> tuple[sitk.Image, ...]:
    """The 3-D images of an image or label file, one of each place along its fourth axis.

    Raises:
        DataError: as of :func:`~.reading.load_image`; more than four axes.
    """
    return _of_file(path).images


def _of_file(path: Path, remarks: list[str] | None = None) -> FrameStack:
    image = load_image(path, axes=4, remarks=remarks)
    refuse_segmentation(image, path)
    metadata = metadata_of(image)
    if is_list(image):
        count = image.GetNumberOfComponentsPerPixel()
        images = tuple(without_metadata(sitk.VectorIndexSelectionCast(image, number)) for number in range(count))
        return _of_nrrd(images, metadata)
    if image.GetDimension() < 4:
        return FrameStack((without_metadata(image),))
    images = tuple(without_metadata(image[..., number]) for number in range(image.GetSize()[3]))
    if image_suffix(path) in (".nii", ".nii.gz"):
        return _of_nifti(images, path)
    space, unit = metadata.get("NRRD_space", ""), _unit(metadata.get("NRRD_units[3]", ""))
    time = metadata.get("NRRD_kinds[3]") == "time" or re.fullmatch(r".*-time|\w{3}t", space, re.IGNORECASE)
    return FrameStack(images, "time" if time else "unknown", _steps(len(images), image.GetSpacing()[3] * (unit or 0.0)))


def _of_nifti(images: tuple[sitk.Image, ...], path: Path) -> FrameStack:
    """By the unit of the fourth axis, and by what lies beside."""
    values = _b_values(path, len(images))
    if values:
        return FrameStack(images, "diffusion", (None,) * len(images), f"b-values {_numbers(values)}")
    step_ms, is_time = time_axis(path)
    return FrameStack(images, "time" if is_time else "unknown", _steps(len(images), step_ms))


def _b_values(path: Path, count: int) -> list[float]:
    """Of a ``.bval`` file beside an image, if it has one for each volume."""
    stem = path.name[: -len(image_suffix(path) or "")]
    try:
        words = (path.parent / f"{stem}.bval").read_text(encoding="ascii").split()
        return [float(word) for word in words] if len(words) == count else []
    except (OSError, ValueError):
        return []


def _of_nrrd(images: tuple[sitk.Image, ...], metadata: dict[str, str]) -> FrameStack:
    """By the list axis of a NRRD file: its label and unit, and the index of Slicer's sequences."""
    label = metadata.get("NRRD_labels[pixel]", "").strip()
    index = next((v.split() for k, v in metadata.items() if re.fullmatch(r"axis \d index values", k)), [])
    unit = _unit(metadata.get("NRRD_units[pixel]", ""))
    if "DWMRI_b-value" in metadata or _DIFFUSION_WORDS.search(label):
        kind = "diffusion"
    elif _ECHO_WORDS.search(label):
        kind = "echo"
    elif TIME_AXIS in metadata or _TIME_WORDS.search(label) or (index and not label):
        kind = "time"
    else:
        kind = "unknown"
    words = _words(index)
    known_words = {"diffusion": f"b-values {words}", "echo": f"echo times {words}"}
    what = known_words.get(kind, f"{label} {words}" if label else "")
    shown = what if index and what else f"along '{label}'" if label else ""
    try:
        values = [float(word) for word in index]
    except ValueError:
        values = []
    known = kind == "time" and unit and len(values) == len(images) and np.isfinite(values).all()
    times = tuple((value - values[0]) * (unit or 0.0) for value in values) if known else (None,) * len(images)
    return FrameStack(images, kind, times, shown)


def _steps(count: int, step_ms: float | None) -> tuple[float | None, ...]:
    """Times of frames that come one after another; None of all if the step is none."""
    known = step_ms if step_ms is not None and np.isfinite(step_ms) and step_ms > 0 else None
    return tuple(None if known is None else round(number * known, 3) for number in range(count))


def _unit(text: str) -> float | None:
    """What a unit of time is in ms."""
    return _MS.get(text.strip().strip('"').lower())


def _what(stack: FrameStack) -> str:
    more = f" ({stack.what})" if stack.what else ""
    if stack.kind == "diffusion":
        return f"of diffusion{more}"
    return (
        f"of several echoes{more}" if stack.kind == "echo" else f"and its header does not say that they are times{more}"
    )


def _numbers(values: list[float]) -> str:
    return listed([f"{value:g}" for value in sorted(set(values))], 6)


def _words(values: list[str]) -> str:
    return listed(list(dict.fromkeys(values)), 6)


def _check_one_grid(stack: FrameStack, names: list[str], path: Path) -> None:
    """Refuse volumes of a series that do not lie on one grid.

    Raises:
        DataError: names the first that lies elsewhere.
    """
    first = stack.images[0]
    for image, name in zip(stack.images, names, strict=True):
        if image.GetSize() == first.GetSize() and all(
            np.allclose(one, other, atol=_GRID_MM)
            for one, other in (
                (image.GetSpacing(), first.GetSpacing()),
                (image.GetOrigin(), first.GetOrigin()),
                (image.GetDirection(), first.GetDirection()),
            )
        ):
            continue
        raise DataError(
            f"'{path}' has frames of different grids: '{name}' lies on another one than '{names[0]}'.",
            f"Add the {counted(len(names), 'volume')} one by one by their paths, or export the series again.",
        )
