"""The step Data: what the table says of each case, roles, removal, damage."""

import pytest
import qt
from data_cases import cells
from SSLSegmentationPlugin.widgets.CaseTable import ANNOTATION, CASE, REMARKS, ROLE
from SSLSegmentationPlugin.widgets.CaseWork import CaseWork

from SSLSegmentationLib.core.errors import StorageError
from SSLSegmentationLib.project import Project, Role


def test_the_table_says_of_each_case_what_it_is(panel, filled, picture):
    assert panel.table.widget.rowCount == 8
    told = ["MR 00\n0.78×0.78×5 mm", "", "320×320×24\n0.78×0.78×5 mm", "Test", "nothing yet", "", "", ""]
    assert cells(panel, 0) == told
    assert cells(panel, 2)[ROLE : ANNOTATION + 1] == ["Training", "◐ 3 slices"]
    assert cells(panel, 7)[REMARKS] == "⚠" and "from DICOM" in panel.table.widget.item(7, CASE).toolTip()
    assert "Slices 20 mm apart, against 5" in panel.table.widget.item(7, REMARKS).toolTip()
    assert (
        "8 cases: 5 unlabelled, 1 training, 2 test." in panel.summary.text and "Worth a look: 1" in panel.summary.text
    )
    assert panel.nextStep() == ""
    picture(panel.widget, "data-cases")


def test_what_changes_while_another_step_is_shown_is_there_when_the_user_is_back(panel, filled, logic):
    panel.exit()
    logic.setRole(filled[3:4], "validation")
    assert cells(panel, 3)[ROLE] == "Unlabelled"  # nobody sees it, so no time is spent on it
    panel.enter()
    assert cells(panel, 3)[ROLE] == "Validation"


def test_nothing_has_to_be_scrolled_sideways(panel, filled, picture):
    picture(panel.widget, "data-width")
    assert panel.table.widget.horizontalScrollBar().maximum == 0
    assert panel.widget.width == 460


def test_a_selected_odd_case_says_why_it_is_odd(panel, filled, picture):
    panel.table.select(filled[6:])
    assert "MR 07" in panel.summary.text and "Slices 20 mm apart" in panel.summary.text
    picture(panel.widget, "data-selected")


def test_the_role_of_several_cases_changes_at_once_and_the_selection_stays(panel, filled, dialogs, study):
    assert not panel.roleButton.enabled and "Select cases" in panel.roleButton.toolTip
    panel.table.select(filled[3:6])
    panel.role.currentIndex = list(Role).index(Role.VALIDATION)
    panel.roleButton.click()
    assert [case.role for case in study.cases()][3:6] == [Role.VALIDATION] * 3
    assert panel.table.selectedKeys() == filled[3:6] and not dialogs.asked
    assert cells(panel, 4)[ROLE] == "Validation"


@pytest.mark.parametrize("agreed", [True, False])
def test_leaving_the_test_set_is_asked_once_for_all(panel, filled, dialogs, study, agreed):
    panel.table.select(filled[:4])
    panel.role.currentIndex = list(Role).index(Role.TRAIN)
    dialogs.answer(qt.QMessageBox.Ok if agreed else qt.QMessageBox.Cancel)
    panel.roleButton.click()
    assert len(dialogs.asked) == 1 and "2 of them are test cases (MR 00, MR 01)" in dialogs.asked[0].text
    roles = [case.role for case in study.cases()][:4]
    assert roles == ([Role.TRAIN] * 4 if agreed else [Role.TEST, Role.TEST, Role.TRAIN, Role.UNLABELLED])


def test_a_removed_case_is_gone_from_the_table_and_kept_on_the_disk(panel, filled, dialogs, study, logic):
    logic.session.setCurrentCase(filled[1])
    panel.table.select(filled[1:3])
    dialogs.answer(qt.QMessageBox.Ok)
    panel.removeButton.click()
    assert "Nothing is deleted" in dialogs.asked[0].text and "MR 01, MR 02" in dialogs.asked[0].text
    assert panel.table.widget.rowCount == 6 and logic.session.caseId is None
    assert sorted(path.name for path in (study.folder / "removed").iterdir()) == filled[1:3]


def test_a_removal_that_is_not_confirmed_is_none(panel, filled, dialogs, study):
    panel.table.select(filled[:1])
    dialogs.answer(qt.QMessageBox.Cancel)
    panel.removeButton.click()
    assert len(study.cases()) == 8


