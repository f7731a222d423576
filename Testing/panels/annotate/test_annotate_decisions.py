"""The step Annotate asks before something of a mask goes, is left out, or is called otherwise."""

import numpy as np
import pytest
import qt
import slicer
from annotating import label, paint
from real_cases import LIVER, SCHEMA, TUMOUR, addMask, blob, draw
from SSLSegmentationPlugin.session.Review import Review, Verdict

LIVER_MASK = blob() == LIVER.value


def rename(opened, before, after):
    segmentation = opened.segmentationNode.GetSegmentation()
    segmentation.GetSegment(segmentation.GetSegmentIdBySegmentName(before)).SetName(after)


def drawBoth(opened):
    paint(opened, "liver", LIVER_MASK)
    paint(opened, "tumour", blob() == TUMOUR.value)


def names(node):
    segmentation = node.GetSegmentation()
    return {segmentation.GetNthSegment(index).GetName() for index in range(segmentation.GetNumberOfSegments())}


def test_a_renamed_segment_can_become_the_structures_new_name(panel, opened, project, cases, dialogs):
    drawBoth(opened)
    rename(opened, "liver", "Leber")
    dialogs.answer(qt.QMessageBox.Yes)
    panel.complete.volumeButton.click()
    assert "Rename the structure to 'Leber' in the whole project?" in dialogs.asked[0].text
    assert [segment.name for segment in project.schema.segments] == ["tumour", "Leber", "right kidney"]
    np.testing.assert_array_equal(label(project, cases[0])[0], blob())
    assert opened.remarks == [] and panel.schemaEditor.table.widget.item(1, 0).text() == "Leber"


def test_a_renamed_segment_that_is_no_new_name_marks_nothing_and_says_what_to_do(
    panel, opened, project, cases, dialogs
):
    drawBoth(opened)
    rename(opened, "liver", "spleen")
    dialogs.answer(qt.QMessageBox.No)
    panel.complete.sliceButton.click()
    assert project.case(cases[0]).label is None
    assert "'liver' is called 'spleen' now" in panel._message.text and "give the segment" in panel._message.text
    assert project.schema == SCHEMA


def test_a_complete_case_keeps_its_mask_when_a_segment_is_renamed(panel, opened, project, cases, dialogs):
    drawBoth(opened)
    panel.complete.volumeButton.click()
    rename(opened, "liver", "Leber")
    panel.saveButton.click()
    panel.nextButton.click()
    np.testing.assert_array_equal(label(project, cases[0])[0], blob())
    panel.previousButton.click()
    panel.complete._timer.timeout.emit()
    assert "Leber" in names(opened.segmentationNode) and "liver" not in names(opened.segmentationNode)
    assert panel.complete.useButton.visible and dialogs.asked == []
    dialogs.answer(qt.QMessageBox.Yes)
    panel.complete.useButton.click()
    assert project.schema.by_value(LIVER.value).name == "Leber"
    np.testing.assert_array_equal(label(project, cases[0])[0], blob())
    assert not panel.complete.useButton.visible and panel.remarksLabel.text == ""


def test_a_segment_that_gets_its_name_back_is_nothing_to_ask_for(panel, opened, project, cases, dialogs):
    drawBoth(opened)
    panel.complete.volumeButton.click()
    rename(opened, "liver", "Leber")
    opened.save()
    rename(opened, "Leber", "liver")
    paint(opened, "right kidney", blob() == 0)
    panel.nextButton.click()
    assert set(np.unique(label(project, cases[0])[0])) == {1, 2, 3} and dialogs.asked == []


