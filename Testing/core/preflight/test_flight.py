"""A preflight before a run: it changes nothing of the training, is not repeated, and tells the true course."""

import json
import os

import numpy as np
import pytest
import torch

from SSLSegmentationLib.api import Options, pretrain
from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.run import execute_finetuning, prepare_finetuning
from SSLSegmentationLib.importing import add_label
from SSLSegmentationLib.preflight import Preflight, disk, flight, rehearse
from SSLSegmentationLib.preflight.rehearsal import Rehearsal
from SSLSegmentationLib.preflight.report import Severity, StageEstimate
from SSLSegmentationLib.pretraining.run import execute_pretraining, prepare_pretraining, run_pretraining
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import RunContext, Stopped, Trainer, load_checkpoint

from .conftest import finetuning, pretraining


def context(tmp_path, name="run", **how):
    (tmp_path / name).mkdir(exist_ok=True)
    return RunContext(RunFolder(tmp_path / name), **how)


def fly(project, settings, where):
    """A training as a job does it: with a preflight."""
    fine = isinstance(settings, FinetuneSettings)
    setup = (prepare_finetuning if fine else prepare_pretraining)(project, settings, folder=where.run.folder)
    Preflight(where).attach(setup)
    return execute_finetuning(setup, project, where).model if fine else execute_pretraining(setup, project, where)


def preflights(folder):
    return list(RunFolder(folder).events("preflight"))


def same_weights(one, other):
    one, other = (load_checkpoint(path, "backbone", "model")["state"] for path in (one, other))
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize(
    "settings", [pretraining("contrastive"), finetuning(weight_averaging=0.9)], ids=["pre", "fine"]
)
def test_a_training_after_a_preflight_equals_one_without(project, tmp_path, settings):
    with_one = fly(project, settings, context(tmp_path, "with"))
    assert preflights(with_one.parent)
    train = run_finetuning if isinstance(settings, FinetuneSettings) else run_pretraining
    without = train(project, settings, context(tmp_path, "without"))
    assert same_weights(with_one, getattr(without, "model", without))


def test_a_preflight_leaves_random_state_and_folder_as_they_were(project, tmp_path, pretraining_work):
    before = torch.random.get_rng_state(), np.random.get_state()[1].tolist()
    there = {path.name for path in project.folder.iterdir()}
    report = rehearse(pretraining_work, project.folder, torch.device("cpu"))
    assert torch.equal(torch.random.get_rng_state(), before[0]) and np.random.get_state()[1].tolist() == before[1]
    assert report.stages and {path.name for path in project.folder.iterdir()} == there


def test_the_run_folder_holds_nothing_of_the_rehearsal(project, tmp_path):
    folder = fly(project, pretraining(), context(tmp_path)).parent
    assert not list(folder.glob(".preflight-*"))
    steps = [event["step"] for event in RunFolder(folder).events("metrics")]
    assert sorted(set(steps)) == [2, 4]


def test_the_event_and_the_status_tell_the_time_before_the_first_step(project, tmp_path, monkeypatch):
    seen = {}

    def step(self, number):
        if self.run.id not in seen and not self.run.id.startswith(".preflight"):
            seen[self.run.id] = json.loads((self.run.folder / "status.json").read_text())
        return train_step(self, number)

    train_step = Trainer.train_step
    monkeypatch.setattr(Trainer, "train_step", step)
    folder = fly(project, pretraining("contrastive"), context(tmp_path)).parent
    (event,) = preflights(folder)
    stages = {name: StageEstimate.from_dict(stage) for name, stage in event["stages"].items()}
    assert list(stages) == ["global", "local"] and all(stage.seconds > 0 for stage in stages.values())
    assert event["seconds"] == pytest.approx(sum(stage.seconds for stage in stages.values()), rel=0.01)
    assert {check["name"] for check in event["checks"]} >= {"disk", "memory", "slices", "spacing", "intensity"}
    status = seen[folder.name]
    assert status["seconds_left"] == pytest.approx(event["seconds"], rel=0.01, abs=0.06)
    assert (status["state"], status["stage"], status["step"], status["total"]) == ("running", "global", 0, 4)


