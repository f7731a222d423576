"""Label values are the schema's whatever the order of segments; overlaps are settled by priority and counted."""

import itertools

import numpy as np
import pytest
import slicer
import vtk
from samples import GEOMETRIES, KIDNEY, OUTER_SHIFT, SHIFT, affine, rotation
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.SegmentArrays import composeLabels, composeNode
from vtk.util.numpy_support import numpy_to_vtk

from SSLSegmentationLib.project.schema import LabelSchema, Segment

SHAPE = (8, 9, 10)


def box(k, j, i):
    mask = np.zeros(SHAPE, bool)
    mask[slice(*k), slice(*j), slice(*i)] = True
    return mask


LIVER = box((1, 7), (1, 8), (1, 6))
TUMOUR = box((3, 5), (3, 6), (4, 8))  # 2·3·2 voxels in the liver
KIDNEY_MASK = box((0, 4), (5, 9), (5, 10))


def addSegment(node, name, mask, grid, terminology="", value=1):
    """A segment in a layer of its own, as other tools make them."""
    image = grid.emptyImage()
    image.GetPointData().SetScalars(numpy_to_vtk((mask * np.uint8(value)).ravel(), deep=True))
    segment = slicer.vtkSegment()
    segment.SetName(name)
    segment.SetLabelValue(value)
    segment.AddRepresentation("Binary labelmap", image)
    if terminology:
        segment.SetTerminology(terminology)
    node.GetSegmentation().AddSegment(segment)


@pytest.fixture
def volumeNode(makeVolume):
    return makeVolume(np.random.default_rng(0).random(SHAPE).astype(np.float32))


@pytest.fixture
def segmentationNode(scene):
    return scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "drawn")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_segments_does_not_matter(volumeNode, segmentationNode, schema, order):
    grid = Grid.ofVolume(volumeNode)
    segments = [("Liver", LIVER), ("TUMEUR à_droite", TUMOUR), ("kidney", KIDNEY_MASK)]
    for index in order:
        addSegment(segmentationNode, *segments[index], grid, value=index + 1)
    composed = composeNode(segmentationNode, volumeNode, schema)
    expected = np.where(TUMOUR, 7, np.where(LIVER, 2, np.where(KIDNEY_MASK, 5, 0)))
    np.testing.assert_array_equal(composed.labels, expected)
    assert composed.labels.dtype == np.uint8
    assert composed.overlaps == {
        ("tumeur à droite", "Liver"): np.count_nonzero(TUMOUR & LIVER),
        ("tumeur à droite", "kidney"): np.count_nonzero(TUMOUR & KIDNEY_MASK),
        ("Liver", "kidney"): np.count_nonzero(LIVER & KIDNEY_MASK),
    }
    assert np.count_nonzero(TUMOUR & LIVER & KIDNEY_MASK) > 0  # a voxel that all three claim counts for each pair
    assert any("'tumeur à droite' has priority" in sentence for sentence in composed.warnings())


def test_segments_that_share_a_layer_do_not_overlap(volumeNode, segmentationNode, schema):
    grid = Grid.ofVolume(volumeNode)
    image = grid.emptyImage()
    voxels = np.where(TUMOUR, 300, np.where(LIVER, 4, 0)).astype(np.int16)
    image.GetPointData().SetScalars(numpy_to_vtk(voxels.ravel(), deep=True))
    for name, value in (("Liver", 4), ("tumeur à droite", 300)):
        segment = slicer.vtkSegment()
        segment.SetName(name)
        segment.SetLabelValue(value)
        segment.AddRepresentation("Binary labelmap", image)
        segmentationNode.GetSegmentation().AddSegment(segment)
    composed = composeNode(segmentationNode, volumeNode, schema)
    np.testing.assert_array_equal(composed.labels, np.where(TUMOUR, 7, np.where(LIVER, 2, 0)))
    assert composed.overlaps == {}
    assert composed.warnings() == []


