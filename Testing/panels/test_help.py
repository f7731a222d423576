"""Help without network: the page of each step, a tour that is shown once, a report that is read before it is saved."""

import sys
from pathlib import Path

import pytest
import qt
import slicer
from PySide6 import QtTest
from SSLSegmentationPlugin.environment.Environment import Environment
from SSLSegmentationPlugin.panels import PANELS
from SSLSegmentationPlugin.session.ProblemReport import ownRecords
from SSLSegmentationPlugin.text import Tutorial
from SSLSegmentationPlugin.widgets.Tour import words

from SSLSegmentationLib.project import Project
from Testing.harness import scripted
from Testing.harness.scripted import open_module

MODULE = Path(__file__).resolve().parents[2] / "SSLSegmentation" / "SSLSegmentation.py"


@pytest.fixture
def widget(application, monkeypatch):
    """The module, opened for the first time in a Slicer that was just installed."""
    monkeypatch.setattr(Environment, "startProbe", lambda self: None)
    before = sys.modules.get("SSLSegmentation")
    parent = scripted.load(MODULE)
    yield open_module(parent)
    parent.close()
    if before is not None:
        sys.modules["SSLSegmentation"] = before


# ---------------------------------------------------------------------- pages
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.__name__)
def test_each_step_has_its_page_with_pictures_that_are_there(panel):
    text = Tutorial.page(panel.__name__)
    assert text.startswith("**") and "In Slicer" not in text and "sslseg " not in text
    assert "![" in text and text.count("**") >= 2
    for name in text.split("](")[1:]:
        target = name.partition(")")[0]
        assert "://" in target or (Tutorial.file().parent / target.partition("#")[0]).is_file(), target


def test_the_question_mark_opens_the_page_of_the_step_that_is_shown(widget, picture, dialogs):
    for number in (0, 3, 6):
        panel, widget.tabs.currentIndex = widget.panels[number], number
        widget.help.widget.click()
        window = widget.help.window
        assert window.steps.currentText == panel.title
        shown = window.browser.toPlainText()
        assert shown.splitlines()[0].startswith(Tutorial.page(type(panel).__name__).partition("**")[2][:6])
    assert len(window._pictures) == 1 and all(0 < one.width() <= 700 for one in window._pictures.values())
    picture(window.dialog, "help")
    window.steps.currentIndex = 2
    assert "Start here" in window.browser.toPlainText()
    window._onLink(qt.QUrl("docs/suggestions.md"))
    assert len(window.browser.toPlainText()) > 500 and dialogs.asked == []
    window._onLink(qt.QUrl("https://www.slicer.org"))
    assert [one.kind for one in dialogs.asked] == ["QDesktopServices.openUrl"]


def test_without_the_tutorial_its_address_is_shown(widget, monkeypatch, tmp_path):
    monkeypatch.setattr(Tutorial, "_PLACES", (tmp_path,))
    widget.help.open()
    assert Tutorial.ADDRESS in widget.help.window.browser.toPlainText()


# ---------------------------------------------------------------------- tour
def test_the_tour_comes_by_itself_once_and_again_if_asked_for(widget, picture):
    tour = widget.tour
    assert tour.isShown and len(words()) == 6
    texts = []
    for number in range(6):
        assert tour.number == number and tour.count.text == f"{number + 1} of 6"
        texts.append(tour.text.text)
        if number == 2:
            picture(widget.parent, "tour")
        tour.nextButton.click()
    assert not tour.isShown and texts == [text for _place, text in words()]
    widget.exit()
    widget.enter()
    assert not tour.isShown
    next(action for action in widget.help.menu.actions() if "tour" in action.text).trigger()
    assert tour.isShown and tour.number == 0
    assert not tour.backButton.enabled
    tour.nextButton.click()
    tour.backButton.click()
    assert tour.number == 0
    tour.skipButton.click()
    assert not tour.isShown


def test_the_tour_goes_by_keyboard_and_blocks_nothing(widget):
    tour = widget.tour
    tour.shortcuts["Right"].activated.emit()
    tour.shortcuts["Right"].activated.emit()
    tour.shortcuts["Left"].activated.emit()
    assert tour.number == 1
    QtTest.QTest.keyClick(tour.nextButton, " ")
    assert tour.number == 2
    widget.tabs.currentIndex = 3
    assert tour.isShown and widget.shownStep() == "FinetunePanel"
    tour.shortcuts["Esc"].activated.emit()
    assert not tour.isShown


def test_the_tour_lies_below_what_it_points_at_and_inside_the_panel(widget):
    widget.parent.resize(420, 900)
    for number in range(6):
        widget.tour.go(number)
        bubble, home = widget.tour._bubble, widget.parent.rect
        assert home.contains(bubble.geometry) and bubble.height > 40
        target, rectangle = widget.placeInTour(words()[number][0])
        bottom = target.mapTo(widget.parent, rectangle.bottomLeft()).y()
        assert bottom <= bubble.geometry.top() <= bottom + 30
    widget.tour.end()
    widget.logic.session.store.setValue("SSLSegmentation/tourShown", "")
    slicer.app.testing = True  # then nobody is there to see it
    widget.enter()
    assert not widget.tour.isShown


# ---------------------------------------------------------------------- report
def test_a_report_is_shown_first_and_saved_where_the_user_says(widget, tmp_path, dialogs, picture):
    project = Project.create(tmp_path / "Novák", "Novák")
    widget.logic.session.openProject(project.folder)
    widget.logic.environment.report = {"best": "cpu", "note": str(project.folder)}
    next(action for action in widget.help.menu.actions() if "Report" in action.text).trigger()
    text = widget.report.text.plainText
    assert "torch " in text and '"best": "cpu"' in text and "0 cases" in text and "slicer.txt" in text
    assert "Novák" not in text and str(tmp_path) not in text
    picture(widget.report.dialog, "report")
    assert list(tmp_path.glob("*.zip")) == [] and dialogs.asked == []
    dialogs.answer("", str(tmp_path / "a.zip"), str(tmp_path / "b.txt"), str(tmp_path / "b.txt" / "c.zip"))
    widget.report.saveButton.click()
    assert widget.report.message.text == ""
    widget.report.saveButton.click()
    widget.report.saveButton.click()
    assert (tmp_path / "a.zip").is_file() and (tmp_path / "b.txt").read_text(encoding="utf-8") == text
    assert "b.txt" in widget.report.message.text
    widget.report.saveButton.click()
    assert "c.zip" in widget.report.message.text and "Saved" not in widget.report.message.text


def test_of_slicers_log_only_records_of_this_module_are_told():
    log = (
        "[INFO][Stream] 30.11.2026 10:00:00 [] (unknown:0) - Loading DICOM of Doe^John\n"
        "[ERROR][Python] 30.11.2026 10:00:01 [Python] (/opt/SSLSegmentationPlugin/widgets/Panel.py:97) - It failed.\n"
        "Traceback (most recent call last):\n  more\n"
        "[DEBUG][Qt] 30.11.2026 10:00:02 [] (unknown:0) - Doe^John.nrrd\n"
    )
    assert ownRecords(log).splitlines() == log.splitlines()[1:4]
    assert ownRecords("no record") == ""
