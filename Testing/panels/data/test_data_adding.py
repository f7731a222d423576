"""The step Data: volumes from files, data sets, the scene and scripts."""

import pytest
import qt
import SimpleITK as sitk
import slicer
from data_cases import cells, finish, volumeNode, wait, withProgram
from SSLSegmentationPlugin.widgets.CaseTable import ANNOTATION

from SSLSegmentationLib.importing import add_label, add_volume
from SSLSegmentationLib.importing.synthetic import CohortSettings
from SSLSegmentationLib.project import Project, Role


def test_files_are_added_in_a_child_process_and_the_refused_are_listed(panel, study, inbox, logic, dialogs, picture):
    logic.session.openProject(study.folder)
    dialogs.answer(str(inbox))
    panel.newRole.currentIndex = list(Role).index(Role.TRAIN)
    panel.askFolder()
    assert logic.dataImport.running and not panel.progressRow.isHidden()
    for control in (panel.addButton, panel.projectBox.closeButton, panel.projectBox.otherButton):
        assert not control.enabled and "being added" in control.toolTip
    picture(panel.widget, "data-adding")
    finish(panel)
    assert [case.name for case in study.cases(Role.TRAIN)] == ["Läufer 0", "Läufer 1", "Läufer 2"]
    assert panel.table.widget.rowCount == 3 and panel.addButton.enabled
    assert len(dialogs.asked) == 1  # the folder; refusals are no dialogs
    for words in ("colours.nrrd", "dynamic.nrrd", "4-D", "one slice.nrrd", "single slice"):
        assert words in panel.outcome.lines.plainText
    assert str(inbox) not in panel.outcome.lines.plainText
    assert "3 added, 3 not" in panel._message.text and not panel.outcome.widget.isHidden()
    picture(panel.widget, "data-added")


def test_the_project_stays_ours_while_the_child_works_and_after(panel, study, inbox, logic):
    from SSLSegmentationLib.core.errors import ProjectError
    from SSLSegmentationLib.core.locks import ProjectLock

    logic.session.openProject(study.folder)
    logic.dataImport.addFiles([str(inbox)])
    with pytest.raises(ProjectError, match="being changed by"):
        ProjectLock(study.folder).acquire()
    finish(panel)
    assert len(study.cases()) == 3
    with pytest.raises(ProjectError, match="being changed by"):
        ProjectLock(study.folder).acquire()


