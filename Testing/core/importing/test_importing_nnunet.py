"""Data sets as nnU-Net lays them out: versions 1 and 2, channels, regions, voxels to be ignored."""

import json
import shutil

import numpy as np
import pytest
from importing_data import SHAPE, found, labels, save, state
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import DataError, ProjectError, SettingsError
from SSLSegmentationLib.importing import add_volume, import_dataset
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume


def test_version_2_is_imported_by_its_folders(study, raw):
    before = state(raw.folder)
    report = import_dataset(study, raw())
    assert not report.refused and not report.notes
    assert found(study) == {
        "liver_000": ("train", True),
        "liver_001": ("train", True),
        "liver_002": ("test", False),
    }
    assert [(s.value, s.name) for s in study.schema.segments] == [(1, "liver"), (2, "spleen")]
    assert [path for path, *_ in state(raw.folder)][1:] == [path for path, *_ in before]
    assert len(import_dataset(study, raw()).present) == 3


def test_what_the_folders_hold_decides(study, raw):
    save(labels(), raw.folder / "labelsTs" / "liver_002.nii.gz")
    save(noise(SHAPE, seed=3), raw.folder / "imagesUn" / "liver_003_0000.nii.gz")
    (raw.folder / "labelsTr" / "liver_001.nii.gz").unlink()
    (raw.folder / "imagesTr" / "._liver_000_0000.nii.gz").write_bytes(b"of a Mac")
    (raw.folder / "imagesTr" / "readme.txt").write_text("no image")
    report = import_dataset(study, raw(channel_names=None, file_ending=None))
    assert found(study) == {
        "liver_000": ("train", True),
        "liver_001": ("unlabelled", False),
        "liver_002": ("test", True),
        "liver_003": ("unlabelled", False),
    }
    assert "liver_001_0000.nii.gz" in report.notes[0] and "no mask in 'labelsTr'" in report.notes[0]


def test_version_1_leaves_the_channel_out_of_its_lists(study, raw):
    listed = [
        {"image": f"./imagesTr/liver_{n:03d}.nii.gz", "label": f"./labelsTr/liver_{n:03d}.nii.gz"} for n in (0, 1)
    ]
    description = raw(
        channel_names=None,
        modality={"0": "MRI"},
        labels={"0": "background", "1": "liver", "2": "spleen"},
        training=listed,
        test=["./imagesTs/liver_002.nii.gz"],
    )
    report = import_dataset(study, description)
    assert not report.refused
    assert set(found(study)) == {"liver_000", "liver_001", "liver_002"}


def test_version_2_may_name_each_file(study, raw):
    case = {"images": ["imagesTr/liver_000_0000.nii.gz"], "label": "labelsTr/liver_000.nii.gz"}
    outside = {"images": ["../secret.nii.gz"], "label": "labelsTr/liver_001.nii.gz"}
    report = import_dataset(study, raw(dataset={"first": case, "second": outside, "third": {}}))
    assert found(study) == {"first": ("train", True), "liver_002": ("test", False)}
    assert ["outside" in str(error) or "list its images" in str(error) for _, error in report.refused] == [True, True]


# ---------------------------------------------------------------------- regions, voxels to be ignored, healthy cases
def test_regions_are_taken_apart_where_every_value_has_a_name(study, raw):
    report = import_dataset(study, raw(labels={"background": 0, "both": [1, 2], "liver": 1, "spleen": [2]}))
    assert [(s.value, s.name) for s in study.schema.segments] == [(1, "liver"), (2, "spleen")]
    assert "'both' is the values 1, 2 together" in report.notes[0]


def test_regions_that_leave_a_value_without_a_name_are_refused_with_a_way_that_works(study, raw):
    description = raw(labels={"background": 0, "whole": [1, 2], "core": 2})
    with pytest.raises(ProjectError, match="describes regions that overlap") as caught:
        import_dataset(study, description)
    assert "the value 1" in caught.value.sentence and "--names 1=NAME 2=NAME" in caught.value.hint
    study.set_schema(LabelSchema.from_names({1: "rim", 2: "core"}))
    assert len(import_dataset(study, description).added) == 3


def test_the_order_of_regions_names_what_no_other_region_covers(study, raw):
    labels_ = {"background": 0, "whole": [1, 2], "core": 2}
    report = import_dataset(study, raw(labels=labels_, regions_class_order=[1, 2]))
    assert [(s.value, s.name) for s in study.schema.segments] == [(1, "whole (rest)"), (2, "core")]
    assert "1 whole (rest), 2 core" in report.notes[0] and len(report.added) == 3


