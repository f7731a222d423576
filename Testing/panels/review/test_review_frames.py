"""The step Review with a case with frames: each frame a row, and its mask that of its frame only."""

import json
import os
import shutil
from types import SimpleNamespace

import numpy as np
import pytest
import slicer
from fake_runs import FakeRun
from real_cases import SCHEMA, addCase, addCine, blob, goOn
from reviewed import MODEL
from SSLSegmentationPlugin.panels.AnnotatePanel import AnnotatePanel
from SSLSegmentationPlugin.scene import SceneNodes, Views
from SSLSegmentationPlugin.session import ReviewList
from SSLSegmentationPlugin.session.Review import Review, Verdict
from SSLSegmentationPlugin.widgets.Keys import KEYS

from SSLSegmentationLib.project import Role, frames_of
from SSLSegmentationLib.project.series import series_fingerprint
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation


@pytest.fixture
def cine(project, logic, tmp_path):
    """An ordinary case, and one with four frames, of which the first and the third were segmented."""
    project.set_schema(SCHEMA)
    FakeRun(project, "finetune", {"settings": {}}, MODEL).status("done").result(model="model.pt")
    case = addCine(project, tmp_path)
    addCase(project, "MR 01")
    for number in (1, 3):
        view = frames_of(case)[number - 1]
        view.prediction_path(MODEL).parent.mkdir(exist_ok=True)
        write_segmentation(view.prediction_path(MODEL), blob(), read_volume(view.image_path), SCHEMA)
    logic.session.findJobs()
    logic.session.notify("cases")
    return case


@pytest.fixture
def sequences(scene, monkeypatch):
    """What the toolbar of Slicer's module Sequences is shown."""
    shown = []
    monkeypatch.setattr(slicer.modules.sequences, "showSequenceBrowser", shown.append)
    return shown


def test_a_case_is_a_row_and_its_frames_are_listed_below(panel, cine, logic, monkeypatch, picture):
    panel.enter()
    other = next(case.id for case in logic.session.cases() if case.series is None)
    assert panel.table.keys == [cine.id, other] and not panel.list.frames.widget.visible
    assert panel.table.widget.item(0, 0).text() == "cine, 4 frames\n2 to review, 2 not predicted"
    panel.table.select([cine.id])
    assert panel.list.frames.keys == [f"{cine.id}@{n}" for n in (1, 2, 3, 4)]
    assert panel.list.frames.widget.item(2, 0).text() == "Frame 3 of 4, 80 ms\nto review"
    assert panel.list.one.case.id == f"{cine.id}@1"  # the first that waits
    while panel._measuring.active:
        panel._measuring.timeout.emit()
    assert panel.table.widget.item(0, 1).text() == "tumour 0.1 ml\nliver 1.8 ml\nright kidney 0.0 ml"
    picture(panel.widget, "review-frames", 1200)
    panel.table.select([other])
    assert not panel.list.frames.widget.visible and panel.list.one.case.id == other
    asked = []
    monkeypatch.setattr(logic, "predict", lambda _model, ids, *_more: asked.append(ids) or SimpleNamespace(id="x"))
    panel.predictAll()
    panel.table.select([cine.id, other])
    panel.predictSelected()
    assert asked == [[*(f"{cine.id}@{n}" for n in range(1, 5)), other], [cine.id, other]]


