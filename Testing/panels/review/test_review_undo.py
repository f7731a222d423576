"""The step Review: the last decisions are taken back, and the case is as it was, to the byte."""

import numpy as np
import pytest
import qt
import slicer
from real_cases import LIVER, SCHEMA, blob, draw
from reviewed import MODEL
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.session import Decisions
from SSLSegmentationPlugin.session.Review import Verdict

from SSLSegmentationLib.importing import add_label
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation


def contents(case):
    """All that lies in a case's folder, byte by byte, but for what was set aside and what is known of masks."""
    files = [path for path in case.folder.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(case.folder)): path.read_bytes()
        for path in files
        if path.parent.name != "set aside" and not path.name.endswith(".review.json")
    }


def verdict(panel, case):
    return next(one.verdict for one in panel.reviews.ofModel(MODEL) if one.case.id == case.id)


@pytest.fixture
def labelled(predicted, study, tmp_path):
    """The first case has a mask of somebody else's, and is one to check on."""
    case = study.case(predicted[0].id)
    theirs = np.where(blob() == LIVER.value, LIVER.value, 0).astype(np.uint8)
    write_segmentation(tmp_path / "theirs.seg.nrrd", theirs, read_volume(case.image_path), SCHEMA)
    add_label(study, case, tmp_path / "theirs.seg.nrrd")
    study.set_role(case, Role.VALIDATION)
    return case


def test_an_accepted_mask_is_taken_back(panel, predicted, study):
    case = predicted[0]
    before = contents(case)
    panel.table.select([case.id])
    panel.decisions.acceptButton.click()
    assert study.case(case.id).role is Role.TRAIN
    panel.decisions.undoButton.click()
    assert contents(case) == before
    assert panel.list.one.case.id == case.id and verdict(panel, case) is Verdict.WAITING
    assert "is taken back" in panel._message.text and not panel.decisions.undoButton.enabled
    panel.decisions.acceptButton.click()
    assert study.case(case.id).label.source == f"accepted prediction of {MODEL}"


def test_the_mask_that_was_replaced_is_there_again(panel, labelled, predicted, logic, dialogs):
    logic.session.notify("cases")
    before = contents(labelled)
    dialogs.answer(qt.QMessageBox.Ok)
    panel.table.select([labelled.id])
    panel.decisions.acceptButton.click()
    assert contents(labelled) != before
    panel.decisions.undoButton.click()
    assert contents(labelled) == before


def test_a_draft_that_was_replaced_is_there_again(panel, predicted, study, logic):
    case, annotations = predicted[1], logic.annotations
    annotations.open(case.id)
    draw(annotations.segmentationNode, annotations.volumeNode, "liver", blob() > 0)
    annotations.close()
    before = contents(case)
    panel.table.select([case.id])
    panel.decisions.editButton.click()
    assert annotations.isOpen and contents(case) != before
    panel.decisions.undoButton.click()
    assert not annotations.isOpen and contents(case) == before


def test_what_was_drawn_since_stays_and_the_decision_before_can_still_be_taken_back(panel, predicted, study, logic):
    first, second, annotations = predicted[0], predicted[1], logic.annotations
    panel.table.select([second.id])
    panel.decisions.rejectButton.click()
    panel.table.select([first.id])
    panel.decisions.acceptButton.click()
    annotations.open(first.id)
    smaller = blob() == LIVER.value
    smaller[1] = False
    draw(annotations.segmentationNode, annotations.volumeNode, "liver", smaller)
    panel.decisions.undoButton.click()
    assert "was changed after the decision" in panel._message.text
    assert study.case(first.id).label.source == f"corrected prediction of {MODEL}"
    panel.decisions.undoButton.click()
    assert verdict(panel, second) is Verdict.WAITING


def test_what_was_drawn_outside_of_the_module_stays(panel, predicted, study):
    case = predicted[0]
    panel.table.select([case.id])
    panel.reviews.accept(panel.list.one, isAgreed=True)  # and goes on looking at it
    node = SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.ANNOTATION)
    draw(node, SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.IMAGE), "liver", blob() > 5)
    panel.decisions.undoButton.click()
    assert "was changed after the decision" in panel._message.text and node.GetScene() is not None
    assert study.case(case.id).label is not None


def test_a_rejection_is_taken_back_and_only_so_many_decisions_of_this_project_are_remembered(panel, predicted, logic):
    panel.table.select([predicted[0].id])
    panel.decisions.rejectButton.click()
    panel.table.select([predicted[0].id])
    panel.decisions.rejectButton.click()
    assert verdict(panel, predicted[0]) is Verdict.WAITING
    panel.decisions.undoButton.click()
    assert verdict(panel, predicted[0]) is Verdict.REJECTED
    panel.decisions.undoButton.click()
    assert verdict(panel, predicted[0]) is Verdict.WAITING
    for _ in range(Decisions._MOST + 3):
        panel.reviews.reject(panel.list.one)
    assert len(panel.reviews.decisions._made) == Decisions._MOST
    logic.session.closeProject()
    assert panel.reviews.decisions.last is None
