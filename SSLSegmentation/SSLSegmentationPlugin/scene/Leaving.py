"""Nodes of a case that is shown no more: hidden at once, and taken out of the scene a little later, a piece at a time.

To remove them takes Slicer as long as to show the next case, which is to be seen first. While they wait, they belong to
no case: whoever looks for its nodes finds none. Views, lists of nodes, the Segment Editor and saved scenes lack them.
What somebody draws on meanwhile, or uses, stays and is as it was.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import slicer

from SSLSegmentationLib.project import Case

from . import MovedVolumes, SceneNodes
from .Segmentations import contentOf

#: Nodes that refer to a volume only to show or edit it, and let go of it by themselves.
_VIEWERS = (
    "vtkMRMLSliceCompositeNode",
    "vtkMRMLSelectionNode",
    "vtkMRMLSegmentEditorNode",
    "vtkMRMLSubjectHierarchyNode",
    "vtkMRMLSliceNode",
    "vtkMRMLModelNode",  # slice planes in the 3-D view
)
#: What is only a picture of a case, and can be made again; the first three leave with whatever is drawn on it.
_PICTURES = (SceneNodes.DRAFT, SceneNodes.ALIKE, SceneNodes.SEQUENCE, SceneNodes.DIFFERENCE)


@dataclass
class _Waiting:
    """A node that waits, with its display and storage nodes, and how they were before.

    Args:
        isPicture: whether it can be made again, and goes whatever was done to it.
        content: of a segmentation.
        marks: that it belonged to its case.
        parts: display and storage nodes.
        hidden: what is hidden from lists because it waits.
        saved: what is not saved because it waits.
        shown: displays that are hidden because it waits.
    """

    node: slicer.vtkMRMLDisplayableNode
    isPicture: bool
    content: object
    marks: dict[str, str]
    parts: list[slicer.vtkMRMLNode]
    hidden: list[slicer.vtkMRMLNode] = field(default_factory=list)
    saved: list[slicer.vtkMRMLNode] = field(default_factory=list)
    shown: list[slicer.vtkMRMLDisplayNode] = field(default_factory=list)


class Leaving:
    """What waits to leave the scene; of one case at most.

    Args:
        later: has :meth:`step` called from now on, until nothing is left; without it, all leaves at once.
    """

    def __init__(self, later: Callable[[], None] | None = None) -> None:
        self.later = later
        self._case: Case | None = None
        self._waiting: deque[_Waiting] = deque()
        self._parts: deque[slicer.vtkMRMLNode] = deque()  # of a node that is gone

    @property
    def isOver(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting and not self._parts

    def add(self, case: Case, *segmentationNodes: slicer.vtkMRMLSegmentationNode, keepVolume: bool = False) -> None:
        """Let segmentations of a case leave, which are as on the disk, with all that is only a picture of the case.

        Its volume leaves, too, if it was loaded for it, nobody has moved it since, and nothing that stays uses it.
        """
        if self._case is not None and not SceneNodes.isSame(self._case, case):
            self.finish()
        nodes = [node for node in segmentationNodes if node.GetScene() is not None]
        if not nodes:
            return
        scene, self._case = nodes[0].GetScene(), case
        for node in [*_picturesOf(scene, case), *nodes]:
            if node.GetScene() is not None and not self._waits(node):
                self._hide(node)
        volumeNode = SceneNodes.findNode(scene, case, SceneNodes.IMAGE)
        isLoaded = volumeNode is not None and bool(SceneNodes.mark(volumeNode, "loaded"))
        isLoaded = isLoaded and MovedVolumes.noted(volumeNode) is None
        if isLoaded and not keepVolume and not self._isUsed(volumeNode):
            self._hide(volumeNode)
        elif volumeNode is not None:
            _showInstead(scene, [one.node for one in self._waiting], volumeNode)
        if self.later is None:
            self.finish()
        else:
            self.later()

    def finish(self, case: Case | None = None) -> None:
        """Let all that waits leave at once; with a case, only if it is that case's."""
        if case is None or (self._case is not None and SceneNodes.isSame(self._case, case)):
            while self.step(isLast=True):
                pass

    def forget(self) -> None:
        """The scene's nodes go."""
        self._waiting.clear()
        self._parts.clear()
        self._case = None

    def step(self, *, isLast: bool = False) -> bool:
        """Take one node out of the scene; returns whether there are more.

        Args:
            isLast: do it even while the scene is being changed by somebody else.
        """
        isGone = False
        while not isGone and not self.isOver:
            first = self._parts[0] if self._parts else self._waiting[0].node
            if first.GetScene() is not None and first.GetScene().IsBatchProcessing() and not isLast:
                return True
            isGone = self._removePart() if self._parts else self._removeNode()
        if self.isOver:
            self._case = None
        return not self.isOver

    def _removePart(self) -> bool:
        part = self._parts.popleft()
        if part.GetScene() is None or _isPartOfAny(part):
            return False
        part.GetScene().RemoveNode(part)
        return True

    def _removeNode(self) -> bool:
        waiting = self._waiting.popleft()
        node = waiting.node
        if node.GetScene() is None:  # somebody else has removed it
            self._parts.extend(waiting.parts)
            return False
        if not waiting.isPicture:
            isVolume = node.IsA("vtkMRMLVolumeNode")
            if isVolume and self._isUsed(node):
                _restore(waiting)
                return False
            if not isVolume and waiting.content != contentOf(node.GetSegmentation()):
                logging.info("'%s' was drawn on while it was leaving the scene: it stays.", node.GetName())
                _restore(waiting)
                SceneNodes.releaseFromCase(node)  # it is the user's
                return False
        self._parts.extend(waiting.parts)
        node.GetScene().RemoveNode(node)
        return True

    def _waits(self, node: slicer.vtkMRMLNode) -> bool:
        return any(node is one.node for one in self._waiting)

    def _hide(self, node: slicer.vtkMRMLDisplayableNode) -> None:
        """Have a node wait: of no case, seen nowhere, not saved."""
        displays, parts = _displaysOf(node), _partsOf(node)
        isSegmentation = node.IsA("vtkMRMLSegmentationNode")
        waiting = _Waiting(
            node,
            SceneNodes.mark(node, "kind") in _PICTURES,
            contentOf(node.GetSegmentation()) if isSegmentation else None,
            SceneNodes.marksOf(node),
            parts,
            [one for one in (node,) if not one.GetHideFromEditors()],
            [one for one in (node, *parts) if one.GetSaveWithScene()],
            # That of a volume in slice views is seen by the views that show the volume.
            [one for one in displays if one.GetVisibility() and not one.IsA("vtkMRMLVolumeDisplayNode")],
        )
        self._waiting.append(waiting)
        for display in waiting.shown:
            display.SetVisibility(False)
        for name in waiting.marks:
            SceneNodes.setMark(node, name, None)
        for one in waiting.saved:
            _setSaved(one, False)
        for one in waiting.hidden:
            one.SetHideFromEditors(True)
        _letEditorsGo(node)

    def _isUsed(self, node: slicer.vtkMRMLDisplayableNode) -> bool:
        """Whether anything in the scene refers to a node, but for its own parts and what waits itself."""
        scene = node.GetScene()
        waiting = [part for one in self._waiting for part in (one.node, *one.parts)]
        ids = {one.GetID() for one in (node, *_partsOf(node), *waiting, *self._parts) if one.GetScene() is scene}
        for other in SceneNodes.nodesOfClass(scene, "vtkMRMLNode"):
            if other.GetID() in ids or any(other.IsA(name) for name in _VIEWERS):
                continue
            if scene.IsNodeReferencingNodeID(other, node.GetID()):
                return True
        return False


