"""The step Annotate: the draft of the case at hand is a picture until it is used; then it is drawn, and undone."""

import numpy as np
import pytest
import slicer
from annotating import label, paint
from real_cases import LIVER, SCHEMA, SHAPE, TUMOUR, blob, drawn, goOn
from SSLSegmentationPlugin.scene import DraftPreview, SceneNodes, Views
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode

from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema, Segment


@pytest.fixture
def withDraft(drafts, panel, opened, cases):
    """The first case is open and has a draft, which is shown."""
    panel.made = drafts.make(cases[0], blob())
    look(panel)
    return opened


def look(panel, times=4):
    """So many ticks of the box's timer."""
    for _tick in range(times):
        panel.draft._onTimer()


def preview(annotations):
    return DraftPreview.findDraft(slicer.mrmlScene, annotations.case)


def shownLabels(annotations, schema):
    return composeNode(preview(annotations), annotations.volumeNode, schema).labels


def test_a_case_without_a_draft_says_how_one_comes(panel, drafts, opened, picture):
    look(panel)
    assert preview(opened) is None
    assert "once a slice is complete" in panel.draft.label.text
    assert not panel.draft.useButton.enabled and panel.draft.useButton.toolTip == panel.draft.label.text
    picture(panel.widget, "annotate-no-draft", 1250)


def test_a_draft_is_shown_as_outlines_in_a_node_of_its_own(panel, withDraft, project, picture):
    node, display = preview(withDraft), preview(withDraft).GetDisplayNode()
    assert node is not withDraft.segmentationNode
    assert np.array_equal(shownLabels(withDraft, project.schema), blob())
    assert display.GetVisibility2DOutline() and not display.GetVisibility2DFill()
    assert display.GetOpacity() == pytest.approx(0.8)
    assert not node.GetSaveWithScene() and not display.GetSaveWithScene() and node.GetHideFromEditors()
    assert panel.editor.editor.segmentationNode() is withDraft.segmentationNode
    assert "Learnt from 1 case." in panel.draft.label.text
    picture(panel.widget, "annotate-draft", 1250)


def test_a_draft_that_was_not_used_is_no_annotation(panel, withDraft, project, cases):
    node = preview(withDraft)
    panel.go(1)
    assert preview(withDraft) is None
    assert not node.GetDisplayVisibility()  # at once; it leaves the scene a moment later
    goOn(withDraft)
    assert project.case(cases[0]).label is None
    assert not list((project.folder / "cases" / cases[0]).glob("draft*"))
    assert [node.GetName() for node in slicer.util.getNodesByClass("vtkMRMLSegmentationNode")] == ["MR 02 annotation"]


def test_opacity_and_visibility_are_the_users(panel, withDraft):
    panel.draft.opacity.value = 30
    assert preview(withDraft).GetDisplayNode().GetOpacity() == pytest.approx(0.3)
    panel.draft.showBox.checked = False
    assert preview(withDraft) is None
    look(panel)
    assert preview(withDraft) is None
    panel.draft.showBox.checked = True
    look(panel)
    assert preview(withDraft).GetDisplayNode().GetOpacity() == pytest.approx(0.3)


def test_a_used_draft_is_drawn_and_undo_takes_it_back(panel, withDraft, project, cases, picture):
    panel.draft.useButton.click()
    assert drawn(withDraft.segmentationNode, withDraft.volumeNode, "liver") == (blob() == LIVER.value).sum()
    assert drawn(withDraft.segmentationNode, withDraft.volumeNode, "tumour") == (blob() == TUMOUR.value).sum()
    assert preview(withDraft) is None and not panel.draft.showBox.checked
    assert "voxels taken over" in panel.draft.label.text
    picture(panel.widget, "annotate-draft-used", 1250)
    panel.editor.editor.undo()
    assert drawn(withDraft.segmentationNode, withDraft.volumeNode, "liver") == 0


