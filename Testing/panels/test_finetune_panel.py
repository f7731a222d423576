"""The step 'Finetune': what it has, what it starts from, the Dice as it comes, and the comparison with from-scratch."""

import json
import shutil
from dataclasses import dataclass

import pytest
import qt
import slicer
from fake_runs import FakeRun, add_cases, every, learning, rising
from SSLSegmentationPlugin.panels.FinetunePanel import FinetunePanel

from SSLSegmentationLib.core.settings import check, setting
from SSLSegmentationLib.jobs.client import Job
from SSLSegmentationLib.networks.architecture import REGISTRY as NETWORKS
from SSLSegmentationLib.networks.architecture import Network
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import LabelSchema

PRETRAINING = {
    "settings": {
        "method": "contrastive",
        "preset": "quick",
        "network": {"widths": [8, 16], "norm": "group"},
        "max_size": 96,
        "plane": "axial",
        "bias_field_correction": False,
    }
}


@pytest.fixture
def panel(logic):
    made = FinetunePanel(logic)
    yield made
    made.exit()
    made.cleanup()


@pytest.fixture
def labelled(project, logic):
    """3 cases to learn from, 1 held out, a schema."""
    project.set_schema(LabelSchema.from_names(["liver", "spleen"]))
    add_cases(project, train_labelled=3, validation_labelled=1, unlabelled=20, test_labelled=2)
    logic.session.notify("cases")


@pytest.fixture
def backbone(project, labelled):
    run = FakeRun(project, "pretrain", PRETRAINING).plan(22, 2).status("done")
    return run.result(backbone="backbone.pt")


@pytest.fixture
def started(monkeypatch):
    calls = []

    def start(folder, interpreter, device):
        calls.append(RunFolder(folder))
        RunFolder(folder).write_status("queued")
        return Job(folder)

    monkeypatch.setattr("SSLSegmentationPlugin.session.Session.start", start)
    return calls


def show(logic, panel):
    logic.session.findJobs()
    for entry in logic.session.jobs.values():
        entry.update()
    panel.enter()
    logic.session.notify("jobs")


def finetuning(project, backbone=None, **settings):
    request = {
        "settings": {"preset": "quick", "network": {"widths": [8, 16], "norm": "group"}, "max_size": 96, **settings},
        "backbone": f"runs/{backbone.id}/backbone.pt" if backbone else None,
        "train_ids": ["case0000", "case0001", "case0002"],
    }
    request["settings"] |= {"plane": "axial", "bias_field_correction": False}
    return FakeRun(project, "finetune", request)


def labels(train=3, held=1):
    return {"train_cases": train, "validation_cases": held, "train_slices": 41}


# ---------------------------------------------------------------------- what it has
def test_it_says_what_it_has(panel, labelled, ready, logic, picture):
    show(logic, panel)
    assert panel.labelsLabel.text.startswith("<b>4 labelled cases</b>: 3 to learn from, 1 held out")
    assert "2 labelled test cases stay out" in panel.labelsLabel.text
    assert panel.missingLabel.isHidden()
    assert panel.startButton.enabled
    assert "3 labelled cases" in panel.nextStep()
    panel.estimates.stop()
    picture(panel.widget, "finetune-ready")


@pytest.mark.parametrize(
    ("counts", "schema", "said", "enabled"),
    [
        ({"unlabelled": 5}, True, "annotate one in the step 'Annotate'", False),
        ({"train_labelled": 2}, True, "for 'Validation', in the step 'Data'", True),
        ({"train_labelled": 2, "validation_labelled": 1}, False, "name the structures", False),
        ({"train_labelled": 2, "validation_labelled": 1, "train": 3}, True, "3 training cases have no label yet", True),
        (
            {"train_labelled": 1, "validation_labelled": 1, "unlabelled_labelled": 1},
            True,
            "choose 'Training'",
            True,
        ),
    ],
)
def test_what_is_missing_is_said_with_what_to_do(panel, project, logic, counts, schema, said, enabled, picture):
    if schema:
        project.set_schema(LabelSchema.from_names(["liver"]))
    add_cases(project, **counts)
    logic.session.notify("cases")
    panel.enter()
    assert said in panel.missingLabel.text
    assert panel.startButton.enabled == enabled
    if not enabled:
        assert panel.startButton.toolTip
        picture(panel.widget, f"finetune-missing-{'schema' if not schema else 'labels'}")


