"""A task that the library does not know goes the whole way, with nothing but its own file."""

import json

import pytest

from SSLSegmentationLib.api import Options, check_finetuning, evaluate, finetune, new_finetuning, predict_cases
from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import CheckpointError
from SSLSegmentationLib.execution import export_run, import_run
from SSLSegmentationLib.execution.worker import work
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.inference.model_exchange import export_model, import_model
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.tasks import task_of

from .thresholds import ThresholdPlan, ThresholdSettings

pytestmark = pytest.mark.usefixtures("third")

CPU = Options("cpu")


@pytest.fixture
def settings():
    return ThresholdSettings.from_preset()


def test_it_is_found_by_all_that_names_it(settings):
    found = [task_of(settings), task_of(ThresholdPlan), task_of("thresholds"), task_of({"architecture": "thresholds"})]
    assert {task.name for task in found} == {"thresholds"}
    assert FinetuneSettings.from_job(json.loads(json.dumps(settings.to_job()))) == settings


def test_it_is_checked_finetuned_scored_predicted_and_handed_on(project, settings, tmp_path):
    report = check_finetuning(project, None, settings, options=CPU)
    assert not report.refusals and report.seconds > 0
    result = finetune(project, settings=settings, options=CPU)
    folder = result.model.parent
    assert (folder / "curves.png").exists() and (folder / "evaluation-validation.json").exists()
    assert json.loads((folder / "plan.json").read_text())["kind"] == "thresholds"
    losses = [event["loss"] for event in RunFolder(folder).events("metrics") if "loss" in event]
    assert losses[-1] < 0.9 * losses[0]
    assert evaluate(project, result.model, options=CPU).scores
    cases = project.cases(Role.UNLABELLED)[:1]
    (mask,) = predict_cases(project, result.model, cases, options=CPU).predicted
    assert (project.folder / mask.path).is_file()
    entry = find_entry(project, folder.name)
    assert entry.card.architecture == "thresholds" and entry.card.steps == 60
    there = import_model(
        Project.create(tmp_path / "other"), export_model(entry, tmp_path / "model.zip", card_text)
    ).entry
    assert there.card.structures == entry.card.structures
    with pytest.raises(CheckpointError, match="for grey values; one for slices is needed"):
        Predictor(result.model)


def test_it_is_trained_elsewhere(project, settings, tmp_path, monkeypatch):
    run = new_finetuning(project, None, settings)
    export_run(project, run, tmp_path / "export")
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))
    assert work(tmp_path / "export", "cpu", 1) == 0
    assert import_run(project, tmp_path / "export", options=CPU).state is JobState.DONE


def test_the_command_line_offers_it(project, capsys):
    words = [str(project.folder), "--thresholds", "--backbone", "scratch", "--check", "--device", "cpu"]
    assert main(["finetune", *words]) == 0
    assert "slices" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["finetune", "--help"])
    assert "--thresholds" in capsys.readouterr().out
