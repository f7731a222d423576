"""The step Data: patients of cases by number, and by name as long as that is asked for."""

import pytest
from SSLSegmentationPlugin.widgets.PatientBox import PatientBox

from SSLSegmentationLib.project.cases import DicomRecord, PatientRecord
from SSLSegmentationLib.project.patients import FILE, Patients, Person


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


def test_a_list_that_cannot_be_read_is_said_and_numbers_stay(box, panel, people, study):
    (study.folder / FILE).unlink()
    (study.folder / FILE).mkdir()
    box.widget.checked = True
    assert box.groupOf(people[0])[0] == "1\nexam. 1" and not box.widget.checked
    assert "list of patients" in panel._message.text


def test_without_the_list_numbers_are_shown(box, people, study):
    (study.folder / FILE).unlink()
    box.widget.checked = True
    assert box.groupOf(people[0])[0] == "1\nexam. 1"
