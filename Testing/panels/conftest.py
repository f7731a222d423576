"""Fixtures of the panels' tests: the module's logic and a project, over a stand-in of Slicer's Qt side."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

from Testing import harness

harness.install()
sys.path.append(str(Path(__file__).resolve().parents[2] / "SSLSegmentation"))

import pytest  # noqa: E402

from Testing.harness import scripted  # noqa: E402
from Testing.harness.fixtures import application, dialogs, picture, scene  # noqa: E402, F401


@pytest.fixture(autouse=True)
def without_starter(tmp_path, monkeypatch):
    """An installation without a starter backbone; tests that want one put it there."""
    monkeypatch.setattr("SSLSegmentationLib.project.shipped._FOLDER", tmp_path / "no starter")


@pytest.fixture
def logic(scene, tmp_path):  # noqa: F811
    """The module's logic, without a project; the interpreter of the jobs never answers, and costs nothing."""
    from SSLSegmentation import SSLSegmentationLogic

    made = SSLSegmentationLogic()
    silent = tmp_path / "silent python"
    silent.write_text("#!/bin/sh\nexec sleep 60\n")
    silent.chmod(0o755)
    made.session.store.setValue("SSLSegmentation/interpreter", str(silent))
    made.session.store.setValue("SSLSegmentation/drafts", "no")  # tests of drafts switch them on
    made.suggestions.python = made.caseLooks.python = str(silent)
    yield made
    made.cleanup()


@pytest.fixture
def plain_logic(application):  # noqa: F811
    """The module's logic as it is in a Slicer that was just installed."""
    from SSLSegmentation import SSLSegmentationLogic

    made = SSLSegmentationLogic()
    yield made
    made.cleanup()


@pytest.fixture
def study(tmp_path):
    """An empty project, not opened."""
    from SSLSegmentationLib.project import Project

    return Project.create(tmp_path / "étude 1", "Liver MRI")


@pytest.fixture
def project(logic, tmp_path):
    """An empty project, opened."""
    logic.session.createProject(tmp_path / "Projekt Lékař", "Liver study")
    return logic.session.project


@pytest.fixture
def ready(logic):
    """The probe has found that jobs can run on the CPU."""
    from SSLSegmentationPlugin.environment.Environment import ProbeState

    logic.environment.state = ProbeState.READY
    logic.environment.report = {"best": "cpu", "sentence": "Computes on the CPU: no GPU was found."}
    logic.environment.reason = logic.environment.report["sentence"]


@pytest.fixture
def python(tmp_path):
    """A program that answers as ``python -m SSLSegmentationLib`` would, and notes what it was asked."""
    program = tmp_path / "a python é"

    def answers(content, error="", wait=False):
        code = (
            "import pathlib, sys, time\n"
            f"pathlib.Path({str(tmp_path / 'asked.txt')!r}).write_text('\\n'.join(sys.argv[1:]), encoding='utf-8')\n"
            + ("sys.stdin.read()\nsys.exit(130)\n" if wait else "")
            + f"print({content if isinstance(content, str) else json.dumps(content)!r})\n"
            f"print({error!r}, file=sys.stderr)\n"
        )
        program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return str(program)

    return answers


@pytest.fixture
def asked(tmp_path):
    """Words that the program of ``python`` was asked with last."""
    return lambda: (tmp_path / "asked.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def module(application, monkeypatch):  # noqa: F811
    """The module, loaded as Slicer does when it starts; jobs' interpreter is never asked."""
    from PySide6 import QtCore
    from SSLSegmentationPlugin.environment.Environment import Environment

    monkeypatch.setattr(Environment, "startProbe", lambda self: None)
    QtCore.QSettings().setValue("SSLSegmentation/tourShown", "yes")
    before = sys.modules.get("SSLSegmentation")
    yield scripted.load(Path(__file__).resolve().parents[2] / "SSLSegmentation" / "SSLSegmentation.py")
    if before is not None:
        sys.modules["SSLSegmentation"] = before
