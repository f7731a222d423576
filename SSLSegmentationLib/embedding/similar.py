"""How alike pixels are: cosine similarity of their vectors, and where the most alike one lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import SimpleITK as sitk
import torch

from .embedder import PIXELS_AT_ONCE, Embedding
from .grid import Pixel, PixelGrid

_TINY = 1e-12


@dataclass(frozen=True)
class Nearest:
    """A pixel and how much it is like a query.

    Args:
        pixel: slice, row and column of the feature map.
        index: the voxel (i, j, k) in which its centre lies.
        point_mm: its centre: left, posterior, superior (LPS) in mm.
        similarity: cosine, −1 to 1.
    """

    pixel: Pixel
    index: tuple[int, int, int]
    point_mm: tuple[float, float, float]
    similarity: float


@dataclass(frozen=True)
class SimilarityMap:
    """How alike each pixel of a volume and a query are.

    Args:
        values: float32 [S, h, w], cosines from −1 to 1, in the pixels of the feature map.
        grid: where these lie.
    """

    values: np.ndarray
    grid: PixelGrid

    def at(self, pixel: Pixel) -> Nearest:
        """A pixel of the map with its place and similarity."""
        return Nearest(pixel, self.grid.index_of(pixel), self.grid.point_of(pixel), float(self.values[pixel]))

    def nearest(self, slices: Iterable[int] | None = None) -> Nearest:
        """The most similar pixel (the first of several equal ones) in some slices, by default in all."""
        searched = np.arange(len(self.values)) if slices is None else np.array(list(slices), dtype=int)
        within = self.values[searched]
        place, row, column = np.unravel_index(int(within.argmax()), within.shape)
        return self.at((int(searched[place]), int(row), int(column)))

    def to_image(self) -> sitk.Image:
        """The map as a float32 volume on the native grid, with its exact geometry.

        A voxel has the value of the feature map's pixel in which its centre lies; nothing is interpolated.
        """
        return self.grid.to_native(self.values)


def similarity(embedding: Embedding, query: np.ndarray) -> SimilarityMap:
    """Compare every pixel of a volume with a query.

    Args:
        embedding: of the volume.
        query: [D], of any length: :meth:`Embedding.vector` of this or of another volume, of the same embedder.
    """
    values = np.stack([slice_similarity(vectors, query) for vectors in embedding.vectors])
    return SimilarityMap(values, embedding.grid)


def slice_similarity(vectors: np.ndarray, query: np.ndarray) -> np.ndarray:
    """Compare every pixel of one slice with a query; quick enough to follow a mouse (docs/benchmarks.md).

    Args:
        vectors: float16 [D, h, w].
        query: [D], of any length.

    Returns:
        float32 [h, w], cosines of the vectors as they are stored, −1 to 1; a vector of zeros gives 0.
    """
    wanted = torch.from_numpy(np.asarray(query, dtype=np.float32))
    length = float(torch.linalg.vector_norm(wanted))
    cosines = []
    for block in torch.from_numpy(vectors).flatten(1).split(PIXELS_AT_ONCE, dim=1):
        values = block.float()
        products = wanted @ values
        lengths = values.square_().sum(0).sqrt_().mul_(length)
        cosines.append(products.div_(lengths.clamp_min_(_TINY)))
    return torch.cat(cosines).clamp_(-1, 1).view(vectors.shape[1:]).numpy()


def slices_at(query: Pixel, query_slices: int, slices: int) -> range:
    """Slices of another volume at the relative position of the query's slice: those that overlap it.

    Args:
        query: its pixel.
        query_slices: slices of its volume.
        slices: of the other volume. Both volumes are taken to show the same part of the body.
    """
    first, last = query[0] * slices // query_slices, ((query[0] + 1) * slices - 1) // query_slices
    return range(first, last + 1)
