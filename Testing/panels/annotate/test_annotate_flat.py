"""The step Annotate on flat images: the switch, and a mask that is never mixed with that of the volume."""

import numpy as np
import pytest
import slicer
from annotating import label, nodes, paint
from real_cases import SCHEMA, blob
from SSLSegmentationPlugin.scene import Views
from SSLSegmentationPlugin.session import Drafts

from SSLSegmentationLib.importing.projections import flat_mask, set_en_face
from SSLSegmentationLib.project import Case, Role
from SSLSegmentationLib.project.views import flat_view
from SSLSegmentationLib.volumes.reading import read_volume

VIEWS = {"Red": (0, 1, 2), "Yellow": (1, 2, 0), "Green": (0, 2, 1)}  # where their columns, rows and normal point
FLAT = blob().max(axis=0, keepdims=True) > 0


@pytest.fixture
def flat(panel, opened, project, cases, logic):
    """The second case has a flat image too; the first is open, with something drawn on its volume."""
    for caseId in cases[:2]:
        set_en_face(project, project.case(caseId), 2, projection="mean")
    logic.session.notify("cases")
    paint(opened)
    for name, columns in VIEWS.items():
        node = slicer.app.layoutManager().sliceWidget(name).mrmlSliceNode()
        node.GetSliceToRAS().DeepCopy(slicer.util.vtkMatrixFromArray(np.eye(4)[:, [*columns, 3]]))
        node.UpdateMatrices()
    panel.flat.box.click()
    assert opened.isFlat
    return opened


def normal(name):
    """Across which axis of the world a view looks."""
    matrix = slicer.app.layoutManager().sliceWidget(name).mrmlSliceNode().GetSliceToRAS()
    return tuple(abs(round(matrix.GetElement(row, 2))) for row in range(3))


def turned(name):
    """How a view is turned."""
    return slicer.util.arrayFromVTKMatrix(slicer.app.layoutManager().sliceWidget(name).mrmlSliceNode().GetSliceToRAS())


def flatLabel(project, caseId):
    """What the core reads as the flat mask of a case; None without one."""
    case = project.case(caseId)
    return flat_mask(case, read_volume(case.image_path), project.schema)


def test_without_a_flat_image_there_is_no_switch(panel, opened):
    assert not panel.flat.widget.visible


def test_the_flat_image_is_opened_at_its_place_and_the_volume_comes_back(panel, flat, project, cases, picture):
    assert flat.volumeNode.GetImageData().GetDimensions() == (12, 10, 1)
    assert {normal(name) for name in VIEWS} == {(0, 0, 1)}
    assert all(np.array_equal(turned(name), turned("Red")) for name in VIEWS)  # none upside down or left to right
    assert np.allclose(np.abs(turned("Red")[:3, :3]), np.eye(3))
    assert Views.shownSlice(flat.volumeNode, flat.axis) == 0
    assert "head to feet" in panel.flat.label.text and "(flat)" in panel.caseLabel.text
    assert panel.editor.editor.sourceVolumeNode() is flat.volumeNode
    flat.leaving.finish()  # as a moment later by itself
    assert nodes() == [flat.segmentationNode.GetName()]  # that of the volume is saved and put away
    assert not panel.draft.widget.visible and not panel.growButton.enabled and not panel.complete.sliceButton.visible
    picture(panel.widget, "annotate-flat", 1050)
    paint(flat, mask=FLAT)
    panel.flat.box.click()
    assert not flat.isFlat and flat.volumeNode.GetImageData().GetDimensions() == (12, 10, 6)
    assert len({normal(name) for name in VIEWS}) == 3
    flat.markVolume()
    assert np.array_equal(label(project, cases[0])[0] > 0, blob() > 0)
    assert Drafts.readRecord(flat_view(project.case(cases[0]))).changed


