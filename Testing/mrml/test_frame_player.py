"""All frames of a case in the scene, each with its mask, in step."""

import numpy as np
import pytest
import SimpleITK as sitk
import slicer
from samples import GEOMETRIES
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.scene.FramePlayer import loadFrames
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode
from SSLSegmentationPlugin.scene.Sequences import addNode

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import frames_of
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation


def shownFrames(scene, logic, case, *more):
    """All frames in the scene; until the last is loaded it is as it was."""
    before = scene.GetNumberOfNodes()
    loading = loadFrames(scene, logic, case, *more)
    for number in range(1, len(case.series.frames) + 1):
        assert next(loading) == number and scene.GetNumberOfNodes() == before
    with pytest.raises(StopIteration) as end:
        next(loading)
    return end.value.value


@pytest.fixture
def logic(scene):
    made = slicer.vtkSlicerSequencesLogic()
    made.SetMRMLScene(scene)
    yield made
    made.SetMRMLScene(None)


@pytest.fixture(params=["oblique", "left-handed"])
def cine(request, scene, project, makeVolume):
    """A case of three frames, every 40 ms."""
    sequence = scene.AddNode(slicer.vtkMRMLSequenceNode())
    sequence.SetName("cine")
    sequence.SetIndexName("time")
    sequence.SetIndexUnit("ms")
    for number in range(3):
        array = np.random.default_rng(number).integers(0, 900, (5, 6, 7)).astype(np.int16)
        sequence.SetDataNodeAtValue(makeVolume(array, GEOMETRIES[request.param]), str(40 * number))
    case = addNode(project, sequence)
    scene.Clear(True)
    return case


def predict(case, number, schema):
    view = frames_of(case)[number - 1]
    labels = np.zeros((5, 6, 7), np.uint8)
    labels[number, 2:5, 1:4] = schema.values[0]
    path = view.prediction_path("model-1")
    path.parent.mkdir(exist_ok=True)
    write_segmentation(path, labels, read_volume(view.image_path), schema)
    return path


def test_each_frame_is_shown_with_its_own_mask(scene, logic, cine, schema):
    paths = {number: predict(cine, number, schema) for number in (1, 3)}
    before = {path: path.read_bytes() for path in cine.folder.rglob("*") if path.is_file()}
    browser, *proxies = shownFrames(scene, logic, cine, paths, schema, "model-1")
    images = browser.GetMasterSequenceNode()
    masks = next(node for node in SceneNodes.nodesOfClass(scene, "vtkMRMLSequenceNode") if node is not images)
    assert (images.GetName(), masks.GetName()) == ("cine frames", "cine model-1")
    assert [images.GetNthIndexValue(n) for n in range(3)] == ["0", "40", "80"] and images.GetIndexUnit() == "ms"
    volumeNode, segmentationNode = proxies
    assert browser.GetProxyNode(masks) is segmentationNode
    seen = []
    for number in (3, 1, 2):
        browser.SetSelectedItemNumber(number - 1)
        logic.UpdateProxyNodesFromSequences(browser)
        view = frames_of(cine)[number - 1]
        voxels = slicer.util.arrayFromVolume(volumeNode)
        assert sorted(voxels.ravel()) == sorted(sitk.GetArrayFromImage(read_volume(view.image_path)).ravel())
        seen.append(int((composeNode(segmentationNode, volumeNode, schema).labels == schema.values[0]).sum()))
    assert seen == [9, 9, 0]
    assert len(SceneNodes.nodesOfClass(scene, "vtkMRMLScalarVolumeNode")) == 1
    assert SceneNodes.findNode(scene, frames_of(cine)[0], SceneNodes.IMAGE) is None  # the user's, and not the case's
    assert {path: path.read_bytes() for path in before} == before


def test_brightness_stays_from_frame_to_frame(scene, logic, cine, schema):
    browser, *proxies = shownFrames(scene, logic, cine, {}, schema, "none")
    display = proxies[0].GetDisplayNode()
    shown = display.GetWindow(), display.GetLevel()
    browser.SetSelectedItemNumber(2)
    logic.UpdateProxyNodesFromSequences(browser)
    assert (display.GetWindow(), display.GetLevel()) == shown and not display.GetAutoWindowLevel()


def test_a_damaged_mask_leaves_the_scene_as_it_was(scene, logic, cine, schema):
    path = predict(cine, 2, schema)
    path.write_bytes(path.read_bytes()[:60])
    count = scene.GetNumberOfNodes()
    with pytest.raises(DataError):
        shownFrames(scene, logic, cine, {2: path}, schema, "model-1")
    assert scene.GetNumberOfNodes() == count
