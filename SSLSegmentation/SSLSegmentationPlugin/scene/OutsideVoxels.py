"""How much of what is drawn lies outside of a volume: a label has no place for it, so that it has to be said."""

from __future__ import annotations

import itertools

import numpy as np
import slicer
import vtk
from vtk.util.numpy_support import numpy_to_vtk, vtk_to_numpy

from .Grids import Grid

#: Of a voxel: rounding of headers is no reaching outside.
_TOLERANCE = 0.05


def countOutside(
    image: slicer.vtkOrientedImageData, value: int, grid: Grid, transform: vtk.vtkAbstractTransform | None
) -> int:
    """Voxels of a value in an image of segments whose centres lie in no voxel of a grid.

    Args:
        image: layer of a segmentation.
        value: of a segment in it.
        grid: of the volume.
        transform: from the segmentation's coordinates to those of the grid; None = the same.
    """
    extent, toRas = image.GetExtent(), vtk.vtkMatrix4x4()
    image.GetImageToWorldMatrix(toRas)
    matrix = slicer.util.arrayFromVTKMatrix(toRas)
    isLinear = transform is None or isinstance(transform, vtk.vtkLinearTransform)
    corners = np.array(list(itertools.product(extent[0:2], extent[2:4], extent[4:6])), dtype=float)
    if isLinear and not _isOutside(corners, matrix, grid, transform).any():
        return 0
    voxels = vtk_to_numpy(image.GetPointData().GetScalars())
    planes = voxels.reshape([extent[2 * axis + 1] - extent[2 * axis] + 1 for axis in (2, 1, 0)])
    count = 0
    for k, plane in enumerate(planes):  # one at a time: all positions of a volume would take gigabytes
        ji = np.argwhere(plane == value)
        if len(ji):
            ijk = np.column_stack([ji[:, 1], ji[:, 0], np.full(len(ji), k)]) + np.array(extent[::2])
            count += int(np.count_nonzero(_isOutside(ijk, matrix, grid, transform)))
    return count


def _isOutside(
    ijk: np.ndarray, toRas: np.ndarray, grid: Grid, transform: vtk.vtkAbstractTransform | None
) -> np.ndarray:
    """Of positions [n, 3] in an image, which lie in no voxel of a grid."""
    points = np.asarray(ijk, dtype=float) @ toRas[:3, :3].T + toRas[:3, 3]
    if transform is not None:
        source, target = vtk.vtkPoints(), vtk.vtkPoints()
        source.SetData(numpy_to_vtk(np.ascontiguousarray(points), deep=True))
        target.SetDataTypeToDouble()
        transform.TransformPoints(source, target)
        points = vtk_to_numpy(target.GetData())
    inverse = np.linalg.inv(grid.ijkToRas)
    places = points @ inverse[:3, :3].T + inverse[:3, 3]
    limits = np.array(grid.size) - 0.5 + _TOLERANCE
    return ((places < -0.5 - _TOLERANCE) | (places > limits)).any(axis=1)
