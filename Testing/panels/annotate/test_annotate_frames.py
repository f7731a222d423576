"""The step Annotate on cases with frames: one row, a slider, and a mask of each frame."""

import numpy as np
import pytest
import slicer
from annotating import nodes, paint
from real_cases import addCine, blob, goOn
from SSLSegmentationPlugin.scene import Views
from SSLSegmentationPlugin.session import Drafts

from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.series import frame_id
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def cine(panel, opened, project, cases, logic, tmp_path):
    """Id of a case with four frames, which is open beside three ordinary ones."""
    case = addCine(project, tmp_path)
    logic.session.notify("cases")
    panel.onCaseChosen(case.id)
    return case.id


def frameLabel(project, caseId, number):
    """What the core reads as the mask of a frame; None without one."""
    view = project.case(frame_id(caseId, number))
    if view.label is None:
        return None
    return read_label_map(view.label_path, read_volume(view.image_path), project.schema).array


def test_a_case_with_frames_is_one_row_and_opens_its_first_frame(panel, opened, cine, cases, logic):
    assert panel.list.keys == [*cases, cine] and panel.list.selectedKeys() == [cine]
    assert opened.case.id == frame_id(cine, 1) and logic.session.caseId == cine
    assert panel.list.widget.item(3, 1).text() == "4 frames"
    assert panel.frames.widget.visible and panel.frames.label.text.startswith("Frame 1 of 4")
    assert not panel.frames.previousButton.enabled and panel.frames.nextButton.enabled
    panel.onCaseChosen(cases[0])
    assert not panel.frames.widget.visible and opened.case.id == cases[0]


def test_each_frame_has_its_own_mask_and_keeps_it(panel, opened, cine, project, picture):
    panel.frames.slider.value = 3
    assert opened.case.frame.number == 3 and panel.frames.label.text == "Frame 3 of 4, 80 ms"
    assert "<b>cine, frame 3</b>" in panel.caseLabel.text
    paint(opened)
    opened.markVolume()
    assert np.array_equal(frameLabel(project, cine, 3) > 0, blob() > 0)
    assert [frameLabel(project, cine, number) is None for number in (1, 2, 4)] == [True] * 3
    assert project.case(cine).label is None and project.case(cine).role is Role.TRAIN
    assert panel.list.widget.item(3, 1).text() == "◐ 4 frames (1 annotated)"
    picture(panel.widget, "annotate-frames", 1050)
    paint(opened, "tumour", blob() == 2)
    panel.frames.nextButton.click()  # saves as another case does
    assert opened.case.frame.number == 4
    assert set(np.unique(frameLabel(project, cine, 3))) == {0, 1, 2} and frameLabel(project, cine, 4) is None
    goOn(opened)
    assert nodes() == ["cine@4 annotation"]
    panel.frames.previousButton.click()
    assert opened.isWhole and opened.case.frame.number == 3
    opened.withdraw()
    assert frameLabel(project, cine, 3) is None and project.case(cine).role is Role.UNLABELLED
    assert Drafts.readRecord(project.case(frame_id(cine, 3))).changed


def test_another_frame_leaves_the_views_and_the_brightness(panel, opened, cine):
    Views.showSlice(opened.volumeNode, opened.axis, 4)
    opened.volumeNode.GetDisplayNode().SetAutoWindowLevel(False)
    opened.volumeNode.GetDisplayNode().SetWindowLevel(123, 45)
    before = opened.volumeNode
    panel.frames.nextButton.click()
    assert opened.volumeNode is not before and Views.shownSlice(opened.volumeNode, opened.axis) == 4
    display = opened.volumeNode.GetDisplayNode()
    assert (display.GetWindow(), display.GetLevel()) == (123, 45)
    assert panel.editor.editor.sourceVolumeNode() is opened.volumeNode


def test_the_case_opens_where_it_was_left_else_at_its_first_mask(panel, opened, cine, cases, logic):
    panel.frames.slider.value = 2
    paint(opened)
    opened.markVolume()
    panel.frames.slider.value = 4
    panel.onCaseChosen(cases[0])
    panel.onCaseChosen(cine)
    assert opened.case.frame.number == 4
    opened.close()
    opened.frames = type(opened.frames)()  # as in a new Slicer
    panel.onCaseChosen(cine)
    assert opened.case.frame.number == 2


def test_a_frame_that_cannot_be_opened_leaves_the_one_that_is(panel, opened, cine, project, dialogs):
    project.case(frame_id(cine, 2)).image_path.unlink()
    panel.frames.nextButton.click()
    assert opened.case.frame.number == 1 and panel.frames.slider.value == 1
    assert panel.frames.label.text.startswith("Frame 1 of 4")


def test_previous_and_next_go_through_cases_and_not_frames(panel, opened, cine, cases):
    panel.go(-1)
    assert opened.case.id == cases[-1]
    panel.keys.press("N")
    assert opened.case.frame.case_id == cine


def test_what_is_drawn_on_a_frame_outlives_the_scene(panel, opened, cine, project):
    panel.frames.slider.value = 2
    paint(opened)
    panel.onSceneStartClose()
    slicer.mrmlScene.Clear(0)
    panel.onSceneEndClose()
    assert not opened.isOpen and Drafts.readRecord(project.case(frame_id(cine, 2))).changed
    assert not Drafts.draftPath(project.case(frame_id(cine, 1))).exists()
    panel.onCaseChosen(cine)
    assert opened.case.frame.number == 2 and opened.content() is not None
    assert panel.list.widget.item(3, 1).text() == "✎ 4 frames"


def test_a_mask_for_the_case_puts_the_open_frame_away(panel, opened, cine, logic):
    logic._withoutEditor(cine)
    assert not opened.isOpen
