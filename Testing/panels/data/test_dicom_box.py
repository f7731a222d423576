"""The step Data: series of Slicer's DICOM database come in by their files, without the scene."""

import json
import time
from pathlib import Path

import pytest
import slicer
from data_cases import finish, volumeNode, wait

from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.patients import read_patients
from Testing.core.volumes.dicom_objects import voxels, write_series
from Testing.harness import dicom_module


@pytest.fixture
def database(monkeypatch):
    return dicom_module.install(monkeypatch)


def scan(database, folder, number, patient, study, description, modality="MR", seed=None):
    """Write a series, and tell the database of it; returns its UID."""
    uid = f"{study}.{number}"
    about = {
        "PatientName": f"Doe^{patient}",
        "PatientID": f"00{patient}",
        "StudyInstanceUID": study,
        "SeriesNumber": number,
    }
    about |= {"SeriesInstanceUID": uid, "SeriesDescription": description, "StudyDate": "20240229"}
    write_series(folder / uid, voxels(seed=seed if seed is not None else number), **about)
    database.insertFiles(uid, sorted((folder / uid).iterdir()))
    row = {"SeriesNumber": number, "SeriesDescription": description, "Modality": modality, "DisplayedCount": 4}
    database.insert("Series", uid, StudyInstanceUID=study, **row)
    return uid


@pytest.fixture
def hospital(database, tmp_path):
    """Two patients, the first with two examinations; the second's holds a report, too."""
    days = {"1.1": ("1", "2024-02-29"), "1.2": ("1", "2023-12-24"), "2.1": ("2", "2024-03-01")}
    for key, name in (("1", "Jane"), ("2", "Richard")):
        mine = [date for patient, date in days.values() if patient == key]
        about = {"PatientsName": f"Doe^{name}", "PatientID": f"00{key}"}
        database.insert("Patients", key, **about, DisplayedLastStudyDate=max(mine))
    for study, (patient, date) in days.items():
        database.insert(
            "Studies", study, PatientsUID=patient, StudyDate=date.replace("-", ""), StudyDescription="MRI liver"
        )
    scan(database, tmp_path, 10, "1", "1.1", "t1_vibe_tra")
    scan(database, tmp_path, 2, "1", "1.1", "t2_tse_tra")
    scan(database, tmp_path, 3, "1", "1.2", "t2_tse_tra")
    scan(database, tmp_path, 4, "2", "2.1", "ep2d_diff b800")
    database.insert("Series", "2.1.9", StudyInstanceUID="2.1", SeriesDescription="Report", Modality="SR")
    return database


@pytest.fixture
def listed(logic, monkeypatch):
    """The lists of series that would be handed to the command, which is not started."""
    found = []

    def start(arguments, spacing=None, *, isMore=False):
        found.append((arguments, json.loads(Path(arguments[arguments.index("--series") + 1]).read_text())))
        logic.session.reclaimLock()

    monkeypatch.setattr(logic.dataImport, "start", start)
    return found


def uids(listed):
    """UIDs of the series that were handed over, by the folders of their files."""
    return [sorted(Path(files[0]).parent.name for files in series) for _arguments, series in listed]


def filled(panel):
    """The box, when all its patients are there."""
    wait(panel.logic, lambda: not panel.dicom._timer.active)
    return panel.dicom


def rows(item):
    return [[item.child(row).text(column) for column in range(2)] for row in range(item.childCount())]


@pytest.fixture
def box(panel, study, hospital, logic):
    logic.session.openProject(study.folder)
    panel.dicom.show()
    return filled(panel)


def test_patients_examinations_and_series_are_listed_as_they_are_opened(box, hospital, picture, panel):
    assert [box.tree.topLevelItem(row).text(0) for row in range(2)] == ["Doe, Richard  002", "Doe, Jane  001"]
    assert hospital.asked["Studies"] == hospital.asked["Series"] == 0
    jane = box.tree.topLevelItem(1)
    jane.setExpanded(True)
    assert rows(jane) == [["MRI liver", "2023-12-24"], ["MRI liver", "2024-02-29"]]
    assert hospital.asked["Series"] == 0
    jane.child(1).setExpanded(True)
    found = rows(jane.child(1))
    assert found == [["2: t2_tse_tra", "MR, 4"], ["10: t1_vibe_tra", "MR, 4"]]
    box.tree.topLevelItem(0).setExpanded(True)  # its one examination opens with it
    assert box.tree.topLevelItem(0).child(0).isExpanded()
    picture(panel.widget, "data-dicom")


def test_selected_series_become_cases_called_by_numbers_and_nothing_is_loaded(box, panel, study, logic, picture):
    nodes = slicer.mrmlScene.GetNumberOfNodes()
    panel.newRole.currentIndex = list(Role).index(Role.TRAIN)
    assert not box.addButton.enabled and "Select" in box.addButton.toolTip
    jane = box.tree.topLevelItem(1)
    jane.setExpanded(True)
    jane.child(1).setExpanded(True)
    jane.child(1).child(0).setSelected(True)
    assert box.addButton.enabled
    box.addButton.click()
    assert box.widget.isHidden() and box.tree.topLevelItemCount == 0 and not box._entries
    finish(panel)
    (case,) = study.cases()
    assert (case.name, case.role, case.source) == ("patient-01_1_t2-tse-tra", Role.TRAIN, "dicom")
    assert case.dicom.series == "1.1.2" and slicer.mrmlScene.GetNumberOfNodes() == nodes
    assert "1 volumes were added" in panel._message.text
    panel.dicom.show()
    jane = filled(panel).tree.topLevelItem(1)
    jane.setExpanded(True)
    jane.child(1).setExpanded(True)
    assert rows(jane.child(1))[0][0] == "✓ 2: t2_tse_tra" and "was added from this series" in jane.child(1).child(
        0
    ).toolTip(0)


