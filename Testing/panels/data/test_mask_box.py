"""The step Data: one case gets a mask that was made elsewhere, from a file or from the scene."""

import numpy as np
import pytest
import qt
import SimpleITK as sitk
import slicer
from data_cases import cells, finish
from real_cases import LIVER, SCHEMA, SHAPE, addCase, addCine, blob, draw
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.LabelFiles import writeSegmentation
from SSLSegmentationPlugin.scene.Segmentations import newSegmentation
from SSLSegmentationPlugin.scene.Volumes import loadImage
from SSLSegmentationPlugin.widgets.CaseTable import ANNOTATION

from SSLSegmentationLib.project import Role, frames_of
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation


@pytest.fixture
def case(project, panel, logic):
    """The first of two cases, selected, in a project with structures."""
    project.set_schema(SCHEMA)
    made = [addCase(project, f"MR {n:02d}") for n in (1, 2)]
    logic.session.notify("cases")
    panel.table.select([made[0].id])
    return made[0]


def maskFile(case, path, labels=None, shift=0.0):
    """A label map on the grid of a case, or beside it."""
    mask = sitk.GetImageFromArray(blob() if labels is None else labels)
    mask.CopyInformation(read_volume(case.image_path))
    mask.SetOrigin([x + shift for x in mask.GetOrigin()])
    sitk.WriteImage(mask, str(path))
    return path


def segmentation(case, schema=SCHEMA, name="by a colleague"):
    """A segmentation of the user's in the scene, drawn over the case's volume, which has left again."""
    volumeNode = loadImage(slicer.mrmlScene, case)
    node = newSegmentation(volumeNode, name, schema)
    for segment in schema.segments[:2]:
        draw(node, volumeNode, segment.name, blob() == segment.value)
    slicer.mrmlScene.RemoveNode(volumeNode)
    return node


def choose(panel, node):
    panel.masks.askScene()
    panel.masks.chooser.setCurrentNode(node)


def label(project, case):
    """What the core reads as the mask of a case."""
    newest = project.case(case.id)
    return read_label_map(newest.label_path, read_volume(newest.image_path), project.schema).array


def kept(case):
    return sorted(path.name for path in case.folder.glob("set aside/*"))


def test_a_label_map_from_a_file_becomes_the_mask(panel, project, case, tmp_path, dialogs, picture):
    dialogs.answer(str(maskFile(case, tmp_path / "Maske é.nii.gz")))
    panel.masks.askFile()
    assert not panel.masks.button.enabled and "being added" in panel.masks.button.toolTip
    finish(panel)
    np.testing.assert_array_equal(label(project, case), blob())
    newest = project.case(case.id)
    assert (newest.role, newest.label.source) == (Role.TRAIN, "imported")
    assert panel._message.text == "'MR 01' has its mask now."
    assert cells(panel, 0)[ANNOTATION] == "✔ complete"
    assert panel.table.selectedKeys() == [case.id] and len(dialogs.asked) == 1
    picture(panel.widget, "data-mask")


@pytest.mark.parametrize(
    ("labels", "shift", "said"),
    [(None, 3.0, "lies on another grid"), (9 * (blob() > 0), 0.0, "value 9")],
)
def test_a_file_that_does_not_fit_is_refused_and_the_mask_stays(
    panel, project, case, tmp_path, dialogs, labels, shift, said
):
    dialogs.answer(str(maskFile(case, tmp_path / "first.nrrd")))
    panel.masks.askFile()
    finish(panel)
    dialogs.answer(str(maskFile(case, tmp_path / "second.nrrd", labels, shift)))
    dialogs.answer(qt.QMessageBox.Ok)
    panel.masks.askFile()
    finish(panel)
    assert said in panel._message.text and "take it from the scene" in panel._message.text
    np.testing.assert_array_equal(label(project, case), blob())
    assert kept(case) == []


