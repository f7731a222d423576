"""Intensities: one scale for all volumes, and the bias field taken out."""

from __future__ import annotations

import numpy as np
import SimpleITK as sitk

from ..errors import DataError

#: Most voxels per axis that N4 fits on: the field is smooth, so more would only cost time.
_N4_VOXELS = 64
_N4_LEVELS = 4
_N4_ITERATIONS = 50
_N4_THRESHOLD = 0.001


def normalise(array: np.ndarray, lower: float = 0.5, upper: float = 99.5) -> np.ndarray:
    """Map the volume's ``lower`` and ``upper`` percentile to 0 and 1, clipped.

    Percentiles are taken over all voxels, background included. If both fall on one value (almost all background), the
    full range is used instead; a constant volume becomes 0.

    Args:
        array: any shape, any real type.
        lower: percentile that becomes 0, in [0, 100).
        upper: percentile that becomes 1, above ``lower``.

    Returns:
        float32 in [0, 1], same shape.

    Raises:
        DataError: voxels are NaN or infinite.
    """
    if not 0 <= lower < upper <= 100:
        raise ValueError(f"percentiles must satisfy 0 <= lower < upper <= 100, not {lower} and {upper}")
    low, high = (float(value) for value in np.percentile(array, (lower, upper)))
    if low == high:
        low, high = float(array.min()), float(array.max())
    if not (np.isfinite(low) and np.isfinite(high) and np.isfinite(array.max()) and np.isfinite(array.min())):
        raise DataError("The volume has NaN or infinite voxels.", "Replace them where the image was made.")
    if low == high:
        return np.zeros(array.shape, np.float32)
    # Subtract before the type narrows: float32 cannot tell 16777216 from 16777217.
    exact = array.dtype.kind == "f" and array.dtype.itemsize <= 4
    scaled = np.subtract(array, low, dtype=np.float32 if exact else np.float64).astype(np.float32, copy=False)
    scaled /= np.float32(high - low)
    return np.clip(scaled, 0, 1, out=scaled)


def correct_bias_field(image: sitk.Image) -> sitk.Image:
    """Divide out the smooth shading of MRI coils with N4 (Tustison et al., IEEE TMI 29(6), 2010).

    The field is fitted inside an Otsu foreground on a shrunk image (4 levels of 50 iterations, convergence threshold
    0.001) and applied at full resolution.

    Returns:
        float32 image on exactly the same grid.
    """
    full = sitk.Cast(image, sitk.sitkFloat32)
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
