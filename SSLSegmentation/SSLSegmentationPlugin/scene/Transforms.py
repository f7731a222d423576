"""Parent transforms: linear ones are kept, also nested; others are refused, with a way out."""

from __future__ import annotations

import numpy as np
import slicer
import vtk

from SSLSegmentationLib.core.errors import DataError

from .SceneNodes import releaseFromCase


class NonLinearTransformError(DataError):
    """A volume under a transform that bends. The panel offers :func:`hardenedCopy` and goes on with its result.

    Args:
        volumeNode: the volume.
    """

    def __init__(self, volumeNode: slicer.vtkMRMLVolumeNode) -> None:
        transformName = volumeNode.GetParentTransformNode().GetName()
        super().__init__(
            f"The volume '{volumeNode.GetName()}' is under the non-linear transform '{transformName}'.",
            "Harden the transform on a copy of the volume, and use the copy.",
        )
        self.volumeNode = volumeNode


def checkLinear(volumeNode: slicer.vtkMRMLVolumeNode) -> None:
    """Refuse a volume under a non-linear transform, at any depth.

    Raises:
        NonLinearTransformError: offers the way out.
    """
    parent = volumeNode.GetParentTransformNode()
    if parent is not None and not parent.IsTransformToWorldLinear():
        raise NonLinearTransformError(volumeNode)


def hardenedCopy(volumeNode: slicer.vtkMRMLVolumeNode) -> slicer.vtkMRMLVolumeNode:
    """A copy of a volume with its parent transforms applied to the voxels. The volume itself stays as it is.

    Where the transform bends, voxels are interpolated linearly on a grid that Slicer chooses.
    """
    scene = volumeNode.GetScene()
    copy = slicer.vtkSlicerVolumesLogic.CloneVolume(scene, volumeNode, f"{volumeNode.GetName()} hardened")
    releaseFromCase(copy)  # the clone has the attributes of its model
    copy.HardenTransform()
    return copy


def transformBetween(
    source: slicer.vtkMRMLTransformableNode, target: slicer.vtkMRMLTransformableNode
) -> vtk.vtkAbstractTransform | None:
    """From the coordinates of one node to those of another; None if they share their parent transform.

    Linear transforms come as one ``vtkTransform``: Slicer's resampling takes a chain of them, as its nodes give it, for
    one that bends.
    """
    if source.GetParentTransformNode() is target.GetParentTransformNode():
        return None
    transform = vtk.vtkGeneralTransform()
    slicer.vtkMRMLTransformNode.GetTransformBetweenNodes(
        source.GetParentTransformNode(), target.GetParentTransformNode(), transform
    )
    linear = vtk.vtkTransform()
    return linear if slicer.vtkMRMLTransformNode.IsGeneralTransformLinear(transform, linear) else transform


def isIdentity(transform: vtk.vtkAbstractTransform, tolerance: float = 1e-6) -> bool:
    """Whether a transform moves nothing by more than ``tolerance`` mm; one that bends counts as moving."""
    if not isinstance(transform, vtk.vtkLinearTransform):
        return False
    matrix = slicer.util.arrayFromVTKMatrix(transform.GetMatrix())
    return bool(abs(matrix - np.eye(4)).max() <= tolerance)