def test_a_mask_is_replaced_only_after_a_question_and_kept(panel, project, case, tmp_path, dialogs):
    dialogs.answer(str(maskFile(case, tmp_path / "first.nrrd")))
    panel.masks.askFile()
    finish(panel)
    other = np.where(blob() == LIVER.value, LIVER.value, 0).astype(np.uint8)
    path = str(maskFile(case, tmp_path / "second.nrrd", other))
    dialogs.answer(path)
    dialogs.answer(qt.QMessageBox.Cancel)
    panel.masks.askFile()
    assert not panel.logic.dataImport.running
    dialogs.answer(path)
    dialogs.answer(qt.QMessageBox.Ok)
    panel.masks.askFile()
    finish(panel)
    np.testing.assert_array_equal(label(project, case), other)
    assert kept(case) == ["label.nrrd"]


def test_a_python_that_is_missing_leaves_nothing_behind(panel, project, case, tmp_path, dialogs):
    dialogs.answer(str(maskFile(case, tmp_path / "first.nrrd")))
    panel.masks.askFile()
    finish(panel)
    panel.logic.dataImport.python = str(tmp_path / "no python")
    with panel.reporting():
        panel.logic.setMaskFromFile(case.id, str(tmp_path / "first.nrrd"))
    assert "no python" in panel._message.text and kept(case) == []


def test_a_first_mask_founds_the_structures_of_the_project(panel, project, logic, tmp_path, dialogs):
    told = []
    logic.session.observe("labels", lambda: told.append(project.has_schema))
    case = addCase(project, "MR 01")
    logic.session.notify("cases")
    panel.table.select([case.id])
    path = tmp_path / "first.seg.nrrd"
    write_segmentation(path, blob(), read_volume(case.image_path), SCHEMA)
    dialogs.answer(str(path))
    panel.masks.askFile()
    finish(panel)
    assert {segment.name for segment in project.schema.segments} == {"liver", "tumour", "right kidney"}
    assert told == [True]


# ---------------------------------------------------------------------- from the scene
def test_a_segmentation_of_the_scene_becomes_the_mask_and_stays_as_it_is(panel, project, case, scene, picture):
    node = segmentation(case)
    choose(panel, node)
    picture(panel.widget, "data-mask-scene")
    panel.masks.useButton.click()
    np.testing.assert_array_equal(label(project, case), blob())
    assert project.case(case.id).role is Role.TRAIN
    assert "has its mask now" in panel._message.text and panel.masks.widget.isHidden()
    assert node.GetScene() is scene and not SceneNodes.mark(node, "case")
    assert slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode") == []  # nothing was loaded into the user's scene


def test_a_segmentation_becomes_the_mask_of_the_chosen_frame(panel, project, case, logic, tmp_path, dialogs):
    assert not panel.masks.frame.visible
    cine = addCine(project, tmp_path)
    logic.session.notify("cases")
    panel.table.select([cine.id])
    choose(panel, segmentation(frames_of(cine)[2]))
    assert panel.masks.frame.visible and panel.masks.frame.maximum == 4
    panel.masks.frame.value = 3
    panel.masks.useButton.click()
    assert "'cine, frame 3' has its mask now" in panel._message.text
    views = frames_of(project.case(cine.id))
    assert [view.label is not None for view in views] == [False, False, True, False]
    assert np.array_equal(label(project, views[2]) > 0, blob() > 0) and project.case(cine.id).role is Role.TRAIN
    dialogs.answer(False)
    choose(panel, segmentation(views[2], name="another"))
    panel.masks.useButton.click()
    assert len(dialogs.asked) == 1 and "'cine, frame 3' has a mask already" in dialogs.asked[0].text


@pytest.fixture
def cine(project, case, logic, panel, tmp_path):
    """A case of four frames, selected."""
    made = addCine(project, tmp_path)
    logic.session.notify("cases")
    panel.table.select([made.id])
    return made


def test_a_file_becomes_the_mask_of_the_frame_that_was_open_or_of_another_one(
    panel, project, cine, logic, tmp_path, dialogs, picture
):
    logic.annotations.open(f"{cine.id}@3")
    view = frames_of(cine)[2]
    dialogs.answer(str(maskFile(view, tmp_path / "es.nii.gz")))
    panel.masks.askFile()
    assert panel.masks.frame.value == 3 and panel.masks.label.text == "Of which frame is 'es.nii.gz'?"
    assert not panel.masks.chooser.visible and not panel.logic.dataImport.running
    picture(panel.widget, "data-mask-frame")
    panel.masks.frame.value = 2
    panel.masks.useButton.click()
    finish(panel)
    assert panel._message.text == "'cine, frame 2' has its mask now." and not panel.masks.widget.visible
    views = frames_of(project.case(cine.id))
    assert [view.label is not None for view in views] == [False, True, False, False]
    np.testing.assert_array_equal(label(project, views[1]), blob())


