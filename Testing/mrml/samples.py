"""Geometries of every kind, a terminology, and where voxels of nodes are in the world."""

import numpy as np
import slicer
import vtk

KIDNEY = "~SCT^123037004^Anatomical Structure~SCT^64033007^Kidney~SCT^24028007^Right~~^^~^^"


def rotation(degrees, axis):
    """Right-handed rotation about an axis, [3, 3]."""
    turn = vtk.vtkTransform()
    turn.RotateWXYZ(degrees, axis)
    return slicer.util.arrayFromVTKMatrix(turn.GetMatrix())[:3, :3]


def affine(linear, origin=(-12.3, 45.6, 7.8)):
    """4×4 matrix from a 3×3 one and a translation in mm."""
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = linear, origin
    return matrix


_SCALE = np.diag([0.7, 0.9, 3.0])
_OBLIQUE = rotation(33, (1, 2, 3))
_TILT = np.array([[1, 0, 0], [0, 1, 0.2], [0, 0, 1]])  # the third axis leans to the second, as a CT gantry does

#: IJKToRAS by kind. "left-handed" is what Slicer turns round when it loads a file.
GEOMETRIES = {
    "axial LPS": affine(np.diag([-1, -1, 1]) @ _SCALE),
    "sagittal": affine(np.array([[0, 0, 1], [-1, 0, 0], [0, -1, 0]]) @ _SCALE),
    "oblique": affine(_OBLIQUE @ _SCALE),
    "sheared": affine(rotation(15, (0, 1, 0)) @ _TILT @ _SCALE),
    "left-handed": affine(np.diag([1, 1, -1]) @ _SCALE),
    "left-handed oblique and sheared": affine(_OBLIQUE @ np.diag([-1, 1, 1]) @ _TILT @ _SCALE),
}

#: A rotation with a translation, and one to nest it under.
SHIFT = affine(rotation(40, (3, -1, 2)), (21.5, -8.25, 14.0))
OUTER_SHIFT = affine(rotation(-75, (1, 1, 0)), (-3.0, 60.0, 5.5))


def voxelToWorld(node, ijk):
    """RAS position in the world of a voxel of a volume node, through all its parent transforms."""
    matrix, point = vtk.vtkMatrix4x4(), [0.0, 0.0, 0.0]
    node.GetIJKToRASMatrix(matrix)
    node.TransformPointToWorld(matrix.MultiplyPoint((*map(float, ijk), 1.0))[:3], point)
    return np.array(point)


def segmentPoints(segmentationNode, name):
    """RAS positions in the world of all voxels of a segment, [n, 3], sorted."""
    segmentation = segmentationNode.GetSegmentation()
    segment = segmentation.GetSegment(segmentation.GetSegmentIdBySegmentName(name))
    image, matrix = segment.GetRepresentation("Binary labelmap"), vtk.vtkMatrix4x4()
    image.GetImageToWorldMatrix(matrix)
    extent = image.GetExtent()
    shape = [extent[2 * axis + 1] - extent[2 * axis] + 1 for axis in (2, 1, 0)]
    voxels = vtk.util.numpy_support.vtk_to_numpy(image.GetPointData().GetScalars()).reshape(shape)
    points = []
    for k, j, i in np.argwhere(voxels == segment.GetLabelValue()):
        local = matrix.MultiplyPoint((i + extent[0], j + extent[2], k + extent[4], 1.0))[:3]
        world = [0.0, 0.0, 0.0]
        segmentationNode.TransformPointToWorld(local, world)
        points.append(world)
    return np.array(sorted(np.round(points, 9).tolist()))
