"""The step Pretrain with cases in the project, and an interpreter that answers what a test says."""

import pytest
from fake_runs import add_cases
from SSLSegmentationPlugin.environment.Environment import ProbeState
from SSLSegmentationPlugin.panels.PretrainPanel import PretrainPanel

from SSLSegmentationLib.jobs.client import Job
from SSLSegmentationLib.project.runs import RunFolder


@pytest.fixture
def panel(logic):
    made = PretrainPanel(logic)
    yield made
    made.exit()
    made.cleanup()


@pytest.fixture
def cases(project, logic):
    add_cases(project, unlabelled=20, train_labelled=4, validation=2, test=5)
    logic.session.notify("cases")


@pytest.fixture
def started(monkeypatch):
    """Runs that would have been started: (run folder, interpreter, device)."""
    calls = []

    def start(folder, interpreter, device):
        calls.append((folder, interpreter, device))
        RunFolder(folder).write_status("stopped")
        return Job(folder)

    monkeypatch.setattr("SSLSegmentationPlugin.session.Session.start", start)
    return calls


@pytest.fixture
def interpreter(tmp_path, logic):
    """Stands for the interpreter of the jobs: answers a measurement with what the test says."""

    def make(answers, seconds=0.0):
        script = tmp_path / "python"
        lines = [f"  *\"{words} --check\"*) echo '{text}';;" for words, text in answers.items()]
        body = "\n".join(["#!/bin/sh", f"sleep {seconds}", f'echo "$@" >> "{tmp_path}/asked"', 'case "$*" in', *lines])
        script.write_text(body + "\nesac\n")
        script.chmod(0o755)
        logic.session.store.setValue("SSLSegmentation/interpreter", str(script))
        logic.environment.state = ProbeState.READY
        return tmp_path / "asked"

    return make
