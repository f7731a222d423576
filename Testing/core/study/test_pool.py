"""A study draws from no case whose patient is held out, and says of patients what it cannot honour."""

import pytest

from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.cases import DicomRecord, PatientRecord
from SSLSegmentationLib.study import Pool, StudySettings, cautions_of_design
from SSLSegmentationLib.study.pool import FILE


@pytest.fixture
def project(cohort, tmp_path):
    made = Project.create(tmp_path / "project")
    import_dataset(made, cohort, link=True)
    return made


def of(project, *roles):
    return project.cases(*roles, labelled=True)


def make_patient(number, *cases):
    for study, case in enumerate(cases, 1):
        case.patient = PatientRecord(number, study)
        case.save()


def test_without_patients_all_labelled_training_cases_are_drawn_from(project):
    pool = Pool.of(project)
    assert list(pool.train) == [case.id for case in of(project, Role.TRAIN)]
    assert (pool.validation, pool.test) == (len(of(project, Role.VALIDATION)), len(of(project, Role.TEST)))
    assert pool.remarks == pool.seen == ()


@pytest.mark.parametrize("role", [Role.VALIDATION, Role.TEST])
def test_a_case_whose_patient_is_held_out_is_never_drawn(project, role):
    first, *rest = of(project, Role.TRAIN)
    make_patient(1, first, of(project, role)[0])
    make_patient(2, *rest)
    pool = Pool.of(project)
    assert list(pool.train) == [case.id for case in rest]
    assert pool.remarks[0].startswith("Never drawn, since other scans of the same patients validate or test: 1 label")
    assert f"('{first.name}')" in pool.remarks[0]
    assert pool.remarks[0] in cautions_of_design(pool, StudySettings())


def test_patients_are_told_by_their_examination_where_they_have_no_number(project):
    first, *rest = of(project, Role.TRAIN)
    for case in (first, of(project, Role.TEST)[0]):
        case.dicom = DicomRecord("1.2", f"1.2.{case.id}", "")
        case.save()
    assert list(Pool.of(project).train) == [case.id for case in rest]


def test_where_nothing_would_be_left_all_are_drawn_from_and_that_is_said(project):
    make_patient(1, *of(project, Role.TRAIN, Role.TEST))
    pool = Pool.of(project)
    assert list(pool.train) == [case.id for case in of(project, Role.TRAIN)]
    assert pool.remarks[0].startswith("Training and held-out cases are of the same patients (")


def test_other_scans_of_test_patients_are_said(project):
    (validation,), (test,) = of(project, Role.VALIDATION), of(project, Role.TEST)
    unlabelled = project.cases(Role.UNLABELLED)[0]
    make_patient(1, validation, test, unlabelled)
    pool = Pool.of(project)
    assert any(f"chosen on other scans of test patients ('{validation.name}')" in text for text in pool.remarks)
    assert f"1 other scan of test patients ('{unlabelled.name}')" in pool.seen[0]
    assert pool.seen[0] not in cautions_of_design(pool, StudySettings(starts=("scratch",)))
    assert pool.seen[0] in cautions_of_design(pool, StudySettings(starts=("scratch", "mim")))
    other = of(project, Role.TRAIN)[0]
    project.set_role(other, Role.TEST)
    make_patient(1, other)
    assert any("2 test cases are of 1 patient: " in text for text in Pool.of(project).remarks)


def test_a_study_that_did_not_ask_for_patients_goes_on_as_it_was_begun(project, tmp_path):
    first = of(project, Role.TRAIN)[0]
    make_patient(1, first, of(project, Role.TEST)[0])
    new, old = tmp_path / "new", tmp_path / "old"
    new.mkdir()
    (old / "cells" / "scratch-n1-d0-lr0.002").mkdir(parents=True)
    for folder, drawn in ((new, False), (old, True)):
        for _ in range(2):  # begun, and gone on
            assert (first.id in Pool.of_run(folder, project).train) is drawn
            assert (folder / FILE).is_file()
            (folder / "cells" / "scratch-n1-d1-lr0.002").mkdir(parents=True, exist_ok=True)
