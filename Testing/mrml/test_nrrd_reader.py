"""Plain NRRD files are read without Slicer as Slicer reads them; all others are left to it."""

import numpy as np
import pytest
import SimpleITK as sitk
import slicer
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.LabelFiles import labelsOfFile, readLabels
from SSLSegmentationPlugin.scene.NrrdReader import nrrdBytes, readNrrd
from SSLSegmentationPlugin.scene.NrrdWriter import writeNrrd
from SSLSegmentationPlugin.scene.Volumes import readVolumeFile

from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.segments import segmentation_metadata

COLOUR = (200, 100, 50)
SCHEMA = LabelSchema((Segment(2, "tumour", COLOUR), Segment(1, "liver", COLOUR), Segment(7, "bile duct \\ b", COLOUR)))
TURNED = np.array([[0.0, 0.0, 3.0, 10.0], [0.8, 0.0, 0.0, -4.0], [0.0, -0.9, 0.0, 7.5], [0.0, 0.0, 0.0, 1.0]])


def bySlicer(path):
    node = slicer.vtkMRMLScalarVolumeNode()
    readVolumeFile(node, path)
    return slicer.util.arrayFromVolume(node), Grid.ofVolume(node)


def labels(shape=(3, 4, 5)):
    return np.random.default_rng(1).choice(np.array([0, 1, 2, 7], np.uint8), shape)


@pytest.mark.parametrize("kind", ["int8", "uint8", "int16", "uint16", "int32", "float32", "float64"])
@pytest.mark.parametrize("itk", [False, True])
def test_it_reads_what_slicer_reads(tmp_path, kind, itk):
    array, path = np.random.default_rng(0).integers(0, 99, (3, 4, 5)).astype(kind), tmp_path / "a.nrrd"
    if itk:
        image = sitk.GetImageFromArray(array)
        image.SetSpacing((0.7, 0.8, 4.0))
        image.SetDirection((0, 0, 1, 1, 0, 0, 0, 1, 0))
        sitk.WriteImage(image, str(path), useCompression=kind != "int16")
    else:
        writeNrrd(path, array, Grid((5, 4, 3), TURNED))
    found, (voxels, grid) = readNrrd(path), bySlicer(path)
    np.testing.assert_array_equal(found.voxels, voxels)
    assert found.voxels.dtype == voxels.dtype and found.grid.size == grid.size
    np.testing.assert_allclose(found.grid.ijkToRas, grid.ijkToRas, atol=1e-12)
    assert nrrdBytes(path) == array.nbytes


@pytest.mark.parametrize("reverse", [False, True])
def test_a_mask_is_the_same_as_by_slicer_also_with_slices_in_reverse_order(tmp_path, reverse):
    path, grid = tmp_path / "m.seg.nrrd", Grid((5, 4, 3), TURNED)
    writeNrrd(path, labels(), grid, segmentation_metadata(labels(), SCHEMA))
    shown = grid.withSlicesReversed() if reverse else grid
    found = labelsOfFile(readNrrd(path), shown, SCHEMA)
    np.testing.assert_array_equal(found.labels, readLabels(path, shown, SCHEMA).labels)
    np.testing.assert_array_equal(found.labels, labels()[::-1] if reverse else labels())


@pytest.mark.parametrize("values", [(1, 2, 3), (2, 1, 3), (5, 6, 7)])
@pytest.mark.parametrize("isStrange", [False, True])
def test_values_become_those_of_todays_structures_and_what_is_no_structure_nothing(tmp_path, values, isStrange):
    names = ("liver", "tumour", "cyst")
    written, today = (LabelSchema.from_names(dict(zip(each, names, strict=True))) for each in ((1, 2, 3), values))
    array = np.random.default_rng(1).integers(0, 4, (3, 4, 5)).astype(np.uint8)
    header, path, grid = segmentation_metadata(array, written), tmp_path / "m.seg.nrrd", Grid((5, 4, 3), TURNED)
    wanted = np.array([0, *values, 0], np.uint8)
    if isStrange:
        array[0, 0, 0] = 4
    writeNrrd(path, array, grid, header)
    np.testing.assert_array_equal(labelsOfFile(readNrrd(path), grid, today).labels, wanted[array])


@pytest.mark.parametrize(
    "values",
    [
        {"Segment0_Name": "kidney"},
        {"Segment0_Name": "liver"},
        {"Segment0_Layer": "1"},
        {"Segment0_LabelValue": "x"},
        {"Segmentation_ReferenceImageExtentOffset": "1 0 0"},
        {"Segmentation_SourceRepresentation": "Fractional labelmap"},
    ],
)
def test_a_mask_that_is_not_as_networks_write_it_is_left_to_slicer(tmp_path, values):
    path, grid = tmp_path / "m.seg.nrrd", Grid((5, 4, 3), TURNED)
    writeNrrd(path, labels(), grid, {**segmentation_metadata(labels(), SCHEMA), **values})
    assert labelsOfFile(readNrrd(path), grid, SCHEMA) is None
    elsewhere = grid.ijkToRas.copy()
    elsewhere[:3, 3] += 9
    writeNrrd(path, labels(), grid, segmentation_metadata(labels(), SCHEMA))
    assert labelsOfFile(readNrrd(path), Grid(grid.size, elsewhere), SCHEMA) is None


@pytest.mark.parametrize(
    "how",
    [
        lambda content: content[:-9],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),  # its checksum
        lambda content: content.replace(b"sizes: 5 4 3", b"sizes: 5 4 4"),
        lambda content: content.replace(b"sizes: 5 4 3", b"sizes: 5 4 2"),
        lambda content: content.replace(b"endian: little", b"endian: big"),
        lambda content: content.replace(b"space: left-posterior-superior", b"space: scanner-xyz"),
        lambda content: content.replace(b"endian", b'space units: "cm" "cm" "cm"\nendian'),
        lambda content: content.replace(b"encoding: gzip", b"encoding: raw"),
        lambda content: content.replace(b"endian: little", b"data file: other.raw"),
        lambda content: content.replace(b"NRRD0005", b"NIFTI"),
        lambda content: b"",
    ],
)
def test_what_is_damaged_or_not_plain_is_left_to_slicer(tmp_path, how):
    path = tmp_path / "a.nrrd"
    writeNrrd(path, labels().astype(np.int16), Grid((5, 4, 3), TURNED))
    path.write_bytes(how(path.read_bytes()))
    assert readNrrd(path) is None
    assert readNrrd(tmp_path / "missing.nrrd") is None and nrrdBytes(tmp_path / "missing.nrrd") is None


def test_a_sheared_grid_is_left_to_slicer(tmp_path):
    sheared = TURNED.copy()
    sheared[0, 0] = 0.2
    writeNrrd(tmp_path / "a.nrrd", labels(), Grid((5, 4, 3), sheared))
    assert readNrrd(tmp_path / "a.nrrd") is None
