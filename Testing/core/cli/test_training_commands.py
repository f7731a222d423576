"""Commands that train, as a person calls them."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
import torch

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.jobs import Job
from SSLSegmentationLib.pretraining import recipes
from SSLSegmentationLib.pretraining.settings import PretrainingSettings
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.runs import RunFolder

TINY = ["--preset", "quick", "--max-size", "32", "--widths", "8", "16", "--device", "cpu"]
PRETRAIN = ["--method", "regression", *TINY, "--steps", "3", "--batch-size", "4"]
FINETUNE = [*TINY, "--steps", "3", "--batch-size", "4"]


def run(*arguments):
    return main([str(argument) for argument in arguments])


def test_pretrain_finetune_evaluate_from_the_command_line(project, capsys):
    assert run("pretrain", project.folder, *PRETRAIN, "--json") == 0
    pretrained = json.loads(capsys.readouterr().out)
    assert pretrained["data"]["transductive"] is False
    assert run("finetune", project.folder, *FINETUNE, "--json") == 0
    finetuned = json.loads(capsys.readouterr().out)
    assert finetuned["transfer"]["loaded"] > 0 and finetuned["labels"]["train_cases"] == 2
    assert run("evaluate", project.folder, "--json") == 0
    assert "liver" in capsys.readouterr().out
    assert run("runs", project.folder) == 0
    listing = capsys.readouterr().out
    assert listing.count("done") == 2


def test_the_reports_for_people_say_what_was_used(project, capsys):
    run("pretrain", project.folder, *PRETRAIN)
    assert "no test case used (inductive)" in capsys.readouterr().out
    run("finetune", project.folder, *FINETUNE)
    told = capsys.readouterr()
    assert "It will take about" in told.err
    text = told.out
    assert "2 training cases" in text and "tensors loaded (encoder, decoder)" in text


def test_the_strategy_of_a_finetuning_and_its_settings_are_flags(project, capsys):
    flags = ["--strategy", "mean_teacher", "--mean-teacher-weight", "0.5"]
    assert run("finetune", project.folder, "--backbone", "scratch", *FINETUNE, *flags) == 0
    assert "images of 2 cases without labels" in capsys.readouterr().out
    settings = json.loads((project.run_folder("latest") / "job.json").read_text())["settings"]
    assert (settings["strategy"], settings["mean_teacher"]["weight"]) == ("mean_teacher", 0.5)
    assert run("finetune", project.folder, "--backbone", "scratch", *FINETUNE, "--strategy", "linear_probe") == 1
    assert "--random-probe" in capsys.readouterr().err


def test_a_check_tells_time_and_warnings_and_leaves_nothing_behind(project, capsys):
    project.set_role(project.cases(Role.UNLABELLED)[0], Role.TRAIN)
    assert run("pretrain", project.folder, *PRETRAIN, "--check") == 0
    text = capsys.readouterr().out
    assert "ok       disk: The run needs" in text and "time     about" in text and "(3 steps of" in text
    assert run("finetune", project.folder, "--backbone", "scratch", *FINETUNE, "--check", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] and report["seconds"] > 0 and report["stages"]["finetune"]["steps"] == 3
    warnings = [check for check in report["checks"] if check["severity"] == "warning"]
    assert [check["name"] for check in warnings] == ["labels"] and warnings[0]["remedy"]
    assert not (project.folder / "runs").exists() and not list(project.folder.glob(".*"))


def test_a_check_that_refuses_says_why_and_fails(project, capsys, monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.preflight.disk.free_bytes", lambda folder: 1000)
    assert run("pretrain", project.folder, *PRETRAIN, "--check") == 1
    assert "refusal  disk: The run needs" in capsys.readouterr().out


def test_several_processes_are_for_a_training_here_and_are_followed_to_its_end(project, capsys, monkeypatch):
    assert run("pretrain", project.folder, *PRETRAIN, "--ranks", "2", "--check") == 1
    assert "--ranks is for a training here and now" in capsys.readouterr().err
    asked = {}

    def start(folder, **how):  # a run that ends at once
        asked.update(how)
        RunFolder(folder).write_result(backbone="backbone.pt")
        RunFolder(folder).write_status("done")
        return Job(folder)

    monkeypatch.setattr("SSLSegmentationLib.cli.job_commands.start", start)
    assert run("pretrain", project.folder, *PRETRAIN, "--ranks", "2") == 0
    assert asked["ranks"] == 2 and "done" in capsys.readouterr().out


def test_finetuning_without_a_backbone_names_the_remedy(project, capsys):
    assert run("finetune", project.folder, *FINETUNE) == 1
    assert "--backbone scratch" in capsys.readouterr().err
    assert run("finetune", project.folder, "--backbone", "scratch", *FINETUNE) == 0


def test_a_run_without_a_backbone_is_named(project, capsys):
    run_folder = project.new_run_folder("pretrain")
    (run_folder / "job.json").write_text("{}")
    assert run("finetune", project.folder, "--backbone", run_folder.name, *FINETUNE) == 1
    assert f"run '{run_folder.name}' has made no backbone" in capsys.readouterr().err
    assert len(list((project.folder / "runs").iterdir())) == 1


@pytest.mark.parametrize("count", ["0", "-1", "two"])
def test_threads_are_a_whole_number_from_one_on(project, capsys, count):
    with pytest.raises(SystemExit):
        run("pretrain", project.folder, "--threads", count)
    assert "not a whole number from 1 on" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--steps", "0"], "steps = 0 is out of range"),
        (["--masked-fraction", "2"], "masked_fraction = 2.0 is out of range"),
        (["--widths", "8"], "2 to 8 widths"),
        (["--device", "quantum"], "'quantum' cannot be used"),
    ],
)
def test_settings_out_of_range_are_named(project, capsys, flags, words):
    assert run("pretrain", project.folder, *PRETRAIN, *flags) == 1
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("command", ["pretrain", "finetune", "resume", "demo"])
def test_help_gives_units_ranges_and_defaults(capsys, command):
    with pytest.raises(SystemExit) as caught:
        run(command, "--help")
    text = capsys.readouterr().out
    assert caught.value.code == 0 and len(text.splitlines()[0]) < 80
    if command in ("pretrain", "finetune"):
        for words in ("32 to 2048 px", "default:", "steps", "degrees"):
            assert words in " ".join(text.split())


def test_methods_are_listed_with_their_sources(capsys):
    assert run("methods", "--json") == 0
    content = json.loads(capsys.readouterr().out)
    assert list(content["methods"]) == list(recipes()) and content["budgets"]["3min"]["minutes"] == 3
    quick = content["methods"]["contrastive"]["presets"]["quick"]
    assert PretrainingSettings.from_job(quick["settings"]) == PretrainingSettings.from_preset("contrastive", "quick")
    assert quick["fields"] and content["finetuning"]["quick"]["fields"]
    run("methods")
    text = capsys.readouterr().out
    assert all(f"{recipe.name}: {recipe.title}" in text and recipe.source in text for recipe in recipes().values())


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_a_signal_keeps_the_best_so_far_and_the_command_says_how_to_resume(project, wish):
    flags = [*PRETRAIN, "--steps", "100000", "--json"]
    command = [sys.executable, "-m", "SSLSegmentationLib", "pretrain", str(project.folder), *flags]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, encoding="utf-8", env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    deadline = time.monotonic() + 60
    while not list(project.folder.glob("runs/*/checkpoints/*/last.pt")):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.1)
    process.send_signal(wish)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert f"sslseg resume '{project.folder}' {project.run_folder('latest').name}" in errors
    assert list(project.folder.glob("runs/*/checkpoints/*/last.pt"))
    assert len(list(project.folder.glob("runs/*/backbone.pt"))) == 1


def settings_of(project):
    return json.loads((project.run_folder("latest") / "job.json").read_text())["settings"]


@pytest.fixture
def asked(project, tmp_path, monkeypatch):
    """What a training command asks for, without training."""
    monkeypatch.setattr("SSLSegmentationLib.cli.training_commands.run_here", lambda *arguments: 0)

    def ask(*arguments):
        assert run(*arguments) == 0
        return settings_of(project)

    return ask


def test_minutes_stand_for_size_network_and_length(project, asked):
    cpu = ("--device", "cpu")
    settings = asked("finetune", project.folder, "--backbone", "scratch", "--minutes", "7", *cpu)
    assert (settings["preset"], settings["minutes"], settings["max_size"]) == ("3min", 7.0, 64)
    settings = asked("finetune", project.folder, "--backbone", "scratch", "--minutes", "10", "--max-size", "96", *cpu)
    assert (settings["preset"], settings["max_size"]) == ("10min", 96)
    settings = asked("finetune", project.folder, "--backbone", "scratch", "--minutes", "10", "--preset", "quick", *cpu)
    assert (settings["preset"], settings["minutes"]) == ("quick", 10.0)
    settings = asked("pretrain", project.folder, "--method", "contrastive", "--minutes", "1", *cpu)
    assert (settings["preset"], settings["minutes"], settings["max_size"]) == ("1min", 1.0, 64)
    settings = asked("finetune", project.folder, "--backbone", "scratch", *cpu)
    assert (settings["preset"], settings["minutes"]) == ("default", 0.0)


def test_minutes_on_a_graphics_card_stand_for_more(project, asked, monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.training.optimisation.pick_device", lambda: torch.device("cuda"))
    assert asked("finetune", project.folder, "--backbone", "scratch", "--minutes", "3")["preset"] == "3min-gpu"
    assert asked("pretrain", project.folder, "--minutes", "3", "--device", "cpu")["preset"] == "3min"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("finetune", "--backbone", "scratch", "--steps", "9"), "Both --minutes and a number of steps"),
        (("finetune", "--backbone", "scratch", "--preset", "paper"), "the preset 'paper'"),
        (("pretrain", "--method", "contrastive", "--local-epochs", "9"), "Both --minutes and a number of epochs"),
        (("pretrain", "--ranks", "2"), "one process"),
        (("finetune", "--backbone", "scratch", "--minutes", "-3"), "out of range"),
    ],
)
def test_minutes_beside_another_length_are_refused_and_leave_no_run(project, capsys, arguments, said):
    command, *others = arguments
    assert run(command, project.folder, "--minutes", "3", *others) == 1
    assert said in capsys.readouterr().err
    assert not list((project.folder / "runs").glob("*"))
