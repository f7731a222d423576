"""A volume of the scene as a file, at the place that it has beside the image of a case."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError

from .Grids import Grid
from .NrrdWriter import writeNrrd
from .Volumes import checkVolume

_SQUARE = 1e-4


def writeSequence(
    path: Path, volumeNode: slicer.vtkMRMLScalarVolumeNode, imageNode: slicer.vtkMRMLScalarVolumeNode | None
) -> None:
    """Write a volume as NRRD, in the coordinates in which the image of the case is kept: those without its parent
    transform. Where one of both was moved by a registration, they so lie on each other as in the scene.

    Args:
        imageNode: image of the case, where the scene has it.

    Raises:
        DataError: the volume cannot be used, or its transform beside that of the image bends, scales or shears.
        StorageError: the disk refused.
    """
    checkVolume(volumeNode)
    grid = Grid.ofVolume(volumeNode)
    moved = np.linalg.inv(_toWorld(imageNode)) @ _toWorld(volumeNode)
    if not np.allclose(moved, np.eye(4), atol=1e-6):
        grid = Grid(grid.size, moved @ grid.ijkToRas)
        axes = grid.direction
        if np.abs(axes.T @ axes - np.eye(3)).max() > _SQUARE:
            raise DataError(
                _("The volume '{name}' is under a transform that shears it beside the image.").format(
                    name=volumeNode.GetName()
                ),
                _("Resample it onto the image in Slicer (for example 'Resample Image (BRAINS)'), and use that."),
            )
    writeNrrd(path, slicer.util.arrayFromVolume(volumeNode), grid)


def _toWorld(node: slicer.vtkMRMLScalarVolumeNode | None) -> np.ndarray:
    """4×4 matrix of the linear parent transforms of a node."""
    matrix = vtk.vtkMatrix4x4()
    parent = None if node is None else node.GetParentTransformNode()
    if parent is not None and parent.IsTransformToWorldLinear():
        parent.GetMatrixTransformToWorld(matrix)
    return slicer.util.arrayFromVTKMatrix(matrix)
