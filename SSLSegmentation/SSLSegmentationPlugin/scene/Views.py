"""Slicer's slice views: showing a case's volume, and which of its slices the user looks at."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

import numpy as np
import slicer
import vtk

from . import SceneNodes

_PARALLEL = math.cos(math.radians(3))


def showVolume(
    volumeNode: slicer.vtkMRMLScalarVolumeNode, instead: slicer.vtkMRMLScalarVolumeNode | None = None
) -> None:
    """Show a volume in all slice views, along its own slices, without what was shown over the one before.

    To a single slice all views are turned, and stand as before with the next volume that is none.

    Args:
        instead: another frame of the same case, which was shown: views and brightness stay as they are.
    """
    if instead is not None:
        _likewise(volumeNode.GetDisplayNode(), instead.GetDisplayNode())
        slicer.util.setSliceViewerLayers(background=volumeNode, foreground=None, label=None)
        return
    for node in _sliceNodes():
        _takeBackOrientation(node)
    nearest = _turnedToSlice(volumeNode)
    slicer.util.setSliceViewerLayers(
        background=volumeNode, foreground=None, label=None, fit=True, rotateToVolumePlane=True
    )
    if nearest is not None:
        _turnAllAs(nearest)
        slicer.util.setSliceViewerLayers(background=volumeNode, fit=True)


def showInstead(volumeNode: slicer.vtkMRMLScalarVolumeNode) -> None:
    """Show a volume that lies where the one lies that is shown; slices, brightness and what lies over it stay."""
    slicer.util.setSliceViewerLayers(background=volumeNode)


def _likewise(
    display: slicer.vtkMRMLScalarVolumeDisplayNode | None, before: slicer.vtkMRMLScalarVolumeDisplayNode | None
) -> None:
    if display is not None and before is not None:
        display.SetAutoWindowLevel(False)
        display.SetWindowLevel(before.GetWindow(), before.GetLevel())


def _turnedToSlice(volumeNode: slicer.vtkMRMLScalarVolumeNode) -> slicer.vtkMRMLSliceNode | None:
    """For a volume of a single slice, the view that is nearest to it before any is turned; None for others."""
    image, nodes = volumeNode.GetImageData(), _sliceNodes()
    size = (0, 0, 0) if image is None else image.GetDimensions()
    if 1 not in size or not nodes:
        return None
    for node in nodes:
        _keepOrientation(node)
    return max(nodes, key=lambda node: _agreement(node, volumeNode, size.index(1)))


def _turnAllAs(nearest: slicer.vtkMRMLSliceNode) -> None:
    """Turn all views as one: Slicer turns each by itself, so that others may have the feet up."""
    for node in _sliceNodes():
        if node is not nearest:
            node.GetSliceToRAS().DeepCopy(nearest.GetSliceToRAS())
            node.UpdateMatrices()


def _keepOrientation(node: slicer.vtkMRMLSliceNode) -> None:
    if not SceneNodes.mark(node, "orientation"):
        matrix = slicer.util.arrayFromVTKMatrix(node.GetSliceToRAS())
        SceneNodes.setMark(node, "orientation", json.dumps(matrix[:3, :3].tolist()))


def _takeBackOrientation(node: slicer.vtkMRMLSliceNode) -> None:
    if not (kept := SceneNodes.mark(node, "orientation")):
        return
    matrix = slicer.util.arrayFromVTKMatrix(node.GetSliceToRAS())
    matrix[:3, :3] = json.loads(kept)
    node.GetSliceToRAS().DeepCopy(slicer.util.vtkMatrixFromArray(matrix))
    node.UpdateMatrices()
    SceneNodes.setMark(node, "orientation", None)


def shownSlice(volumeNode: slicer.vtkMRMLScalarVolumeNode, axis: int) -> int | None:
    """Index of the slice across a voxel axis (0 = i, 1 = j, 2 = k) that a view shows; None if no view shows one.

    Of several views, the one whose plane is nearest to the slices decides. Those of other layouts, which Slicer keeps,
    do not count.
    """
    seen = [node for node in _sliceNodes() if node.IsMappedInLayout()] or _sliceNodes()
    nodes = [node for node in seen if _isInVolume(node, volumeNode, axis)]
    if not nodes:
        return None
    best = max(nodes, key=lambda node: _agreement(node, volumeNode, axis))
    return _index(best, volumeNode, axis)


def showSlice(volumeNode: slicer.vtkMRMLScalarVolumeNode, axis: int, index: int) -> bool:
    """Scroll the views that show slices across this axis to one of them; returns whether there are any."""
    ijk = (np.array(volumeNode.GetImageData().GetDimensions()) - 1) / 2
    ijk[axis] = index
    toWorld = _ijkToWorld(volumeNode)
    position = toWorld[:3, :3] @ ijk + toWorld[:3, 3]
    views = [node for node in _sliceNodes() if _agreement(node, volumeNode, axis) > _PARALLEL]
    for node in views:
        node.JumpSliceByOffsetting(*position)
    return bool(views)


def following(slices: Sequence[int], shown: int | None) -> int | None:
    """Of slices that are looked at in this order, the one after the one that is seen; else the first; None of none."""
    if not slices:
        return None
    return slices[(slices.index(shown) + 1) % len(slices)] if shown in slices else slices[0]


def showPlace(volumeNode: slicer.vtkMRMLScalarVolumeNode, ijk: Sequence[float]) -> None:
    """Scroll all slice views to a place of a volume, given as i, j, k."""
    toWorld = _ijkToWorld(volumeNode)
    position = toWorld[:3, :3] @ np.asarray(ijk, float) + toWorld[:3, 3]
    for node in _sliceNodes():
        node.JumpSliceByOffsetting(*position)


def pointedAt(volumeNode: slicer.vtkMRMLScalarVolumeNode) -> tuple[float, float, float] | None:
    """Where the mouse is in a volume: i, j, k with fractions; None if it is over no slice view."""
    crosshair = volumeNode.GetScene().GetFirstNodeByClass("vtkMRMLCrosshairNode")
    ras, xyz = [0.0] * 3, [0.0] * 3
    if crosshair is None or not crosshair.GetCursorPositionRAS(ras) or crosshair.GetCursorPositionXYZ(xyz) is None:
        return None
    fromWorld = np.linalg.inv(_ijkToWorld(volumeNode))
    i, j, k = fromWorld[:3, :3] @ ras + fromWorld[:3, 3]
    return float(i), float(j), float(k)


def _sliceNodes() -> list[slicer.vtkMRMLSliceNode]:
    manager = slicer.app.layoutManager()
    if manager is None:  # Slicer without a main window
        return []
    widgets = [manager.sliceWidget(name) for name in manager.sliceViewNames()]
    return [widget.mrmlSliceNode() for widget in widgets if widget is not None]


def _isInVolume(node: slicer.vtkMRMLSliceNode, volumeNode: slicer.vtkMRMLScalarVolumeNode, axis: int) -> bool:
    image = volumeNode.GetImageData()
    if image is None:  # somebody has taken it away
        return False
    extent = image.GetDimensions()[axis]
    return _agreement(node, volumeNode, axis) > _PARALLEL and 0 <= _index(node, volumeNode, axis) < extent


def _index(node: slicer.vtkMRMLSliceNode, volumeNode: slicer.vtkMRMLScalarVolumeNode, axis: int) -> int:
    centre = slicer.util.arrayFromVTKMatrix(node.GetSliceToRAS())[:, 3]
    return math.floor((np.linalg.inv(_ijkToWorld(volumeNode)) @ centre)[axis] + 0.5)


def _agreement(node: slicer.vtkMRMLSliceNode, volumeNode: slicer.vtkMRMLScalarVolumeNode, axis: int) -> float:
    """Cosine between the normals of a view and of the volume's slices across an axis, 0 to 1."""
    normal = np.linalg.inv(_ijkToWorld(volumeNode))[axis, :3]  # of the slices, also where the grid is sheared
    view = slicer.util.arrayFromVTKMatrix(node.GetSliceToRAS())[:3, 2]
    return float(abs(normal @ view) / (np.linalg.norm(normal) * np.linalg.norm(view)))


def _ijkToWorld(volumeNode: slicer.vtkMRMLScalarVolumeNode) -> np.ndarray:
    """4×4 matrix through all linear parent transforms; what bends is left out."""
    ijkToRas, toWorld = vtk.vtkMatrix4x4(), vtk.vtkMatrix4x4()
    volumeNode.GetIJKToRASMatrix(ijkToRas)
    parent = volumeNode.GetParentTransformNode()
    if parent is not None and parent.IsTransformToWorldLinear():
        parent.GetMatrixTransformToWorld(toWorld)
    return slicer.util.arrayFromVTKMatrix(toWorld) @ slicer.util.arrayFromVTKMatrix(ijkToRas)
