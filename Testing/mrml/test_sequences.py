"""Sequences of the scene become cases with frames."""

import numpy as np
import pytest
import slicer
from samples import GEOMETRIES
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.Sequences import addNode
from SSLSegmentationPlugin.scene.Volumes import loadImage

from SSLSegmentationLib.core.errors import DataError, MaskError
from SSLSegmentationLib.project import Project, Role, frames_of
from SSLSegmentationLib.volumes.reading import fingerprint, read_volume


@pytest.fixture
def makeSequence(scene, makeVolume):
    """Make a sequence of volumes, one every 40 ms, in a browser with a proxy; returns both."""

    def make(arrays, unit="s", name="cine", ijkToRas=GEOMETRIES["oblique"], step=0.04):
        node = scene.AddNode(slicer.vtkMRMLSequenceNode())
        node.SetName(name)
        node.SetIndexName("time")
        node.SetIndexUnit(unit)
        for number, array in enumerate(arrays):
            volume = makeVolume(array, ijkToRas, "frame")
            node.SetDataNodeAtValue(volume, f"{step * number:.3f}")
            scene.RemoveNode(volume)
        browser, proxy = scene.AddNode(slicer.vtkMRMLSequenceBrowserNode()), makeVolume(arrays[0], ijkToRas, name)
        browser.AddProxyNode(proxy, node, False)
        return node, proxy

    return make


def noise(count, shape=(5, 6, 7)):
    return [np.random.default_rng(seed).integers(0, 900, shape).astype(np.int16) for seed in range(count)]


@pytest.mark.parametrize("geometry", ["oblique", "left-handed"])
def test_a_sequence_is_one_case_and_each_frame_is_exact(project, scene, makeSequence, geometry):
    arrays = noise(3)
    node, proxy = makeSequence(arrays, ijkToRas=GEOMETRIES[geometry])
    case = addNode(project, proxy, Role.VALIDATION)
    assert (case.name, case.role, case.series.kind, case.series.step_ms) == ("cine", Role.VALIDATION, "time", 40)
    again = Project(project.folder).cases()
    assert [one.id for one in again] == [case.id] and len(frames_of(again[0])) == 3
    for view, array in zip(frames_of(again[0]), arrays, strict=True):
        assert fingerprint(read_volume(view.image_path)) == view.fingerprint
        volumeNode = loadImage(scene, view)
        shown = slicer.util.arrayFromVolume(volumeNode)
        same = Grid.ofVolume(volumeNode).isSameAs(Grid.ofVolume(node.GetNthDataNode(0)), tolerance=1e-3)
        assert np.array_equal(shown if same else shown[::-1], array)
    assert [view.frame.time_ms for view in frames_of(again[0])] == pytest.approx([0, 40, 80])
    assert SceneNodes.sequenceOf(proxy) is node and node.GetNumberOfDataNodes() == 3


def test_the_same_sequence_and_a_volume_of_it_come_in_once(project, makeVolume, makeSequence):
    arrays = noise(3)
    node, _proxy = makeSequence(arrays)
    case = addNode(project, node)
    with pytest.raises(DataError, match=f"'cine' is the same volume as case '{case.id}'"):
        addNode(project, node)
    with pytest.raises(DataError, match=f"same volume as case '{case.id}@2'"):
        addNode(project, makeVolume(arrays[1], name="clone"))
    with pytest.raises(DataError, match=f"'frame 2 of other' is the same volume as case '{case.id}@1'"):
        addNode(project, makeSequence([noise(4)[3], arrays[0]], name="other")[0])
    assert len(project.cases()) == 1


REFUSED = {
    "a single frame": (noise(1), "has 1 frames"),
    "frames of different grids": ([noise(1)[0], noise(1, (4, 6, 7))[0]], "frame 2 is not like the first"),
    "a frame that is the same everywhere": ([noise(1)[0], np.full((5, 6, 7), 3, np.int16)], "Frame 2 of 'cine'"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_case_with_frames_is_refused_and_leaves_nothing(project, makeSequence, kind):
    arrays, words = REFUSED[kind]
    with pytest.raises(DataError, match=words) as caught:
        addNode(project, makeSequence(arrays)[1])
    assert caught.value.hint and not project.cases()


def test_masks_are_taken_as_images_only_on_demand(project, makeSequence):
    masks = [np.zeros((5, 6, 7), np.uint8) for _ in range(2)]
    masks[0][1:3, 2:4, 2:4], masks[1][2:4, 1:3, 3:5] = 1, 1
    node, _proxy = makeSequence(masks)
    with pytest.raises(MaskError, match="look like masks"):
        addNode(project, node)
    assert addNode(project, node, asImage=True).series


def test_times_that_are_none_stay_unknown(project, makeSequence):
    case = addNode(project, makeSequence(noise(2), unit="")[0])
    assert [frame.time_ms for frame in case.series.frames] == [None, None] and case.series.kind == "time"
