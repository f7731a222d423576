"""Where the pixels of a feature map lie in a volume: voxel index, point in mm, and back. Exact for any orientation.

Three grids take part. *Native* voxels (i, j, k) are those of the file. *Canonical* [slice, row, column] is the same
volume with its axes reordered (:func:`~..volumes.geometry.to_canonical`). *Map pixels* (slice, row, column) are those
of the network's feature map. All three are areas with common outer edges, so that a place in one is a place in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..volumes.geometry import from_canonical
from ..volumes.orientation import describe_point, reordering

#: Slice, row and column of a feature map.
Pixel = tuple[int, int, int]
_ROUNDING = 1e-6  # voxels: a point on the outer edge is inside


@dataclass(frozen=True)
class PixelGrid:
    """Feature maps [S, D, h, w] of a volume, seen as places.

    Args:
        reference: the volume, in its own axis order.
        plane: in which it was sliced.
        view: height and width of the slices that the network saw, in its pixels.
        step: of the network's pixels that one map pixel covers along each axis: 1, 2, 4, …
        before: network's pixels that the map covers above and left of the slice; less than ``step``.
        shape: height and width of the map.
    """

    reference: sitk.Image
    plane: str
    view: tuple[int, int]
    step: int
    before: tuple[int, int]
    shape: tuple[int, int]

    @property
    def canonical_size(self) -> tuple[int, int, int]:
        """Slices, rows and columns of the volume itself."""
        order, _ = reordering(self.reference.GetDirection(), self.plane)
        return tuple(self.reference.GetSize()[axis] for axis in reversed(order))

    def pixel_at_index(self, index: Sequence[float]) -> Pixel:
        """The map pixel in which a voxel's centre lies.

        Args:
            index: i, j, k as SimpleITK and Slicer count them; fractions are places between voxel centres.

        Raises:
            DataError: outside the volume.
        """
        size = self.reference.GetSize()
        if len(index) != 3 or not all(
            -0.5 - _ROUNDING <= at <= extent - 0.5 + _ROUNDING for at, extent in zip(index, size, strict=True)
        ):
            named = ", ".join(f"{at:.4g}" for at in index)
            last = ", ".join(str(extent - 1) for extent in size)
            raise DataError(
                f"The voxel ({named}) is outside the volume.", f"Its voxels (i, j, k) run from (0, 0, 0) to ({last})."
            )
        order, flips = reordering(self.reference.GetDirection(), self.plane)
        column, row, number = (
            size[axis] - 1 - index[axis] if flip else index[axis] for axis, flip in zip(order, flips, strict=True)
        )
        slices, *extents = self.canonical_size
        row, column = (
            self._map_position(at, extent, axis)
            for axis, (at, extent) in enumerate(zip((row, column), extents, strict=True))
        )
        return min(max(round(number), 0), slices - 1), int(row), int(column)

    def pixel_at_point(self, point_mm: Sequence[float]) -> Pixel:
        """The map pixel in which a physical point lies.

        Args:
            point_mm: left, posterior, superior (LPS, as SimpleITK has it), in mm.

        Raises:
            DataError: outside the volume.
        """
        index = self.reference.TransformPhysicalPointToContinuousIndex([float(at) for at in point_mm])
        try:
            return self.pixel_at_index(index)
        except DataError as error:
            raise DataError(
                f"The point {describe_point(point_mm)} is outside the volume.", "Choose a point in its image."
            ) from error

    def index_of(self, pixel: Pixel) -> tuple[int, int, int]:
        """The voxel (i, j, k) in which the centre of a map pixel lies."""
        i, j, k = (
            int(min(max(np.floor(at + 0.5), 0), extent - 1))
            for at, extent in zip(self._continuous_index(pixel), self.reference.GetSize(), strict=True)
        )
        return i, j, k

    def point_of(self, pixel: Pixel) -> tuple[float, float, float]:
        """Centre of a map pixel: left, posterior, superior (LPS) in mm.

        A coarse map reaches beyond the slice; the centre of such a pixel is taken at the slice's outermost voxels.
        """
        return self.reference.TransformContinuousIndexToPhysicalPoint(self._continuous_index(pixel))

    def position_on_slice(self, pixel: Pixel) -> tuple[float, float]:
        """Row and column of a map pixel's centre in its slice of the canonical volume."""
        return self._canonical_position(pixel)[1:]

    @property
    def extent_on_slice(self) -> tuple[float, float, float, float]:
        """Left, right, bottom and top edge of the map in columns and rows of the canonical volume.

        The volume's own outer edges are half a voxel outside its outermost centres; a coarse map may reach beyond them.
        """
        edges = [
            [(at * self.step - self.before[axis]) * extent / self.view[axis] - 0.5 for at in (0, self.shape[axis])]
            for axis, extent in enumerate(self.canonical_size[1:])
        ]
        return edges[1][0], edges[1][1], edges[0][1], edges[0][0]

    def on_slice(self, maps: np.ndarray) -> np.ndarray:
        """Bring maps onto the rows and columns of the canonical volume: each takes the map pixel that it lies in.

        Args:
            maps: [..., h, w].

        Returns:
            [..., rows, columns] of :attr:`canonical_size`.
        """
        if maps.shape[-2:] != self.shape:
            raise ValueError(f"maps of {self.shape} pixels are needed, not {maps.shape[-2:]}")
        rows, columns = (
            self._map_position(np.arange(extent), extent, axis) for axis, extent in enumerate(self.canonical_size[1:])
        )
        return maps[..., rows[:, None], columns]

    def from_slice(self, slices: np.ndarray) -> np.ndarray:
        """Bring canonical slices [..., rows, columns] to the map: each map pixel takes the voxel at its centre."""
        rows, columns = (
            [round(self._canonical_position((0, at, at))[axis + 1]) for at in range(extent)]
            for axis, extent in enumerate(self.shape)
        )
        return slices[..., np.array(rows)[:, None], columns]

    def to_native(self, maps: np.ndarray) -> sitk.Image:
        """Bring one number a map pixel, [S, h, w], to the volume's own grid, with its exact geometry."""
        return from_canonical(self.on_slice(maps), self.reference, self.plane)

    def _map_position(self, at: float | np.ndarray, extent: int, axis: int) -> np.ndarray:
        """Map row (axis 0) or column (axis 1) at positions along the ``extent`` rows or columns of the volume."""
        seen = (np.asarray(at) + 0.5) * self.view[axis] / extent + self.before[axis]
        return np.clip(np.floor(seen / self.step), 0, self.shape[axis] - 1).astype(int)

    def _canonical_position(self, pixel: Pixel) -> tuple[float, float, float]:
        """Slice, row and column of a map pixel's centre in the canonical volume."""
        places = []
        for axis, extent in enumerate(self.canonical_size[1:]):
            at = ((pixel[axis + 1] + 0.5) * self.step - self.before[axis]) * extent / self.view[axis] - 0.5
            places.append(min(max(at, 0.0), extent - 1.0))
        return float(pixel[0]), places[0], places[1]

    def _continuous_index(self, pixel: Pixel) -> list[float]:
        """Native position (i, j, k) of a map pixel's centre."""
        order, flips = reordering(self.reference.GetDirection(), self.plane)
        index = [0.0, 0.0, 0.0]
        for axis, flip, at in zip(order, flips, reversed(self._canonical_position(pixel)), strict=True):
            index[axis] = self.reference.GetSize()[axis] - 1 - at if flip else at
        return index
