"""The step Review asks before an empty mask, or one that lacks what the case's mask has, becomes the label."""

import numpy as np
import pytest
import qt
import slicer
from fake_runs import FakeRun
from real_cases import LIVER, SCHEMA, addCase, addMask, blob, drawn
from reviewed import MODEL
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.session.Review import Verdict

from SSLSegmentationLib.importing import add_label
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation


@pytest.fixture
def case(panel, project, logic):
    """A case of a project with a model."""
    project.set_schema(SCHEMA)
    FakeRun(project, "finetune", {"settings": {}}, MODEL).status("done").result(model="model.pt")
    return addCase(project, "MR 01")


def predict(panel, logic, project, case, labels):
    """A mask has come, and is selected in the panel."""
    addMask(case, MODEL, labels)
    request = {"model": f"runs/{MODEL}/model.pt", "cases": [case.id]}
    run = FakeRun(project, "predict", request).status("done")
    details = {"path": f"cases/{case.id}/predictions/{MODEL}.seg.nrrd", "seconds": 1.0, "volumes_ml": {}}
    run.event("prediction", case=case.id, confidence=None, **details)
    logic.session.findJobs()
    logic.session.notify("cases")
    panel.enter()
    panel.table.select([case.id])


def label(case, project):
    newest = project.case(case.id)
    image = read_volume(newest.image_path)
    return newest.label and read_label_map(newest.label_path, image, SCHEMA, allow_empty=True).array


def test_an_empty_mask_is_accepted_as_a_healthy_case_after_a_question(panel, logic, project, case, dialogs):
    predict(panel, logic, project, case, blob() * 0)
    dialogs.answer(qt.QMessageBox.Cancel, qt.QMessageBox.Ok)
    panel.decisions.acceptButton.click()
    assert "Nothing is predicted: networks would learn 'MR 01' as a case that shows none of" in dialogs.asked[0].text
    assert label(case, project) is None and not (case.folder / "set aside").exists()
    panel.decisions.acceptButton.click()
    assert not label(case, project).any()
    assert project.case(case.id).role is Role.TRAIN
    assert project.case(case.id).label.source == f"accepted prediction of {MODEL}"


def test_a_mask_that_lacks_a_structure_says_so_in_the_one_question(panel, logic, project, case, dialogs, tmp_path):
    write_segmentation(tmp_path / "theirs.seg.nrrd", blob(), read_volume(case.image_path), SCHEMA)
    add_label(project, case, tmp_path / "theirs.seg.nrrd")
    predict(panel, logic, project, case, np.where(blob() == LIVER.value, blob(), 0))
    dialogs.answer(qt.QMessageBox.Cancel)
    panel.decisions.acceptButton.click()
    (asked,) = dialogs.asked
    assert "8 voxels of 'tumour', and nothing of it is predicted now" in asked.text
    assert "has a mask already" in asked.text
    np.testing.assert_array_equal(label(case, project), blob())


@pytest.mark.parametrize("button", ["acceptButton", "editButton", "rejectButton"])
def test_nothing_is_decided_about_a_mask_that_a_run_has_replaced_since_it_was_looked_at(
    panel, logic, project, case, dialogs, button
):
    predict(panel, logic, project, case, blob())
    again = np.where(blob() == LIVER.value, blob(), 0)
    addMask(case, MODEL, again)  # the case is predicted again meanwhile
    getattr(panel.decisions, button).click()
    assert "was predicted anew since you looked at it; nothing was decided" in panel._message.text
    assert label(case, project) is None and not (case.folder / "draft.seg.nrrd").exists() and not dialogs.asked
    assert panel.reviews.ofModel(MODEL)[0].verdict is Verdict.WAITING
    shown = panel.reviews.shownNode
    assert drawn(shown, volumeOf(case), "tumour") == 0  # the new one
    getattr(panel.decisions, button).click()  # it was looked at
    assert panel.reviews.ofModel(MODEL)[0].verdict is not Verdict.WAITING
    if button == "acceptButton":
        assert (label(case, project) == again).all()


def test_a_mask_that_is_gone_is_said_whatever_is_decided(panel, logic, project, case, dialogs):
    predict(panel, logic, project, case, blob())
    project.case(case.id).prediction_path(MODEL).unlink()
    for button in (panel.decisions.acceptButton, panel.decisions.editButton, panel.decisions.rejectButton):
        button.click()
        assert "does not exist" in panel._message.text and not dialogs.asked


def volumeOf(case):
    return SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.IMAGE)