@pytest.mark.parametrize("order", ["12", [2, 1], [1], [None, 2]])
def test_an_order_of_regions_that_says_nothing_is_no_help(study, raw, order):
    with pytest.raises(ProjectError, match=r"describes regions|do not name label values"):
        import_dataset(study, raw(labels={"background": 0, "whole": [1, 2], "core": 2}, regions_class_order=order))


def test_values_need_not_be_consecutive_nor_ignore_the_highest(study, raw):
    for path in raw.folder.glob("labelsTr/*"):
        save(np.where(labels() == 2, 9, labels()).astype(np.uint8), path)
    array = labels()
    array[3:] = 4
    save(array, raw.folder / "labelsTr" / "liver_000.nii.gz")
    report = import_dataset(study, raw(labels={"background": 0, "liver": 1, "ignore": 4, "spleen": 9}))
    assert not report.refused and study.schema.values == (1, 9)
    assert "is 4, and not the highest" in report.notes[0]
    assert study.case("liver_000").label.annotated_slices == [0, 1, 2]


def test_slices_to_be_ignored_are_slices_that_nobody_annotated(study, raw):
    array = labels()
    array[3:] = 3
    save(array, raw.folder / "labelsTr" / "liver_000.nii.gz")
    import_dataset(study, raw(labels={"background": 0, "liver": 1, "spleen": 2, "ignore": 3}))
    case = study.case("liver_000")
    assert (case.label.annotated_axis, case.label.annotated_slices) == (2, [0, 1, 2])
    expected = np.where(array == 3, 255, array)
    image = read_volume(case.image_path)
    np.testing.assert_array_equal(native_labels(case, image, study.schema), expected)
    assert study.schema.values == (1, 2)


def test_parts_of_slices_to_be_ignored_are_refused_and_the_rest_goes_on(study, raw):
    array = labels()
    array[2:4, :2, :2] = 3
    save(array, raw.folder / "labelsTr" / "liver_000.nii.gz")
    report = import_dataset(study, raw(labels={"background": 0, "liver": 1, "spleen": 2, "ignore": 3}))
    ((_, error),) = report.refused
    assert "liver_000.nii.gz" in error.sentence and "nobody annotated" in error.sentence
    assert set(found(study)) == {"liver_001", "liver_002"}


def test_a_mask_without_a_voxel_makes_a_negative_example_and_is_counted(study, raw):
    empty = save(np.zeros(SHAPE, np.uint8), raw.folder / "labelsTr" / "liver_001.nii.gz")
    report = import_dataset(study, raw())
    assert report.empty == [empty] and not report.refused
    case = study.case("liver_001")
    assert not native_labels(case, read_volume(case.image_path), study.schema).any()


# ---------------------------------------------------------------------- what cannot be read, and what is there
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"labels": None}, "do not name label values"),
        ({"labels": {"background": 0}}, "do not name label values"),
        ({"labels": {"liver": "one"}}, "do not name label values"),
        ({"labels": {"liver": 1, "spleen": 1}}, "do not name label values"),
        ({"labels": {"liver": [[1], 2]}}, "do not name label values"),
        ({"labels": {"liver": 300}}, "do not name label values"),
        ({"file_ending": ".mha"}, "lists no volume"),
        ({"file_ending": ".png"}, "end in '.png'"),
        ({"file_ending": 3}, "end in '3'"),
    ],
)
def test_a_description_that_cannot_be_used_is_refused_before_anything_is_written(study, raw, changes, words):
    description = raw(**changes)
    before = state(study.folder)
    with pytest.raises((ProjectError, DataError), match=words) as caught:
        import_dataset(study, description)
    assert "dataset.json" in caught.value.sentence and caught.value.hint
    assert state(study.folder) == before


def test_a_folder_is_as_good_as_its_description(study, raw, tmp_path):
    raw()
    assert len(import_dataset(study, raw.folder).added) == 3
    with pytest.raises(ProjectError, match=r"holds data sets \(Dataset001_Liver\)") as caught:
        import_dataset(study, tmp_path)
    assert "Dataset001_Liver" in caught.value.hint
    (tmp_path / "empty").mkdir()
    with pytest.raises(ProjectError, match="empty' is no data set that is known") as caught:
        import_dataset(study, tmp_path / "empty")
    assert "imagesTr" in caught.value.hint and "sub-01" in caught.value.hint
    with pytest.raises(ProjectError, match="does not exist"):
        import_dataset(study, tmp_path / "nowhere")


def test_what_lacks_of_a_data_set_is_told(study, raw):
    (raw.folder / "imagesTr" / "liver_001_0000.nii.gz").unlink()
    report = import_dataset(study, raw())
    assert "1 mask has no image: 'liver_001.nii.gz'" in report.notes[0]
    assert "speaks of 2 training cases, and 1 are there" in report.notes[1]


