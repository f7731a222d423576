"""Patients from the command line: by number, by name if that is asked for; series by their files; roles that mix."""

import json

import pytest
from volumes.dicom_objects import voxels, write_series

from SSLSegmentationLib.project import Project


@pytest.fixture
def disk(tmp_path):
    """Two examinations of one patient and one of another."""
    people = (("Doe^Jane", "17", "1.1"), ("Doe^Jane", "17", "1.2"), ("Roe^Richard", "18", "2.1"))
    for n, (name, number, study) in enumerate(people):
        uids = {"StudyInstanceUID": study, "SeriesInstanceUID": f"{study}.1", "StudyDate": f"2024030{n + 1}"}
        write_series(tmp_path / "cd", voxels(seed=n), prefix=f"{n}_", PatientName=name, PatientID=number, **uids)
    return tmp_path


def test_patients_are_listed_by_number_and_by_name_on_request(sslseg, disk):
    assert sslseg("add", disk / "p", disk / "cd")[0] == 0
    code, out, _ = sslseg("patients", disk / "p")
    assert code == 0 and "case0001, case0002" in out and "Doe" not in out and "2024" not in out
    code, out, _ = sslseg("patients", disk / "p", "--names")
    assert code == 0 and "Doe^Jane" in out and "20240301, 20240302" in out and "Roe^Richard" in out
    content = json.loads(sslseg("patients", disk / "p", "--json")[1])
    assert [(one["patient"], one["examinations"], one["name"]) for one in content["patients"]] == [
        (1, 2, ""),
        (2, 1, ""),
    ]


def test_a_project_without_dicom_has_no_patients(sslseg, tmp_path):
    Project.create(tmp_path / "p")
    assert "No patient is known" in sslseg("patients", tmp_path / "p")[1]


def test_roles_that_mix_within_a_patient_are_said(sslseg, disk):
    assert "patient" not in sslseg("add", disk / "p", disk / "cd", "--role", "train")[2]
    code, out, err = sslseg("role", disk / "p", "case0003", "--role", "test")
    assert (code, err) == (0, "")
    code, out, err = sslseg("role", disk / "p", "case0002", "--role", "test")
    assert code == 0 and "'test'" in out and "case0002: The same patient is in train" in err
    assert "The same patient" in sslseg("patients", disk / "p")[1]


def test_an_import_that_mixes_roles_within_a_patient_says_so(sslseg, disk):
    series = disk / "series.json"
    for role, n in (("train", 0), ("test", 1)):
        series.write_text(json.dumps([[str(file) for file in sorted((disk / "cd").glob(f"{n}_*"))]]))
        code, out, err = sslseg("add", disk / "p", "--series", series, "--role", role)
        assert code == 0 and "Added 1 volume" in out
    assert "The same patient is in train ('patient-01_1_t2-tra') and test ('patient-01_2_t2-tra')" in err


def test_series_whose_files_are_gone_are_named(sslseg, disk):
    series = disk / "series.json"
    series.write_text(json.dumps([[str(disk / "cd" / "0_001.dcm"), str(disk / "cd" / "gone.dcm")]]))
    code, _, err = sslseg("add", disk / "p", "--series", series)
    assert code == 1 and "gone.dcm" in err
    code, _, err = sslseg("add", disk / "p", disk / "cd", "--series", series, "--label", disk / "x.nrrd")
    assert code == 1 and "--series goes without --label" in err
