"""The command line itself: exit codes, one-line errors, JSON and nothing else, help for every command."""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib import __version__
from SSLSegmentationLib.cli import main
from SSLSegmentationLib.cli.main import emit
from SSLSegmentationLib.cli.registry import commands
from SSLSegmentationLib.project import Project


def run(*arguments):
    return main([str(argument) for argument in arguments])


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "étude 1")


def test_without_arguments_the_overview_is_shown(capsys):
    assert run() == 0
    text = capsys.readouterr().out
    for name, command in commands().items():
        assert " " in name or (f"  {name}" in text and command.summary in text)
    assert "sslseg demo" in text
    assert run("--help") == 0
    assert capsys.readouterr().out == text


def test_the_version_is_printed(capsys):
    assert run("--version") == 0
    assert capsys.readouterr().out == f"{__version__}\n"


@pytest.mark.parametrize(("typed", "meant"), [("pretain", "'pretrain'"), ("labls", "'label"), ("--flips", "--help")])
def test_an_unknown_command_is_a_wrong_command_in_one_line(capsys, typed, meant):
    assert run(typed) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert typed in err and meant in err and "sslseg --help" in err


def test_a_verb_that_is_none_leads_to_the_one_that_is_meant(study, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert run("jobs", "stpo", study.folder, "latest") == 2
    assert capsys.readouterr().err.endswith("nor a command 'jobs stpo'. Did you mean 'jobs stop'?\n")
    Project.create(tmp_path / "shop")  # a project, whatever it is called
    assert run("jobs", "shop") == 0
    assert run("jobs", "no such project") == 1


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("add", "(default: unlabelled)"),
        ("add", "PROJECT VOLUMES ..."),
        ("role", "--role ROLE"),
        ("label", "counted from 0"),
        ("label", "default: the through-plane one"),
        ("predict", "[VOLUMES ...]"),
        ("predict", "(default: predictions)"),
        ("predict", "4 times slower"),
        ("evaluate", "(default: test)"),
        ("demo", "(default: sslseg-demo)"),
        ("resume", "(default: latest)"),
        ("import", "a data set of the Decathlon, nnU-Net, MONAI or BIDS"),
    ],
)
def test_help_names_defaults_units_and_shapes(capsys, command, words):
    with pytest.raises(SystemExit):
        run(command, "--help")
    assert words in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["cases"],
        ["add", "project"],
        ["role", "project", "case0001"],
        ["role", "project", "case0001", "--role", "teacher"],
        ["cases", "project", "--no-such-option"],
        ["label", "project", "case0001", "mask.nrrd", "--slices", "three"],
    ],
)
def test_a_wrong_command_exits_with_2_and_changes_nothing(capsys, arguments):
    with pytest.raises(SystemExit) as caught:
        run(*arguments)
    out, err = capsys.readouterr()
    assert caught.value.code == 2
    assert out == ""
    assert err.startswith("usage: sslseg")


def test_an_error_is_one_line_without_a_traceback(tmp_path, capsys):
    assert run("cases", tmp_path / "nowhere") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("sslseg: ") and "nowhere" in err and "sslseg new" in err


def test_an_error_with_json_is_json_too(tmp_path, capsys):
    assert run("cases", tmp_path / "nowhere", "--json") == 1
    out, err = capsys.readouterr()
    content = json.loads(out)
    assert content["ok"] is False
    assert content["error"]["class"] == "ProjectError"
    assert "nowhere" in content["error"]["sentence"] and content["error"]["hint"]
    assert len(err.splitlines()) == 1


def test_debug_shows_where_an_error_came_from(tmp_path, capsys):
    assert run("cases", tmp_path / "nowhere", "--debug") == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (KeyError("depth"), "KeyError: 'depth'"),
        (ValueError("two\nlines"), "ValueError: two lines"),
        (MemoryError(), "memory is full"),
        (PermissionError(13, "Permission denied", "a.nrrd"), "a.nrrd"),
    ],
)
def test_a_fault_of_ours_is_one_line_with_a_remedy_too(study, monkeypatch, capsys, fault, words):
    def fail(*arguments):
        raise fault

    monkeypatch.setitem(commands(), "cases", replace(commands()["cases"], run=fail))
    assert run("cases", study.folder, "--json") == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["error"]["class"] == type(fault).__name__
    assert len(err.splitlines()) == 1
    assert words in err
    assert run("cases", study.folder, "--debug") == 1
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_ends_with_130(study, monkeypatch, capsys):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setitem(commands(), "cases", replace(commands()["cases"], run=interrupt))
    assert run("cases", study.folder) == 130
    assert "Interrupted" in capsys.readouterr().err


