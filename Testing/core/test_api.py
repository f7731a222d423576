"""The whole loop through the public calls, and the demo."""

import json
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
import torch

import SSLSegmentationLib as sslseg
from SSLSegmentationLib.api import Options, evaluate, finetune, limited_threads, predict_cases, pretrain, resume
from SSLSegmentationLib.cli import demo
from SSLSegmentationLib.core.errors import DataError, ProjectError, SettingsError, StorageError
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.importing import add_volume, demo_project
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import Stopped

NETWORK = UNetSettings(widths=(8, 16))


def pretraining(method="regression", steps=3):
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {n: (own, replace(o, steps=steps, batch_size=4)) for n, (own, o) in settings.stages.items()}
    return replace(settings, network=NETWORK, max_size=32, stages=stages)


def finetuning(steps=3):
    settings = FinetuneSettings.from_preset("quick")
    optimisation = replace(settings.optimisation, steps=steps, batch_size=4)
    return replace(settings, network=NETWORK, max_size=32, optimisation=optimisation)


def stop_after(project, count):
    """Stop after so many steps; while volumes are prepared there is no checkpoint yet."""
    steps = iter(range(10**6))
    return Options(
        "cpu",
        should_stop=lambda: (project.run_folder("latest") / "checkpoints").exists() and next(steps) + 1 >= count,
    )


def test_a_training_goes_on_without_a_damaged_case_and_says_so(project):
    damaged = project.cases(Role.UNLABELLED)[0]
    (damaged.folder / "case.json").write_text("{")
    backbone = pretrain(project, settings=pretraining(steps=1))
    run = RunFolder(backbone.parent)
    (warning,) = [event["text"] for event in run.events("warning") if damaged.id in event["text"]]
    assert "left out" in warning and "Restore it from a backup" in warning
    assert damaged.id not in (run.folder / "plan.json").read_text()


@pytest.mark.parametrize("words", [{"preset": "quick"}, {"minutes": 3.0}])
def test_two_ways_to_say_what_to_train_are_refused(project, words):
    (name,) = words
    with pytest.raises(SettingsError, match=f"Both settings and {name} are given"):
        finetune(project, settings=finetuning(), **words)
    with pytest.raises(SettingsError, match="Both settings and method are given"):
        pretrain(project, "mim", settings=pretraining(), **words)
    with pytest.raises(SettingsError, match="minutes and the preset 'paper'"):
        finetune(project, preset="paper", minutes=3.0)
    assert not project.run_folders()


def test_unlabelled_volumes_to_scored_masks(project):
    backbone = pretrain(project, settings=pretraining("contrastive"))
    result = finetune(project, backbone, settings=finetuning())
    assert (backbone.parent / "curves.png").stat().st_size > 5000
    assert (result.model.parent / "curves.png").stat().st_size > 5000
    predictions = predict_cases(project, result.model, project.cases(Role.UNLABELLED)).predicted
    assert len(predictions) == 2
    for entry in predictions:
        mask, case = sitk.ReadImage(str(project.folder / entry.path)), project.case(entry.case)
        assert mask.GetSize() == tuple(case.size) and np.allclose(mask.GetDirection(), case.direction)
    report = evaluate(project, result.model)
    assert list(report.scores) == [case.id for case in project.cases(Role.TEST)]
    written = json.loads((result.model.parent / "evaluation-test.json").read_text())
    assert written == json.loads(json.dumps(report.to_dict()))
    for suffix in (".csv", ".md", ".png"):
        assert (result.model.parent / f"evaluation-test{suffix}").stat().st_size > 0


def test_the_evaluation_equals_the_masks_on_disk(project):
    result = finetune(project, None, settings=finetuning(40))
    report = evaluate(project, result.model)
    case = project.cases(Role.TEST)[0]
    path = case.folder / "predictions" / f"{result.model.parent.name}.seg.nrrd"
    predicted = sitk.GetArrayFromImage(sitk.ReadImage(str(path)))
    truth = sitk.GetArrayFromImage(sitk.ReadImage(str(case.label_path)))
    for score in report.scores[case.id]:
        a, b = predicted == score.value, truth == score.value
        assert score.dice == pytest.approx(2 * (a & b).sum() / (a.sum() + b.sum()))


