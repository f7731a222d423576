"""The step Annotate: which case to start with, why, and where it lies among all volumes."""

import json
import sys

import numpy as np
import pytest
from annotating import paint
from real_cases import addCase
from SSLSegmentationPlugin.scene import Views
from SSLSegmentationPlugin.session.Suggestions import Suggested

ANSWER = {
    "suggestions": [
        {"case": "case0002", "axis": 2, "slices": [3, 1], "reason": "most like the others", "kind": "typical"},
        {"case": "case0003", "axis": 2, "slices": [4], "reason": "unlike all that is annotated", "kind": "group"},
    ],
    "map": [
        {"case": "case0001", "x": -4.0, "y": 2.0, "group": 0},
        {"case": "case0002", "x": 0.0, "y": 0.0, "group": 0},
        {"case": "case0003", "x": 4.0, "y": -2.0, "group": 1},
    ],
}


@pytest.fixture
def answers(logic, tmp_path):
    """A Python that answers as the library does; what it says can be changed, and how often it was asked is counted."""
    script = tmp_path / "answers"
    script.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys\n"
        "here = pathlib.Path(__file__)\n"
        "with open(here.with_suffix('.asked'), 'a') as file: print(*sys.argv[1:], file=file)\n"
        "sys.stdout.write(here.with_suffix('.json').read_text())\n"
    )
    script.chmod(0o755)
    logic.suggestions.python = str(script)

    class Answers:
        def say(self, content):
            script.with_suffix(".json").write_text(content if isinstance(content, str) else json.dumps(content))

        def asked(self):
            path = script.with_suffix(".asked")
            return path.read_text().splitlines() if path.exists() else []

        def wait(self):
            while logic.suggestions.isAsking:
                logic.suggestions.poll()

    answers = Answers()
    answers.say(ANSWER)
    return answers


@pytest.fixture
def shown(panel, logic, answers, cases):
    logic.session.notify("cases")
    panel.enter()
    answers.wait()
    return panel.startHere


def rows(startHere):
    table = startHere.table.widget
    return [[table.item(row, column).text() for column in range(2)] for row in range(table.rowCount)]


def test_the_first_thing_is_where_to_start_and_why(shown, panel, picture):
    assert rows(shown) == [
        ["MR 02", "most like the others"],
        ["MR 03", "unlike all that is annotated"],
    ]
    assert "slices 2, 4" in shown.table.widget.item(0, 1).toolTip()
    assert shown.map.dots.keys() == {"case0001", "case0002", "case0003"}
    picture(panel.widget, "annotate-start-here", 700)


def test_while_it_looks_it_says_so(panel, logic, answers, cases):
    logic.session.notify("cases")
    panel.enter()
    assert "Looking at the volumes" in panel.startHere.label.text
    answers.wait()
    assert "Looking" not in panel.startHere.label.text


def test_a_click_opens_the_case_at_the_first_slice(shown, panel, logic):
    shown.table.widget.cellClicked.emit(0, 0)
    annotations = logic.annotations
    assert annotations.case.id == "case0002"
    assert Views.shownSlice(annotations.volumeNode, annotations.axis) == 1
    assert shown.table.selectedKeys() == ["case0002"]
    assert shown.label.text == "most like the others Slices 2, 4 (key L: the next)."


def test_a_click_on_the_open_case_goes_to_the_first_slice_that_is_left(shown, panel, logic):
    shown.table.widget.cellClicked.emit(0, 0)
    paint(logic.annotations)
    logic.annotations.markSlice(1)
    shown.table.widget.cellClicked.emit(0, 1)
    assert Views.shownSlice(logic.annotations.volumeNode, logic.annotations.axis) == 3


def test_a_dot_of_the_map_opens_its_case(shown, panel, logic):
    assert "MR 03" in shown.map.dots["case0003"].toolTip and "unlike" in shown.map.dots["case0003"].toolTip
    shown.map.dots["case0001"].click()
    assert logic.annotations.case.id == "case0001"


def test_alike_volumes_are_near_and_annotated_ones_are_green(shown, panel, logic):
    left, middle, right = (shown.map.dots[f"case000{n}"] for n in (1, 2, 3))
    assert left.x < middle.x < right.x and left.y < middle.y < right.y
    assert "#2e7d32" not in left.styleSheet
    shown.map.dots["case0001"].click()
    paint(logic.annotations)
    logic.annotations.markVolume()
    assert "#2e7d32" in shown.map.dots["case0001"].styleSheet


def test_it_is_asked_again_when_annotations_change_and_only_then(shown, panel, logic, answers):
    panel.refresh()
    logic.session.notify("cases")
    answers.wait()
    assert len(answers.asked()) == 1
    shown.table.widget.cellClicked.emit(0, 0)
    paint(logic.annotations)
    logic.annotations.autosave()
    answers.wait()
    assert len(answers.asked()) == 1
    logic.annotations.markSlice(1)
    answers.wait()
    assert len(answers.asked()) == 2
    assert answers.asked()[0].split()[:3] == ["-m", "SSLSegmentationLib", "suggest"]


def test_what_is_shown_stays_until_the_next_answer(shown, panel, logic, answers):
    logic.setRole(["case0001"], "test")
    assert logic.suggestions.isAsking and len(rows(shown)) == 2


def test_no_answer_is_told_in_words(panel, logic, answers, cases):
    answers.say(json.dumps({"error": {"sentence": "The volumes cannot be read.", "hint": ""}}))
    logic.session.notify("cases")
    panel.enter()
    answers.wait()
    assert panel.startHere.label.text == "The volumes cannot be read."
    assert rows(panel.startHere) == []


def test_an_interpreter_that_does_not_start_is_told(panel, logic, cases, tmp_path):
    logic.suggestions.python = str(tmp_path / "none")
    logic.session.notify("cases")
    panel.enter()
    assert "cannot be started" in panel.startHere.label.text


def test_without_structures_it_waits(panel, logic, answers, project):
    addCase(project, "MR 01")
    addCase(project, "MR 02")
    logic.session.notify("cases")
    panel.enter()
    assert not answers.asked() and not panel.startHere.widget.visible


def test_another_project_has_other_suggestions(shown, panel, logic, tmp_path):
    logic.session.createProject(tmp_path / "other")
    assert logic.suggestions.suggested == () and not shown.widget.visible


def test_slices_are_counted_as_slicer_counts_them(project):
    case = addCase(project, "MR 09")
    assert Suggested(case.id, (0, 2), 2, "").inViews(case) == (0, 2)
    case.direction = tuple(np.diag([1.0, 1.0, -1.0]).ravel())
    assert Suggested(case.id, (0, 2), 2, "").inViews(case) == (3, 5)
    assert Suggested(case.id, (0, 2), 1, "").inViews(case) == (0, 2)


def test_dots_of_cases_that_are_gone_are_not_seen_until_slicer_is_idle(shown):
    dot = shown.map.dots["case0001"]
    shown.map.show([], {}, [], {}, None)
    assert shown.map.dots == {} and dot.isHidden()
