"""The step Review: the next mask is seen first, and the one before leaves the scene after that; nothing is lost."""

import pytest
import slicer
from fake_runs import FakeRun
from real_cases import addMask, blob, draw, drawn, goOn
from reviewed import MODEL
from SSLSegmentationPlugin.panels.AnnotatePanel import AnnotatePanel
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.session import Structures


def nodes(className="vtkMRMLSegmentationNode"):
    return [node.GetName() for node in slicer.util.getNodesByClass(className)]


def volumes():
    return nodes("vtkMRMLScalarVolumeNode")


def backgrounds():
    names = slicer.app.layoutManager().sliceViewNames()
    views = [slicer.app.layoutManager().sliceWidget(name).mrmlSliceCompositeNode() for name in names]
    return {slicer.mrmlScene.GetNodeByID(view.GetBackgroundVolumeID()).GetName() for view in views}


@pytest.fixture
def leaving(panel):
    return panel.reviews.annotations.leaving


@pytest.fixture
def looked(panel, predicted):
    """One mask is looked at, and the next one is selected."""
    panel.table.select([predicted[0].id])
    node, volumeNode = slicer.util.getNode(f"MR 01 {MODEL}"), slicer.util.getNode("MR 01")
    panel.table.select([predicted[1].id])
    return node, volumeNode


def test_the_next_one_is_shown_while_the_one_before_is_still_to_leave(panel, looked, leaving):
    node, volumeNode = looked
    assert backgrounds() == {"MR 02"} and panel.reviews.shownNode.GetDisplayVisibility()
    assert node.GetScene() is not None and not node.GetDisplayVisibility() and volumeNode.GetHideFromEditors()
    goOn(panel.reviews.annotations)
    assert nodes() == [f"MR 02 {MODEL}"] and volumes() == ["MR 02"]


def test_who_is_quick_has_one_case_waiting_at_most(panel, predicted, leaving):
    for case in [*predicted[:3], *predicted[:3], predicted[0]]:
        panel.table.select([case.id])
        assert len(nodes()) <= 2 and len(volumes()) <= 2
    goOn(panel.reviews.annotations)
    assert nodes() == [f"MR 01 {MODEL}"] and volumes() == ["MR 01"]


def test_the_case_that_waits_can_be_looked_at_again_under_its_name(panel, looked, predicted):
    panel.table.select([predicted[0].id])
    shown = panel.reviews.shownNode
    assert shown.GetName() == f"MR 01 {MODEL}" and shown.GetDisplayVisibility() and backgrounds() == {"MR 01"}
    goOn(panel.reviews.annotations)
    assert nodes() == [f"MR 01 {MODEL}"] and volumes() == ["MR 01"] and shown.GetSaveWithScene()
    assert drawn(shown, slicer.util.getNode("MR 01"), "tumour") == (blob() == 2).sum()


def test_what_is_drawn_on_a_mask_that_waits_is_the_users(panel, looked):
    node, volumeNode = looked
    draw(node, volumeNode, "right kidney", blob() == 0)
    goOn(panel.reviews.annotations)
    assert node.GetScene() is not None and node.GetDisplayVisibility() and volumeNode.GetScene() is not None
    assert drawn(node, volumeNode, "right kidney") == (blob() == 0).sum() and not SceneNodes.mark(node, "kind")


def test_a_mask_that_waits_does_not_follow_other_structures(panel, looked, logic, project):
    """Else it would count as drawn on."""
    Structures.rename(logic.session, "tumour", "lesion")
    goOn(panel.reviews.annotations)
    assert nodes() == [f"MR 02 {MODEL}"]


@pytest.mark.parametrize("how", ["close", "end", "scene"])
def test_nothing_waits_any_more_when_project_module_or_scene_go(panel, looked, logic, leaving, how):
    if how == "close":
        logic.session.closeProject()
    elif how == "end":
        panel.exit()
        panel.cleanup()
        logic.cleanup()
    else:
        panel.onSceneStartClose()
        slicer.mrmlScene.Clear(0)
    assert leaving.isOver or how == "scene"
    assert [name for name in nodes() if name.startswith("MR 01")] == [] and "MR 01" not in volumes()
    goOn(panel.reviews.annotations)
    assert how == "end" or not volumes()


