"""The step Data leaves masks out of what networks learn from, names them, and takes them if the user says so."""

import time

import numpy as np
import pytest
import qt
import SimpleITK as sitk
import slicer
from real_cases import addMask, blob
from SSLSegmentationPlugin.session.DataImport import ImportResult
from SSLSegmentationPlugin.session.Review import Review, Verdict

from SSLSegmentationLib.project.schema import LabelSchema

SHAPE = (8, 40, 40)
pytestmark = pytest.mark.usefixtures("project")


def volume(name, voxels=None, className="vtkMRMLScalarVolumeNode"):
    node = slicer.mrmlScene.AddNewNodeByClass(className, name)
    noise = np.random.default_rng(len(name)).integers(0, 900, SHAPE).astype(np.int16)
    slicer.util.updateVolumeFromArray(node, noise if voxels is None else voxels)
    return node


@pytest.fixture
def picker(panel, scene):
    """A list of an image, a mask that was loaded as a volume, a label map and a segmentation."""
    volume("T2")
    volume("organs", np.repeat(np.repeat(blob((8, 20, 20)), 2, 1), 2, 2))
    volume("labels", blob(SHAPE), "vtkMRMLLabelMapVolumeNode")
    scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "by hand")
    panel.askScene()
    return panel.picker


def rows(picker):
    items = [picker.list.item(row) for row in range(picker.list.count)]
    return {item.text(): item.checkState() == qt.Qt.Checked for item in items}


def addChecked(panel, logic):
    panel.picker.addButton.click()
    while logic.dataImport.running:
        panel._sceneTimer.timeout.emit()


def test_a_mask_in_the_scene_is_listed_but_not_checked(panel, picker, logic, project, picture):
    assert rows(picker) == {"T2": True, "organs (looks like a mask)": False}
    assert "holds only the values 0, 1, 2" in picker.list.item(1).toolTip()
    assert "not checked" in picker.hint.text
    assert "Not listed: 2 masks" in picker.hint.text
    picker.allButton.click()
    assert rows(picker) == {"T2": True, "organs (looks like a mask)": False}
    picture(panel.widget, "data-scene-masks")
    addChecked(panel, logic)
    assert [case.name for case in project.cases()] == ["T2"]


def test_an_explicit_tick_takes_it_as_an_image(panel, picker, logic, project):
    picker.list.item(1).setCheckState(qt.Qt.Checked)
    addChecked(panel, logic)
    assert sorted(case.name for case in project.cases()) == ["T2", "organs"]
    panel.askScene()
    assert "organs (in the project)" in rows(picker)


def test_what_a_volume_holds_is_looked_at_again_when_it_changes(panel, picker):
    node = slicer.util.getNode("organs")
    slicer.util.updateVolumeFromArray(node, slicer.util.arrayFromVolume(slicer.util.getNode("T2")) + 1)
    panel.enter()
    assert rows(picker) == {"T2": True, "organs": True}


def test_segmentations_of_the_projects_own_cases_are_not_counted(panel, logic, project, scene):
    case = logic.addVolume(volume("T2"))
    project.set_schema(LabelSchema.from_names(["liver", "tumour"]))
    logic.reviews.show(Review(case, addMask(case, "m", blob(SHAPE), project.schema), Verdict.WAITING))
    panel.askScene()
    assert "Not listed" not in panel.picker.hint.text


def test_files_that_were_left_out_as_masks_are_named_with_a_way_on(panel, logic):
    masks = ["labelsTr/p1.nii.gz, of p1_0000.nii.gz", "p2/mask.nii.gz"]
    logic.dataImport.result = ImportResult(added=["case0001"], masks=masks, notes=["3 voxels are in both."])
    panel.refresh()
    text = panel.outcome.lines.plainText
    assert "Left out as masks (2): labelsTr/p1.nii.gz, of p1_0000.nii.gz; p2/mask.nii.gz." in text
    assert "Also what looks like a mask" in text and "3 voxels are in both." in text
    assert panel.outcome.widget.title == "Not added (2)" and panel._message.text.startswith("1 added, 2 not")


def test_files_are_taken_as_images_if_the_user_says_so(panel, logic, monkeypatch, dialogs, tmp_path):
    begun = []
    monkeypatch.setattr(logic.dataImport, "start", lambda arguments, *_more: begun.append(arguments))
    for wanted in (False, True):
        panel.masksTooBox.checked = wanted
        dialogs.answer(str(tmp_path))
        panel.askFolder()
        assert ("--as-images" in begun[-1]) is wanted


def test_a_folder_of_images_and_masks_brings_in_the_images_only(panel, logic, project, dialogs, tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    for n in range(2):
        noise = np.random.default_rng(n).normal(400, 90, SHAPE).astype(np.int16)
        for name, voxels in ((f"p{n}.nii.gz", noise), (f"p{n}_gt.nii.gz", blob(SHAPE))):
            sitk.WriteImage(sitk.GetImageFromArray(voxels), str(folder / name))
    dialogs.answer(str(folder))
    panel.askFolder()
    limit = time.monotonic() + 60
    while logic.dataImport.running and time.monotonic() < limit:
        logic.session.pollAll()
        slicer.app.processEvents()
        time.sleep(0.01)
    assert len(project.cases()) == 2 and len(logic.dataImport.result.masks) == 2
    assert "scans/p0_gt.nii.gz, of p0.nii.gz" in panel.outcome.lines.plainText
    assert panel._message.text.startswith("2 added, 2 not")
