"""What nnU-Net is given: the cases of a draw, the validation cases, and nothing of the test."""

import json

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.volumes.geometry import same_grid
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def lists(project):
    return [project.cases(role, labelled=True) for role in (Role.TRAIN, Role.VALIDATION, Role.TEST)]


def test_the_data_set_holds_the_draw_and_the_validation_cases_and_no_test_case(peers, project, lists, tmp_path):
    train, validation, test = lists
    dataset = peers.nnunet_folder.write_dataset(tmp_path / "raw", train[:1], validation, project.schema)
    expected = {train[0].id, validation[0].id}
    files = [path.name for path in dataset.rglob("*.nii.gz")]
    assert {name.split("_0000")[0].removesuffix(".nii.gz") for name in files} == expected
    assert len(files) == 4
    assert not any(test[0].id in path.name for path in tmp_path.rglob("*") if project.folder not in path.parents)
    assert json.loads((dataset / "dataset.json").read_text())["numTraining"] == 2


def test_a_smaller_draw_leaves_nothing_of_a_larger_one(peers, project, lists, tmp_path):
    train, validation, _ = lists
    peers.nnunet_folder.write_dataset(tmp_path, train, validation, project.schema)
    dataset = peers.nnunet_folder.write_dataset(tmp_path, train[:1], validation, project.schema)
    assert not list(dataset.rglob(f"{train[1].id}*"))


def test_masks_come_back_as_they_went_with_any_label_values(peers, project, lists, tmp_path):
    case, schema = lists[0][0], project.schema
    image = read_volume(case.image_path)
    reference = native_labels(case, image, schema)
    dataset = peers.nnunet_folder.write_dataset(tmp_path, [case], [], schema)
    written = sitk.ReadImage(str(dataset / "labelsTr" / f"{case.id}.nii.gz"))
    assert same_grid(written, image)
    assert set(np.unique(sitk.GetArrayFromImage(written))) == set(range(schema.class_count))  # nnU-Net wants them so
    np.testing.assert_array_equal(peers.nnunet_folder.read_mask(dataset / "labelsTr", case, schema), reference)


def test_images_to_segment_come_without_masks(peers, lists, tmp_path):
    peers.nnunet_folder.write_images(tmp_path / "images", lists[2])
    assert [path.name for path in (tmp_path / "images").iterdir()] == [f"{lists[2][0].id}_0000.nii.gz"]


def test_a_case_cannot_be_trained_on_and_validated_with(peers, project, lists, tmp_path):
    with pytest.raises(DataError, match="trained on and validated with"):
        peers.nnunet_folder.write_dataset(tmp_path, lists[0], lists[0][:1], project.schema)
