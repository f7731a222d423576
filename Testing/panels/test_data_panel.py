"""The step Data: projects, volumes from everywhere, what each case is used for."""

import time

import numpy as np
import pytest
import qt
import SimpleITK as sitk
import slicer
from SSLSegmentationPlugin.panels.DataPanel import DataPanel

from SSLSegmentation import SSLSegmentationLogic
from SSLSegmentationLib.importing.synthetic import CohortSettings
from SSLSegmentationLib.project import Case, Intensities, LabelRecord, Project, Role

LIMIT_SECONDS = 60


@pytest.fixture
def logic(application):
    logic = SSLSegmentationLogic()
    yield logic
    logic.cleanup()


@pytest.fixture
def panel(logic):
    panel = DataPanel(logic)
    panel.enter()
    yield panel
    panel.cleanup()


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "étude 1", "Liver MRI")


@pytest.fixture
def inbox(tmp_path):
    """Three volumes, and three files that are none."""
    folder = tmp_path / "3 Eingang é"
    folder.mkdir()
    for n in range(3):
        sitk.WriteImage(image(n), str(folder / f"Läufer {n}.nrrd"))
    sitk.WriteImage(sitk.JoinSeries([image(3), image(4)]), str(folder / "dynamic.nrrd"))
    sitk.WriteImage(sitk.Compose([image(5)] * 3), str(folder / "colours.nrrd"))
    sitk.WriteImage(image(6)[:, :, 2:3], str(folder / "one slice.nrrd"))
    return folder


def image(seed, shape=(4, 8, 6)):
    made = sitk.GetImageFromArray(np.random.default_rng(seed).integers(0, 900, shape).astype(np.int16))
    made.SetSpacing((0.7, 0.7, 3.0))
    return made


def volumeNode(name, seed=0, className="vtkMRMLScalarVolumeNode", shape=(4, 8, 6)):
    node = slicer.mrmlScene.AddNewNodeByClass(className, name)
    slicer.util.updateVolumeFromArray(node, np.random.default_rng(seed).integers(0, 900, shape).astype(np.int16))
    node.SetSpacing(0.7, 0.7, 3.0)
    return node


def addCases(project, count=8, **last):
    """Cases without images that can be read: records are all that the table needs."""
    for n in range(count):
        folder = project.new_case_folder()
        (folder / "image.nrrd").touch()
        values = {
            "name": f"MR {n:02d}",
            "role": Role.UNLABELLED,
            "spacing_mm": (0.78 + 0.01 * n, 0.78 + 0.01 * n, 5.0),
            "intensities": Intensities(3.0, 90.0 + n, 800.0 + 9 * n),
            "label": None,
        } | (last if n == count - 1 else {})
        Case(
            id=folder.name,
            image="image.nrrd",
            fingerprint=folder.name,
            size=(320, 320, 24),
            direction=(1, 0, 0, 0, 1, 0, 0, 0, 1),
            folder=folder,
            **values,
        ).save()
    return [case.id for case in project.cases()]


def wait(logic, until):
    """Be the watcher's timer until something has happened."""
    limit = time.monotonic() + LIMIT_SECONDS
    while not until():
        assert time.monotonic() < limit, "it takes too long"
        logic.session.pollAll()
        slicer.app.processEvents()
        time.sleep(0.01)


def cells(panel, row):
    table = panel.table.widget
    return [table.item(row, column).text() for column in range(table.columnCount)]


def finish(panel):
    wait(panel.logic, lambda: not panel.logic.dataImport.running)


# ---------------------------------------------------------------------- projects
def test_without_a_project_the_panel_offers_the_three_ways_to_one(panel, picture):
    assert not panel.casesBox.visible and not panel.projectBox.widget.collapsed
    assert "no recent project" in panel.projectBox.openButton.toolTip and not panel.projectBox.openButton.enabled
    assert not panel.projectBox.createButton.enabled and "name" in panel.projectBox.createButton.toolTip
    assert panel.projectBox.demoButton.enabled
    assert "try the demo" in panel.nextStep()
    picture(panel.widget, "data-no-project")


def test_a_project_is_made_in_a_folder_of_its_own_and_opened(panel, tmp_path, logic):
    box = panel.projectBox
    box.place.currentPath = str(tmp_path)
    box.name.text = "Foie été / 3T"
    assert box.createButton.enabled and str(tmp_path / "Foie-ete-3T") in box.where.text
    box.createButton.click()
    assert logic.session.project.folder == tmp_path / "Foie-ete-3T"
    assert logic.session.project.name == "Foie été / 3T"
    assert box.widget.collapsed and "Foie été / 3T" in box.widget.text
    assert not panel.casesBox.isHidden() and "add the volumes" in panel.nextStep()


def test_a_place_that_is_gone_disables_making_a_project_there(panel, tmp_path):
    panel.projectBox.name.text = "Liver"
    panel.projectBox.place.currentPath = str(tmp_path / "gone")
    assert not panel.projectBox.createButton.enabled and not panel.projectBox.demoButton.enabled
    assert "exists" in panel.projectBox.demoButton.toolTip


