"""Commands about training elsewhere, as a person calls them."""

import json
import signal

import pytest

from SSLSegmentationLib.cli import main

PRETRAIN = ["--method", "regression", "--preset", "quick", "--max-size", "32", "--widths", "8", "16"]
SHORT = ["--steps", "3", "--batch-size", "4", "--precision", "fp32"]


@pytest.fixture(autouse=True)
def as_it_was(tmp_path, monkeypatch):
    """Waiting lines of this test only; a worker takes over signals."""
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))
    names = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.getsignal(name) for name in names}
    yield
    for name, handler in before.items():
        signal.signal(name, handler)


def run(*arguments):
    return main([str(argument) for argument in arguments])


def test_export_work_and_import_from_the_command_line(project, tmp_path, capsys):
    folder = tmp_path / "to go"
    assert run("pretrain", project.folder, *PRETRAIN, *SHORT, "--export", folder) == 0
    text = capsys.readouterr().out
    assert "sslseg work 'to go'" in text and "sslseg runs import" in text and "4 volumes" in text
    assert run("resume", project.folder) == 1
    assert "is trained elsewhere" in capsys.readouterr().err
    assert run("jobs", project.folder) == 0
    assert "exported" in capsys.readouterr().out
    assert run("runs", "import", project.folder, folder) == 1
    assert "has not finished (queued)" in capsys.readouterr().err
    (project.folder).rename(tmp_path / "moved away")
    assert run("work", folder, "--device", "cpu") == 0
    assert "Done." in capsys.readouterr().out
    (tmp_path / "moved away").rename(project.folder)
    assert run("runs", "import", project.folder, folder, "--json") == 0
    content = json.loads(capsys.readouterr().out)
    assert content["state"] == "done" and content["result"]["backbone"] == "backbone.pt" and content["warnings"] == []
    assert (project.run_folder("latest") / "backbone.pt").exists()


def test_an_export_can_be_taken_back(project, tmp_path, capsys):
    assert run("pretrain", project.folder, *PRETRAIN, *SHORT, "--export", tmp_path / "to go", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["bytes"] > 1000 and made["folder"] == str(tmp_path / "to go")
    assert run("runs", "take-back", project.folder, "latest") == 0
    assert f"sslseg resume '{project.folder}' {made['run']}" in capsys.readouterr().out
    assert run("runs", "export", project.folder, "latest", tmp_path / "once more") == 0


def test_an_export_that_cannot_be_made_leaves_no_run(project, tmp_path, capsys):
    taken = tmp_path / "taken"
    taken.write_text("mine")
    assert run("pretrain", project.folder, *PRETRAIN, "--export", taken) == 1
    assert "exists already" in capsys.readouterr().err
    case = project.cases()[0]
    case.fingerprint = "0" * len(case.fingerprint)
    case.save()
    assert run("pretrain", project.folder, *PRETRAIN, "--export", tmp_path / "to go") == 1
    assert "has changed since it was added" in capsys.readouterr().err
    assert not list((project.folder / "runs").glob("*")) and not (tmp_path / "to go").exists()


def test_what_is_missing_is_said(project, tmp_path, capsys):
    run("pretrain", project.folder, *PRETRAIN, *SHORT, "--export", tmp_path / "to go")
    run("runs", "take-back", project.folder, "latest")
    capsys.readouterr()
    with pytest.raises(SystemExit):
        run("runs", "export", project.folder, "latest")
    assert "required: folder" in capsys.readouterr().err
    assert run("work", tmp_path) == 1
    assert "There is no run in" in capsys.readouterr().err
    assert run("runs", "import", project.folder, tmp_path) == 1
    assert "is no exported run" in capsys.readouterr().err