def test_what_is_not_made_yet_is_taken_over_a_moment_later(panel, withDraft, monkeypatch):
    monkeypatch.setattr("SSLSegmentationPlugin.widgets.DraftBox._WORK_SECONDS", 0.0)  # a slice at each look
    panel.draft.amount.value = 10
    panel.draft.useButton.click()
    assert drawn(withDraft.segmentationNode, withDraft.volumeNode, "liver") == 0
    assert "is being taken over" in panel.draft.label.text
    look(panel, len(blob()))
    assert drawn(withDraft.segmentationNode, withDraft.volumeNode, "liver") == (blob() == LIVER.value).sum()


def test_another_case_does_not_get_what_was_wanted_in_the_one_before(panel, drafts, withDraft, cases, monkeypatch):
    monkeypatch.setattr("SSLSegmentationPlugin.widgets.DraftBox._WORK_SECONDS", 0.0)
    drafts.make(cases[1], blob())
    panel.draft.amount.value = 10
    panel.draft.useButton.click()
    panel.go(1)
    look(panel, 20)
    assert drawn(withDraft.segmentationNode, withDraft.volumeNode, "liver") == 0


def test_the_origin_of_a_used_draft_is_recorded_with_the_label(panel, withDraft, project, cases):
    panel.draft.useButton.click()
    withDraft.markVolume()
    found, record = label(project, cases[0])
    assert np.array_equal(found, blob())
    assert record.source == "annotated from a draft"
    panel.refresh()
    assert "annotated from a draft" in panel.list.widget.item(0, 1).toolTip()


def test_the_origin_outlives_closing_before_anything_is_complete(panel, withDraft, project, cases):
    panel.draft.useButton.click()
    panel.go(1)
    panel.go(-1)
    assert SceneNodes.mark(withDraft.segmentationNode, "source") == "annotated from a draft"
    withDraft.markVolume()
    assert label(project, cases[0])[1].source == "annotated from a draft"


def test_what_is_drawn_stays_and_only_the_rest_is_taken(panel, withDraft):
    own = np.zeros(SHAPE, bool)
    own[2, 2:8, 3:9] = True
    paint(withDraft, "right kidney", own)
    panel.draft.useButton.click()
    labels = composeNode(withDraft.segmentationNode, withDraft.volumeNode, panel.session.project.schema).labels
    assert (labels[2, 2:8, 3:9] == 3).all()
    assert np.array_equal(labels[~own], blob()[~own])


def test_complete_slices_are_not_touched(panel, withDraft):
    withDraft.markSlice(2, isAgreed=True)
    panel.draft.useButton.click()
    labels = composeNode(withDraft.segmentationNode, withDraft.volumeNode, panel.session.project.schema).labels
    assert not labels[2].any() and labels[1].any()


def test_only_the_slice_that_is_seen(panel, withDraft, project):
    Views.showSlice(withDraft.volumeNode, withDraft.axis, 3)
    panel.draft.sliceButton.click()
    labels = composeNode(withDraft.segmentationNode, withDraft.volumeNode, project.schema).labels
    assert np.array_equal(labels[3], blob()[3]) and not labels[[0, 1, 2, 4, 5]].any()


def test_one_structure_alone(panel, withDraft, project):
    panel.draft.chooser.currentIndex = panel.draft.chooser.findData(TUMOUR.value)
    display = preview(withDraft).GetDisplayNode()
    assert display.GetSegmentVisibility("Segment_2") and not display.GetSegmentVisibility("Segment_1")
    panel.draft.useButton.click()
    labels = composeNode(withDraft.segmentationNode, withDraft.volumeNode, project.schema).labels
    assert set(np.unique(labels)) == {0, TUMOUR.value}


def test_the_slider_says_how_much_of_a_structure_is_taken(panel, withDraft, project):
    panel.draft.chooser.currentIndex = panel.draft.chooser.findData(TUMOUR.value)
    panel.draft.amount.value = -50
    assert panel.draft.thresholds() == {TUMOUR.value: pytest.approx(0.95)}
    look(panel)
    assert set(np.unique(shownLabels(withDraft, project.schema))) == {0, LIVER.value}
    panel.draft.chooser.currentIndex = panel.draft.chooser.findData(LIVER.value)
    assert panel.draft.amount.value == 0
    panel.draft.chooser.currentIndex = 0
    panel.draft.useButton.click()
    look(panel)
    labels = composeNode(withDraft.segmentationNode, withDraft.volumeNode, project.schema).labels
    assert set(np.unique(labels)) == {0, LIVER.value}