def test_a_complete_flat_mask_is_the_cases_and_follows(panel, flat, project, cases, logic):
    paint(flat, mask=FLAT)
    panel.keys.press("C")  # key C: there are no slices
    assert flatLabel(project, cases[0]) is None
    panel.complete.volumeButton.click()
    assert np.array_equal(flatLabel(project, cases[0]) > 0, FLAT)
    assert project.case(cases[0]).role is Role.TRAIN and project.case(cases[0]).label is None
    assert panel.complete.sliceLabel.text == "The flat mask is complete."
    paint(flat, "tumour", blob().max(axis=0, keepdims=True) == 2)
    panel.keys.press("N")
    assert flat.case.id == cases[1] and flat.isFlat
    assert set(np.unique(flatLabel(project, cases[0]))) == {0, 1, 2}
    panel.go(-1)
    panel.complete.volumeButton.click()
    assert flatLabel(project, cases[0]) is None and project.case(cases[0]).role is Role.UNLABELLED
    assert project.case(cases[0]).en_face.image


def test_what_one_mask_teaches_keeps_its_role_when_the_other_is_withdrawn(panel, flat, project, cases):
    paint(flat, mask=FLAT)
    flat.markVolume()
    panel.flat.box.click()
    flat.markVolume()
    flat.withdraw()
    assert project.case(cases[0]).role is Role.TRAIN and flatLabel(project, cases[0]) is not None


def test_the_list_says_how_far_the_flat_masks_are(panel, flat, cases):
    paint(flat, mask=FLAT)
    flat.markVolume()
    panel.refresh()
    texts = [panel.list.widget.item(row, 1).text() for row in range(3)]
    assert texts == ["✔ complete", "nothing yet", "nothing yet"]
    panel.flat.box.click()
    assert panel.list.widget.item(0, 1).text() == "✎ begun"


def test_a_case_without_a_flat_image_opens_as_a_volume(panel, flat, cases):
    panel.onCaseChosen(cases[2])
    assert not flat.isFlat and flat.case.id == cases[2] and "no flat image" in panel.flat.label.text
    panel.onCaseChosen(cases[1])
    assert flat.isFlat


def test_what_is_drawn_survives_the_scene_and_a_crash(panel, flat, project, cases, logic, scene):
    paint(flat, mask=FLAT)
    flat.autosave()  # then Slicer is gone
    assert Drafts.readRecord(flat_view(project.case(cases[0]))).changed
    paint(flat, "tumour", FLAT)
    panel.onSceneStartClose()
    slicer.mrmlScene.Clear(0)
    panel.onSceneEndClose()
    assert not flat.isOpen
    panel.onCaseChosen(cases[0])
    assert flat.isFlat
    flat.markVolume()
    assert set(np.unique(flatLabel(project, cases[0]))) == {0, 2}


def refuse(*_arguments):
    raise OSError(28, "No space left on device")


def test_where_the_project_cannot_be_written_it_is_rescued(panel, flat, tmp_path, monkeypatch, dialogs):
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    paint(flat, mask=FLAT)
    with monkeypatch.context() as patch:
        patch.setattr("SSLSegmentationPlugin.session.CaseLabels.saveDraft", refuse)
        panel.onSceneStartClose()
    assert [path.name[:10] for path in (tmp_path / "SSLSegmentation rescued").iterdir()] == ["MR-01-flat"]


def test_a_damaged_flat_image_leaves_the_volume_open(panel, opened, project, cases, logic):
    case = project.case(cases[0])
    set_en_face(project, case, 2, projection="mean")
    case.en_face_image_path.write_bytes(b"no image")
    logic.session.notify("cases")
    panel.flat.box.click()
    assert opened.isOpen and not opened.isFlat and not panel.flat.box.checked
    assert "en-face-image.nrrd" in panel._message.text
    assert panel.editor.editor.segmentationNode() is opened.segmentationNode


def test_structures_are_those_of_the_project(panel, flat, project, cases):
    paint(flat, mask=FLAT)
    panel.changeSchema(SCHEMA.renamed({"liver": "hepar"}))
    segmentation = flat.segmentationNode.GetSegmentation()
    assert "hepar" in [segmentation.GetNthSegment(n).GetName() for n in range(segmentation.GetNumberOfSegments())]
    assert Case.load(project.case(cases[0]).folder).en_face.mask is None
