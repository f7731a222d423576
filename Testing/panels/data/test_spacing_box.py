"""The step Data: a voxel size to assume for files that do not tell the true one."""

import json

import numpy as np
import pytest
import qt
import SimpleITK as sitk
import slicer
from data_cases import finish
from SSLSegmentationPlugin.widgets.CaseTable import REMARKS, VOXELS

from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort
from SSLSegmentationLib.project import Case, Project

SIDES = (16, 24, 40, 40)


@pytest.fixture
def inbox(tmp_path):
    """Volumes of different matrices whose pixels are all said to be of 1 mm."""
    folder = tmp_path / "Eingang é"
    folder.mkdir()
    for n, side in enumerate(SIDES):
        noise = np.random.default_rng(n).integers(0, 900, (4, side, side)).astype(np.int16)
        image = sitk.GetImageFromArray(noise)
        image.SetSpacing((1.0, 1.0, 3.0))
        sitk.WriteImage(image, str(folder / f"MR {n}.nii.gz"))
    return folder


def add(panel, dialogs, folder):
    dialogs.answer(str(folder))
    panel.askFolder()
    finish(panel)


def test_the_files_are_believed_unless_somebody_says_so(panel, project, inbox, dialogs, picture):
    assert panel.spacingBox.widget.collapsed and panel.spacingBox.lengths() == {}
    assert "matrices differ" in panel.spacingBox.widget.toolTip
    add(panel, dialogs, inbox)
    assert [case.assumed for case in project.cases()] == [None] * len(SIDES)
    assert project.cases()[0].spacing_mm == pytest.approx((1.0, 1.0, 3.0))
    picture(panel.widget, "data-spacing-folded")


def test_what_is_known_of_the_voxels_is_given_to_all_that_is_added(panel, project, inbox, dialogs, picture):
    box = panel.spacingBox
    box.widget.collapsed = False
    box.boxes["field-of-view"].value = 18
    box.boxes["slice-distance"].value = 3.6
    assert "field of view 18 mm, slice distance 3.6 mm" in box.widget.text
    picture(panel.widget, "data-spacing-written")
    add(panel, dialogs, inbox)
    cases = project.cases()
    assert [case.spacing_mm[0] for case in cases] == pytest.approx([18 / side for side in SIDES])
    assert {round(case.spacing_mm[2], 6) for case in cases} == {3.6}
    assert cases[0].assumed.reason == "field of view 18 mm, slice distance 3.6 mm"
    assert "Added with field of view 18 mm, slice distance 3.6 mm" in panel.outcome.lines.plainText
    assert "4 volumes were added" in panel._message.text
    cell = panel.table.widget.item(0, VOXELS)
    assert cell.text().endswith(" mm *") and "Its file says 1×1×3 mm" in cell.toolTip()
    assert box.lengths() == {} and box.widget.collapsed  # the next ones may tell the truth
    assert not panel.spacingButton.visible
    picture(panel.widget, "data-spacing-added")


def test_field_of_view_and_pixel_size_say_the_same_thing(panel, project):
    boxes = panel.spacingBox.boxes
    boxes["field-of-view"].value = 180
    boxes["pixel-size"].value = 0.46875
    assert panel.spacingBox.lengths() == {"pixel-size": 0.46875}
    boxes["field-of-view"].value = 200
    assert panel.spacingBox.lengths() == {"field-of-view": 200}
    assert boxes["pixel-size"].text == "as the file says"


def test_files_that_stay_where_they_are_keep_theirs(panel, project):
    panel.linkBox.checked = True
    panel.spacingBox.boxes["pixel-size"].value = 0.7
    assert not panel.linkBox.checked and not panel.linkBox.enabled and "keep the voxel size" in panel.linkBox.toolTip
    panel.spacingBox.boxes["pixel-size"].value = 0
    assert panel.linkBox.enabled and "Saves disk space" in panel.linkBox.toolTip


