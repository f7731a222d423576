"""A project goes out as a raw data set of nnU-Net, and comes back as it was."""

import json
import os
import shutil
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
from exchange_campaign import differences
from importing_data import SHAPE, labels, save, state
from volumes.synthetic import image_of, noise, rotation, sheared

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


@pytest.fixture(scope="module")
def seven(tmp_path_factory):
    """Seven cases named after a patient, with all that a role and a mask can be together."""
    folder = tmp_path_factory.mktemp("seven")
    project = Project.create(folder / "study")
    project.set_schema(SCHEMA)
    for number, (role, labelled) in enumerate(CASES.values()):
        path = folder / "inbox" / f"Doe^Jane {number}.nrrd"
        save(noise(SHAPE, seed=number), path, direction=rotation(20, (1, 2, 0)))
        label = mask(folder / "inbox" / f"{number}-label.nrrd") if labelled else None
        add_volume(project, path, role, label=label)
    assert [case.id for case in project.cases()] == list(CASES)
    return folder


@pytest.fixture
def study(seven, tmp_path):
    """A copy of its own, with the files that it was made of."""
    shutil.copytree(seven, tmp_path, dirs_exist_ok=True)
    return Project(tmp_path / "study")


def content(path):
    return json.loads((path / "dataset.json").read_text())


def back(tmp_path, folder, **how):
    project = Project.create(tmp_path / "back")
    report = import_dataset(project, folder, **how)
    assert not report.refused
    return project, report


def same(one, other, tolerance=1e-12):
    """Whether two projects hold the same cases."""
    assert list(differences(one, other, tolerance)) == []


def test_what_comes_back_otherwise_is_found(study, tmp_path):
    other, _ = back(tmp_path, export_dataset(study, "nnunet", tmp_path / "Dataset012_Study", ending=".nrrd").folder)
    other.set_role(other.case("case0005"), Role.TRAIN)
    save(noise(SHAPE, seed=99), other.case("case0007").image_path, direction=rotation(20, (1, 2, 0)))
    array = labels()
    array[0, 0, 0] = 3
    add_label(other, other.case("case0001"), mask(tmp_path / "other.nrrd", np.array([0, 3, 7, 7], np.uint8)[array]))
    assert list(differences(study, other, 1e-12)) == [
        "case0001: mask",
        "case0005: role train, was unlabelled",
        "case0007: voxels",
    ]


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
    assert other.channels == study.channels and not other.case("case0004").channels


def test_each_frame_is_a_case(study, tmp_path):
    volumes = [image_of(noise(SHAPE, seed=60 + number), rotation(20, (1, 2, 0))) for number in range(3)]
    sitk.WriteImage(sitk.JoinSeries(volumes), str(tmp_path / "cine.nii.gz"))
    case = add_volume(study, tmp_path / "cine.nii.gz", Role.VALIDATION, frames="all")
    add_label(study, study.case(f"{case.id}@2"), tmp_path / "inbox" / "0-label.nrrd")
    made = export_dataset(study, "nnunet", tmp_path / "Dataset012_Study", ending=".nrrd")
    assert "3 frames of cases with frames were written as a case each" in made.notes[0]
    other, _ = back(tmp_path, made.folder)
    came = {one.id: (str(one.role), one.label is not None) for one in other.cases() if one.id.startswith(case.id)}
    assert came == {
        f"{case.id}-f001": ("validation", False),
        f"{case.id}-f002": ("validation", True),
        f"{case.id}-f003": ("validation", False),
    }
    image = read_volume(other.case(f"{case.id}-f003").image_path)
    np.testing.assert_array_equal(sitk.GetArrayFromImage(image), noise(SHAPE, seed=62))


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
