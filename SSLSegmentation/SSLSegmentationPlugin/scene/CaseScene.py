"""Which nodes of cases the scene shows, and which of ours leave it again. The user's nodes are never removed."""

from __future__ import annotations

import slicer

from SSLSegmentationLib.project import Case

from . import SceneNodes
from .AlikeOverlay import removeAlike
from .CaseSequences import removeSequences
from .DraftPreview import hideDraft

#: Nodes that refer to a volume only to show or edit it, and let go of it by themselves.
_VIEWERS = (
    "vtkMRMLSliceCompositeNode",
    "vtkMRMLSelectionNode",
    "vtkMRMLSegmentEditorNode",
    "vtkMRMLSubjectHierarchyNode",
    "vtkMRMLSliceNode",
    "vtkMRMLModelNode",  # slice planes in the 3-D view
)


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
    """Remove a segmentation that is as on the disk from the scene, and the case's volume if it was loaded for it.

    The volume stays if it came from the user or something else in the scene uses it.
    """
    scene = segmentationNode.GetScene()
    if scene is None:
        return
    volumeNode = SceneNodes.findNode(scene, case, SceneNodes.IMAGE)
    hideDraft(scene, case)
    removeAlike(scene, case)
    removeSequences(scene, case)
    SceneNodes.removeNode(segmentationNode)
    if volumeNode is not None and not keepVolume and SceneNodes.mark(volumeNode, "loaded") and not _isUsed(volumeNode):
        SceneNodes.removeNode(volumeNode)


def _isUsed(node: slicer.vtkMRMLDisplayableNode) -> bool:
    scene = node.GetScene()
    own = {node.GetNthDisplayNodeID(index) for index in range(node.GetNumberOfDisplayNodes())}
    for other in SceneNodes.nodesOfClass(scene, "vtkMRMLNode"):
        if other is node or other.GetID() in own or any(other.IsA(name) for name in _VIEWERS):
            continue
        if scene.IsNodeReferencingNodeID(other, node.GetID()):
            return True
    return False
