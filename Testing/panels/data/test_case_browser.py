"""The step Data: cases are sorted, searched, opened and taken out by keys, however many there are."""

import pytest
import qt
import slicer
from data_cases import addCases, cells, wait
from SSLSegmentationPlugin.widgets.CaseTable import ANNOTATION, CASE, REMARKS, ROLE, VOXELS

from SSLSegmentationLib.project import Case, Role

MANY = 1000


def names(panel):
    return [cells(panel, row)[CASE].split("\n")[0] for row in range(panel.table.widget.rowCount)]


def press(widget, key):
    from PySide6 import QtTest

    widget.window().activateWindow()
    slicer.app.processEvents()
    widget.setFocus()
    QtTest.QTest.keyClick(widget, key)


@pytest.fixture
def ten(panel, study, logic):
    """Cases called MR 0 to MR 10, of growing spacing."""
    ids = addCases(study, 11)
    for number, case in enumerate(study.cases()):
        case.name = f"MR {10 - number}"
        case.save()
    logic.session.openProject(study.folder)
    return ids


def test_a_click_on_a_heading_sorts_numbers_as_numbers_and_a_third_one_ends_it(panel, ten):
    panel.table.widget.horizontalHeader().sectionClicked.emit(CASE)
    assert names(panel) == [f"MR {number}" for number in range(11)]
    panel.table.widget.horizontalHeader().sectionClicked.emit(CASE)
    assert names(panel) == [f"MR {10 - number}" for number in range(11)]
    panel.table.sortBy(VOXELS)
    assert panel.table.keys == ten
    panel.table.sortBy(VOXELS)
    assert panel.table.keys == ten[::-1]
    panel.table.sortBy(VOXELS)
    assert panel.table.keys == ten and not panel.table.widget.horizontalHeader().isSortIndicatorShown()


def test_sorting_keeps_what_is_selected_and_changes_no_role(panel, filled, study):
    before = {case.id: case.role for case in study.cases()}
    panel.table.select(filled[1:3])
    for column in (ROLE, ROLE, ANNOTATION, REMARKS, CASE):
        panel.table.sortBy(column)
        assert sorted(panel.table.selectedKeys()) == filled[1:3]
    assert {case.id: case.role for case in study.cases()} == before
    panel.table.sortBy(REMARKS)
    assert panel.table.keys[0] == filled[7]
    panel.role.currentIndex = list(Role).index(Role.VALIDATION)
    panel.table.select([filled[4]])
    panel.roleButton.click()
    assert [case.id for case in study.cases() if case.role is not before[case.id]] == [filled[4]]


def test_search_lists_while_one_types_and_what_is_not_listed_is_not_selected(panel, filled):
    panel.table.select([filled[3], filled[7]])
    panel.browser.filter.search.text = "mr LONG"
    assert panel.table.keys == [filled[7]] and panel.table.selectedKeys() == [filled[7]]
    assert panel.browser.filter.count.text == "1 of 8"
    panel.browser.filter.search.text = "20 mm apart"
    assert panel.table.keys == [filled[7]]
    panel.browser.filter.search.text = ""
    assert panel.table.keys == filled and panel.table.selectedKeys() == [filled[7]]


def test_the_list_is_narrowed_by_use_state_and_remarks(panel, filled, logic):
    chooser = panel.browser.filter
    chooser.role.currentIndex = 1 + list(Role).index(Role.TEST)
    assert panel.table.keys == filled[:2]
    logic.setRole([filled[0]], "train", force=True)
    assert panel.table.keys == [filled[1]]
    chooser.role.currentIndex, chooser.state.currentIndex = 0, 3
    assert panel.table.keys == [filled[2]]
    chooser.state.currentIndex, chooser.odd.checked = 0, True
    assert panel.table.keys == [filled[7]]
    chooser.odd.checked = False
    assert panel.table.keys == filled


def test_another_project_is_listed_whole(panel, filled, logic, tmp_path):
    panel.browser.filter.search.text = "no such case"
    assert panel.table.keys == []
    logic.session.createProject(tmp_path / "another")
    assert panel.browser.filter.search.text == "" and not panel.browser.filter.widget.visible


def test_enter_and_a_double_click_open_a_case(panel, filled, logic):
    steps = []
    logic.session.observe("step", lambda: steps.append((logic.session.step, logic.session.caseId)))
    panel.table.select([filled[3]])
    press(panel.table.widget, qt.Qt.Key_Return)
    panel.table.widget.cellDoubleClicked.emit(5, CASE)
    assert steps == [("AnnotatePanel", filled[3]), ("AnnotatePanel", filled[5])]


