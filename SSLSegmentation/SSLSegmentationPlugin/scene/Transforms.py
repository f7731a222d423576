"""Parent transforms: linear ones are kept, also nested; others are refused, with a way out."""

from __future__ import annotations

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError


def checkLinear(volumeNode: slicer.vtkMRMLVolumeNode) -> None:
    """Refuse a volume under a non-linear transform, at any depth.

    Raises:
        DataError: names the way out.
    """
    parent = volumeNode.GetParentTransformNode()
    if parent is not None and not parent.IsTransformToWorldLinear():
        raise DataError(
            _("The volume '{name}' is under the non-linear transform '{transform}'.").format(
                name=volumeNode.GetName(), transform=parent.GetName()
            ),
            _("Harden the transform on a copy of the volume, and use the copy."),
        )


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
