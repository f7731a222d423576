"""``--architecture``: another network, with flags of its own, and what is said where it cannot be had."""

import json

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.cli.main import prepared

TINY = ["--preset", "quick", "--max-size", "32", "--widths", "8", "16", "--device", "cpu"]
SCRATCH = ["--backbone", "scratch"]


def run(*arguments):
    return main([str(argument) for argument in arguments])


def request(project):
    return json.loads((project.run_folder("latest") / "job.json").read_text())["settings"]


@pytest.fixture(autouse=True)
def nothing_is_trained(monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.cli.training_commands.run_here", lambda *arguments: 0)


def help_of(*words):
    return " ".join(prepared(words)[1].format_help().split())


@pytest.mark.parametrize("command", ["pretrain", "finetune"])
def test_help_speaks_of_it_only_where_there_is_a_choice(command, request):
    assert "--architecture" not in help_of(command)
    request.getfixturevalue("second_network")
    assert "kind of network: 'second' = U-Net that has no negative features; 'unet' = U-Net" in help_of(command)
    flat = ("--en-face",) if command == "finetune" else ("--method", "intermodal")
    assert "--architecture" not in help_of(command, *flat)


@pytest.mark.parametrize("command", [("pretrain", "--method", "regression"), ("finetune", *SCRATCH)])
def test_a_run_asks_for_it_and_is_repeated_with_it(project, second_network, command):
    name, *others = command
    assert run(name, project.folder, *others, *TINY, "--architecture", second_network) == 0
    first = request(project)
    assert first["architecture"] == second_network and first["network"]["widths"] == [8, 16]
    assert run(name, project.folder, "--config", "latest", "--device", "cpu") == 0
    assert request(project) == first


def test_a_file_of_settings_asks_for_it_and_a_flag_wins(project, second_network, tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"preset": "quick", "architecture": second_network, "network": {"widths": [8, 16]}}))
    assert run("finetune", project.folder, *SCRATCH, "--config", path, "--device", "cpu") == 0
    assert request(project)["architecture"] == second_network
    assert run("finetune", project.folder, *SCRATCH, "--config", path, "--architecture", "unet", "--device", "cpu") == 0
    assert request(project)["architecture"] == "unet"


def test_another_than_that_of_the_run_is_refused(project, second_network, capsys):
    assert run("finetune", project.folder, *SCRATCH, *TINY) == 0
    capsys.readouterr()
    assert run("finetune", project.folder, "--config", "latest", "--architecture", second_network) == 1
    assert "--architecture would do nothing" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["pretrain", "finetune"])
@pytest.mark.parametrize("name", ["fpn3d2d", "placed_unet", "unett"])
def test_what_there_is_not_for_slices_is_refused_in_a_sentence(project, capsys, command, name):
    assert run(command, project.folder, "--architecture", name, "--device", "cpu") != 0
    assert f"architecture cannot be '{name}'. " in capsys.readouterr().err


def test_the_starter_has_its_own(project, second_network, capsys):
    assert (
        run("finetune", project.folder, "--backbone", "starter", "--preset", "quick", "--architecture", "second") == 1
    )
    said = capsys.readouterr().err
    assert "was pretrained with unet as architecture, but second is asked for" in said
    assert "without --architecture" in said
    assert run("pretrain", project.folder, "--preset", "quick", "--architecture", "second", "--start", "starter") == 1
    assert "The starter backbone has a network" in capsys.readouterr().err
