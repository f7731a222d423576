"""A linked file of the user's is shown as the core reads it: the file of that name, in its units, left as it was."""

import numpy as np
import pytest
import SimpleITK as sitk
import slicer
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.LabelFiles import readLabels
from SSLSegmentationPlugin.scene.Volumes import gridOfCase, loadImage

from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.volumes.reading import read_volume

SHAPE = (5, 6, 7)


def write(path, low, spacing=(0.5, 0.75, 3.0)):
    image = sitk.GetImageFromArray(np.random.default_rng(low).integers(low, low + 50, SHAPE).astype(np.int16))
    image.SetSpacing(spacing)
    sitk.WriteImage(image, str(path))


def show(project, path):
    case = add_volume(project, path, link=True)
    node = loadImage(slicer.vtkMRMLScene(), case)
    gridOfCase(case, node)
    return slicer.util.arrayFromVolume(node), sitk.GetArrayFromImage(read_volume(path))


@pytest.mark.parametrize("name", ["A.nii.gz", "A.nii", "A.NII.GZ", "T2 été.nii.gz"])
def test_the_named_file_is_shown_and_not_the_one_beside_it(project, tmp_path, name):
    stem = name.partition(".")[0]
    for suffix, low in ((".nii.gz", 100), (".nii", 1000)):
        write(tmp_path / f"{stem}{suffix}", low)
    if not (tmp_path / name).exists():
        (tmp_path / f"{stem}.nii.gz").rename(tmp_path / name)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.*")}
    shown, core = show(project, tmp_path / name)
    np.testing.assert_array_equal(shown[::-1] if not (shown == core).all() else shown, core)
    assert (shown.min() >= 1000) == (name == "A.nii")
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.*")} == before


def test_a_compressed_file_without_the_suffix_is_shown(project, tmp_path):
    write(tmp_path / "B.nii.gz", 100)
    (tmp_path / "B.nii.gz").rename(tmp_path / "B.nii")
    shown, core = show(project, tmp_path / "B.nii")
    assert sorted(shown.ravel()) == sorted(core.ravel())


def test_a_label_file_is_the_named_one(schema, tmp_path):
    values = {".nii.gz": 7, ".nii": 2}
    for suffix, value in values.items():
        labels = np.zeros(SHAPE, np.uint8)
        labels[1:3, 2:4, 2:5] = value
        sitk.WriteImage(sitk.GetImageFromArray(labels), str(tmp_path / f"mask{suffix}"))
    grid = Grid(SHAPE[::-1], np.diag([-1.0, -1.0, 1.0, 1.0]))
    for suffix, value in values.items():
        labels = readLabels(tmp_path / f"mask{suffix}", grid, schema).labels
        assert set(np.unique(labels)) == {0, value}


def test_units_of_the_file_are_those_of_the_core(project, tmp_path):
    path = tmp_path / "micro.nrrd"
    write(path, 100, (500.0, 750.0, 3000.0))
    content = path.read_bytes()
    head, _, voxels = content.partition(b"\n\n")
    path.write_bytes(head + b'\nspace units: "um" "um" "um"\n\n' + voxels)
    case = add_volume(project, path, link=True)
    node = loadImage(slicer.vtkMRMLScene(), case)
    np.testing.assert_allclose(node.GetSpacing(), case.spacing_mm, rtol=1e-6)
    assert case.spacing_mm[2] == pytest.approx(3)
    gridOfCase(case, node)
