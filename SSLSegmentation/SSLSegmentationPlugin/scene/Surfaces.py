"""The surface of a mask in the 3-D view: made by Slicer, only when somebody wants it."""

from __future__ import annotations

import slicer
from vtk.util.numpy_support import vtk_to_numpy

_SURFACE = "Closed surface"
_LABELMAP = "Binary labelmap"
#: Voxels to go through from which on it may take longer than anybody expects: 80 million took 0.6 s of a processor.
MANY_VOXELS = 2_000_000_000


def hasSurface(node: slicer.vtkMRMLSegmentationNode) -> bool:
    """Whether it is there."""
    return bool(node.GetSegmentation().ContainsRepresentation(_SURFACE))


def voxelsToWalk(node: slicer.vtkMRMLSegmentationNode) -> int:
    """Voxels that Slicer goes through to make it: for each structure those of the image that it lies in."""
    segmentation, count = node.GetSegmentation(), 0
    for index in range(segmentation.GetNumberOfSegments()):
        segment = segmentation.GetNthSegment(index)
        image = segment.GetRepresentation(_LABELMAP)
        scalars = None if image is None else image.GetPointData().GetScalars()
        if scalars is not None and (vtk_to_numpy(scalars) == segment.GetLabelValue()).any():
            count += image.GetNumberOfPoints()
    return count


def showSurface(node: slicer.vtkMRMLSegmentationNode) -> None:
    """Make the surface, with the smoothing that the segmentation has, and turn the 3-D view to it.

    Without a 3-D view, Slicer's usual four views are chosen.
    """
    node.CreateClosedSurfaceRepresentation()
    node.GetDisplayNode().SetVisibility3D(True)
    manager = slicer.app.layoutManager()
    if manager is None:
        return
    if manager.threeDViewCount == 0 or not manager.threeDWidget(0).visible:
        manager.setLayout(slicer.vtkMRMLLayoutNode.SlicerLayoutFourUpView)
    if manager.threeDViewCount:
        view = manager.threeDWidget(0).threeDView()
        view.resetFocalPoint()
        view.resetCamera()


def removeSurface(node: slicer.vtkMRMLSegmentationNode) -> None:
    """Forget the surface; the voxels stay."""
    node.RemoveClosedSurfaceRepresentation()
