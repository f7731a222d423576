"""The step Finetune: what it has, what is missing, what is chosen, and the request."""

from dataclasses import dataclass

import pytest
import slicer
from fake_runs import add_cases
from finetuning_runs import PRETRAINING, show

from SSLSegmentationLib.core.settings import check, setting
from SSLSegmentationLib.networks.architecture import REGISTRY as NETWORKS
from SSLSegmentationLib.networks.architecture import Network
from SSLSegmentationLib.project.schema import LabelSchema


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
    assert names[0] == "full" and {"drafts", "linear_probe"} <= {*names} and chooser.itemText(0) == "The whole network"
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
