"""The step Data: patients of cases by number, and by name as long as that is asked for."""

from dataclasses import replace

import pytest
from SSLSegmentationPlugin.widgets.CaseTable import CASE, GROUP, MASK, ROLE
from SSLSegmentationPlugin.widgets.PatientBox import PatientBox

from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.case_look import CaseLook
from SSLSegmentationLib.project.cases import DicomRecord, PatientRecord
from SSLSegmentationLib.project.patients import FILE, Patients, Person, anonymous_name


@pytest.fixture
def people(filled, study):
    """Two patients for three of the cases; returns these."""
    patients, cases = Patients(study.folder, []), study.cases()[:3]
    persons = [
        Person("Doe^Jane", "17", "19700101", "1.1", "20240229", "1.1.1", "t2 tra"),
        Person("Doe^Jane", "17", "19700101", "1.2", "20250301", "1.2.1", "t2 tra"),
        Person("", "18", "", "2.1", "", "2.1.1"),
    ]
    for case, person in zip(cases, persons, strict=True):
        line = patients.enter(case.id, person, called="CD 1")
        case.patient, case.dicom = PatientRecord(line.patient, line.study), DicomRecord(person.study_uid, "", "")
        case.save()
    return study.cases()


@pytest.fixture
def box(panel, people):
    toggled = []
    box = PatientBox(panel, lambda: toggled.append(1))
    box.toggled = toggled
    box.refresh(people)
    return box


def test_patients_are_numbers_until_names_are_asked_for(box, people):
    assert not box.widget.isHidden() and not box.widget.checked
    assert [box.groupOf(case)[0] for case in people[:4]] == ["1\nexam. 1", "1\nexam. 2", "2\nexam. 1", ""]
    box.widget.checked = True
    assert box.toggled and [box.groupOf(case)[0] for case in people[:4]] == [
        "Doe, Jane\n2024-02-29",
        "Doe, Jane\n2025-03-01",
        "18",
        "",
    ]
    help = box.groupOf(people[0])[1]
    for words in ("Patient 1, examination 1", "17", "1970-01-01", "CD 1", "t2 tra"):
        assert words in help
    box.widget.checked = False
    assert box.groupOf(people[0]) == ("1\nexam. 1", "Patient 1, examination 1.") and box.names._read == (None, {})


def test_names_go_with_the_project_for_which_they_were_asked(box, people, logic, tmp_path):
    box.widget.checked = True
    logic.session.createProject(tmp_path / "other", "Other")
    box.refresh([])
    assert not box.names.shown and not box.widget.checked and box.widget.isHidden()


def test_a_list_that_is_gone_or_cannot_be_read_is_said_and_numbers_stay(box, panel, people, study):
    (study.folder / FILE).unlink()
    box.widget.checked = True
    assert box.groupOf(people[0])[0] == "1\nexam. 1"
    box.widget.checked = False
    (study.folder / FILE).mkdir()
    box.widget.checked = True
    assert box.groupOf(people[0])[0] == "1\nexam. 1" and not box.widget.checked
    assert "list of patients" in panel._message.text


def test_the_table_says_whose_a_case_is_and_is_found_by_it(panel, people, logic, picture):
    logic.session.notify("cases")
    table, box = panel.table, panel.browser.patients
    column = next(
        c for c in range(table.widget.columnCount) if table.widget.horizontalHeaderItem(c).text() == "Patient"
    )
    assert not table.widget.isColumnHidden(column)

    def shown():
        return [panel.browser._entries[key].group for key in table.keys[:3]]

    assert shown() == ["1\nexam. 1", "1\nexam. 2", "2\nexam. 1"]
    for case, words in zip(people, ("t2-tse-tra", "dwi-b800", "t1"), strict=False):
        case.name = f"{anonymous_name(case.patient)}_{words}"
        case.save()
    logic.session.notify("cases")
    assert shown() == ["", "", ""] and table.widget.isColumnHidden(GROUP)  # the names say it
    picture(panel.widget, "data-patients")
    box.widget.checked = True
    assert shown() == ["Doe, Jane\n2024-02-29", "Doe, Jane\n2025-03-01", "18"]
    picture(panel.widget, "data-patient-names")
    logic.session.closeProject()
    assert not panel.browser.patients.names.shown


def test_a_role_that_mixes_within_a_patient_is_said_when_it_is_given(panel, people, logic):
    logic.session.notify("cases")
    panel.table.select([people[0].id])
    panel.role.currentIndex = list(Role).index(Role.TRAIN)
    logic.setRole([people[1].id], "test")
    panel.table.select([people[2].id])
    panel.changeRole()
    assert "same patient" not in panel._message.text
    for case, role in ((people[0], "validation"), (people[1], "test")):
        logic.setRole([case.id], role, force=True)
    panel.table.select([people[0].id])
    panel.role.currentIndex = list(Role).index(Role.VALIDATION)
    panel.changeRole()
    assert "The same patient is in validation" in panel._message.text
    assert any("same patient" in text for text in panel.browser.remarks[people[1].id])


def test_long_names_of_patients_leave_room_for_those_of_cases(panel, people, study, logic, picture):
    patients = Patients(study.folder, [])
    person = Person("Featherstonehaugh-Cholmondeley^Wilhelmina", "19", "19700101", "3.1", "20240229", "3.1.1", "t2")
    case = people[3]
    line = patients.enter(case.id, person, called="CD 1")
    case.patient, case.dicom = PatientRecord(line.patient, line.study), DicomRecord("3.1", "", "")
    case.save()
    logic.session.notify("cases")
    panel.browser.patients.widget.checked = True
    picture(panel.widget, "data-long-names", 900)
    table, header = panel.table, panel.table.widget.horizontalHeader()
    table.fitColumns()
    assert header.sectionSize(CASE) >= 120 and not table.widget.isColumnHidden(ROLE)
    look = CaseLook(volumes_ml={"liver": 1520.0}, certainty=0.9, structures={"liver": 0.9})
    table.show([replace(one, look=look) for one in table._entries])
    picture(panel.widget, "data-long-names-and-masks", 900)
    table.fitColumns()
    assert header.sectionSize(CASE) >= 90 and not table.widget.isColumnHidden(MASK)
    panel.browser.patients.widget.checked = False
    table.widget.setFixedWidth(900)
    table.fitColumns()
    assert not table.widget.isColumnHidden(ROLE) and header.sectionSize(CASE) >= 180
