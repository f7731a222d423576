"""The step Data: pictures of the cases and volumes of their masks come by themselves, in another process."""

import sys
from dataclasses import replace

import pytest
import qt
from data_cases import addCases, wait
from real_cases import SCHEMA, addCase, addMask, blob
from SSLSegmentationPlugin.session.CaseEntry import CaseEntry
from SSLSegmentationPlugin.session.CaseStatus import CaseStatus, Status
from SSLSegmentationPlugin.widgets.CaseTable import ANNOTATION, CASE, MASK, SURE

from SSLSegmentationLib.importing import add_label
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.case_look import CaseLook


def looks(panel, **known):
    """As if this had been found out of the cases."""
    panel.logic.caseLooks.looks, panel.logic.caseLooks._folder = known, panel.session.project.folder
    panel.browser._showKnown()


def column(panel, number):
    return [panel.table.widget.item(row, number).text() for row in range(panel.table.widget.rowCount)]


@pytest.fixture
def three(panel, study, logic):
    cases = [addCase(study, name) for name in ("MR 1", "MR 2", "MR 3")]
    study.set_schema(SCHEMA)
    add_label(study, cases[0], addMask(cases[0], "made", blob()), source="annotated")
    logic.session.openProject(study.folder)
    return cases


def test_pictures_and_volumes_come_without_being_asked_for_and_a_damaged_one_says_why(panel, three, logic, picture):
    three[2].image_path.write_bytes(b"NRRD0004")
    logic.caseLooks.python = sys.executable
    wait(logic, lambda: len(logic.caseLooks.looks) == 3)
    first, _second, damaged = (panel.table.widget.item(row, CASE) for row in range(3))
    assert "<img" in first.toolTip() and "No picture: " in damaged.toolTip() and "<img" not in damaged.toolTip()
    assert not first.icon().isNull() and not damaged.icon().isNull()
    assert column(panel, MASK) == ["1.94 ml", "", ""] and not panel.table.widget.isColumnHidden(MASK)
    assert "liver: 1.8 ml" in panel.table.widget.item(0, MASK).toolTip()
    assert panel.table.widget.isColumnHidden(SURE)
    assert logic.caseLooks.of("case0001").picture
    picture(panel.widget, "data-3")


def test_masks_that_are_only_predicted_are_told_apart_and_sorted_as_numbers(panel, filled):
    pictures = {
        filled[0]: CaseLook(volumes_ml={"liver": 1520.0}, certainty=0.9, structures={"liver": 0.91}),
        filled[1]: CaseLook(volumes_ml={"liver": 99.5, "spleen": 0.5}, origin="run 7", certainty=0.1),
        filled[2]: CaseLook(volumes_ml={"liver": 9.0}),
    }
    looks(panel, **pictures)
    assert column(panel, MASK)[:4] == ["1520 ml", "(100 ml)", "9 ml", ""]
    assert "Predicted by 'run 7'" in panel.table.widget.item(1, MASK).toolTip()
    assert column(panel, SURE)[:3] == ["90%", "10%", ""] and "liver: 91%" in panel.table.widget.item(0, SURE).toolTip()
    panel.table.sortBy(MASK)
    assert panel.table.keys[:3] == [filled[2], filled[1], filled[0]]
    panel.table.sortBy(MASK)
    assert panel.table.keys[:4] == [filled[0], filled[1], filled[2], filled[3]]  # those without one are last
    panel.table.sortBy(SURE)
    assert panel.table.keys[:2] == [filled[1], filled[0]]


def test_what_is_known_of_patients_has_a_column_of_its_own(panel, three):
    entries = [CaseEntry(case, CaseStatus(Status.NOTHING), group=f"Patient {n}") for n, case in enumerate(three)]
    panel.table.show(entries)
    assert panel.table.widget.item(1, 1).text() == "Patient 1" and not panel.table.widget.isColumnHidden(1)


def test_what_is_known_of_one_project_is_not_said_of_another(panel, filled, logic, tmp_path):
    looks(panel, case0001=CaseLook(volumes_ml={"liver": 5.0}))
    other = Project.create(tmp_path / "other")
    addCases(other, 2)
    logic.session.openProject(other.folder)
    assert column(panel, MASK) == ["", ""]


def test_nobody_looks_on_when_the_step_is_left(panel, three, logic):
    asked = []
    logic.caseLooks.look = lambda *arguments: asked.append(arguments)
    panel.exit()
    wait(logic, lambda: not panel.browser._looking.active)
    assert asked == []


@pytest.mark.parametrize("width", [486, 400])
def test_names_of_cases_can_be_read_whatever_else_is_told(panel, three, picture, width):
    """Where there is no room for all, what is long beside them is cut short, or left out."""
    table, header = panel.table, panel.table.widget.horizontalHeader()
    table.widget.setFixedWidth(width)
    look = CaseLook(volumes_ml={"liver": 1520.0}, certainty=0.9, structures={"liver": 0.9})
    status = CaseStatus(Status.SLICES, 12, True)
    table.show([replace(one, look=look, status=status) for one in table._entries])
    picture(panel.widget, f"data-names-{width}", 900)
    assert header.sectionSize(CASE) >= 94 and not table.widget.isColumnHidden(MASK)
    before = header.sectionSize(CASE)
    table.widget.setFixedWidth(1100)
    qt.QApplication.processEvents()
    assert header.sectionSize(CASE) > before and not table.widget.isColumnHidden(SURE)
    assert header.sectionSize(ANNOTATION) >= table._columns[ANNOTATION]
