"""How a volume becomes network input: decided once per project, stored in every checkpoint, the same on every path.

volume → (N4) → canonical orientation → percentiles to [0, 1] → in-plane resampling → slices

Or as nnU-Net has it, so that its network can be handed to nnU-Net: in RAS, mean 0 and standard deviation 1 of what is
not empty, resampled without antialiasing (``normalisation="z-score"``).
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..core.settings import UNSAID, check, setting
from ..project import Case
from ..volumes.geometry import PLANES, in_plane_spacing, plane_of, to_canonical
from ..volumes.intensity import correct_bias_field, filled_box, normalise, standardise
from ..volumes.orientation import turned
from .resampling import resample_in_plane
from .slice_settings import Z_SCORE, normalisation_setting

_SMALLEST_MM, _LARGEST_MM = 0.05, 20.0
_STAND_IN_SIZE = (2, 3, 5)  # all different, so that a permutation of the axes can be read off


@dataclass(frozen=True)
class Preprocessing:
    """Decisions that turn a volume into slices. Part of every checkpoint; finetuning and prediction reuse them."""

    spacing_mm: float = setting(
        1.0, "pixel size that all slices are resampled to", unit="mm", range=(_SMALLEST_MM, _LARGEST_MM)
    )
    plane: str = setting(
        "acquired",
        "plane of the slices; 'acquired' takes each volume's own plane of high resolution",
        choices=("acquired", *PLANES),
    )
    lower_percentile: float = setting(0.5, "intensity percentile that becomes 0", unit="%", range=(0, 49))
    upper_percentile: float = setting(99.5, "intensity percentile that becomes 1", unit="%", range=(51, 100))
    bias_field_correction: bool = setting(False, "correct the bias field with N4 first (slow: 10 to 60 s a volume)")
    #: False in checkpoints from before there was a choice: a model gets what it was trained with.
    ignore_padding: bool = setting(
        False, "take the percentiles of what is inside the field of view, without padding and metal"
    )
    #: Names of the sequences that the network sees, that of the volume itself first; none = the volume alone.
    channels: tuple[str, ...] = field(default=(), metadata=UNSAID)
    context: int = setting(
        0, "neighbouring slices on each side that the network sees beside each slice", range=(0, 1), unsaid=True
    )
    normalisation: str = normalisation_setting()

    def __post_init__(self) -> None:
        check(self)

    @property
    def is_standardised(self) -> bool:
        """Whether slices have mean 0 and standard deviation 1, and are turned as nnU-Net sees them, not in [0, 1]."""
        return self.normalisation == Z_SCORE

    @property
    def inputs(self) -> int:
        """Input channels of the network, without those of the place."""
        return len(self.seen)

    @property
    def sequences(self) -> int:
        """Channels of a slice itself."""
        return max(1, len(self.channels))

    @property
    def seen(self) -> tuple[tuple[str, int], ...]:
        """What the network sees of a place in a volume, in the order of its input channels: the sequence, and how many
        slices further on. First the slice itself with all its sequences, then its neighbours; the sequence of the
        volume itself has no name.
        """
        return tuple((name, step) for step in neighbour_steps(self.context) for name in ("", *self.channels[1:]))

    @property
    def keeps_pixels(self) -> bool:
        """Whether each volume keeps its own pixels, whatever ``spacing_mm`` says."""
        return False

    def stacked(self, count: int, distance_mm: float) -> tuple[int, float]:
        """Number and distance in mm of the slices that it makes of ``count`` slices so far apart."""
        return count, distance_mm

    def restacked_labels(self, labels: np.ndarray, distance_mm: float) -> np.ndarray:
        """Classes [S, h, w] of slices so far apart, as classes of the slices that it makes of them."""
        return labels

    def plane_for(self, image: sitk.Image) -> str:
        """The plane in which this volume is sliced."""
        plane = plane_of(image) if self.plane == "acquired" else self.plane
        return turned(plane) if self.is_standardised else plane

    def filled(self, image: sitk.Image) -> tuple[sitk.Image, tuple[slice, slice, slice]]:
        """The part of a volume that is segmented, and where it lies in [z, y, x]: all of it, or what is not empty, as
        nnU-Net does where one sequence is seen."""
        if not self.is_standardised or self.channels:
            return image, (slice(None), slice(None), slice(None))
        box = filled_box(sitk.GetArrayViewFromImage(image))
        return image[box[::-1]], box

    def apply(self, image: sitk.Image) -> np.ndarray:
        """Turn a volume into slices [S, H, W], ``spacing_mm`` a pixel, in canonical orientation.

        Returns:
            float32 in [0, 1]; standardised ones have mean 0 and standard deviation 1 where they are not empty.
        """
        if self.bias_field_correction:
            image = correct_bias_field(image)
        canonical = to_canonical(image, self.plane_for(image))
        array = self.normalised(sitk.GetArrayFromImage(canonical))
        spacing = (self.spacing_mm, self.spacing_mm)
        return resample_in_plane(array, in_plane_spacing(canonical), spacing, antialias=not self.is_standardised)

    def normalised(self, array: np.ndarray) -> np.ndarray:
        """Intensities [z, y, x] mapped to [0, 1] by the percentiles, or standardised; float32."""
        if self.is_standardised:
            return standardise(array)
        return normalise(array, self.lower_percentile, self.upper_percentile, ignore_padding=self.ignore_padding)


def neighbour_steps(context: int) -> tuple[int, ...]:
    """How many slices further on what a network sees lies: the slice itself, the one before, the one after."""
    return (0, *(sign * step for step in range(1, context + 1) for sign in (-1, 1)))


def slice_shape(case: Case, preprocessing: Preprocessing) -> tuple[int, int, int]:
    """Slices, height and width that ``preprocessing`` makes of a case, from its record alone."""
    axes = canonical_axes(case, preprocessing.plane)
    _, *in_plane = (case.size[axis] for axis in axes)
    count, _ = preprocessing.stacked(case.size[axes[0]], case.spacing_mm[axes[0]])
    spacings = [case.spacing_mm[axis] for axis in axes[1:]]
    height, width = (
        max(1, round(size * spacing / preprocessing.spacing_mm))
        for size, spacing in zip(in_plane, spacings, strict=True)
    )
    return count, height, width


def through_plane_axis(case: Case, preprocessing: Preprocessing | None = None) -> int:
    """Voxel axis (0 = i, 1 = j, 2 = k) of a case across which its slices are taken."""
    return canonical_axes(case, preprocessing.plane if preprocessing else "acquired")[0]


def acquired_plane(case: Case) -> str:
    """The plane in which a case was acquired (:func:`plane_of`), from its record alone."""
    return plane_of(_stand_in(case.spacing_mm, case.direction))


def plan_preprocessing(cases: Sequence[Case], max_size: int, **choices: Any) -> Preprocessing:
    """Choose the pixel size from the data.

    The median in-plane spacing of the cases, or coarser if the median field of view would then exceed ``max_size``
    pixels. Four significant digits: fewer would resample slices that have this spacing already. Padding is ignored.

    Args:
        cases: cases whose records count (their files are not read).
        max_size: pixels that the longer side of a typical slice may have.
        choices: further fields of :class:`Preprocessing`, taken as they are.

    Raises:
        DataError: no cases.
    """
    spacing = typical_pixel_mm(cases, max_size, str(choices.get("plane", "acquired")))
    return Preprocessing(spacing_mm=min(max(spacing, _SMALLEST_MM), _LARGEST_MM), **{"ignore_padding": True, **choices})


def typical_pixel_mm(cases: Sequence[Case], max_size: int, plane: str) -> float:
    """Pixel size in mm that :func:`plan_preprocessing` chooses for slices in ``plane``.

    Raises:
        DataError: no cases.
    """
    if not cases:
        raise DataError("There is no volume to plan for.", "Add volumes to the project first.")
    spacings, views = [], []
    for case in cases:
        in_plane = canonical_axes(case, plane)[1:]
        spacings.append(statistics.mean(case.spacing_mm[axis] for axis in in_plane))
        views.append(max(case.spacing_mm[axis] * case.size[axis] for axis in in_plane))
    return float(f"{max(statistics.median(spacings), statistics.median(views) / max_size):.4g}")


def canonical_axes(case: Case, plane: str) -> tuple[int, int, int]:
    """Voxel axes of a case that become slice, row and column, from its record alone."""
    return _axes_of(tuple(case.spacing_mm), tuple(case.direction), plane)


def image_axes(image: sitk.Image, plane: str) -> tuple[int, int, int]:
    """Voxel axes of a volume that become slice, row and column; its voxels are not touched."""
    return _axes_of(image.GetSpacing(), image.GetDirection(), plane)


@lru_cache(maxsize=1 << 16)  # asked for several times a case
def _axes_of(spacing_mm: tuple[float, ...], direction: tuple[float, ...], plane: str) -> tuple[int, int, int]:
    """Found with the real orientation code on a tiny stand-in image."""
    image = _stand_in(spacing_mm, direction)
    canonical = to_canonical(image, plane_of(image) if plane == "acquired" else plane)
    slices, rows, columns = (_STAND_IN_SIZE.index(size) for size in reversed(canonical.GetSize()))
    return slices, rows, columns


def _stand_in(spacing_mm: Sequence[float], direction: Sequence[float]) -> sitk.Image:
    image = sitk.Image(_STAND_IN_SIZE, sitk.sitkUInt8)
    image.SetSpacing(spacing_mm)
    image.SetDirection(direction)
    return image
