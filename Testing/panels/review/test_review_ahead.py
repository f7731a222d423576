"""The step Review: what comes next is read meanwhile, and shown as if Slicer had read it."""

import time

import numpy as np
import slicer
from real_cases import blob, goOn
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.session import Ahead


def wait(ahead):
    while ahead.isBusy:
        time.sleep(0.005)


def test_the_rows_below_and_above_are_read_while_one_is_looked_at(panel, predicted):
    keys = panel.table.keys
    panel.table.select([keys[1]])
    ahead = panel.reviews.ahead
    wait(ahead)
    cases = {case.id: case for case in predicted}
    assert {path.parent for path in ahead._read if path.name == "image.nrrd"} == {
        cases[keys[0]].folder,
        cases[keys[2]].folder,
    }
    read = ahead._read[cases[keys[2]].image_path][1]
    panel.table.select([keys[2]])
    goOn(panel.reviews.annotations)
    node = SceneNodes.findNode(slicer.mrmlScene, cases[keys[2]], SceneNodes.IMAGE)
    np.testing.assert_array_equal(slicer.util.arrayFromVolume(node), read.voxels)
    display = node.GetDisplayNode()
    assert (display.GetWindowLevelMin(), display.GetWindowLevelMax()) == read.shades
    display.SetAutoWindowLevel(True)
    slicers = np.array([display.GetWindowLevelMin(), display.GetWindowLevelMax()])
    assert np.abs(slicers - read.shades).max() < 0.02 * np.ptp(read.shades)
    assert len(slicer.util.getNodesByClass("vtkMRMLScalarVolumeDisplayNode")) == 1


def test_what_has_changed_since_it_was_read_is_read_again(panel, predicted):
    ahead, path = Ahead.Ahead(), predicted[0].image_path
    ahead.want([path])
    wait(ahead)
    assert ahead._read[path][1] is not None
    path.write_bytes(b"NRRD0005\n")
    assert ahead.read(path) is None


def test_no_more_is_kept_than_there_is_room_for_and_nothing_that_nobody_wants(panel, predicted, monkeypatch):
    ahead, paths = Ahead.Ahead(), [case.image_path for case in predicted[:3]]
    monkeypatch.setattr(Ahead, "_ROOM", 2 * 2 * blob().size)
    ahead.want(paths)
    wait(ahead)
    assert [ahead._read[path][1] is not None for path in paths] == [True, True, False]
    ahead.want(paths[1:2])
    assert list(ahead._read) == paths[1:2]
    ahead.forget()
    assert not ahead._read
