"""Nodes behind items of Slicer's subject hierarchy, as they are dragged from its tree."""

from __future__ import annotations

from collections.abc import Iterable

import slicer
import vtk


def nodesOfItems(scene: slicer.vtkMRMLScene, items: Iterable[int]) -> list[slicer.vtkMRMLNode]:
    """The nodes of some items, and of all below a folder, a patient or an examination among them; each once."""
    hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)
    found: dict[str, slicer.vtkMRMLNode] = {}
    for item in items if hierarchy is not None else ():
        below = vtk.vtkIdList()
        hierarchy.GetItemChildren(item, below, True)
        for one in (item, *(below.GetId(index) for index in range(below.GetNumberOfIds()))):
            node = hierarchy.GetItemDataNode(one)
            if node is not None:
                found.setdefault(node.GetID(), node)
    return list(found.values())
