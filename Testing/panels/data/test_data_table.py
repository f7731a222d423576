"""The step Data: what the table says of each case, roles, removal, damage."""

import pytest
import qt
from data_cases import cells
from SSLSegmentationPlugin.widgets.CaseTable import ANNOTATION, CASE, REMARKS, ROLE

from SSLSegmentationLib.project import Role


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
