"""A project goes out as a raw data set of nnU-Net, and comes back as it was."""

import json
import os
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SHAPE, labels, save, state
from volumes.synthetic import noise, rotation, sheared

from SSLSegmentationLib.core.errors import DataError, ProjectError, SettingsError, StorageError
from SSLSegmentationLib.importing import (
    add_channel,
    add_label,
    add_volume,
    export_dataset,
    import_dataset,
    nnunet_export,
)
from SSLSegmentationLib.importing.nnunet_dataset import ENDINGS
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.case_volumes import native_labels
from SSLSegmentationLib.volumes.reading import read_volume

SCHEMA = LabelSchema(
    (
        Segment(7, "spleen", (1, 2, 3), "~SCT^85756007^Tissue~SCT^78961009^Spleen~^^~~^^~^^", ("milt",)),
        Segment(3, "liver", (200, 100, 50)),
    )
)
#: id → role, whether it has a mask.
CASES = {
    "case0001": (Role.TRAIN, True),
    "case0002": (Role.VALIDATION, True),
    "case0003": (Role.TEST, True),
    "case0004": (Role.TEST, False),
    "case0005": (Role.UNLABELLED, False),
    "case0006": (Role.UNLABELLED, True),
    "case0007": (Role.TRAIN, False),
}


def mask(path, array=None):
    numbers = np.array([0, 3, 7], np.uint8)
    return save(numbers[labels()] if array is None else array, path, direction=rotation(20, (1, 2, 0)))


@pytest.fixture
def study(tmp_path):
    """Seven cases named after a patient, with all that a role and a mask can be together."""
    project = Project.create(tmp_path / "study")
    project.set_schema(SCHEMA)
    inbox = tmp_path / "inbox"
    for number, (role, labelled) in enumerate(CASES.values()):
        path = save(noise(SHAPE, seed=number), inbox / f"Doe^Jane {number}.nrrd", direction=rotation(20, (1, 2, 0)))
        add_volume(project, path, role, label=mask(inbox / f"{number}-label.nrrd") if labelled else None)
    assert [case.id for case in project.cases()] == list(CASES)
    return project


def content(path):
    return json.loads((path / "dataset.json").read_text())


def back(tmp_path, folder, **how):
    project = Project.create(tmp_path / "back")
    report = import_dataset(project, folder, **how)
    assert not report.refused
    return project, report


def same(one, other, tolerance=1e-12):
    """Whether two projects hold the same cases."""
    assert [case.id for case in one.cases()] == [case.id for case in other.cases()]
    for a, b in zip(one.cases(), other.cases(), strict=True):
        assert (a.role, a.label is None) == (b.role, b.label is None), a.id
        images = [read_volume(case.image_path) for case in (a, b)]
        assert images[0].GetPixelID() == images[1].GetPixelID()
        np.testing.assert_array_equal(*map(sitk.GetArrayViewFromImage, images))
        for part in ("GetSpacing", "GetDirection", "GetOrigin"):
            np.testing.assert_allclose(*(getattr(image, part)() for image in images), atol=tolerance, rtol=tolerance)
        pairs = zip((a, b), images, (one, other), strict=True)
        np.testing.assert_array_equal(*(native_labels(case, image, project.schema) for case, image, project in pairs))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_project_comes_back_as_it_was(study, tmp_path, ending):
    before = state(study.folder)
    made = export_dataset(study, "nnunet", tmp_path / "Dataset012_Study", ending=ending)
    assert state(study.folder) == before
    assert made.cases == {"train": 2, "validation": 1, "test": 2, "unlabelled": 2} and made.notes == []
    other, report = back(tmp_path, made.folder)
    assert report.notes == []
    assert other.schema.to_dict() == study.schema.to_dict()
    assert other.schema.segments[0].former == ("milt",)
    same(study, other, 1e-6 if ending == ".nii.gz" else 1e-12)