def test_json_holds_no_numbers_that_json_does_not_know(capsys):
    content = {"dice": float("nan"), "distances": [1.5, float("inf")], "name": "Müller", "path": os.sep}
    emit(argparse.Namespace(json=True), content, "text")
    text = capsys.readouterr().out
    assert text.isascii()
    found = json.loads(text, parse_constant=lambda word: pytest.fail(word))
    assert found == {"dice": None, "distances": [1.5, None], "name": "Müller", "path": os.sep}


# ---------------------------------------------------------------------- as a process
def process(*arguments, **options):
    command = [sys.executable, "-m", "SSLSegmentationLib", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, **options)


def test_the_exit_code_reaches_the_shell(tmp_path):
    done = process("new", tmp_path / "p é")
    assert (done.returncode, done.stderr) == (0, "")
    failed = process("new", tmp_path / "p é")
    assert failed.returncode == 1
    assert failed.stdout == "" and "already holds a project" in failed.stderr
    assert process("nwe").returncode == 2


def test_letters_that_the_terminal_lacks_do_not_stop_a_command(study):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    shown = process("labels", study.folder, "--names", "Milz \N{RIGHTWARDS ARROW} é", env=environment)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Milz" in shown.stdout
    as_json = process("labels", study.folder, "--json", env=environment)
    assert json.loads(as_json.stdout)[0]["name"] == "Milz \N{RIGHTWARDS ARROW} é"


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
@pytest.mark.parametrize("arguments", ["--help", "new --help", "labels {project}", "labels {project} --json"])
def test_a_reader_that_has_seen_enough_is_no_error(study, arguments):
    run("labels", study.folder, "--names", "liver")
    words = arguments.format(project=f'"{study.folder}"')
    shell = f'"{sys.executable}" -m SSLSegmentationLib {words} | true'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""


@pytest.mark.parametrize("slices", [(), ("--slices", "1")])
def test_a_mask_is_given_to_a_case_before_torch_is_there(study, tmp_path, slices):
    """Slicer's own Python brings volumes and masks in; it has SimpleITK, and torch only once that is installed."""
    volume, mask = tmp_path / "a.nrrd", tmp_path / "mask.nrrd"
    voxels = np.random.default_rng(0).integers(0, 900, (4, 8, 8)).astype(np.int16)
    for path, array in ((volume, voxels), (mask, (voxels > 400).astype(np.uint8))):
        sitk.WriteImage(sitk.GetImageFromArray(array), str(path))
    code = (
        "import sys; sys.modules['torch'] = sys.modules['monai'] = None\n"
        "from SSLSegmentationLib.cli import main\n"
        "project, volume, mask, *slices = sys.argv[1:]\n"
        "main(['add', project, volume])\n"
        "sys.exit(main(['label', project, 'a', mask, *slices, '--json']))"
    )
    words = [sys.executable, "-c", code, str(study.folder), str(volume), str(mask), *slices]
    done = subprocess.run(words, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert study.cases()[0].label.annotated_slices == ([1] if slices else None)


def test_the_project_commands_start_without_torch(study):
    code = (
        "import sys; from SSLSegmentationLib.cli import main; main(['cases', sys.argv[1]]);"
        "print(sorted({'torch', 'SimpleITK'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(study.folder)], capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_prediction_without_work_is_refused_before_torch_is_loaded(study):
    code = (
        "import sys; sys.modules['torch'] = sys.modules['monai'] = None\n"
        "from SSLSegmentationLib.cli import main\n"
        "sys.exit(main([*sys.argv[1:], '--json']))"
    )
    for words, sentence in (("predict", "has no unlabelled case"), ("evaluate", "has no finished model")):
        command = [sys.executable, "-c", code, words, str(study.folder)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
        assert done.returncode == 1 and sentence in json.loads(done.stdout)["error"]["sentence"]


def test_a_role_without_cases_is_told_from_a_project_without(study, tmp_path, capsys):
    assert run("cases", study.folder) == 0
    assert "has no cases yet" in capsys.readouterr().out
    volume = tmp_path / "a.nrrd"
    voxels = np.random.default_rng(0).integers(0, 900, (4, 8, 8)).astype(np.int16)
    sitk.WriteImage(sitk.GetImageFromArray(voxels), str(volume))
    run("add", study.folder, volume)
    capsys.readouterr()
    assert run("cases", study.folder, "--role", "test") == 0
    assert "has no cases with the role 'test'; it has 1 case in all" in capsys.readouterr().out


def test_what_is_unlabelled_cannot_be_scored(study, tmp_path, capsys):
    (tmp_path / "model.pt").touch()
    assert run("evaluate", study.folder, "--model", tmp_path / "model.pt", "--role", "unlabelled") == 1
    assert "have no reference to score a model on" in capsys.readouterr().err