def test_a_finished_run_says_so_and_a_stopped_one_resumes(project):
    with pytest.raises(Stopped):
        pretrain(project, settings=pretraining(steps=5), options=stop_after(project, 2))
    run = RunFolder(project.run_folder("latest"))
    assert run.read_status()["state"] == "stopped"
    assert run.read_result()["backbone"] == "backbone.pt" and run.read_result()["stopped_early"] is True
    assert (run.read_result()["stage"], run.read_result()["step"], run.read_result()["total"]) == ("regression", 2, 5)
    assert (run.folder / "curves.png").exists()
    backbone = resume(project)
    assert backbone.name == "backbone.pt" and run.read_status()["state"] == "done"
    assert "stopped_early" not in run.read_result()
    with pytest.raises(ProjectError, match="has finished"):
        resume(project)
    with pytest.raises(Stopped):
        finetune(project, backbone, settings=finetuning(5), options=stop_after(project, 2))
    stopped = RunFolder(project.run_folder("latest"))
    result = stopped.read_result()
    assert (result["model"], result["step"], result["total"]) == ("model.pt", 2, 5) and result["stopped_early"]
    assert (stopped.folder / "curves.png").exists()
    case = project.cases(Role.UNLABELLED)[0]
    assert Predictor(stopped.folder / "model.pt").predict_file(case.image_path, project.folder / "mask.nrrd")
    assert resume(project).transfer is not None
    assert "stopped_early" not in stopped.read_result()


def test_a_stop_before_the_first_step_keeps_nothing(project):
    with pytest.raises(Stopped):
        pretrain(project, settings=pretraining(), options=Options("cpu", should_stop=lambda: True))
    run = RunFolder(project.run_folder("latest"))
    assert run.read_status()["state"] == "stopped" and run.read_result() is None
    assert not list(run.folder.glob("*.pt")) and not (run.folder / "curves.png").exists()
    assert resume(project).name == "backbone.pt"


def test_an_abort_keeps_what_was_saved_before_and_makes_no_result(project):
    from SSLSegmentationLib.jobs.states import request_stop

    def abort():
        folder = project.run_folder("latest")
        if (folder / "checkpoints").exists():
            request_stop(folder, keep=False)
        return False

    with pytest.raises(KeyboardInterrupt):
        pretrain(project, settings=pretraining(), options=Options("cpu", should_stop=abort))
    run = RunFolder(project.run_folder("latest"))
    assert run.read_status()["state"] == "stopped" and run.read_result() is None
    assert not (run.folder / "backbone.pt").exists()
    assert resume(project).name == "backbone.pt"


def test_the_number_of_threads_is_part_of_a_run_and_ends_with_it(project):
    torch.set_num_threads(2)
    try:
        with pytest.raises(Stopped):
            pretrain(project, settings=pretraining(steps=5), options=replace(stop_after(project, 2), threads=1))
        assert torch.get_num_threads() == 2
        resume(project, options=Options("cpu"))
    finally:
        torch.set_num_threads(1)  # as all tests
    run = RunFolder(project.run_folder("latest"))
    assert run.read_job()["threads"] == 1
    texts = [event["text"] for event in run.events("message") if "computing" in event["text"]]
    assert texts == ["computing on 'cpu' with 1 CPU thread"] * 2
    with pytest.raises(SettingsError, match="0 CPU threads"), limited_threads(0):
        pass


def test_the_curves_leave_out_what_a_restart_made_void(project, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "SSLSegmentationLib.execution.kinds.save_curves", lambda path, records, title: drawn.append(records)
    )
    with pytest.raises(Stopped):
        pretrain(project, settings=pretraining(steps=5), options=stop_after(project, 2))
    run = RunFolder(project.run_folder("latest"))
    run.log_event("metrics", stage="regression", step=4, loss=9.0)  # logged, and killed before the checkpoint
    resume(project, options=Options("cpu"))
    losses = [record["loss"] for record in drawn[-1] if "loss" in record]
    assert losses and 9.0 not in losses


