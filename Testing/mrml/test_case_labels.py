"""Annotations and predictions travel between scene and case: nothing lost, nothing made twice."""

import os
import time
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk
import slicer
from samples import GEOMETRIES, OUTER_SHIFT, SHIFT, affine, segmentPoints, voxelToWorld
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode
from SSLSegmentationPlugin.scene.Segmentations import setLabels
from SSLSegmentationPlugin.scene.Volumes import addVolume, loadImage
from SSLSegmentationPlugin.session.CaseLabels import (
    annotatedSlices,
    openAnnotation,
    saveDraft,
    saveLabel,
)
from SSLSegmentationPlugin.session.Predictions import acceptPrediction, loadPrediction
from vtk.util.numpy_support import numpy_to_vtk

from SSLSegmentationLib.core.errors import DataError, ProjectError, StorageError
from SSLSegmentationLib.project import Case
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

SHAPE = (5, 6, 7)
LABELS = np.zeros(SHAPE, np.uint8)
LABELS[1:4, 2:5, 1:3] = 2
LABELS[2, 3, 4:7] = 7
LABELS[0, 5, 6] = 5


@pytest.fixture
def show(project, makeVolume):
    """Add a case of a geometry and show it in a scene of its own: case, volume node."""

    def showing(geometry="oblique"):
        case = addVolume(project, makeVolume(ijkToRas=GEOMETRIES[geometry]))
        scene = slicer.vtkMRMLScene()
        scenes.append(scene)
        return case, loadImage(scene, case)

    scenes = []
    return showing


def draw(node, volumeNode, schema, labels=LABELS):
    setLabels(node, Grid.ofVolume(volumeNode), schema, labels)


def drawBeside(node, volumeNode, name, mask):
    """A segment in a layer of its own, which may overlap others."""
    image = Grid.ofVolume(volumeNode).emptyImage()
    image.GetPointData().SetScalars(numpy_to_vtk(mask.astype(np.uint8).ravel(), deep=True))
    segment = slicer.vtkSegment()
    segment.SetName(name)
    segment.AddRepresentation("Binary labelmap", image)
    node.GetSegmentation().AddSegment(segment)


def names(node):
    segmentation = node.GetSegmentation()
    return [segmentation.GetNthSegment(index).GetName() for index in range(segmentation.GetNumberOfSegments())]


# ---------------------------------------------------------------------- labels
@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_a_saved_label_is_what_the_core_reads_on_the_image(project, schema, show, geometry):
    case, volumeNode = show(geometry)
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    composed = saveLabel(project, case, node, volumeNode)
    np.testing.assert_array_equal(composed.labels, LABELS)
    saved = Case.load(case.folder)
    assert saved.label.file == "label.seg.nrrd"
    assert (saved.label.source, saved.label.annotated_slices) == ("annotated", None)
    image = read_volume(saved.image_path)
    read = read_label_map(saved.label_path, image, schema)
    assert read.source_kind == "segmentation"
    for value in (2, 5, 7):  # by place, not by index
        theirs = [
            image.TransformIndexToPhysicalPoint(ijk.tolist()) for ijk in np.argwhere(read.array == value)[:, ::-1]
        ]
        theirs = np.array(sorted(np.round(np.multiply(theirs, (-1, -1, 1)), 9).tolist()))
        np.testing.assert_allclose(theirs, segmentPoints(node, schema.by_value(value).name), atol=1e-8)


def test_a_label_of_a_volume_under_transforms_is_on_the_images_own_grid(project, schema, show, makeTransform):
    case, volumeNode = show()
    transforms = slicer.vtkMRMLLinearTransformNode()
    transforms.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(SHIFT))
    volumeNode.GetScene().AddNode(transforms)
    volumeNode.SetAndObserveTransformNodeID(transforms.GetID())
    node = openAnnotation(project, case, volumeNode)
    assert node.GetParentTransformNode() is transforms
    draw(node, volumeNode, schema)
    saveLabel(project, case, node, volumeNode)
    saved = Case.load(case.folder)
    read = read_label_map(saved.label_path, read_volume(saved.image_path), schema)
    np.testing.assert_array_equal(read.array, LABELS)


def test_overlaps_and_unknown_segments_are_reported_and_kept_in_the_draft(project, schema, show):
    case, volumeNode = show()
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    drawBeside(node, volumeNode, "liver", LABELS == 7)
    drawBeside(node, volumeNode, "helper", LABELS == 0)
    composed = saveLabel(project, case, node, volumeNode)
    assert composed.overlaps == {("tumeur à droite", "Liver"): 3}
    assert composed.unknown == {"helper": np.count_nonzero(LABELS == 0)}
    np.testing.assert_array_equal(composed.labels, LABELS)
    volumeNode.GetScene().RemoveNode(node)
    again = openAnnotation(project, Case.load(case.folder), volumeNode)
    assert set(names(again)) == {"tumeur à droite", "Liver", "kidney", "liver", "helper"}
    assert composeNode(again, volumeNode, schema).overlaps == composed.overlaps


