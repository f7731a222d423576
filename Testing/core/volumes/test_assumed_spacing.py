"""Volumes whose header carries a stand-in for their spacing get another one, and so do their masks."""

import json

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SCHEMA, SHAPE, labels, save, state

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.importing import add_label, add_volume, add_volumes, import_dataset
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.assumed_spacing import SpacingWish
from SSLSegmentationLib.volumes.labels import read_label_map, write_segmentation
from SSLSegmentationLib.volumes.reading import read_volume
from volumes.synthetic import noise, rotation

HEADER = {"spacing": (1.0, 1.0, 3.0), "direction": rotation(12, (1, 2, 3)), "origin": (-7.0, 11.0, 3.5)}
WISH = SpacingWish(field_of_view=35.0, slice_distance=3.6)  # 7 × 6 pixels


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "p")
    project.set_schema(SCHEMA)
    return project


@pytest.fixture
def volume(tmp_path):
    return save(noise(SHAPE), tmp_path / "in" / "a.nii.gz", **HEADER)


@pytest.mark.parametrize(
    ("wish", "spacing"),
    [
        (SpacingWish(field_of_view=35.0), (5.0, 5.0, 3.0)),
        (SpacingWish(pixel_size=0.6), (0.6, 0.6, 3.0)),
        (SpacingWish(slice_distance=4.0), (1.0, 1.0, 4.0)),
        (WISH, (5.0, 5.0, 3.6)),
    ],
)
def test_only_distances_change(study, volume, wish, spacing):
    before = state(volume.parent)
    case = Case.load(add_volume(study, volume, spacing=wish).folder)
    assert state(volume.parent) == before
    image, original = read_volume(case.image_path), read_volume(volume)
    np.testing.assert_allclose(image.GetSpacing(), spacing, rtol=1e-6)
    np.testing.assert_allclose(image.GetOrigin(), original.GetOrigin(), atol=1e-5)
    np.testing.assert_allclose(image.GetDirection(), original.GetDirection(), atol=1e-6)
    np.testing.assert_array_equal(sitk.GetArrayFromImage(image), sitk.GetArrayFromImage(original))
    assert case.spacing_mm == pytest.approx(spacing) and case.assumed.reason == str(wish)
    assert case.assumed.file_spacing_mm == pytest.approx((1.0, 1.0, 3.0))


@pytest.mark.parametrize("stored", ["coronal", "sagittal"])
def test_the_slices_are_those_of_the_volume_whatever_its_axes(study, tmp_path, stored):
    spacing = {"coronal": (1.0, 3.0, 1.0), "sagittal": (3.0, 1.0, 1.0)}[stored]
    path = save(noise((20, 20, 20)), tmp_path / "a.nrrd", spacing=spacing)
    case = add_volume(study, path, spacing=SpacingWish(pixel_size=0.5, slice_distance=4.0))
    assert case.spacing_mm == tuple(4.0 if mm == 3.0 else 0.5 for mm in spacing)


def test_the_aspect_of_pixels_stays_with_a_field_of_view(study, tmp_path):
    path = save(noise((4, 20, 20)), tmp_path / "a.nrrd", spacing=(1.0, 0.5, 3.0))
    assert add_volume(study, path, spacing=SpacingWish(field_of_view=40.0)).spacing_mm == (2.0, 1.0, 3.0)


def label_of(case):
    image = read_volume(case.image_path)
    assert np.allclose(sitk.ReadImage(str(case.label_path)).GetSpacing(), image.GetSpacing())
    return read_label_map(case.label_path, image, SCHEMA).array


@pytest.mark.parametrize("suffix", [".nii.gz", ".nrrd", ".mha", ".seg.nrrd"])
@pytest.mark.parametrize("later", [False, True])
def test_a_mask_on_the_grid_of_the_file_comes_along(study, volume, suffix, later):
    mask = volume.with_name(f"mask{suffix}")
    if suffix == ".seg.nrrd":
        write_segmentation(mask, labels(), read_volume(volume), SCHEMA)
    else:
        save(labels(), mask, **HEADER)
    before = state(volume.parent)
    if later:
        case = add_label(study, add_volume(study, volume, Role.TRAIN, spacing=WISH), mask)
    else:
        case = add_volume(study, volume, Role.TRAIN, label=mask, spacing=WISH)
    np.testing.assert_array_equal(label_of(case), labels())
    assert state(volume.parent) == before


