"""In-plane resampling of slices: antialiased, and keeping the field of view edge to edge.

Pixels are areas: the outer edges of the first and the last pixel stay where they are, so a landmark keeps its place in
mm. Spacing is (row, column) in mm. Slices are worked through in blocks, so memory stays flat for large volumes.

Arrays need numpy alone; torch is loaded for tensors. Both compute the same, to the rounding of float32.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch

#: Pixels of one block of slices, in the larger of the two sizes.
_BLOCK_PIXELS = 1 << 22
_TIE = 1e-5
_LEAST = 1e-37  # probability whose logarithm float32 can still hold

Spacing = tuple[float, float]


def resample_in_plane(
    array: np.ndarray, spacing_in: Spacing, spacing_out: Spacing, *, antialias: bool = True
) -> np.ndarray:
    """Resample slices to another pixel size, linearly, with antialiasing where pixels grow.

    Args:
        array: [S, H, W], float32.
        spacing_in: mm between rows and between columns.
        spacing_out: wanted mm; the new size is ``max(1, round(size * in / out))``, so the true spacing may differ
            from it by half a pixel over the whole field of view.
        antialias: whether a pixel that grows takes all that it covers; else the pixels next to its centre alone.

    Returns:
        float32 [S, h, w].
    """
    size = resampled_size(array.shape[1:], spacing_in, spacing_out)
    array = np.asarray(array, dtype=np.float32)
    if size == array.shape[1:]:
        return array
    result = np.empty((len(array), *size), np.float32)
    for block in _blocks(len(array), array.shape[1:], size):
        result[block] = resized(array[block], size, antialias=antialias)
    return result


def resample_labels_in_plane(labels: np.ndarray, spacing_in: Spacing, spacing_out: Spacing) -> np.ndarray:
    """Resample label slices: each pixel takes the value that covers most of it.

    Every value, also "not annotated" (255), is a class of its own that is interpolated linearly; the largest share
    wins. Ties go to "not annotated", then to the smaller value, so a label never grows into what nobody annotated.

    Args:
        labels: [S, H, W], uint8.
        spacing_in: mm between rows and between columns.
        spacing_out: wanted mm, as in :func:`resample_in_plane`.

    Returns:
        uint8 [S, h, w] with no value that ``labels`` lacks.
    """
    size = resampled_size(labels.shape[1:], spacing_in, spacing_out)
    labels = np.asarray(labels, dtype=np.uint8)
    if size == labels.shape[1:]:
        return labels
    result = np.empty((len(labels), *size), np.uint8)
    for block in _blocks(len(labels), labels.shape[1:], size):
        values = np.flatnonzero(np.bincount(labels[block].ravel(), minlength=256))
        if values[-1] == 255:
            values = np.roll(values, 1)
        result[block] = values[0]
        best = None
        for value in values:
            if len(values) == 1:
                break
            share = resized((labels[block] == value).astype(np.float32), size)
            if best is None:
                best = share
                continue
            wins = share > best + _TIE
            result[block][wins] = value
            np.maximum(best, share, out=best)
    return result


def resample_probabilities_to(
    probabilities: torch.Tensor, size: tuple[int, int], *, as_logits: bool = False
) -> torch.Tensor:
    """Bring class probabilities of slices back to their native pixels.

    Args:
        probabilities: [K, S, h, w], floating point, on any device.
        size: native height and width.
        as_logits: as nnU-Net does it: their logarithms are interpolated, without antialiasing.

    Returns:
        [K, S, H, W], same type and device. Probabilities still sum to 1.
    """
    if tuple(probabilities.shape[-2:]) == tuple(size):
        return probabilities
    result = probabilities.new_empty((*probabilities.shape[:2], *size))
    for block in _blocks(probabilities.shape[1], tuple(probabilities.shape[-2:]), size, len(probabilities)):
        given = probabilities[:, block].float()
        if as_logits:
            found = _resize(given.clamp_min(_LEAST).log_(), size, antialias=False).softmax(dim=0)
        else:
            found = _resize(given, size)
        result[:, block] = found.to(result.dtype)
    return result


def resampled_size(size: tuple[int, ...], spacing_in: Spacing, spacing_out: Spacing) -> tuple[int, int]:
    """Height and width that slices of ``size`` have after :func:`resample_in_plane`."""
    if min(*spacing_in, *spacing_out) <= 0:
        raise ValueError(f"spacing must be positive, not {spacing_in} and {spacing_out}")
    height, width = (max(1, round(n * a / b)) for n, a, b in zip(size, spacing_in, spacing_out, strict=True))
    return height, width


def _blocks(count: int, size_in: tuple[int, ...], size_out: tuple[int, ...], channels: int = 1) -> Iterator[slice]:
    pixels = channels * max(int(np.prod(size_in)), int(np.prod(size_out)), 1)
    step = max(1, _BLOCK_PIXELS // pixels)
    return (slice(start, start + step) for start in range(0, count, step))


def resized(slices: np.ndarray, size: tuple[int, ...], *, antialias: bool = True) -> np.ndarray:
    """Slices [..., h, w] in other pixels, float32 [..., H, W]; all of them at once."""
    slices = np.asarray(slices, np.float32)
    for axis in (-1, -2):  # columns first, as torch has it
        if slices.shape[axis] != size[axis]:
            weights = line_weights(slices.shape[axis], size[axis], antialias)
            slices = np.matmul(slices, weights.T) if axis == -1 else np.matmul(weights, slices)
    return slices


@lru_cache(maxsize=64)  # of some hundred kilobytes at most
def line_weights(size_in: int, size_out: int, antialias: bool = True) -> np.ndarray:
    """What each pixel of a resampled line takes of each former one: float32 [out, in], read only.

    A triangle over two pixels of the coarser of the two lines (without antialiasing: of the former one), cut off at the
    ends of the line.
    """
    scale = np.float32(size_in) / np.float32(size_out)
    reach = max(scale, np.float32(1)) if antialias else np.float32(1)
    centre = scale * (np.arange(size_out, dtype=np.float32) + np.float32(0.5))
    first = np.maximum((centre - reach + np.float32(0.5)).astype(int), 0)[:, None]
    end = np.minimum((centre + reach + np.float32(0.5)).astype(int), size_in)[:, None]
    pixel = np.arange(size_in)
    away = (pixel.astype(np.float32) - centre[:, None] + np.float32(0.5)) * (np.float32(1) / reach)
    weights = np.where((pixel >= first) & (pixel < end), np.maximum(1 - np.abs(away), 0), 0).astype(np.float32)
    weights /= weights.sum(axis=1, keepdims=True)
    weights.flags.writeable = False  # it is shared
    return weights


def _resize(maps: torch.Tensor, size: tuple[int, ...], *, antialias: bool = True) -> torch.Tensor:
    import torch

    with torch.no_grad():
        return torch.nn.functional.interpolate(
            maps, size=tuple(size), mode="bilinear", antialias=antialias, align_corners=False
        )