def stopped(project, settings, tmp_path, stage):
    """A training that was stopped after the first step of a stage."""
    saved = tmp_path / "run" / "checkpoints" / stage / "last.pt"
    with pytest.raises(Stopped):
        fly(project, settings, context(tmp_path, should_stop=saved.exists))
    return context(tmp_path)


def test_a_resumed_run_does_not_repeat_the_preflight(project, tmp_path):
    where = stopped(project, pretraining("contrastive"), tmp_path, "local")
    resumed = fly(project, pretraining("contrastive"), where)
    assert len(preflights(where.run.folder)) == 1
    whole = run_pretraining(project, pretraining("contrastive"), context(tmp_path, "whole"))
    assert same_weights(resumed, whole)


def test_a_resumed_run_looks_at_the_disk(project, tmp_path, monkeypatch):
    where = stopped(project, pretraining(), tmp_path, "regression")
    monkeypatch.setattr(disk, "free_bytes", lambda folder: 1000)
    with pytest.raises(SSLSegError, match="only 1 kB are free"):
        fly(project, pretraining(), where)
    assert (where.run.folder / "plan.json").exists()


def test_a_full_disk_refuses_a_run_before_any_slice_is_prepared(project, monkeypatch):
    monkeypatch.setattr(disk, "free_bytes", lambda folder: 1000)
    with pytest.raises(SSLSegError, match=r"only 1 kB are free.*Free some space"):
        pretrain(project, settings=pretraining(), options=Options("cpu"))
    folder = project.run_folder("latest")
    (event,) = preflights(folder)
    assert not event["ok"] and event["checks"][0]["severity"] == "refusal" and not event["stages"]
    assert not (folder / "slices").exists() and not (folder / "plan.json").exists()
    assert RunFolder(folder).read_result()["error"]["sentence"].startswith("The run needs")


def lowered(monkeypatch, **changes):
    """Has every measured stage end with these values."""
    run = Rehearsal.run

    def measured(self):
        estimate, device = run(self)
        return StageEstimate(**{**vars(estimate), **changes}), device

    monkeypatch.setattr(Rehearsal, "run", measured)


def test_a_run_starts_where_its_batches_fit_and_says_so(project, tmp_path, monkeypatch):
    lowered(monkeypatch, parts=2, shrinks=1)
    said = []
    folder = fly(project, pretraining(max_size=64), context(tmp_path, tell=said.append)).parent
    (event,) = RunFolder(folder).events("fallback")
    assert event["step"] == 0 and "batches of 2 slices, 2 of them a step and smaller patches" in event["text"]
    content = load_checkpoint(folder / "checkpoints/regression/last.pt", "training")
    assert (content["parts"], content["shrinks"]) == (2, 1)
    assert any("does not hold a whole batch" in text for text in said)


def test_a_lowered_run_resumes_bit_for_bit(project, tmp_path, monkeypatch):
    lowered(monkeypatch, parts=2, shrinks=1)
    whole = fly(project, pretraining(max_size=64), context(tmp_path, "whole"))
    where = stopped(project, pretraining(max_size=64), tmp_path, "regression")
    resumed = fly(project, pretraining(max_size=64), where)
    assert same_weights(whole, resumed) and len(list(where.run.events("fallback"))) == 1


def test_the_time_left_counts_validations_and_stages_to_come(project, tmp_path, monkeypatch):
    lowered(monkeypatch, step_seconds=0.0, validation_seconds=100.0, save_seconds=0.0, best_seconds=0.0)
    left = []
    write = RunFolder.write_status

    def record(self, state, **details):
        if details.get("step") == 1:
            left.append((details["stage"], details["seconds_left"]))
        write(self, state, **details)

    monkeypatch.setattr(RunFolder, "write_status", record)
    monkeypatch.setattr("SSLSegmentationLib.training.engine._LOG_EVERY", 1)
    fly(project, pretraining("contrastive"), context(tmp_path))
    # 4 steps, validated at 2 and 4: two of 100 s are left in the stage, and two more in the one to come.
    assert [(stage, round(seconds, -2)) for stage, seconds in left] == [("global", 400), ("local", 200)]