def test_a_structure_that_was_erased_leaves_the_mask_only_on_a_click(panel, opened, project, cases, dialogs):
    drawBoth(opened)
    panel.complete.volumeButton.click()
    paint(opened, "tumour", blob() > 99)
    opened.save()
    panel.refresh()
    assert "The mask that networks learn from was not changed" in panel.remarksLabel.text
    assert "8 voxels of 'tumour'" in panel.remarksLabel.text
    np.testing.assert_array_equal(label(project, cases[0])[0], blob())
    dialogs.answer(qt.QMessageBox.Ok)
    panel.complete.useButton.click()
    assert "nothing of it is drawn now" in dialogs.asked[0].text
    assert set(np.unique(label(project, cases[0])[0])) == {0, LIVER.value}
    assert len(list((project.case(cases[0]).folder / "set aside").glob("label*"))) == 1


def test_complete_slices_keep_their_structures_too(panel, opened, project, cases, dialogs):
    drawBoth(opened)
    opened.markSlice(2)
    paint(opened, "tumour", blob() > 99)
    panel.nextButton.click()
    assert (label(project, cases[0])[0] == TUMOUR.value).sum() == 8
    panel.previousButton.click()
    panel.complete._timer.timeout.emit()
    dialogs.answer(qt.QMessageBox.Ok)
    panel.complete.useButton.click()
    found, record = label(project, cases[0])
    assert set(np.unique(found)) == {0, LIVER.value} and record.annotated_slices == [2]


def test_a_segment_beyond_the_structures_is_asked_for_once(panel, opened, project, cases, dialogs):
    drawBoth(opened)
    opened.segmentationNode.GetSegmentation().AddEmptySegment("helper", "helper")
    draw(opened.segmentationNode, opened.volumeNode, "helper", blob() == 0)
    dialogs.answer(qt.QMessageBox.Cancel, qt.QMessageBox.Ok)
    panel.complete.volumeButton.click()
    assert project.case(cases[0]).label is None
    panel.complete.volumeButton.click()
    assert "'helper' (576 voxels) is none of the project's structures" in dialogs.asked[1].text
    np.testing.assert_array_equal(label(project, cases[0])[0], blob())
    opened.withdraw()
    panel.complete.volumeButton.click()
    assert len(dialogs.asked) == 2 and project.case(cases[0]).label is not None
    assert "'helper' (576 voxels)" in panel.remarksLabel.text


def test_a_volume_moved_away_is_said_and_nothing_is_changed(panel, opened, project, cases, scene):
    drawBoth(opened)
    panel.complete.volumeButton.click()
    matrix = np.eye(4)
    matrix[0, 3] = 500
    shift = scene.AddNewNodeByClass("vtkMRMLLinearTransformNode", "shift")
    shift.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(matrix))
    opened.volumeNode.SetAndObserveTransformNodeID(shift.GetID())
    panel.acting(panel.complete.useChanges)()
    assert "lies outside the volume of 'MR 01'" in panel._message.text
    np.testing.assert_array_equal(label(project, cases[0])[0], blob())


def test_everything_of_the_project_in_the_scene_takes_a_new_name(panel, opened, logic, project, cases):
    drawBoth(opened)
    case = project.case(cases[1])
    prediction, _volume, _warnings = logic.reviews.show(Review(case, addMask(case, "model", blob()), Verdict.WAITING))
    panel.schemaEditor.table.widget.selectRow(1)
    panel.schemaEditor.name.text = "Leber"
    panel.schemaEditor.name.editingFinished.emit()
    for node in (opened.segmentationNode, prediction):
        assert "Leber" in names(node) and "liver" not in names(node)


def test_a_structure_of_labelled_cases_is_renamed_and_its_masks_drafts_and_predictions_mean_it_still(
    panel, opened, logic, project, cases
):
    drawBoth(opened)
    panel.complete.volumeButton.click()
    review = Review(project.case(cases[1]), addMask(project.case(cases[1]), "model", blob()), Verdict.WAITING)
    panel.schemaEditor.table.widget.selectRow(1)
    for name in ("Leber", "foie"):
        panel.schemaEditor.name.text = name
        panel.schemaEditor.name.editingFinished.emit()
        assert project.schema.by_value(LIVER.value).name == name and not panel._message.text
    np.testing.assert_array_equal(label(project, cases[0])[0], blob())
    panel.nextButton.click()
    panel.previousButton.click()
    assert "foie" in names(opened.segmentationNode) and opened.remarks == []
    paint(opened, "right kidney", blob() == 0)
    panel.nextButton.click()
    assert set(np.unique(label(project, cases[0])[0])) == {1, 2, 3}
    node, _volume, warnings = logic.reviews.show(review)
    assert warnings == [] and "foie" in names(node)


