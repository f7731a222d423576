"""Patients by number, and the list that says who they are."""

import os
from dataclasses import replace

import pytest

from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.cases import DicomRecord, PatientRecord
from SSLSegmentationLib.project.cohort import remarks
from SSLSegmentationLib.project.patients import FILE, Patients, Person, mixed_patients, patients_of, read_patients

JANE = Person("Doe^Jane", "17", "19700101", "1.1", "20240301", "1.1.1", "t2 tra")


def case(n, role=Role.TRAIN, patient=None, study="", series=""):
    made = Case(
        f"case{n:04}", f"scan {n}", role, "image.nrrd", str(n), (4, 4, 4), (1, 1, 1), (1, 0, 0, 0, 1, 0, 0, 0, 1)
    )
    made.patient = PatientRecord(*patient) if patient else None
    made.dicom = DicomRecord(study, series, "") if study or series else None
    return made


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (replace(JANE, name="DOE^JANE^M"), True),
        (replace(JANE, name="Smith^Jane"), True),  # another name later, the same number and day of birth
        (replace(JANE, birth_date=""), True),
        (replace(JANE, name="Roe^Richard", birth_date=""), False),  # numbers of two hospitals
        (replace(JANE, birth_date="19700102"), False),
        (replace(JANE, id="18"), False),
        (replace(JANE, id=""), False),
        (replace(JANE, name=""), True),
        (replace(JANE, name="Anon_002", birth_date=""), True),  # a number in place of a name tells nothing
    ],
)
def test_patients_are_told_by_number_day_of_birth_and_name(other, is_same):
    assert JANE.is_same(other) is is_same and other.is_same(JANE) is is_same


@pytest.mark.parametrize("id", ["", "0", "ANON", "Unknown"])
def test_what_stands_for_a_number_that_was_taken_out_makes_nobody_the_same(id):
    nobody = Person("Anonymous", id, study_uid="1.1")
    assert not nobody.is_same(replace(nobody, study_uid="1.2"))
    assert Person("case 07", id).is_same(Person("case 07", id)) and not Person("case 07", id).is_same(
        Person("case 08", id)
    )


def test_numbers_go_on_in_the_order_of_arrival_and_one_examination_keeps_its_own(tmp_path):
    patients = Patients(tmp_path, [])
    later = replace(JANE, study_uid="1.2", series_uid="1.2.1")
    roe = Person("Roe^Richard", "9", "19800101", "2.1")
    arrived = [JANE, roe, later, replace(JANE, series_uid="1.1.2"), replace(roe, study_uid="2.2")]
    lines = [patients.enter(f"case{n:04}", person, ["t2"]) for n, person in enumerate(arrived, 1)]
    assert [(line.patient, line.study) for line in lines] == [(1, 1), (2, 1), (1, 2), (1, 1), (2, 2)]
    assert [line.name for line in lines][::3] == ["patient-01_1_t2", "patient-01_1_t2-2"]
    again = Patients(tmp_path, [])
    assert again.place(later) == PatientRecord(1, 2) and again.place(Person("New", "3")) == PatientRecord(3, 1)
    assert read_patients(tmp_path)["case0003"].person == later


def test_without_the_list_numbers_go_on_after_those_of_the_cases(tmp_path):
    patients = Patients(tmp_path, [case(1, patient=(4, 2), study="1.1", series="1.1.1")])
    assert patients.place(replace(JANE, series_uid="1.1.9")) == PatientRecord(4, 2)
    assert patients.place(Person("New", "3", study_uid="9")) == PatientRecord(5, 1)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize(("folder", "file"), [(0o755, 0o600), (0o775, 0o660), (0o777, 0o660)])
def test_nobody_else_reads_the_list(tmp_path, folder, file):
    (tmp_path / "project").mkdir()
    os.chmod(tmp_path / "project", folder)
    before = os.umask(0)
    try:
        Patients(tmp_path / "project", []).enter("case0001", JANE)
    finally:
        os.umask(before)
    assert os.stat(tmp_path / "project" / FILE).st_mode & 0o777 == file


@pytest.mark.parametrize(
    "rest", ['{"case": "case0002", "pat', "[1]\n", "null\n", '{"case": 3, "patient": 1}\n', "\xff\n"]
)
def test_a_line_that_a_crash_cut_short_costs_itself_alone(tmp_path, rest):
    Patients(tmp_path, []).enter("case0001", JANE)
    with open(tmp_path / FILE, "a", encoding="latin-1") as file:
        file.write(rest)
    assert list(read_patients(tmp_path)) == ["case0001"]
    assert Patients(tmp_path, []).enter("case0003", JANE).patient == 1
    assert list(read_patients(tmp_path)) == ["case0001", "case0003"]


def test_a_patient_in_training_and_test_is_worth_a_look():
    cases = [
        case(1, Role.TRAIN, (1, 1)),
        case(2, Role.TEST, (1, 2)),
        case(3, Role.TRAIN, (2, 1)),
        case(4, Role.UNLABELLED, (2, 1)),
        case(5, Role.VALIDATION),
        case(6, Role.TEST),
    ]
    found = mixed_patients(cases)
    assert list(found) == ["case0001", "case0002"]
    assert found["case0001"].startswith("The same patient is in train ('scan 1') and test ('scan 2'): ")
    found = remarks(cases)
    assert "one role" in found["case0002"][-1] and "one role" not in found["case0003"][-1]


def test_cases_from_before_patients_were_numbered_are_told_by_their_examination():
    old, other = case(1, Role.TEST, study="1.1", series="a"), case(2, Role.VALIDATION, study="3", series="b")
    new = case(3, Role.TRAIN, (7, 1), study="1.1", series="c")
    assert patients_of([old, new, other, case(4)]) == {
        "case0001": "patient 7",
        "case0003": "patient 7",
        "case0002": "3",
    }
    assert set(mixed_patients([old, new, other])) == {"case0001", "case0003"}


def test_a_record_keeps_the_numbers_and_older_records_have_none(tmp_path):
    project = Project.create(tmp_path / "project")
    made = case(1, patient=(2, 1))
    made.folder = project.new_case_folder()
    made.save()
    assert project.cases()[0].patient == PatientRecord(2, 1)
    made.patient = None
    made.save()
    assert '"patient"' not in (made.folder / "case.json").read_text() and project.cases()[0].patient is None


def test_pretraining_holds_back_whole_patients():
    from SSLSegmentationLib.training.plan import to_pretrain_on

    cases = [case(n, Role.UNLABELLED, ((n - 1) // 3 + 1, 1)) for n in range(1, 31)]
    learnt, held = to_pretrain_on(cases, transductive=False)
    assert [one.id for one in held] == ["case0001", "case0002", "case0003"] and len(learnt) == 27
    one_patient = [case(n, Role.UNLABELLED, (1, 1)) for n in range(1, 4)]
    learnt, held = to_pretrain_on(one_patient, transductive=False)
    assert (len(learnt), len(held)) == (2, 1)
    nobody = [case(n, Role.UNLABELLED) for n in range(1, 31)]
    assert [one.id for one in to_pretrain_on(nobody, transductive=False)[1]] == ["case0001", "case0011", "case0021"]
