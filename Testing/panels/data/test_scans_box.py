"""The step Data: scans of several sequences, from folders and from the scene, looked at before they are added."""

import json
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk
import slicer
from data_cases import addCases, cells, finish, image, volumeNode
from SSLSegmentationPlugin.session.SequencePlan import PlannedScan, SequencePlan

from SSLSegmentationLib.importing.channel_patterns import channel_patterns
from SSLSegmentationLib.importing.grouped import find_scans
from SSLSegmentationLib.importing.scan_plan import plan_content
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.channels import set_channels
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def folder(tmp_path):
    """Two patients with T2 and ADC, a third one without ADC, and a file that is neither."""
    made = tmp_path / "3 Eingang é"
    for number in range(1, 4):
        (made / f"P{number}").mkdir(parents=True)
        sitk.WriteImage(image(number), str(made / f"P{number}" / "t2.nii.gz"))
        if number < 3:
            sitk.WriteImage(image(10 + number), str(made / f"P{number}" / "adc.nii.gz"))
    sitk.WriteImage(image(30), str(made / "P3" / "scout.nii.gz"))
    return made


@pytest.fixture
def box(panel, study, logic, scene):
    logic.session.openProject(study.folder)
    panel.showSequences()
    return panel.scans


def write(box, *pairs):
    for (name, pattern), (nameText, patternText) in zip(box.fields, pairs, strict=False):
        name.text, pattern.text = nameText, patternText


def rows(box):
    table = box.table
    return [[table.item(row, column).text() for column in range(table.columnCount)] for row in range(table.rowCount)]


def choose(chooser, text):
    chooser.currentIndex = [chooser.itemText(row) for row in range(chooser.count)].index(text)
    chooser.activated.emit(chooser.currentIndex)


def test_a_folder_is_shown_before_anything_is_added(panel, box, folder, study, dialogs, picture):
    assert not box.lookButton.enabled and not box.addButton.visible
    write(box, ("T2", "t2"), ("ADC", "*adc*"))
    dialogs.answer(str(folder))
    box.askFolder()
    finish(panel)
    both = [[f"P{number}", f"P{number}/t2.nii.gz", f"P{number}/adc.nii.gz"] for number in (1, 2)]
    assert rows(box) == [*both, ["P3", "P3/t2.nii.gz", "–"]]
    assert box.hint.text == "3 scans. 1 fit nothing." and study.cases() == [] and study.channels == ()
    assert "no pattern" in panel.outcome.lines.plainText
    picture(panel.widget, "data-scans", 1200)
    assert panel.widget.layout().minimumSize().width() <= 440  # as wide as Slicer's
    panel.newRole.currentIndex = list(Role).index(Role.TRAIN)
    box.addButton.click()
    finish(panel)
    assert study.channels == ("T2", "ADC") and {case.role for case in study.cases()} == {Role.TRAIN}
    assert [bool(case.channel("ADC")) for case in study.cases()] == [True, True, False]
    assert panel._message.text == "3 volumes were added. 2 further sequences were given to cases."
    assert [cells(panel, row)[0].split("\n")[1] for row in range(3)] == ["T2, ADC", "T2, ADC", "T2, no ADC"]
    assert not box.widget.visible


def test_what_goes_where_is_changed_by_hand(panel, box, folder, logic, monkeypatch):
    """The command that adds a plan is asked here for what it would read."""
    found = find_scans([folder], channel_patterns(["T2=*t2*", "ADC=*adc*"]))
    box.showPlan(SequencePlan.ofFiles(plan_content(found, ["T2", "ADC"])))
    assert not box.file.enabled
    box.table.selectRow(2)
    choose(box.sequence, "ADC")
    assert box.file.enabled and box.file.currentText == "none"
    choose(box.file, "scout.nii.gz")
    assert rows(box)[2] == ["P3", "P3/t2.nii.gz", "scout.nii.gz"]
    box.table.selectRow(0)
    box.outButton.click()
    assert [row[0] for row in rows(box)] == ["P2", "P3"]
    box.table.selectRow(0)
    choose(box.sequence, "T2")
    choose(box.file, "none")
    assert "1 without 'T2', which is the image, are not added" in box.hint.text
    asked = []
    monkeypatch.setattr(logic.dataImport, "start", lambda arguments, **_how: asked.append(arguments))
    panel.linkBox.checked = True
    box.addButton.click()
    (words,) = asked
    assert words[:2] == ["channels", "add"] and "--link" in words and not box.widget.visible
    files = {"T2": str(folder / "P3" / "t2.nii.gz"), "ADC": str(folder / "P3" / "scout.nii.gz")}
    plan = json.loads(Path(words[3]).read_text(encoding="utf-8"))
    assert plan == {"channels": ["T2", "ADC"], "scans": [{"name": "P3", "files": files, "case": ""}]}


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([("T2", "*t2*"), ("", "*adc*")], "The sequence '*adc*' has no name."),
        ([("T2", "*t2*"), ("ADC", "")], "The sequence 'ADC' has no pattern."),
    ],
)
def test_half_of_a_line_is_asked_for(panel, box, pairs, says):
    write(box, *pairs)
    with panel.reporting():
        box.askFolder()
    assert says in panel._message.text


