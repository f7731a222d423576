"""Vectors as colours: the three directions in which the pixels of all volumes differ most become red, green, blue.

One basis serves all volumes, so that a colour means the same in each. Principal components, not t-SNE: they give the
same colours each time, also to pixels and volumes that were not there when the basis was made, in no time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import SimpleITK as sitk
import torch

from .embedder import PIXELS_AT_ONCE, Embedding
from .grid import PixelGrid

_SAMPLE = 20_000  # pixels of a volume that a basis is made from
_CLIPPED_PERCENT = 2.0  # of the pixels at each end of a colour's scale


@dataclass(frozen=True)
class ColourBasis:
    """What turns vectors into colours.

    Args:
        mean: [D], of the sampled vectors.
        axes: [3, D], orthonormal, in the order of variance; the largest entry of each is positive.
        low: [3], position on each axis that has no red, green, blue.
        high: [3], position that has all of it.
        explained: [3], share of the variance along each axis, 0 to 1.
    """

    mean: np.ndarray
    axes: np.ndarray
    low: np.ndarray
    high: np.ndarray
    explained: np.ndarray

    def colours(self, vectors: np.ndarray) -> np.ndarray:
        """Colours of the pixels of one slice: [D, h, w] → float32 [3, h, w], 0 to 1."""
        span = np.where(self.high > self.low, self.high - self.low, 1)
        axes, offset = self.axes / span[:, None], (self.axes @ self.mean + self.low) / span
        scale, shift = (torch.from_numpy(part.astype(np.float32)) for part in (axes, offset[:, None]))
        flat = torch.from_numpy(np.ascontiguousarray(vectors)).flatten(1)
        blocks = [scale @ block.float() - shift for block in flat.split(PIXELS_AT_ONCE, dim=1)]
        return torch.cat(blocks, dim=1).clamp_(0, 1).view(3, *vectors.shape[1:]).numpy()


def foreground(grid: PixelGrid, intensities: np.ndarray) -> np.ndarray:
    """Pixels that show tissue: what is brighter than the air around the body, by Otsu's threshold of the volume.

    Args:
        grid: of the feature map.
        intensities: of the canonical volume, [slice, row, column].

    Returns:
        bool [S, h, w]; all pixels if the threshold leaves none.
    """
    bright = sitk.GetArrayFromImage(sitk.OtsuThreshold(sitk.GetImageFromArray(intensities), 0, 1)).astype(bool)
    on_map = grid.from_slice(bright)
    return on_map if on_map.any() else np.ones_like(on_map)


def sample_pixels(embedding: Embedding, foreground: np.ndarray | None = None, count: int = _SAMPLE) -> np.ndarray:
    """Vectors of pixels spread evenly over a volume, the same ones each time: float32 [N, D], N at most ``count``.

    Args:
        embedding: of the volume.
        foreground: bool [S, h, w], pixels that count; None = all.
        count: how many.
    """
    number, width, rows, columns = embedding.vectors.shape
    places = np.arange(number * rows * columns) if foreground is None else np.flatnonzero(foreground)
    picked = places[np.linspace(0, len(places) - 1, min(count, len(places))).round().astype(int)]
    of_slice, of_map = np.divmod(picked, rows * columns)
    sample = np.empty((len(picked), width), np.float32)
    for index in np.unique(of_slice):  # slice by slice: the vectors may lie on the disk
        own = of_slice == index
        sample[own] = embedding.vectors[index].reshape(width, -1)[:, of_map[own]].T
    return sample


def fit_colours(samples: Sequence[np.ndarray]) -> ColourBasis:
    """Make one basis from pixels of several volumes.

    Args:
        samples: [N, D] of each volume, as :func:`sample_pixels` gives them.

    Raises:
        ValueError: there is no pixel.
    """
    pooled = np.concatenate(list(samples)).astype(np.float64)
    if not len(pooled):
        raise ValueError("a colour basis needs at least one pixel")
    mean = pooled.mean(axis=0)
    centred = pooled - mean
    variances, directions = np.linalg.eigh(centred.T @ centred / len(pooled))
    axes = directions[:, ::-1][:, :3].T
    axes = axes * np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
    low, high = np.percentile(centred @ axes.T, (_CLIPPED_PERCENT, 100 - _CLIPPED_PERCENT), axis=0)
    total = variances.sum()
    explained = np.clip(variances[::-1][:3], 0, None) / (total if total > 0 else 1)
    return ColourBasis(mean, axes, low, high, explained)


def colour_image(embedding: Embedding, basis: ColourBasis) -> sitk.Image:
    """A whole volume in the colours of its embedding: RGB of 8 bits on the native grid, with its exact geometry."""
    channels = np.empty((3, len(embedding.vectors), *embedding.grid.shape), np.uint8)
    for number, vectors in enumerate(embedding.vectors):
        channels[:, number] = np.round(basis.colours(vectors) * 255)
    return sitk.Compose([embedding.grid.to_native(channel) for channel in channels])