def test_a_file_with_as_many_masks_gives_each_frame_its_own(panel, project, cine, tmp_path, dialogs):
    masks = [sitk.ReadImage(str(maskFile(view, tmp_path / "one.nii.gz"))) for view in frames_of(cine)]
    sitk.WriteImage(sitk.JoinSeries(masks), str(tmp_path / "all.nii.gz"))
    dialogs.answer(str(tmp_path / "all.nii.gz"))
    panel.masks.askFile()
    assert panel.masks.frame.value == 0  # all: none was open
    panel.masks.useButton.click()
    finish(panel)
    assert all(view.label is not None for view in frames_of(project.case(cine.id)))


def test_a_frame_that_shows_nothing_is_said_to_be_healthy(panel, project, cine, dialogs):
    panel.masks.askHealthy()
    assert panel.masks.frame.minimum == 1
    panel.masks.frame.value = 4
    dialogs.answer(qt.QMessageBox.Ok)
    panel.masks.useButton.click()
    finish(panel)
    assert "learn 'cine, frame 4' as a case that shows none" in dialogs.asked[0].text
    assert [view.label is not None for view in frames_of(project.case(cine.id))] == [False, False, False, True]


def test_it_is_brought_under_the_volume_where_both_were_moved(panel, project, case, scene):
    volumeNode = loadImage(scene, case)
    node = newSegmentation(volumeNode, "moved", SCHEMA)
    draw(node, volumeNode, "liver", blob() == LIVER.value)
    transform = scene.AddNewNodeByClass("vtkMRMLLinearTransformNode")
    matrix = np.eye(4)
    matrix[:3, 3] = (20, -7, 11)
    transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(matrix))
    for one in (volumeNode, node):
        one.SetAndObserveTransformNodeID(transform.GetID())
    choose(panel, node)
    panel.masks.useButton.click()
    np.testing.assert_array_equal(label(project, case) == LIVER.value, blob() == LIVER.value)


def test_segments_that_are_no_structures_are_left_out_and_told(panel, project, case):
    both = LabelSchema((LIVER, Segment(2, "stomach", (1, 2, 3))))
    choose(panel, segmentation(case, both))
    panel.masks.useButton.click()
    np.testing.assert_array_equal(label(project, case), np.where(blob() == LIVER.value, LIVER.value, 0))
    assert "has its mask now" in panel._message.text and "'stomach'" in panel._message.text


def test_an_empty_segmentation_is_the_mask_of_a_healthy_case_if_the_user_says_so(panel, project, case, scene, dialogs):
    choose(panel, scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "nothing"))
    dialogs.answer(qt.QMessageBox.Cancel, qt.QMessageBox.Ok)
    panel.masks.useButton.click()
    assert "Nothing is drawn in 'nothing'" in dialogs.asked[0].text
    assert project.case(case.id).label is None
    panel.masks.useButton.click()
    assert project.case(case.id).label.annotated_slices is None


@pytest.mark.parametrize("why", ["unknown", "outside"])
def test_a_segmentation_of_which_nothing_fits_is_refused_in_words(panel, project, case, scene, why):
    schema = LabelSchema((Segment(1, "stomach", (1, 2, 3)), Segment(2, "colon", (4, 5, 6))))
    if why == "unknown":
        node, said = segmentation(case, schema), "No segment of 'by a colleague' (stomach, colon) is a structure"
    else:
        node, said = segmentation(case), "lies outside the volume"
        transform = scene.AddNewNodeByClass("vtkMRMLLinearTransformNode")
        matrix = np.eye(4)
        matrix[0, 3] = 5000
        transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(matrix))
        node.SetAndObserveTransformNodeID(transform.GetID())
    choose(panel, node)
    panel.masks.useButton.click()
    assert said in panel._message.text
    assert project.case(case.id).label is None and project.case(case.id).role is Role.UNLABELLED


