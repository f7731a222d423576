"""Nodes that are shown no more are hidden at once, leave a piece at a time, and take nobody's work along."""

import numpy as np
import pytest
import slicer
from SSLSegmentationPlugin.scene import CaseScene, SceneNodes, Volumes
from SSLSegmentationPlugin.scene.DraftPreview import showDraft
from SSLSegmentationPlugin.scene.Leaving import Leaving
from SSLSegmentationPlugin.scene.Segmentations import newSegmentation


@pytest.fixture
def makeShown(scene, project, schema, makeVolume):
    """A case of the project, its volume as if loaded for it, and a mask over it."""

    def make(seed=0):
        array = np.random.default_rng(seed).integers(0, 1000, (5, 6, 7)).astype(np.int16)
        case = Volumes.addVolume(project, makeVolume(array, name=f"MR {seed}"))
        scene.RemoveNode(SceneNodes.findNode(scene, case, SceneNodes.IMAGE))
        volumeNode = Volumes.loadImage(scene, case)
        node = newSegmentation(volumeNode, f"mask {seed}", schema, np.full((5, 6, 7), 7, np.uint8))
        SceneNodes.assignToCase(node, case, SceneNodes.PREDICTION)
        return case, node, volumeNode

    return make


@pytest.fixture
def asked():
    """How often somebody was asked to take out what waits."""
    return []


@pytest.fixture
def leaving(asked):
    return Leaving(lambda: asked.append(1))


def draw(node):
    """As an effect of the Segment Editor does."""
    segmentation = node.GetSegmentation()
    segmentation.GetNthSegment(0).GetRepresentation("Binary labelmap").Modified()


def held(scene, className="vtkMRMLDisplayableNode"):
    return {node.GetName() for node in SceneNodes.nodesOfClass(scene, className)}


def test_what_leaves_is_seen_nowhere_and_belongs_to_no_case_while_it_waits(scene, schema, leaving, makeShown, asked):
    case, node, volumeNode = makeShown()
    draft = showDraft(case, volumeNode, schema, np.full((5, 6, 7), 2, np.uint8), 1.0)
    editor = scene.AddNode(slicer.vtkMRMLSegmentEditorNode())
    editor.SetAndObserveSegmentationNode(node)
    editor.SetAndObserveSourceVolumeNode(volumeNode)
    leaving.add(case, node)
    assert asked and not leaving.isOver
    for one in (node, draft, volumeNode):
        assert one.GetScene() is scene and one.GetHideFromEditors() and not SceneNodes.marksOf(one)
        assert not one.GetSaveWithScene() and not one.GetDisplayNode().GetSaveWithScene()
    assert not node.GetDisplayVisibility() and not draft.GetDisplayVisibility()
    assert editor.GetSegmentationNode() is None and editor.GetSourceVolumeNode() is None
    kinds = (SceneNodes.IMAGE, SceneNodes.PREDICTION, SceneNodes.DRAFT)
    assert [SceneNodes.findNode(scene, case, kind) for kind in kinds] == [None] * 3
    while leaving.step():
        pass
    assert not held(scene) and not scene.GetNodesByClass("vtkMRMLDisplayNode").GetNumberOfItems()


def test_a_scene_that_is_saved_meanwhile_lacks_it(scene, leaving, makeShown, tmp_path):
    one, other = makeShown(1), makeShown(2)
    for node in (one[1], one[2]):
        node.AddDefaultStorageNode()
    leaving.add(*one[:2])
    scene.SetURL(str(tmp_path / "scene.mrml"))
    scene.Commit()
    loaded = slicer.vtkMRMLScene()
    loaded.SetURL(str(tmp_path / "scene.mrml"))
    text = (tmp_path / "scene.mrml").read_text()
    assert "MR 2" in text and "mask 2" in text and "MR 1" not in text and "mask 1" not in text
    ids = [part.GetID() for node in one[1:] for part in (node, node.GetDisplayNode(), node.GetStorageNode())]
    assert not [each for each in ids if f'id="{each}"' in text]
    leaving.finish()
    assert not scene.GetNodesByClass("vtkMRMLStorageNode").GetNumberOfItems()
    assert other[1].GetSaveWithScene() and other[1].GetDisplayNode().GetSaveWithScene()


def test_a_step_takes_a_single_node(scene, leaving, makeShown):
    case, node, _volumeNode = makeShown()
    count, steps = scene.GetNumberOfNodes(), [scene.GetNumberOfNodes()]
    leaving.add(case, node)
    while not leaving.isOver:
        leaving.step()
        steps.append(scene.GetNumberOfNodes())
    assert steps == list(range(count, count - 5, -1))  # the mask, the volume, and what displays them
    assert not leaving.step()