@pytest.fixture
def spoilt_volume(monkeypatch):
    """Volumes that turn out to be unusable once a run has begun."""

    def refuse(*_, **__):
        raise DataError("The volume is damaged.", "Export it again.")

    monkeypatch.setattr("SSLSegmentationLib.finetuning.run.prepared_store", refuse)


def test_a_failed_run_records_sentence_hint_and_traceback(project, spoilt_volume):
    with pytest.raises(DataError):
        finetune(project, None, settings=finetuning())
    run = RunFolder(project.run_folder("latest"))
    error = run.read_result()["error"]
    assert run.read_status()["state"] == "failed"
    assert "volume is damaged" in error["sentence"] and error["hint"] and "Traceback" in error["traceback"]


def test_roles_without_labels_cannot_be_scored(project):
    result = finetune(project, None, settings=finetuning())
    with pytest.raises(DataError, match="no labelled unlabelled case"):
        evaluate(project, result.model, Role.UNLABELLED)


@pytest.mark.parametrize("role", [Role.TEST, Role.VALIDATION])
def test_a_case_that_was_learnt_from_gives_no_score(project, role):
    result = finetune(project, None, settings=finetuning())
    project.set_role(project.cases(Role.TRAIN)[0], role)
    with pytest.raises(DataError, match=f"The {role} case '.*' was used to train this model"):
        evaluate(project, result.model, role)


def test_a_test_case_that_is_a_training_scan_with_other_greys_is_said(project, tmp_path):
    learnt, tested = project.cases(Role.TRAIN)[0], project.cases(Role.TEST)[0]
    result = finetune(project, None, settings=finetuning())
    assert not any("looks like a scan" in remark for remark in evaluate(project, result.model).remarks)
    twin = 0.5 * sitk.Cast(sitk.ReadImage(str(learnt.image_path)), sitk.sitkFloat32) + 3
    sitk.WriteImage(twin, str(tmp_path / "twin.nrrd"))
    added = add_volume(project, tmp_path / "twin.nrrd", Role.TEST, label=learnt.label_path)
    (remark,) = [text for text in evaluate(project, result.model).remarks if "looks like a scan" in text]
    assert f"'{added.id}'" in remark and tested.id not in remark


def test_validation_cases_that_cannot_be_scored_cost_no_model(project, monkeypatch):
    def refuse(*_, **__):
        raise DataError("The volume is gone.", "Put it back.")

    monkeypatch.setattr("SSLSegmentationLib.inference.case_evaluation.evaluate", refuse)
    model = finetune(project, None, settings=finetuning()).model
    run = RunFolder(model.parent)
    assert model.exists() and run.read_status()["state"] == "done" and run.read_result()["ok"]
    assert ["The volume is gone." in event["text"] for event in run.events("warning")] == [True]


def test_a_failure_that_cannot_be_recorded_is_still_the_one_that_is_raised(project, spoilt_volume, monkeypatch, caplog):
    def full(*_):
        raise StorageError("The disk is full.", "Free some space.")

    monkeypatch.setattr(RunFolder, "write_error", full)
    with pytest.raises(DataError, match="volume is damaged"):
        finetune(project, None, settings=finetuning())
    assert "could not be recorded: The disk is full." in caplog.text


def test_the_demo_runs_from_nothing_to_two_dice_values(tmp_path, monkeypatch):
    fewer = replace(demo_project.DEMO_COHORT, cases=12, size=48)
    monkeypatch.setattr(demo_project, "DEMO_COHORT", fewer)
    monkeypatch.setattr(demo, "DEMO_SIZE", 32)
    said = []
    result = demo.run_demo(tmp_path / "demo", effort=0.01, say=said.append)
    assert len(said) == 5
    for report in (result.pretrained, result.scratch):
        assert 0 <= report.overall().mean <= 1 and len(report.scores) == 6


def test_the_five_lines_of_the_readme_are_importable():
    for name in ("Project", "import_dataset", "pretrain", "finetune", "predict_cases", "evaluate"):
        assert hasattr(sslseg, name)
