"""The step Finetune: what it starts from, the starter, pretrainings, backbones from elsewhere."""

import json
import shutil

import pytest
import qt
from fake_runs import FakeRun
from finetuning_runs import PRETRAINING, show

from SSLSegmentationLib.project.models import ModelCard


def test_it_starts_from_the_newest_pretraining_and_tells_where_that_comes_from(panel, project, logic, backbone, ready):
    stopped = FakeRun(project, "pretrain", PRETRAINING).plan(20, 2, transductive=True).status("stopped")
    stopped.result(backbone="backbone.pt", stopped_early=True, stage="global", step=120, total=400)
    FakeRun(project, "pretrain", PRETRAINING).status("failed")
    show(logic, panel)
    chooser = panel.startChooser
    assert [chooser.itemData(i) for i in range(chooser.count)] == [stopped.id, backbone.id, ""]
    assert "stopped early" in chooser.itemText(0)
    text = panel.lineageLabel.text
    assert "'Contrastive' (quick) from 20 volumes" in text and "step 120 of 400" in text and "look too good" in text
    chooser.currentIndex = 1
    chooser.activated.emit(1)
    assert "from 22 volumes" in panel.lineageLabel.text and "No test case" in panel.lineageLabel.text
    show(logic, panel)
    assert chooser.currentIndex == 1  # the choice stays
    chooser.currentIndex = 2
    chooser.activated.emit(2)
    assert "Random weights" in panel.lineageLabel.text
    assert not panel.compareButton.enabled and "Choose a pretraining" in panel.compareButton.toolTip


def test_a_pretraining_that_ends_is_offered_at_once(panel, logic, project, labelled):
    run = FakeRun(project, "pretrain", PRETRAINING).plan(5, 1).status("running", stage="global", step=1, total=9)
    show(logic, panel)
    assert panel.startChooser.count == 1
    run.result(backbone="backbone.pt").run.write_status("done")
    show(logic, panel)
    assert panel.startChooser.itemData(0) == run.id and panel.startChooser.currentIndex == 0


@pytest.fixture
def imported(project, labelled):
    """Backbones that were made elsewhere; a damaged one among them."""

    def add(name, **changes):
        folder = project.folder / "models" / name
        folder.mkdir(parents=True)
        (folder / "backbone.pt").write_bytes(b"weights")
        card = {"volumes": 80, "slices": 3000, "validation_volumes": 8, "method": "contrastive", "preset": "default"}
        card |= {"cases": (), "version": "0.1.0", "made": "2026-11-20T09:12:00Z", "widths": (16, 32, 64)}
        ModelCard(kind="backbone", **{**card, **changes}).write(folder)
        return folder

    return add


def test_imported_backbones_are_offered_with_where_they_come_from(
    panel, logic, project, backbone, imported, ready, started, picture
):
    folder = imported("from-clinic-b", stopped_early="local, step 40 of 400")
    show(logic, panel)
    chooser = panel.startChooser
    assert [chooser.itemData(i) for i in range(chooser.count)] == [backbone.id, "from-clinic-b", ""]
    assert chooser.itemText(1) == "Imported: from-clinic-b (Contrastive)"
    chooser.currentIndex = 1
    chooser.activated.emit(1)
    text = panel.lineageLabel.text
    assert "Made elsewhere" in text and "80 volumes" in text and "not known here" in text and "40 of 400" in text
    assert not panel.compareButton.enabled and "another resolution" in panel.compareButton.toolTip
    panel.estimates.stop()
    picture(panel.widget, "finetune-imported")
    panel.startButton.click()
    assert started[0].read_job()["backbone"] == "models/from-clinic-b/backbone.pt"
    assert panel.timedCommands()["3min"][3] == str(folder / "backbone.pt")


def test_a_backbone_that_does_not_fit_is_shown_but_cannot_be_chosen(panel, logic, imported, ready, picture):
    imported("en-face", method="intermodal", architecture="fpn3d2d")
    (imported("torn") / "card.json").write_text("{")
    show(logic, panel)
    chooser = panel.startChooser
    assert [chooser.itemData(i) for i in range(chooser.count)] == ["en-face", "torn", ""]
    assert [chooser.model().item(i).isEnabled() for i in range(chooser.count)] == [False, False, True]
    assert chooser.currentIndex == 2 and panel.startPoint is None
    assert "flat masks" in chooser.itemData(0, qt.Qt.ToolTipRole)
    assert "'torn' cannot be used: " in panel.unfitLabel.text and "damaged" in panel.unfitLabel.text
    panel.estimates.stop()
    picture(panel.widget, "finetune-unfit")


def test_a_backbone_that_is_imported_or_removed_meanwhile_is_noticed(panel, logic, imported):
    show(logic, panel)
    assert panel.startChooser.count == 1
    folder = imported("new")
    logic.session.notify("models")
    assert panel.startChooser.itemData(0) == "new"
    shutil.rmtree(folder)
    logic.session.notify("models")
    assert panel.startChooser.count == 1


def test_the_times_are_those_from_the_chosen_backbone(panel, logic, project, backbone):
    show(logic, panel)
    asked = panel.timedCommands()["3min"]
    assert asked[:2] == ("finetune", str(project.folder))
    assert asked[asked.index("--minutes") + 1] == "3"
    assert asked[asked.index("--backbone") + 1] == str(backbone.folder / "backbone.pt")
    panel.startChooser.currentIndex = 1
    panel.startChooser.activated.emit(1)
    assert "scratch" in panel.timedCommands()["3min"]


@pytest.fixture
def starter(tmp_path, without_starter, monkeypatch):
    """An installation with a starter."""
    monkeypatch.setattr("SSLSegmentationLib.project.shipped._FOLDER", tmp_path)
    (tmp_path / "starter.pt").write_bytes(b"weights")
    (tmp_path / "starter.json").write_text(json.dumps({"sha256": "f00d"}))


def test_the_starter_is_offered_first_then_pretrainings_then_scratch(panel, logic, starter, backbone, ready):
    show(logic, panel)
    titles = [panel.startChooser.itemText(row) for row in range(panel.startChooser.count)]
    assert titles[0].startswith("Starter:") and titles[1].startswith("Pretraining:")
    assert titles[2] == "From scratch" and panel.startChooser.currentIndex == 0


def test_a_run_from_the_starter_names_it_and_decides_image_size_itself(panel, logic, starter, labelled, ready, started):
    show(logic, panel)
    panel.startChooser.currentIndex = next(
        row for row in range(panel.startChooser.count) if panel.startChooser.itemText(row).startswith("Starter")
    )
    panel.onBackboneChosen()
    assert "without any image of a patient" in panel.lineageLabel.text
    assert set(panel.lockedSettings()) == {"architecture", "network"} and not panel.compareButton.enabled
    panel.onStart()
    request = started[0].read_job()
    assert (request["backbone"], request["backbone_sha256"]) == ("starter", "f00d")
