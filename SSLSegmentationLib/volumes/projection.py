"""Where the plane lies that a volume is projected onto: one voxel along an axis, as thick as the whole volume."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from .flattening import flattened
from .geometry import grid_difference, same_grid
from .orientation import plane_across, world_axes


def flat_grid(volume: sitk.Image, axis: int) -> sitk.Image:
    """An empty image of one voxel along voxel axis ``axis`` that covers the volume exactly."""
    size, spacing, middle = list(volume.GetSize()), list(volume.GetSpacing()), [0.0, 0.0, 0.0]
    middle[axis] = (size[axis] - 1) / 2
    spacing[axis] *= size[axis]
    size[axis] = 1
    grid = sitk.Image(size, sitk.sitkUInt8)
    grid.SetSpacing(spacing)
    grid.SetOrigin(volume.TransformContinuousIndexToPhysicalPoint(middle))
    grid.SetDirection(volume.GetDirection())
    return grid


def projected(volume: sitk.Image, axis: int, projection: str) -> sitk.Image:
    """A volume's own ``mean`` or ``max`` along voxel axis ``axis``, on its :func:`flat_grid`."""
    image = sitk.GetImageFromArray(flattened(sitk.GetArrayViewFromImage(volume), axis, projection))
    image.CopyInformation(flat_grid(volume, axis))
    return image


def on_flat_grid(image: sitk.Image, volume: sitk.Image, axis: int, path: Path) -> sitk.Image:
    """A flat image with the geometry of :func:`flat_grid`.

    Its place and thickness along the axis do not matter. A 2D image has no place in space: it only needs the same
    numbers of pixels, in the order of the volume's other two axes.

    Args:
        image: 2D, or 3D with one voxel along ``axis``.
        path: names it in errors.

    Raises:
        DataError: its size or its place within the plane is another.
    """
    grid = flat_grid(volume, axis)
    if image.GetDimension() == 2:
        pixels = sitk.GetArrayFromImage(image)
        image = sitk.GetImageFromArray(np.expand_dims(pixels, 2 - axis))
        if image.GetSize() == grid.GetSize():
            image.CopyInformation(grid)
    else:
        image = sitk.Image(image)
        way = np.reshape(grid.GetDirection(), (3, 3))[:, axis]
        apart = np.subtract(grid.GetOrigin(), image.GetOrigin())
        image.SetOrigin((np.array(image.GetOrigin()) + way * (apart @ way)).tolist())
        spacing = list(image.GetSpacing())
        spacing[axis] = grid.GetSpacing()[axis]
        image.SetSpacing(spacing)
    if difference := grid_difference(image, grid):
        raise DataError(
            f"'{path}' does not lie in the plane that its volume is projected onto: {difference}.",
            "Register it to the volume and save it on the volume's grid, with one voxel along the axis of projection.",
        )
    image.CopyInformation(grid)
    return image


def is_whole(image: sitk.Image, volume: sitk.Image) -> bool:
    """Whether an image is a volume on the grid of ``volume``, to be projected itself."""
    return image.GetDimension() == 3 and same_grid(image, volume)


def axis_across(plane: str, direction: Sequence[float]) -> int:
    """Voxel axis along which a volume is projected onto an anatomical plane."""
    axes = range(len(world_axes(np.array(direction))))
    return next(axis for axis in axes if plane_across(axis, np.array(direction)) == plane)
