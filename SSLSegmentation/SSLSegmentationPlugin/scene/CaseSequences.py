"""Further sequences of a case in the scene: read from their files, at the place of its image, and gone with it."""

from __future__ import annotations

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Case

from . import SceneNodes
from .Grids import Grid
from .MovedVolumes import gridInFile
from .Volumes import readVolumeFile


def loadSequence(
    case: Case, name: str, imageNode: slicer.vtkMRMLScalarVolumeNode
) -> slicer.vtkMRMLScalarVolumeNode | None:
    """The volume node of a further sequence, read once; None if the case lacks it.

    It lies where the image of the case lies, under its parent transform. It is never saved with the scene: the file is
    the project's.

    Args:
        imageNode: of the case's image.

    Raises:
        DataError: the file is missing, damaged, or not on the grid of the image any more.
        ProjectError: its record names a place outside the project.
    """
    scene, path = imageNode.GetScene(), case.channel_path(name)
    if path is None:
        return None
    found = SceneNodes.findNode(scene, case, SceneNodes.SEQUENCE, path)
    if found is None:
        volumeNode = slicer.vtkMRMLScalarVolumeNode()
        readVolumeFile(volumeNode, path)
        if not _isOn(volumeNode, imageNode):
            volumeNode.SetIJKCoordinateSystemToRightHanded()  # as Slicer, and we, turn images that are loaded
        if not _isOn(volumeNode, imageNode):
            raise DataError(
                _("The sequence '{name}' of case '{case}' does not lie on the grid of its image ('{path}').").format(
                    name=name, case=case.id, path=path
                ),
                _("Give it to the case again, in the step 'Data'."),
            )
        volumeNode.SetName(SceneNodes.freeName(scene, f"{case.name} {case.channel(name).name}"))
        volumeNode.SetSaveWithScene(False)
        found = scene.AddNode(volumeNode)
        SceneNodes.assignToCase(found, case, SceneNodes.SEQUENCE, path)
        found.CreateDefaultDisplayNodes()
    if not Grid.ofVolume(found).isSameAs(place := Grid.ofVolume(imageNode)):  # the image was moved
        found.SetIJKToRASMatrix(place.matrix())
    found.SetAndObserveTransformNodeID(imageNode.GetTransformNodeID())
    return found


def _isOn(volumeNode: slicer.vtkMRMLScalarVolumeNode, imageNode: slicer.vtkMRMLScalarVolumeNode) -> bool:
    return Grid.ofVolume(volumeNode).isSameAs(gridInFile(imageNode))
