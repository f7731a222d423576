"""The step Finetune with labelled cases, and a pretraining to start from."""

import pytest
from fake_runs import FakeRun, add_cases
from finetuning_runs import PRETRAINING
from SSLSegmentationPlugin.panels.FinetunePanel import FinetunePanel

from SSLSegmentationLib.jobs.client import Job
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import LabelSchema


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
