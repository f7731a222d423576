"""Nodes of the scene that belong to a case: marked with attributes, found again by them, and never made twice."""

from __future__ import annotations

import os
from pathlib import Path

import slicer

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.views import part_of

#: What a node of ours is, as the value of its attribute ``SSLSegmentation.kind``.
IMAGE, ANNOTATION, PREDICTION, DRAFT, ALIKE = "image", "annotation", "prediction", "draft", "alike"
DIFFERENCE = "difference"  #: of two masks
SEQUENCE = "sequence"  #: a further one of the case's scan

_PREFIX = "SSLSegmentation."
#: Node reference from a node of ours to itself. Slicer's copies of nodes have our attributes too, but refer to the
#: original, or to nothing: whoever clones a mask to try something on it has a node that is nobody's but his. A scene
#: that is added to another keeps it right, whatever ids its nodes get.
_SELF = f"{_PREFIX}self"
_CLASSES = {
    IMAGE: "vtkMRMLScalarVolumeNode",
    SEQUENCE: "vtkMRMLScalarVolumeNode",
    ANNOTATION: "vtkMRMLSegmentationNode",
    PREDICTION: "vtkMRMLSegmentationNode",
    DRAFT: "vtkMRMLSegmentationNode",
    ALIKE: "vtkMRMLSegmentationNode",
    DIFFERENCE: "vtkMRMLSegmentationNode",
}


def setMark(node: slicer.vtkMRMLNode, name: str, value: str | None) -> None:
    """Write one of our attributes, for example ``caseId``; None removes it.

    Nobody is told: whoever shows the node would draw it anew, which takes longer than what the mark is written for.
    """
    if node.GetAttribute(_PREFIX + name) == value:
        return
    wasSilent = node.GetDisableModifiedEvent()
    node.SetDisableModifiedEvent(True)
    node.SetAttribute(_PREFIX + name, value)
    node.SetDisableModifiedEvent(wasSilent)


def mark(node: slicer.vtkMRMLNode, name: str) -> str:
    """One of our attributes; empty if the node does not have it, or is a copy of one of ours."""
    value = node.GetAttribute(_PREFIX + name) or ""
    return "" if value and isCopy(node) else value


def isCopy(node: slicer.vtkMRMLNode) -> bool:
    """Whether a node is the user's copy of one of ours, with attributes that say nothing of it."""
    refersTo = node.GetNodeReferenceID(_SELF)
    # Nodes in scenes of former versions have neither the reference nor the attribute that tells of it.
    return refersTo != node.GetID() if refersTo else bool(node.GetAttribute(_SELF))


def marksOf(node: slicer.vtkMRMLNode) -> dict[str, str]:
    """All our attributes of a node, by their names."""
    names = [name for name in node.GetAttributeNames() if name.startswith(_PREFIX)]
    return {name.removeprefix(_PREFIX): node.GetAttribute(name) for name in names}


def assignToCase(node: slicer.vtkMRMLNode, case: Case, kind: str, file: Path | None = None) -> None:
    """Mark a node as that of a case.

    Args:
        kind: :data:`IMAGE`, :data:`SEQUENCE`, :data:`ANNOTATION`, :data:`PREDICTION`, :data:`DRAFT`,
            :data:`ALIKE` or :data:`DIFFERENCE`.
        file: what it was read from; a case has one node of a prediction, and of a sequence, per file.
    """
    if isCopy(node):
        releaseFromCase(node)
    setMark(node, "self", "yes")
    wasSilent = node.GetDisableModifiedEvent()
    node.SetDisableModifiedEvent(True)
    node.SetNodeReferenceID(_SELF, node.GetID())
    node.SetDisableModifiedEvent(wasSilent)
    setMark(node, "caseId", case.id)
    setMark(node, "case", _caseKey(case))
    setMark(node, "kind", kind)
    setMark(node, "file", file.name if file else None)


def releaseFromCase(node: slicer.vtkMRMLNode) -> None:
    """Take all our attributes off a node; the node itself stays as it is."""
    for name in marksOf(node):
        node.SetAttribute(_PREFIX + name, None)
    node.SetNodeReferenceID(_SELF, None)


def isOfCase(node: slicer.vtkMRMLNode, case: Case) -> bool:
    """Whether a node is marked as one of this case of this project."""
    return mark(node, "case") == _caseKey(case)


def isSame(one: Case, other: Case) -> bool:
    """Whether both are the same case, or the same part of it."""
    return _caseKey(one) == _caseKey(other)


def findNode(
    scene: slicer.vtkMRMLScene, case: Case, kind: str, file: Path | None = None
) -> slicer.vtkMRMLDisplayableNode | None:
    """The first node of a case of this kind (and read from this file, if given), or None."""
    for node in nodesOfClass(scene, _CLASSES[kind]):
        if isOfCase(node, case) and mark(node, "kind") == kind and (file is None or mark(node, "file") == file.name):
            return node
    return None


def nodesOfClass(scene: slicer.vtkMRMLScene, className: str) -> list[slicer.vtkMRMLNode]:
    """Nodes of a class in the order of the scene. (``slicer.util.getNodesByClass`` knows one scene only.)"""
    nodes = scene.GetNodesByClass(className)
    nodes.UnRegister(scene)
    return [nodes.GetItemAsObject(index) for index in range(nodes.GetNumberOfItems())]


def sequenceOf(node: slicer.vtkMRMLNode) -> slicer.vtkMRMLSequenceNode | None:
    """The sequence that a node is, or whose current frame it shows; None for any other node."""
    if node.IsA("vtkMRMLSequenceNode"):
        return node
    scene = node.GetScene()
    browsers = [] if scene is None else nodesOfClass(scene, "vtkMRMLSequenceBrowserNode")
    return next((found for browser in browsers if (found := browser.GetSequenceNode(node)) is not None), None)


def removeNode(node: slicer.vtkMRMLDisplayableNode) -> None:
    """Remove a node with its display nodes."""
    scene = node.GetScene()
    displays = [node.GetNthDisplayNode(index) for index in range(node.GetNumberOfDisplayNodes())]
    scene.RemoveNode(node)
    for display in displays:
        if display is not None and display.GetScene() is not None:
            scene.RemoveNode(display)


def freeName(scene: slicer.vtkMRMLScene, name: str) -> str:
    """The name itself, or with a number if a node has it. (The scene alone numbers on after nodes that are gone.)"""
    return name if scene.GetFirstNodeByName(name) is None else scene.GetUniqueNameByString(name)


def _caseKey(case: Case) -> str:
    """The case's folder: ids such as ``case0001`` are the same in every project. A part of it has its own nodes."""
    part = part_of(case)
    return os.path.normcase(case.folder.absolute()) + (f"@{part}" if part else "")
