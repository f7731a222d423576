"""The step Annotate: cases are opened, drawn in, saved and marked as complete, and nothing gets lost."""

import os
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
import qt
import slicer
from real_cases import LIVER, SCHEMA, SHAPE, TUMOUR, addCase, blob, draw, drawn
from SSLSegmentationPlugin import CaseLabels, Drafts, SceneNodes, SceneVolumes, Views
from SSLSegmentationPlugin.CaseStatus import Status, statusOf
from SSLSegmentationPlugin.LabelFiles import readSegmentation
from SSLSegmentationPlugin.panels.AnnotatePanel import AnnotatePanel

from SSLSegmentationLib.importing import add_label
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.schema import LabelSchema
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation


@pytest.fixture
def panel(logic):
    panel = AnnotatePanel(logic)
    panel.widget.show()
    yield panel
    panel.cleanup()


@pytest.fixture
def cases(project):
    project.set_schema(SCHEMA)
    return [addCase(project, f"MR {n:02d}").id for n in range(1, 4)]


@pytest.fixture
def opened(panel, logic, cases, scene):
    """The panel with the first case open, and what is open."""
    logic.session.notify("cases")
    panel.enter()
    panel.onCaseChosen(cases[0])
    assert logic.annotations.isOpen
    return logic.annotations


def paint(notes, name="liver", mask=None):
    draw(notes.segmentationNode, notes.volumeNode, name, blob() > 0 if mask is None else mask)


def label(project, caseId):
    """What the core reads as the label of a case, and its record."""
    case = Case.load(project.folder / "cases" / caseId)
    return read_label_map(case.label_path, read_volume(case.image_path), project.schema).array, case.label


def nodes(className="vtkMRMLSegmentationNode"):
    return [node.GetName() for node in slicer.util.getNodesByClass(className)]


def chosenInNavigator(row):
    """Slicer's terminology navigator, in which the user chooses the term in this row."""

    def make():
        navigator = made()
        navigator._list.setCurrentRow(row)
        return navigator

    made = slicer.qSlicerTerminologyNavigatorWidget
    return make


def fullDisk(monkeypatch):
    def fails(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("SSLSegmentationLib.storage.os.replace", fails)


# ---------------------------------------------------------------------- what is shown
def test_without_a_project_it_says_what_to_do_and_makes_nothing(panel, scene, picture):
    before = scene.GetNumberOfNodes()
    panel.enter()
    assert panel.emptyLabel.visible and "step 'Data'" in panel.emptyLabel.text
    assert not panel.body.visible
    assert scene.GetNumberOfNodes() == before
    picture(panel.widget, "annotate-no-project")


def test_without_structures_they_are_asked_for_first(panel, project, picture):
    addCase(project, "MR 01")
    panel.session.notify("cases")
    panel.enter()
    assert not panel.schemaEditor.widget.collapsed
    assert not panel.list.widget.enabled and "Name the structures" in panel.list.widget.toolTip
    assert "name the structures" in panel.nextStep()
    picture(panel.widget, "annotate-no-structures")


def test_opening_the_step_loads_no_case_and_builds_no_editor(panel, cases, scene):
    panel.session.notify("cases")
    before = scene.GetNumberOfNodes()
    panel.enter()
    assert panel.editor.editor is None
    assert scene.GetNumberOfNodes() == before
    assert "Select a case" in panel.caseLabel.text


def test_a_chosen_case_is_in_the_editor_with_all_structures(panel, opened, scene, picture):
    editor = panel.editor.editor
    assert editor.segmentationNode() is opened.segmentationNode
    assert editor.sourceVolumeNode() is opened.volumeNode
    assert editor.mrmlSegmentEditorNode().GetSingletonTag() == "SSLSegmentation.SegmentEditor"
    assert [editor._segments._list.item(row).text() for row in range(3)] == ["tumour", "liver", "right kidney"]
    assert scene.GetFirstNodeByClass("vtkMRMLSliceCompositeNode").GetBackgroundVolumeID() == opened.volumeNode.GetID()
    assert panel.list.widget.selectionModel().selectedRows(0)[0].row() == 0
    assert panel.previousButton.toolTip == "There is no case further up."
    picture(panel.widget, "annotate-open", 1050)


def test_the_list_says_how_far_each_case_is(panel, opened, project, cases, picture):
    paint(opened)
    opened.markSlice(2)
    opened.markSlice(3)
    panel.go(1)
    paint(opened)
    panel.go(1)
    paint(opened)
    opened.markVolume()
    panel.refresh()
    texts = [panel.list.widget.item(row, 1).text() for row in range(3)]
    assert texts == ["◐ 2 slices", "✎ draft", "✔ complete"]
    states = [statusOf(case).status for case in project.cases()]
    assert states == [Status.SLICES, Status.DRAFT, Status.COMPLETE]
    roles = [panel.list.widget.item(row, 2).text() for row in range(3)]
    assert roles == ["Training", "Unlabelled", "Training"]
    picture(panel.widget, "annotate-status", 1050)


# ---------------------------------------------------------------------- nothing gets lost
def test_switching_cases_saves_and_coming_back_shows_what_was_drawn(panel, opened, scene, cases):
    paint(opened)
    draw(opened.segmentationNode, opened.volumeNode, "tumour", blob() == TUMOUR.value)
    count = drawn(opened.segmentationNode, opened.volumeNode, "tumour")
    panel.nextButton.click()
    assert opened.case.id == cases[1] and len(nodes()) == 1
    assert nodes("vtkMRMLScalarVolumeNode") == ["MR 02"]  # what we loaded for the first case has left
    panel.previousButton.click()
    assert opened.case.id == cases[0]
    assert drawn(opened.segmentationNode, opened.volumeNode, "tumour") == count
    assert nodes("vtkMRMLScalarVolumeNode") == ["MR 01"]


def test_nodes_of_the_user_stay_when_the_case_changes(panel, logic, project, cases, scene):
    theirs = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "theirs")
    slicer.util.updateVolumeFromArray(theirs, np.random.default_rng(99).integers(0, 9, SHAPE).astype(np.int16))
    fromScene = logic.addVolume(theirs)
    panel.enter()
    panel.onCaseChosen(fromScene.id)
    other = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "other")
    panel.onCaseChosen(cases[0])
    other.SetReferenceImageGeometryParameterFromVolumeNode(logic.annotations.volumeNode)
    panel.onCaseChosen(cases[1])
    # The user's volume; and one that we loaded, but the user's segmentation refers to.
    assert nodes("vtkMRMLScalarVolumeNode") == ["theirs", "MR 01", "MR 02"]
    assert "other" in nodes()