def test_a_new_structure_can_be_chosen_at_once(panel, withDraft, project):
    panel.draft.amount.value = 10
    panel.refresh()
    assert panel.draft.amount.value == 10
    panel.changeSchema(LabelSchema((*SCHEMA.segments, Segment(9, "spleen", (1, 2, 3)))))
    assert panel.draft.chooser.findText("spleen") > 0
    look(panel)
    assert preview(withDraft).GetDisplayNode().GetSegmentVisibility("Segment_9")


def test_a_newer_draft_is_shown_by_itself_with_the_chosen_thresholds(panel, drafts, withDraft, project, cases):
    panel.draft.amount.value = 10
    newer = np.roll(blob(), 1, axis=2)
    made = drafts.make(cases[0], newer, quality="first")
    look(panel)
    assert np.array_equal(shownLabels(withDraft, project.schema), newer)
    assert all(asked[2] for asked in made.asked)
    assert "a better one follows" in panel.draft.label.text


def test_the_slice_that_is_seen_comes_first_and_then_all_at_once(panel, drafts, opened, project, cases, monkeypatch):
    monkeypatch.setattr("SSLSegmentationPlugin.widgets.DraftBox._WORK_SECONDS", 0.0)  # a slice at each look
    pictures = []
    draw = panel.draft._draw
    monkeypatch.setattr(panel.draft, "_draw", lambda: (draw(), pictures.append(shownLabels(opened, project.schema))))
    Views.showSlice(opened.volumeNode, opened.axis, 3)
    drafts.make(cases[0], blob())
    look(panel, 20)
    first, last = pictures
    assert np.array_equal(first[3], blob()[3]) and not first[[0, 1, 2, 4, 5]].any()
    assert np.array_equal(last, blob())


def test_nothing_is_read_as_long_as_nothing_changes(panel, drafts, withDraft):
    reads, asked = drafts.reads, len(panel.made.asked)
    look(panel, 20)
    assert (drafts.reads, len(panel.made.asked)) == (reads, asked)


def test_nothing_moves_while_a_mouse_button_is_down(panel, drafts, withDraft, project, cases, monkeypatch):
    monkeypatch.setattr(panel.draft, "_isPressed", lambda: True)
    drafts.make(cases[0], np.zeros(SHAPE, np.uint8))
    look(panel)
    assert np.array_equal(shownLabels(withDraft, project.schema), blob())
    monkeypatch.setattr(panel.draft, "_isPressed", lambda: False)
    look(panel)
    assert not shownLabels(withDraft, project.schema).any()


def test_the_job_is_told_of_the_slice_and_of_what_is_drawn(panel, drafts, withDraft, cases):
    Views.showSlice(withDraft.volumeNode, withDraft.axis, 4)
    look(panel)
    assert drafts.focus[-1] == (cases[0], [4], None)
    paint(withDraft, "liver", blob() == LIVER.value)
    look(panel)
    caseId, slices, labels = drafts.focus[-1]
    assert (caseId, slices) == (cases[0], [4])
    assert (labels[blob() == LIVER.value] == LIVER.value).all()
    assert (labels[blob() != LIVER.value] == NOT_ANNOTATED).all()
    told = len(drafts.focus)
    look(panel, 10)
    assert len(drafts.focus) == told


def test_in_a_complete_slice_what_is_empty_teaches_too(panel, drafts, withDraft):
    paint(withDraft, "liver", blob() == LIVER.value)
    withDraft.markSlice(3)
    look(panel)
    labels = drafts.focus[-1][2]
    assert set(np.unique(labels[3])) == {0, LIVER.value}
    assert set(np.unique(labels[1])) == {LIVER.value, NOT_ANNOTATED}