def test_a_mask_on_another_grid_is_refused_and_the_rest_goes_on(study, raw):
    save(labels(), raw.folder / "labelsTr" / "liver_001.nii.gz", spacing=(1.4, 1.8, 3.0))
    report = import_dataset(study, raw())
    ((_, error),) = report.refused
    assert "another grid" in error.sentence and "liver_001.nii.gz" in error.sentence
    assert set(found(study)) == {"liver_000", "liver_002"}


# ---------------------------------------------------------------------- folds
@pytest.fixture
def split(raw):
    def write(content, folder=None):
        folder = folder or raw.folder
        folder.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / "splits_final.json").write_text(text)

    return write


FOLDS = [{"train": ["liver_001"], "val": ["liver_000"]}, {"train": ["liver_000"], "val": ["liver_001"]}]


@pytest.mark.parametrize("fold", [None, 0, 1])
@pytest.mark.parametrize("where", ["beside", "preprocessed"])
def test_a_fold_says_which_cases_are_for_validation(study, raw, split, fold, where, tmp_path):
    description = raw()
    if where == "preprocessed":
        (tmp_path / "nnUNet_raw").mkdir()
        moved = raw.folder.rename(tmp_path / "nnUNet_raw" / "Dataset001_Liver")
        description = moved / "dataset.json"
        split(FOLDS, tmp_path / "nnUNet_preprocessed" / "Dataset001_Liver")
    else:
        split(FOLDS)
    report = import_dataset(study, description, fold=fold)
    held_out = f"liver_00{fold or 0}"
    assert [case.id for case in study.cases(Role.VALIDATION)] == [held_out]
    assert [str(study.case(name).role) for name in ("liver_001", "liver_000") if name != held_out] == ["train"]
    assert study.case("liver_002").role is Role.TEST
    assert (["2 folds" in note for note in report.notes] == [True]) is (fold is None)


def test_cases_that_a_fold_leaves_out_or_that_are_not_there_are_told(study, raw, split):
    split([{"train": ["liver_000", "other"], "val": []}])
    report = import_dataset(study, raw())
    assert found(study)["liver_001"] == ("unlabelled", True)
    assert "names 1 case that the data set lacks: 'other'" in report.notes[0]
    assert "leaves 1 training case out ('liver_001')" in report.notes[1]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[", "damaged"),
        ([], "damaged"),
        ([{"train": ["liver_000"]}], "damaged"),
        ([{"train": "liver_000", "val": []}], "damaged"),
        ({"train": [], "val": []}, "damaged"),
        ([{"train": ["liver_000"], "val": ["liver_000"]}], "for training and for validation"),
    ],
)
def test_a_split_that_cannot_be_used_is_refused_before_anything_is_written(study, raw, split, content, words):
    split(content)
    before = state(study.folder)
    with pytest.raises(ProjectError, match=words) as caught:
        import_dataset(study, raw())
    assert "splits_final.json" in caught.value.sentence and state(study.folder) == before


@pytest.mark.parametrize("folds", [FOLDS, None])
def test_a_fold_that_is_none_is_refused(study, raw, split, folds):
    if folds:
        split(folds)
    with pytest.raises(SettingsError, match="has no fold 7") as caught:
        import_dataset(study, raw(), fold=7)
    assert ("It has: 0, 1" if folds else "Do not name a fold") in caught.value.hint


def test_folders_that_are_missing_are_named(study, raw):
    shutil.rmtree(raw.folder / "imagesTr")
    shutil.rmtree(raw.folder / "imagesTs")
    with pytest.raises(DataError, match="lists no volume") as caught:
        import_dataset(study, raw())
    assert "imagesTr" in caught.value.hint


def test_cases_that_were_added_without_their_masks_are_completed(study, raw):
    for path in sorted(raw.folder.glob("imagesTr/*")):
        add_volume(study, path)
    report = import_dataset(study, raw())
    assert [case.id for case in report.completed] == ["case0001", "case0002"]
    assert found(study) == {"case0001": ("train", True), "case0002": ("train", True), "liver_002": ("test", False)}


def test_a_mask_that_founds_the_labels_takes_the_names_that_lie_beside_it(study, raw):
    raw()
    case = add_volume(
        study,
        raw.folder / "imagesTr" / "liver_000_0000.nii.gz",
        Role.TRAIN,
        label=raw.folder / "labelsTr" / "liver_000.nii.gz",
    )
    assert [segment.name for segment in study.schema.segments] == ["liver", "spleen"]
    mask = read_label_map(case.label_path, read_volume(case.image_path), study.schema)
    assert mask.present == (1, 2)
