"""The step Annotate loses nothing: not on another case, scene close, crash, full disk or an old scene."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
import slicer
from annotating import fullDisk, nodes, paint
from real_cases import SHAPE, TUMOUR, blob, draw, drawn, goOn
from SSLSegmentationPlugin.scene import SceneNodes, Volumes
from SSLSegmentationPlugin.scene.LabelFiles import readSegmentation
from SSLSegmentationPlugin.session import CaseLabels, Drafts
from SSLSegmentationPlugin.session.CaseStatus import Status, statusOf

from SSLSegmentationLib.project import Case, Project


def test_switching_cases_saves_and_coming_back_shows_what_was_drawn(panel, opened, scene, cases):
    paint(opened)
    draw(opened.segmentationNode, opened.volumeNode, "tumour", blob() == TUMOUR.value)
    count = drawn(opened.segmentationNode, opened.volumeNode, "tumour")
    panel.nextButton.click()
    assert opened.case.id == cases[1] and opened.segmentationNode.GetDisplayVisibility()
    assert not any(node.GetDisplayVisibility() for node in shownBefore(opened))
    goOn(opened)
    assert len(nodes()) == 1
    assert nodes("vtkMRMLScalarVolumeNode") == ["MR 02"]  # what we loaded for the first case has left
    panel.previousButton.click()
    goOn(opened)
    assert opened.case.id == cases[0]
    assert drawn(opened.segmentationNode, opened.volumeNode, "tumour") == count
    assert nodes("vtkMRMLScalarVolumeNode") == ["MR 01"]


def test_who_is_quicker_than_a_case_leaves_finds_what_was_drawn(panel, opened, scene, cases):
    paint(opened)
    count = drawn(opened.segmentationNode, opened.volumeNode, "liver")
    panel.nextButton.click()
    panel.previousButton.click()
    assert opened.case.id == cases[0] and drawn(opened.segmentationNode, opened.volumeNode, "liver") == count
    goOn(opened)
    assert opened.isOpen and drawn(opened.segmentationNode, opened.volumeNode, "liver") == count
    assert nodes("vtkMRMLScalarVolumeNode") == ["MR 01"] and len(nodes()) == 1


def test_a_case_leaves_also_when_the_step_is_left_meanwhile(panel, opened, cases):
    panel.nextButton.click()
    panel.exit()
    goOn(opened)
    assert nodes("vtkMRMLScalarVolumeNode") == ["MR 02"] and len(nodes()) == 1


def test_a_scene_that_is_closed_while_a_case_leaves_stays_empty(panel, opened, scene):
    panel.nextButton.click()
    panel.onSceneStartClose()
    scene.Clear(0)
    goOn(opened)
    assert not nodes() and not opened.isOpen


def shownBefore(opened):
    return [
        node for node in slicer.util.getNodesByClass("vtkMRMLSegmentationNode") if node is not opened.segmentationNode
    ]


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
    volumeNode = Volumes.loadImage(other, after)
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

    monkeypatch.setattr("SSLSegmentationLib.core.storage.os.replace", fails)
    panel.onSceneStartClose()
    copies = list((tmp_path / "SSLSegmentation rescued").glob("*.seg.nrrd"))
    assert len(copies) == 1 and "A copy is in" in panel.annotations.rescued[0]
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
    old.SetNodeReferenceID("SSLSegmentation.self", old.GetID())
    panel.previousButton.click()
    assert opened.segmentationNode is not old and old.GetScene() is scene
    assert drawn(opened.segmentationNode, opened.volumeNode, "tumour") == (blob() == TUMOUR.value).sum()
    assert "'old' of the scene is older" in panel.remarksLabel.text
    assert not SceneNodes.mark(old, "case")