def test_of_whole_patients_what_is_no_image_and_what_is_there_is_left_out(box, panel, study, listed, tmp_path):
    add_volume(study, tmp_path / "1.1.2")
    panel.session.notify("cases")
    panel.masksTooBox.checked, panel.spacingBox.lengths = True, lambda: {"pixel-size": 0.5}
    for row in range(2):
        box.tree.topLevelItem(row).setSelected(True)
    box.addButton.click()
    finish(panel)
    assert uids(listed) == [["1.1.10", "1.2.3", "2.1.4"]]
    ((words, series),) = listed
    assert {"--as-images", "--pixel-size=0.5"} <= set(words) and len(series[0]) == 4
    for uid in ("1.1.10", "1.2.3"):
        add_volume(study, tmp_path / uid)
    panel.session.notify("cases")
    panel.dicom.show()
    filled(panel).tree.topLevelItem(1).setSelected(True)
    box.addButton.click()
    finish(panel)
    assert len(listed) == 1 and "nothing to add" in panel._message.text
    panel.dicom.show()
    jane = filled(panel).tree.topLevelItem(1)
    jane.setExpanded(True)
    jane.child(0).setExpanded(True)
    jane.child(0).child(0).setSelected(True)
    box.addButton.click()
    finish(panel)
    assert uids(listed)[1] == ["1.2.3"]  # chosen itself: the command says that it is there, or that there is more of it


def test_series_without_files_are_named_and_the_others_come_in(box, panel, hospital, listed):
    hospital.insertFiles("1.1.2", [])
    jane = box.tree.topLevelItem(1)
    jane.setExpanded(True)
    jane.child(1).setSelected(True)
    box.addButton.click()
    finish(panel)
    assert uids(listed) == [["1.1.10"]]
    assert "no file of '2: t2_tse_tra'" in panel.logic.dataImport.result.refused[0].sentence


@pytest.mark.parametrize("visual", [True, False])
def test_what_the_browser_has_selected_comes_in(panel, study, hospital, logic, listed, visual):
    dicom_module.select(hospital, ["1.2.3", "2.1.4"], visual=visual)
    logic.session.openProject(study.folder)
    panel.dicom.show()
    panel.dicom.browsedButton.click()
    finish(panel)
    assert uids(listed) == [["1.2.3", "2.1.4"]]


@pytest.mark.parametrize("closed", [False, True])
def test_without_a_database_the_reason_is_said(panel, study, logic, monkeypatch, closed):
    if closed:
        dicom_module.install(monkeypatch).isOpen = False
    logic.session.openProject(study.folder)
    panel.dicom.show()
    words = "not open" if closed else "no DICOM module"
    assert words in panel.dicom.hint.text and panel.dicom.tree.isHidden()
    assert not panel.dicom.addButton.enabled and words in panel.dicom.addButton.toolTip
    assert panel.dicom.openButton.enabled is closed


def test_thousands_of_patients_come_in_without_holding_the_window(panel, study, database, logic):
    for number in range(400):
        about = {"PatientsName": f"Name{number:04}^X", "PatientID": number}
        database.insert("Patients", str(number), **about, DisplayedLastStudyDate="2024-01-01")
    logic.session.openProject(study.folder)
    begin = time.monotonic()
    panel.dicom.show()
    panel.dicom._onTimer()
    longest = time.monotonic() - begin
    assert longest < 0.5 and panel.dicom.tree.topLevelItemCount < 400
    box = filled(panel)
    assert box.tree.topLevelItemCount == 400 and database.asked["Studies"] == database.asked["Series"] == 0
    box.search.text = "name01 2024"
    wait(logic, lambda: not box._timer.active)
    shown = [row for row in range(400) if not box.tree.topLevelItem(row).isHidden()]
    assert len(shown) == 100
    panel.dicom.hide()
    assert box.tree.topLevelItemCount == 0


def test_the_module_opens_on_request_and_another_project_puts_the_list_away(box, panel, logic, monkeypatch):
    chosen = []
    monkeypatch.setattr(slicer.util, "selectModule", chosen.append)
    box.openButton.click()
    assert chosen == ["DICOM"]
    box.browsedButton.click()
    assert "Nothing is selected" in panel._message.text and not logic.dataImport.running
    assert not box.widget.isHidden()
    logic.session.closeProject()
    assert box.widget.isHidden() and box.tree.topLevelItemCount == 0


def test_a_volume_that_the_dicom_module_has_loaded_is_of_its_patient(panel, study, hospital, logic, tmp_path):
    add_volume(study, tmp_path / "1.1.2")
    logic.session.openProject(study.folder)
    for name, instance in (("4: Jane t2", "1.2.3.0 1.2.3.1"), ("own", "9.9.0"), ("plain", "")):
        node = volumeNode(name, seed=len(name))
        if instance:
            node.SetAttribute("DICOM.instanceUIDs", instance)
    panel.askScene()
    panel.picker.addButton.click()
    finish(panel)
    found = {case.name: case for case in study.cases()[1:]}
    assert set(found) == {"patient-01_2", "own", "plain"}  # no part of a name stays in one
    loaded = found["patient-01_2"]
    assert (loaded.patient.number, loaded.patient.study, loaded.dicom.series) == (1, 2, "1.2.3")
    assert found["own"].patient is None and found["plain"].patient is None
    assert read_patients(study.folder)[loaded.id].person.study_date == "20231224"