@pytest.mark.parametrize(("axis", "slices"), [(2, [1, 4]), (2, [0]), (0, [6, 2])])
@pytest.mark.parametrize("geometry", ["oblique", "left-handed"])
def test_complete_slices_are_those_of_the_file(project, schema, show, geometry, axis, slices):
    case, volumeNode = show(geometry)
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    saveLabel(project, case, node, volumeNode, annotatedAxis=axis, annotatedSlices=slices)
    saved = Case.load(case.folder)
    assert saved.label.annotated_axis == axis
    isReversed = geometry == "left-handed" and axis == 2
    assert saved.label.annotated_slices == sorted(4 - k if isReversed else k for k in slices)
    assert annotatedSlices(saved, volumeNode) == sorted(slices)
    # The core, which knows the file only, finds the first of them where the user sees it.
    image, inFile, seen = read_volume(saved.image_path), [0, 0, 0], [0, 0, 0]
    seen[axis] = slices[0]
    inFile[axis] = 4 - slices[0] if isReversed else slices[0]
    assert inFile[axis] in saved.label.annotated_slices
    across = np.array(GEOMETRIES[geometry])[:3, axis]
    theirs = np.multiply(image.TransformIndexToPhysicalPoint(inFile), (-1, -1, 1))
    assert theirs @ across == pytest.approx(voxelToWorld(volumeNode, seen) @ across, abs=1e-9)


@pytest.mark.parametrize(("slices", "words"), [([], "No slice"), ([5], "no slice 5 along k"), ([-1], "no slice")])
def test_slices_that_the_volume_lacks_are_refused(project, schema, show, slices, words):
    case, volumeNode = show()
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    with pytest.raises(ProjectError, match=words):
        saveLabel(project, case, node, volumeNode, annotatedAxis=2, annotatedSlices=slices)
    assert Case.load(case.folder).label is None


def test_a_disk_that_refuses_keeps_the_label_before(project, schema, show, monkeypatch):
    case, volumeNode = show()
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    saveLabel(project, case, node, volumeNode)
    draw(node, volumeNode, schema, np.where(LABELS == 2, 2, 0))

    def fails(source, target):
        if "label" in Path(target).name:
            raise OSError(28, "No space left on device")
        replace(source, target)

    replace = os.replace
    monkeypatch.setattr("SSLSegmentationLib.core.storage.os.replace", fails)
    with pytest.raises(StorageError, match="full"):
        saveLabel(project, case, node, volumeNode, isAgreed=True)
    saved = Case.load(case.folder)
    np.testing.assert_array_equal(read_label_map(saved.label_path, read_volume(saved.image_path), schema).array, LABELS)


def test_a_volume_of_another_case_is_refused(project, schema, show, makeVolume):
    case, volumeNode = show()
    other = addVolume(project, makeVolume(np.random.default_rng(5).random(SHAPE)))
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    for refused in (lambda: saveLabel(project, other, node, volumeNode), lambda: saveDraft(other, node, volumeNode)):
        with pytest.raises(DataError, match=f"not the image of case '{other.id}'"):
            refused()


# ---------------------------------------------------------------------- annotation nodes and drafts
def test_opening_twice_gives_one_node_with_what_was_drawn(project, schema, show):
    case, volumeNode = show()
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    assert openAnnotation(project, case, volumeNode) is node
    np.testing.assert_array_equal(composeNode(node, volumeNode, schema).labels, LABELS)
    assert volumeNode.GetScene().GetNumberOfNodesByClass("vtkMRMLSegmentationNode") == 1


def test_a_draft_survives_the_scene_with_all_that_was_drawn(project, schema, show):
    case, volumeNode = show("left-handed oblique and sheared")
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    drawBeside(node, volumeNode, "helper", LABELS == 0)
    points = {name: segmentPoints(node, name) for name in names(node)}
    saveDraft(case, node, volumeNode)
    assert Case.load(case.folder).label is None  # nothing learns from a draft
    scene = slicer.vtkMRMLScene()
    again = openAnnotation(project, case, loadImage(scene, case))
    assert set(names(again)) == set(points)
    for name in points:
        np.testing.assert_allclose(segmentPoints(again, name), points[name], atol=1e-4)
    assert again.GetStorageNode() is None
    assert not again.GetSegmentation().GetSegment("Segment_2").GetNameAutoGenerated()


