"""The step Data: files, folders and volumes of the scene are dropped onto the table."""

import json

import pytest
import qt
import slicer
from data_cases import finish, volumeNode
from SSLSegmentationPlugin.widgets.CaseTable import CASE

from SSLSegmentationLib.project import Role

BOTH = qt.Qt.MoveAction | qt.Qt.CopyAction


def drop(panel, urls, actions=BOTH):
    """What a drag over the table and its end are answered with: accepted, and as what; then the end is dealt with."""
    mime, viewport, told = qt.QMimeData(), panel.table.widget.viewport(), []
    mime.setUrls(urls)
    for make, place in ((qt.QDragEnterEvent, qt.QPoint(5, 5)), (qt.QDropEvent, qt.QPointF(5, 5))):
        event = make(place, actions, mime, qt.Qt.LeftButton, qt.Qt.NoModifier)
        qt.QApplication.sendEvent(viewport, event)
        told.append((event.isAccepted(), event.dropAction()))
    slicer.app.processEvents()
    return told


def files(*paths):
    return [qt.QUrl.fromLocalFile(str(path)) for path in paths]


def hierarchy():
    return slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)


def item(node, parent=None):
    made = hierarchy().CreateItem(hierarchy().GetSceneItemID() if parent is None else parent, node)
    return qt.QUrl(f"mrml://scene/subjecthierarchy/item?id={made}")


def names(panel):
    return [panel.table.widget.item(row, CASE).text().split("\n")[0] for row in range(panel.table.widget.rowCount)]


def test_files_that_are_dropped_are_added_with_the_chosen_use_and_stay_where_they_were(panel, project, inbox):
    panel.newRole.currentIndex = list(Role).index(Role.TEST)
    assert drop(panel, files(inbox)) == [(True, qt.Qt.CopyAction), (True, qt.Qt.CopyAction)]
    drop(panel, files(inbox))
    assert "being added already" in panel._message.text
    finish(panel)
    assert names(panel) == ["Läufer 0", "Läufer 1", "Läufer 2"] and len(list(inbox.iterdir())) == 6
    assert {case.role for case in project.cases()} == {Role.TEST}


def test_a_data_set_is_known_by_its_description(panel, project, inbox, monkeypatch):
    given = []
    monkeypatch.setattr(panel.logic.dataImport, "addDataset", lambda path, **how: given.append(path))
    (inbox / "dataset.json").write_text(json.dumps({}))
    drop(panel, files(inbox / "dataset.json"))
    assert given == [str(inbox / "dataset.json")]


def test_volumes_of_the_scene_are_added_and_stay_in_the_tree(panel, project):
    nodes = [volumeNode("T1", 1), volumeNode("T2", 2)]
    volumeNode("not dropped", 3)
    assert drop(panel, [item(node) for node in nodes], qt.Qt.MoveAction)[1] == (False, qt.Qt.IgnoreAction)
    finish(panel)
    assert names(panel) == ["T1", "T2"]


def test_a_folder_of_the_tree_is_all_that_is_in_it(panel, project):
    folder = hierarchy().CreateFolderItem(hierarchy().GetSceneItemID(), "patient")
    for seed, name in enumerate(("a", "b")):
        item(volumeNode(name, seed), folder)
    drop(panel, [qt.QUrl(f"mrml://scene/subjecthierarchy/item?id={folder}")], qt.Qt.MoveAction)
    finish(panel)
    assert names(panel) == ["a", "b"]


def test_what_cannot_be_added_is_said(panel, project):
    model = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLModelNode", "model")
    drop(panel, [item(model)], qt.Qt.MoveAction)
    assert "no volume" in panel._message.text and project.cases() == []


@pytest.mark.parametrize("url", ["https://example.org/a.nrrd", "mrml://scene/other?id=7", "mrml://scene/x?id=a"])
def test_other_things_are_not_taken(panel, project, url):
    assert [accepted for accepted, _action in drop(panel, [qt.QUrl(url)])] == [False, False]
