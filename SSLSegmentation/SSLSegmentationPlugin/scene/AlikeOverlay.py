"""What is like the pixel under the mouse, in colours over the slices: a node of its own, never edited or saved."""

from __future__ import annotations

import numpy as np
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.schema import LabelSchema, Segment

from . import SceneNodes
from .Grids import Grid
from .Segmentations import attachToVolume, replaceVoxels, segmentId, setLabels

#: From somewhat alike to most alike.
LEVELS = LabelSchema(
    (
        Segment(1, _("somewhat alike"), (110, 60, 200)),
        Segment(2, _("alike"), (200, 50, 140)),
        Segment(3, _("very alike"), (250, 130, 40)),
        Segment(4, _("most alike"), (255, 235, 80)),
    )
)
_OPACITIES = (0.25, 0.4, 0.55, 0.7)


def showAlike(
    case: Case, volumeNode: slicer.vtkMRMLScalarVolumeNode, shown: np.ndarray
) -> slicer.vtkMRMLSegmentationNode:
    """Light up what is alike, instead of what was lit up before.

    The node is hidden from lists of nodes, so that nobody chooses it for editing, and is not saved with the scene.

    Args:
        shown: 0 to 4, [k, j, i] in the axes of the volume node, of more or fewer pixels over the same field of view.
    """
    scene = volumeNode.GetScene()
    node = SceneNodes.findNode(scene, case, SceneNodes.ALIKE)
    if node is None:
        removeAlike(scene)
        node = _newNode(case, volumeNode)
    node.SetAndObserveTransformNodeID(volumeNode.GetTransformNodeID())  # it may have been moved since
    if not replaceVoxels(node, LEVELS, shown):
        setLabels(node, gridOver(volumeNode, shown.shape), LEVELS, shown)
    _keepOutOf3d(node.GetDisplayNode())
    node.SetDisplayVisibility(True)
    return node


def hideAlike(scene: slicer.vtkMRMLScene) -> None:
    """Let nothing be lit up; what is needed for the next time stays."""
    for node in _nodes(scene):
        node.SetDisplayVisibility(False)


def isShown(scene: slicer.vtkMRMLScene) -> bool:
    """Whether anything is lit up."""
    return any(node.GetDisplayVisibility() for node in _nodes(scene))


def removeAlike(scene: slicer.vtkMRMLScene) -> None:
    """Take it out of the scene, where it is nothing but a picture."""
    for node in _nodes(scene):
        SceneNodes.removeNode(node)


def gridOver(volumeNode: slicer.vtkMRMLScalarVolumeNode, shape: tuple[int, ...]) -> Grid:
    """The grid of other voxels over the same field of view.

    Args:
        shape: of them, [k, j, i].
    """
    grid = Grid.ofVolume(volumeNode)
    size = (shape[2], shape[1], shape[0])
    factor = np.array(grid.size) / size
    matrix = grid.ijkToRas.copy()
    matrix[:3, :3] *= factor
    matrix[:3, 3] = grid.toRas((factor - 1) / 2)
    return Grid(size, matrix)


def _keepOutOf3d(display: slicer.vtkMRMLDisplayNode) -> None:
    """Show it in the slice views alone: else 3D views are drawn anew, too, whenever the mouse has moved."""
    views = [view.GetID() for view in SceneNodes.nodesOfClass(display.GetScene(), "vtkMRMLSliceNode")]
    if [*display.GetViewNodeIDs()] != views:
        display.SetViewNodeIDs(views)


def _nodes(scene: slicer.vtkMRMLScene) -> list[slicer.vtkMRMLSegmentationNode]:
    nodes = SceneNodes.nodesOfClass(scene, "vtkMRMLSegmentationNode")
    return [node for node in nodes if SceneNodes.mark(node, "kind") == SceneNodes.ALIKE]


def _newNode(case: Case, volumeNode: slicer.vtkMRMLScalarVolumeNode) -> slicer.vtkMRMLSegmentationNode:
    scene = volumeNode.GetScene()
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", SceneNodes.freeName(scene, f"{case.name} alike"))
    SceneNodes.assignToCase(node, case, SceneNodes.ALIKE)
    node.CreateDefaultDisplayNodes()
    node.SetHideFromEditors(True)
    display = node.GetDisplayNode()
    for one in (node, display):
        one.SetSaveWithScene(False)
    display.SetVisibility2DOutline(False)
    display.SetVisibility3D(False)
    attachToVolume(node, volumeNode)
    empty = np.zeros((1, 1, 1), np.uint8)
    setLabels(node, gridOver(volumeNode, empty.shape), LEVELS, empty)
    for entry, opacity in zip(LEVELS.segments, _OPACITIES, strict=True):
        display.SetSegmentOpacity2DFill(segmentId(entry), opacity)
    return node
