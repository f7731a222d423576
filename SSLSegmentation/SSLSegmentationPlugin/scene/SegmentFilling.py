"""Labels that go into the segments of a segmentation, only where nothing is drawn yet."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import slicer
from slicer.i18n import tr as _
from vtk.util.numpy_support import numpy_to_vtk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project.schema import LabelSchema

from .Grids import Grid
from .SegmentArrays import isBackground, matchSegments, onGrid, voxelCount
from .Transforms import isIdentity, transformBetween

_BINARY_LABELMAP = "Binary labelmap"


def drawn(
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    only: str | None = None,
) -> np.ndarray:
    """Where segments have voxels, those beyond the schema too: bool [k, j, i] on the grid of the volume node.

    Args:
        only: id of the one segment that counts; None = all but the seeds of background.
    """
    grid, transform = Grid.ofVolume(volumeNode), transformBetween(segmentationNode, volumeNode)
    segmentation = segmentationNode.GetSegmentation()
    found, layers = np.zeros(grid.shape, bool), {}
    for index in range(segmentation.GetNumberOfSegments()):
        segment = segmentation.GetNthSegment(index)
        counts = not isBackground(segment) if only is None else segmentation.GetNthSegmentID(index) == only
        if not counts or not voxelCount(segment):
            continue
        image = segment.GetRepresentation(_BINARY_LABELMAP)
        if image not in layers:  # segments that do not overlap share one image
            layers[image] = onGrid(image, grid, transform)
        found |= layers[image] == segment.GetLabelValue()
    return found


def fill(
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    schema: LabelSchema,
    labels: np.ndarray,
    values: Collection[int],
    free: np.ndarray,
) -> int:
    """Add labels to the segments that stand for their structures. What other segments hold is not touched.

    Args:
        labels: label values [k, j, i] on the grid of the volume node.
        values: of the structures that are taken.
        free: bool [k, j, i], where voxels may be added; see :func:`drawn`.

    Returns:
        How many voxels were added.

    Raises:
        DataError: volume and segmentation were moved apart.
    """
    transform = transformBetween(segmentationNode, volumeNode)
    if transform is not None and not isIdentity(transform):
        raise DataError(
            _("The volume and its segmentation are under different transforms."),
            _("Put both under the same one; then the draft can be used."),
        )
    segmentation, grid, added = segmentationNode.GetSegmentation(), Grid.ofVolume(volumeNode), 0
    targets = {target.value: segment for segment, target in reversed(matchSegments(segmentation, schema)) if target}
    modify = slicer.vtkSlicerSegmentationsModuleLogic.SetBinaryLabelmapToSegment
    for value in values:
        mask = (labels == value) & free
        count = int(np.count_nonzero(mask))
        if count and value in targets:
            if voxelCount(segment := targets[value]):
                mask |= onGrid(segment.GetRepresentation(_BINARY_LABELMAP), grid, None) == segment.GetLabelValue()
            modify(maskImage(mask, grid), segmentationNode, segmentation.GetSegmentIdBySegment(segment))
            added += count
    return added


def maskImage(mask: np.ndarray, grid: Grid) -> slicer.vtkOrientedImageData:
    """A mask [k, j, i] that holds something as an image on the grid, no larger than that."""
    ends = []
    for axis in (2, 1, 0):
        others = tuple(other for other in range(3) if other != axis)
        (at,) = np.nonzero(mask.any(axis=others))
        ends.append((int(at[0]), int(at[-1])))
    (i0, i1), (j0, j1), (k0, k1) = ends
    image = slicer.vtkOrientedImageData()
    image.SetExtent(i0, i1, j0, j1, k0, k1)
    image.SetGeometryFromImageToWorldMatrix(grid.matrix())
    content = np.ascontiguousarray(mask[k0 : k1 + 1, j0 : j1 + 1, i0 : i1 + 1], dtype=np.uint8)
    image.GetPointData().SetScalars(numpy_to_vtk(content.ravel(), deep=True))
    return image
