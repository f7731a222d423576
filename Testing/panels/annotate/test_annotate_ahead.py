"""The step Annotate: what may be opened next is read meanwhile, and shown as if Slicer had read it."""

import time

import numpy as np
import pytest
import slicer
from annotating import paint
from real_cases import addCine, blob, drawn, goOn
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.session import NextCases


def filled(annotations):
    """The files that were read ahead, once all are."""
    end = time.monotonic() + 10
    while annotations.ahead.isBusy and time.monotonic() < end:
        time.sleep(0.005)
    return annotations.ahead._read


def test_image_and_mask_of_the_cases_below_and_above_are_read(panel, opened, project, cases):
    paint(opened)
    opened.markVolume()
    panel.nextButton.click()
    goOn(opened)
    read = filled(opened)
    first, _second, third = (project.case(each) for each in cases)
    # Of the first, the draft is opened: Slicer reads that.
    assert {first.image_path, third.image_path} <= set(read)
    kept = read[third.image_path][1].voxels
    panel.nextButton.click()
    assert np.array_equal(slicer.util.arrayFromVolume(opened.volumeNode), kept)
    assert third.image_path not in opened.ahead._read


def test_a_mask_that_was_read_ahead_is_the_one_that_is_drawn_on(panel, opened, project, cases):
    paint(opened)
    opened.markVolume()
    for file in project.case(cases[0]).folder.glob("draft*"):
        file.unlink()
    panel.nextButton.click()
    goOn(opened)
    assert filled(opened)[project.case(cases[0]).label_path][1] is not None
    panel.previousButton.click()
    assert drawn(opened.segmentationNode, opened.volumeNode, "liver") == (blob() > 0).sum() and opened.isWhole
    assert not opened.isChanged


def test_what_was_suggested_is_read_after_the_next_one_and_nothing_twice(panel, opened, monkeypatch, cases):
    wanted = []
    monkeypatch.setattr(opened.ahead, "want", lambda paths: wanted.append([path.parent.name for path in paths]))
    monkeypatch.setattr(panel.startHere, "following", lambda *_arguments: (cases[2], 3))
    panel._readAhead()
    assert wanted == [[cases[1], cases[2]]]
    monkeypatch.setattr(panel.startHere, "following", lambda *_arguments: None)
    panel._readAhead()
    assert wanted[-1] == [cases[1]]


def test_of_a_case_with_frames_the_next_frame_comes_first(panel, opened, project, tmp_path, logic, monkeypatch):
    cine = addCine(project, tmp_path)
    logic.session.notify("cases")
    panel.onCaseChosen(f"{cine.id}@2")
    read = filled(opened)
    assert len([path for path in read if path.parent.name == cine.id or cine.id in str(path)]) == 2


def test_a_volume_that_is_in_the_scene_or_a_case_that_is_gone_is_not_read(panel, opened, project, cases, monkeypatch):
    wanted = []
    monkeypatch.setattr(opened.ahead, "want", wanted.append)
    NextCases.readAhead(opened, [cases[0], "no such case", cases[1], None])
    assert wanted == [[project.case(cases[1]).image_path]]
    assert SceneNodes.findNode(slicer.mrmlScene, project.case(cases[0]), SceneNodes.IMAGE) is opened.volumeNode


@pytest.mark.parametrize("how", ["damaged", "gone"])
def test_an_image_that_cannot_be_read_is_said_as_before(panel, opened, project, cases, how):
    path = project.case(cases[1]).image_path
    filled(opened)
    path.write_bytes(path.read_bytes()[:200]) if how == "damaged" else path.unlink()
    panel.onCaseChosen(cases[1])
    assert opened.case.id == cases[0] and str(path.name) in panel._message.text