def test_what_is_drawn_on_while_it_waits_stays_is_seen_again_and_is_the_users(scene, leaving, makeShown):
    case, node, volumeNode = makeShown()
    leaving.add(case, node)
    draw(node)
    leaving.finish()
    assert node.GetScene() is scene and node.GetDisplayVisibility() and not SceneNodes.marksOf(node)
    assert volumeNode.GetScene() is scene and SceneNodes.findNode(scene, case, SceneNodes.IMAGE) is volumeNode
    for one in (node, volumeNode, node.GetDisplayNode(), volumeNode.GetDisplayNode()):
        assert one.GetSaveWithScene() and (one.IsA("vtkMRMLDisplayNode") or not one.GetHideFromEditors())
    assert SceneNodes.mark(volumeNode, "loaded")  # it goes with the last that uses it
    assert leaving.isOver


def test_a_volume_that_somebody_uses_meanwhile_stays_with_its_case(scene, leaving, makeShown):
    case, node, volumeNode = makeShown()
    leaving.add(case, node)
    scene.AddNewNodeByClass("vtkMRMLROINode", "mine").SetNodeReferenceID("my volume", volumeNode.GetID())
    leaving.finish()
    assert node.GetScene() is None and SceneNodes.findNode(scene, case, SceneNodes.IMAGE) is volumeNode
    assert not volumeNode.GetHideFromEditors() and volumeNode.GetSaveWithScene()


def test_the_next_case_pushes_the_one_before_out_and_one_that_is_wanted_again_is_gone_first(scene, leaving, makeShown):
    first, second, third = makeShown(1), makeShown(2), makeShown(3)
    leaving.add(*first[:2])
    leaving.add(*second[:2])
    assert held(scene) == {"MR 2", "mask 2", "MR 3", "mask 3"}  # of one case at most, however quick somebody is
    leaving.finish(third[0])
    assert not leaving.isOver
    leaving.finish(second[0])
    assert leaving.isOver and held(scene) == {"MR 3", "mask 3"}


def test_several_masks_of_a_case_leave_one_after_the_other_and_the_volume_with_the_last(
    scene, schema, leaving, makeShown
):
    case, node, volumeNode = makeShown()
    other = newSegmentation(volumeNode, "other mask", schema)
    leaving.add(case, node)
    assert SceneNodes.findNode(scene, case, SceneNodes.IMAGE) is volumeNode  # the other one lies over it
    leaving.add(case, other)
    leaving.add(case, other)  # it waits already
    leaving.finish()
    assert not held(scene)


def test_what_the_user_brought_and_what_is_kept_stays(scene, project, schema, leaving, makeVolume, makeShown):
    own = makeVolume(name="mine")
    case = Volumes.addVolume(project, own)
    leaving.add(case, newSegmentation(own, "mask", schema))
    other, node, volumeNode = makeShown(3)
    leaving.add(other, node, keepVolume=True)
    leaving.finish()
    assert held(scene) == {"mine", "MR 3"} and not own.GetHideFromEditors()
    assert SceneNodes.findNode(scene, other, SceneNodes.IMAGE) is volumeNode


def test_what_shows_two_nodes_stays_with_the_second(scene, leaving, makeShown):
    case, node, volumeNode = makeShown()
    clone = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "clone")
    clone.SetAndObserveDisplayNodeID(volumeNode.GetDisplayNodeID())
    leaving.add(case, node)
    leaving.finish()
    assert held(scene) == {"clone"} and clone.GetDisplayNode() is not None


def test_nothing_leaves_while_a_scene_is_being_read_and_what_others_remove_is_no_harm(scene, leaving, makeShown):
    case, node, volumeNode = makeShown()
    leaving.add(case, node)
    scene.StartState(scene.BatchProcessState)
    assert leaving.step() and node.GetScene() is scene
    scene.EndState(scene.BatchProcessState)
    scene.RemoveNode(node)
    while leaving.step():
        pass
    assert not held(scene) and volumeNode.GetScene() is None
    case, node, volumeNode = makeShown(1)
    leaving.add(case, node)
    leaving.forget()
    scene.Clear(0)
    assert leaving.isOver and not leaving.step()


def test_without_anybody_who_looks_after_it_all_is_gone_at_once(scene, makeShown):
    case, node, _volumeNode = makeShown()
    Leaving().add(case, node)
    assert not held(scene)
    case, node, _volumeNode = makeShown(1)
    CaseScene.unload(case, node)
    assert not held(scene)
