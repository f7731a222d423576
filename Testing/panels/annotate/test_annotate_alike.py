"""The step Annotate: what is like the place under the mouse lights up while Shift is held, and is found elsewhere."""

import numpy as np
import pytest
import slicer
from real_cases import SHAPE, goOn
from SSLSegmentationPlugin.scene import SceneNodes, Views
from SSLSegmentationPlugin.scene.AlikeOverlay import LEVELS
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode

from SSLSegmentationLib.embedding import origin_of

PLACE, OTHER_PLACE = (7, 4, 3), (5, 3, 2)  # i, j, k; the other one is among those that are searched
CHANNELS = 28


def keep(project, caseId, features, made="0123456789ab"):
    folder = project.folder / "drafts" / "features"
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / f"{caseId}-{made}.npy", features.astype(np.float16))


def noise(seed=0):
    return np.random.default_rng(seed).standard_normal((SHAPE[0], CHANNELS, *SHAPE[1:]))


@pytest.fixture
def mouse(monkeypatch, scene):
    """A mouse and a keyboard; the mouse is where ``at`` says, by i, j, k."""

    class Mouse:
        at = None
        shift = True
        pressed = False

    box = "SSLSegmentationPlugin.widgets.AlikeBox.AlikeBox"
    monkeypatch.setattr(f"{box}._isShiftHeld", lambda _box: Mouse.shift)
    monkeypatch.setattr(f"{box}._isPressed", lambda _box: Mouse.pressed)
    monkeypatch.setattr(Views, "pointedAt", lambda _node: Mouse.at)
    return Mouse


@pytest.fixture
def pointed(panel, opened, project, cases, mouse):
    """It is switched on, all cases have features, and the mouse points at a place with Shift."""
    for number, caseId in enumerate(cases):
        keep(project, caseId, noise(number))
    other = noise(1)  # the second case shows the same at another place
    origin = origin_of(project.case(cases[0]))
    (number, row, column), there = (origin.pixel_at(place, SHAPE[1:]) for place in (PLACE, OTHER_PLACE))
    other[there[0], :, there[1], there[2]] = noise(0)[number, :, row, column]
    keep(project, cases[1], other)
    panel.alike.checkBox.click()
    panel.alike._timer.stop()  # the looks are the test's
    mouse.at = PLACE
    look(panel)
    return opened


def look(panel, times=30):
    for _tick in range(times):
        panel.alike._onTimer()


def overlay():
    nodes = slicer.util.getNodesByClass("vtkMRMLSegmentationNode")
    return next((node for node in nodes if SceneNodes.mark(node, "kind") == SceneNodes.ALIKE), None)


def isLit():
    return overlay() is not None and bool(overlay().GetDisplayVisibility())


def test_it_is_off_until_somebody_wants_it_and_then_stays_so(panel, logic, opened, mouse, project, cases, picture):
    keep(project, cases[0], noise())
    mouse.at = PLACE
    assert not panel.alike.checkBox.checked and not panel.alike.row.visible and not panel.alike._timer.active
    panel.alike.checkBox.click()
    look(panel)
    assert panel.alike.row.visible and panel.alike._timer.active and isLit()
    assert logic.session.store.value("SSLSegmentation/alike") == "yes"
    picture(panel.widget, "annotate-alike", 1300)
    panel.alike.checkBox.click()
    assert overlay() is None and not panel.alike._timer.active and not panel.alike.row.visible


def test_what_is_alike_lights_up_where_it_is(panel, pointed, project):
    labels = composeNode(overlay(), pointed.volumeNode, LEVELS).labels
    i, j, k = PLACE
    assert labels[k, j, i] == 4
    assert (labels == 4).sum() == 1  # all else is noise
    assert not panel.alike.pointing.point((PLACE[0] + 0.4, PLACE[1], PLACE[2])) and panel.alike.pointing.point(
        (0, 0, 0)
    )


def test_it_vanishes_when_shift_is_let_go_and_when_the_mouse_leaves(panel, pointed, mouse):
    assert isLit()
    mouse.shift = False
    look(panel, 1)
    assert not isLit()
    mouse.shift = True
    look(panel, 1)
    assert isLit()
    mouse.at = None
    look(panel, 1)
    assert not isLit()
    mouse.at = (-3, 0, 0)  # beside the volume
    look(panel, 1)
    assert not isLit()


def test_nothing_is_lit_up_or_computed_while_somebody_draws(panel, pointed, mouse, monkeypatch):
    mouse.pressed = True
    look(panel, 1)
    assert not isLit()
    monkeypatch.setattr(panel.alike.pointing, "go", lambda *_: pytest.fail("something was computed"))
    mouse.at = (1, 1, 1)
    look(panel, 3)


