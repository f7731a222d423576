"""What a backbone has decided: asking for something else is refused, what was not asked for is not."""

from dataclasses import replace

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.mean_teacher import MeanTeacherSettings
from SSLSegmentationLib.finetuning.planning import check_request
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.training import OptimisationSettings, load_checkpoint, save_checkpoint

from .conftest import context, made_backbone, tiny


@pytest.fixture
def backbone(project, tmp_path):
    return made_backbone(project, tmp_path / "backbone.pt")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"network": UNetSettings(widths=(16, 32, 64))}, "with 8 16 as network widths, but 16 32 64"),
        ({"max_size": 64}, "with 32 as max size, but 64"),
        ({"plane": "coronal"}, "with acquired as plane, but coronal"),
        ({"bias_field_correction": True}, "with no as bias field correction, but yes"),
    ],
)
def test_what_is_asked_for_otherwise_is_refused(project, backbone, changes, words):
    with pytest.raises(SettingsError, match=words) as caught:
        check_request(project, replace(tiny(), **changes), backbone)
    name = next(iter(changes))
    flag = "widths" if name == "network" else name.replace("_", "-")
    assert f"without --{flag})" in caught.value.hint


def test_what_is_as_in_the_preset_is_left_to_the_backbone_and_saved_as_it_acted(project, tmp_path, backbone):
    settings = FinetuneSettings.from_preset("quick")
    settings = replace(settings, optimisation=tiny(1).optimisation)
    model = load_checkpoint(run_finetuning(project, settings, context(tmp_path), backbone).model, "model")
    assert list(model["settings"]["network"]["widths"]) == [8, 16] == list(model["network"]["widths"])
    assert model["settings"]["max_size"] == 32


def test_a_flag_with_the_value_of_the_preset_is_asked_for_too(project, backbone, capsys):
    words = ["finetune", str(project.folder), "--backbone", str(backbone), "--preset", "quick"]
    assert main([*words, "--max-size", "128"]) == 1
    assert "pretrained with 32 as max size, but 128 is asked for" in capsys.readouterr().err
    assert not list((project.folder / "runs").glob("*"))


def test_a_preset_of_ones_own_is_compared_with_the_default_one(project, backbone):
    settings = replace(tiny(), preset="mine", network=UNetSettings(widths=(16, 32, 64)))
    with pytest.raises(SettingsError, match="with 8 16 as network widths"):
        check_request(project, settings, backbone)


def test_the_planes_of_the_volumes_can_be_asked_for_where_the_backbone_has_them(project, backbone):
    check_request(project, tiny(), backbone, asked={"plane"})
    content = load_checkpoint(backbone, "backbone")
    content["preprocessing"]["plane"] = content["settings"]["plane"] = "axial"
    save_checkpoint(backbone, "backbone", content)
    check_request(project, tiny(), backbone)
    with pytest.raises(SettingsError, match="with axial as plane, but acquired is asked for"):
        check_request(project, tiny(), backbone, asked={"plane"})


@pytest.mark.parametrize(
    ("changes", "pretrained", "words"),
    [
        ({"backbone_rate": 0.1}, False, "Backbone rate = 0.1 would do nothing from scratch"),
        ({"frozen_start": 0.5}, False, "Frozen start = 0.5 would do nothing from scratch"),
        ({"random_probe": True}, False, "Random probe = yes would do nothing while strategy is full"),
        (
            {"random_probe": True, "strategy": "linear_probe"},
            True,
            "Random probe = yes .* from a backbone",
        ),
        ({"mean_teacher": MeanTeacherSettings(weight=2.0)}, False, "Mean teacher weight = 2 .* strategy is full"),
        ({"strategy": "linear_probe", "loss": "dice"}, True, "Loss = dice .* strategy is linear_probe"),
        ({"strategy": "linear_probe", "optimisation": OptimisationSettings(steps=7)}, True, "Optimisation steps = 7"),
        ({"optimisation": OptimisationSettings(momentum=0.5)}, False, "momentum = 0.5 .* optimizer is adamw"),
        ({"optimisation": OptimisationSettings(epochs=2, steps=7)}, False, "steps = 7 .* epochs is 2"),
    ],
)
def test_what_would_do_nothing_is_refused(project, backbone, changes, pretrained, words):
    settings = replace(FinetuneSettings.from_preset("quick"), **changes)
    with pytest.raises(SettingsError, match=words):
        check_request(project, settings, backbone if pretrained else None)


def test_a_flag_that_would_do_nothing_is_refused_with_the_value_of_the_preset_too(project, capsys):
    words = ["finetune", str(project.folder), "--backbone", "scratch", "--preset", "quick"]
    assert main([*words, "--momentum", "0.9"]) == 1
    assert "Optimisation momentum = 0.9 would do nothing while optimizer is adamw" in capsys.readouterr().err
    assert main(["pretrain", str(project.folder), "--preset", "paper", "--method", "regression", "--steps", "5"]) == 1
    assert "Steps = 5 would do nothing while epochs is 1000" in capsys.readouterr().err
    assert not list((project.folder / "runs").glob("*"))


@pytest.mark.parametrize("strategy", ["linear_probe", "mean_teacher"])
def test_a_refused_request_leaves_no_run(project, capsys, strategy):
    for case in project.cases():  # nothing without a label
        if case.label is None:
            project.remove_case(case)
    words = ["finetune", str(project.folder), "--backbone", "scratch", "--strategy", strategy]
    assert main(words) == 1
    assert strategy.replace("_", " ").split()[0] in capsys.readouterr().err
    assert not list((project.folder / "runs").glob("*"))
