"""Volumes that the user moves in the scene (a hardened transform, another origin) are drawn on and saved by voxels."""

import numpy as np
import pytest
import slicer
from samples import GEOMETRIES, SHIFT
from SSLSegmentationPlugin.scene import CaseScene, Volumes
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode
from SSLSegmentationPlugin.scene.Segmentations import setLabels
from SSLSegmentationPlugin.session import CaseLabels, Predictions
from SSLSegmentationPlugin.session.LabelDecisions import UndecidedError
from SSLSegmentationPlugin.session.LabelImport import importSegmentation

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

SHAPE = (5, 6, 7)


@pytest.fixture(params=["oblique", "left-handed", "sheared"])
def case(request, project, makeVolume):
    """A case that is in no scene."""
    volumeNode = makeVolume(ijkToRas=GEOMETRIES[request.param])
    case = Volumes.addVolume(project, volumeNode)
    volumeNode.GetScene().RemoveNode(volumeNode)
    return case


@pytest.fixture
def labels(schema):
    """What is drawn, in the order of the file: nothing of it is alike from two ends."""
    made = np.zeros(SHAPE, np.uint8)
    made[0:2, 1:4, 2:6] = schema.segments[0].value
    made[3, 4:6, 0:2] = schema.segments[1].value
    return made


def saved(case, project):
    case = Case.load(case.folder)
    return read_label_map(case.label_path, read_volume(case.image_path), project.schema).array


def opened(scene, project, case, makeTransform, labels=None):
    """Image and annotation under a transform, which somebody has drawn on."""
    volumeNode = Volumes.loadImage(scene, case)
    transform = makeTransform(SHIFT)
    volumeNode.SetAndObserveTransformNodeID(transform.GetID())
    node = CaseLabels.openAnnotation(project, case, volumeNode)
    if labels is not None:
        isReversed = Volumes.gridOfCase(case, volumeNode)[1]
        inNode = Volumes.inSliceOrderOfCase(labels, isReversed)
        setLabels(node, Grid.ofVolume(volumeNode), project.schema, inNode)
    return volumeNode, node


@pytest.mark.parametrize("who", ["both", "the volume", "the segmentation"])
def test_a_hardened_transform_changes_nothing_of_what_is_saved(scene, project, case, labels, makeTransform, who):
    volumeNode, node = opened(scene, project, case, makeTransform, labels)
    for each in {"both": (volumeNode, node), "the volume": (volumeNode,), "the segmentation": (node,)}[who]:
        each.HardenTransform()
    composed = CaseLabels.saveLabel(project, case, node, volumeNode, mayLeaveOut=())
    assert not composed.isApart and not (case.folder / "set aside").exists()
    assert (saved(case, project) == labels).all()
    CaseScene.unload(case, node)
    if who != "the segmentation":
        assert volumeNode.GetScene() is scene  # the user has moved it: it is where he wants it
    volumeNode = Volumes.loadImage(scene, case)
    again = CaseLabels.openAnnotation(project, case, volumeNode)
    inNode = composeNode(again, volumeNode, project.schema)
    assert not inNode.isApart and (inNode.labels == composed.labels).all()
    assert CaseLabels.isAsSaved(case, again, volumeNode, project.schema)
    other = slicer.vtkMRMLScene()  # and where it was not moved, it lies over the image, too
    plain = Volumes.loadImage(other, case)
    there = composeNode(CaseLabels.openAnnotation(project, case, plain), plain, project.schema)
    isReversed = Volumes.gridOfCase(case, plain)[1]
    assert (Volumes.inSliceOrderOfCase(there.labels, isReversed) == labels).all()


@pytest.mark.parametrize("voxels", [0.3, 2, -1])
def test_a_volume_that_was_moved_from_under_what_is_drawn_is_asked_about(
    scene, project, case, labels, makeTransform, voxels
):
    volumeNode, node = opened(scene, project, case, makeTransform, labels)
    CaseLabels.saveDraft(case, node, volumeNode, project.schema)
    matrix = Grid.ofVolume(volumeNode).ijkToRas
    matrix[:3, 3] += voxels * matrix[:3, 0]
    volumeNode.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(matrix))
    with pytest.raises(UndecidedError, match="moved without the other"):
        CaseLabels.saveLabel(project, case, node, volumeNode, mayLeaveOut=())
    assert list((case.folder / "set aside").glob("draft*"))  # as it was drawn


def test_a_label_is_opened_and_a_prediction_shown_where_the_volume_lies_now(
    scene, project, case, labels, makeTransform
):
    volumeNode = Volumes.loadImage(scene, case)
    volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT).GetID())
    path = case.folder / "predictions" / "run.seg.nrrd"
    path.parent.mkdir()
    write_segmentation(path, labels, read_volume(case.image_path), project.schema)
    Predictions.loadPrediction(case, path, volumeNode, project.schema)
    volumeNode.HardenTransform()
    node, _composed = Predictions.loadPrediction(case, path, volumeNode, project.schema)
    shown = composeNode(node, volumeNode, project.schema)
    isReversed = Volumes.gridOfCase(case, volumeNode)[1]
    assert not shown.isApart and (Volumes.inSliceOrderOfCase(shown.labels, isReversed) == labels).all()
    Predictions.acceptPrediction(project, case, node, volumeNode)
    assert (saved(case, project) == labels).all()


def test_a_segmentation_drawn_over_the_moved_volume_becomes_the_mask(scene, project, case, labels, makeTransform):
    volumeNode, node = opened(scene, project, case, makeTransform, labels)
    volumeNode.HardenTransform()
    node.HardenTransform()
    theirs = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "theirs")
    theirs.Copy(node)
    importSegmentation(project, case, theirs)
    assert (saved(case, project) == labels).all()


def test_a_volume_that_was_moved_twice_is_known(scene, project, case, labels, makeTransform):
    volumeNode, node = opened(scene, project, case, makeTransform, labels)
    for _time in range(2):
        for each in (volumeNode, node):
            each.SetAndObserveTransformNodeID(makeTransform(SHIFT).GetID())
            each.HardenTransform()
        CaseLabels.saveDraft(case, node, volumeNode, project.schema)
    CaseLabels.saveLabel(project, case, node, volumeNode, mayLeaveOut=())
    assert (saved(case, project) == labels).all()
