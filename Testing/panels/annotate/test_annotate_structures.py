"""The step Annotate: structures are named, coloured, ordered, renamed and removed."""

import qt
import slicer
from annotating import chosenInNavigator, paint
from real_cases import SCHEMA, TUMOUR, addCase, blob, draw, drawn

from SSLSegmentationLib.project.schema import LabelSchema


def test_structures_are_named_coloured_ordered_and_given_terms(panel, project, dialogs, monkeypatch, picture):

    addCase(project, "MR 01")
    panel.session.notify("cases")
    panel.enter()
    editor = panel.schemaEditor
    for name in ("liver", "tumour"):
        editor.newName.text = name
        editor.addButton.click()
    assert [segment.name for segment in project.schema.segments] == ["liver", "tumour"]
    editor.upButton.click()
    assert [(s.value, s.name) for s in project.schema.segments] == [(2, "tumour"), (1, "liver")]
    editor.table.widget.selectRow(1)
    editor.color.color = qt.QColor(10, 20, 30)
    dialogs.answer(qt.QDialog.Accepted)
    monkeypatch.setattr(slicer, "qSlicerTerminologyNavigatorWidget", chosenInNavigator(row=0))
    editor.termButton.click()
    segment = project.schema.by_name("liver")
    assert segment.color == (10, 20, 30)
    assert segment.terminology == "~SCT^123037004^Anatomical Structure~SCT^10200004^Liver~^^~~^^~^^"
    assert editor.table.widget.item(1, 2).text() == "Liver"
    editor.name.text = "Leber"
    editor.name.editingFinished.emit()
    assert project.schema.by_value(1).name == "Leber"
    picture(panel.widget, "annotate-structures")
    editor.removeButton.click()
    assert [s.name for s in project.schema.segments] == ["tumour"]
    assert "at least one" in editor.removeButton.toolTip


def test_a_name_that_is_taken_is_refused_and_the_old_one_shown(panel, opened, project):
    panel.schemaEditor.table.widget.selectRow(1)
    panel.schemaEditor.name.text = "Tumour"
    panel.schemaEditor.name.editingFinished.emit()
    assert "share a name" in panel._message.text
    assert panel.schemaEditor.name.text == "liver"
    assert project.schema == SCHEMA


def test_the_open_case_and_drafts_follow_a_new_name(panel, opened, project, cases):
    paint(opened)
    panel.nextButton.click()
    panel.changeSchema(SCHEMA.renamed({"liver": "Leber"}))
    assert opened.segmentationNode.GetSegmentation().GetSegment("Segment_1").GetName() == "Leber"
    panel.previousButton.click()
    assert drawn(opened.segmentationNode, opened.volumeNode, "Leber") == (blob() > 0).sum()
    assert opened.remarks == []


def test_changes_in_slicers_own_table_are_taken_over(panel, opened, project):
    segmentation = opened.segmentationNode.GetSegmentation()
    segmentation.GetSegment("Segment_1").SetName("Leber")
    segmentation.GetSegment("Segment_2").SetColor(0, 0, 1)
    segmentation.AddEmptySegment("x", "spleen")
    draw(opened.segmentationNode, opened.volumeNode, "spleen", blob() == 0)
    panel.schemaEditor.takeOverButton.click()
    schema = project.schema
    assert [(s.value, s.name) for s in schema.segments] == [
        (2, "tumour"),
        (1, "Leber"),
        (3, "right kidney"),
        (4, "spleen"),
    ]
    assert schema.by_value(2).color == (0, 0, 255) and schema.by_value(4).terminology == ""
    assert schema.by_value(3) == SCHEMA.by_value(3)


def test_a_removed_structure_leaves_the_editor_only_if_nothing_was_drawn_in_it(panel, opened, project):
    paint(opened)
    panel.changeSchema(LabelSchema((TUMOUR,)))
    segmentation = opened.segmentationNode.GetSegmentation()
    names = [segmentation.GetNthSegment(index).GetName() for index in range(segmentation.GetNumberOfSegments())]
    assert names == ["tumour", "liver"]


def test_a_structure_with_the_value_of_a_removed_one_gets_nothing_that_was_drawn_in_that(panel, opened, project, cases):
    paint(opened)
    panel.nextButton.click()  # the first case has a draft, and leaves the scene
    paint(opened)
    editor = panel.schemaEditor
    editor.table.widget.selectRow(1)
    assert editor.name.text == "liver"
    editor.removeButton.click()
    editor.newName.text = "spleen"
    editor.addButton.click()
    assert project.schema.by_name("spleen").value == 1
    for caseId in (cases[1], cases[0]):
        panel.onCaseChosen(caseId)
        assert drawn(opened.segmentationNode, opened.volumeNode, "spleen") == 0
        assert drawn(opened.segmentationNode, opened.volumeNode, "liver") == (blob() > 0).sum()
        assert "'liver'" in "".join(opened.check())
