"""Cases of DICOM are called by numbers; who they are stands in one file of the project, and nowhere else."""

import re
from pathlib import Path

import pytest
from volumes.dicom_objects import voxels, write_series

from SSLSegmentationLib.importing import add_folder, add_volume
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.patients import FILE, Person, read_patients
from SSLSegmentationLib.volumes.dicom_patient import plain_words

NAMES = ("Mustermann", "Erika", "4711", "19650812", "20240229")


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "project")


@pytest.fixture
def inbox(tmp_path):
    """A patient's two examinations as a CD has them: in folders with her name, and with it in a description."""
    person = {"PatientName": "Mustermann^Erika", "PatientID": "4711", "PatientBirthDate": "19650812"}
    for study, date in (("1", "20240229"), ("2", "20250301")):
        for series, text in (("1", "t2_tse_tra Mustermann"), ("2", "Dr. Erika DWI b1000")):
            uids = {"StudyInstanceUID": f"1.2.{study}", "SeriesInstanceUID": f"1.2.{study}.{series}"}
            words = {"StudyDate": date, "SeriesDescription": text, "SeriesNumber": series}
            folder = tmp_path / "MUSTERMANN_ERIKA_4711" / date / series
            write_series(folder, voxels(seed=int(study + series)), **person, **uids, **words)
    return tmp_path / "MUSTERMANN_ERIKA_4711"


def test_names_of_cases_are_numbers_and_known_words(project, inbox):
    report = add_folder(project, inbox, Role.TRAIN)
    names = ["patient-01_1_t2-tse-tra", "patient-01_1_dwi-b1000", "patient-01_2_t2-tse-tra", "patient-01_2_dwi-b1000"]
    assert [case.name for case in report.added] == names
    assert [(case.patient.number, case.patient.study) for case in report.added] == [(1, 1), (1, 1), (1, 2), (1, 2)]
    line = read_patients(project.folder)[report.added[0].id]
    assert (line.person.name, line.person.id, line.person.study_date) == ("Mustermann^Erika", "4711", "20240229")
    assert line.name == names[0] and line.called == "1"


def test_no_other_file_of_the_project_says_who_it_is(project, inbox, caplog, capfd):
    caplog.set_level("DEBUG")
    add_folder(project, inbox)
    said = capfd.readouterr()
    told = caplog.text + said.out + said.err
    for path in project.folder.rglob("*"):
        if path.is_file() and path.name != FILE:
            told += str(path.relative_to(project.folder)) + path.read_bytes().decode("latin-1")
    assert not [name for name in NAMES if name.casefold() in told.casefold()]
    assert all(name in (project.folder / FILE).read_text() for name in NAMES)


def test_a_name_that_somebody_gives_or_wants_kept_is_kept(project, inbox):
    case = add_volume(project, inbox / "20240229" / "1", name="Probe A")
    assert case.name == "Probe A" and case.patient.number == 1
    kept = add_volume(project, inbox / "20240229" / "2", keep_name=True)
    assert kept.name == kept.id == "2" and kept.patient.number == 1


def test_frames_and_volumes_of_one_series_are_of_one_patient(project, tmp_path):
    for n in range(2):
        each = lambda k, n=n: {"EchoTime": 10.0 * (n + 1), "SeriesDescription": "t2map", "PatientName": ""}  # noqa: E731
        write_series(tmp_path / "scan", voxels(seed=n), prefix=f"E{n}", each=each)
    report = add_folder(project, tmp_path / "scan")
    assert [case.name for case in report.added] == ["patient-01_1_t2map-echo-1", "patient-01_1_t2map-echo-2"]


def test_files_of_other_formats_are_called_as_before_and_nobody_is_written_down(project, tmp_path):
    import SimpleITK as sitk

    sitk.WriteImage(sitk.GetImageFromArray(voxels()), str(tmp_path / "scan 7.nrrd"))
    case = add_volume(project, tmp_path / "scan 7.nrrd")
    assert case.name == "scan 7" and case.patient is None and not (project.folder / FILE).exists()


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("T2w TSE sag fs", ["t2w", "tse", "sag", "fs"]),
        ("Müller, Hans 12.08.1965 MPRAGE", ["mprage"]),
        ("AX T1 FLAIR+C 4711", ["ax", "t1", "flair"]),
        ("Cor 3D SPACE", ["3d", "space"]),  # a part of the name
        ("", []),
        ("Kontrolle bei Dr. House", []),
        ("*ep2d_diff_b50_1000_ADC", ["b50", "adc"]),
    ],
)
def test_of_a_description_known_words_are_taken(description, words):
    assert plain_words(Person("Cor^Petra", description=description)) == words


def test_without_a_place_for_the_list_nothing_comes_in(project, inbox):
    (project.folder / FILE).mkdir()
    report = add_folder(project, inbox)
    assert len(report.refused) == 4 and all("list of patients" in error.sentence for _, error in report.refused)
    assert project.cases() == [] and not any((project.folder / "cases").glob("case*"))


def test_a_scan_of_several_sequences_is_called_by_numbers_too(project, inbox):
    from SSLSegmentationLib.importing import add_scans
    from SSLSegmentationLib.importing.channel_patterns import channel_patterns

    report = add_scans(project, [inbox], channel_patterns(["T2=*t2*", "DWI=*dwi*"]))
    assert [case.name for case in report.added] == ["patient-01_1_t2-tse-tra", "patient-01_2_t2-tse-tra"]
    assert [name for _, name in report.channels] == ["DWI", "DWI"]


def test_another_part_of_a_series_that_is_there_is_said(project, tmp_path):
    folder = write_series(tmp_path / "scan", voxels()[:3], places=(0, 3, 6))
    add_folder(project, tmp_path)
    write_series(tmp_path / "scan", voxels())  # the last image has come, too
    report = add_folder(project, folder)
    (note,) = report.notes
    assert "same DICOM series as case 'case0001'" in note and len(report.added) == 1
    assert not add_folder(project, folder).notes


def test_a_data_set_that_goes_out_says_nothing_of_who_it_is(project, inbox, tmp_path):
    import SimpleITK as sitk

    from SSLSegmentationLib.importing import add_label, export_dataset

    add_folder(project, inbox / "20240229" / "1", Role.TRAIN)
    (case,) = project.cases()
    mask = sitk.Cast(sitk.ReadImage(str(case.image_path)) > 200, sitk.sitkUInt8)
    sitk.WriteImage(mask, str(tmp_path / "mask.nrrd"))
    add_label(project, case, tmp_path / "mask.nrrd")
    export_dataset(project, "nnunet", tmp_path / "Dataset001_Out")
    told = ""
    for path in (tmp_path / "Dataset001_Out").rglob("*"):
        told += path.name + (path.read_bytes().decode("latin-1") if path.is_file() else "")
    assert "case0001" in told and not [name for name in NAMES if name.casefold() in told.casefold()]


def test_the_list_is_read_in_few_places():
    root = Path(__file__).resolve().parents[3]
    sources = [*(root / "SSLSegmentationLib").rglob("*.py"), *(root / "SSLSegmentation").rglob("*.py")]
    telling = re.compile(r"read_patients|\bPatients\(|patients\.jsonl")
    reading = {path.name for path in sources if telling.search(path.read_text("utf-8"))}
    # Who adds cases, who is asked for names, and what is said to lie in a project.
    assert reading == {
        "patients.py",
        "arrivals.py",
        "patient_commands.py",
        "PatientNames.py",
        "project.py",
        "DicomOrigin.py",
    }
