"""Cases with an assumed spacing: what was drawn on the file of their image lies on another grid than they do."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import slicer

from SSLSegmentationLib.project import Case

from .Grids import Grid


def gridOfSegments(case: Case, segmentation: slicer.vtkSegmentation, grid: Grid, isReversed: bool) -> Grid:
    """The grid on which segments lie over the voxels that they were drawn on: a case's own, or that of its file.

    Both have the same voxels; the file says other distances.

    Args:
        grid: of the case's image in the project.
        isReversed: whether the slices are wanted in reverse order.
    """
    candidates = [grid]
    if case.assumed is not None:
        matrix = grid.ijkToRas.copy()
        matrix[:3, :3] *= np.array(case.assumed.file_spacing_mm) / grid.spacing
        candidates.append(Grid(grid.size, matrix))
    found = min(candidates, key=lambda candidate: _apart(segmentation, candidate))
    return found.withSlicesReversed() if isReversed else found


def _apart(segmentation: slicer.vtkSegmentation, grid: Grid) -> float:
    """How much what segments were drawn on differs from a grid in size, in mm, or in spacing if no more is known."""
    name = slicer.vtkSegmentationConverter.GetReferenceImageGeometryParameterName()
    geometry, drawnOn = segmentation.GetConversionParameter(name), slicer.vtkOrientedImageData()
    if geometry and slicer.vtkSegmentationConverter.DeserializeImageGeometry(geometry, drawnOn, False):
        extent = np.multiply(drawnOn.GetDimensions(), drawnOn.GetSpacing())  # voxels may have been made finer to draw
        return _difference(extent, np.multiply(grid.size, grid.spacing))
    segments = (segmentation.GetNthSegment(index) for index in range(segmentation.GetNumberOfSegments()))
    layers = (segment.GetRepresentation("Binary labelmap") for segment in segments)
    layer = next((layer for layer in layers if layer is not None), None)
    return 0.0 if layer is None else _difference(layer.GetSpacing(), grid.spacing)


def _difference(one: Sequence[float], other: Sequence[float]) -> float:
    """Largest difference of three lengths, whatever the order of the axes."""
    return float(np.abs(np.sort(one) - np.sort(other)).max())
