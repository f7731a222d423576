"""Folders of several sequences of each scan on their way into a project: one case a scan, and nothing twice."""

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SHAPE, labels, save, state
from volumes.dicom_objects import voxels, write_series
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import DataError, ProjectError, SettingsError
from SSLSegmentationLib.importing import add_channel, add_folder, add_scans, add_volume
from SSLSegmentationLib.importing.channel_patterns import channel_patterns
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.channels import set_channels
from SSLSegmentationLib.volumes.reading import read_volume

T2_ADC = channel_patterns(["T2=*t2*", "ADC=*adc*"])


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "étude 1")


@pytest.fixture
def inbox(tmp_path):
    """Three patients, a folder each: two have both sequences, the third has its T2 alone; masks lie beside."""
    folder = tmp_path / "Eingang é"
    for number in range(1, 4):
        save(noise(SHAPE, seed=number), folder / f"P{number}" / "t2.nii.gz")
        if number < 3:
            save(noise(SHAPE, seed=10 + number), folder / f"P{number}" / "adc.nii.gz")
    return folder


def have(study):
    return {case.name: [one.name for one in case.channels or ()] for case in study.cases()}


def test_a_scan_is_a_case_with_its_sequences(study, inbox):
    before = state(inbox)
    report = add_scans(study, [inbox], T2_ADC, Role.TRAIN)
    assert state(inbox) == before and report.refused == []
    assert study.channels == ("T2", "ADC")
    assert have(study) == {"P1": ["ADC"], "P2": ["ADC"], "P3": []}
    assert {case.role for case in study.cases()} == {Role.TRAIN}
    assert report.channels == [("case0001", "ADC"), ("case0002", "ADC")]
    assert report.notes == ["T2: all 3 cases; ADC: 2 of 3 cases."]
    for case in study.cases():
        number = int(case.name[1])
        assert np.array_equal(sitk.GetArrayFromImage(read_volume(case.image_path)), noise(SHAPE, seed=number))
        if path := case.channel_path("ADC"):
            assert np.array_equal(sitk.GetArrayFromImage(read_volume(path)), noise(SHAPE, seed=10 + number))


def test_repeated_it_reads_nothing_again_and_adds_what_has_come(study, inbox, monkeypatch):
    add_scans(study, [inbox], T2_ADC)
    before = state(study.folder)
    with monkeypatch.context() as patch:
        patch.setattr("SSLSegmentationLib.importing.channels.read_volume", None)
        patch.setattr("SSLSegmentationLib.importing.volumes.read_frames", None)
        report = add_scans(study, [inbox], T2_ADC)
    assert (report.added, report.channels, report.refused, len(report.present)) == ([], [], [], 5)
    assert state(study.folder) == before
    save(noise(SHAPE, seed=13), inbox / "P3" / "adc.nii.gz")
    assert add_scans(study, [inbox], T2_ADC).channels == [("case0003", "ADC")]
    assert have(study) == {"P1": ["ADC"], "P2": ["ADC"], "P3": ["ADC"]}


@pytest.mark.parametrize("one_by_one", [True, False])
def test_cases_that_are_there_get_their_sequences(study, inbox, one_by_one):
    for number in range(1, 4):
        file = inbox / f"P{number}" / "t2.nii.gz"
        add_volume(study, file) if one_by_one else add_folder(study, file)
    report = add_scans(study, [inbox], T2_ADC)
    assert report.refused == [] and report.added == [] and len(report.channels) == 2
    assert [len(case.channels or ()) for case in study.cases()] == [1, 1, 0]


def test_links_stay_links(study, inbox):
    add_scans(study, [inbox], T2_ADC, link=True)
    case = study.case("P1")
    assert (case.image_path, case.channel_path("ADC")) == (inbox / "P1" / "t2.nii.gz", inbox / "P1" / "adc.nii.gz")


def test_a_scan_without_its_first_sequence_is_said_and_left_out(study, inbox):
    (inbox / "P2" / "t2.nii.gz").unlink()
    report = add_scans(study, [inbox], T2_ADC)
    assert have(study) == {"P1": ["ADC"], "P3": []}
    assert "1 scan was left out, without 'T2', which is to be the image: 'P2' (only ADC)." in report.notes