def test_volumes_of_the_scene_become_sequences_of_cases_and_stay_as_they_are(panel, box, study, logic):
    nodes = [volumeNode(name, seed) for seed, name in enumerate(("MR 1 T2", "MR 1 ADC", "MR 2 T2", "MR 2 ADC"))]
    nodes[3].SetSpacing(1.4, 1.4, 3.0)  # on another grid
    volumeNode("scout", 9)
    write(box, ("T2", "t2"), ("ADC", "adc"))
    with panel.reporting():
        box.lookInScene()
    assert rows(box) == [["MR 1", "MR 1 T2", "MR 1 ADC"], ["MR 2", "MR 2 T2", "MR 2 ADC"]]
    before = [slicer.util.arrayFromVolume(node).copy() for node in nodes]
    box.addButton.click()
    finish(panel)
    assert study.channels == ("T2", "ADC") and [case.name for case in study.cases()] == ["MR 1 T2", "MR 2 T2"]
    one, other = (case.channel("ADC") for case in study.cases())
    assert not one.resampled and other.resampled
    found = sitk.GetArrayFromImage(read_volume(study.cases()[0].channel_path("ADC")))
    assert np.array_equal(found, before[1])
    assert "was resampled" in panel.outcome.lines.plainText
    assert all(np.array_equal(slicer.util.arrayFromVolume(n), b) for n, b in zip(nodes, before, strict=True))
    assert panel._message.text == "2 volumes were added. 2 further sequences were given to cases."
    assert logic.dataImport.files == []


def test_what_has_gone_from_the_scene_meanwhile_is_told_and_the_rest_goes_on(panel, box, study):
    nodes = [volumeNode(name, seed) for seed, name in enumerate(("MR 1 T2", "MR 2 T2"))]
    write(box, ("T2", "t2"))
    box.lookInScene()
    slicer.mrmlScene.RemoveNode(nodes[0])
    box.addButton.click()
    finish(panel)
    assert [case.name for case in study.cases()] == ["MR 2 T2"] and study.channels == ()
    assert "'T2' of 'MR 1' is no longer in the scene" in panel.outcome.lines.plainText


def test_another_image_than_that_of_the_projects_cases_is_refused_before_anything_is_added(panel, box, study):
    addCases(study, 1)
    set_channels(study, ("T2", "ADC"))
    for seed, name in enumerate(("MR 1 T2", "MR 1 ADC")):
        volumeNode(name, seed)
    write(box, ("ADC", "adc"), ("T2", "t2"))
    box.lookInScene()
    box.addButton.click()
    assert "T2" in panel._message.text and "sslseg" not in panel._message.text
    assert len(study.cases()) == 1 and not panel.logic.dataImport.running and box.plan is not None


def test_what_was_found_is_not_for_another_project(panel, box, logic, tmp_path):
    volumeNode("MR 1 T2")
    write(box, ("T2", "t2"))
    box.lookInScene()
    assert box.plan is not None and box.addButton.enabled
    logic.session.createProject(tmp_path / "another")
    assert box.plan is None and not box.widget.visible


def test_one_volume_of_each_sequence_is_one_scan_whatever_they_are_called(panel, box):
    for seed, name in enumerate(("5: t2_tse_tra", "7: ep2d_ADC")):
        volumeNode(name, seed)
    write(box, ("T2", "t2"), ("ADC", "adc"))
    box.lookInScene()
    assert rows(box) == [["5: t2_tse_tra", "5: t2_tse_tra", "7: ep2d_ADC"]]


def test_two_volumes_of_one_sequence_are_told_and_the_other_one_can_be_chosen(panel, box):
    for seed, name in enumerate(("MR 1 T2", "MR 1 ADC", "MR 1 ADC ")):
        volumeNode(name, seed)
    write(box, ("T2", "t2"), ("ADC", "adc"))
    box.lookInScene()
    assert rows(box) == [["MR 1", "MR 1 T2", "MR 1 ADC"]]
    assert "Of MR 1 several fit one sequence, and the first was taken" in box.hint.text
    box.table.selectRow(0)
    choose(box.sequence, "ADC")
    choose(box.file, "MR 1 ADC ")
    assert rows(box)[0][2] == "MR 1 ADC "


def test_a_scene_without_such_volumes_is_told(panel, box):
    write(box, ("T2", "t2"))
    volumeNode("scout")
    with panel.reporting():
        box.lookInScene()
    assert "No volume of the scene fits the pattern '*t2*'" in panel._message.text and box.plan is None


def test_the_box_begins_with_the_sequences_of_the_project(panel, box, study, logic):
    set_channels(study, ("T2", "ADC"))
    logic.session.notify("cases")
    box.show()
    assert box.words() == ["T2=*T2*", "ADC=*ADC*"]


# ---------------------------------------------------------------------- the plan, without widgets
def test_what_is_assigned_is_nowhere_else():
    plan = SequencePlan(
        ["T2", "ADC"], [PlannedScan("a", {"T2": "1"}), PlannedScan("b", {"T2": "2", "ADC": "3"})], ["4"]
    )
    plan.assign(0, "ADC", "3")
    assert [scan.files for scan in plan.scans] == [{"T2": "1", "ADC": "3"}, {"T2": "2"}] and plan.left == ["4"]
    plan.assign(0, "ADC", "4")
    assert plan.scans[0].files == {"T2": "1", "ADC": "4"} and plan.left == ["3"]
    plan.assign(0, "T2", "")
    assert [scan.name for scan in plan.ready] == ["b"] and sorted(plan.left) == ["1", "3"]
    plan.leaveOut([0])
    assert [scan.name for scan in plan.scans] == ["b"] and sorted(plan.left) == ["1", "3", "4"]
    assert plan.content() == {"channels": ["T2", "ADC"], "scans": [{"name": "b", "files": {"T2": "2"}, "case": ""}]}
