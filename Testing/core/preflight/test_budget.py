"""A time budget is kept: what fits is worked out once, from what was measured, and never changes again."""

import json
from dataclasses import replace

import pytest

from SSLSegmentationLib.api import Options, check_finetuning
from SSLSegmentationLib.core.errors import ProjectError, SettingsError, SSLSegError
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.run import execute_finetuning, prepare_finetuning
from SSLSegmentationLib.preflight import Preflight, PreflightReport
from SSLSegmentationLib.preflight.budget import FILE, fit, lengthen, measuring_seconds, read_lengths, settled
from SSLSegmentationLib.preflight.rehearsal import Rehearsal
from SSLSegmentationLib.preflight.report import StageEstimate
from SSLSegmentationLib.pretraining import run_pretraining
from SSLSegmentationLib.pretraining.run import execute_pretraining, prepare_pretraining
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import RunContext, Stopped, load_checkpoint
from SSLSegmentationLib.training.distributed import Ranks

from .conftest import finetuning, pretraining


def measured(work, step=0.5, ending=0.0, **times):
    """A report as if steps of all stages had been timed."""
    times = {"validation_seconds": 2.0, "save_seconds": 0.1, "best_seconds": 0.05, **times}
    report = PreflightReport("cpu", ending_seconds=ending)
    for stage in work.stages:
        report.stages[stage.name] = StageEstimate(stage.steps, stage.validations, step, **times)
    return report


def work_of(project, minutes, slices=1000, **changes):
    work = prepare_finetuning(project, replace(finetuning(steps=300), minutes=minutes))
    return replace(work, stages=tuple(replace(stage, train_slices=slices) for stage in work.stages), **changes)


@pytest.mark.parametrize("minutes", [1.0, 3.0, 60.0, 480.0])
@pytest.mark.parametrize(("step", "validation", "ending"), [(0.02, 0.1, 1), (0.2, 2, 10), (0.4, 0, 0)])
def test_what_is_worked_out_fills_the_minutes(project, minutes, step, validation, ending):
    work = work_of(project, minutes)
    report = measured(work, step, ending, validation_seconds=validation)
    lengthen(report, fit(work, report, spent=8.0))
    assert not report.refusals
    assert 0.9 * 60 * minutes < 8.0 + report.seconds <= 60 * minutes
    (estimate,) = report.stages.values()
    assert estimate.validations <= 40
    assert estimate.validations == 1 or estimate.validations * estimate.validation_cost < 0.11 * estimate.seconds


def test_stages_share_the_minutes_as_in_their_preset(project):
    settings = replace(pretraining("contrastive", steps=400), minutes=10.0)
    own, optimisation = settings.stages["local"]
    settings = replace(settings, stages={**settings.stages, "local": (own, replace(optimisation, steps=200))})
    work = prepare_pretraining(project, settings)
    report = measured(work, 0.25)
    lengths = fit(work, report, 0.0)
    lengthen(report, lengths)
    assert lengths["global"][0] == pytest.approx(2 * lengths["local"][0], rel=0.01)
    assert 540 < report.seconds <= 600