def test_a_mask_in_another_axis_order_on_the_grid_of_the_file_comes_along(study, volume):
    image = read_volume(volume)
    mask = sitk.GetImageFromArray(labels())
    mask.CopyInformation(image)
    path = volume.with_name("mask.nrrd")
    sitk.WriteImage(sitk.PermuteAxes(mask, [2, 0, 1]), str(path))
    np.testing.assert_array_equal(label_of(add_volume(study, volume, label=path, spacing=WISH)), labels())


def test_a_mask_on_the_new_grid_is_taken_as_it_is(study, volume):
    case = add_volume(study, volume, spacing=WISH)
    mask = volume.with_name("drawn.seg.nrrd")
    write_segmentation(mask, labels(), read_volume(case.image_path), SCHEMA)
    np.testing.assert_array_equal(label_of(add_label(study, case, mask)), labels())
    assert case.label_path.read_bytes() == mask.read_bytes()


def test_a_mask_of_another_grid_is_refused_as_ever(study, volume):
    mask = save(labels(), volume.with_name("mask.nrrd"), **{**HEADER, "origin": (0.0, 0.0, 0.0)})
    with pytest.raises(DataError, match="another grid"):
        add_volume(study, volume, label=mask, spacing=WISH)
    assert study.cases() == []


def test_a_linked_file_keeps_its_spacing(study, volume):
    for add in (lambda **how: add_volume(study, volume, **how), lambda **how: add_volumes(study, [volume], **how)):
        with pytest.raises(SettingsError, match="field of view 35 mm"):
            add(link=True, spacing=WISH)
    assert study.cases() == []


def test_the_same_file_again_is_known_and_another_wish_is_refused(study, volume):
    assert len(add_volumes(study, [volume], spacing=WISH).added) == 1
    assert add_volumes(study, [volume], spacing=WISH).present == [volume]
    assert add_volumes(study, [volume]).present == [volume]
    report = add_volumes(study, [volume], spacing=SpacingWish(pixel_size=0.7))
    assert "with field of view 35 mm, slice distance 3.6 mm" in report.refused[0][1].sentence
    copy = volume.with_name("b.nii.gz")
    copy.write_bytes(volume.read_bytes())
    for how in ({}, {"spacing": WISH}, {"spacing": SpacingWish(pixel_size=0.7)}):
        with pytest.raises(DataError, match=r"same volume|is in the project already"):
            add_volume(study, copy, **how)


def test_a_data_set_is_imported_with_an_assumed_field_of_view(study, volume):
    mask = save(labels(), volume.with_name("mask.nii.gz"), **HEADER)
    content = {"labels": {"1": "liver", "2": "spleen"}, "training": [{"image": volume.name, "label": mask.name}]}
    description = volume.with_name("dataset.json")
    description.write_text(json.dumps(content))
    report = import_dataset(study, description, spacing=SpacingWish(field_of_view=70.0))
    (case,) = report.added
    assert case.spacing_mm == pytest.approx((10.0, 10.0, 3.0))
    np.testing.assert_array_equal(label_of(case), labels())


def test_a_mask_founds_the_schema_also_on_the_grid_of_the_file(tmp_path, volume):
    project = Project.create(tmp_path / "new")
    mask = save(labels(), volume.with_name("mask.nrrd"), **HEADER)
    add_volume(project, volume, label=mask, spacing=WISH)
    assert isinstance(project.schema, LabelSchema) and project.schema.values == (1, 2)


def test_records_without_an_assumed_spacing_are_as_before(study, volume):
    case = add_volume(study, volume)
    assert "assumed" not in json.loads((case.folder / "case.json").read_text())
    assert Case.load(case.folder).assumed is None


@pytest.mark.parametrize(
    "values",
    [
        {"field_of_view": 0.0},
        {"field_of_view": -5.0},
        {"field_of_view": float("nan")},
        {"field_of_view": 1e30},
        {"pixel_size": float("inf")},
        {"slice_distance": 1e-9},
        {"field_of_view": 180.0, "pixel_size": 0.6},
    ],
)
def test_a_spacing_that_cannot_be_is_refused(values):
    with pytest.raises(SettingsError, match=r"mm cannot be|say the same"):
        SpacingWish(**values)


def test_a_mask_that_comes_later_with_the_same_file_is_put_onto_the_grid_of_the_case(study, volume):
    case = add_volume(study, volume, spacing=WISH)
    mask = save(labels(), volume.with_name("mask.nrrd"), **HEADER)
    copy = volume.with_name("b.nii.gz")
    copy.write_bytes(volume.read_bytes())
    add_volume(study, copy, Role.TRAIN, label=mask)
    np.testing.assert_array_equal(label_of(study.case(case.id)), labels())
