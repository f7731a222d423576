"""The step Annotate on cases of several sequences: which one the views show, below the same mask."""

import numpy as np
import pytest
import slicer
from annotating import nodes, paint
from real_cases import SHAPE, giveSequence, goOn
from SSLSegmentationPlugin.scene import Views

from SSLSegmentationLib.project.channels import set_channels


@pytest.fixture
def scanned(panel, opened, project, cases, logic, tmp_path):
    """The first two cases have an ADC beside their T2, the third has not; the first one is open."""
    opened.close()
    for number in range(2):
        giveSequence(project, project.case(cases[number]), tmp_path, seed=number)
    set_channels(project, ("T2", "ADC"))
    logic.session.notify("cases")
    panel.onCaseChosen(cases[0])
    return cases


def choose(panel, name):
    chooser = panel.sequence.chooser
    chooser.currentIndex = [chooser.itemText(row) for row in range(chooser.count)].index(name)
    chooser.activated.emit(chooser.currentIndex)


def shown():
    """Name of the volume that all views show."""
    manager = slicer.app.layoutManager()
    views = [manager.sliceWidget(name).mrmlSliceCompositeNode() for name in manager.sliceViewNames()]
    (found,) = {view.GetBackgroundVolumeID() for view in views}
    return slicer.mrmlScene.GetNodeByID(found).GetName()


def volumes():
    return nodes("vtkMRMLScalarVolumeNode")


def test_a_case_of_one_sequence_has_nothing_to_choose(panel, opened):
    assert not panel.sequence.widget.visible


def test_another_sequence_lies_below_the_same_mask_in_the_same_slice(panel, opened, scanned, picture):
    chooser = panel.sequence.chooser
    assert [chooser.itemText(row) for row in range(chooser.count)] == ["T2", "ADC"] and chooser.currentText == "T2"
    assert volumes() == ["MR 01"]  # the other one is read when somebody wants it
    paint(opened)
    content = opened.content()
    Views.showSlice(opened.volumeNode, opened.axis, 4)
    choose(panel, "ADC")
    assert shown() == "MR 01 ADC" and chooser.currentText == "ADC"
    assert Views.shownSlice(opened.volumeNode, opened.axis) == 4
    assert opened.content() == content and opened.segmentationNode.GetDisplayVisibility()
    assert panel.editor.editor.sourceVolumeNode() is opened.volumeNode
    found = slicer.util.arrayFromVolume(slicer.util.getNode("MR 01 ADC"))
    assert np.array_equal(found, np.random.default_rng(0).integers(0, 900, SHAPE))
    picture(panel.widget, "annotate-sequences", 1050)
    choose(panel, "T2")
    assert shown() == "MR 01" and Views.shownSlice(opened.volumeNode, opened.axis) == 4
    choose(panel, "ADC")
    assert volumes() == ["MR 01", "MR 01 ADC"]  # read once


def test_the_next_case_is_shown_likewise_and_sequences_leave_with_their_case(panel, opened, scanned):
    choose(panel, "ADC")
    panel.onCaseChosen(scanned[1])
    goOn(opened)
    assert shown() == "MR 02 ADC" and volumes() == ["MR 02", "MR 02 ADC"]
    assert panel.sequence.chooser.currentText == "ADC"
    panel.onCaseChosen(scanned[2])
    goOn(opened)
    assert shown() == "MR 03" and volumes() == ["MR 03"]
    assert panel.sequence.lacking.text == "It lacks ADC." and not panel.sequence.chooser.enabled
    panel.onCaseChosen(scanned[0])
    goOn(opened)
    assert shown() == "MR 01 ADC"
    opened.close()
    assert volumes() == []


def test_a_sequence_that_cannot_be_read_leaves_the_one_that_is_shown(panel, opened, scanned, project):
    project.case(scanned[0]).channel_path("ADC").unlink()
    choose(panel, "ADC")
    assert "does not exist" in panel._message.text and shown() == "MR 01"
    assert panel.sequence.chooser.currentText == "T2" and volumes() == ["MR 01"]
    panel.onCaseChosen(scanned[1])
    assert opened.case.id == scanned[1] and shown() == "MR 02 ADC"
    project.case(scanned[0]).image_path.unlink()
    panel.onCaseChosen(scanned[0])
    assert opened.case.id == scanned[1]


def test_the_users_volumes_stay_as_they_are(panel, opened, scanned):
    own = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "MR 01 ADC")
    choose(panel, "ADC")
    assert shown() != "MR 01 ADC" and len(volumes()) == 3
    opened.close()
    assert volumes() == ["MR 01 ADC"] and slicer.util.getNode("MR 01 ADC") is own


def test_after_the_scene_was_closed_the_case_opens_with_what_was_wanted(panel, opened, scanned):
    choose(panel, "ADC")
    panel.onSceneStartClose()
    slicer.mrmlScene.Clear(0)
    panel.onSceneEndClose()
    assert not panel.sequence.widget.visible
    panel.onCaseChosen(scanned[0])
    assert shown() == "MR 01 ADC"