def test_the_counts_told_from_records_are_those_of_the_run(project, tmp_path):
    case = project.cases(Role.TRAIN)[0]
    across = int(np.argmax(case.spacing_mm))
    add_label(project, case, case.label_path, annotated_slices=[3, 4, 7], annotated_axis=across)
    for prepare, settings, run in (
        (prepare_pretraining, pretraining("contrastive"), run_pretraining),
        (prepare_finetuning, finetuning(), run_finetuning),
    ):
        seen = {}
        where = context(tmp_path, run.__name__)
        where.before_stage = lambda trainer, seen=seen: seen.update({trainer.stage: trainer})
        from_records = prepare(project, settings)
        run(project, settings, where)
        from_slices = prepare(None, settings, folder=where.run.folder)  # as on another machine: slices, and no project
        for work in (from_records, from_slices):
            assert [stage.name for stage in work.stages] == list(seen)
            for stage in work.stages:
                trainer = seen[stage.name]
                assert (stage.steps, stage.steps_per_epoch) == (trainer.total, trainer.objective.steps_per_epoch)
                assert stage.validations == -(-trainer.total // trainer.interval)
                assert stage.validation_slices == trainer.objective.validation_slices
        assert from_records.shape == from_slices.shape


def test_a_check_on_a_sample_tells_the_same_course(project, pretraining_work):
    report = rehearse(pretraining_work, project.folder, torch.device("cpu"))
    assert not report.refusals and report.preparing_seconds > 0 and report.seconds > report.preparing_seconds
    assert {stage.steps for stage in report.stages.values()} == {4}


def test_a_check_without_room_measures_nothing(project, pretraining_work, monkeypatch):
    monkeypatch.setattr(disk, "free_bytes", lambda folder: 1000)
    report = rehearse(pretraining_work, project.folder, torch.device("cpu"))
    assert [check.name for check in report.refusals] == ["disk"] and not report.stages


def test_a_check_without_memory_is_a_refusal(project, pretraining_work, monkeypatch):
    monkeypatch.setattr(flight.memory, "available_bytes", lambda: 1000)
    report = rehearse(pretraining_work, project.folder, torch.device("cpu"))
    assert [(check.name, check.severity) for check in report.refusals] == [("memory", Severity.REFUSAL)]
    assert report.seconds is None


def test_memory_that_nobody_tells_is_said(project, pretraining_work, monkeypatch):
    monkeypatch.setattr(flight.memory, "used_bytes", lambda: None)
    monkeypatch.setattr(flight.memory, "available_bytes", lambda: None)
    report = rehearse(pretraining_work, project.folder, torch.device("cpu"))
    (check,) = [check for check in report.checks if check.name == "memory"]
    assert check.severity is Severity.OK and "does not say" in check.sentence


def test_what_a_killed_check_has_left_goes_in_time(project, pretraining_work):
    old, new = project.folder / ".preflight-old", project.folder / ".preflight-new"
    for folder in (old, new):
        folder.mkdir()
    os.utime(old, (1, 1))
    rehearse(pretraining_work, project.folder, torch.device("cpu"))
    assert not old.exists() and new.exists()


def test_a_training_elsewhere_is_described_by_its_slices(project, tmp_path):
    where = context(tmp_path)
    run_finetuning(project, finetuning(), where)
    (where.run.folder / "checkpoints").rename(tmp_path / "away")
    fly(None, finetuning(), where)
    (event,) = preflights(where.run.folder)
    assert event["ok"] and {check["name"] for check in event["checks"]} >= {"disk", "labels", "memory", "intensity"}