def test_looking_at_a_case_leaves_nothing_behind(panel, opened, project, cases):
    before = sorted(path.name for path in (project.folder / "cases" / cases[0]).rglob("*"))
    panel.nextButton.click()
    panel.exit()
    assert sorted(path.name for path in (project.folder / "cases" / cases[0]).rglob("*")) == before


def test_closing_the_scene_saves_first(panel, opened, project, cases, scene):
    scene.AddObserver(scene.StartCloseEvent, lambda *_: panel.onSceneStartClose())
    scene.AddObserver(scene.EndCloseEvent, lambda *_: panel.onSceneEndClose())
    paint(opened)
    count = drawn(opened.segmentationNode, opened.volumeNode, "liver")
    scene.Clear(False)
    assert not opened.isOpen and panel.editor.editor.segmentationNode() is None
    assert "Select a case" in panel.caseLabel.text
    panel.onCaseChosen(cases[0])
    assert drawn(opened.segmentationNode, opened.volumeNode, "liver") == count
    assert panel.editor.editor.segmentationNode() is opened.segmentationNode


@pytest.mark.parametrize("which", ["segmentationNode", "volumeNode"])
def test_deleting_a_node_saves_first(panel, opened, cases, scene, which):
    paint(opened)
    count = drawn(opened.segmentationNode, opened.volumeNode, "liver")
    scene.RemoveNode(getattr(opened, which))
    assert not opened.isOpen
    panel.onCaseChosen(cases[0])
    assert drawn(opened.segmentationNode, opened.volumeNode, "liver") == count


def test_a_crash_loses_nothing_that_was_drawn_before_the_last_minute(panel, opened, project, cases, tmp_path):
    paint(opened)
    count = drawn(opened.segmentationNode, opened.volumeNode, "liver")
    assert panel._autosave.active and panel._autosave.interval == 60_000
    panel._autosave.timeout.emit()
    # What another Slicer finds after this one is gone.
    shutil.copytree(project.folder, tmp_path / "after the crash")
    after = Case.load(tmp_path / "after the crash" / "cases" / cases[0])
    assert statusOf(after).status is Status.DRAFT and after.label is None
    other = slicer.vtkMRMLScene()
    volumeNode = SceneVolumes.loadImage(other, after)
    node = CaseLabels.openAnnotation(Project(tmp_path / "after the crash"), after, volumeNode)
    assert drawn(node, volumeNode, "liver") == count


def test_a_minute_without_a_change_writes_nothing(panel, opened, project, cases):
    panel._autosave.timeout.emit()
    assert not Drafts.draftPath(opened.case).exists()
    paint(opened)
    panel._autosave.timeout.emit()
    stamp = Drafts.draftPath(opened.case).stat().st_mtime_ns
    panel._autosave.timeout.emit()
    assert Drafts.draftPath(opened.case).stat().st_mtime_ns == stamp


