"""Masks written by the core are read onto the voxels of the volume node; masks that do not fit are refused."""

import numpy as np
import pytest
import SimpleITK as sitk
import slicer
from samples import GEOMETRIES
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.LabelFiles import readLabels
from SSLSegmentationPlugin.scene.Volumes import addVolume, loadImage

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

LABELS = np.zeros((5, 6, 7), np.uint8)
LABELS[1:4, 2:5, 1:3] = 2
LABELS[2, 3, 4:7] = 7
LABELS[0, 5, 6] = 5
#: NIfTI cannot hold a sheared geometry; the core refuses to write it.
FILES = [
    (geometry, suffix)
    for geometry in GEOMETRIES
    for suffix in (".seg.nrrd", ".nrrd", ".nii.gz", ".mha")
    if "sheared" not in geometry or suffix != ".nii.gz"
]


@pytest.fixture
def shown(project, makeVolume):
    """A case of a geometry: its image as the core reads it, and its grid in the scene."""

    def show(geometry="oblique"):
        case = addVolume(project, makeVolume(ijkToRas=GEOMETRIES[geometry]))
        return read_volume(case.image_path), Grid.ofVolume(loadImage(slicer.vtkMRMLScene(), case))

    return show


@pytest.mark.parametrize(("geometry", "suffix"), FILES)
def test_masks_of_the_core_land_on_their_voxels(tmp_path, shown, schema, geometry, suffix):
    image, grid = shown(geometry)
    path = tmp_path / f"masque é{suffix}"
    write_segmentation(path, LABELS, image, schema)
    expected = LABELS[::-1] if geometry.startswith("left-handed") else LABELS
    composed = readLabels(path, grid, schema)
    np.testing.assert_array_equal(composed.labels, expected)
    assert composed.labels.dtype == np.uint8
    assert composed.warnings() == []


def test_a_segmentation_without_seg_in_its_name_is_known_by_its_header(tmp_path, shown, schema):
    image, grid = shown()
    write_segmentation(tmp_path / "a.seg.nrrd", LABELS, image, schema.with_priority(["kidney"]))
    (tmp_path / "a.seg.nrrd").rename(tmp_path / "label.nrrd")
    renumbered = type(schema).from_names({1: "kidney", 2: "tumeur à droite", 3: "Liver"})
    labels = readLabels(tmp_path / "label.nrrd", grid, renumbered).labels
    np.testing.assert_array_equal(labels, np.choose(np.searchsorted([0, 2, 5, 7], LABELS), [0, 3, 1, 2]))


def test_an_empty_segmentation_is_read(tmp_path, shown, schema):
    image, grid = shown()
    write_segmentation(tmp_path / "a.seg.nrrd", LABELS * 0, image, schema)
    assert readLabels(tmp_path / "a.seg.nrrd", grid, schema).isEmpty


def write(path, labels, image):
    mask = sitk.GetImageFromArray(labels)
    mask.CopyInformation(image)
    sitk.WriteImage(mask, str(path))


def test_whole_numbers_stored_as_floats_are_labels(tmp_path, shown, schema):
    image, grid = shown()
    write(tmp_path / "a.nrrd", LABELS.astype(np.float32), image)
    np.testing.assert_array_equal(readLabels(tmp_path / "a.nrrd", grid, schema).labels, LABELS)


@pytest.mark.parametrize(("value", "words"), [(3, "value 3"), (2.5, "value 2.5"), (-1, "value -1")])
def test_values_that_the_schema_lacks_are_refused(tmp_path, shown, schema, value, words):
    image, grid = shown()
    labels = LABELS.astype(np.float32)
    labels[0, 0, 0] = value
    write(tmp_path / "a.nrrd", labels, image)
    with pytest.raises(DataError, match=words) as caught:
        readLabels(tmp_path / "a.nrrd", grid, schema)
    assert "2 Liver" in caught.value.hint


@pytest.mark.parametrize("change", ["origin", "size"])
def test_a_mask_on_another_grid_is_refused(tmp_path, shown, schema, change):
    image, grid = shown()
    mask = sitk.GetImageFromArray(LABELS)
    mask.CopyInformation(image)
    if change == "origin":
        mask.SetOrigin(np.add(image.GetOrigin(), (0.5, 0, 0)))
    else:
        mask = mask[1:]
    sitk.WriteImage(mask, str(tmp_path / "a.nrrd"))
    with pytest.raises(DataError, match="another grid") as caught:
        readLabels(tmp_path / "a.nrrd", grid, schema)
    assert caught.value.hint


@pytest.mark.parametrize("name", ["a.seg.nrrd", "a.nrrd", "a.nii.gz"])
def test_missing_and_truncated_files_are_named(tmp_path, shown, schema, name):
    image, grid = shown()
    with pytest.raises(DataError, match=r"a\..*does not exist"):
        readLabels(tmp_path / name, grid, schema)
    write_segmentation(tmp_path / name, LABELS, image, schema)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-20])
    with pytest.raises(DataError, match=r"a\..*truncated"):
        readLabels(tmp_path / name, grid, schema)