def test_it_is_a_picture_in_a_node_of_its_own(panel, pointed, project, tmp_path):
    node, display = overlay(), overlay().GetDisplayNode()
    assert node.GetHideFromEditors() and not node.GetSaveWithScene() and not display.GetSaveWithScene()
    assert display.GetVisibility2DFill() and not display.GetVisibility2DOutline() and not display.GetVisibility3D()
    views = [node.GetID() for node in slicer.util.getNodesByClass("vtkMRMLSliceNode")]
    assert views and [*display.GetViewNodeIDs()] == views  # no 3D view is drawn anew at each move
    assert panel.editor.editor.segmentationNode() is pointed.segmentationNode
    assert composeNode(pointed.segmentationNode, pointed.volumeNode, project.schema).isEmpty
    slicer.mrmlScene.SetURL(str(tmp_path / "scene.mrml"))
    slicer.mrmlScene.Commit()
    assert "alike" not in (tmp_path / "scene.mrml").read_text()


def test_it_goes_with_the_step_and_with_the_case(panel, pointed, mouse):
    panel.go(1)
    assert overlay() is None
    look(panel)
    assert isLit()
    panel.exit()
    assert overlay() is None
    panel.enter()
    assert panel.alike._timer.active
    panel.exit()
    assert overlay() is None and not panel.alike._timer.active


def test_where_other_cases_are_most_alike_is_listed_and_opened(panel, pointed, mouse, cases, picture):
    box = panel.alike
    texts = [box.chooser.itemText(n) for n in range(box.chooser.count)]
    assert box.chooser.itemData(0) == cases[1] and len(texts) == 2
    assert texts[0].startswith("MR 02 (9") and box.label.text == "Most alike in other cases:"
    picture(panel.widget, "annotate-alike-found", 1300)
    mouse.at = None
    box.goButton.click()
    assert pointed.case.id == cases[1]
    assert Views.shownSlice(pointed.volumeNode, pointed.axis) == 2
    look(panel)
    assert isLit()  # also without Shift, until the mouse does something
    assert composeNode(overlay(), pointed.volumeNode, LEVELS).labels[2, 3, 5] == 4
    mouse.pressed = True
    look(panel, 1)
    assert not isLit()


def test_other_cases_are_searched_once_the_mouse_rests(panel, pointed, mouse):
    mouse.at = (2, 2, 2)
    look(panel, 3)
    assert not panel.alike.pointing.found and not panel.alike.goButton.enabled
    look(panel, 12)
    assert len(panel.alike.pointing.found) == 2 and panel.alike.goButton.enabled


def test_features_that_were_made_anew_are_taken(panel, pointed, project, cases, mouse, monkeypatch):
    monkeypatch.setattr("SSLSegmentationPlugin.session.Pointing._LOOK_SECONDS", 0.0)
    for path in (project.folder / "drafts" / "features").glob("*.npy"):
        path.unlink()
    assert not panel.alike.pointing.seesMaps
    look(panel, 2)
    assert not isLit()
    keep(project, cases[0], np.concatenate([noise(0), noise(5)[:, :4]], axis=1), "ba9876543210")
    mouse.at = (1, 2, 3)
    look(panel)
    assert panel.alike.pointing.seesMaps and isLit()
    assert composeNode(overlay(), pointed.volumeNode, LEVELS).labels[3, 2, 1] == 4


def test_before_there_are_features_it_says_so_and_they_are_asked_for(panel, drafts, opened, mouse, cases):
    panel.alike.checkBox.click()
    mouse.at = PLACE
    look(panel)
    for _tick in range(4):
        panel.draft._onTimer()
    assert not isLit() and panel.alike.label.text == "The volumes are being looked at …"
    assert drafts.focus[-1][0] == cases[0] and drafts.wants_features
    panel.draft.widget.checked = False
    look(panel, 1)
    assert "Switch drafts on" in panel.alike.label.text


def test_a_project_that_is_closed_is_forgotten(panel, pointed, logic):
    logic.session.closeProject()
    look(panel)
    assert panel.alike.pointing.query is None and not panel.alike.pointing.found


def test_what_is_lit_up_in_a_case_stays_when_the_one_before_leaves(panel, pointed, mouse):
    panel.go(1)
    look(panel)
    assert isLit()
    goOn(panel.annotations)  # the case before leaves the scene
    assert isLit()


def test_on_a_flat_image_nothing_lights_up(panel, pointed, monkeypatch):
    assert isLit() and panel.alike.widget.visible
    monkeypatch.setattr(type(pointed), "isSliced", False)
    look(panel, 2)
    panel.alike.refresh()
    assert not isLit() and not panel.alike.widget.visible
