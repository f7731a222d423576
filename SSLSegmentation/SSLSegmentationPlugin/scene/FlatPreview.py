"""The projection of a case's volume, at its place, before anybody has decided for it: a picture that is never saved."""

from __future__ import annotations

import slicer

from SSLSegmentationLib.project import Case

from . import SceneNodes
from .Volumes import flatten, readVolumeFile

_KIND = "flat preview"


def showPreview(scene: slicer.vtkMRMLScene, case: Case, axis: int, projection: str) -> slicer.vtkMRMLScalarVolumeNode:
    """A volume node of what the flat image would be, instead of the one before.

    Args:
        axis: voxel axis along which the volume is projected.
        projection: ``mean`` or ``max``.

    Raises:
        DataError: the case's image cannot be read.
    """
    removePreview(scene)
    node = slicer.vtkMRMLScalarVolumeNode()
    readVolumeFile(node, case.image_path)
    flatten(node, axis, projection).SetIJKCoordinateSystemToRightHanded()
    node.SetName(SceneNodes.freeName(scene, f"{case.name} preview"))
    node.SetSaveWithScene(False)
    SceneNodes.setMark(node, "kind", _KIND)
    found = scene.AddNode(node)
    found.CreateDefaultDisplayNodes()
    found.GetDisplayNode().SetSaveWithScene(False)
    return found


def removePreview(scene: slicer.vtkMRMLScene) -> None:
    """Take it out of the scene."""
    for node in SceneNodes.nodesOfClass(scene, "vtkMRMLScalarVolumeNode"):
        if SceneNodes.mark(node, "kind") == _KIND:
            SceneNodes.removeNode(node)
