"""What a pixel and its surroundings look like at several scales, and where it lies: numbers for a shallow classifier.

Filters work within slices, so that one slice can be looked at alone; outside a slice its edge pixels are repeated.
Scales are in pixels, which are equally large in all volumes of a project.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .channels import EDGE_SIGMAS, FILTERS, PLACE, SIGMAS, SPREAD_SIGMAS

_TRUNCATE = 3.0  # standard deviations, where a Gaussian ends
_DIFFERENCE, _SECOND_DIFFERENCE = (-0.5, 0.0, 0.5), (1.0, -2.0, 1.0)
_BLOCK_PIXELS = 1 << 20  # of slices that are filtered at a time, so that memory stays flat


def volume_features(
    slices: np.ndarray, heights: np.ndarray | None = None, *, filters: bool = True, out: np.ndarray | None = None
) -> np.ndarray:
    """What is known of each pixel of some slices.

    Args:
        slices: [S, H, W] in [0, 1].
        heights: [S] relative position of each slice in its volume, 0 to 1; by default these are all slices of it.
        filters: False = only where the pixels lie.
        out: filled and returned if given (a memory map, for example).

    Returns:
        float16 [C, S, H, W], channels named by :data:`FILTERS` (if wanted), then :data:`PLACE`. Gradients and
        Laplacians are multiplied by the scale and its square, so that they are of one size; rows and columns count
        from 0 to 1.

    Raises:
        ValueError: ``out`` has another shape.
    """
    count, height, width = slices.shape
    first = len(FILTERS) if filters else 0
    shape = (first + len(PLACE), count, height, width)
    out = np.empty(shape, np.float16) if out is None else out
    if out.shape != shape:
        raise ValueError(f"the features have the shape {shape}, not {out.shape}")
    if filters:
        step = max(1, _BLOCK_PIXELS // max(1, height * width))
        for start in range(0, count, step):
            _filter(np.asarray(slices[start : start + step], np.float32), out[:first, start : start + step])
    heights = relative_places(count) if heights is None else heights
    out[first] = relative_places(height)[:, None]
    out[first + 1] = relative_places(width)
    out[first + 2] = np.asarray(heights)[:, None, None]
    return out


def relative_places(count: int) -> np.ndarray:
    """Centres of ``count`` equal parts of 0 to 1."""
    return (np.arange(count) + 0.5) / count


def _filter(slices: np.ndarray, out: np.ndarray) -> None:
    """Fill the channels of all filters for some slices."""
    smooth = {sigma: _gaussian(slices, sigma) for sigma in SIGMAS}
    squares = slices**2
    channels = [slices, *smooth.values()]
    channels += [sigma * _gradient(smooth[sigma]) for sigma in EDGE_SIGMAS]
    channels += [sigma**2 * _laplacian(smooth[sigma]) for sigma in EDGE_SIGMAS]
    channels += [_spread(smooth[sigma], _gaussian(squares, sigma)) for sigma in SPREAD_SIGMAS]
    for channel, values in zip(out, channels, strict=True):
        channel[:] = values


def _gaussian(slices: np.ndarray, sigma: float) -> np.ndarray:
    rows = ndimage.gaussian_filter1d(slices, sigma, axis=1, mode="nearest", truncate=_TRUNCATE)
    return ndimage.gaussian_filter1d(rows, sigma, axis=2, mode="nearest", truncate=_TRUNCATE)


def _gradient(smooth: np.ndarray) -> np.ndarray:
    down, across = (ndimage.correlate1d(smooth, _DIFFERENCE, axis=axis, mode="nearest") for axis in (1, 2))
    return np.hypot(down, across)


def _laplacian(smooth: np.ndarray) -> np.ndarray:
    down, across = (ndimage.correlate1d(smooth, _SECOND_DIFFERENCE, axis=axis, mode="nearest") for axis in (1, 2))
    return down + across


def _spread(mean: np.ndarray, mean_of_squares: np.ndarray) -> np.ndarray:
    return np.sqrt(np.maximum(mean_of_squares - mean**2, 0))
