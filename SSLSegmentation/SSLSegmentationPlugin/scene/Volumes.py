"""Volumes of the scene become cases, and images of cases become volumes of the scene, voxel by voxel.

Slicer turns left-handed images into right-handed ones when it loads them, by reversing the order of slices; surfaces
and effects rely on it. So does :func:`loadImage`. The grid of the case's file is kept on the volume node, so that
labels are written in the file's own order.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _
from vtk.util.numpy_support import numpy_to_vtk

from SSLSegmentationLib.core.errors import DataError, MaskError
from SSLSegmentationLib.project import Case, Project, Role, refuse_duplicate
from SSLSegmentationLib.project.views import FlatCase
from SSLSegmentationLib.volumes.checks import check_scalar, check_slices, check_voxels
from SSLSegmentationLib.volumes.fingerprint import voxel_fingerprint
from SSLSegmentationLib.volumes.flattening import flattened
from SSLSegmentationLib.volumes.integrity import check_whole
from SSLSegmentationLib.volumes.masks import describe_mask, is_named_like_mask
from SSLSegmentationLib.volumes.nifti import unambiguous
from SSLSegmentationLib.volumes.summary import intensities

from ..text.Hints import inSlicer
from . import MovedVolumes, SceneNodes
from .Grids import Grid
from .NrrdReader import NrrdFile
from .NrrdWriter import writeNrrd
from .Transforms import checkLinear


def checkVolume(volumeNode: slicer.vtkMRMLNode) -> None:
    """Refuse what is not one usable 3-D scalar volume.

    Raises:
        DataError: a sequence or one of its frames, a label map, no image, colour or vectors, a single slice, voxels
            that are not finite, the same voxel everywhere, a transform that bends.
    """
    name = volumeNode.GetName()
    if volumeNode.IsA("vtkMRMLSequenceNode"):
        raise DataError(
            _("'{name}' is a sequence (4-D), not one 3-D volume.").format(name=name),
            _("Choose one frame, and clone it."),
        )
    if volumeNode.IsA("vtkMRMLLabelMapVolumeNode"):
        raise DataError(
            _("'{name}' is a label map, not an image.").format(name=name), _("Give it to its image as a mask.")
        )
    if not volumeNode.IsA("vtkMRMLScalarVolumeNode"):
        raise DataError(_("'{name}' is no volume.").format(name=name), _("Choose a grey-scale volume."))
    if volumeNode.IsA("vtkMRMLTensorVolumeNode") and not volumeNode.IsA("vtkMRMLVectorVolumeNode"):
        raise DataError(
            _("'{name}' is a tensor volume.").format(name=name),
            _("Choose a grey-scale image with one real value per voxel."),
        )
    image = volumeNode.GetImageData()
    if image is None or image.GetNumberOfPoints() == 0 or image.GetPointData().GetScalars() is None:
        raise DataError(
            _("The volume '{name}' holds no image.").format(name=name),
            _("Load its image again, or choose another volume."),
        )
    if volumeNode.IsA("vtkMRMLMultiVolumeNode"):
        raise DataError(
            _("'{name}' is a multi-volume (4-D), not one 3-D volume.").format(name=name), _("Extract one frame of it.")
        )
    check_scalar(image.GetNumberOfScalarComponents(), name)
    if SceneNodes.sequenceOf(volumeNode) is not None:
        raise DataError(
            _("'{name}' shows a frame of a sequence (4-D) and changes with it.").format(name=name),
            _("Clone the frame (Data module, right click, Clone), and choose the clone."),
        )
    check_slices(image.GetDimensions(), name)
    check_voxels(slicer.util.arrayFromVolume(volumeNode), name)
    checkLinear(volumeNode)


def whyMask(volumeNode: slicer.vtkMRMLVolumeNode) -> str:
    """Why a volume node is taken for a mask and not for an image, by content and name, to follow "it".

    Empty for an image, and for what is no scalar volume with voxels.
    """
    image = volumeNode.GetImageData() if volumeNode.IsA("vtkMRMLScalarVolumeNode") else None
    if image is None or image.GetNumberOfScalarComponents() != 1 or image.GetNumberOfPoints() == 0:
        return ""
    name = Path(volumeNode.GetName().replace("/", " "))
    return inSlicer(describe_mask(slicer.util.arrayFromVolume(volumeNode), named=is_named_like_mask(name, Path())))


def addVolume(
    project: Project,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    role: Role = Role.UNLABELLED,
    *,
    known: Mapping[str, str] | None = None,
    asImage: bool = False,
) -> Case:
    """Add a volume of the scene to a project: a copy of its voxels and of its grid, without its parent transform.

    The volume node stays where it is, under its transform, and is the case's image from then on. The file's name is
    neutral and its header holds geometry only.

    Args:
        role: what the case is for.
        known: :meth:`Project.fingerprints`, for whoever adds many volumes.
        asImage: whether somebody has seen that it looks like a mask, and says that it is an image.

    Raises:
        DataError: the volume cannot be used (see :func:`checkVolume`), or the project has it already.
        MaskError: it looks like a mask.
        StorageError: the disk refused; nothing of the case is left behind.
    """
    checkVolume(volumeNode)
    name = volumeNode.GetName()
    if not asImage and (why := whyMask(volumeNode)):
        raise MaskError(
            _("'{name}' looks like a mask, not like an image: it {why}.").format(name=name, why=why),
            _("Give it to its case as a mask; or tick it in the step 'Data' if it is an image."),
        )
    grid, array = Grid.ofVolume(volumeNode), slicer.util.arrayFromVolume(volumeNode)
    fingerprint = voxel_fingerprint(array, grid.spacing, grid.origin, grid.direction)
    refuse_duplicate(name, fingerprint, project.fingerprints() if known is None else known)
    with project.filling_case_folder() as folder:
        writeNrrd(folder / "image.nrrd", array, grid)
        case = Case(
            id=folder.name,
            name=name,
            role=role,
            image="image.nrrd",
            fingerprint=fingerprint,
            size=grid.size,
            spacing_mm=grid.spacing,
            direction=tuple(grid.direction.ravel().tolist()),
            source="scene",
            intensities=intensities(array),
            folder=folder,
        )
        case.save()
    _assignImage(volumeNode, case, grid)
    return case


def loadImage(scene: slicer.vtkMRMLScene, case: Case, file: NrrdFile | None = None) -> slicer.vtkMRMLScalarVolumeNode:
    """The volume node of a case: the one that the scene has, or a new one read from the case's image.

    Args:
        file: what was read of the image already.

    Raises:
        DataError: the file is missing, damaged or of another size than the case was.
    """
    found = SceneNodes.findNode(scene, case, SceneNodes.IMAGE)
    if found is not None and found.GetImageData() is not None:
        return found
    volumeNode = slicer.vtkMRMLScalarVolumeNode()
    if file is None:
        readVolumeFile(volumeNode, case.image_path)
    else:
        _setVoxels(volumeNode, file)
    if isinstance(case, FlatCase):
        flatten(volumeNode, case.axis)
    grid = Grid.ofVolume(volumeNode)
    if grid.size != tuple(case.size):
        shapes = [" × ".join(map(str, size)) for size in (grid.size, case.size)]
        raise DataError(
            _("The image '{path}' has {now} voxels, but had {before} when it was added.").format(
                path=case.image_path, now=shapes[0], before=shapes[1]
            ),
            _("Restore the file, or remove the case and add the volume anew."),
        )
    volumeNode.SetIJKCoordinateSystemToRightHanded()
    if found is None:
        volumeNode.SetName(SceneNodes.freeName(scene, case.name))
        found = scene.AddNode(volumeNode)
        SceneNodes.setMark(found, "loaded", "yes")  # by us: may go again when the next case is shown
    else:  # a scene was opened without this image's file: what refers to the node stays valid
        found.CopyContent(volumeNode)
    _assignImage(found, case, grid)
    if file is not None and not isinstance(case, FlatCase):
        _createDisplay(found, file.shades)
    found.CreateDefaultDisplayNodes()
    return found


def _setVoxels(volumeNode: slicer.vtkMRMLScalarVolumeNode, file: NrrdFile) -> None:
    image = vtk.vtkImageData()
    image.SetDimensions(*file.grid.size)
    image.GetPointData().SetScalars(numpy_to_vtk(file.voxels.ravel(), deep=True))
    volumeNode.SetIJKToRASMatrix(file.grid.matrix())
    volumeNode.SetAndObserveImageData(image)


def _createDisplay(volumeNode: slicer.vtkMRMLScalarVolumeNode, shades: tuple[float, float]) -> None:
    """Show a volume as Slicer does by itself, which would count all voxels once more for that."""
    if volumeNode.GetDisplayNode() is not None:
        return
    display = volumeNode.GetScene().AddNewNodeByClass("vtkMRMLScalarVolumeDisplayNode")
    if not display.GetColorNodeID():
        display.SetDefaultColorMap()
    if display.GetAutoWindowLevel():  # unless the user has other defaults
        display.SetAutoWindowLevel(False)
        display.SetWindowLevelMinMax(*shades)
    volumeNode.SetAndObserveDisplayNodeID(display.GetID())


def flatten(
    volumeNode: slicer.vtkMRMLScalarVolumeNode, axis: int, projection: str = "mean"
) -> slicer.vtkMRMLScalarVolumeNode:
    """Make of a volume that was just read its projection along a voxel axis, at its place; a flat one stays as it is.

    Args:
        projection: ``mean`` or ``max``.
    """
    grid = Grid.ofVolume(volumeNode)
    if grid.size[axis] > 1:
        pixels = flattened(slicer.util.arrayFromVolume(volumeNode), axis, projection)
        slicer.util.updateVolumeFromArray(volumeNode, pixels)
        volumeNode.SetIJKToRASMatrix(grid.flattened(axis).matrix())
    return volumeNode


def readVolumeFile(volumeNode: slicer.vtkMRMLScalarVolumeNode, path: Path) -> None:
    """Read one image file into a node, on the grid that the file has. The node gets no storage node.

    Without one, saving the scene never writes into the project.

    Raises:
        DataError: the file is missing, damaged, or cannot be read.
    """
    if not path.is_file():
        raise DataError(
            _("The file '{path}' does not exist.").format(path=path), _("Check that its disk is connected.")
        )
    header = check_whole(path)
    storage = slicer.vtkMRMLVolumeArchetypeStorageNode()
    storage.SetSingleFile(True)  # not every file beside it of a similar name
    storage.SetForceRightHandedIJKCoordinateSystem(False)
    isNifti = path.name.lower().endswith((".nii", ".nii.gz"))
    with unambiguous(path) if isNifti else nullcontext(path) as readable:
        storage.SetFileName(str(readable))
        isRead = storage.ReadData(volumeNode) and volumeNode.GetImageData() is not None
    if not isRead:
        raise DataError(
            _("Slicer cannot read the file '{path}'.").format(path=path),
            _("Check that it is an image that Slicer opens."),
        )
    if header.to_mm != 1:  # of NRRD in another unit, which Slicer takes for mm
        volumeNode.SetSpacing([header.to_mm * length for length in volumeNode.GetSpacing()])
        volumeNode.SetOrigin([header.to_mm * place for place in volumeNode.GetOrigin()])


def gridOfCase(case: Case, volumeNode: slicer.vtkMRMLScalarVolumeNode) -> tuple[Grid, bool]:
    """The grid of a case's file, and whether the slices of the volume node are in reverse order.

    Raises:
        DataError: the volume is not the case's, or was resampled or cropped since it became so, or its file cannot be
            read once it was moved.
    """
    text = SceneNodes.mark(volumeNode, "grid")
    if not text or not SceneNodes.isOfCase(volumeNode, case):
        raise DataError(
            _("The volume '{name}' is not the image of case '{case}'.").format(name=volumeNode.GetName(), case=case.id),
            _("Show the case's own image."),
        )
    grid, current = Grid.fromText(text), Grid.ofVolume(volumeNode)
    for candidate, isReversed in ((grid, False), (grid.withSlicesReversed(), True)):
        if current.isSameAs(candidate, tolerance=1e-3):
            return grid, isReversed
    isReversed = _movedFrom(case, volumeNode, grid)
    if isReversed is not None:
        return grid, isReversed
    raise DataError(
        _("The volume '{name}' was cropped or resampled since it became case '{case}'.").format(
            name=volumeNode.GetName(), case=case.id
        ),
        _("Undo that, or remove the volume from the scene and show the case again."),
    )


def _movedFrom(case: Case, volumeNode: slicer.vtkMRMLScalarVolumeNode, grid: Grid) -> bool | None:
    """For a volume that lies elsewhere than its case's file and has its voxels, whether they are in reverse order."""
    isReversed = MovedVolumes.noted(volumeNode)
    if isReversed is not None or tuple(case.size) != Grid.ofVolume(volumeNode).size:
        return isReversed
    looked = f"{volumeNode.GetImageData().GetMTime()} {Grid.ofVolume(volumeNode).toText()}"
    if SceneNodes.mark(volumeNode, "otherVoxels") == looked:  # a timer asks, many times a second
        return None
    fileNode = slicer.vtkMRMLScalarVolumeNode()
    readVolumeFile(fileNode, case.image_path)
    if isinstance(case, FlatCase):
        flatten(fileNode, case.axis)
    voxels, inFile = slicer.util.arrayFromVolume(volumeNode), slicer.util.arrayFromVolume(fileNode)
    # What looks the same from both ends is told by its handedness, which no transform of a patient changes.
    likely = bool(np.linalg.det(Grid.ofVolume(volumeNode).axes) * np.linalg.det(grid.axes) < 0)
    for isReversed in (likely, not likely):
        if np.array_equal(voxels[::-1] if isReversed else voxels, inFile, equal_nan=voxels.dtype.kind == "f"):
            MovedVolumes.note(volumeNode, isReversed)
            return isReversed
    SceneNodes.setMark(volumeNode, "otherVoxels", looked)
    return None


def inSliceOrderOfCase(labels: np.ndarray, isReversed: bool) -> np.ndarray:
    """Labels [k, j, i] of the volume node in the slice order of the case's file; the same function leads back."""
    return labels[::-1] if isReversed else labels


def _assignImage(volumeNode: slicer.vtkMRMLScalarVolumeNode, case: Case, grid: Grid) -> None:
    SceneNodes.assignToCase(volumeNode, case, SceneNodes.IMAGE)
    SceneNodes.setMark(volumeNode, "grid", grid.toText())
