"""Every step with a project that holds ordinary cases and one with frames."""

import pytest
from real_cases import SCHEMA, addCase, addCine, blob
from SSLSegmentationPlugin.panels.AnnotatePanel import AnnotatePanel
from SSLSegmentationPlugin.panels.DataPanel import DataPanel
from SSLSegmentationPlugin.panels.FinetunePanel import FinetunePanel
from SSLSegmentationPlugin.panels.ModelsPanel import ModelsPanel
from SSLSegmentationPlugin.panels.PretrainPanel import PretrainPanel
from SSLSegmentationPlugin.panels.ReviewPanel import ReviewPanel
from SSLSegmentationPlugin.panels.SetupPanel import SetupPanel

from SSLSegmentationLib.embedding.draft_files import read_focus
from SSLSegmentationLib.importing import add_label
from SSLSegmentationLib.project import Role, frames_of
from SSLSegmentationLib.project.series import frame_id
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

PANELS = (SetupPanel, DataPanel, AnnotatePanel, PretrainPanel, FinetunePanel, ReviewPanel, ModelsPanel)


@pytest.fixture
def cine(project, logic, tmp_path):
    """Two ordinary cases, and one of four frames of which two have a mask."""
    project.set_schema(SCHEMA)
    for n in range(2):
        addCase(project, f"MR {n}")
    case = addCine(project, tmp_path, role=Role.TRAIN)
    for view in frames_of(case)[1:3]:
        path = tmp_path / f"{view.id}.seg.nrrd"
        write_segmentation(path, blob(), read_volume(view.image_path), SCHEMA)
        add_label(project, view, path)
    logic.session.notify("cases")
    return project.case(case.id)


@pytest.mark.parametrize("kind", PANELS, ids=lambda kind: kind.__name__)
def test_every_step_can_be_entered_refreshed_and_left(kind, logic, ready, cine, scene, monkeypatch):
    monkeypatch.setattr(logic.environment, "ensureProbed", lambda: None)
    panel = kind(logic)
    try:
        panel.widget.show()
        panel.enter()
        panel.refresh()
        panel.nextStep()
        assert not panel._message.text
        panel.exit()
    finally:
        panel.cleanup()


def test_frames_with_masks_make_a_labelled_case_and_all_are_seen_in_pretraining(logic, ready, cine):
    finetune, pretrain = FinetunePanel(logic), PretrainPanel(logic)
    try:
        assert finetune.counts() == {"train": 1, "unlabelled-": 2}
        assert pretrain._learnt() == 3
    finally:
        finetune.cleanup()
        pretrain.cleanup()


def test_drafts_are_asked_for_the_frame_that_is_open(logic, project, cine, scene):
    logic.session.store.setValue("SSLSegmentation/drafts", "yes")
    logic.annotations.open(cine.id)
    assert logic.annotations.case.frame.number == 2  # the first with a mask
    logic.drafting.tell(2)
    assert read_focus(project).case_id == frame_id(cine.id, 2)
    logic.drafting.look()
    assert logic.drafting.view is None


def test_a_case_goes_with_all_its_frames_while_one_is_open(logic, project, cine, scene):
    logic.annotations.open(frame_id(cine.id, 3))
    logic.removeCases([cine.id])
    assert logic.session.caseId is None and cine.id not in [case.id for case in project.cases()]
