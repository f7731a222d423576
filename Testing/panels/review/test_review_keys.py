"""The step Review: its keys, and what they do; none acts while somebody types."""

import json

import pytest
import slicer
from PySide6 import QtCore, QtGui, QtWidgets
from real_cases import blob
from reviewed import tell
from SSLSegmentationPlugin.scene import SceneNodes, Views
from SSLSegmentationPlugin.session.Review import Verdict
from SSLSegmentationPlugin.widgets.Keys import KEYS

#: Of vtkMRMLSliceIntersectionWidget.cxx, vtkMRMLCameraWidget.cxx and vtkSlicerMarkupsWidget.cxx in Slicer 5.13.
SLICERS_OWN = {*"GTFBVRS[]{}+-"}


@pytest.fixture
def press(panel):
    """What a key does."""
    return panel.keys.press


def shown(panel):
    return panel.list.case.case.id


def test_no_key_is_one_of_slicers_own_or_does_different_things_in_two_steps():
    assert not set(KEYS["Review"]) & SLICERS_OWN
    both = set(KEYS["Review"]) & set(KEYS["Annotate"])
    assert all(KEYS["Review"][key] == KEYS["Annotate"][key] for key in both)


def test_keys_are_there_only_while_the_step_is_shown_and_none_acts_without_a_project(panel, dialogs):
    panel.enter()
    for key in KEYS["Review"]:
        panel.keys.press(key)
    assert not dialogs.asked
    assert {shortcut.key.toString() for shortcut in panel.keys._shortcuts} == set(KEYS["Review"])
    panel.exit()
    assert panel.keys._shortcuts == []


def test_n_and_p_go_through_the_list_to_its_ends_and_a_key_says_why_nothing_can_be_decided(panel, predicted, press):
    press("A")
    assert panel._message.text == "Select one case in the list first."
    press("Z")
    assert panel._message.text == "Nothing is decided yet."
    press("N")
    first = shown(panel)
    assert first == panel.table.keys[0]
    press("N")
    assert shown(panel) == panel.table.keys[1]
    press("P")
    press("P")
    assert shown(panel) == first and "no case further up" in panel._message.text
    for _ in panel.table.keys:
        press("N")
    assert shown(panel) == panel.table.keys[-1] and "no case further down" in panel._message.text


def test_a_x_e_and_z_decide_as_the_buttons_do(panel, predicted, press, study, logic):
    panel.table.select([predicted[0].id])
    press("A")
    assert study.case(predicted[0].id).label is not None
    panel.table.select([predicted[1].id])
    press("X")
    verdicts = {one.case.id: one.verdict for one in panel.reviews.ofModel(panel.model.name)}
    assert verdicts[predicted[1].id] is Verdict.REJECTED
    press("Z")
    press("Z")
    assert study.case(predicted[0].id).label is None
    panel.table.select([predicted[2].id])
    press("E")
    assert logic.annotations.case.id == predicted[2].id


def test_l_goes_through_the_slices_that_need_a_look_the_most_doubtful_first(panel, study, press, run, logic):
    predicted = study.cases()
    panel.enter()
    tell(logic, run, predicted[2], blob(), 0.97, certainty=0.8)
    tell(logic, run, predicted[0], blob(), 0.97, certainty=0.8, look_at={"axis": 2, "slices": [4, 1]})
    tell(logic, run, predicted[1], blob(), 0.97, certainty=0.8, look_at={"axis": 2, "slices": []})
    press("L")
    assert panel._message.text == "Select one case in the list first."
    panel.table.select([predicted[0].id])
    node = SceneNodes.findNode(slicer.mrmlScene, predicted[0], SceneNodes.IMAGE)
    for number in (4, 1, 4):
        press("L")
        assert Views.shownSlice(node, 2) == number
    assert panel._message.text == "Slice 5: 1 of 2 that need a look, the most doubtful first."
    panel.reviews.reject(panel.list.one)  # kept beside the mask, also when the run is gone
    (record,) = (predicted[0].folder / "predictions").glob("*.review.json")
    assert json.loads(record.read_text())["look_at"] == {"axis": 2, "slices": [4, 1]}
    panel.table.select([predicted[1].id])
    press("L")
    assert "stands out" in panel._message.text
    panel.table.select([predicted[2].id])
    press("L")
    assert "is not known" in panel._message.text


def test_whoever_types_types_letters(application):
    """Qt gives a letter to a field that takes it before it looks for shortcuts."""
    window = slicer.util.mainWindow()
    field = QtWidgets.QLineEdit(window)
    window.show()
    field.show()
    event = QtGui.QKeyEvent(QtCore.QEvent.ShortcutOverride, QtCore.Qt.Key_N, QtCore.Qt.NoModifier, "n")
    event.ignore()
    QtWidgets.QApplication.sendEvent(field, event)
    assert event.isAccepted()
    field.deleteLater()