def test_two_files_of_one_sequence_are_refused_with_both_names(study, inbox):
    save(noise(SHAPE, seed=20), inbox / "P1" / "adc.nrrd")
    report = add_scans(study, [inbox], T2_ADC)
    ((_, error),) = report.refused
    assert "2 volumes would be the sequence 'ADC' of the scan 'P1'" in error.sentence
    assert "adc.nii.gz'" in error.sentence and "adc.nrrd'" in error.sentence
    assert have(study) == {"P2": ["ADC"], "P3": []}


def test_what_fits_no_pattern_is_said(study, inbox):
    save(noise(SHAPE, seed=20), inbox / "P1" / "localizer.nrrd")
    report = add_scans(study, [inbox], T2_ADC)
    assert "1 file fits no pattern: left out 'P1/localizer.nrrd'." in report.notes


def test_a_pattern_that_nothing_fits_is_refused_before_anything_is_added(study, inbox):
    with pytest.raises(SettingsError, match=r"No file fits the pattern '\*dwi\*' of 'DWI'") as caught:
        add_scans(study, [inbox], channel_patterns(["T2=*t2*", "DWI=*dwi*"]))
    assert "'P1/" in caught.value.hint
    assert study.cases() == [] and study.channels == ()


def test_a_file_that_cannot_be_used_is_refused_and_its_case_stays(study, inbox):
    save(np.zeros(SHAPE, np.int16), inbox / "P1" / "adc.nii.gz")
    (inbox / "P2" / "t2.nii.gz").write_bytes(b"nothing")
    report = add_scans(study, [inbox], T2_ADC)
    assert have(study) == {"P1": [], "P3": []}
    assert sorted(path.parent.name for path, _ in report.refused) == ["P1", "P2"]


def test_one_volume_in_two_scans_is_refused(study, inbox):
    (inbox / "P2" / "adc.nii.gz").write_bytes((inbox / "P1" / "adc.nii.gz").read_bytes())
    report = add_scans(study, [inbox], T2_ADC)
    assert have(study) == {"P1": ["ADC"], "P2": [], "P3": []}
    assert "is a volume of case 'case0001' already" in str(report.refused[0][1])


def test_another_volume_of_that_name_stays(study, inbox):
    case = add_volume(study, inbox / "P1" / "t2.nii.gz")
    mine = add_channel(study, case, "ADC", save(noise(SHAPE, seed=30), inbox.parent / "mine.nrrd"))
    report = add_scans(study, [inbox], T2_ADC)
    assert "has another volume as 'ADC', which stays" in str(report.refused[0][1])
    assert study.case(case.id).channel("ADC") == mine


def test_the_image_of_a_project_is_one_sequence(study, inbox):
    set_channels(study, ("DWI",))
    with pytest.raises(ProjectError, match="is 'DWI', not 'T2'"):
        add_scans(study, [inbox], T2_ADC)
    set_channels(study, ("t2", "DCE", "adc"))
    add_scans(study, [inbox], T2_ADC)
    assert study.channels == ("T2", "DCE", "adc") and have(study)["P1"] == ["adc"]


def test_masks_are_left_out(study, inbox):
    save(labels(), inbox / "P1" / "t2_mask.nii.gz")
    report = add_scans(study, [inbox], T2_ADC)
    assert have(study) == {"P1": ["ADC"], "P2": ["ADC"], "P3": []} and len(report.masks) == 1


def test_a_case_with_frames_gets_none(study, tmp_path):
    folder = tmp_path / "cine"
    series = sitk.JoinSeries([sitk.GetImageFromArray(noise(SHAPE, seed=n)) for n in range(3)], 0.0, 40.0)
    folder.mkdir()
    sitk.WriteImage(series, str(folder / "P1_t2.nii"))
    with open(folder / "P1_t2.nii", "r+b") as file:  # its fourth axis is one of seconds
        file.seek(123)
        file.write(bytes([2 | 8]))
    save(noise(SHAPE, seed=5), folder / "P1_adc.nii")
    report = add_scans(study, [folder], T2_ADC)
    assert any("with frames, which has no further sequences" in str(error) for _, error in report.refused)


# ---------------------------------------------------------------------- DICOM
def dicom(folder, study, number, description, seed, **values):
    values = {"PatientID": f"patient {study}", "StudyInstanceUID": f"1.2.{study}", **values}
    values |= {"SeriesInstanceUID": f"1.2.{study}.{number}", "SeriesNumber": number, "SeriesDescription": description}
    return write_series(folder, voxels(seed=seed), prefix=f"S{study}-{number}-", **values)