def test_a_recent_project_is_opened_again_and_closed(panel, study, logic):
    logic.session.openProject(study.folder)
    panel.projectBox.widget.collapsed = False
    assert not panel.projectBox.closeButton.isHidden() and str(study.folder) in panel.projectBox.openedLabel.text
    panel.projectBox.closeButton.click()
    assert logic.session.project is None and not panel.projectBox.widget.collapsed
    panel.projectBox.openButton.click()
    assert logic.session.project.folder == study.folder


def test_what_is_no_project_is_refused_with_a_sentence_and_no_dialog(panel, dialogs, tmp_path, logic):
    dialogs.answer(str(tmp_path))
    panel.projectBox.otherButton.click()
    assert [asked.kind for asked in dialogs.asked] == ["QFileDialog.getExistingDirectory"]
    assert "not a project" in panel._message.text and logic.session.project is None


def test_the_demo_is_made_in_the_background_and_opened(panel, tmp_path, logic, monkeypatch, picture):
    program = tmp_path / "small demo.py"
    program.write_text(
        f"import sys\nimport SSLSegmentationLib.importing.demo_project as d\n"
        f"d.DEMO_COHORT = {CohortSettings(cases=6, training=2, validation=1, test=1, size=48)!r}\n"
        "from SSLSegmentationLib.cli import main\nsys.exit(main(sys.argv[1:]))\n".replace(
            "CohortSettings(", "d.CohortSettings("
        )
    )
    begun = withProgram(monkeypatch, program)
    panel.projectBox.place.currentPath = str(tmp_path)
    panel.projectBox.demoButton.click()
    assert begun and not panel.progressRow.isHidden() and not panel.projectBox.demoButton.enabled
    finish(panel)
    assert logic.session.project.folder == tmp_path / "SSLSegmentation-demo"
    assert panel.table.widget.rowCount == 6 and panel.progressRow.isHidden()
    assert {case.role for case in logic.session.cases()} == set(Role)


def withProgram(monkeypatch, program):
    """Have the import run another program in the place of ``python -m SSLSegmentationLib``."""
    from SSLSegmentationPlugin.environment import ChildProcess
    from SSLSegmentationPlugin.session import DataImport

    begun = []

    class Replaced(ChildProcess.ChildProcess):
        def __init__(self, command, *arguments, **options):
            begun.append(command)
            super().__init__([command[0], str(program), *command[3:]], *arguments, **options)

    monkeypatch.setattr(DataImport, "ChildProcess", Replaced)
    return begun


# ---------------------------------------------------------------------- the table
@pytest.fixture
def filled(panel, study, logic):
    """A project with eight cases open in the panel; the last is odd, two are for testing, one is partly annotated."""
    ids = addCases(study, name="MR 07 with a name that is long", spacing_mm=(0.8, 0.8, 20.0), source="dicom")
    for case in study.cases()[:2]:
        study.set_role(case, Role.TEST)
    case = study.case(ids[2])
    case.role, case.label = Role.TRAIN, LabelRecord("label.seg.nrrd", "annotated", 2, [3, 4, 9])
    case.save()
    logic.session.openProject(study.folder)
    return ids


def test_the_table_says_of_each_case_what_it_is(panel, filled, picture):
    assert panel.table.widget.rowCount == 8
    assert cells(panel, 0) == ["MR 00\nfrom a file", "320×320×24\n0.78×0.78×5 mm", "Test", "none", ""]
    assert cells(panel, 2)[2:] == ["Training", "3 slices", ""]
    assert cells(panel, 7)[0].endswith("from DICOM") and cells(panel, 7)[4] == "⚠"
    assert "Slices 20 mm apart, against 5" in panel.table.widget.item(7, 4).toolTip()
    assert (
        "8 cases: 5 unlabelled, 1 training, 2 test." in panel.summary.text and "Worth a look: 1" in panel.summary.text
    )
    assert panel.nextStep() == ""
    picture(panel.widget, "data-cases")


def test_nothing_has_to_be_scrolled_sideways(panel, filled, picture):
    picture(panel.widget, "data-width")
    assert panel.table.widget.horizontalScrollBar().maximum == 0
    assert panel.widget.width == 460


def test_a_selected_odd_case_says_why_it_is_odd(panel, filled, picture):
    panel.table.select(filled[6:])
    assert "MR 07" in panel.summary.text and "Slices 20 mm apart" in panel.summary.text
    picture(panel.widget, "data-selected")


def test_the_role_of_several_cases_changes_at_once_and_the_selection_stays(panel, filled, dialogs, study):
    assert not panel.roleButton.enabled and "Select cases" in panel.roleButton.toolTip
    panel.table.select(filled[3:6])
    panel.role.currentIndex = list(Role).index(Role.VALIDATION)
    panel.roleButton.click()
    assert [case.role for case in study.cases()][3:6] == [Role.VALIDATION] * 3
    assert panel.table.selectedKeys() == filled[3:6] and not dialogs.asked
    assert cells(panel, 4)[2] == "Validation"