def test_without_a_project_nothing_can_be_started(panel):
    panel.enter()
    assert not panel.startButton.enabled and not panel.compareButton.enabled
    assert "project first" in panel.missingLabel.text


# ---------------------------------------------------------------------- what it starts from
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


# ---------------------------------------------------------------------- start
def test_start_writes_the_request(panel, logic, backbone, started):
    show(logic, panel)
    panel.startButton.click()
    (run,) = started
    request = run.read_job()
    assert request["backbone"] == f"runs/{backbone.id}/backbone.pt"
    assert (request["settings"]["preset"], request["settings"]["minutes"]) == ("3min", 3)
    assert request["train_ids"] is None
    assert panel.run.entry.id == run.id


def test_the_strategies_of_the_library_are_offered_in_its_words(panel, logic, backbone, ready, started, picture):
    show(logic, panel)
    chooser = panel.strategyChooser
    names = [chooser.itemData(i) for i in range(chooser.count)]
    assert names[:2] == ["full", "linear_probe"] and chooser.itemText(0) == "The whole network"
    panel.advanced.collapsed = False
    assert ["strategy"] not in [field["path"] for field, _control in panel.form.controls()]
    chooser.currentIndex = names.index("mean_teacher")
    chooser.activated.emit(chooser.currentIndex)
    panel.estimates.stop()
    picture(panel.widget, "finetune-strategy", 1500)
    asked = panel.timedCommands()["3min"]
    assert asked[asked.index("--strategy") + 1] == "mean_teacher"
    panel.startButton.click()
    assert started[0].read_job()["settings"]["strategy"] == "mean_teacher"


@pytest.fixture
def second_network(monkeypatch):
    """A second network for slices, with a shape of its own."""

    @dataclass(frozen=True)
    class Shape:
        widths: tuple[int, ...] = setting((16, 32), "channels of each layer", range=(4, 2048))
        reach: int = setting(1, "pixels that a layer sees", range=(1, 4))

        def __post_init__(self):
            check(self)

    Shape.__annotations__.update(widths=tuple[int, ...], reach=int)
    monkeypatch.setitem(NETWORKS._all(), "second", Network("second", "stack of convolutions", Shape, ""))


def test_with_one_network_there_is_no_choice(panel, logic, backbone):
    show(logic, panel)
    panel.advanced.collapsed = False
    assert panel.form.value("architecture") is None and panel.form.value("network", "widths")


def test_another_network_brings_its_own_settings(panel, logic, backbone, ready, started, second_network):
    show(logic, panel)
    panel.startChooser.currentIndex = panel.startChooser.findData("")
    panel.startChooser.activated.emit(panel.startChooser.currentIndex)
    panel.advanced.collapsed = False
    (control,) = [control for field, control in panel.form.controls() if field["path"] == ["architecture"]]
    control.currentIndex = control.findData("second")
    slicer.app.processEvents()
    assert panel.form.value("network", "reach") == 1
    assert panel.form.value("network", "norm") is None and panel.form.value("architecture") == "second"
    (control,) = [control for field, control in panel.form.controls() if field["path"] == ["network", "reach"]]
    control.value = 2
    assert (
        panel.timedCommands()["3min"][-2:] == ("--architecture", "second") or "second" in panel.timedCommands()["3min"]
    )
    panel.startButton.click()
    settings = started[0].read_job()["settings"]
    assert settings["architecture"] == "second" and settings["network"] == {"widths": [16, 32], "reach": 2}
    panel.startChooser.currentIndex = panel.startChooser.findData(backbone.id)
    panel.startChooser.activated.emit(panel.startChooser.currentIndex)
    assert panel.settings().architecture == "unet" and ("architecture",) not in panel.changes()


def test_the_last_layer_alone_needs_a_pretraining(panel, logic, backbone, ready):
    show(logic, panel)
    chooser = panel.strategyChooser
    chooser.currentIndex = chooser.findData("linear_probe")
    chooser.activated.emit(chooser.currentIndex)
    assert panel.startButton.enabled
    assert not panel.compareButton.enabled and "last layer alone" in panel.compareButton.toolTip
    panel.startChooser.currentIndex = 1
    panel.startChooser.activated.emit(1)
    assert not panel.startButton.enabled and "last layer alone" in panel.startButton.toolTip


