"""Volumes of the scene become cases and come back, voxel by voxel; what is no volume is refused."""

import gzip

import numpy as np
import pytest
import SimpleITK as sitk
import slicer
import vtk
from samples import GEOMETRIES, OUTER_SHIFT, SHIFT, voxelToWorld
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.Volumes import addVolume, gridOfCase, loadImage

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Case, Role
from SSLSegmentationLib.volumes.reading import fingerprint, read_volume
from SSLSegmentationLib.volumes.summary import intensities

LANDMARKS = [(0, 0, 0), (6, 5, 4), (3, 1, 2)]


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_the_core_reads_the_very_same_volume(project, makeVolume, geometry):
    volumeNode = makeVolume(ijkToRas=GEOMETRIES[geometry])
    case = addVolume(project, volumeNode, Role.TRAIN)
    image = read_volume(case.image_path)
    np.testing.assert_array_equal(sitk.GetArrayViewFromImage(image), slicer.util.arrayFromVolume(volumeNode))
    for ijk in LANDMARKS:
        lps = image.TransformIndexToPhysicalPoint(ijk)
        np.testing.assert_allclose(np.multiply(lps, (-1, -1, 1)), voxelToWorld(volumeNode, ijk), atol=1e-9)
    assert fingerprint(image) == case.fingerprint
    assert intensities(sitk.GetArrayViewFromImage(image)) == case.intensities
    assert image.GetSize() == case.size
    np.testing.assert_allclose(image.GetSpacing(), case.spacing_mm, rtol=1e-12)
    np.testing.assert_allclose(image.GetDirection(), case.direction, atol=1e-12)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_a_case_loads_into_an_empty_scene_at_the_same_place(project, makeVolume, geometry):
    volumeNode = makeVolume(ijkToRas=GEOMETRIES[geometry])
    case = addVolume(project, volumeNode)
    other = slicer.vtkMRMLScene()
    loaded = loadImage(other, case)
    assert loaded.GetName() == "T2 été"
    grid, isReversed = gridOfCase(case, loaded)
    assert np.linalg.det(Grid.ofVolume(loaded).axes) > 0  # as Slicer's surfaces and effects expect
    assert isReversed is geometry.startswith("left-handed")
    assert grid.isSameAs(Grid.ofVolume(volumeNode), tolerance=1e-9)
    voxels = slicer.util.arrayFromVolume(loaded)
    assert voxels.dtype == np.int16
    for i, j, k in LANDMARKS:
        there = (i, j, 4 - k if isReversed else k)
        np.testing.assert_allclose(voxelToWorld(loaded, there), voxelToWorld(volumeNode, (i, j, k)), atol=1e-9)
        assert voxels[there[::-1]] == slicer.util.arrayFromVolume(volumeNode)[k, j, i]


def test_a_volume_under_nested_transforms_is_saved_on_its_own_grid(project, makeVolume, makeTransform):
    volumeNode = makeVolume()
    transform = makeTransform(SHIFT, makeTransform(OUTER_SHIFT))
    volumeNode.SetAndObserveTransformNodeID(transform.GetID())
    case = addVolume(project, volumeNode)
    assert volumeNode.GetParentTransformNode() is transform
    assert Grid.ofVolume(loadImage(slicer.vtkMRMLScene(), case)).isSameAs(Grid.ofVolume(volumeNode), 1e-9)


def test_the_record_says_what_the_case_is(project, makeVolume):
    case = Case.load(addVolume(project, makeVolume(), Role.TEST).folder)
    assert (case.name, case.role, case.source, case.image) == ("T2 été", Role.TEST, "scene", "image.nrrd")


def test_no_name_of_a_patient_reaches_a_file_name_or_header(project, makeVolume):
    volumeNode = makeVolume(name="Doe^Jane 1.2.3")
    volumeNode.SetAttribute("DICOM.PatientName", "Doe^Jane")
    case = addVolume(project, volumeNode)
    assert "Doe" not in str(case.image_path)
    header = case.image_path.read_bytes().partition(b"\n\n")[0]
    assert b"Doe" not in header
    assert b":=" not in header


