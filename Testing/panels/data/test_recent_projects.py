"""Recent projects say what is in them, and no drive is waited for."""

import sys
import time
from types import SimpleNamespace

import pytest
import qt
from data_cases import addCases
from SSLSegmentationPlugin.session import Opening, RecentProjects

from SSLSegmentationLib.project import Project


@pytest.fixture
def python(monkeypatch, logic):
    logic.recentProjects.python = sys.executable
    monkeypatch.setattr(Opening, "_PIECE_SECONDS", 10.0)


def until(logic, condition):
    end = time.monotonic() + 20
    while not condition() and time.monotonic() < end:
        logic.session.pollAll()
        time.sleep(0.02)
    assert condition()


def texts(box):
    table = box.recent.widget
    return [[table.item(row, column).text() for column in range(5)] for row in range(table.rowCount)]


def test_they_say_what_is_in_them_and_gone_ones_are_grey(python, panel, study, logic, tmp_path, picture):
    addCases(study)
    gone = Project.create(tmp_path / "long gone")
    for project in (gone, study):
        logic.session.openProject(project.folder)
    gone.folder.rename(tmp_path / "elsewhere")
    logic.session.closeProject()
    box = panel.projectBox
    assert [row[0] for row in texts(box)] == ["étude 1", "long gone"]  # at once; the rest when it is known
    assert box.openButton.enabled
    until(logic, lambda: logic.recentProjects.isGone(str(gone.folder)))
    today = time.strftime("%Y-%m-%d")
    assert texts(box)[0] == ["Liver MRI (in 'étude 1')", "8", "0", "", today]
    assert texts(box)[1][:2] == ["long gone", "not found"]
    table = box.recent.widget
    assert str(study.folder) in table.item(0, 0).toolTip() and str(gone.folder) in table.item(1, 0).toolTip()
    colours = [table.item(row, 0).foreground().color().name() for row in range(2)]
    assert colours[1] == table.palette.color(qt.QPalette.Disabled, qt.QPalette.Text).name() != colours[0]
    picture(panel.widget, "recent-projects")
    box.recent.select([str(gone.folder)])
    box.openButton.click()
    assert "is not there" in panel._message.text and logic.session.project is None
    box.recent.select([str(study.folder)])
    box.openButton.click()
    assert logic.session.project.folder == study.folder


def test_a_project_is_opened_by_a_double_click(panel, study, logic):
    logic.session.openProject(study.folder)
    logic.session.closeProject()
    table = panel.projectBox.recent.widget
    table.doubleClicked.emit(table.model().index(0, 0))
    assert logic.session.project.folder == study.folder


def test_without_any_there_is_no_table(panel):
    assert panel.projectBox.recent.widget.isHidden() and not panel.projectBox.openButton.enabled


class Asleep:
    """A look at a drive that answers when it is told to."""

    def __init__(self, isThere=None):
        self.isThere, self.waited = isThere, 0.0

    def answer(self, seconds):
        if self.isThere is None:
            self.waited += seconds
        return self.isThere


@pytest.fixture
def drives(monkeypatch, study, logic, tmp_path):
    """Two projects, the second on a drive that does not answer."""
    slow = Project.create(tmp_path / "slow")
    for project in (slow, study):
        logic.session.openProject(project.folder)
    looks = {str(study.folder): Asleep(True), str(slow.folder): Asleep()}
    monkeypatch.setattr(RecentProjects, "Look", looks.__getitem__)
    return str(study.folder), str(slow.folder), looks[str(slow.folder)]


def test_a_drive_that_does_not_answer_holds_up_no_other(python, panel, drives, logic, monkeypatch):
    quick, slow, look = drives
    logic.session.closeProject()
    recents = logic.recentProjects
    until(logic, lambda: recents.known(quick))
    assert look.waited <= RecentProjects._AT_ONCE and not recents.known(slow) and not recents.isSilent(slow)
    assert texts(panel.projectBox)[1][1] == "…"
    monkeypatch.setattr(RecentProjects, "_SILENT", 0.0)
    until(logic, lambda: recents.isSilent(slow))
    assert texts(panel.projectBox)[1][1] == "no answer" and texts(panel.projectBox)[0][1] == "0"
    look.isThere = True  # it has woken up
    until(logic, lambda: recents.known(slow))
    assert texts(panel.projectBox)[1][1] == "0" and not recents.isSilent(slow)
    assert not logic.session.pollAll()


def test_nobody_waits_for_ever_for_a_drive(python, panel, drives, logic, monkeypatch):
    monkeypatch.setattr(RecentProjects, "_GIVEN_UP", 0.0)
    logic.session.closeProject()
    until(logic, lambda: not logic.session.pollAll())
    assert logic.recentProjects.known(drives[0]) and not logic.recentProjects.known(drives[1])


def test_projects_that_cannot_be_read_in_time_are_asked_one_by_one(panel, drives, logic, monkeypatch):
    quick, slow, look = drives
    look.isThere = True
    asked, recents = [], logic.recentProjects

    def ask(python, *words):
        asked.append(words[1:])
        recents._question._child = None if slow not in words else SimpleNamespace(poll=lambda: None, close=lambda: None)
        if slow not in words:
            recents._onAnswer({"projects": [{"folder": quick, "cases": 8}]}, "")

    monkeypatch.setattr(recents._question, "ask", ask)
    logic.session.closeProject()
    assert asked == [(quick, slow)] and not recents.known(quick)
    monkeypatch.setattr(RecentProjects, "_READING", -1.0)
    until(logic, lambda: recents.known(quick) and recents.isSilent(slow))
    assert asked[1:] == [(quick,), (slow,)] and not logic.session.pollAll()