def test_files_lie_where_nnunet_looks_for_them_and_name_no_patient(study, tmp_path):
    folder = export_dataset(study, "nnunet", tmp_path / "Dataset012_Study", ending=".nrrd").folder
    assert content(folder) == {
        "channel_names": {"0": "MRI"},
        "labels": {"background": 0, "liver": 1, "spleen": 2},
        "numTraining": 2,
        "file_ending": ".nrrd",
    }
    found = {path.name: sorted(os.listdir(path)) for path in folder.iterdir() if path.is_dir()}
    assert found == {
        "imagesTr": ["case0001_0000.nrrd", "case0002_0000.nrrd"],
        "labelsTr": ["case0001.nrrd", "case0002.nrrd"],
        "imagesTs": ["case0003_0000.nrrd", "case0004_0000.nrrd"],
        "labelsTs": ["case0003.nrrd"],
        "imagesUn": ["case0005_0000.nrrd", "case0006_0000.nrrd", "case0007_0000.nrrd"],
        "labelsUn": ["case0006.nrrd"],
    }
    assert json.loads((folder / "splits_final.json").read_text()) == [{"train": ["case0001"], "val": ["case0002"]}]
    assert np.unique(sitk.GetArrayFromImage(sitk.ReadImage(str(folder / "labelsTr" / "case0001.nrrd")))).tolist() == [
        0,
        1,
        2,
    ]
    assert not any(b"Doe" in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_slices_that_nobody_annotated_are_to_be_ignored(study, tmp_path):
    case = study.case("case0001")
    add_label(study, case, tmp_path / "inbox" / "0-label.nrrd", annotated_slices=[1, 3], annotated_axis=1)
    add_label(
        study, study.case("case0003"), tmp_path / "inbox" / "2-label.nrrd", annotated_slices=[2], annotated_axis=2
    )
    made = export_dataset(study, "nnunet", tmp_path / "Dataset012_Study")
    assert content(made.folder)["labels"]["ignore"] == 3
    assert "2 cases are annotated in part" in made.notes[0] and "'case0001', 'case0003'" in made.notes[0]
    written = sitk.GetArrayFromImage(sitk.ReadImage(str(made.folder / "labelsTr" / "case0001.nii.gz")))
    assert (written[:, 0] == 3).all() and not (written[:, 1] == 3).any()
    other, _ = back(tmp_path, made.folder)
    same(study, other, 1e-6)
    assert other.case("case0001").label.annotated_slices == [1, 3]


def test_a_mask_of_which_no_slice_is_annotated_is_none(study, tmp_path):
    case = study.case("case0001")
    case.label = replace(case.label, annotated_axis=2, annotated_slices=[])
    case.save()
    folder = export_dataset(study, "nnunet", tmp_path / "Dataset012_Study").folder
    assert (folder / "imagesUn" / "case0001_0000.nii.gz").exists() and "ignore" not in content(folder)["labels"]
    assert back(tmp_path, folder)[0].case("case0001").role is Role.TRAIN


def test_sequences_are_channels_and_zeros_where_a_case_lacks_one(study, tmp_path):
    for number, case in enumerate(study.cases()):
        if case.id != "case0004":
            path = save(noise(SHAPE, seed=30 + number), tmp_path / f"{number}.nrrd", direction=rotation(20, (1, 2, 0)))
            add_channel(study, case, "ADC", path)
    made = export_dataset(study, "nnunet", tmp_path / "Dataset012_Study", ending=".nrrd")
    assert content(made.folder)["channel_names"] == {"0": "image", "1": "ADC"}
    assert "lacks a sequence" in made.notes[0] and "'case0004'" in made.notes[0]
    zeros = sitk.GetArrayFromImage(sitk.ReadImage(str(made.folder / "imagesTs" / "case0004_0001.nrrd")))
    assert zeros.shape == SHAPE and not zeros.any()
    other, _ = back(tmp_path, made.folder)
    same(study, other)
    assert other.channels == study.channels
    for one, came in zip(study.cases(), other.cases(), strict=True):
        paths = [case.channel_path("ADC") for case in (one, came)]
        if one.id == "case0004":
            assert paths == [None, None]
        else:
            np.testing.assert_array_equal(*(sitk.GetArrayFromImage(read_volume(path)) for path in paths))


def test_what_was_changed_by_hand_is_taken_as_it_says_now(study, tmp_path):
    folder = export_dataset(study, "nnunet", tmp_path / "Dataset012_Study").folder
    changed = {**content(folder), "labels": {"background": 0, "left": 1, "right": 2}}
    (folder / "dataset.json").write_text(json.dumps(changed))
    other, report = back(tmp_path, folder)
    assert [(s.value, s.name) for s in other.schema.segments] == [(1, "left"), (2, "right")]
    assert "'sslsegmentation.json' does not fit" in report.notes[0]


@pytest.mark.parametrize("text", ["{", "[]", '{"format_version": 99}', "{}"])
def test_a_damaged_record_beside_it_is_named(study, tmp_path, text):
    folder = export_dataset(study, "nnunet", tmp_path / "Dataset012_Study").folder
    (folder / "sslsegmentation.json").write_text(text)
    with pytest.raises(ProjectError, match=r"sslsegmentation\.json"):
        back(tmp_path, folder)


def test_an_export_is_whole_or_not_there(study, tmp_path, monkeypatch):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine").touch()
    with pytest.raises(ProjectError, match="exists already"):
        export_dataset(study, "nnunet", tmp_path / "taken")
    with pytest.raises(ProjectError, match="lies in the project itself"):
        export_dataset(study, "nnunet", study.folder / "out")
    before, real, done = sorted(os.listdir(tmp_path)), nnunet_export.write_volume, []

    def full(path, image):
        done.append(path)
        if len(done) > 3:
            raise StorageError("The disk is full: nothing was written.", "Free some space.")
        real(path, image)

    monkeypatch.setattr(nnunet_export, "write_volume", full)
    with pytest.raises(StorageError, match="disk is full"):
        export_dataset(study, "nnunet", tmp_path / "Dataset012_Study")
    assert len(done) == 4 and sorted(os.listdir(tmp_path)) == before
    (tmp_path / ".partial-1-Dataset012_Study").mkdir()
    (tmp_path / ".partial-1-Dataset012_Study" / "dataset.json").write_text('{"labels": {"liver": 1}}')
    with pytest.raises(ProjectError, match="half of an export"):
        import_dataset(study, tmp_path / ".partial-1-Dataset012_Study")


@pytest.mark.parametrize("name", ["ignore", "Background"])
def test_a_name_that_means_something_to_nnunet_is_refused(study, tmp_path, name):
    study.set_schema(study.schema.renamed({"liver": name}))
    with pytest.raises(ProjectError, match=f"'{name}' cannot be called so") as caught:
        export_dataset(study, "nnunet", tmp_path / "out")
    assert "--rename" in caught.value.hint and not (tmp_path / "out").exists()


def test_a_project_that_nnunet_could_not_learn_from_is_refused(study, tmp_path):
    for case in study.cases(Role.TRAIN, Role.VALIDATION):
        study.set_role(case, Role.UNLABELLED)
    with pytest.raises(ProjectError, match="from these nnU-Net learns"):
        export_dataset(study, "nnunet", tmp_path / "out")
    with pytest.raises(ProjectError, match="no label schema"):
        export_dataset(Project.create(tmp_path / "new"), "nnunet", tmp_path / "out")
    with pytest.raises(SettingsError, match=r"not written as '\.png'"):
        export_dataset(study, "nnunet", tmp_path / "out", ending=".png")
    with pytest.raises(SettingsError, match="read, not written"):
        export_dataset(study, "monai", tmp_path / "out")
    with pytest.raises(SettingsError, match="no data-set format 'nnunett'") as caught:
        export_dataset(study, "nnunett", tmp_path / "out")
    assert "nnunet" in caught.value.hint


def test_a_sheared_volume_needs_files_that_hold_it(study, tmp_path):
    add_volume(study, save(noise(SHAPE, seed=40), tmp_path / "tilted.nrrd", direction=sheared(np.eye(3))))
    with pytest.raises(DataError, match="sheared geometry") as caught:
        export_dataset(study, "nnunet", tmp_path / "out")
    assert ".nrrd" in caught.value.hint and not (tmp_path / "out").exists()
    made = export_dataset(study, "nnunet", tmp_path / "out", ending=".nrrd")
    assert "names such as 'Dataset001_Liver'" in made.notes[0]
    same(study, back(tmp_path, made.folder)[0])


def test_a_volume_that_has_changed_is_named(study, tmp_path):
    case = study.case("case0005")
    save(noise(SHAPE, seed=50), case.image_path, direction=rotation(20, (1, 2, 0)))
    with pytest.raises(DataError, match="case 'case0005' has changed"):
        export_dataset(study, "nnunet", tmp_path / "out")
    assert not (tmp_path / "out").exists()