def test_segments_that_the_schema_lacks_are_named_and_left_out(volumeNode, segmentationNode, schema):
    grid = Grid.ofVolume(volumeNode)
    addSegment(segmentationNode, "Liver", LIVER, grid)
    addSegment(segmentationNode, "body mask", np.ones(SHAPE, bool), grid)
    addSegment(segmentationNode, "sketch", np.zeros(SHAPE, bool), grid)
    composed = composeNode(segmentationNode, volumeNode, schema)
    assert composed.unknown == {"body mask": np.prod(SHAPE)}  # an empty one loses nothing
    np.testing.assert_array_equal(composed.labels, np.where(LIVER, 2, 0))
    assert "'body mask'" in composed.warnings()[0]


def test_a_renamed_segment_is_known_by_its_terminology(volumeNode, segmentationNode, schema):
    listed = KIDNEY.replace("~SCT", "Segmentation category and type - 3D Slicer General Anatomy list~SCT", 1)
    addSegment(segmentationNode, "rein", KIDNEY_MASK, Grid.ofVolume(volumeNode), listed)
    np.testing.assert_array_equal(composeNode(segmentationNode, volumeNode, schema).labels, KIDNEY_MASK * 5)


def test_a_name_goes_before_terminology(volumeNode, segmentationNode, schema):
    grid = Grid.ofVolume(volumeNode)
    addSegment(segmentationNode, "cyst", TUMOUR, grid, KIDNEY)
    addSegment(segmentationNode, "kidney", KIDNEY_MASK, grid)
    composed = composeNode(segmentationNode, volumeNode, schema)
    np.testing.assert_array_equal(composed.labels, KIDNEY_MASK * 5)
    assert list(composed.unknown) == ["cyst"]


def test_slicers_terminology_of_new_segments_matches_nothing(volumeNode, segmentationNode):
    tissue = slicer.vtkSegment().GetTerminology()
    schema = LabelSchema((Segment(3, "fat", (1, 2, 3), "~" + tissue.split("~", 1)[1]),))
    addSegment(segmentationNode, "Segment_1", LIVER, Grid.ofVolume(volumeNode))
    assert list(composeNode(segmentationNode, volumeNode, schema).unknown) == ["Segment_1"]


def test_two_segments_of_one_structure_are_joined(volumeNode, segmentationNode, schema):
    grid = Grid.ofVolume(volumeNode)
    addSegment(segmentationNode, "liver", LIVER, grid)
    addSegment(segmentationNode, "Liver", TUMOUR, grid)
    composed = composeNode(segmentationNode, volumeNode, schema)
    np.testing.assert_array_equal(composed.labels, (LIVER | TUMOUR) * 2)
    assert composed.overlaps == {} and composed.joined == {"Liver": 2}
    assert composed.warnings() == ["2 segments stand for 'Liver': they were joined into one."]


def test_nothing_drawn_is_an_empty_label_map(volumeNode, segmentationNode, schema):
    assert composeNode(segmentationNode, volumeNode, schema).isEmpty
    segmentationNode.GetSegmentation().AddEmptySegment("a", "Liver")
    assert composeNode(segmentationNode, volumeNode, schema).isEmpty


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_segments_cropped_to_their_content_are_put_where_they_belong(makeVolume, segmentationNode, schema, geometry):
    volumeNode = makeVolume(np.random.default_rng(0).random(SHAPE), GEOMETRIES[geometry])
    grid = Grid.ofVolume(volumeNode)
    image = slicer.vtkOrientedImageData()
    image.SetExtent(4, 7, 3, 5, 3, 4)
    image.SetGeometryFromImageToWorldMatrix(grid.matrix())
    image.GetPointData().SetScalars(numpy_to_vtk(np.ones(24, np.uint8), deep=True))
    segmentationNode.AddSegmentFromBinaryLabelmapRepresentation(image, "Liver")
    np.testing.assert_array_equal(composeNode(segmentationNode, volumeNode, schema).labels, TUMOUR * 2)


