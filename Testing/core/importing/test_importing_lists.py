"""Data sets that list their files: MONAI's data lists, with folds and several images of a case."""

import json

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SHAPE, labels, save
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import DataError, ProjectError, SettingsError
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "study")


@pytest.fixture
def folder(tmp_path):
    """Four cases with two images each, and masks."""
    folder = tmp_path / "inbox"
    for number in range(4):
        for seed, word in enumerate(("t1", "t2")):
            save(noise(SHAPE, seed=10 * seed + number), folder / f"pat_{number}_{word}.nii.gz")
        save(labels(), folder / f"pat_{number}_seg.nii.gz")
    return folder


def entry(number, **more):
    images = [f"pat_{number}_t1.nii.gz", f"pat_{number}_t2.nii.gz"]
    return {"image": images, "label": f"pat_{number}_seg.nii.gz", **more}


def write(folder, name="datalist.json", **content):
    (folder / name).write_text(json.dumps(content))
    return folder / name


def roles(study):
    return {case.id: (str(case.role), case.label is not None) for case in study.cases()}


def test_a_fold_is_held_out_and_testing_is_tested_on(study, folder):
    testing = [{"image": entry(3)["image"]}]
    write(folder, training=[entry(0, fold=0), entry(1, fold=1), entry(2, fold=1)], testing=testing)
    report = import_dataset(study, folder)
    assert not report.refused
    assert roles(study) == {
        "pat_0": ("validation", True),
        "pat_1": ("train", True),
        "pat_2": ("train", True),
        "pat_3": ("test", False),
    }
    assert "in 2 folds" in report.notes[0] and "--fold" in report.notes[0]
    assert study.channels == ("t1", "t2")
    image = read_volume(study.case("pat_2").channel_path("t2"))
    np.testing.assert_array_equal(sitk.GetArrayFromImage(image), noise(SHAPE, seed=12))
    assert [(s.value, s.name) for s in study.schema.segments] == [(1, "Label 1"), (2, "Label 2")]


def test_another_fold_and_a_channel_can_be_chosen(study, folder):
    description = write(folder, training=[entry(0, fold=0), entry(1, fold=4)], validation=[entry(2)])
    report = import_dataset(study, description, fold=4, channel="t2")
    assert report.notes == [] and study.channels == ()
    assert {case.id: str(case.role) for case in study.cases()} == {
        "pat_0": "train",
        "pat_1": "validation",
        "pat_2": "validation",
    }
    image = read_volume(study.case("pat_0").image_path)
    np.testing.assert_array_equal(sitk.GetArrayFromImage(image), noise(SHAPE, seed=10))
    with pytest.raises(SettingsError, match="no fold 2") as caught:
        import_dataset(study, description, fold=2)
    assert "It has: 0, 4" in caught.value.hint
    with pytest.raises(SettingsError, match="no channel 'flair'") as caught:
        import_dataset(study, description, channel="flair")
    assert "0 t1, 1 t2" in caught.value.hint


def test_a_single_fold_leaves_all_cases_for_training(study, folder):
    import_dataset(study, write(folder, training=[entry(0, fold=0), entry(1, fold=0)]))
    assert [str(case.role) for case in study.cases()] == ["train", "train"]


def test_names_of_labels_and_channels_are_taken_where_they_are_given(study, folder):
    names = {"labels": {"0": "background", "1": "liver", "2": "spleen"}, "modality": {"0": "T1w", "1": "T2w"}}
    import_dataset(study, write(folder, "dataset_0.json", training=[entry(0), entry(1)], testing=[entry(2)], **names))
    assert study.channels == ("T1w", "T2w")
    assert [segment.name for segment in study.schema.segments] == ["liver", "spleen"]
    assert study.case("pat_2").role is Role.TEST and study.case("pat_2").label is not None


def test_images_of_one_name_in_folders_of_their_own_are_cases_called_after_these(study, folder):
    for number in (0, 1):
        for word in ("t1", "t2"):
            source = folder / f"pat_{number}_{word}.nii.gz"
            source.rename(save(noise(SHAPE), folder / f"p{number}" / f"{word}.nii.gz"))
    listed = [{"image": [f"p{number}/t1.nii.gz", f"p{number}/t2.nii.gz"]} for number in (0, 1)]
    import_dataset(study, write(folder, training=listed))
    assert [case.id for case in study.cases()] == ["p0", "p1"] and study.channels == ("t1", "t2")


def test_images_of_one_name_in_folders_of_channels_are_called_after_these(study, folder):
    for word in ("t1", "t2"):
        (folder / word).mkdir()
        (folder / f"pat_0_{word}.nii.gz").rename(folder / word / "anna.nii.gz")
    import_dataset(study, write(folder, training=[{"image": ["t1/anna.nii.gz", "t2/anna.nii.gz"]}]))
    assert [case.id for case in study.cases()] == ["anna"] and study.channels == ("t1", "t2")


def test_entries_that_cannot_be_used_are_named_and_the_rest_goes_on(study, folder):
    wrong = [
        {**entry(0), "image": ["../secret.nii.gz", "pat_0_t2.nii.gz"]},
        {**entry(1), "image": ["pat_1_t1.nii.gz"]},
        {**entry(1), "label": ["pat_1_seg.nii.gz"]},
        {**entry(1), "image": []},
        {**entry(1), "image": ["pat_1_t1.nii.gz", "lost.nii.gz"], "label": None},
    ]
    report = import_dataset(study, write(folder, training=[*wrong, entry(3)]))
    said = [error.sentence for _, error in report.refused]
    assert [case.id for case in study.cases()] == ["pat_1_t1", "pat_3"]
    assert "outside the data set's folder" in said[0] and "has 1 image, and others have 2" in said[1]
    assert ["does not name its image files" in text for text in said[2:4]] == [True, True]
    assert "lost.nii.gz' does not exist" in said[4]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"training": []}, "lists no volume"),
        ({"training": {"image": "a"}}, "is no list"),
        ({"testing": 3}, "is no list"),
    ],
)
def test_a_list_that_lists_nothing_is_refused(study, folder, content, words):
    with pytest.raises((DataError, ProjectError), match=words):
        import_dataset(study, write(folder, **content))