@pytest.mark.parametrize("name", ["Liver", "liver ", "Leber | foie", 'the "liver"', "肝臓"])
def test_a_structure_of_labelled_cases_takes_any_name_and_can_be_changed_after_it(panel, opened, project, cases, name):
    drawBoth(opened)
    panel.complete.volumeButton.click()
    (project.case(cases[1]).folder / "case.json").write_text("{")  # a damaged case may be labelled, too
    editor = panel.schemaEditor
    editor.table.widget.selectRow(1)
    for wish in (name, "third"):
        editor.name.text = wish
        editor.name.editingFinished.emit()
        assert panel._message.text == ""
    editor.color.color = qt.QColor(1, 2, 3)
    editor.upButton.click()
    editor.newName.text = "spleen"
    editor.addButton.click()
    assert panel._message.text == ""
    assert [(s.value, s.name) for s in project.schema.segments] == [
        (LIVER.value, "third"),
        (TUMOUR.value, "tumour"),
        (3, "right kidney"),
        (4, "spleen"),
    ]
    assert {project.schema.by_name(former).value for former in ("liver", name)} == {LIVER.value}
    np.testing.assert_array_equal(label(project, cases[0])[0], blob())


def test_names_of_the_segment_editor_are_taken_over_in_a_project_with_masks(panel, opened, project, cases):
    drawBoth(opened)
    panel.complete.volumeButton.click()
    rename(opened, "liver", "Leber")
    panel.schemaEditor.takeOverButton.click()
    assert project.schema.by_value(LIVER.value).name == "Leber" and not panel._message.text
    panel.schemaEditor.takeOverButton.click()
    assert [segment.name for segment in project.schema.segments] == ["tumour", "Leber", "right kidney"]
    panel.nextButton.click()
    np.testing.assert_array_equal(label(project, cases[0])[0], blob())


def test_a_structure_that_masks_have_is_not_removed_and_the_reason_is_for_people(panel, opened, project, cases):
    drawBoth(opened)
    panel.complete.volumeButton.click()
    panel.schemaEditor.table.widget.selectRow(1)
    panel.schemaEditor.removeButton.click()
    assert "Labelled cases use the value 1 for 'liver'" in panel._message.text and "sslseg" not in panel._message.text
    assert project.schema == SCHEMA


def test_a_healthy_case_stays_one_without_another_question_until_something_is_drawn(
    panel, opened, project, cases, dialogs
):
    dialogs.answer(qt.QMessageBox.Ok)
    panel.complete.volumeButton.click()
    opened.segmentationNode.GetSegmentation().GetNthSegment(0).SetColor(1, 0, 0)
    opened.save()
    assert opened.remarks == [] and not opened.isBehind and len(dialogs.asked) == 1
    paint(opened, "liver", LIVER_MASK)
    panel.nextButton.click()
    np.testing.assert_array_equal(label(project, cases[0])[0] == LIVER.value, LIVER_MASK)


def test_what_is_asked_twice_is_kept_once(panel, opened, project, cases, dialogs):
    drawBoth(opened)
    panel.complete.volumeButton.click()
    paint(opened, "tumour", blob() > 99)
    dialogs.answer(qt.QMessageBox.Cancel, qt.QMessageBox.Cancel, qt.QMessageBox.Ok)
    for _time in range(3):
        opened.save()
        panel.complete.useChanges()
    assert len(list((project.case(cases[0]).folder / "set aside").glob("label*"))) == 1
