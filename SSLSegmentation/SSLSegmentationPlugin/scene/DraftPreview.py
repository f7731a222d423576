"""The draft of a case as a preview: outlines in the slice views, in a node of its own that is never edited or saved."""

from __future__ import annotations

import numpy as np
import slicer

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.schema import LabelSchema

from . import SceneNodes
from .Grids import Grid
from .Segmentations import newSegmentation, replaceVoxels, segmentId, setLabels

_OUTLINE_PX = 2


def showDraft(
    case: Case, volumeNode: slicer.vtkMRMLScalarVolumeNode, schema: LabelSchema, labels: np.ndarray, opacity: float
) -> slicer.vtkMRMLSegmentationNode:
    """Show labels as the draft of a case, instead of those that are shown.

    The node is hidden from lists of nodes, so that nobody chooses it for editing, and is not saved with the scene.

    Args:
        labels: label values [k, j, i] on the grid of the volume node.
        opacity: of the outlines, 0 to 1.
    """
    node = findDraft(volumeNode.GetScene(), case)
    if node is None:
        node = newSegmentation(volumeNode, f"{case.name} draft", schema, labels)
        SceneNodes.assignToCase(node, case, SceneNodes.DRAFT)
        node.SetHideFromEditors(True)
        for one in (node, node.GetDisplayNode()):
            one.SetSaveWithScene(False)
        display = node.GetDisplayNode()
        display.SetVisibility2DFill(False)
        display.SetVisibility3D(False)
        display.SetSliceIntersectionThickness(_OUTLINE_PX)
        display.SetOpacity2DOutline(1.0)
    elif not replaceVoxels(node, schema, labels):
        setLabels(node, Grid.ofVolume(volumeNode), schema, labels)
    node.GetDisplayNode().SetOpacity(opacity)
    node.SetDisplayVisibility(True)
    return node


def setOpacity(scene: slicer.vtkMRMLScene, case: Case, opacity: float) -> None:
    """Change how strong the outlines of a case's draft are, if it is shown."""
    node = findDraft(scene, case)
    if node is not None:
        node.GetDisplayNode().SetOpacity(opacity)


def emphasise(scene: slicer.vtkMRMLScene, case: Case, schema: LabelSchema, values: tuple[int, ...]) -> None:
    """Show only these structures of a case's draft, if it is shown."""
    node = findDraft(scene, case)
    if node is None:
        return
    for entry in schema.segments:
        node.GetDisplayNode().SetSegmentVisibility(segmentId(entry), entry.value in values)


def hideDraft(scene: slicer.vtkMRMLScene, case: Case) -> None:
    """Take the draft of a case out of the scene, where it is nothing but a picture."""
    while (node := findDraft(scene, case)) is not None:
        SceneNodes.removeNode(node)


def findDraft(scene: slicer.vtkMRMLScene, case: Case) -> slicer.vtkMRMLSegmentationNode | None:
    """The node that shows a case's draft, or None."""
    return SceneNodes.findNode(scene, case, SceneNodes.DRAFT)
