"""Copies that the user makes of nodes of ours are the user's: nothing is read from them, and they never go."""

import numpy as np
import pytest
import slicer
from SSLSegmentationPlugin.scene import CaseScene, SceneNodes, Volumes
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode
from SSLSegmentationPlugin.session import CaseLabels, Predictions

from SSLSegmentationLib.project import Case


def copied(node, way):
    """A copy as the Data module's *Clone*, module Volumes, and scripts make it."""
    if way == "volumes logic":
        return slicer.vtkSlicerVolumesLogic.CloneVolume(node.GetScene(), node, "mine")
    copy = node.GetScene().AddNewNodeByClass(node.GetClassName())
    getattr(copy, way)(node)
    copy.SetName("mine")
    return copy


@pytest.fixture
def case(project, makeVolume):
    """A case that is in no scene."""
    volumeNode = makeVolume()
    case = Volumes.addVolume(project, volumeNode)
    volumeNode.GetScene().RemoveNode(volumeNode)
    return case


@pytest.mark.parametrize("way", ["Copy", "CopyContent", "volumes logic"])
def test_a_copy_of_the_image_is_not_the_image_and_stays(scene, project, schema, case, way):
    volumeNode = Volumes.loadImage(scene, case)
    node = CaseLabels.openAnnotation(project, case, volumeNode)
    mine = copied(volumeNode, way)
    slicer.util.arrayFromVolume(mine)[:] = 7
    for _time in range(2):
        CaseScene.unload(case, node)
        volumeNode = Volumes.loadImage(scene, case)
        assert volumeNode is not mine and mine.GetScene() is scene
        node = CaseLabels.openAnnotation(project, case, volumeNode)


@pytest.mark.parametrize("way", ["Copy", "CopyContent"])
def test_what_is_tried_on_a_copy_of_the_annotation_reaches_no_draft(scene, project, schema, case, way):
    volumeNode = Volumes.loadImage(scene, case)
    node = CaseLabels.openAnnotation(project, case, volumeNode)
    mine = copied(node, way)
    CaseScene.unload(case, node, keepVolume=True)
    again = CaseLabels.openAnnotation(project, case, volumeNode)
    assert again is not mine and mine.GetScene() is scene
    assert composeNode(again, volumeNode, schema).isEmpty


def test_a_copy_of_a_predicted_mask_is_neither_brought_up_to_date_nor_taken_away(scene, project, schema, case):
    volumeNode = Volumes.loadImage(scene, case)
    path = case.folder / "predictions" / "run.seg.nrrd"
    path.parent.mkdir()
    project_label(case, path, volumeNode, schema)
    node, _composed = Predictions.loadPrediction(case, path, volumeNode, schema)
    mine = copied(node, "Copy")
    CaseScene.unload(case, node, keepVolume=True)
    again, _composed = Predictions.loadPrediction(case, path, volumeNode, schema)
    assert again is not mine and mine.GetScene() is scene


def project_label(case, path, volumeNode, schema):
    """Write a mask as a prediction run does."""
    from SSLSegmentationLib.volumes.reading import read_volume
    from SSLSegmentationLib.volumes.writing import write_segmentation

    image = read_volume(case.image_path)
    labels = np.zeros(image.GetSize()[::-1], np.uint8)
    labels[1:3, 2:4, 2:5] = schema.segments[0].value
    write_segmentation(path, labels, image, schema)


def test_a_copy_of_a_case_that_is_added_becomes_a_case_of_its_own_and_stays_the_users(scene, project, schema, case):
    volumeNode = Volumes.loadImage(scene, case)
    mine = copied(volumeNode, "Copy")
    slicer.util.arrayFromVolume(mine)[0, 0, 0] += 1
    other = Volumes.addVolume(project, mine)
    CaseScene.unload(other, CaseLabels.openAnnotation(project, other, mine))
    assert mine.GetScene() is scene and SceneNodes.findNode(scene, other, SceneNodes.IMAGE) is mine
    assert SceneNodes.findNode(scene, case, SceneNodes.IMAGE) is volumeNode


def test_a_scene_that_is_added_to_another_still_knows_whose_its_nodes_are(project, case, scene, tmp_path):
    volumeNode = Volumes.loadImage(scene, case)
    copied(volumeNode, "Copy")
    scene.Commit(str(tmp_path / "kept.mrml"))
    other = slicer.vtkMRMLScene()
    other.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "has the id already")
    other.SetURL(str(tmp_path / "kept.mrml"))
    other.Import()
    found = [
        node.GetName()
        for node in SceneNodes.nodesOfClass(other, "vtkMRMLScalarVolumeNode")
        if SceneNodes.isOfCase(node, case)
    ]
    assert found == [volumeNode.GetName()]


def test_nodes_of_scenes_of_former_versions_are_known(project, case, scene):
    volumeNode = Volumes.loadImage(scene, case)
    volumeNode.SetNodeReferenceID("SSLSegmentation.self", None)
    volumeNode.SetAttribute("SSLSegmentation.self", None)
    assert Volumes.loadImage(scene, Case.load(case.folder)) is volumeNode