def test_what_came_from_a_draft_teaches_nothing_but_its_corrections(panel, drafts, withDraft):
    panel.draft.useButton.click()
    look(panel)
    assert drafts.focus[-1][2] is None
    fewer = blob() == LIVER.value
    fewer[:, :, 4] = False
    paint(withDraft, "liver", fewer)
    look(panel)
    labels = drafts.focus[-1][2]
    changed = (blob() == LIVER.value) & ~fewer
    assert (labels[changed] == 0).all() and (labels[~changed] == NOT_ANNOTATED).all()


def test_what_was_undone_teaches_nothing_and_is_no_origin(panel, drafts, withDraft):
    Views.showSlice(withDraft.volumeNode, withDraft.axis, 3)
    panel.draft.sliceButton.click()
    panel.draft.useButton.click()
    panel.editor.editor.undo()
    look(panel)
    assert drafts.focus[-1][2] is None
    assert SceneNodes.mark(withDraft.segmentationNode, "source") == "annotated from a draft"
    panel.editor.editor.undo()
    look(panel)
    assert drafts.focus[-1][2] is None
    assert SceneNodes.mark(withDraft.segmentationNode, "source") == "annotated"
    panel.editor.editor.redo()
    look(panel)
    assert SceneNodes.mark(withDraft.segmentationNode, "source") == "annotated from a draft"


def test_a_case_with_an_annotation_shows_no_draft_before_it_is_asked(panel, drafts, opened, cases):
    paint(opened)
    panel.go(1)
    drafts.make(cases[0], blob())
    panel.go(-1)
    look(panel)
    assert preview(opened) is None and not panel.draft.showBox.checked
    panel.draft.showBox.checked = True
    look(panel)
    assert preview(opened) is not None


def test_once_the_whole_volume_is_complete_the_draft_is_put_away_until_it_is_asked_for(panel, withDraft):
    paint(withDraft)
    withDraft.markVolume()
    assert preview(withDraft) is None and not panel.draft.showBox.checked
    panel.draft.showBox.checked = True
    panel.refresh()
    look(panel)
    assert preview(withDraft) is not None


def test_leaving_the_step_takes_the_picture_away_and_coming_back_shows_it(panel, withDraft):
    panel.exit()
    assert preview(withDraft) is None
    panel.enter()
    look(panel)
    assert preview(withDraft) is not None


def test_closing_the_scene_leaves_nothing_behind(panel, withDraft, scene):
    panel.onSceneStartClose()
    scene.Clear(0)
    panel.onSceneEndClose()
    look(panel)
    assert not panel.draft.widget.visible


def test_drafts_can_be_switched_off(panel, withDraft, logic):
    panel.draft.widget.checked = False
    look(panel)
    assert preview(withDraft) is None and not logic.drafting.isOn
    panel.draft.widget.checked = True
    look(panel)
    assert preview(withDraft) is not None


def test_the_job_runs_while_a_project_is_open(panel, drafts, logic, cases):
    logic.session.notify("cases")
    panel.enter()
    entry = logic.drafting.entry
    assert entry is not None and not entry.view.state.ended
    panel.exit()
    panel.enter()
    assert [one.view.kind for one in logic.session.jobs.values()] == ["draft"]
    folder = entry.job.folder
    logic.session.closeProject()
    assert (folder / "cancel").exists()


def test_the_same_job_goes_on_in_the_next_session(panel, drafts, logic, cases, project):
    logic.session.notify("cases")
    panel.enter()
    entry = logic.drafting.entry
    entry.job.run.write_status("stopped")
    entry.update()
    panel.exit()
    panel.enter()
    assert list(logic.session.jobs) == [entry.id] and not logic.drafting.entry.view.state.ended


def test_a_job_that_fails_says_why_and_is_not_started_again_and_again(panel, drafts, logic, cases, opened):
    from SSLSegmentationLib.core.errors import DataError

    entry = logic.drafting.entry
    entry.job.end(0.0)
    entry.job.run.write_error(DataError("The disk is odd.", "Look at it."))
    entry.job.run.write_status("failed")
    entry.update()
    panel.draft.refresh()
    assert "The disk is odd." in panel.draft.label.text
    panel.exit()
    panel.enter()
    tried = logic.drafting.entry.view.state
    panel.draft.widget.checked = False
    panel.draft.widget.checked = True
    assert not logic.drafting.entry.view.state.ended, tried