def test_what_the_backbone_brings_cannot_be_set(panel, logic, backbone, started):
    show(logic, panel)
    panel.budget.choose("quick")
    panel.advanced.collapsed = False
    controls = {tuple(field["path"]): control for field, control in panel.form.controls()}
    size, steps = controls["max_size",], controls["optimisation", "steps"]
    assert not size.enabled and "comes with the pretraining" in size.toolTip
    assert steps.enabled
    size.value, steps.value = 64, 77
    assert panel.changes() == {("optimisation", "steps"): 77}
    panel.startChooser.currentIndex = 1
    panel.startChooser.activated.emit(1)
    assert size.enabled and panel.changes()[("max_size",)] == 64


def test_compare_starts_both_on_one_budget(panel, logic, backbone, started, picture):
    show(logic, panel)
    panel.compareButton.click()
    pretrained, scratch = (run.read_job() for run in started)
    assert pretrained["backbone"] and scratch["backbone"] is None
    assert pretrained["train_ids"] == scratch["train_ids"] == ["case0000", "case0001", "case0002"]
    assert pretrained["settings"] == scratch["settings"]
    of_backbone = PRETRAINING["settings"]["network"]  # as an older version has written it down
    assert scratch["settings"]["network"] == {**of_backbone, "pixel_features": 0, "place": False}
    assert scratch["settings"]["max_size"] == 96 and scratch["settings"]["plane"] == "axial"
    show(logic, panel)
    assert "waits for its turn" in panel.run.notesLabel.text
    picture(panel.widget, "finetune-compare-started")


# ---------------------------------------------------------------------- a run
def test_a_running_finetuning_shows_its_dice_and_what_it_has_taken_over(panel, logic, project, backbone, picture):
    run = finetuning(project, backbone).plan(3, 1)
    run.status("running", stage="finetune", step=200, total=300, seconds_left=75.0)
    counts = {"loaded": {"encoder": 40, "decoder": 20}, "new": {"segmentation_head": 2}}
    run.event("transfer", text="weights: 60 tensors loaded", dropped={}, mismatched={}, **counts)
    run.metrics("finetune", 10, 200, loss=learning(1.4, 0.3, 300), validation_dice=every(50, rising(0.71, 300)))
    show(logic, panel)
    assert panel.run.stateLabel.text == "Running, step 200 of 300, about 75 s left."
    assert len(panel.run.plot._drawn[0].curve.points) == 4
    assert panel.run.notesLabel.text == (
        "Taken over from the pretraining: the part that recognises patterns and the part that draws outlines. "
        "New, with random values: the last layer, which names the structures."
    )
    picture(panel.widget, "finetune-running")


def test_a_part_that_was_taken_over_in_pieces_is_told_so(panel, logic, project, backbone):
    run = finetuning(project, backbone).plan(3, 1).status("running", stage="finetune", step=1, total=300)
    counts = {"loaded": {"encoder": 40, "decoder": 8}, "new": {"decoder": 12, "segmentation_head": 2}}
    run.event("transfer", text="weights", dropped={}, mismatched={}, **counts)
    show(logic, panel)
    assert "Of the part that draws outlines, 12 of 20 pieces start at random." in panel.run.notesLabel.text


def test_without_a_held_out_case_the_error_is_drawn(panel, logic, project, labelled):
    run = finetuning(project).plan(3, 0).status("running", stage="finetune", step=50, total=300)
    run.metrics("finetune", 10, 50, loss=1.0)
    show(logic, panel)
    assert [line.line.metric for line in panel.run.plot._drawn] == ["loss"]


@pytest.fixture
def compared(project, backbone):
    """Both runs of a comparison, done."""

    def make(pretrained, scratch, held=1):
        runs = []
        for start, dice in ((backbone, pretrained), (None, scratch)):
            run = finetuning(project, start).plan(3, held).status("done", stage="finetune", step=300, total=300)
            run.metrics("finetune", 10, 300, loss=1.0, validation_dice=every(50, rising(dice, 300)))
            runs.append(run.result(model="model.pt", validation_dice=dice, labels=labels(held=held)))
        return runs

    return make