def test_the_remark_on_nominal_spacing_leads_to_it(panel, project, inbox, dialogs, picture):
    add(panel, dialogs, inbox)
    remark = panel.table.widget.item(0, REMARKS).toolTip()
    assert "looks nominal" in remark and "voxel size is not true" in remark and "sslseg" not in remark
    assert "looks nominal" in panel.outcome.lines.plainText and "sslseg" not in panel.outcome.lines.plainText
    assert panel.spacingButton.visible
    ids = [case.id for case in project.cases()]
    panel.table.select(ids)
    picture(panel.widget, "data-spacing-nominal")
    panel.spacingButton.click()
    assert not panel.spacingBox.widget.collapsed and "Take the cases out" in panel._message.text
    dialogs.answer(qt.QMessageBox.Ok)
    panel.removeButton.click()
    panel.spacingBox.boxes["field-of-view"].value = 40
    add(panel, dialogs, inbox)
    assert [case.spacing_mm[0] * case.size[0] for case in project.cases()] == pytest.approx([40] * len(SIDES))
    assert not panel.spacingButton.visible


def test_what_is_there_already_is_not_changed_and_the_reason_is_in_slicers_words(panel, project, inbox, dialogs):
    add(panel, dialogs, inbox)
    panel.spacingBox.boxes["pixel-size"].value = 0.5
    add(panel, dialogs, inbox)
    assert [case.assumed for case in project.cases()] == [None] * len(SIDES)
    assert (
        "'Remove …' in the step 'Data'" in panel.outcome.lines.plainText
        and "sslseg" not in panel.outcome.lines.plainText
    )
    assert panel.spacingBox.lengths() == {"pixel-size": 0.5}  # nothing has come of it yet


def test_volumes_of_the_scene_get_theirs_in_slicer(panel, project, logic, picture):
    node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "T2")
    slicer.util.updateVolumeFromArray(node, np.random.default_rng(1).integers(0, 900, (4, 8, 6)).astype(np.int16))
    panel.askScene()
    assert panel.picker.addButton.enabled and panel.picker.warning == ""
    panel.spacingBox.boxes["pixel-size"].value = 0.7
    assert "module Volumes" in panel.picker.warning
    assert not panel.picker.addButton.enabled and "module Volumes" in panel.picker.addButton.toolTip
    picture(panel.widget, "data-spacing-scene")
    panel.spacingBox.clear()
    node.SetSpacing(0.7, 0.7, 3.6)
    panel.picker.addButton.click()
    while logic.dataImport.step():
        pass
    assert project.cases()[0].spacing_mm == pytest.approx((0.7, 0.7, 3.6))


def test_a_data_set_gets_it_with_its_masks(panel, project, tmp_path, dialogs):
    cohort = write_cohort(tmp_path / "cohort", CohortSettings(cases=2, training=1, validation=0, test=0, size=48))
    panel.spacingBox.boxes["pixel-size"].value = 0.5
    dialogs.answer(str(cohort))
    panel.askDataset()
    finish(panel)
    assert [case.spacing_mm[0] for case in project.cases()] == pytest.approx([0.5, 0.5])
    assert [case.label is not None for case in project.cases()] == [True, False]


def test_what_was_stopped_can_be_gone_on_with(panel, project, inbox, logic):
    panel.spacingBox.boxes["pixel-size"].value = 0.5
    panel._add([str(inbox)])
    logic.dataImport.stop()
    finish(panel)
    assert panel.spacingBox.lengths() == {"pixel-size": 0.5}


def test_a_project_knows_nothing_of_what_was_written_for_another(panel, project, logic, tmp_path):
    panel.spacingBox.boxes["pixel-size"].value = 0.5
    logic.session.openProject(Project.create(tmp_path / "other").folder)
    assert panel.spacingBox.lengths() == {}


def test_records_say_what_the_file_said(panel, project, inbox, dialogs):
    panel.spacingBox.boxes["pixel-size"].value = 0.70312
    add(panel, dialogs, inbox)
    case = Case.load(project.cases()[0].folder)
    content = json.loads((case.folder / "case.json").read_text())
    assert content["assumed"]["file_spacing_mm"] == [1.0, 1.0, 3.0]
    assert case.spacing_mm[0] == pytest.approx(0.70312, rel=1e-6)