def test_a_draft_under_other_transforms_is_saved_where_it_is_seen(project, schema, show):
    case, volumeNode = show()
    scene = volumeNode.GetScene()
    node = openAnnotation(project, case, volumeNode)
    for target, matrix in ((volumeNode, SHIFT), (node, OUTER_SHIFT)):
        transform = slicer.vtkMRMLLinearTransformNode()
        transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(matrix))
        scene.AddNode(transform)
        target.SetAndObserveTransformNodeID(transform.GetID())
    local = np.linalg.inv(OUTER_SHIFT) @ SHIFT @ GEOMETRIES["oblique"]
    setLabels(node, Grid(SHAPE[::-1], local), schema, LABELS)
    np.testing.assert_array_equal(composeNode(node, volumeNode, schema).labels, LABELS)
    saveDraft(case, node, volumeNode)
    fresh = slicer.vtkMRMLScene()
    shown = loadImage(fresh, case)
    np.testing.assert_array_equal(composeNode(openAnnotation(project, case, shown), shown, schema).labels, LABELS)


def test_without_a_draft_the_label_is_opened(project, schema, show, tmp_path):
    from SSLSegmentationLib.importing import add_label

    case, volumeNode = show("left-handed")
    image = read_volume(case.image_path)
    write_segmentation(tmp_path / "theirs.nii.gz", LABELS, image, schema)
    add_label(project, case, tmp_path / "theirs.nii.gz")
    node = openAnnotation(project, Case.load(case.folder), volumeNode)
    np.testing.assert_array_equal(composeNode(node, volumeNode, schema).labels, LABELS[::-1])


def test_a_label_that_came_after_the_draft_goes_before_it(project, schema, show, tmp_path):
    from SSLSegmentationLib.importing import add_label

    case, volumeNode = show()
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    saveDraft(case, node, volumeNode)
    write_segmentation(tmp_path / "a.seg.nrrd", np.where(LABELS == 5, 5, 0), read_volume(case.image_path), schema)
    add_label(project, case, tmp_path / "a.seg.nrrd")
    volumeNode.GetScene().RemoveNode(node)
    again = openAnnotation(project, Case.load(case.folder), volumeNode)
    np.testing.assert_array_equal(composeNode(again, volumeNode, schema).labels, np.where(LABELS == 5, 5, 0))


def test_segments_that_joined_the_schema_join_an_open_annotation(project, schema, show):
    case, volumeNode = show()
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    grown = type(schema)((*schema.segments, type(schema.segments[0])(9, "spleen", (1, 2, 3))))
    project.set_schema(grown)
    openAnnotation(project, case, volumeNode)
    assert names(node)[-1] == "spleen"
    np.testing.assert_array_equal(composeNode(node, volumeNode, grown).labels, LABELS)


# ---------------------------------------------------------------------- predictions
@pytest.fixture
def predict(schema):
    """Write a predicted mask of a case as the core does, in the slice order of the file."""

    def predicting(case, labels=LABELS, run="20260101-run"):
        path = case.folder / "predictions" / f"{run}.seg.nrrd"
        path.parent.mkdir(exist_ok=True)
        write_segmentation(path, labels, read_volume(case.image_path), schema)
        return path

    return predicting


@pytest.mark.parametrize("geometry", GEOMETRIES)
@pytest.mark.parametrize("isMoved", [False, True])
def test_from_the_scene_through_the_core_and_back_each_landmark_stays(
    project, schema, makeVolume, makeTransform, predict, geometry, isMoved
):
    """Bright voxels of a volume are found by the core, which predicts them; the mask lies on them in the scene."""
    voxels = np.zeros(SHAPE, np.float32)
    voxels[1, 2, 3], voxels[4, 5, 6], voxels[3, 0, 1] = 200, 700, 500
    volumeNode = makeVolume(voxels, GEOMETRIES[geometry])
    if isMoved:
        volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT, makeTransform(OUTER_SHIFT)).GetID())
    case = addVolume(project, volumeNode)
    image = read_volume(case.image_path)
    path = predict(case, (sitk.GetArrayFromImage(image) / 100).astype(np.uint8))
    node, composed = loadPrediction(case, path, volumeNode, schema)
    assert composed.warnings() == []
    assert node.GetParentTransformNode() is volumeNode.GetParentTransformNode()
    for name, ijk in (("Liver", (3, 2, 1)), ("tumeur à droite", (6, 5, 4)), ("kidney", (1, 0, 3))):
        points = segmentPoints(node, name)
        assert points.shape == (1, 3)
        np.testing.assert_allclose(points[0], voxelToWorld(volumeNode, ijk), atol=1e-6)


