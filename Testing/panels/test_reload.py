"""After Reload and after a restart the module is as it was, and nothing is done twice or left locked."""

import gc
import runpy
import sys
from pathlib import Path

import pytest
import slicer
from fake_runs import FakeRun
from PySide6 import QtCore
from real_cases import SCHEMA, addCase, blob, draw, drawn
from SSLSegmentationPlugin.session.Session import Session

from SSLSegmentationLib.core.locks import ProjectLock
from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.project import Project
from Testing.harness import scripted
from Testing.harness.scripted import open_module

MODULE = Path(__file__).resolve().parents[2] / "SSLSegmentation" / "SSLSegmentation.py"


@pytest.fixture
def folder(tmp_path):
    """A project with a case, which is not open."""
    project = Project.create(tmp_path / "Projekt Lékař", "Liver study")
    project.set_schema(SCHEMA)
    addCase(project, "MR 01")
    return project.folder


def widget():
    return slicer.modules.SSLSegmentationWidget


def reload():
    slicer.util.reloadScriptedModule("SSLSegmentation")
    QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.DeferredDelete)
    return widget()


def restart(module):
    """Slicer ends and is started anew: no Qt object is left, the settings are."""
    module.close()
    return scripted.load(MODULE)


def activeTimers():
    gc.collect()
    made = [one for one in gc.get_objects() if issubclass(type(one), QtCore.QTimer)]
    return sum(_isActive(one) for one in made)


def _isActive(timer):
    try:
        return timer.isActive() and not timer.isSingleShot()  # one that fires once more is none that was left
    except RuntimeError:  # its C++ object is gone
        return False


def step(widget):
    return type(widget.panels[widget.tabs.currentIndex]).__name__


def data(widget):
    return widget.panels[0]


@pytest.mark.parametrize("isShown", [True, False])
def test_after_reload_the_data_step_shows_the_project_that_was_open(module, folder, isShown):
    before = open_module(module)
    before.logic.session.openProject(folder)
    if not isShown:
        slicer.util.selectModule("Other")
    after = reload()
    assert after is not before and after.logic is not before.logic
    assert after.logic.session.project.folder == folder
    assert after.strip.projectLabel.text == "Liver study (in 'Projekt Lékař')"
    assert data(after).table.keys == ["case0001"]
    assert not data(after)._message.text
    assert after.watcher._timer.active is isShown
    assert "Next" in after.strip.nextLabel.text
    slicer.util.selectModule("SSLSegmentation")
    assert after.watcher._timer.active


def test_after_reload_nothing_is_opened_that_was_not_open(module, folder):
    session = open_module(module).logic.session
    session.reopens = True
    session.openProject(folder)
    session.closeProject()
    after = reload()
    assert after.logic.session.project is None
    assert data(after).projectBox.widget.text == "Project" and not data(after)._message.text


def test_the_widget_is_right_after_setup_without_a_project(module):
    made = module.widgetRepresentation().self()
    assert made.strip.projectLabel.text == "No project is open"
    assert not data(made).casesBox.visible and data(made).projectBox.createButton.toolTip
    assert not made.watcher._timer.active


def test_a_widget_that_slicer_did_not_make_is_set_up_and_told(module):
    made = sys.modules["SSLSegmentation"].SSLSegmentationWidget()
    assert made.logic is not None and made.watcher._timer.active
    made.cleanup()
    made.parent.deleteLater()


def test_reload_keeps_step_and_case_and_what_was_drawn(module, folder, scene):
    before = open_module(module)
    before.logic.session.openProject(folder)
    before.logic.session.setCurrentCase("case0001")
    before.logic.session.askForStep("AnnotatePanel")
    annotations = before.logic.annotations
    draw(annotations.segmentationNode, annotations.volumeNode, "liver", blob() > 0)
    for _count in range(3):
        after = reload()
        assert step(after) == "AnnotatePanel"
        annotations = after.logic.annotations
        assert annotations.isOpen and annotations.case.id == "case0001"
        assert drawn(annotations.segmentationNode, annotations.volumeNode, "liver") == (blob() > 0).sum()
    assert len(slicer.util.getNodesByClass("vtkMRMLSegmentationNode")) == 1
    assert after.panels[2].editor.editor.segmentationNode() is annotations.segmentationNode


def test_several_reloads_leave_one_watcher_one_lock_and_one_observer_each(module, folder, scene):
    first = open_module(module)
    first.logic.session.openProject(folder)
    first.logic.session.setCurrentCase("case0001")
    first.logic.session.askForStep("AnnotatePanel")
    timers, polls = activeTimers(), []
    for _count in range(4):
        after = reload()
    assert activeTimers() == timers
    after.logic.session.addPoller(lambda: bool(polls.append(1)))
    after.watcher._timer.timeout.emit()
    assert len(polls) == 1
    assert first.logic is None and first.panels[0]._tokens == []
    scene.Clear(False)
    assert not after.logic.annotations.isOpen
    after.logic.session.closeProject()
    with ProjectLock(folder):  # free: no widget of before holds it
        pass