def test_stopping_keeps_what_is_added_and_no_half_case(panel, study, inbox, logic, monkeypatch, tmp_path):
    program = tmp_path / "slow.py"
    program.write_text(
        "import sys, time\nimport SSLSegmentationLib.importing.volumes as importing\n"
        "write, count = importing.write_image, []\n"
        "def slow(*arguments):\n    write(*arguments)\n    count.append(1)\n"
        "    while len(count) > 1: time.sleep(0.01)\n"
        "importing.write_image = slow\nfrom SSLSegmentationLib.cli import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    withProgram(monkeypatch, program)
    logic.session.openProject(study.folder)
    logic.dataImport.addFiles([str(path) for path in sorted(inbox.glob("L*"))])
    wait(logic, lambda: logic.dataImport.done == 1)
    panel.stopButton.click()
    assert not panel.stopButton.enabled and "Stopping" in panel.progress.format
    finish(panel)
    assert [case.name for case in study.cases()] == ["Läufer 0"] and len(list((study.folder / "cases").iterdir())) == 1
    assert "Stopped" in panel._message.text and panel.table.widget.rowCount == 1


def test_a_data_set_brings_masks_and_split(panel, study, tmp_path, logic, dialogs):
    from SSLSegmentationLib.importing.synthetic import write_cohort

    cohort = write_cohort(tmp_path / "cohort", CohortSettings(cases=3, training=1, validation=0, test=1, size=48))
    logic.session.openProject(study.folder)
    dialogs.answer(str(cohort))
    panel.linkBox.checked = True
    panel.askDataset()
    finish(panel)
    assert [(case.role, case.label is not None) for case in study.cases()] == [
        (Role.TRAIN, True),
        (Role.TEST, True),
        (Role.UNLABELLED, False),
    ]
    assert study.cases()[0].image_path.is_relative_to(tmp_path / "cohort")


def test_a_data_set_may_be_named_by_its_folder(panel, study, tmp_path, logic, dialogs, monkeypatch):
    asked = []
    monkeypatch.setattr(logic.dataImport, "addDataset", lambda source, **how: asked.append(source))
    for answer in (str(tmp_path), ""):
        dialogs.answer(answer)
        panel.askDatasetFolder()
    assert asked == [str(tmp_path)]


def test_the_project_is_written_as_a_data_set(panel, study, inbox, tmp_path, logic, dialogs, picture):
    logic.session.openProject(study.folder)
    assert not panel.dataset.button.enabled
    add_volume(study, inbox / "Läufer 0.nrrd", Role.TRAIN)
    logic.session.notify("cases")
    (entry,) = panel.dataset.button.menu().actions()
    assert panel.dataset.button.enabled and entry.text == "nnU-Net raw data set …"
    mask = sitk.Cast(sitk.ReadImage(str(inbox / "Läufer 0.nrrd")) > 400, sitk.sitkUInt8)
    sitk.WriteImage(mask, str(tmp_path / "mask.nrrd"))
    add_label(study, study.cases()[0], tmp_path / "mask.nrrd")
    dialogs.answer(str(tmp_path / "Dataset001_Study"))
    entry.trigger()
    finish(panel)
    assert "1 volume was written to" in panel._message.text
    assert (tmp_path / "Dataset001_Study" / "dataset.json").is_file() and panel.outcome.widget.isHidden()


def test_a_child_that_fails_is_said_in_one_sentence(panel, study, logic, monkeypatch, tmp_path):
    program = tmp_path / "broken.py"
    program.write_text("raise ImportError('No module named SimpleITK')\n")
    withProgram(monkeypatch, program)
    logic.session.openProject(study.folder)
    logic.dataImport.addFiles([str(tmp_path)])
    finish(panel)
    assert "No module named SimpleITK" in panel._message.text and panel.addButton.enabled


def test_a_python_that_is_missing_is_said_and_the_project_can_still_be_changed(panel, study, logic, tmp_path):
    logic.session.openProject(study.folder)
    logic.dataImport.python = str(tmp_path / "no python")
    with panel.reporting():
        logic.dataImport.addFiles([str(tmp_path)])
    assert "no python" in panel._message.text and not logic.dataImport.running
    assert list(tmp_path.glob("sslseg-*")) == []


def test_a_project_closed_meanwhile_ends_the_adding(panel, study, inbox, logic):
    logic.session.openProject(study.folder)
    logic.dataImport.addFiles([str(inbox)])
    logic.session.closeProject()
    finish(panel)
    assert logic.dataImport.result.stopped or logic.dataImport.result.added
    Project(study.folder).cases()  # whole records only


def test_volumes_of_the_scene_are_listed_and_the_checked_ones_added(panel, study, logic, picture):
    first, second = volumeNode("T2 fs", 1), volumeNode("T1", 2)
    volumeNode("mask", 3, "vtkMRMLLabelMapVolumeNode")
    volumeNode("one slice", 4, shape=(1, 8, 6))
    colours = volumeNode("colours", 5, "vtkMRMLVectorVolumeNode", shape=(4, 8, 6, 3))
    logic.session.openProject(study.folder)
    panel.askScene()
    names = [panel.picker.list.item(row).text() for row in range(panel.picker.list.count)]
    assert sorted(names) == ["T1", "T2 fs", "colours", "one slice"]
    panel.picker.list.item(names.index("T1")).setCheckState(qt.Qt.Unchecked)
    picture(panel.widget, "data-scene")
    panel.picker.addButton.click()
    wait(logic, lambda: not logic.dataImport.running)
    assert [(case.name, case.source) for case in study.cases()] == [("T2 fs", "scene")]
    for words in ("'one slice'", "single slice", "'colours'"):
        assert words in panel.outcome.lines.plainText
    assert slicer.mrmlScene.IsNodePresent(first) and slicer.mrmlScene.IsNodePresent(second) and colours.GetImageData()
    panel.askScene()
    names = [panel.picker.list.item(row).text() for row in range(panel.picker.list.count)]
    assert "T2 fs (in the project)" in names


def test_a_sequence_of_the_scene_is_one_case_with_frames(panel, study, logic):
    sequence = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSequenceNode", "cine")
    for n in range(3):
        frame = volumeNode(f"frame {n}", n)
        sequence.SetDataNodeAtValue(frame, str(n))
        slicer.mrmlScene.RemoveNode(frame)
    logic.session.openProject(study.folder)
    panel.askScene()
    assert panel.picker.list.count == 1 and panel.picker.list.item(0).text() == "cine (3 frames)"
    panel.picker.addButton.click()
    wait(logic, lambda: not logic.dataImport.running)
    assert panel.table.widget.rowCount == 1 and cells(panel, 0)[ANNOTATION] == "3 frames"
    panel.askScene()
    assert "in the project" in panel.picker.list.item(0).text()
    panel.table.select(panel.table.keys)
    panel.refresh()
    assert panel.masks.button.enabled and not panel.flat.button.enabled


def test_an_empty_scene_is_said_to_be_empty(panel, study, logic):
    logic.session.openProject(study.folder)
    panel.askScene()
    assert "no volume" in panel.picker.hint.text and not panel.picker.addButton.enabled


def test_closing_the_scene_amid_the_adding_keeps_what_is_added(panel, study, logic):
    for n in range(4):
        volumeNode(f"MR {n}", n)
    logic.session.openProject(study.folder)
    panel.askScene()
    panel.picker.addButton.click()
    logic.dataImport.step()
    panel.onSceneStartClose()
    slicer.mrmlScene.Clear(False)
    wait(logic, lambda: not logic.dataImport.running)
    assert 1 <= len(study.cases()) < 4 and "Stopped" in panel._message.text


def test_a_script_adds_changes_and_removes_without_the_panel(logic, study):
    logic.session.openProject(study.folder)
    case = logic.addVolume(volumeNode("T2"), role="test")
    assert logic.session.cases()[0].role is Role.TEST
    logic.setRole([case.id], "train", force=True)
    assert logic.session.cases()[0].role is Role.TRAIN
    logic.removeCases([case.id])
    assert logic.session.cases() == []
