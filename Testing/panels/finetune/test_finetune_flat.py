"""The step Finetune where cases have flat masks: what it shall make is a choice."""

import json

import pytest
from finetuning_runs import show
from SSLSegmentationPlugin.session.StartPoints import disabledReason

from SSLSegmentationLib.project.en_face import EnFaceRecord
from SSLSegmentationLib.project.models import ModelCard


@pytest.fixture
def flat(project, logic, labelled):
    """Two of the training cases have a flat mask, and a backbone for flat masks was imported."""
    for case in project.cases()[:2]:
        case.en_face = EnFaceRecord(1, "flat.nrrd", "en-face-mask.seg.nrrd")
        case.save()
    folder = project.folder / "models" / "angio"
    folder.mkdir(parents=True)
    (folder / "backbone.pt").write_bytes(b"weights")
    card = {"version": "0.1.0", "made": "", "cases": (), "volumes": 1, "slices": 1, "validation_volumes": 0}
    ModelCard(kind="backbone", architecture="fpn3d2d", method="intermodal", **card).write(folder)
    logic.session.notify("cases")
    logic.session.notify("models")


def choose(panel, name):
    panel.tasks.widget.currentIndex = panel.tasks.widget.findData(name)
    panel.tasks.widget.activated.emit(panel.tasks.widget.currentIndex)


def test_flat_masks_have_cases_settings_and_start_points_of_their_own(
    panel, logic, project, flat, ready, started, picture
):
    show(logic, panel)
    assert not panel.tasks.widget.isHidden() and panel.task.name == "slices"
    assert "<b>4 labelled cases</b>" in panel.labelsLabel.text and panel.startPoint is None
    assert not panel.startChooser.model().item(0).isEnabled() and "flat masks" in panel.unfitLabel.text
    choose(panel, "en_face")
    assert "<b>2 labelled cases</b>" in panel.labelsLabel.text and panel.unfitLabel.text == ""
    assert panel.startPoint.name == "angio" and panel.strategyChooser.isHidden()
    assert not panel.compareButton.enabled and "flat masks" in panel.compareButton.toolTip
    command = panel.timedCommands()["3min"]
    assert "--en-face" in command and "--strategy" not in command
    panel.advanced.collapsed = False
    panel.estimates.stop()
    picture(panel.widget, "finetune-flat", 1500)
    panel.startButton.click()
    job = started[0].read_job()
    assert job["settings"]["task"] == "en_face" and job["backbone"] == "models/angio/backbone.pt"
    assert "plane" in panel.lockedSettings()
    choose(panel, "slices")
    assert "<b>4 labelled cases</b>" in panel.labelsLabel.text and not panel.strategyChooser.isHidden()


def test_a_choice_that_goes_with_its_cases_is_taken_back(panel, logic, project, flat):
    show(logic, panel)
    choose(panel, "en_face")
    for case in project.cases():
        case.en_face = None
        case.save()
    logic.session.notify("cases")
    assert panel.tasks.widget.findData("en_face") < 0 and panel.task.name == "slices"
    assert "<b>4 labelled cases</b>" in panel.labelsLabel.text


def test_a_network_of_a_newer_version_is_told_when_it_is_used(project, logic, flat):
    path = project.folder / "models" / "angio" / "card.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "architecture": "of next year"}))
    logic.session.notify("models")
    (model,) = logic.session.models("backbone")
    assert disabledReason(model) == ""


def test_what_the_backbone_has_decided_of_volumes_and_flat_images_cannot_be_set(panel, logic, flat, ready):
    show(logic, panel)
    choose(panel, "en_face")
    panel.advanced.collapsed = False
    enabled = {".".join(field["path"]): control.enabled for field, control in panel.form.controls()}
    theirs = {"max_size", "plane", *(f"data.{name}" for name in ("pixels", "depth", "slow_axis", "standardise"))}
    assert not any(enabled[name] for name in theirs) and enabled["optimisation.batch_size"]
    panel.startChooser.currentIndex = panel.startChooser.count - 1
    panel.onBackboneChosen()
    assert panel.startPoint is None and all(control.enabled for _field, control in panel.form.controls())
