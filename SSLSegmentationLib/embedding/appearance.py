"""Other looks of a slice: as another coil, contrast or sharpness would have shown it. numpy and scipy only.

A classifier of filters that was taught by one volume takes its grey values for what they mean everywhere. Taught by
four other looks of the same pixels beside it, it is twice as good on volumes of other centres (docs/drafts.md).
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

_CONTRAST = 0.5  # of the logarithm of the exponent, at most
_SHADING, _KNOTS = 0.3, 3  # of the logarithm, at most; supports of the smooth field along each side
_GAIN = 0.2
_BLUR = 0.7  # pixels
_NOISE = 0.03


def another_look(slice_: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A slice as it could have looked: contrast, shading, gain, noise and sometimes sharpness changed.

    Args:
        slice_: [h, w] in [0, 1].
        rng: decides.

    Returns:
        float32 [h, w] in [0, 1].
    """
    found = np.clip(slice_, 0, 1).astype(np.float32) ** np.float32(np.exp(rng.uniform(-_CONTRAST, _CONTRAST)))
    found *= np.exp(_SHADING * _smooth_field(found.shape, rng))
    if rng.random() < 0.5:
        found = ndimage.gaussian_filter(found, _BLUR)
    found *= np.float32(rng.uniform(1 - _GAIN, 1 + _GAIN))
    found += rng.uniform(0, _NOISE) * rng.standard_normal(found.shape, dtype=np.float32)
    return np.clip(found, 0, 1, out=found)


def _smooth_field(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Values between -1 and 1, linear between the knots: float32 [h, w]."""
    height, width = shape
    knots = rng.uniform(-1, 1, (_KNOTS, _KNOTS)).astype(np.float32)
    rows, columns = (np.linspace(0, _KNOTS - 1, side, dtype=np.float32) for side in (height, width))
    return ndimage.map_coordinates(knots, np.meshgrid(rows, columns, indexing="ij"), order=1, mode="nearest")