@pytest.mark.parametrize("agreed", [True, False])
def test_delete_asks_and_takes_out_what_is_selected(panel, filled, study, dialogs, agreed):
    press(panel.table.widget, qt.Qt.Key_Delete)
    assert not dialogs.asked
    panel.table.select(filled[4:6])
    dialogs.answer(qt.QMessageBox.Ok if agreed else qt.QMessageBox.Cancel)
    press(panel.table.widget, qt.Qt.Key_Delete)
    assert len(dialogs.asked) == 1 and "Nothing is deleted" in dialogs.asked[0].text
    assert [case.id for case in study.cases()] == [id for id in filled if not (agreed and id in filled[4:6])]


def test_arrow_keys_go_on_where_they_were_after_a_refresh(panel, filled, logic):
    panel.table.select([filled[3]])
    logic.setRole([filled[3]], "train")
    press(panel.table.widget, qt.Qt.Key_Down)
    assert panel.table.selectedKeys() == [filled[4]]


def test_of_a_thousand_cases_only_those_that_are_seen_cost_anything(panel, study, logic):
    ids = addCases(study, 3)
    logic.session.openProject(study.folder)
    (known,) = [one for one in panel.browser._entries.values() if one.case.id == ids[0]]
    many = [known.__class__(_renamed(known.case, number), known.status) for number in range(MANY)]
    made = []
    make, panel.table.cellsOf = panel.table.cellsOf, lambda key, content: made.append(key) or make(key, content)
    panel.table.show(many)
    assert panel.table.widget.rowCount == MANY and len(made) < 100
    made.clear()
    slicer.app.processEvents()
    bar = panel.table.widget.verticalScrollBar()
    bar.value = bar.maximum
    slicer.app.processEvents()
    assert len(made) < 100 and panel.table.widget.item(MANY - 1, CASE).text().startswith("MR 999")
    panel.table.select([many[998].case.id])
    place = bar.value
    panel.table.show([*many[:500], known.__class__(many[500].case, known.status, ("odd",)), *many[501:]])
    assert panel.table.selectedKeys() == ["case998"] and bar.value == place
    panel.table.widget.selectAll()
    assert panel.table.selectedKeys() == [one.case.id for one in many]


def _renamed(case, number):
    from dataclasses import replace

    return replace(case, id=f"case{number:03d}", name=f"MR {number}")


def test_a_project_with_many_cases_is_read_in_pieces_and_then_opened(panel, study, logic, monkeypatch):
    from SSLSegmentationPlugin.session import Opening

    addCases(study, 12)
    monkeypatch.setattr(Opening, "_PIECE_SECONDS", 0.0001)
    read = []
    loading = Case.load
    monkeypatch.setattr(Case, "load", lambda folder: read.append(folder) or loading(folder))
    monkeypatch.setattr("SSLSegmentationLib.project.damaged.CaseMemory._settled_ns", -1)
    panel.projectBox.open(str(study.folder))
    assert logic.session.project is None and "Opening" in panel._message.text
    wait(logic, lambda: logic.session.project is not None)
    assert len(panel.table.keys) == 12 and panel._message.text == "" and len(read) == 12


def test_what_is_no_project_is_said_also_where_it_is_read_in_pieces(panel, logic, tmp_path, dialogs):
    dialogs.answer(str(tmp_path))
    panel.projectBox.otherButton.click()
    assert "is not a project" in panel._message.text and logic.session.project is None


def test_a_project_that_is_made_meanwhile_stays(panel, study, logic, tmp_path, monkeypatch):
    from SSLSegmentationPlugin.session import Opening

    addCases(study, 3)
    monkeypatch.setattr(Opening, "_PIECE_SECONDS", 0.0001)
    panel.projectBox.open(str(study.folder))
    panel.projectBox.place.currentPath, panel.projectBox.name.text = str(tmp_path), "Newer"
    panel.projectBox.createButton.click()
    wait(logic, lambda: not panel.projectBox._reading.active)
    assert logic.session.project.name == "Newer"


def test_the_use_of_many_cases_is_changed_in_pieces_and_told_once(panel, study, logic):
    ids = addCases(study, 20)
    logic.session.openProject(study.folder)
    panel.table.select(ids)
    panel.role.currentIndex = list(Role).index(Role.TRAIN)
    told = []
    logic.session.observe("cases", lambda: told.append(len(study.cases(Role.TRAIN))))
    panel.roleButton.click()
    assert 0 < len(study.cases(Role.TRAIN)) < 20 and not panel.removeButton.enabled and told == []
    wait(logic, lambda: panel.removeButton.enabled)
    assert told == [20] and panel.table.selectedKeys() == ids
    assert {cells(panel, row)[ROLE] for row in range(20)} == {"Training"}