def test_a_damaged_case_stays_in_the_table_with_the_reason_and_hides_no_other(panel, filled, study, logic):
    (study.folder / "cases" / filled[0] / "case.json").write_text("{")
    logic.session.notify("cases")
    assert panel.table.keys == [*filled[1:], filled[0]]
    assert cells(panel, 7)[0].startswith(filled[0]) and "damaged" in cells(panel, 7)[0]
    assert (
        "case.json" in panel.table.widget.item(7, 0).toolTip() and "backup" in panel.table.widget.item(7, 0).toolTip()
    )
    assert filled[0] in panel.summary.text and "left out" in panel.summary.text
    panel.table.select([filled[0]])
    assert not panel.roleButton.enabled and "damaged" in panel.roleButton.toolTip and not panel.masks.button.enabled
    other = study.cases(Role.UNLABELLED)[0]
    panel.table.select([other.id])
    panel.role.currentIndex = list(Role).index(Role.TRAIN)
    panel.roleButton.click()
    assert study.case(other.id).role is Role.TRAIN


def test_a_damaged_case_can_be_taken_out_and_stays_as_it_is(panel, filled, study, logic, dialogs):
    (study.folder / "cases" / filled[0] / "case.json").write_text("{")
    logic.session.notify("cases")
    panel.table.select([filled[0], filled[5]])
    dialogs.answer(qt.QMessageBox.Ok)
    panel.removeButton.click()
    assert filled[0] in dialogs.asked[0].text
    assert sorted(path.name for path in (study.folder / "removed").iterdir()) == [filled[0], filled[5]]
    assert panel.table.widget.rowCount == 6 and (study.folder / "removed" / filled[0] / "case.json").read_text() == "{"


def takeOutAll(panel, filled, dialogs):
    panel.table.select(filled)
    dialogs.answer(qt.QMessageBox.Ok)
    panel.removeButton.click()


def out(study):
    folder = study.folder / "removed"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_many_cases_go_in_pieces_between_which_the_window_answers(panel, filled, dialogs, study, monkeypatch, picture):
    monkeypatch.setattr(CaseWork, "_AT_ONCE", 2)
    monkeypatch.setattr(CaseWork, "_PIECE", 2)
    takeOutAll(panel, filled, dialogs)
    assert out(study) == filled[:2] and panel.work.isRemoving
    assert panel.progressRow.visible and (panel.progress.value, panel.progress.maximum) == (2, 8)
    for control in (panel.table.widget, panel.removeButton, panel.roleButton, panel.addButton):
        assert not control.enabled
    assert "being taken out" in panel.addButton.toolTip and panel.stopButton.enabled
    panel.work._onTimer()
    assert out(study) == filled[:4] and panel.progress.value == 4
    picture(panel.widget, "data-taking-out")
    while panel.work.running:
        panel.work._onTimer()
    assert out(study) == filled and panel.table.widget.rowCount == 0
    assert panel.table.widget.enabled and panel.addButton.enabled and not panel.progressRow.visible


def test_a_removal_can_be_stopped_and_what_is_out_stays_out(panel, filled, dialogs, study, monkeypatch):
    monkeypatch.setattr(CaseWork, "_AT_ONCE", 3)
    takeOutAll(panel, filled, dialogs)
    panel.stopButton.click()
    assert not panel.work.running and out(study) == filled[:3]
    assert panel.table.keys == filled[3:] and panel.table.widget.enabled and not panel.progressRow.visible


@pytest.mark.parametrize("how", ["closed", "reloaded"])
def test_slicer_is_closed_amid_a_removal(panel, filled, dialogs, study, monkeypatch, how):
    monkeypatch.setattr(CaseWork, "_AT_ONCE", 3)
    takeOutAll(panel, filled, dialogs)
    if how == "closed":  # all was agreed to, and is done
        panel.cleanup()
        assert out(study) == filled
    left = [case.id for case in Project(study.folder).cases()]
    assert sorted([*left, *out(study)]) == filled  # a kill leaves each case here or there, whole
    assert all((study.folder / "removed" / name / "case.json").exists() for name in out(study))


def test_what_the_disk_refuses_amid_a_removal_is_said_and_the_rest_stays(panel, filled, dialogs, study, monkeypatch):
    monkeypatch.setattr(CaseWork, "_AT_ONCE", 3)
    remove = Project.remove_case

    def refuse(project, case):
        if case.id == filled[4]:
            raise StorageError("The disk is read-only.", "Look.")
        return remove(project, case)

    monkeypatch.setattr(Project, "remove_case", refuse)
    takeOutAll(panel, filled, dialogs)
    panel.work._onTimer()
    assert "read-only" in panel._message.text and out(study) == filled[:4]
    assert not panel.work.running and panel.table.keys == filled[4:] and panel.table.widget.enabled
