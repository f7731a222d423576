"""The step Review with a case with frames: each frame a row, and its mask that of its frame only."""

from types import SimpleNamespace

import numpy as np
import pytest
import slicer
from fake_runs import FakeRun
from real_cases import SCHEMA, addCase, addCine, blob
from reviewed import MODEL
from SSLSegmentationPlugin.panels.AnnotatePanel import AnnotatePanel
from SSLSegmentationPlugin.session.Review import Verdict

from SSLSegmentationLib.project import Role, frames_of
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
    """Slicer's module Sequences: its real logic, and a toolbar that only remembers what it was shown."""
    logic, shown = slicer.vtkSlicerSequencesLogic(), []
    logic.SetMRMLScene(slicer.mrmlScene)
    module = SimpleNamespace(logic=lambda: logic, showSequenceBrowser=shown.append)
    monkeypatch.setattr(slicer.modules, "sequences", module, raising=False)
    yield shown
    logic.SetMRMLScene(None)


def test_each_frame_is_a_row_and_frames_of_a_case_follow_each_other(panel, cine, logic, monkeypatch):
    panel.enter()
    assert panel.table.widget.item(0, 0).text() == "cine, frame 1\nto review"
    verdicts = {one.case.id: one.verdict for one in panel.reviews.ofModel(MODEL)}
    other = next(case.id for case in logic.session.cases() if case.series is None)
    assert [f"{cine.id}@{n}" for n in (1, 3)] == panel.table.keys[:2]
    assert verdicts[f"{cine.id}@1"] is Verdict.WAITING and verdicts[f"{cine.id}@2"] is Verdict.NONE
    asked = []
    monkeypatch.setattr(logic, "predict", lambda _model, ids, *_more: asked.extend(ids) or SimpleNamespace(id="x"))
    panel.predictAll()
    assert asked == [*(f"{cine.id}@{n}" for n in range(1, 5)), other]


def test_an_accepted_mask_is_that_of_its_frame(panel, cine, project, dialogs):
    panel.enter()
    panel.table.select([f"{cine.id}@3"])
    panel.acceptButton.click()
    newest = project.case(cine.id)
    assert [view.label is not None for view in frames_of(newest)] == [False, False, True, False]
    assert newest.role is Role.TRAIN and frames_of(newest)[2].label.source == f"accepted prediction of {MODEL}"
    assert {one.case.id: one.verdict for one in panel.reviews.ofModel(MODEL)}[f"{cine.id}@3"] is Verdict.ACCEPTED


def test_a_mask_is_corrected_on_its_frame(panel, cine, project, logic):
    annotate = AnnotatePanel(logic)
    try:
        panel.enter()
        panel.table.select([f"{cine.id}@3"])
        panel.editButton.click()
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
    panel.table.select([key for key in panel.table.keys if "@" not in key])
    assert not panel.framesButton.visible
    panel.table.select([f"{cine.id}@3"])
    assert panel.framesButton.visible
    panel.framesButton.click()
    (browser,) = sequences
    assert browser.GetNumberOfItems() == 4
    proxy = browser.GetProxyNode(browser.GetMasterSequenceNode())
    assert np.array_equal(slicer.util.arrayFromVolume(proxy).shape, blob().shape)
    assert not any(view.label for view in frames_of(project.case(cine.id)))
