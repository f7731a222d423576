"""The step Annotate: which cases there are, how far each is, and what the editor shows."""

import time

from annotating import paint
from real_cases import SCHEMA, TUMOUR, addCase, blob, draw
from SSLSegmentationPlugin.session.CaseStatus import Status, statusOf


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
    assert texts == ["◐ 2 slices", "✎ begun", "✔ complete"]
    states = [statusOf(case).status for case in project.cases()]
    assert states == [Status.SLICES, Status.DRAFT, Status.COMPLETE]
    roles = [panel.list.widget.item(row, 2).text() for row in range(3)]
    assert roles == ["Training", "Unlabelled", "Training"]
    picture(panel.widget, "annotate-status", 1050)


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
