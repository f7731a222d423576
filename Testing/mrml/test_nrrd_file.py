"""Files written without SimpleITK are what SimpleITK and Slicer read, to the last bit."""

import errno

import numpy as np
import pytest
import SimpleITK as sitk
from samples import GEOMETRIES
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.NrrdWriter import writeNrrd

from SSLSegmentationLib.core.errors import DataError, StorageError

SHAPE = (4, 5, 6)
TYPES = [np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64, np.float32, np.float64]


@pytest.mark.parametrize("kind", TYPES)
def test_every_voxel_and_its_type_come_back(tmp_path, kind):
    voxels = (np.random.default_rng(1).random(SHAPE) * 100).astype(kind)
    writeNrrd(tmp_path / "à b.nrrd", voxels, Grid(SHAPE[::-1], GEOMETRIES["oblique"]))
    image = sitk.ReadImage(str(tmp_path / "à b.nrrd"))
    read = sitk.GetArrayFromImage(image)
    assert read.dtype == kind
    np.testing.assert_array_equal(read, voxels)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_every_geometry_is_exact(tmp_path, geometry):
    grid = Grid(SHAPE[::-1], GEOMETRIES[geometry])
    writeNrrd(tmp_path / "a.nrrd", np.zeros(SHAPE, np.int16), grid)
    image = sitk.ReadImage(str(tmp_path / "a.nrrd"))
    for ijk in [(0, 0, 0), (5, 4, 3), (2, 1, 3)]:
        lps = image.TransformIndexToPhysicalPoint(ijk)
        np.testing.assert_allclose(lps, grid.toRas(ijk) * (-1, -1, 1), atol=1e-12)


def test_views_and_other_byte_orders_are_written_as_they_look(tmp_path):
    voxels = np.arange(120, dtype=">i4").reshape(SHAPE)[::-1, :, ::-1]
    writeNrrd(tmp_path / "a.nrrd", voxels, Grid(SHAPE[::-1], np.eye(4)))
    np.testing.assert_array_equal(sitk.GetArrayFromImage(sitk.ReadImage(str(tmp_path / "a.nrrd"))), voxels)


def test_metadata_of_all_letters_comes_back(tmp_path):
    metadata = {"Segment0_Name": "tumeur à droite", "Segment0_Tags": "a|b := c", "note": "one\ntwo \\ three"}
    writeNrrd(tmp_path / "a.nrrd", np.zeros(SHAPE, np.uint8), Grid(SHAPE[::-1], np.eye(4)), metadata)
    image = sitk.ReadImage(str(tmp_path / "a.nrrd"))
    assert {key: image.GetMetaData(key) for key in metadata} == metadata


def test_a_voxel_type_without_a_name_in_nrrd_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"complex64.*32-bit float"):
        writeNrrd(tmp_path / "a.nrrd", np.zeros(SHAPE, np.complex64), Grid(SHAPE[::-1], np.eye(4)))
    assert not list(tmp_path.iterdir())


def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.nrrd"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("SSLSegmentationLib.core.storage.os.fsync", full)
    with pytest.raises(StorageError, match="full"):
        writeNrrd(path, np.zeros(SHAPE, np.uint8), Grid(SHAPE[::-1], np.eye(4)))
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.nrrd"]
    assert path.read_bytes() == b"old"
