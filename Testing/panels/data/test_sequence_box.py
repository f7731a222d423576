"""The step Data: one case gets a further sequence by hand, another one in its place, and loses it again."""

import numpy as np
import pytest
import qt
import SimpleITK as sitk
import slicer
from data_cases import cells, finish
from real_cases import SHAPE, addCase, addCine

from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def case(project, panel, logic, scene):
    """The first of two cases, selected; the box is open."""
    made = [addCase(project, f"MR {n:02d}") for n in (1, 2)]
    logic.session.notify("cases")
    panel.table.select([made[0].id])
    panel.sequence.button.click()
    return made[0]


def file(case, path, seed=5):
    made = sitk.GetImageFromArray(np.random.default_rng(seed).integers(0, 900, SHAPE).astype(np.int16))
    made.SetSpacing((1.5, 1.5, 6.0))
    made.SetOrigin(read_volume(case.image_path).GetOrigin())
    made.SetDirection(read_volume(case.image_path).GetDirection())
    sitk.WriteImage(made, str(path))
    return path


def give(panel, dialogs, path, *answers, name="ADC"):
    panel.sequence.name.setEditText(name)
    dialogs.answer(str(path), *answers)
    with panel.reporting():
        panel.sequence.askFile()
    finish(panel)


def test_a_case_gets_a_sequence_another_one_in_its_place_and_loses_it_again(
    panel, project, case, tmp_path, dialogs, picture
):
    assert panel.sequence.label.text == "It has image." and not panel.sequence.giveButton.enabled
    give(panel, dialogs, file(case, tmp_path / "adc.nrrd"))
    assert panel._message.text == "'MR 01' has its ADC now." and project.channels == ("image", "ADC")
    assert project.case(case.id).channel("ADC") and panel.sequence.label.text == "It has image, ADC."
    assert [cells(panel, row)[0] for row in range(2)] == ["MR 01\nimage, ADC", "MR 02\nimage, no ADC"]
    picture(panel.widget, "data-sequence", 1100)
    assert panel.widget.layout().minimumSize().width() <= 440  # as wide as Slicer's
    before = project.case(case.id).channel_path("ADC").read_bytes()
    dialogs.answer(str(file(case, tmp_path / "b.nrrd", seed=6)), qt.QMessageBox.Cancel)
    panel.sequence.askFile()
    assert "has a sequence 'ADC' already" in dialogs.asked[-1].text and not panel.logic.dataImport.running
    give(panel, dialogs, tmp_path / "b.nrrd", qt.QMessageBox.Ok)
    assert project.case(case.id).channel_path("ADC").read_bytes() != before
    assert [path.read_bytes() for path in (case.folder / "set aside").iterdir()] == [before]
    dialogs.answer(qt.QMessageBox.Ok)
    panel.sequence.dropButton.click()
    finish(panel)
    assert project.case(case.id).channels is None and "has no ADC any more" in panel._message.text
    assert len(list((project.folder / "removed" / "channels").iterdir())) == 1
    panel.table.select([project.cases()[1].id])
    assert panel.sequence.label.text == "It has image. It lacks ADC." and not panel.sequence.dropButton.enabled


def test_a_volume_of_the_scene_is_given_where_it_lies_beside_the_image(panel, project, case, logic):
    node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "adc registered")
    slicer.util.updateVolumeFromArray(node, np.random.default_rng(8).integers(0, 900, SHAPE).astype(np.int16))
    node.SetSpacing(1.5, 1.5, 6.0)
    node.SetOrigin(100.0, 0.0, 0.0)
    transform = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLLinearTransformNode", "registration")
    matrix = np.eye(4)
    matrix[0, 3] = -100.0
    transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(matrix))
    node.SetAndObserveTransformNodeID(transform.GetID())
    panel.sequence.name.setEditText("ADC")
    with panel.reporting():
        panel.sequence.useChosen()
    assert "No volume of the scene is chosen" in panel._message.text
    panel.sequence.chooser.setCurrentNode(node)
    with panel.reporting():
        panel.sequence.useChosen()
    finish(panel)
    record = project.case(case.id).channel("ADC")
    assert record is not None and not record.resampled
    found = sitk.GetArrayFromImage(read_volume(project.case(case.id).channel_path("ADC")))
    assert np.array_equal(found, slicer.util.arrayFromVolume(node))
    assert node.GetParentTransformNode() is transform and logic.dataImport.files == []


def test_the_images_get_a_name_and_keep_it_if_another_one_cannot_be(panel, project, case, picture):
    for text, known in (("T2", ("T2",)), ("T2=x", ("T2",)), ("", ("T2",)), ("T1+C", ("T1+C",))):
        panel.sequence.first.text = text
        panel.sequence.first.editingFinished.emit()
        assert project.channels == known and bool(panel._message.text) == ("=" in text)
    assert panel.sequence.label.text == "It has T1+C." and cells(panel, 0)[0] == "MR 01\nT1+C"


def test_a_name_that_cannot_be_is_refused_before_anything_is_asked(panel, project, case, dialogs):
    panel.sequence.name.setEditText("T2=x")
    with panel.reporting():
        panel.sequence.askFile()
    assert panel._message.text and not dialogs.asked and project.channels == ()


def test_a_case_with_frames_has_no_further_sequences(panel, project, case, logic, tmp_path):
    cine = addCine(project, tmp_path)
    logic.session.notify("cases")
    panel.table.select([cine.id])
    assert not panel.sequence.button.enabled and "frames" in panel.sequence.button.toolTip
