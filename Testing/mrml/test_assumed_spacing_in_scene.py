"""A case with an assumed spacing is shown, annotated, predicted and reviewed on one grid: that of the project."""

import numpy as np
import pytest
import SimpleITK as sitk
import slicer
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.SegmentArrays import setReferenceGrid
from SSLSegmentationPlugin.scene.Segmentations import newSegmentation, setLabels
from SSLSegmentationPlugin.scene.Volumes import addVolume, gridOfCase, loadImage, readVolumeFile
from SSLSegmentationPlugin.session.CaseLabels import openAnnotation, saveLabel
from SSLSegmentationPlugin.session.LabelImport import importSegmentation
from SSLSegmentationPlugin.session.Predictions import acceptPrediction, loadPrediction

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.project import Case, Project
from SSLSegmentationLib.volumes.assumed_spacing import SpacingWish
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

SHAPE = (5, 6, 7)
WISH = SpacingWish(field_of_view=4.9, slice_distance=3.6)  # pixels of 0.7 mm
LABELS = np.zeros(SHAPE, np.uint8)
LABELS[1:4, 2:5, 1:3] = 2
LABELS[2, 3, 4:7] = 7


@pytest.fixture(params=[1, -1], ids=["right-handed", "left-handed"])
def volume(tmp_path, request):
    """An image file whose pixels are said to be of 1 mm."""
    image = sitk.GetImageFromArray(np.random.default_rng(0).integers(0, 900, SHAPE).astype(np.int16))
    image.SetSpacing((1.0, 1.0, 3.0))
    image.SetOrigin((-7.0, 11.0, 3.5))
    image.SetDirection((1, 0, 0, 0, 0.8, -0.6, 0, 0.6 * request.param, 0.8 * request.param))
    path = tmp_path / "T2.nrrd"
    sitk.WriteImage(image, str(path))
    return path


@pytest.fixture
def case(project, volume):
    return add_volume(project, volume, spacing=WISH)


def asStored(labels, isReversed):
    """Labels of the file in the slice order of a volume node."""
    return np.ascontiguousarray(labels[::-1] if isReversed else labels)


def fromCore(project, case):
    case = project.case(case.id)
    return read_label_map(case.label_path, read_volume(case.image_path), project.schema).array


def test_what_is_drawn_lies_on_the_voxels_of_the_image(project, scene, case):
    volumeNode = loadImage(scene, case)
    grid, isReversed = gridOfCase(case, volumeNode)
    np.testing.assert_allclose(grid.spacing, (0.7, 0.7, 3.6), rtol=1e-6)
    node = openAnnotation(project, case, volumeNode)
    setLabels(node, Grid.ofVolume(volumeNode), project.schema, asStored(LABELS, isReversed))
    assert saveLabel(project, case, node, volumeNode).warnings() == []
    np.testing.assert_array_equal(fromCore(project, case), LABELS)
    other = slicer.vtkMRMLScene()
    again = loadImage(other, Case.load(case.folder))
    composed = saveLabel(project, case, openAnnotation(project, Case.load(case.folder), again), again)
    np.testing.assert_array_equal(composed.labels, asStored(LABELS, isReversed))


def test_a_prediction_is_reviewed_on_the_voxels_of_the_image(project, scene, case):
    path = case.folder / "predictions" / "model.seg.nrrd"
    path.parent.mkdir()
    write_segmentation(path, LABELS, read_volume(case.image_path), project.schema)
    volumeNode = loadImage(scene, case)
    node, composed = loadPrediction(case, path, volumeNode, project.schema)
    assert composed.warnings() == []
    acceptPrediction(project, case, node, volumeNode)
    np.testing.assert_array_equal(fromCore(project, case), LABELS)


def finer(grid):
    """The same place in voxels of half the size."""
    matrix = grid.ijkToRas.copy()
    matrix[:3, 3] -= matrix[:3, :3].sum(axis=1) / 4
    matrix[:3, :3] /= 2
    return Grid(tuple(2 * extent for extent in grid.size), matrix)


@pytest.mark.parametrize("geometry", ["its own", "unknown", "finer"])
@pytest.mark.parametrize("at", ["file", "case"])
def test_a_segmentation_of_the_scene_is_taken_from_the_voxels_that_it_was_drawn_on(project, case, volume, at, geometry):
    """A colleague may have drawn on the file as it is, or on the case."""
    theirs = slicer.vtkMRMLScene()
    if at == "case":
        drawnOn = loadImage(theirs, case)
        isReversed = gridOfCase(case, drawnOn)[1]
    else:
        drawnOn, isReversed = theirs.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "T2"), False
        readVolumeFile(drawnOn, volume)
    node = newSegmentation(drawnOn, "by a colleague", project.schema, asStored(LABELS, isReversed))
    if geometry == "unknown":
        name = slicer.vtkSegmentationConverter.GetReferenceImageGeometryParameterName()
        node.GetSegmentation().SetConversionParameter(name, "")
    if geometry == "finer":
        fine = finer(Grid.ofVolume(drawnOn))
        setReferenceGrid(node.GetSegmentation(), fine)
        labels = asStored(LABELS, isReversed).repeat(2, 0).repeat(2, 1).repeat(2, 2)
        setLabels(node, fine, project.schema, labels)
    composed = importSegmentation(project, case, node)
    assert composed.warnings() == []
    np.testing.assert_array_equal(fromCore(project, case), LABELS)


def test_the_volume_as_its_file_has_it_is_known_in_the_scene(project, scene, case, volume):
    node = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "T2")
    readVolumeFile(node, volume)
    with pytest.raises(DataError, match=f"same volume as case '{case.id}'"):
        addVolume(project, node)


def test_a_case_that_was_taken_out_and_added_again_is_shown_anew(project, scene, volume):
    before = add_volume(project, volume)
    openAnnotation(project, before, loadImage(scene, before))
    project.remove_case(before)
    project = Project(project.folder)  # as another program opens it
    case = add_volume(project, volume, spacing=WISH)
    volumeNode = loadImage(scene, case)
    np.testing.assert_allclose(volumeNode.GetSpacing(), (0.7, 0.7, 3.6), rtol=1e-6)
    isReversed = gridOfCase(case, volumeNode)[1]
    node = openAnnotation(project, case, volumeNode)
    setLabels(node, Grid.ofVolume(volumeNode), project.schema, asStored(LABELS, isReversed))
    assert saveLabel(project, case, node, volumeNode).warnings() == []
    np.testing.assert_array_equal(fromCore(project, case), LABELS)