@pytest.mark.parametrize("own_folders", [True, False])
def test_series_of_an_examination_come_together_by_their_descriptions(study, tmp_path, own_folders):
    for patient in (1, 2):
        for number, description in enumerate(["t2_tse_tra", "ep2d_diff_ADC", "localizer"]):
            folder = tmp_path / "export"
            folder = folder / f"P{patient}" / str(number) if own_folders else folder
            dicom(folder, patient, number, description, 10 * patient + number)
    report = add_scans(study, [tmp_path / "export"], T2_ADC)
    assert report.refused == [] and len(report.channels) == 2
    assert [[one.name for one in case.channels] for case in study.cases()] == [["ADC"], ["ADC"]]
    assert "2 series fit no pattern: left out 'localizer'." in report.notes
    if own_folders:
        assert {case.name for case in study.cases()} == {f"patient-0{n}_1_t2-tse-tra" for n in (1, 2)}
    for patient, case in enumerate(study.cases(), 1):
        image = sitk.GetArrayFromImage(read_volume(case.channel_path("ADC")))
        assert np.array_equal(np.sort(image.ravel()), np.sort(voxels(seed=10 * patient + 1).ravel()))


def test_without_a_description_the_protocol_tells(study, tmp_path):
    dicom(tmp_path / "a", 1, 1, "", 1, ProtocolName="T2 TSE")
    dicom(tmp_path / "a", 1, 2, "", 2, ProtocolName="ADC map")
    add_scans(study, [tmp_path / "a"], T2_ADC)
    assert [one.name for one in study.cases()[0].channels] == ["ADC"]


def test_two_series_that_fit_one_pattern_are_refused_with_their_descriptions(study, tmp_path):
    for number, description in enumerate(["t2 tra", "t2 sag", "adc"]):
        dicom(tmp_path / "a", 1, number, description, number)
    report = add_scans(study, [tmp_path / "a"], T2_ADC)
    assert "'t2 tra'" in str(report.refused[0][1]) and "'t2 sag'" in str(report.refused[0][1])
    report = add_scans(study, [tmp_path / "a"], channel_patterns(["T2=*t2*tra*", "ADC=*adc*"]))
    assert len(report.channels) == 1 and report.refused == []


def test_two_patients_of_one_study_number_stay_apart(study, tmp_path):
    dicom(tmp_path / "a", 1, 1, "t2", 1)
    dicom(tmp_path / "a", 1, 2, "adc", 2, PatientID="somebody else")
    report = add_scans(study, [tmp_path / "a"], T2_ADC)
    assert [case.channels for case in study.cases()] == [None] and "without 'T2'" in " ".join(report.notes)


def test_a_folder_that_is_not_there_is_named(study, tmp_path):
    with pytest.raises(DataError, match="nowhere' does not exist"):
        add_scans(study, [tmp_path / "nowhere"], T2_ADC)


def test_of_many_that_are_resampled_the_first_are_described(study, tmp_path):
    for number in range(5):
        save(noise(SHAPE, seed=number), tmp_path / "in" / f"P{number}_t2.nii")
        save(noise((6, 9, 8), seed=10 + number), tmp_path / "in" / f"P{number}_adc.nii")
    report = add_scans(study, [tmp_path / "in"], T2_ADC)
    assert len(report.resampled) == 5 and len(report.told) == 5
    assert report.told[0] == "T2: all 5 cases; ADC: all 5 cases."
    assert "resampled onto that" in report.told[3] and report.told[4] == "2 more sequences were resampled so."


@pytest.mark.parametrize("lacks", ["adc", None])
def test_two_scans_with_one_image_are_not_made_one(study, inbox, lacks):
    (inbox / "P2" / "t2.nii.gz").write_bytes((inbox / "P1" / "t2.nii.gz").read_bytes())
    if lacks:
        (inbox / "P1" / "adc.nii.gz").unlink()
    for _ in range(2):
        report = add_scans(study, [inbox], T2_ADC)
        ((_, error),) = report.refused
        assert "is the same volume as the image of another scan, case 'case0001'" in error.sentence
        assert "nothing of 'P2' was added (also ADC)" in error.sentence
        assert have(study) == {"P1": [] if lacks else ["ADC"], "P3": []}
