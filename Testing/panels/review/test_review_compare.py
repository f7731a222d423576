"""The step Review: the masks of a case by two models side by side, and how much they differ."""

import numpy as np
import pytest
import slicer
from fake_runs import FakeRun
from real_cases import LIVER, SCHEMA, TUMOUR, addMask, blob, goOn
from SSLSegmentationPlugin.scene import SceneNodes, Views

from SSLSegmentationLib.volumes.mask_difference import difference_labels, structure_differences

OTHER = "20261121-080000-000-finetune"


@pytest.fixture
def compared(panel, predicted, study, logic):
    """Two of the cases have a mask of a second model, whose liver lacks a slice, and which finds more tumour."""
    FakeRun(study, "finetune", {"settings": {}}, OTHER).status("done").result(model="model.pt")
    for case in predicted[:2]:
        addMask(case, OTHER, other())
    logic.session.findJobs()
    for event in ("models", "cases"):
        logic.session.notify(event)
    panel.table.select([predicted[0].id])
    return predicted


def other():
    labels = blob()
    labels[4] = 0
    labels[3, 4:6, 7] = TUMOUR.value
    labels[0, 0, 0] = LIVER.value
    return labels


def segmentations():
    return slicer.util.getNodesByClass("vtkMRMLSegmentationNode")


def views(node):
    display = node.GetDisplayNode()
    return [display.GetNthViewNodeID(index) for index in range(display.GetNumberOfViewNodeIDs())]


def rows(panel):
    table = panel.compare.table.widget
    return [[table.item(row, column).text() for column in range(5)] for row in range(table.rowCount)]


def test_two_masks_are_seen_side_by_side_with_how_much_they_differ_and_the_layout_returns(panel, compared, picture):
    manager = slicer.app.layoutManager()
    before, box = manager.layout, panel.compare
    assert box.chooser.count == 1 and not box.table.widget.visible
    box.button.click()
    names = [name for name in manager.sliceViewNames() if manager.sliceWidget(name).mrmlSliceNode().IsMappedInLayout()]
    assert len(names) == 3 and "Red" not in names
    shown = [node for node in segmentations() if node.GetDisplayVisibility()]
    assert [len(views(node)) for node in shown] == [1, 1, 1] and len({views(node)[0] for node in shown}) == 3
    volumeNode = SceneNodes.findNode(slicer.mrmlScene, compared[0], SceneNodes.IMAGE)
    assert Views.shownSlice(volumeNode, 2) == 4  # where they differ most
    for name in names:
        manager.sliceWidget(name).mrmlSliceNode().JumpSliceByOffsetting(0, 0, 0)
    panel.compare._settling.timeout.emit()  # Slicer sets new views back when they get their size
    assert Views.shownSlice(volumeNode, 2) == 4
    assert all(manager.sliceWidget(name).mrmlSliceCompositeNode().GetLinkedControl() for name in names)
    picture(panel.widget, "review-compare")
    liver, tumour = (blob() == LIVER.value).sum(), (blob() == TUMOUR.value).sum()
    fewer = (other() == LIVER.value).sum()
    both = ((blob() == LIVER.value) & (other() == LIVER.value)).sum()
    dices = [f"{2 * each / total:.1%}" for each, total in ((tumour, 2 * tumour + 2), (both, liver + fewer))]
    volumes = [f"{count * 0.0135:.1f} ml" for count in (tumour, tumour + 2, liver, fewer)]
    assert rows(panel) == [
        ["tumour", dices[0], *volumes[:2], "+0.0 ml"],
        ["liver", dices[1], *volumes[2:], f"{(fewer - liver) * 0.0135:+.1f} ml"],
        ["right kidney", "–", "0.0 ml", "0.0 ml", "+0.0 ml"],
    ]
    box.button.click()
    assert manager.layout == before and not box.table.widget.visible
    goOn(panel.reviews.annotations)
    (left,) = segmentations()
    assert views(left) == [] and left.GetDisplayVisibility()
    assert Views.shownSlice(volumeNode, 2) == 4
    manager.sliceWidget("Red").mrmlSliceNode().JumpSliceByOffsetting(0, 0, 0)
    assert Views.shownSlice(volumeNode, 2) != 4  # of the view that is seen, and not of those that are gone


def test_where_they_differ_is_told_apart():
    labels = difference_labels(blob(), other())
    assert (labels[0, 0, 0], labels[3, 4, 7], labels[4, 5, 5], labels[3, 5, 5]) == (2, 3, 1, 0)
    assert (labels > 0).sum() == (blob() != other()).sum()
    nothing = np.zeros_like(blob())
    assert all(np.isnan(one.dice) for one in structure_differences(nothing, nothing, 1.0, SCHEMA))


def test_it_goes_on_with_the_next_case_and_ends_with_one_that_has_a_single_mask(panel, compared):
    before = slicer.app.layoutManager().layout
    panel.compare.button.click()
    panel.table.select([compared[1].id])
    assert len([node for node in segmentations() if node.GetDisplayVisibility()]) == 3 and rows(panel)
    goOn(panel.reviews.annotations)
    assert len(segmentations()) == 3
    assert [node.GetName() for node in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")] == ["MR 02"]
    panel.table.select([compared[2].id])
    goOn(panel.reviews.annotations)
    assert slicer.app.layoutManager().layout == before and len(segmentations()) == 1
    assert [node.GetName() for node in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")] == ["MR 03"]
    assert not panel.compare.button.enabled
    panel.table.select([compared[1].id])
    panel.compare.button.click()
    chosen = slicer.vtkMRMLLayoutNode.SlicerLayoutConventionalView
    slicer.app.layoutManager().setLayout(chosen)
    panel.compare.button.click()
    assert slicer.app.layoutManager().layout == chosen  # by the user, and so it stays


@pytest.mark.parametrize("leave", ["close", "scene", "accept"])
def test_nothing_of_it_stays_when_the_user_goes_elsewhere(panel, compared, logic, leave):
    before = slicer.app.layoutManager().layout
    panel.compare.button.click()
    if leave == "close":
        logic.session.closeProject()
    elif leave == "scene":
        panel.onSceneStartClose()
        slicer.mrmlScene.Clear(0)
    else:
        panel.decisions.acceptButton.click()
        panel.exit()
    assert slicer.app.layoutManager().layout == before
    assert not [node for node in segmentations() if SceneNodes.mark(node, "kind") == SceneNodes.DIFFERENCE]
    assert all(not views(node) for node in segmentations())


def test_a_mask_is_shown_in_3d_on_one_click_and_the_next_one_is_not(panel, predicted, dialogs, monkeypatch):
    assert not panel.surface.button.enabled
    panel.table.select([predicted[0].id])
    node, button = panel.reviews.shownNode, panel.surface.button
    assert not node.GetSegmentation().ContainsRepresentation("Closed surface") and button.text == "3D"
    button.click()
    assert node.GetSegmentation().ContainsRepresentation("Closed surface") and button.text == "Hide 3D"
    button.click()
    assert not node.GetSegmentation().ContainsRepresentation("Closed surface")
    button.click()
    panel.table.select([predicted[1].id])
    goOn(panel.reviews.annotations)
    assert button.text == "3D" and node.GetScene() is None  # it was as it had been loaded
    monkeypatch.setattr("SSLSegmentationPlugin.scene.Surfaces.MANY_VOXELS", 10)
    dialogs.answer(0)
    button.click()
    assert "may take a minute" in dialogs.asked[-1].text and button.text == "3D"