@pytest.mark.parametrize("agreed", [True, False])
def test_leaving_the_test_set_is_asked_once_for_all(panel, filled, dialogs, study, agreed):
    panel.table.select(filled[:4])
    panel.role.currentIndex = list(Role).index(Role.TRAIN)
    dialogs.answer(qt.QMessageBox.Ok if agreed else qt.QMessageBox.Cancel)
    panel.roleButton.click()
    assert len(dialogs.asked) == 1 and "2 of them are test cases (MR 00, MR 01)" in dialogs.asked[0].text
    roles = [case.role for case in study.cases()][:4]
    assert roles == ([Role.TRAIN] * 4 if agreed else [Role.TEST, Role.TEST, Role.TRAIN, Role.UNLABELLED])


def test_a_removed_case_is_gone_from_the_table_and_kept_on_the_disk(panel, filled, dialogs, study, logic):
    logic.session.setCurrentCase(filled[1])
    panel.table.select(filled[1:3])
    dialogs.answer(qt.QMessageBox.Ok)
    panel.removeButton.click()
    assert "Nothing is deleted" in dialogs.asked[0].text and "MR 01, MR 02" in dialogs.asked[0].text
    assert panel.table.widget.rowCount == 6 and logic.session.caseId is None
    assert sorted(path.name for path in (study.folder / "removed").iterdir()) == filled[1:3]


def test_a_removal_that_is_not_confirmed_is_none(panel, filled, dialogs, study):
    panel.table.select(filled[:1])
    dialogs.answer(qt.QMessageBox.Cancel)
    panel.removeButton.click()
    assert len(study.cases()) == 8


def test_a_damaged_case_stays_in_the_table_with_the_reason_and_hides_no_other(panel, filled, study, logic):
    (study.folder / "cases" / filled[0] / "case.json").write_text("{")
    logic.session.notify("cases")
    assert panel.table.keys == [*filled[1:], filled[0]]
    assert cells(panel, 7)[0].startswith(filled[0]) and "damaged" in cells(panel, 7)[0]
    assert (
        "case.json" in panel.table.widget.item(7, 0).toolTip() and "backup" in panel.table.widget.item(7, 0).toolTip()
    )
    assert filled[0] in panel.summary.text and "left out" in panel.summary.text
    panel.table.select([filled[0]])
    assert not panel.roleButton.enabled and "damaged" in panel.roleButton.toolTip and not panel.masks.button.enabled
    other = study.cases(Role.UNLABELLED)[0]
    panel.table.select([other.id])
    panel.role.currentIndex = list(Role).index(Role.TRAIN)
    panel.roleButton.click()
    assert study.case(other.id).role is Role.TRAIN


def test_a_damaged_case_can_be_taken_out_and_stays_as_it_is(panel, filled, study, logic, dialogs):
    (study.folder / "cases" / filled[0] / "case.json").write_text("{")
    logic.session.notify("cases")
    panel.table.select([filled[0], filled[5]])
    dialogs.answer(qt.QMessageBox.Ok)
    panel.removeButton.click()
    assert filled[0] in dialogs.asked[0].text
    assert sorted(path.name for path in (study.folder / "removed").iterdir()) == [filled[0], filled[5]]
    assert panel.table.widget.rowCount == 6 and (study.folder / "removed" / filled[0] / "case.json").read_text() == "{"


# ---------------------------------------------------------------------- adding files
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
        assert words in panel.refused.plainText
    assert str(inbox) not in panel.refused.plainText
    assert "3 added, 3 not" in panel._message.text and not panel.refusedBox.isHidden()
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


# ---------------------------------------------------------------------- adding from the scene
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
        assert words in panel.refused.plainText
    assert slicer.mrmlScene.IsNodePresent(first) and slicer.mrmlScene.IsNodePresent(second) and colours.GetImageData()
    panel.askScene()
    names = [panel.picker.list.item(row).text() for row in range(panel.picker.list.count)]
    assert "T2 fs (in the project)" in names


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


def test_the_dicom_module_is_shown_on_request(panel, study, logic, monkeypatch):
    chosen = []
    monkeypatch.setattr(slicer.util, "selectModule", chosen.append)
    logic.session.openProject(study.folder)
    panel.openDicom()
    assert chosen == ["DICOM"] and "come back" in panel._message.text


def test_a_script_adds_changes_and_removes_without_the_panel(logic, study):
    logic.session.openProject(study.folder)
    case = logic.addVolume(volumeNode("T2"), role="test")
    assert logic.session.cases()[0].role is Role.TEST
    logic.setRole([case.id], "train", force=True)
    assert logic.session.cases()[0].role is Role.TRAIN
    logic.removeCases([case.id])
    assert logic.session.cases() == []