def test_the_volume_node_is_the_image_of_its_case(scene, project, makeVolume):
    volumeNode = makeVolume()
    case = addVolume(project, volumeNode)
    assert volumeNode.GetAttribute("SSLSegmentation.caseId") == case.id
    assert loadImage(scene, case) is volumeNode
    assert scene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode") == 1


def test_loading_twice_gives_one_node_and_no_way_to_save_into_the_project(project, makeVolume):
    case = addVolume(project, makeVolume())
    scene = slicer.vtkMRMLScene()
    assert loadImage(scene, case) is loadImage(scene, case)
    node = scene.GetFirstNodeByClass("vtkMRMLScalarVolumeNode")
    assert node.GetStorageNode() is None
    assert node.GetDisplayNode() is not None


def test_a_node_that_lost_its_image_gets_it_back(project, makeVolume):
    case = addVolume(project, makeVolume(ijkToRas=GEOMETRIES["left-handed"]))
    scene = slicer.vtkMRMLScene()
    node = loadImage(scene, case)
    place, name = Grid.ofVolume(node), node.GetName()
    node.SetAndObserveImageData(None)  # as in a scene that was saved without its data
    assert loadImage(scene, case) is node
    assert node.GetName() == name
    assert Grid.ofVolume(node).isSameAs(place, 1e-9)
    assert gridOfCase(case, node)[1]
    assert scene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode") == 1


def test_cases_of_two_projects_with_one_id_are_told_apart(tmp_path, project, makeVolume):
    other = type(project).create(tmp_path / "other")
    first, second = addVolume(project, makeVolume()), addVolume(other, makeVolume(np.ones((3, 3, 3)) * np.arange(3)))
    assert first.id == second.id
    scene = slicer.vtkMRMLScene()
    assert loadImage(scene, first) is not loadImage(scene, second)


def test_what_the_user_has_of_the_same_name_is_left_alone(project, makeVolume):
    case = addVolume(project, makeVolume())
    scene = slicer.vtkMRMLScene()
    theirs = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", case.name)
    assert loadImage(scene, case) is not theirs
    assert (theirs.GetName(), theirs.GetImageData()) == (case.name, None)


def test_a_copy_of_a_case_is_refused(project, makeVolume):
    case = addVolume(project, makeVolume())
    with pytest.raises(DataError, match=f"'same again' is the same volume as case '{case.id}'"):
        addVolume(project, makeVolume(name="same again"))
    assert len(project.cases()) == 1


def sequence(scene, makeVolume):
    node = scene.AddNode(slicer.vtkMRMLSequenceNode())
    node.SetName("cine")
    node.SetDataNodeAtValue(makeVolume(), "0")
    return node


def frameOfSequence(scene, makeVolume):
    browser = scene.AddNode(slicer.vtkMRMLSequenceBrowserNode())
    frame = makeVolume(name="cine")
    browser.AddProxyNode(frame, sequence(scene, makeVolume), False)
    return frame


def volumeWith(array=None, **how):
    return lambda scene, makeVolume: makeVolume(array, name="cine", **how)


