"""Intensities: one scale for all volumes, and the bias field taken out."""

from __future__ import annotations

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from .padding import inside

#: Most voxels per axis that N4 fits on: the field is smooth, so more would only cost time.
_N4_VOXELS = 64
_N4_LEVELS = 4
_N4_ITERATIONS = 50
_N4_THRESHOLD = 0.001
#: float32 reaches from 1e-38 to 3e38; sums and products of voxels need some room.
_TINY = 1e-30
_SMALLEST_SPREAD = 1e-8  # of a volume that is standardised; nnU-Net's


def normalise(
    array: np.ndarray, lower: float = 0.5, upper: float = 99.5, *, ignore_padding: bool = False
) -> np.ndarray:
    """Map the volume's ``lower`` and ``upper`` percentile to 0 and 1, clipped.

    Percentiles are taken over all voxels, background included. If both fall on one value (almost all background), the
    full range is used instead; a constant volume becomes 0.

    Args:
        array: any shape, any real type, any finite values of it.
        lower: percentile that becomes 0, in [0, 100).
        upper: percentile that becomes 1, above ``lower``.
        ignore_padding: take the percentiles of what is :func:`inside` the field of view, and not metal.

    Returns:
        float32 in [0, 1], same shape.

    Raises:
        DataError: voxels are NaN or infinite.
    """
    if not 0 <= lower < upper <= 100:
        raise ValueError(f"percentiles must satisfy 0 <= lower < upper <= 100, not {lower} and {upper}")
    _refuse_no_numbers(array)
    array = _in_range(array)
    anatomy = inside(array, lower, upper) if ignore_padding else None
    counted = array if anatomy is None else array[anatomy]
    low, high = (float(value) for value in np.percentile(counted, (lower, upper)))
    if low == high:
        low, high = float(array.min()), float(array.max())
    if low == high:
        return np.zeros(array.shape, np.float32)
    span = high - low
    if not _TINY < span < 1 / _TINY:  # float32 cannot hold the steps
        return ((np.clip(array, low, high).astype(np.float64) - low) / span).astype(np.float32)
    # Subtract before the type narrows: float32 cannot tell 16777216 from 16777217.
    exact = array.dtype.kind == "f" and array.dtype.itemsize <= 4
    scaled = np.subtract(array, low, dtype=np.float32 if exact else np.float64).astype(np.float32, copy=False)
    scaled /= np.float32(span)
    return np.clip(scaled, 0, 1, out=scaled)


def standardise(array: np.ndarray) -> np.ndarray:
    """Give a volume mean 0 and standard deviation 1, as nnU-Net does by default; voxels far off are not clipped.

    Both are taken over the smallest box that holds all voxels other than 0 (:func:`filled_box`); around it, all is 0.

    Args:
        array: [z, y, x], any real type.

    Returns:
        float32, same shape; a constant volume becomes 0.

    Raises:
        DataError: voxels are NaN or infinite.
    """
    _refuse_no_numbers(array)
    box = filled_box(array)
    inner = _in_range(array[box]).astype(np.float32)
    inner -= inner.mean()
    inner /= max(float(inner.std()), _SMALLEST_SPREAD)
    whole = np.zeros(array.shape, np.float32)
    whole[box] = inner
    return whole


def filled_box(array: np.ndarray) -> tuple[slice, slice, slice]:
    """The smallest box of a volume [z, y, x] that holds all voxels other than 0; all of it if there are none."""
    ranges = []
    for axis in range(3):
        filled = np.flatnonzero((array != 0).any(axis=tuple(other for other in range(3) if other != axis)))
        ranges.append(slice(int(filled[0]), int(filled[-1]) + 1) if len(filled) else slice(None))
    return ranges[0], ranges[1], ranges[2]


def unit_range(array: np.ndarray) -> np.ndarray:
    """Standardised slices in [0, 1], for what shows or compares greys: float32, clipped at usual percentiles."""
    low, high = np.percentile(array, (0.5, 99.5))
    return np.clip((np.asarray(array, np.float32) - low) / max(high - low, _SMALLEST_SPREAD), 0, 1).astype(np.float32)


def _refuse_no_numbers(array: np.ndarray) -> None:
    if not (np.isfinite(array.max()) and np.isfinite(array.min())):
        raise DataError("The volume has NaN or infinite voxels.", "Replace them where the image was made.")


def _in_range(array: np.ndarray) -> np.ndarray:
    """Voxels that can be subtracted and divided: as they are, or shifted or scaled where that would overflow."""
    kind, size = array.dtype.kind, array.dtype.itemsize
    lowest, highest = array.min(), array.max()
    largest = max(abs(int(lowest)), abs(int(highest))) if kind in "iu" else max(abs(lowest), abs(highest))
    if kind in "iu" and size == 8 and largest >= 1 << 53:  # float64 cannot tell these apart; their differences it can
        return array.astype(np.uint64) - np.array(lowest).astype(np.uint64)
    if kind == "f" and largest and not _TINY < largest < 1 / _TINY:
        return np.ldexp(array.astype(np.float64), -int(np.frexp(np.float64(largest))[1]))
    return array


def correct_bias_field(image: sitk.Image) -> sitk.Image:
    """Divide out the smooth shading of MRI coils with N4 (Tustison et al., IEEE TMI 29(6), 2010).

    The field is fitted inside an Otsu foreground on a shrunk image (4 levels of 50 iterations, convergence threshold
    0.001) and applied at full resolution.

    Returns:
        float32 image on exactly the same grid; values that float32 cannot hold are scaled first.
    """
    full = sitk.GetImageFromArray(_in_range(sitk.GetArrayViewFromImage(image)).astype(np.float32))
    full.CopyInformation(image)
    factors = [-(-size // _N4_VOXELS) for size in full.GetSize()]
    small = sitk.Shrink(full, factors)
    foreground = sitk.OtsuThreshold(small, 0, 1, 200)
    corrector = sitk.N4BiasFieldCorrectionImageFilter()
    corrector.SetMaximumNumberOfIterations([_N4_ITERATIONS] * _N4_LEVELS)
    corrector.SetConvergenceThreshold(_N4_THRESHOLD)
    corrector.Execute(small, foreground)
    log_field = corrector.GetLogBiasFieldAsImage(full)  # keep a name on it: a view does not keep its image alive
    field = np.exp(sitk.GetArrayViewFromImage(log_field))
    corrected = sitk.GetImageFromArray(sitk.GetArrayViewFromImage(full) / field)
    corrected.CopyInformation(image)
    return corrected
