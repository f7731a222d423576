"""Volumes of cases that were moved in the scene: a transform was hardened, or spacing or origin changed.

Voxel by voxel they are still the case's, and so is what is drawn on them: files are written on the grid of the case's
own, and what is read from files is put where the volume lies now.
"""

from __future__ import annotations

import itertools
import json

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _

from . import SceneNodes
from .Grids import Grid
from .Transforms import isIdentity, transformBetween

_MOVED = "moved"
_TOLERANCE = 0.05  # of voxels


def note(volumeNode: slicer.vtkMRMLScalarVolumeNode, isReversed: bool) -> None:
    """Note that a volume has the case's voxels where it lies now.

    Args:
        isReversed: whether its slices are in the reverse order of the file's.
    """
    content = {"grid": Grid.ofVolume(volumeNode).toText(), "reversed": isReversed}
    SceneNodes.setMark(volumeNode, _MOVED, json.dumps(content))


def noted(volumeNode: slicer.vtkMRMLScalarVolumeNode) -> bool | None:
    """What :func:`note` was told of the place where a volume lies now; None if nothing."""
    text = SceneNodes.mark(volumeNode, _MOVED)
    content = json.loads(text) if text else None
    if content is None or not Grid.fromText(content["grid"]).isSameAs(Grid.ofVolume(volumeNode), tolerance=1e-3):
        return None
    return bool(content["reversed"])


def gridInFile(volumeNode: slicer.vtkMRMLScalarVolumeNode) -> Grid:
    """Where the voxels of a volume node lie in the file of its case, in the order of the node's slices."""
    isReversed = noted(volumeNode)
    if isReversed is None:
        return Grid.ofVolume(volumeNode)
    grid = Grid.fromText(SceneNodes.mark(volumeNode, "grid"))
    return grid.withSlicesReversed() if isReversed else grid


def toFile(volumeNode: slicer.vtkMRMLScalarVolumeNode) -> vtk.vtkTransform | None:
    """From the coordinates of a volume that was moved to those of its case's file; None if it was not moved."""
    if noted(volumeNode) is None:
        return None
    matrix = gridInFile(volumeNode).ijkToRas @ np.linalg.inv(Grid.ofVolume(volumeNode).ijkToRas)
    transform = vtk.vtkTransform()
    transform.SetMatrix(slicer.util.vtkMatrixFromArray(matrix))
    return transform


def andToFile(
    transform: vtk.vtkAbstractTransform | None, volumeNode: slicer.vtkMRMLScalarVolumeNode
) -> vtk.vtkAbstractTransform | None:
    """A transform into the coordinates of a volume, gone on with into those of its case's file.

    Args:
        transform: None = they are the same.
    """
    back = toFile(volumeNode)
    if back is None or transform is None:
        return transform if back is None else back
    both = vtk.vtkTransform() if isinstance(transform, vtk.vtkLinearTransform) else vtk.vtkGeneralTransform()
    both.PostMultiply()
    both.Concatenate(transform)
    both.Concatenate(back)
    return both


def movedWords(volumeNode: slicer.vtkMRMLScalarVolumeNode) -> list[str]:
    """What the user should know of a volume that was moved, in sentences; none of others."""
    if noted(volumeNode) is None:
        return []
    return [
        _(
            "The volume was moved in the scene since it became a case. What is drawn on it is saved for the case's own "
            "image, voxel by voxel."
        )
    ]


def isApart(segmentationNode: slicer.vtkMRMLSegmentationNode, volumeNode: slicer.vtkMRMLScalarVolumeNode) -> bool:
    """Whether a segmentation, which has voxels, and the volume that it was drawn on were moved apart.

    After a transform was hardened on one of them or both, they are still together if all that is drawn lies on voxels
    of the volume: by its layers, and by the geometry that Slicer keeps of what segments are drawn on, and moves along.
    """
    transform = transformBetween(segmentationNode, volumeNode)
    if noted(volumeNode) is None and (transform is None or isIdentity(transform)):
        return False
    if transform is not None and not isinstance(transform, vtk.vtkLinearTransform):
        return True
    moves = np.eye(4) if transform is None else slicer.util.arrayFromVTKMatrix(transform.GetMatrix())
    grid, segmentation = Grid.ofVolume(volumeNode), segmentationNode.GetSegmentation()
    return not all(_isOn(image, moves, grid) for image in _drawnOn(segmentation))


def _drawnOn(segmentation: slicer.vtkSegmentation) -> list[slicer.vtkOrientedImageData]:
    """What segments are drawn on: images of voxels, and the geometry that they follow."""
    segments = (segmentation.GetNthSegment(index) for index in range(segmentation.GetNumberOfSegments()))
    layers = (segment.GetRepresentation("Binary labelmap") for segment in segments)
    found = [image for image in layers if image is not None and image.GetNumberOfPoints()]
    name = slicer.vtkSegmentationConverter.GetReferenceImageGeometryParameterName()
    geometry, image = segmentation.GetConversionParameter(name), slicer.vtkOrientedImageData()
    if geometry and slicer.vtkSegmentationConverter.DeserializeImageGeometry(geometry, image, False):
        found.append(image)
    return found


def _isOn(image: slicer.vtkOrientedImageData, moves: np.ndarray, grid: Grid) -> bool:
    """Whether voxels of an image are voxels of a grid, and none is far outside of it."""
    matrix = vtk.vtkMatrix4x4()
    image.GetImageToWorldMatrix(matrix)
    inGrid = np.linalg.inv(grid.ijkToRas) @ moves @ slicer.util.arrayFromVTKMatrix(matrix)
    extent = np.reshape(image.GetExtent(), (3, 2))
    corners = np.array(list(itertools.product(*extent)), float) @ inGrid[:3, :3].T + inGrid[:3, 3]
    isAligned = np.abs(inGrid[:3, :3] - np.eye(3)).max() * max(grid.size) < _TOLERANCE
    isInside = (corners > -0.5).all() and (corners < np.array(grid.size) - 0.5).all()
    return bool(isAligned and isInside and np.abs(corners - corners.round()).max() < _TOLERANCE)