REFUSED = {
    "a sequence": (sequence, "'cine' is a sequence .4-D."),
    "a frame of a sequence": (frameOfSequence, "'cine' shows a frame of a sequence .4-D.*[Cc]lone"),
    "colour": (
        volumeWith(np.zeros((3, 4, 5, 3), np.uint8), className="vtkMRMLVectorVolumeNode"),
        "'cine' has 3 values per voxel.*grey-scale",
    ),
    "one slice": (volumeWith(np.arange(20.0).reshape(1, 4, 5)), "'cine' is a single slice .5 × 4 × 1"),
    "the same voxel everywhere": (volumeWith(np.full((3, 4, 5), 7.0)), "Every voxel of 'cine' is 7"),
    "NaN": (volumeWith(np.array([np.nan, *range(59)]).reshape(3, 4, 5)), "'cine' has 1 voxel that is NaN"),
    "beyond float32": (
        volumeWith(np.array([1e300, *range(59)]).reshape(3, 4, 5)),
        "'cine' has voxels as large as 1e.300",
    ),
    "a label map": (
        volumeWith(np.zeros((3, 4, 5), np.uint8), className="vtkMRMLLabelMapVolumeNode"),
        "'cine' is a label map",
    ),
    "no image": (
        lambda scene, makeVolume: scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "cine"),
        "'cine' holds no image",
    ),
    "another kind of node": (
        lambda scene, makeVolume: scene.AddNewNodeByClass("vtkMRMLModelNode", "cine"),
        "'cine' is no volume",
    ),
    "tensors": (
        lambda scene, makeVolume: scene.AddNewNodeByClass("vtkMRMLDiffusionTensorVolumeNode", "cine"),
        "'cine' is a tensor volume",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_one_volume_is_refused_in_a_sentence_with_a_remedy(scene, project, makeVolume, kind):
    make, words = REFUSED[kind]
    node = make(scene, makeVolume)
    with pytest.raises(DataError, match=words) as caught:
        addVolume(project, node)
    assert caught.value.hint
    assert not project.cases()
    assert not list(project.folder.glob("cases/*"))


def test_a_volume_under_a_transform_that_bends_is_refused_with_a_way_out(project, makeVolume, bentTransform):
    volumeNode = makeVolume()
    volumeNode.SetAndObserveTransformNodeID(bentTransform.GetID())
    with pytest.raises(DataError, match=r"'breathing'.*Harden"):
        addVolume(project, volumeNode)


def test_a_missing_and_a_damaged_image_are_named(project, makeVolume):
    case = addVolume(project, makeVolume())
    whole = case.image_path.read_bytes()
    case.image_path.write_bytes(whole[:-30])
    with pytest.raises(DataError, match="truncated"):
        loadImage(slicer.vtkMRMLScene(), case)
    case.image_path.unlink()
    with pytest.raises(DataError, match="does not exist"):
        loadImage(slicer.vtkMRMLScene(), case)


def test_a_file_of_text_that_calls_itself_an_image_is_refused(project, makeVolume):
    case = addVolume(project, makeVolume())
    case.image_path.rename(case.folder / "image.nii.gz")
    case.image = "image.nii.gz"
    case.image_path.write_bytes(gzip.compress(b"not an image"))
    errors = vtk.vtkObject.GetGlobalWarningDisplay()
    vtk.vtkObject.GlobalWarningDisplayOff()
    try:
        with pytest.raises(DataError, match="does not begin like a NIfTI image"):
            loadImage(slicer.vtkMRMLScene(), case)
    finally:
        vtk.vtkObject.SetGlobalWarningDisplay(errors)


@pytest.mark.parametrize("change", ["moved and resampled", "cropped", "another case"])
def test_a_volume_that_is_no_longer_that_of_its_case_is_noticed(project, makeVolume, makeTransform, change):
    volumeNode = makeVolume()
    case = addVolume(project, volumeNode)
    if change == "moved and resampled":
        volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT).GetID())
        volumeNode.HardenTransform()
        slicer.util.arrayFromVolume(volumeNode)[2, 3, 3] += 1
    elif change == "cropped":
        slicer.util.updateVolumeFromArray(volumeNode, slicer.util.arrayFromVolume(volumeNode)[1:].copy())
    else:
        SceneNodes.releaseFromCase(volumeNode)
    with pytest.raises(DataError, match=case.id) as caught:
        gridOfCase(case, volumeNode)
    assert caught.value.hint


@pytest.mark.parametrize("pattern", ["nrrd_oblique/**/*.nrrd", "liver_t2spir/**/*.nii.gz"])
def test_real_volumes_keep_their_place(sharedData, project, pattern):
    from SSLSegmentationLib.importing import add_volume

    path = min(sharedData.glob(pattern))
    case = add_volume(project, path, link=True)
    node = loadImage(slicer.vtkMRMLScene(), case)
    image = read_volume(path)
    corner = [extent - 1 for extent in image.GetSize()]
    _, isReversed = gridOfCase(case, node)
    for i, j, k in ([0, 0, 0], corner):
        ras = np.multiply(image.TransformIndexToPhysicalPoint([i, j, k]), (-1, -1, 1))
        there = (i, j, corner[2] - k if isReversed else k)
        np.testing.assert_allclose(voxelToWorld(node, there), ras, atol=1e-6)
