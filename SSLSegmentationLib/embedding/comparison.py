"""Several volumes beside each other: where each is most like a query, and all in the same colours.

One volume at a time is held; what stays of each is the slice that is shown and a sample of its pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError, SSLSegError
from ..core.progress import Progress, silent
from ..volumes.geometry import in_plane_spacing, to_canonical
from ..volumes.intensity import normalise
from ..volumes.reading import read_volume
from .colours import ColourBasis, fit_colours, foreground, sample_pixels
from .embedder import Embedder, Embedding
from .grid import Pixel, PixelGrid
from .settings import SEARCHES
from .similar import Nearest, SimilarityMap, similarity, slices_at


@dataclass(frozen=True)
class VolumeFile:
    """A volume to compare: what it is called, and its file or DICOM folder."""

    name: str
    path: Path


@dataclass(frozen=True)
class Query:
    """The pixel that all others are compared with. One of the two is given.

    Args:
        index: voxel (i, j, k).
        point_mm: left, posterior, superior (LPS) in mm.
    """

    index: Sequence[float] | None = None
    point_mm: Sequence[float] | None = None

    def pixel(self, grid: PixelGrid) -> Pixel:
        """The map pixel that is meant.

        Raises:
            DataError: outside the volume.
        """
        if self.point_mm is not None and self.index is None:
            return grid.pixel_at_point(self.point_mm)
        return grid.pixel_at_index(self.index or ())


@dataclass(frozen=True)
class ComparedVolume:
    """One volume of a comparison, with the slice that is shown, in the canonical order of its axes.

    Args:
        name: what it is called.
        nearest: its pixel that is most like the query; in the query's own volume the query itself; None without a
            query.
        slice_index: which slice is shown, from 0: that of ``nearest``, without a query the middle one.
        slice_count: of how many.
        image: intensities [rows, columns], 0 to 1.
        similarity: to the query, −1 to 1, [h, w] pixels of the feature map; None without a query.
        colours: of the embedding, [h, w, 3], 0 to 1.
        extent: where these two lie on the image (:attr:`PixelGrid.extent_on_slice`).
        mark: row and column of ``nearest`` on the image; None without a query.
        spacing_mm: distance of rows and of columns.
    """

    name: str
    nearest: Nearest | None
    slice_index: int
    slice_count: int
    image: np.ndarray
    similarity: np.ndarray | None
    colours: np.ndarray
    extent: tuple[float, float, float, float]
    mark: tuple[float, float] | None
    spacing_mm: tuple[float, float]


@dataclass(frozen=True)
class Comparison:
    """Result of :func:`compare`.

    Args:
        volumes: in the order in which they were named.
        refused: names of volumes that could not be compared, and why.
        basis: that made the colours.
    """

    volumes: list[ComparedVolume]
    refused: list[tuple[str, SSLSegError]]
    basis: ColourBasis


def compare(
    embedder: Embedder,
    volumes: Sequence[VolumeFile],
    query: Query | None = None,
    *,
    search: str = "volume",
    cache: Path | None = None,
    on_map: Callable[[VolumeFile, SimilarityMap], None] = lambda volume, found: None,
    progress: Progress = silent,
) -> Comparison:
    """Embed volumes, find in each the pixel that is most like a query in the first, and colour all alike.

    A volume that cannot be used stops no other, except the first one of a query.

    Args:
        embedder: a backbone or model.
        volumes: at least one; the query lies in the first.
        query: None = colours only.
        search: ``volume`` looks everywhere, ``position`` only in slices at the same relative position as the query's.
        cache: see :meth:`Embedder.embed`.
        on_map: is given the similarity map of each volume, for example to write it.
        progress: shows progress.

    Raises:
        DataError: the query is outside its volume, or no volume can be used.
        StorageError: the disk refused.
    """
    if search not in SEARCHES:
        raise ValueError(f"search must be one of {', '.join(SEARCHES)}, not {search!r}")
    done: list[tuple[ComparedVolume, np.ndarray]] = []
    samples: list[np.ndarray] = []
    refused: list[tuple[str, SSLSegError]] = []
    asked: tuple[np.ndarray, Pixel, int] | None = None  # the query's vector and place, slices of its volume
    for number, volume in enumerate(progress(volumes, "embedding")):
        try:
            image = read_volume(volume.path)
            place = query.pixel(embedder.grid_of(image)) if query and number == 0 else None  # before the long work
            embedding = embedder.embed(image, cache)
        except DataError as error:
            if query and number == 0:
                raise
            refused.append((volume.name, error.kept()))
            continue
        found, nearest = None, None
        if place is not None:
            asked = (embedding.vector(place), place, len(embedding.vectors))
        if asked:
            found = similarity(embedding, asked[0])
            nearest = found.at(place) if place else found.nearest(_searched(search, asked, embedding))
            on_map(volume, found)
        canonical = to_canonical(image, embedding.grid.plane)
        intensities = normalise(sitk.GetArrayFromImage(canonical))
        samples.append(sample_pixels(embedding, foreground(embedding.grid, intensities)))
        shown = _shown(volume.name, embedding, found, nearest, intensities, in_plane_spacing(canonical))
        done.append((shown, np.array(embedding.vectors[shown.slice_index])))
    if not done:
        raise DataError(f"None of the volumes can be used. The first: {refused[0][1].sentence}", refused[0][1].hint)
    basis = fit_colours(samples)
    coloured = [replace(shown, colours=np.moveaxis(basis.colours(vectors), 0, -1)) for shown, vectors in done]
    return Comparison(coloured, refused, basis)


def _searched(search: str, asked: tuple[np.ndarray, Pixel, int], embedding: Embedding) -> range | None:
    return slices_at(asked[1], asked[2], len(embedding.vectors)) if search == "position" else None


def _shown(
    name: str,
    embedding: Embedding,
    found: SimilarityMap | None,
    nearest: Nearest | None,
    intensities: np.ndarray,
    spacing_mm: tuple[float, float],
) -> ComparedVolume:
    """What is shown of a volume, still without colours."""
    grid, count = embedding.grid, len(embedding.vectors)
    index = nearest.pixel[0] if nearest else count // 2
    return ComparedVolume(
        name,
        nearest,
        index,
        count,
        intensities[index],
        None if found is None else found.values[index],
        np.empty(0),
        grid.extent_on_slice,
        None if nearest is None else grid.position_on_slice(nearest.pixel),
        spacing_mm,
    )