def reordered(mask, grid):
    """The same mask on a grid with its axes permuted and reversed, as another program may have stored it."""
    matrix = grid.ijkToRas.copy()
    matrix[:3, 3] = grid.toRas((grid.size[0] - 1, 0, 0))
    matrix[:3, :3] = np.stack([matrix[:3, 1], -matrix[:3, 0], matrix[:3, 2]], axis=1)
    # new i = old j, new j = reversed old i, k stays: [k, j, i] of the new one is [k, i', j] of the old one
    return mask.transpose(0, 2, 1)[:, ::-1], Grid((grid.size[1], grid.size[0], grid.size[2]), matrix)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_another_axis_order_is_resampled_without_loss(makeVolume, segmentationNode, schema, geometry):
    volumeNode = makeVolume(np.random.default_rng(0).random(SHAPE), GEOMETRIES[geometry])
    mask, grid = reordered(TUMOUR, Grid.ofVolume(volumeNode))
    addSegment(segmentationNode, "Liver", mask, grid)
    np.testing.assert_array_equal(composeNode(segmentationNode, volumeNode, schema).labels, TUMOUR * 2)


def test_a_finer_grid_is_resampled_to_the_nearest_voxel(volumeNode, segmentationNode, schema):
    grid = Grid.ofVolume(volumeNode)
    fine = grid.ijkToRas @ np.diag([1 / 3, 1 / 3, 1 / 3, 1]) @ affine(np.eye(3), (-1, -1, -1))
    mask = TUMOUR.repeat(3, 0).repeat(3, 1).repeat(3, 2)
    addSegment(segmentationNode, "Liver", mask, Grid(mask.shape[::-1], fine))
    np.testing.assert_array_equal(composeNode(segmentationNode, volumeNode, schema).labels, TUMOUR * 2)


@pytest.mark.parametrize("parents", ["of the volume", "of the segmentation", "of both, nested"])
def test_transforms_of_volume_and_segmentation_may_differ(makeVolume, makeTransform, segmentationNode, schema, parents):
    """The segmentation is given so that it is seen on the voxels of the volume."""
    volumeNode = makeVolume(np.random.default_rng(0).random(SHAPE), GEOMETRIES["sheared"])
    outer = makeTransform(OUTER_SHIFT)
    ofVolume, ofSegmentation = np.eye(4), np.eye(4)
    if parents != "of the segmentation":
        volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT, outer).GetID())
        ofVolume = OUTER_SHIFT @ SHIFT
    if parents != "of the volume":
        other = affine(rotation(12, (0, 1, 1)), (1, 2, 3))
        segmentationNode.SetAndObserveTransformNodeID(makeTransform(other, outer).GetID())
        ofSegmentation = OUTER_SHIFT @ other
    local = np.linalg.inv(ofSegmentation) @ ofVolume @ GEOMETRIES["sheared"]
    addSegment(segmentationNode, "Liver", TUMOUR, Grid(SHAPE[::-1], local))
    composed = composeNode(segmentationNode, volumeNode, schema)
    np.testing.assert_array_equal(composed.labels, TUMOUR * 2)


def test_a_segmentation_under_a_transform_that_bends_is_taken_where_it_is_seen(
    makeVolume, segmentationNode, schema, bentTransform
):
    shape = (40, 40, 40)
    volumeNode = makeVolume(np.random.default_rng(0).random(shape), affine(np.eye(3), (-20, -20, -20)))
    ball = ((np.indices(shape) - 20.0) ** 2).sum(axis=0) < 36
    addSegment(segmentationNode, "Liver", ball, Grid.ofVolume(volumeNode))
    segmentationNode.SetAndObserveTransformNodeID(bentTransform.GetID())
    seen = np.argwhere(composeNode(segmentationNode, volumeNode, schema).labels).mean(axis=0)[::-1] - 20
    world = [0.0, 0.0, 0.0]
    segmentationNode.TransformPointToWorld((0.0, 0.0, 0.0), world)
    assert np.linalg.norm(world) > 3  # the bend moves the centre
    assert np.linalg.norm(seen - world) < 0.5


def test_a_segment_beside_the_volume_is_named(volumeNode, segmentationNode, schema):
    grid = Grid.ofVolume(volumeNode)
    far = Grid(grid.size, affine(np.eye(3), (5000, 0, 0)) @ grid.ijkToRas)
    addSegment(segmentationNode, "Liver", LIVER, far)
    composed = composeNode(segmentationNode, volumeNode, schema)
    assert composed.isEmpty
    assert composed.outside == {"Liver": (LIVER.sum(), LIVER.sum())}
    assert composed.warnings() == ["The segment 'Liver' (210 voxels) lies outside the volume: nothing of it was kept."]