def test_a_prediction_is_loaded_once_and_brought_up_to_date(scene, schema, show, predict):
    case, volumeNode = show()
    path = predict(case)
    node, _ = loadPrediction(case, path, volumeNode, schema)
    assert loadPrediction(case, path, volumeNode, schema)[0] is node
    predict(case, LABELS[::-1])
    assert loadPrediction(case, path, volumeNode, schema)[0] is node
    np.testing.assert_array_equal(composeNode(node, volumeNode, schema).labels, LABELS[::-1])
    other, _ = loadPrediction(case, predict(case, run="another"), volumeNode, schema)
    assert other is not node


def test_a_prediction_that_the_user_has_edited_is_left_to_the_user(schema, show, predict):
    case, volumeNode = show()
    path = predict(case)
    node, _ = loadPrediction(case, path, volumeNode, schema)
    edited = np.where(LABELS == 5, 0, LABELS)
    draw(node, volumeNode, schema, edited)
    again, _ = loadPrediction(case, path, volumeNode, schema)
    assert again is not node
    np.testing.assert_array_equal(composeNode(node, volumeNode, schema).labels, edited)
    np.testing.assert_array_equal(composeNode(again, volumeNode, schema).labels, LABELS)


def test_a_prediction_follows_its_volume_to_another_transform(schema, show, predict):
    case, volumeNode = show()
    path = predict(case)
    node, _ = loadPrediction(case, path, volumeNode, schema)
    transform = slicer.vtkMRMLLinearTransformNode()
    transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(affine(np.eye(3), (5, 0, 0))))
    volumeNode.GetScene().AddNode(transform)
    volumeNode.SetAndObserveTransformNodeID(transform.GetID())
    assert loadPrediction(case, path, volumeNode, schema)[0] is node
    assert node.GetParentTransformNode() is transform


def test_an_accepted_prediction_is_the_label_and_its_node_the_annotation(project, schema, show, predict):
    case, volumeNode = show("left-handed")
    before = openAnnotation(project, case, volumeNode)
    node, _ = loadPrediction(case, predict(case), volumeNode, schema)
    acceptPrediction(project, case, node, volumeNode)
    saved = Case.load(case.folder)
    assert saved.label.source == "accepted prediction of 20260101-run"
    np.testing.assert_array_equal(read_label_map(saved.label_path, read_volume(saved.image_path), schema).array, LABELS)
    assert openAnnotation(project, saved, volumeNode) is node
    assert before.GetScene() is volumeNode.GetScene()  # still there, the user's now
    assert not SceneNodes.isOfCase(before, case)


def test_switching_cases_and_loading_a_mask_take_less_than_a_second(project, schema, makeVolume, predict):
    voxels = np.random.default_rng(0).normal(500, 50, (24, 320, 320)).astype(np.int16)
    case = addVolume(project, makeVolume(voxels, GEOMETRIES["left-handed oblique and sheared"]))
    labels = np.zeros(voxels.shape, np.uint8)
    labels[4:20, 40:240, 60:200], labels[8:12, 100:140, 90:120] = 2, 7
    path = predict(case, labels)

    def seconds(action):
        start = time.process_time()
        result = action()
        return time.process_time() - start, result

    other = slicer.vtkMRMLScene()
    shown, volumeNode = seconds(lambda: loadImage(other, case))
    opened, node = seconds(lambda: openAnnotation(project, case, volumeNode))
    loaded, _ = seconds(lambda: loadPrediction(case, path, volumeNode, schema))
    draw(node, volumeNode, schema, labels)
    saved, _ = seconds(lambda: saveLabel(project, case, node, volumeNode))
    assert shown + opened + saved < 1.0
    assert loaded < 1.0


def test_a_label_that_came_from_elsewhere_while_its_case_is_open_is_kept(project, schema, show):
    case, volumeNode = show()
    node = openAnnotation(project, case, volumeNode)
    draw(node, volumeNode, schema)
    saveLabel(project, case, node, volumeNode)
    assert not (case.folder / "set aside").exists()
    theirs = case.label_path.read_bytes() + b" "
    case.label_path.write_bytes(theirs)  # as a program does that synchronises folders
    saveLabel(project, case, node, volumeNode)
    (kept,) = (case.folder / "set aside").glob("label*")
    assert kept.read_bytes() == theirs
    saveLabel(project, case, node, volumeNode)
    assert len(list((case.folder / "set aside").glob("label*"))) == 1