def _picturesOf(scene: slicer.vtkMRMLScene, case: Case) -> Iterator[slicer.vtkMRMLDisplayableNode]:
    for node in SceneNodes.nodesOfClass(scene, "vtkMRMLDisplayableNode"):
        if SceneNodes.mark(node, "kind") in _PICTURES[:3] and SceneNodes.isOfCase(node, case):
            yield node


def _showInstead(
    scene: slicer.vtkMRMLScene,
    leaving: list[slicer.vtkMRMLDisplayableNode],
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
) -> None:
    """Views that show something that leaves, a further sequence, show the image of its case."""
    ids = {node.GetID() for node in leaving}
    for view in SceneNodes.nodesOfClass(scene, "vtkMRMLSliceCompositeNode"):
        if view.GetBackgroundVolumeID() in ids:
            view.SetBackgroundVolumeID(volumeNode.GetID())


def _letEditorsGo(node: slicer.vtkMRMLDisplayableNode) -> None:
    """No Segment Editor edits a node any more; with its segmentation goes its volume, which alone is an error to it."""
    for editor in SceneNodes.nodesOfClass(node.GetScene(), "vtkMRMLSegmentEditorNode"):
        isEdited = editor.GetSegmentationNode() is node
        if isEdited or editor.GetSourceVolumeNode() is node:
            editor.SetAndObserveSourceVolumeNode(None)
        if isEdited:
            editor.SetAndObserveSegmentationNode(None)


def _restore(waiting: _Waiting) -> None:
    """Let a node be as it was before it waited."""
    for name, value in waiting.marks.items():
        SceneNodes.setMark(waiting.node, name, value)
    for one in waiting.saved:
        _setSaved(one, True)
    for one in waiting.hidden:
        one.SetHideFromEditors(False)
    for display in waiting.shown:
        display.SetVisibility(True)


def _setSaved(node: slicer.vtkMRMLNode, isSaved: bool) -> None:
    """Say whether a node is saved with the scene; nobody is told, as nothing is drawn anew for it."""
    wasSilent = node.GetDisableModifiedEvent()
    node.SetDisableModifiedEvent(True)
    node.SetSaveWithScene(isSaved)
    node.SetDisableModifiedEvent(wasSilent)


def _displaysOf(node: slicer.vtkMRMLDisplayableNode) -> list[slicer.vtkMRMLDisplayNode]:
    displays = (node.GetNthDisplayNode(index) for index in range(node.GetNumberOfDisplayNodes()))
    return [display for display in displays if display is not None]


def _partsOf(node: slicer.vtkMRMLDisplayableNode) -> list[slicer.vtkMRMLNode]:
    """Display and storage nodes, which go with a node."""
    storages = (node.GetNthStorageNode(index) for index in range(node.GetNumberOfStorageNodes()))
    return [*_displaysOf(node), *(storage for storage in storages if storage is not None)]


def _isPartOfAny(part: slicer.vtkMRMLNode) -> bool:
    """Whether another node is shown or stored by it, too."""
    nodes = SceneNodes.nodesOfClass(part.GetScene(), "vtkMRMLDisplayableNode")
    return any(part is one for node in nodes for one in _partsOf(node))
