"""Recent projects say what is in them, and no drive is waited for."""

import sys
import time

import pytest
import qt
from data_cases import addCases

from SSLSegmentationLib.project import Project


@pytest.fixture
def python(monkeypatch, logic):
    logic.recentProjects.python = sys.executable


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
