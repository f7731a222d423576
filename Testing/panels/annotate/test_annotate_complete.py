"""The step Annotate: slices and volumes are marked as complete, and what learns from them."""

import numpy as np
import pytest
import qt
import slicer
from annotating import label, paint
from real_cases import LIVER, SCHEMA, TUMOUR, blob, draw, drawn
from SSLSegmentationPlugin.scene import Views
from SSLSegmentationPlugin.session.CaseStatus import Status, statusOf

from SSLSegmentationLib.importing import add_label
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation


def test_the_slice_in_the_views_is_marked_and_found_again(panel, opened, project, cases, picture):
    paint(opened)
    assert Views.showSlice(opened.volumeNode, 2, 4)
    panel.complete._timer.timeout.emit()
    assert "Slice 5 of 6" in panel.complete.sliceLabel.text and "not complete yet" in panel.complete.sliceLabel.text
    panel.complete.sliceButton.click()
    assert panel.complete.sliceButton.text == "This slice is not complete"
    Views.showSlice(opened.volumeNode, 2, 1)
    panel.complete._timer.timeout.emit()
    panel.complete.sliceButton.click()
    chips = [panel.complete.list.item(row).text() for row in range(panel.complete.list.count)]
    assert chips == ["2", "5"]
    found, record = label(project, cases[0])
    assert (record.annotated_axis, record.annotated_slices, record.source) == (2, [1, 4], "annotated")
    np.testing.assert_array_equal(found == LIVER.value, blob() > 0)
    assert project.case(cases[0]).role is Role.TRAIN
    picture(panel.widget, "annotate-slices", 1050)
    panel.complete.list.itemClicked.emit(panel.complete.list.item(1))
    assert Views.shownSlice(opened.volumeNode, 2) == 4
    panel.complete._timer.timeout.emit()
    panel.complete.sliceButton.click()
    assert project.case(cases[0]).label.annotated_slices == [1]


def test_taking_the_last_mark_away_makes_it_a_draft_again(panel, opened, project, cases):
    paint(opened)
    opened.markSlice(3)
    opened.markSlice(3, False)
    case = project.case(cases[0])
    assert case.label is None and not (case.folder / "label.seg.nrrd").exists()
    assert statusOf(case).status is Status.DRAFT
    panel.nextButton.click()
    panel.previousButton.click()
    assert drawn(opened.segmentationNode, opened.volumeNode, "liver") == (blob() > 0).sum()


def test_a_case_that_nothing_learns_from_any_more_is_unlabelled_again(panel, opened, project, cases):
    paint(opened)
    opened.markSlice(3)
    assert project.case(cases[0]).role is Role.TRAIN
    opened.markSlice(3, False)
    panel.refresh()
    assert project.case(cases[0]).role is Role.UNLABELLED
    assert panel.list.widget.item(0, 2).text() == "Unlabelled"
    assert (project.case(cases[0]).folder / "draft.seg.nrrd").exists()
    opened.markVolume()
    assert project.case(cases[0]).role is Role.TRAIN


@pytest.mark.parametrize("role", [Role.VALIDATION, Role.TEST])
def test_a_case_that_was_kept_aside_stays_so_without_a_label(panel, opened, project, cases, role):
    project.set_role(project.case(cases[0]), role)
    paint(opened)
    opened.markVolume()
    opened.withdraw()
    assert project.case(cases[0]).role is role


def test_a_healthy_case_is_complete_once_the_user_has_said_so(panel, opened, project, cases, dialogs):
    dialogs.answer(qt.QMessageBox.Cancel)
    panel.complete.volumeButton.click()
    assert "Nothing is drawn: networks would learn 'MR 01' as a case that shows none of" in dialogs.asked[0].text
    assert project.case(cases[0]).label is None and panel.complete.volumeButton.text == "The whole volume is complete"
    dialogs.answer(qt.QMessageBox.Ok)
    panel.complete.volumeButton.click()
    record = project.case(cases[0]).label
    assert (record.annotated_slices, record.source) == (None, "annotated")
    assert project.case(cases[0]).role is Role.TRAIN
    assert panel.list.widget.item(0, 1).text() == "✔ complete"


def test_a_slice_is_complete_without_a_structure_and_without_a_question(panel, opened, project, cases):
    opened.markSlice(0)
    assert project.case(cases[0]).label.annotated_slices == [0]


def test_a_complete_case_follows_what_is_drawn_later(panel, opened, project, cases):
    paint(opened)
    panel.complete.volumeButton.click()
    assert "whole volume is complete" in panel.complete.sliceLabel.text
    paint(opened, "tumour", blob() == TUMOUR.value)
    panel._autosave.timeout.emit()  # a crash now loses nothing, but the label is behind
    assert (label(project, cases[0])[0] == TUMOUR.value).sum() == 0
    assert statusOf(project.case(cases[0])).changed
    panel.nextButton.click()
    assert (label(project, cases[0])[0] == TUMOUR.value).sum() == (blob() == TUMOUR.value).sum()
    assert not statusOf(project.case(cases[0])).changed


def test_a_label_left_behind_by_a_crash_catches_up(panel, opened, logic, project, cases):
    paint(opened)
    opened.markVolume()
    paint(opened, "tumour", blob() == TUMOUR.value)
    opened.autosave()
    opened._forget()  # the crash
    slicer.mrmlScene.Clear(False)
    panel.onCaseChosen(cases[0])
    panel.nextButton.click()
    assert (label(project, cases[0])[0] == TUMOUR.value).sum() == (blob() == TUMOUR.value).sum()


def test_an_imported_mask_is_replaced_only_on_a_click_and_kept(panel, opened, project, cases, tmp_path):
    case = project.case(cases[1])
    write_segmentation(tmp_path / "theirs.seg.nrrd", blob(), read_volume(case.image_path), SCHEMA)
    add_label(project, case, tmp_path / "theirs.seg.nrrd")
    panel.session.notify("cases")
    panel.nextButton.click()
    assert not panel.complete.useButton.visible
    paint(opened, "right kidney", blob() == 0)
    panel.complete._timer.timeout.emit()
    assert panel.complete.useButton.visible
    panel.nextButton.click()
    np.testing.assert_array_equal(label(project, cases[1])[0], blob())
    assert panel.list.widget.item(1, 1).text() == "✔ complete, changed"
    panel.previousButton.click()
    panel.complete.useButton.click()
    found, record = label(project, cases[1])
    assert record.source == "corrected import" and (found == 3).sum() == (blob() == 0).sum()
    kept = list((case.folder / "set aside").glob("label*.seg.nrrd"))
    assert len(kept) == 1
    np.testing.assert_array_equal(read_label_map(kept[0], read_volume(case.image_path), SCHEMA).array, blob())


def test_overlaps_and_unknown_segments_are_told_in_words(panel, opened, picture):
    node = opened.segmentationNode
    paint(opened)
    node.GetSegmentation().SeparateSegmentLabelmap(node.GetSegmentation().GetSegmentIdBySegmentName("tumour"))
    node.GetSegmentation().AddEmptySegment("helper", "helper")
    draw(node, opened.volumeNode, "tumour", blob() == TUMOUR.value)
    draw(node, opened.volumeNode, "helper", blob() == 0)
    panel.saveButton.click()
    assert "'tumour' and 'liver' overlap (8 voxels); 'tumour' has priority." in panel.remarksLabel.text
    assert "The segment 'helper' (576 voxels) is none of the project's structures" in panel.remarksLabel.text
    picture(panel.widget, "annotate-warnings", 1050)