def test_a_mask_that_is_corrected_is_opened_while_the_one_before_leaves(panel, looked, logic, predicted):
    annotate = AnnotatePanel(logic)
    try:
        panel.decisions.editButton.click()
        annotate.enter()
        assert logic.annotations.case.id == predicted[1].id and backgrounds() == {"MR 02"}
        goOn(logic.annotations)
        assert volumes() == ["MR 02"] and len(nodes()) == 1
        assert logic.annotations.segmentationNode.GetDisplayVisibility()
    finally:
        annotate.cleanup()


def test_a_case_that_waits_in_review_can_be_annotated_at_once(panel, looked, logic, predicted):
    annotate = AnnotatePanel(logic)
    try:
        annotate.enter()
        annotate.onCaseChosen(predicted[0].id)
        goOn(logic.annotations)
        assert sorted(volumes()) == ["MR 01", "MR 02"] and backgrounds() == {"MR 01"}  # Review shows the other one
        assert (
            logic.annotations.volumeNode.GetScene() is not None
            and not logic.annotations.volumeNode.GetHideFromEditors()
        )
        assert logic.annotations.segmentationNode.GetScene() is not None
    finally:
        annotate.cleanup()


def test_masks_that_were_accepted_leave_too(panel, predicted):
    panel.table.select([predicted[1].id])
    panel.decisions.acceptButton.click()
    goOn(panel.reviews.annotations)
    assert nodes() == [f"MR 03 {MODEL}"] and volumes() == ["MR 03"]
    panel.decisions.acceptButton.click()
    panel.decisions.acceptButton.click()
    goOn(panel.reviews.annotations)
    assert nodes() == [f"MR 01 {MODEL}"] and volumes() == ["MR 01"]  # the last one is still looked at
    panel.table.select([predicted[1].id])
    goOn(panel.reviews.annotations)
    assert volumes() == ["MR 02"]


@pytest.mark.parametrize("isWaiting", [False, True])
def test_a_mask_that_was_accepted_and_then_drawn_on_stays(panel, predicted, isWaiting):
    for case in predicted[:3]:
        panel.table.select([case.id])
        panel.decisions.acceptButton.click()
    node, volumeNode = slicer.util.getNode(f"MR 03 {MODEL}"), slicer.util.getNode("MR 03")
    if isWaiting:
        panel.table.select([predicted[0].id])
    draw(node, volumeNode, "right kidney", blob() == 0)
    panel.table.select([predicted[0 if not isWaiting else 1].id])
    goOn(panel.reviews.annotations)
    assert drawn(node, volumeNode, "right kidney") == (blob() == 0).sum()
    assert node.GetScene() is not None and volumeNode.GetScene() is not None
    assert SceneNodes.mark(node, "kind") == ("" if isWaiting else SceneNodes.ANNOTATION)


def test_an_accepted_mask_that_waits_can_be_taken_back(panel, predicted, project):
    panel.table.select([predicted[1].id])
    panel.decisions.acceptButton.click()
    panel.decisions.undoButton.click()
    assert project.case(predicted[1].id).label is None
    goOn(panel.reviews.annotations)
    assert nodes() == [f"MR 02 {MODEL}"] and volumes() == ["MR 02"]


def test_two_masks_side_by_side_leave_after_the_next_pair_is_seen(panel, predicted, study, logic):
    other = "20261121-080000-000-finetune"
    FakeRun(study, "finetune", {"settings": {}}, other).status("done").result(model="model.pt")
    for case in predicted[:2]:
        addMask(case, other, blob())
    logic.session.findJobs()
    for event in ("models", "cases"):
        logic.session.notify(event)
    panel.table.select([predicted[0].id])
    panel.compare.button.click()
    second = next(node for node in slicer.util.getNodesByClass("vtkMRMLSegmentationNode") if other in node.GetName())
    panel.table.select([predicted[1].id])
    assert second.GetScene() is not None and not second.GetDisplayVisibility()
    goOn(panel.reviews.annotations)
    assert second.GetScene() is None and len(nodes()) == 3 and volumes() == ["MR 02"]
