"""Fixtures of the panels' tests: Slicer's Qt side as a test double, a fresh scene, pictures of widgets."""

from __future__ import annotations

import sys
from pathlib import Path

import harness

harness.install()
sys.path.append(str(Path(__file__).resolve().parents[2] / "SSLSegmentation"))

import pytest  # noqa: E402
import slicer  # noqa: E402
from harness import dialogs as dialogs_module  # noqa: E402
from harness import pictures, rules  # noqa: E402


@pytest.fixture(scope="session")
def application():
    """The QApplication, without a screen."""
    return pictures.application()


@pytest.fixture(autouse=True)
def scene(application, tmp_path):
    """An empty MRML scene, an own folder for settings; an exception in a connected callable fails the test."""
    slicer.app.begin(tmp_path / "slicer")
    rules.errors.clear()
    dialogs_module.dialogs.clear()
    yield slicer.mrmlScene
    slicer.app.end()
    if rules.errors:
        raise AssertionError("An exception in a callable connected to a signal") from rules.errors[0]


@pytest.fixture(autouse=True)
def without_starter(tmp_path, monkeypatch):
    """An installation without a starter backbone; tests that want one put it there."""
    monkeypatch.setattr("SSLSegmentationLib.project.shipped._FOLDER", tmp_path / "no starter")


@pytest.fixture
def logic(application, tmp_path):
    """The module's logic, without a project; the interpreter of the jobs never answers, and costs nothing."""
    from SSLSegmentation import SSLSegmentationLogic

    made = SSLSegmentationLogic()
    silent = tmp_path / "silent python"
    silent.write_text("#!/bin/sh\nexec sleep 60\n")
    silent.chmod(0o755)
    made.session.store.setValue("SSLSegmentation/interpreter", str(silent))
    yield made
    made.cleanup()


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
def dialogs():
    """The dialogs that the code asked for, and answers to the next ones."""
    return dialogs_module.dialogs


@pytest.fixture
def picture(tmp_path):
    """``picture(widget, name)`` draws a widget as wide as Slicer's module panel; kept where SSLSEG_PICTURES says."""

    def draw(widget, name: str, height: int | None = None) -> Path:
        return pictures.save(widget, (pictures.folder() or tmp_path / "pictures") / f"{name}.png", height)

    return draw