def test_keys_go_from_frame_to_frame_and_leave_the_views_and_the_brightness(panel, cine):
    panel.enter()
    panel.table.select([cine.id])
    node = SceneNodes.findNode(slicer.mrmlScene, panel.list.one.case, SceneNodes.IMAGE)
    node.GetDisplayNode().SetAutoWindowLevel(False)
    node.GetDisplayNode().SetWindowLevel(123, 45)
    Views.showSlice(node, 2, 4)
    panel.keys.press("J")
    assert panel.list.one.case.frame.number == 1
    panel.keys.press("K")
    assert panel.list.one.case.frame.number == 2 and not panel.decisions.acceptButton.enabled  # it has no mask
    panel.keys.press("K")
    node = SceneNodes.findNode(slicer.mrmlScene, panel.list.one.case, SceneNodes.IMAGE)
    assert panel.list.one.case.frame.number == 3 and Views.shownSlice(node, 2) == 4
    assert node.GetDisplayNode().GetWindow() == 123
    goOn(panel.reviews.annotations)
    assert len(slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")) == 1
    assert len(panel.keys._shortcuts) == len(KEYS["Review"])
    panel.exit()
    assert not panel.keys._shortcuts


def test_after_a_decision_the_next_frame_of_the_case_is_shown(panel, cine, dialogs):
    panel.enter()
    panel.list.select(f"{cine.id}@1")
    panel.decisions.acceptButton.click()
    assert panel.list.one.case.id == f"{cine.id}@3" and "Next: 'cine, frame 3'" in panel._message.text
    assert (
        panel.table.widget.item(0, 0).text()
        == "cine, 4 frames (1 annotated)\n1 ✔ accepted, 2 not predicted, 1 to review"
    )


def test_an_accepted_mask_is_that_of_its_frame(panel, cine, project, dialogs):
    panel.enter()
    panel.list.select(f"{cine.id}@3")
    panel.decisions.acceptButton.click()
    newest = project.case(cine.id)
    assert [view.label is not None for view in frames_of(newest)] == [False, False, True, False]
    assert newest.role is Role.TRAIN and frames_of(newest)[2].label.source == f"accepted prediction of {MODEL}"
    assert {one.case.id: one.verdict for one in panel.reviews.ofModel(MODEL)}[f"{cine.id}@3"] is Verdict.ACCEPTED


def test_a_mask_is_corrected_on_its_frame(panel, cine, project, logic):
    annotate = AnnotatePanel(logic)
    try:
        panel.enter()
        panel.list.select(f"{cine.id}@3")
        panel.decisions.editButton.click()
        assert logic.annotations.case.id == f"{cine.id}@3" and logic.session.step == "AnnotatePanel"
        panel.exit()
        annotate.enter()
        assert annotate.frames.slider.value == 3 and annotate.list.selectedKeys() == [cine.id]
        assert {one.case.id: one.verdict for one in panel.reviews.ofModel(MODEL)}[f"{cine.id}@3"] is Verdict.CORRECTING
    finally:
        annotate.exit()
        annotate.cleanup()


def test_all_frames_are_played_with_their_masks(panel, cine, sequences, project):
    panel.enter()
    panel.table.select([key for key in panel.table.keys if key != cine.id])
    assert not panel.frames.button.visible
    panel.list.select(f"{cine.id}@3")
    assert panel.frames.button.visible
    panel.frames.button.click()
    assert not panel.frames.button.enabled and not sequences  # one after the other
    panel.exit()  # nothing is left of what was begun
    assert slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLSequenceNode") == 0
    panel.enter()
    panel.frames.button.click()
    while panel.frames.isLoading:
        panel.frames._timer.timeout.emit()
    assert panel.frames.button.enabled and panel.frames.button.text == "Show all frames"
    (browser,) = sequences
    assert browser.GetNumberOfItems() == 4
    proxy = browser.GetProxyNode(browser.GetMasterSequenceNode())
    assert np.array_equal(slicer.util.arrayFromVolume(proxy).shape, blob().shape)
    assert not any(view.label for view in frames_of(project.case(cine.id)))


# ---------------------------------------------------------------------- many of them
@pytest.fixture
def many(project, logic, tmp_path):
    """Twelve cases of four frames, each with a mask and its figures, made a while ago."""
    project.set_schema(SCHEMA)
    FakeRun(project, "finetune", {"settings": {}}, MODEL).status("done").result(model="model.pt")
    first = addCine(project, tmp_path)
    for view in frames_of(first):
        view.prediction_path(MODEL).parent.mkdir(exist_ok=True)
        write_segmentation(view.prediction_path(MODEL), blob(), read_volume(view.image_path), SCHEMA)
        logic.reviews.measure(Review(view, view.prediction_path(MODEL), Verdict.WAITING))
    for number in range(2, 13):
        copyCase(first, f"case{number:04d}")
    for case in project.cases():
        for place in (case.folder, case.folder / "predictions", case.folder / "case.json"):
            os.utime(place, ns=(10**18, 10**18))
    logic.session.findJobs()
    logic.session.notify("cases")
    return project.cases()


def copyCase(case, caseId):
    folder = case.folder.with_name(caseId)
    shutil.copytree(case.folder, folder)
    record = json.loads((folder / "case.json").read_text())
    for number, frame in enumerate(record["series"]["frames"]):
        frame["fingerprint"] = f"{caseId}-{number}"
    fingerprint = series_fingerprint(frame["fingerprint"] for frame in record["series"]["frames"])
    (folder / "case.json").write_text(json.dumps({**record, "name": caseId, "fingerprint": fingerprint}))


def looks(monkeypatch):
    """Ids of the masks that are looked at from now on."""
    found, real = [], ReviewList.ReviewList._review
    monkeypatch.setattr(
        ReviewList.ReviewList, "_review", lambda self, case, *more: found.append(case.id) or real(self, case, *more)
    )
    return found


def test_masks_of_many_cases_are_read_part_by_part(panel, many, monkeypatch):
    monkeypatch.setattr(ReviewList, "_AT_ONCE", 20)
    looked = looks(monkeypatch)
    panel.enter()
    assert len(looked) == 20 and len(panel.table.keys) == 5
    assert panel.list.notesLabel.text == "The masks of 7 cases are still being read." and panel._measuring.active
    assert panel.nextStep() == "Next: look at the predicted masks (step 'Review')."
    while panel._measuring.active:
        panel._measuring.timeout.emit()
    assert len(panel.table.keys) == 12 and not panel.list.notesLabel.visible and len(looked) == 48
    assert panel.nextStep() == "Next: look at 48 predicted masks (step 'Review')."


def test_only_cases_in_which_something_has_changed_are_read_again(panel, many, project, logic, dialogs, monkeypatch):
    panel.enter()
    looked = looks(monkeypatch)
    logic.session.notify("cases")
    assert looked == []
    panel.list.select(f"{many[3].id}@2")
    panel.decisions.acceptButton.click()
    assert looked and {caseId.split("@")[0] for caseId in looked} == {many[3].id}
    assert panel.reviews.ofModel(MODEL)  # the list is whole
    verdicts = {one.case.id: one.verdict for one in panel.reviews.ofModel(MODEL)}
    assert verdicts[f"{many[3].id}@2"] is Verdict.ACCEPTED and len(verdicts) == 48
    path = frames_of(many[4])[0].prediction_path(MODEL)
    empty = path.with_name("empty.seg.nrrd")
    write_segmentation(empty, 0 * blob(), read_volume(many[4].image_path), SCHEMA)
    path.write_bytes(empty.read_bytes())  # in its place, as Slicer saves
    empty.unlink()
    for place in (path.parent, path.parent.parent):
        os.utime(place, ns=(10**18, 10**18))
    logic.session.notify("cases")
    panel.list.select(f"{many[4].id}@1")
    while panel._measuring.active:
        panel._measuring.timeout.emit()
    assert "liver: nothing was found" in panel.detailLabel.text
    path = frames_of(many[5])[0].prediction_path(MODEL)
    path.unlink()
    logic.session.notify("cases")
    assert {one.case.id: one.verdict for one in panel.reviews.ofModel(MODEL)}[f"{many[5].id}@1"] is Verdict.NONE