def test_what_reaches_outside_the_volume_is_counted(makeVolume, segmentationNode, schema):
    volumeNode = makeVolume(np.random.default_rng(0).random(SHAPE), GEOMETRIES["left-handed oblique and sheared"])
    grid = Grid.ofVolume(volumeNode)
    wide = np.ones((SHAPE[0] + 4, SHAPE[1], SHAPE[2] + 6), bool)
    shifted = Grid(wide.shape[::-1], grid.ijkToRas @ affine(np.eye(3), (-2, 0, -3)))
    addSegment(segmentationNode, "Liver", wide, shifted)
    addSegment(segmentationNode, "kidney", KIDNEY_MASK, grid)
    composed = composeNode(segmentationNode, volumeNode, schema)
    assert composed.outside == {"Liver": (wide.size - np.prod(SHAPE), wide.size)}
    assert composed.overlaps == {("Liver", "kidney"): KIDNEY_MASK.sum()}
    assert f"({wide.size} voxels) reaches outside the volume: {wide.size - np.prod(SHAPE)} of" in composed.warnings()[1]


def test_what_reaches_outside_through_a_transform_is_counted(makeVolume, makeTransform, segmentationNode, schema):
    volumeNode = makeVolume(np.random.default_rng(0).random(SHAPE), affine(np.diag([2, 2, 2])))
    addSegment(segmentationNode, "Liver", box((0, 8), (0, 9), (0, 10)), Grid.ofVolume(volumeNode))
    volumeNode.SetAndObserveTransformNodeID(makeTransform(affine(np.eye(3), (6, 0, 0))).GetID())
    composed = composeNode(segmentationNode, volumeNode, schema)
    assert composed.outside == {"Liver": (3 * 8 * 9, 10 * 8 * 9)}
    assert composed.isApart and "were moved apart" in composed.warnings()[-1]


def test_a_resampled_segment_at_the_border_is_not_outside(volumeNode, segmentationNode, schema):
    grid = Grid.ofVolume(volumeNode)
    fine = grid.ijkToRas @ np.diag([1 / 3, 1 / 3, 1 / 3, 1]) @ affine(np.eye(3), (-1, -1, -1))
    mask = np.ones(SHAPE, bool).repeat(3, 0).repeat(3, 1).repeat(3, 2)
    addSegment(segmentationNode, "Liver", mask, Grid(mask.shape[::-1], fine))
    composed = composeNode(segmentationNode, volumeNode, schema)
    assert composed.labels.all() and composed.outside == {}


def test_surfaces_become_voxels_without_touching_the_users_node(makeVolume, segmentationNode, schema):
    volumeNode = makeVolume(np.random.default_rng(0).random((30, 30, 30)), affine(np.eye(3), (-15, -15, -15)))
    sphere = vtk.vtkSphereSource()
    sphere.SetRadius(8)
    sphere.SetThetaResolution(40)
    sphere.SetPhiResolution(40)
    sphere.Update()
    segmentationNode.GetSegmentation().SetSourceRepresentationName("Closed surface")
    segmentationNode.AddSegmentFromClosedSurfaceRepresentation(sphere.GetOutput(), "Liver")
    voxels = np.count_nonzero(composeNode(segmentationNode, volumeNode, schema).labels == 2)
    assert voxels == pytest.approx(4 / 3 * np.pi * 8**3, rel=0.05)
    assert not segmentationNode.GetSegmentation().ContainsRepresentation("Binary labelmap")


def test_the_scene_is_left_as_it_was(scene, volumeNode, segmentationNode, schema):
    addSegment(segmentationNode, "Liver", LIVER, Grid.ofVolume(volumeNode))
    before, changed = scene.GetNumberOfNodes(), segmentationNode.GetSegmentation().GetMTime()
    composeLabels(segmentationNode.GetSegmentation(), Grid.ofVolume(volumeNode), schema)
    assert (scene.GetNumberOfNodes(), segmentationNode.GetSegmentation().GetMTime()) == (before, changed)
