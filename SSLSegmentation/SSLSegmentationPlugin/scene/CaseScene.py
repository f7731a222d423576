"""Which nodes of cases the scene shows, and which of ours leave it again. The user's nodes are never removed."""

from __future__ import annotations

import slicer

from SSLSegmentationLib.project import Case

from . import SceneNodes
from .Leaving import Leaving


def showOnly(segmentationNode: slicer.vtkMRMLSegmentationNode) -> None:
    """Show this segmentation, and hide all other annotations and predictions of ours, and pictures of other cases."""
    case = SceneNodes.mark(segmentationNode, "case")
    for node in SceneNodes.nodesOfClass(segmentationNode.GetScene(), "vtkMRMLSegmentationNode"):
        kind, isOther = SceneNodes.mark(node, "kind"), SceneNodes.mark(node, "case") != case
        if kind == SceneNodes.ALIKE and isOther:
            SceneNodes.removeNode(node)
        elif (
            node is segmentationNode
            or kind in (SceneNodes.ANNOTATION, SceneNodes.PREDICTION)
            or (kind == SceneNodes.DRAFT and isOther)
        ):
            node.SetDisplayVisibility(node is segmentationNode)


def unload(case: Case, segmentationNode: slicer.vtkMRMLSegmentationNode, *, keepVolume: bool = False) -> None:
    """Remove a segmentation that is as on the disk from the scene at once; see :class:`Leaving`.

    The case's volume goes with it, unless it came from the user or something else in the scene uses it.
    """
    Leaving().add(case, segmentationNode, keepVolume=keepVolume)
