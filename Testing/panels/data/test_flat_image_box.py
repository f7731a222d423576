"""The step Data: one case gets a flat image or a flat mask, from a file or of its own volume."""

import numpy as np
import pytest
import qt
import SimpleITK as sitk
import slicer
from data_cases import cells, finish
from real_cases import SCHEMA, addCase, blob
from SSLSegmentationPlugin.widgets.CaseTable import ANNOTATION

from SSLSegmentationLib.importing.projections import flat_image, flat_mask
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.volumes.projection import flat_grid
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def case(project, panel, logic):
    """The first of two cases, selected, in a project with structures; the box is open."""
    project.set_schema(SCHEMA)
    made = [addCase(project, f"MR {n:02d}") for n in (1, 2)]
    logic.session.notify("cases")
    panel.table.select([made[0].id])
    panel.flat.button.click()
    return made[0]


def flatFile(case, path, axis, shift=0.0):
    """A flat mask over a case, or beside it."""
    grid = flat_grid(read_volume(case.image_path), axis)
    mask = sitk.GetImageFromArray(blob().max(axis=2 - axis, keepdims=True))
    mask.CopyInformation(grid)
    mask.SetOrigin([x + shift for x in mask.GetOrigin()])
    sitk.WriteImage(mask, str(path))
    return path


def choose(panel, axis):
    panel.flat.direction.currentIndex = axis
    panel.flat.direction.activated.emit(axis)


def previews():
    return [node for node in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode") if "preview" in node.GetName()]


def test_the_direction_is_said_in_words_and_begins_with_that_of_the_slices(panel, case, picture):
    texts = [panel.flat.direction.itemText(row) for row in range(3)]
    assert [text.split(" (")[0] for text in texts] == ["from left to right", "from front to back", "from head to feet"]
    assert texts[2].endswith("6 voxels deep") and panel.flat.axis == 2
    assert "none yet" in panel.flat.label.text and "MR 01" in panel.flat.widget.title
    picture(panel.widget, "data-flat")
    assert panel.widget.layout().minimumSize().width() <= 440  # as wide as Slicer's


def test_the_preview_lies_in_the_plane_and_goes_with_the_box(panel, case, scene):
    choose(panel, 1)
    panel.flat.preview("max")
    (node,) = previews()
    voxels = sitk.GetArrayFromImage(read_volume(case.image_path))
    assert np.array_equal(slicer.util.arrayFromVolume(node), voxels.max(axis=1, keepdims=True))
    assert not node.GetSaveWithScene()
    panel.flat.preview("mean")
    assert len(previews()) == 1
    panel.exit()
    assert previews() == [] and not panel.flat.widget.visible


@pytest.mark.parametrize("projection", ["mean", "max"])
def test_the_volumes_own_projection_becomes_the_flat_image(panel, project, case, projection):
    choose(panel, 1)
    panel.flat.project(projection)
    finish(panel)
    newest = project.case(case.id)
    volume = read_volume(newest.image_path)
    expected = getattr(sitk.GetArrayFromImage(volume), projection)(axis=1, keepdims=True)
    assert newest.en_face.axis == 1
    assert np.allclose(sitk.GetArrayFromImage(flat_image(newest, volume)), expected)
    assert panel._message.text == "'MR 01' has a flat image now." and newest.role is Role.UNLABELLED
    assert cells(panel, 0)[ANNOTATION] == "nothing yet\nflat image"
    panel.table.select([project.cases()[1].id])  # the next case begins with the same direction
    assert panel.flat.axis == 1


def test_a_flat_mask_from_a_file_is_the_cases_and_the_one_before_is_kept(panel, project, case, tmp_path, dialogs):
    dialogs.answer(str(flatFile(case, tmp_path / "Gefäße.nii.gz", 2)))
    panel.flat.askMask()
    finish(panel)
    newest = project.case(case.id)
    found = flat_mask(newest, read_volume(newest.image_path), SCHEMA)
    assert np.array_equal(found, blob().max(axis=0, keepdims=True))
    assert newest.label is None and newest.role is Role.TRAIN
    dialogs.answer(str(tmp_path / "Gefäße.nii.gz"), qt.QMessageBox.Ok)
    panel.flat.askMask()
    finish(panel)
    assert "has a flat mask already" in dialogs.asked[-1].text
    assert [path.name for path in (case.folder / "set aside").iterdir()] == ["en-face-mask.seg.nrrd"]


def test_what_does_not_lie_in_the_plane_is_refused_and_nothing_changes(panel, project, case, tmp_path, dialogs):
    dialogs.answer(str(flatFile(case, tmp_path / "flat.nrrd", 2, shift=9.0)))
    panel.flat.askImage()
    finish(panel)
    assert "does not lie in the plane" in panel._message.text and project.case(case.id).en_face is None


def test_another_direction_needs_all_anew(panel, project, case, tmp_path, dialogs):
    panel.flat.project("mean")
    finish(panel)
    choose(panel, 0)
    dialogs.answer(qt.QMessageBox.Ok)
    panel.flat.project("mean")  # there is nothing else across the former direction
    finish(panel)
    assert project.case(case.id).en_face.axis == 0
    dialogs.answer(str(flatFile(case, tmp_path / "flat.nrrd", 0)))
    panel.flat.askMask()
    finish(panel)
    choose(panel, 2)
    dialogs.answer(qt.QMessageBox.Ok)
    panel.flat.project("mean")
    finish(panel)
    assert "projected along axis i so far" in panel._message.text and project.case(case.id).en_face.axis == 0
