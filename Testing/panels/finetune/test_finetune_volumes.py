"""The step Finetune with a 3D network: offered once a case has a label, with settings and backbones of its own."""

import pytest
from finetuning_runs import show
from SSLSegmentationPlugin.session.StartPoints import disabledReason

from SSLSegmentationLib.finetuning.strategy import names
from SSLSegmentationLib.project.models import ModelCard


@pytest.fixture
def pretrained(project, logic, labelled):
    """A backbone of volumes was imported."""
    folder = project.folder / "models" / "cubes"
    folder.mkdir(parents=True)
    (folder / "backbone.pt").write_bytes(b"weights")
    card = {"version": "0.1.0", "made": "", "cases": (), "volumes": 9, "slices": 99, "validation_volumes": 0}
    ModelCard(kind="backbone", architecture="unet3d", method="mim_3d", **card).write(folder)
    logic.session.notify("models")


def choose(panel, name):
    panel.tasks.widget.currentIndex = panel.tasks.widget.findData(name)
    panel.tasks.widget.activated.emit(panel.tasks.widget.currentIndex)


def test_without_a_label_there_is_no_choice(panel, logic, project):
    show(logic, panel)
    assert panel.tasks.widget.isHidden() and panel.task.name == "slices"


def test_slices_are_what_is_done_unasked(panel, logic, labelled):
    show(logic, panel)
    assert [panel.tasks.widget.itemData(row) for row in range(panel.tasks.widget.count)] == ["slices", "volumes"]
    assert not panel.tasks.widget.isHidden() and panel.task.name == "slices"
    assert "three dimensions" in panel.tasks.widget.itemData(1, 3)  # Qt's role of tool tips


def test_a_3d_network_is_asked_for_with_its_settings_and_backbone(
    panel, logic, project, pretrained, ready, started, picture
):
    show(logic, panel)
    (model,) = logic.session.models("backbone")
    assert "3D network" in panel.unfitLabel.text and "choose these above" in disabledReason(model)
    choose(panel, "volumes")
    assert "<b>4 labelled cases</b>" in panel.labelsLabel.text and panel.unfitLabel.text == ""
    assert panel.startPoint.name == "cubes" and not panel.strategyChooser.isHidden()
    command = panel.timedCommands()["3min"]
    assert "--volumes" in command and "--strategy" in command
    panel.advanced.collapsed = False
    panel.estimates.stop()
    shown = {".".join(field["path"]) for field, _control in panel.form.controls()}
    assert {"network.patch_voxels", "foreground_share", "networks"} <= shown and "place" not in shown
    assert "network" in panel.lockedSettings() and "plane" in panel.lockedSettings()
    picture(panel.widget, "finetune-volumes", 1500)
    panel.startButton.click()
    job = started[0].read_job()
    assert job["settings"]["task"] == "volumes" and job["backbone"] == "models/cubes/backbone.pt"


@pytest.mark.parametrize("strategy", names("volumes"))
def test_every_strategy_can_be_asked_for_in_3d(panel, logic, pretrained, ready, started, strategy):
    show(logic, panel)
    choose(panel, "volumes")
    panel.strategyChooser.currentIndex = panel.strategyChooser.findData(strategy)
    panel.onStrategyChosen()
    panel.startButton.click()
    assert started[0].read_job()["settings"]["strategy"] == strategy