def test_the_developers_reload_reads_every_file_anew(module, scene):
    """By the test that a real Slicer runs, too."""
    files = {name: file for name, file in sys.modules.items() if name.split(".")[0] == "SSLSegmentationPlugin"}
    script = MODULE.parent / "Testing" / "Python" / "SSLSegmentationReloadTest.py"
    test = runpy.run_path(str(script))["SSLSegmentationReloadTest"]
    try:
        result = test("test_reload_reads_every_file_anew_and_keeps_what_is_open").run()
        slicer.modules.sslsegmentation.close()
    finally:
        sys.modules.update(files)  # other tests have imported these
    assert result.testsRun == 1 and not result.errors and not result.failures, [*result.errors, *result.failures]


def test_a_job_that_is_running_is_found_again_and_followed(module, folder):
    before = open_module(module)
    before.logic.session.openProject(folder)
    run = FakeRun(Project(folder), "pretrain", {}).status("running", step=10, total=100)
    after = reload()
    assert [entry.id for entry in after.logic.session.living()] == [run.id]
    assert not after.strip.jobRow.isHidden() and after.strip.progress.value == 10
    run.status("running", step=20, total=100)
    after.watcher._timer.timeout.emit()
    assert after.strip.progress.value == 20


def test_a_panel_that_cannot_be_put_away_does_not_keep_the_project_locked(module, folder, caplog, monkeypatch):
    before = open_module(module)
    before.logic.session.openProject(folder)
    monkeypatch.setattr(before.panels[1], "cleanup", lambda: 1 / 0)
    before.logic.session.observe("closing", lambda: 1 / 0)
    assert reload().logic.session.project.folder == folder
    assert "could not be put away" in caplog.text


# ---------------------------------------------------------------------- a restart of Slicer
@pytest.mark.parametrize("isWanted", [False, True])
def test_after_a_restart_the_last_project_is_open_if_the_user_wants_so(module, folder, dialogs, isWanted):
    before = open_module(module)
    before.logic.session.openProject(folder)
    box = data(before).projectBox.reopenBox
    assert not box.checked
    box.checked = isWanted
    after = open_module(restart(module))
    assert data(after).projectBox.reopenBox.checked is isWanted
    assert (after.logic.session.project is not None) is isWanted
    assert dialogs.asked == []


def test_a_project_that_the_user_closed_stays_closed_after_a_restart(module, folder):
    session = open_module(module).logic.session
    session.reopens = True
    session.openProject(folder)
    session.closeProject()
    assert open_module(restart(module)).logic.session.project is None


def _moved(folder):
    folder.rename(folder.with_name("elsewhere"))


def _emptied(folder):
    (folder / "project.json").unlink()


def _newer(folder):
    path = folder / "project.json"
    write_json(path, {**read_json(path, "project"), "format_version": 99})


def _damaged(folder):
    (folder / "project.json").write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_moved, "is not there any more"),
        (_emptied, "is not a project"),
        (_newer, "Update SSLSegmentation"),
        (_damaged, "damaged"),
    ],
)
def test_a_project_that_cannot_be_opened_again_is_a_calm_sentence(module, folder, dialogs, harm, words):
    session = open_module(module).logic.session
    session.reopens = True
    session.openProject(folder)
    module.close()
    harm(folder)
    after = open_module(scripted.load(MODULE))
    text = data(after)._message.text
    assert words in text and str(folder) in text and "was open before" in text
    assert after.logic.session.project is None and dialogs.asked == []
    assert data(after).projectBox.openedLabel.text == ""


def test_a_project_that_another_program_changes_is_left_to_it(module, folder, dialogs):
    session = open_module(module).logic.session
    session.reopens = True
    session.openProject(folder)
    module.close()
    with ProjectLock(folder):
        after = open_module(scripted.load(MODULE))
        assert "is being changed by" in data(after)._message.text
        assert after.logic.session.project is None and dialogs.asked == []
    data(after).projectBox.openButton.click()
    assert after.logic.session.project.folder == folder


def test_an_ended_session_gives_its_lock_back_and_is_not_asked_again(folder, tmp_path):
    from PySide6.QtCore import QSettings

    session = Session(QSettings())
    session.openProject(folder)
    session.observe("closing", lambda: 1 / 0)
    looks = []
    session.addPoller(lambda: bool(looks.append(1)))
    session.end()
    assert session.project is None and not session.pollAll() and looks == []
    with ProjectLock(folder):
        pass
    assert session.lastOpened == str(folder)
