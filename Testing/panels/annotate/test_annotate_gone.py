"""Cases and projects that go away while somebody draws: nothing drawn is lost, and the next case can be opened."""

import shutil

import numpy as np
import pytest
import slicer
from annotating import nodes, paint
from real_cases import SHAPE, TUMOUR, blob, drawn, goOn
from SSLSegmentationPlugin.scene.LabelFiles import readSegmentation

from SSLSegmentationLib.project import Case


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    """Where copies are left."""
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path / "home")
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "SSLSegmentation rescued"


def test_a_case_that_is_taken_out_while_it_is_open_takes_along_what_was_drawn_last(panel, opened, logic, cases):
    paint(opened)
    panel.exit()
    paint(opened, "tumour", blob() == TUMOUR.value)  # in Slicer's own Segment Editor
    logic.removeCases([cases[0]])
    assert not opened.isOpen and not nodes() and not nodes("vtkMRMLScalarVolumeNode")
    (draft,) = (logic.session.project.folder / "removed").rglob("draft.seg.nrrd")
    assert readSegmentation(draft).GetNumberOfSegments() == 3
    panel.enter()
    panel.onCaseChosen(cases[1])
    assert opened.case.id == cases[1] and not panel._message.text


def test_a_case_that_goes_from_elsewhere_leaves_a_copy_and_gives_way_to_the_next(panel, opened, project, cases, home):
    paint(opened)
    shutil.rmtree(project.folder / "cases" / cases[0])
    panel.onCaseChosen(cases[1])
    assert opened.case.id == cases[1]
    assert "'MR 01' could not be saved in the project (It is not in the project any more.)" in panel.lostLabel.text
    assert len(list(home.glob("MR-01*.seg.nrrd"))) == 1
    goOn(opened)
    assert "MR 01 annotation" in nodes()  # the user's from now on


def test_a_drive_that_goes_away_is_said_and_once_it_is_back_all_is_saved(panel, opened, logic, project, cases):
    paint(opened)
    away = project.folder.with_name("away")
    project.folder.rename(away)
    for act in (
        panel._onAutosave,
        panel.nextButton.click,
        lambda: logic.session.notify("cases"),
        panel.saveButton.click,
    ):
        act()
        assert "cannot be reached" in panel._message.text and opened.case.id == cases[0]
    panel.exit()
    panel.enter()
    assert "cannot be reached" in panel._message.text and opened.isOpen
    away.rename(project.folder)
    panel._onAutosave()
    assert not panel._message.text and Case.load(project.folder / "cases" / cases[0]).id == cases[0]
    panel.nextButton.click()
    panel.previousButton.click()
    assert drawn(opened.segmentationNode, opened.volumeNode, "liver") == (blob() > 0).sum()


@pytest.mark.parametrize("text", ["garb,age\n", ""])
def test_a_damaged_list_of_structures_is_said_at_every_step_and_fails_none(panel, opened, logic, project, cases, text):
    paint(opened)
    kept = (project.folder / "labels.csv").read_text()
    (project.folder / "labels.csv").write_text(text)
    for act in (panel._onAutosave, panel.nextButton.click, lambda: logic.session.notify("labels"), panel.refresh):
        act()
        assert "label schema" in panel._message.text
    (project.folder / "labels.csv").write_text(kept)
    panel.nextButton.click()
    assert opened.case.id == cases[1]


def test_a_volume_without_its_image_leaves_a_copy_of_what_was_drawn(panel, opened, cases, home, scene):
    paint(opened)
    opened.volumeNode.SetAndObserveImageData(None)
    panel.complete._onTimer()
    panel._onAutosave()
    assert "holds no image" in panel._message.text
    panel.nextButton.click()
    assert "holds no image" in panel._message.text and opened.case.id == cases[0]
    opened.releaseNodes()
    (copy,) = home.glob("*.seg.nrrd")
    segmentation = readSegmentation(copy)
    found = segmentation.GetSegment(segmentation.GetSegmentIdBySegmentName("liver"))
    assert found.GetRepresentation("Binary labelmap").GetPointData().GetScalars().GetRange()[1] > 0


def test_a_volume_that_was_cropped_is_said_where_slices_are_marked(panel, opened, cases, scene):
    paint(opened)
    panel.complete.sliceButton.click()
    assert opened.completeSlices()
    slicer.util.updateVolumeFromArray(opened.volumeNode, np.zeros((3, *SHAPE[1:]), np.int16))
    panel.complete._onTimer()
    panel.refresh()
    assert "was cropped or resampled" in panel.complete.sliceLabel.text
    assert not panel.complete.sliceButton.enabled


def test_what_was_drawn_and_cannot_be_read_any_more_says_what_to_do(panel, opened, project, cases):
    paint(opened)
    panel.nextButton.click()
    goOn(opened)
    draft = project.folder / "cases" / cases[0] / "draft.seg.nrrd"
    draft.write_bytes(draft.read_bytes()[:300])
    panel.previousButton.click()
    assert opened.case.id == cases[1]
    assert "What was drawn in 'MR 01' cannot be read" in panel._message.text
    assert f"move '{draft}' to another folder" in panel._message.text
    goOn(opened)
    assert nodes("vtkMRMLScalarVolumeNode") == ["MR 02"]


def test_a_case_that_cannot_be_opened_is_said_when_the_step_is_entered(panel, opened, logic, project, cases):
    panel.exit()
    (project.folder / "cases" / cases[1] / "image.nrrd").unlink()
    logic.session.setCurrentCase(cases[1])  # chosen in another step
    panel.enter()
    assert "image.nrrd' does not exist" in panel._message.text


def test_what_was_drawn_on_a_resampled_volume_is_not_taken_for_that_of_the_case(panel, opened, cases, home, scene):
    paint(opened, "tumour", blob() == TUMOUR.value)
    panel.save()
    node = opened.segmentationNode
    opened.volumeNode.SetSpacing(1, 1, 1)
    slicer.util.arrayFromVolume(opened.volumeNode)[:] += 1  # resampled
    paint(opened)
    scene.RemoveNode(opened.volumeNode)  # as the message says
    assert "A copy is in" in panel.lostLabel.text and len(list(home.glob("*.seg.nrrd"))) == 1
    panel.onCaseChosen(cases[0])
    assert opened.segmentationNode is not node and node.GetScene() is scene
    assert drawn(opened.segmentationNode, opened.volumeNode, "liver") == 0
    assert drawn(opened.segmentationNode, opened.volumeNode, "tumour") == (blob() == TUMOUR.value).sum()