def test_what_is_being_drawn_on_the_case_is_saved_and_kept(panel, project, case, logic):
    logic.annotations.open(case.id)
    annotations = logic.annotations
    draw(annotations.segmentationNode, annotations.volumeNode, "liver", np.ones(SHAPE, np.uint8))
    choose(panel, segmentation(case))
    panel.masks.useButton.click()
    assert not annotations.isOpen
    np.testing.assert_array_equal(label(project, case), blob())
    annotations.open(case.id)
    assert any("another label since it was drawn" in remark for remark in annotations.remarks)
    assert kept(case) == ["draft.seg.nrrd"]
    assert Grid.ofVolume(annotations.volumeNode).shape == SHAPE


# ---------------------------------------------------------------------- what is shown
def test_why_no_mask_can_be_given_is_in_the_tooltip(panel, project, case, logic):
    assert panel.masks.button.enabled
    panel.table.select([one.id for one in project.cases()])
    assert not panel.masks.button.enabled and "Select one case" in panel.masks.button.toolTip
    panel.table.select([case.id])
    panel.masks.askScene()
    assert panel.masks.widget.title == "Mask of 'MR 01'"
    assert not panel.masks.useButton.enabled and "Choose a segmentation" in panel.masks.useButton.toolTip


def test_closing_the_scene_puts_the_choice_away(panel, case):
    choose(panel, segmentation(case))
    panel.onSceneStartClose()
    slicer.mrmlScene.Clear(False)
    assert panel.masks.widget.isHidden() and panel.masks.chooser.currentNode() is None


def test_a_case_without_any_structure_is_made_a_negative_after_a_question(panel, project, case, dialogs):
    dialogs.answer(qt.QMessageBox.Cancel, qt.QMessageBox.Ok)
    panel.masks.askHealthy()
    assert "'MR 01' as a case that shows none of: tumour, liver, right kidney" in dialogs.asked[0].text
    assert project.case(case.id).label is None and not panel.logic.dataImport.running
    panel.masks.askHealthy()
    finish(panel)
    newest = project.case(case.id)
    assert not read_label_map(newest.label_path, read_volume(newest.image_path), SCHEMA, allow_empty=True).array.any()
    assert (newest.role, newest.label.annotated_slices) == (Role.TRAIN, None)


def test_an_empty_mask_file_is_that_of_a_healthy_case_which_is_said_and_keeps_the_mask_before(
    panel, project, case, tmp_path, dialogs
):
    dialogs.answer(str(maskFile(case, tmp_path / "first.nrrd")))
    panel.masks.askFile()
    finish(panel)
    dialogs.answer(str(maskFile(case, tmp_path / "empty.nrrd", 0 * blob())), qt.QMessageBox.Ok)
    panel.masks.askFile()
    finish(panel)
    assert "holds nothing" in panel._message.text and "shows none of the structures" in panel._message.text
    newest = project.case(case.id)
    assert not read_label_map(newest.label_path, read_volume(newest.image_path), SCHEMA, allow_empty=True).array.any()
    assert len(kept(case)) == 1


def test_overlaps_of_a_mask_from_a_file_are_counted_and_said(panel, project, case, scene, tmp_path, dialogs):
    volumeNode = loadImage(scene, case)
    node = newSegmentation(volumeNode, "overlapping", SCHEMA)
    segmentation = node.GetSegmentation()
    segmentation.SeparateSegmentLabelmap(segmentation.GetSegmentIdBySegmentName("tumour"))
    draw(node, volumeNode, "liver", blob() > 0)
    draw(node, volumeNode, "tumour", blob() == SCHEMA.segments[0].value)
    writeSegmentation(tmp_path / "both.seg.nrrd", segmentation, Grid.ofVolume(volumeNode))
    dialogs.answer(str(tmp_path / "both.seg.nrrd"))
    panel.masks.askFile()
    finish(panel)
    np.testing.assert_array_equal(label(project, case), blob())
    assert panel._message.text == "'MR 01' has its mask now."
    assert "8 voxels" in panel.outcome.lines.plainText and not panel.outcome.widget.isHidden()