def test_leaving_the_step_and_closing_the_project_save(panel, opened, logic, project, cases):
    paint(opened)
    panel.exit()
    assert statusOf(opened.case).status is Status.DRAFT
    assert opened.isOpen and not panel.editor.editor._shortcuts
    paint(opened, "tumour", blob() == TUMOUR.value)
    logic.session.closeProject()
    assert not opened.isOpen and nodes() == []
    logic.session.openProject(project.folder)
    panel.enter()
    panel.onCaseChosen(cases[0])
    assert drawn(opened.segmentationNode, opened.volumeNode, "tumour") == (blob() == TUMOUR.value).sum()


def test_a_full_disk_keeps_the_case_and_the_project_open(panel, opened, logic, cases, monkeypatch, picture):
    paint(opened)
    with monkeypatch.context() as patch:
        fullDisk(patch)
        panel.nextButton.click()
        assert "The disk is full" in panel._message.text and panel._message.parentWidget() is panel.body
        assert opened.case.id == cases[0] and opened.isChanged
        assert panel.editor.editor.segmentationNode() is opened.segmentationNode
        with pytest.raises(Exception, match="full"):
            logic.session.closeProject()
        assert logic.session.project is not None
        picture(panel.widget, "annotate-full-disk", 1050)
    panel.nextButton.click()
    assert opened.case.id == cases[1]


def test_a_scene_that_closes_on_a_full_disk_leaves_a_copy_in_the_home_folder(
    panel, opened, monkeypatch, tmp_path, dialogs
):
    paint(opened)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    replace, folder = os.replace, str(opened.case.folder)

    def fails(source, target):
        if str(target).startswith(folder):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr("SSLSegmentationLib.storage.os.replace", fails)
    panel.onSceneStartClose()
    copies = list((tmp_path / "SSLSegmentation rescued").glob("*.seg.nrrd"))
    assert len(copies) == 1 and "A copy is in" in panel.notes.rescued[0]
    assert len(dialogs.asked) == 1 and str(copies[0]) in dialogs.asked[0].text
    assert readSegmentation(copies[0]).GetNumberOfSegments() == 3


def test_an_old_scene_does_not_replace_a_newer_draft(panel, opened, cases, scene):
    paint(opened)
    opened.save()
    old = slicer.vtkMRMLSegmentationNode()
    old.CopyContent(opened.segmentationNode)
    for name in opened.segmentationNode.GetAttributeNames():
        old.SetAttribute(name, opened.segmentationNode.GetAttribute(name))
    paint(opened, "tumour", blob() == TUMOUR.value)
    panel.nextButton.click()
    old.SetName("old")
    scene.AddNode(old)  # a scene that was saved before the tumour was drawn is opened
    panel.previousButton.click()
    assert opened.segmentationNode is not old and old.GetScene() is scene
    assert drawn(opened.segmentationNode, opened.volumeNode, "tumour") == (blob() == TUMOUR.value).sum()
    assert "'old' of the scene is older" in panel.remarksLabel.text
    assert not SceneNodes.mark(old, "case")


# ---------------------------------------------------------------------- complete slices
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


def test_an_empty_volume_cannot_be_complete_but_a_slice_can(panel, opened, project, cases):
    panel.complete.volumeButton.click()
    assert "holds no labelled voxel" in panel._message.text
    assert project.case(cases[0]).label is None
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
    assert "8 voxels are in both 'tumour' and 'liver'; 'tumour' has priority." in panel.remarksLabel.text
    assert "The segment 'helper' is not in the label schema" in panel.remarksLabel.text
    picture(panel.widget, "annotate-warnings", 1050)


# ---------------------------------------------------------------------- structures
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
    segments = tuple(s if s.value != 1 else type(s)(1, "Leber", s.color) for s in SCHEMA.segments)
    panel.changeSchema(LabelSchema(segments))
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


# ---------------------------------------------------------------------- life
def test_the_editor_lives_as_slicers_own(panel, opened):
    editor = panel.editor.editor
    assert editor.maximumNumberOfUndoStates == 10 and editor._shortcuts
    editor.setActiveEffectByName("Paint")
    panel.exit()
    assert editor.activeEffect() is None and not editor._shortcuts
    panel.enter()
    assert editor._shortcuts and panel.editor.editor is editor
    panel.onSceneEndImport()
    assert editor.segmentationNode() is opened.segmentationNode


def test_switching_large_cases_takes_less_than_a_second(panel, logic, project):
    project.set_schema(SCHEMA)
    shape = (24, 320, 320)
    ids = [addCase(project, name, shape).id for name in ("first", "second")]
    logic.session.notify("cases")
    panel.enter()
    panel.onCaseChosen(ids[0])
    draw(logic.annotations.segmentationNode, logic.annotations.volumeNode, "liver", blob(shape) > 0)
    logic.annotations.markVolume()
    draw(logic.annotations.segmentationNode, logic.annotations.volumeNode, "tumour", blob(shape) == TUMOUR.value)
    start = time.process_time()
    panel.nextButton.click()
    seconds = time.process_time() - start
    print(f"switching: {seconds:.3f} s")
    assert logic.annotations.case.id == ids[1]
    assert seconds < 1.0