def test_few_annotated_slices_are_not_trained_on_for_ever(project, monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.training.presets.MOST_STEPS", {0: ((20, 100),), 10: ((20, 200), (40, 400))})
    for minutes, slices, most in ((5.0, 20, 100), (10.0, 20, 200), (60.0, 21, 400), (5.0, 21, None)):
        work = work_of(project, minutes, slices)
        report = measured(work, 0.1)
        ((steps, _),) = fit(work, report, 0.0).values()
        assert steps == most if most else steps > 1000
        assert ("ends earlier" in report.checks[-1].sentence) == bool(most)
    work = prepare_pretraining(project, replace(pretraining(), minutes=5.0))
    ((steps, _),) = fit(work, measured(work, 0.1), 0.0).values()
    assert steps > 1000  # images without labels are another matter


@pytest.mark.parametrize("step", [0.3, 2.0, 40.0])
def test_too_few_minutes_are_refused_with_how_many_would_do(project, step):
    work = work_of(project, 1.0)
    report = measured(work, step, ending=15.0)
    assert fit(work, report, spent=40.0) == {}
    (refusal,) = report.refusals
    assert refusal.sentence.startswith("1 minute is too short for these cases on this computer")
    assert "take about 55 s, and the fewest steps that make sense" in refusal.sentence and report.seconds is None
    enough = float(refusal.remedy.split("Give it ")[1].split(" minutes")[0])
    work = replace(work, settings=replace(work.settings, minutes=enough))
    assert fit(work, measured(work, step, ending=15.0), spent=40.0)
    work = replace(work, settings=replace(work.settings, minutes=enough - 1))
    assert not fit(work, measured(work, step, ending=15.0), spent=40.0)


def test_what_decides_its_steps_by_itself_is_left_alone(project):
    work = work_of(project, 1.0)
    report = measured(work, 0.1, own_steps=True)
    before = report.seconds
    assert fit(work, report, 5.0) == {}
    assert report.seconds == before and not report.refusals and "not trained in steps" in report.checks[-1].sentence


def test_a_backbone_that_decides_the_rest_is_said(project):
    work = work_of(project, 3.0, fixed_by="Pixels are those of the pretraining.")
    report = measured(work)
    fit(work, report, 5.0)
    assert report.checks[-1].sentence.endswith("steps. Pixels are those of the pretraining.")


def test_measuring_takes_a_small_part_of_the_minutes():
    assert measuring_seconds(0.0, 20.0) == 20.0
    assert measuring_seconds(1.0, 20.0) == pytest.approx(6.0)
    assert measuring_seconds(60.0, 20.0) == 20.0


# ---------------------------------------------------------------------- runs
@pytest.fixture
def pace(monkeypatch):
    """Has every step be measured as 4 s until it is set otherwise."""
    times = {"step_seconds": 4.0}

    def run(self):
        costs = {"validation_seconds": 1.0, **times}
        return StageEstimate(self.work.steps, self.work.validations, **costs), self.device

    monkeypatch.setattr(Rehearsal, "run", run)
    monkeypatch.setattr("SSLSegmentationLib.finetuning.slices.ending_seconds", lambda *arguments: 3.0)
    monkeypatch.setattr("SSLSegmentationLib.preflight.budget._LEAST_STEPS", 2)
    return times


def context(tmp_path, name="run", **how):
    (tmp_path / name).mkdir(exist_ok=True)
    return RunContext(RunFolder(tmp_path / name), **how)


def fly(project, settings, where, clock=lambda: 0.0):
    """A training as a job does it, by a clock that stands still."""
    folder, fine = where.run.folder, isinstance(settings, FinetuneSettings)
    settings = settled(folder, settings)
    preflight, prepare = Preflight(where, clock), prepare_finetuning if fine else prepare_pretraining
    setup = prepare(project, settings, folder=folder)
    preflight.attach(setup)
    return execute_finetuning(setup, project, where).model if fine else execute_pretraining(setup, project, where)


def state(path):
    return {name: tensor.tolist() for name, tensor in load_checkpoint(path, "backbone", "model")["state"].items()}


@pytest.mark.parametrize("settings", [pretraining(), finetuning()], ids=["pre", "fine"])
def test_a_run_in_minutes_equals_one_of_so_many_steps(project, tmp_path, pace, settings):
    said = []
    budgeted = replace(settings, minutes=0.5)
    path = fly(project, budgeted, context(tmp_path, tell=said.append))
    lengths = read_lengths(path.parent)
    ((steps, every),) = lengths.values()
    assert 4 <= steps <= 7 and said[-2].startswith(f"0.5 minutes on this computer come to {steps} steps")
    assert f"({steps} steps of 4 s" in said[-1]
    plain = settings.lasting(lengths)
    train = run_finetuning if isinstance(settings, FinetuneSettings) else run_pretraining
    other = train(project, plain, context(tmp_path, "plain"))
    assert state(path) == state(getattr(other, "model", other))
    (event,) = RunFolder(path.parent).events("preflight")
    assert next(iter(event["stages"].values()))["steps"] == steps
    acted = load_checkpoint(path, "backbone", "model")["settings"]
    optimisation = acted["optimisation"] if "optimisation" in acted else acted["stages"]["regression"]["optimisation"]
    assert (optimisation["steps"], optimisation["validate_every"], acted["minutes"]) == (steps, every, 0.5)


def test_a_stopped_run_keeps_its_steps_on_a_slower_computer(project, tmp_path, pace):
    settings = replace(finetuning(), minutes=0.5)
    whole = fly(project, settings, context(tmp_path, "whole"))
    saved = tmp_path / "run" / "checkpoints" / "finetune" / "last.pt"
    with pytest.raises(Stopped):
        fly(project, settings, context(tmp_path, should_stop=saved.exists))
    before = (tmp_path / "run" / FILE).read_bytes()
    pace["step_seconds"] = 9.0
    (tmp_path / "run" / "events.jsonl").unlink()  # nothing tells what was measured: it is measured again
    resumed = fly(project, settings, context(tmp_path))
    assert state(resumed) == state(whole) and (tmp_path / "run" / FILE).read_bytes() == before
    (event,) = RunFolder(tmp_path / "run").events("preflight")
    assert event["stages"]["finetune"]["steps"] == read_lengths(tmp_path / "run")["finetune"][0]


def test_a_run_whose_steps_are_lost_does_not_go_on_with_others(project, tmp_path, pace):
    settings = replace(finetuning(), minutes=0.5)
    saved = tmp_path / "run" / "checkpoints" / "finetune" / "last.pt"
    with pytest.raises(Stopped):
        fly(project, settings, context(tmp_path, should_stop=saved.exists))
    (tmp_path / "run" / FILE).unlink()
    with pytest.raises(ProjectError, match=rf"its? 0.5 minutes when it began, but '{FILE}'.*missing"):
        fly(project, settings, context(tmp_path))


@pytest.mark.parametrize(
    "stages",
    [None, [], {"finetune": {"steps": 3}}, {"finetune": {"steps": 0, "validate_every": 1}}, {"finetune": 7}],
)
def test_a_damaged_record_is_refused(tmp_path, stages):
    content = {"format_version": 1, "minutes": 1, "stages": stages}
    (tmp_path / FILE).write_text(json.dumps(content))
    with pytest.raises(ProjectError, match=r"time budget of the run.*damaged"):
        read_lengths(tmp_path)


def test_minutes_that_preparing_alone_takes_are_refused_while_it_prepares(project, tmp_path, pace):
    times = iter(range(0, 10_000, 25))  # a volume takes 25 s
    with pytest.raises(
        SSLSegError, match=r"1 minute is too short.*preparing the volumes alone takes about 1 min 15 s"
    ) as refused:
        fly(project, replace(finetuning(), minutes=1.0), context(tmp_path), lambda: float(next(times)))
    assert "Give it 3 minutes or more" in refused.value.hint
    assert not (tmp_path / "run" / "plan.json").exists() and not (tmp_path / "run" / FILE).exists()


def test_several_processes_and_minutes_do_not_go_together(project, tmp_path):
    settings = replace(finetuning(), minutes=1.0)
    where = context(tmp_path, ranks=Ranks(0, 2))
    with pytest.raises(SettingsError, match="one process"):
        Preflight(where).attach(prepare_finetuning(project, settings, folder=where.run.folder))


def test_a_check_tells_the_steps_and_the_whole_time(project, pace):
    report = check_finetuning(project, None, replace(finetuning(), minutes=0.5), options=Options("cpu"))
    assert report.ending_seconds == 3.0 and not report.refusals
    assert 20 < report.seconds <= 30
    assert "checking the model at the end 3 s" in str(report) and "0.5 minutes on this computer come to" in str(report)