@pytest.mark.parametrize(
    ("dice", "held", "said", "unsaid"),
    [
        ((0.713, 0.662), 1, "Pretraining gained 0.051. So few held-out cases", "lost"),
        ((0.662, 0.713), 1, "Pretraining lost 0.051: without it the result is better here.", "gained"),
        ((0.713, 0.711), 8, "No difference.", "So few"),
    ],
)
def test_a_comparison_shows_both_dice_and_what_they_rest_on(panel, logic, compared, dice, held, said, unsaid, picture):
    compared(*dice, held=held)
    show(logic, panel)
    text = panel.run.notesLabel.text
    assert f"Pretrained: validation Dice {dice[0]:.3f}" in text
    assert f"From scratch: validation Dice {dice[1]:.3f}" in text
    assert f"3 labelled cases (41 slices), checked on {held} held-out case" in text
    assert said in text and unsaid not in text
    assert sorted(line.line.name for line in panel.run.plot._drawn) == ["from scratch", "pretrained"]
    assert not panel.run.plot.empty
    if held == 1 and dice[0] > dice[1]:
        picture(panel.widget, "finetune-compared")


def test_a_comparison_that_is_not_over_gives_no_verdict(panel, logic, project, backbone, compared):
    _pretrained, scratch = compared(0.71, 0.66)
    scratch.run.write_status("stopped", stage="finetune", step=100, total=300)
    (scratch.folder / "result.json").write_text(
        json.dumps(
            {"format_version": 1, "ok": True, "model": "model.pt", "validation_dice": 0.4, "stopped_early": True}
        )
    )
    show(logic, panel)
    text = panel.run.notesLabel.text
    assert "no fair comparison" in text and "when it ended early" in text and "gained" not in text


@pytest.mark.parametrize("change", [{"preset": "paper"}, {"max_size": 64}])
def test_runs_of_another_recipe_are_not_compared(panel, logic, project, backbone, change):
    finetuning(project, backbone).plan(3, 1).status("done").result(
        model="model.pt", validation_dice=0.7, labels=labels()
    )
    other = finetuning(project, None, **change).plan(3, 1).status("done")
    other.result(model="model.pt", validation_dice=0.6, labels=labels())
    show(logic, panel)
    assert "From scratch:" not in panel.run.notesLabel.text
    assert "Validation Dice 0.600, from 3 labelled cases (41 slices), checked on 1 held-out case." in (
        panel.run.notesLabel.text
    )


def test_runs_on_other_cases_are_not_compared(panel, logic, project, backbone):
    finetuning(project, backbone).plan(3, 1).status("done").result(
        model="model.pt", validation_dice=0.7, labels=labels()
    )
    other = finetuning(project).plan(2, 1).status("done")
    other.result(model="model.pt", validation_dice=0.6, labels=labels(train=2))
    show(logic, panel)
    assert "Same training" not in panel.run.notesLabel.text


def test_new_labels_ask_for_another_finetuning(panel, logic, project, backbone):
    finetuning(project, backbone).plan(3, 1).status("done").result(
        model="model.pt", validation_dice=0.7, labels=labels()
    )
    show(logic, panel)
    assert panel.nextStep() == ""
    add_cases(project, train_labelled=1)
    logic.session.notify("cases")
    assert "4 labelled cases" in panel.nextStep()


# ---------------------------------------------------------------------- the starter
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


def test_minutes_are_compared_as_minutes_with_the_steps_that_they_came_to(panel, logic, project, backbone):
    for start, steps in ((backbone, 612), (None, 480)):
        run = finetuning(project, start, preset="3min", minutes=3.0).plan(3, 1).status("done")
        run.event("preflight", stages={"finetune": {"steps": steps}})
        run.result(model="model.pt", validation_dice=0.7, labels=labels())
    show(logic, panel)
    text = panel.run.notesLabel.text
    assert "Same time, with (612 steps) and without pretraining (480 steps): 3 labelled cases" in text
    assert "about 3 minutes" in panel.run.chooser.itemText(0)


def test_what_keeps_learning_needs_no_finetuning_beside_it(panel, project):
    add_cases(project, train_labelled=2)
    panel.session.notify("cases")
    run = FakeRun(project, "learn", {}).status("running")
    panel.session.findJobs()
    assert panel.nextStep() == ""
    run.status("stopped").result(number=1, stopped_early=True, labels={"train_cases": 2, "validation_cases": 0})
    panel.session.jobs[run.id].update()
    assert panel.nextStep() == ""
    add_cases(project, train_labelled=1)
    panel.session.notify("cases")
    assert "3 labelled cases" in panel.nextStep()
