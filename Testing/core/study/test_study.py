"""A whole study on the small synthetic cohort: files, resumption, processes, and what it may not look at."""

import multiprocessing
import shutil
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import DataError, ProjectError, SettingsError
from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.jobs.requests import StudyRequest
from SSLSegmentationLib.pretraining import plan_pretraining
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder, Stopped
from SSLSegmentationLib.project.shipped import is_shipped
from SSLSegmentationLib.study import Start, StudySettings, check_study, run_study
from SSLSegmentationLib.study.cells import Place, finetuning_settings, pretraining_settings
from SSLSegmentationLib.study.design import FinetuningCell, PretrainingCell, result_cells
from SSLSegmentationLib.study.same_recipe import refuse_another_recipe
from SSLSegmentationLib.training import RunContext, load_checkpoint, save_checkpoint

TINY = StudySettings(
    starts=("scratch", "regression", "scratch-longer"),
    yardsticks=False,
    tune_longer=False,  # test_design.py
    counts=(1,),
    draws_few=2,
    rate_draws=1,
    rates=(1e-3, 5e-3),
    max_size=32,
    widths=(4, 8),
    pretraining_length=0.008,
    finetuning_length=0.01,
    resamples=200,
)


#: Without a pretraining and with one rate these do nothing.
IDLE = {"rate_draws": 2, "pretraining_length": 1.0}


def begin(project, settings=TINY):
    return StudyRequest(settings).write(project)


@pytest.fixture(scope="module")
def study(cohort, tmp_path_factory):
    project = Project.create(tmp_path_factory.mktemp("study") / "project")
    import_dataset(project, cohort, link=True)
    run = begin(project)
    return run_study(project, TINY, RunContext(run)), run, project


def test_a_study_writes_its_tables_and_curves_and_learns_from_no_test_case(study):
    report, run, project = study
    assert [(row.count, row.start, row.draws) for row in report.rows] == [
        *((1, start, 2) for start in TINY.starts),
        *((2, start, 1) for start in TINY.starts),
    ]
    assert report.rows[0].gain is None
    assert report.rows[1].gain.low <= report.rows[1].gain.mean <= report.rows[1].gain.high
    for name in ("study.md", "study.json", "cells.csv", "curve.png", "examples.png", "choices.json"):
        assert (run.folder / name).stat().st_size > 0
    text = (run.folder / "study.md").read_text(encoding="utf-8")
    assert "1 test cases" in text
    assert "1 + 1 labelled cases" in text
    assert "| 1 | 1 + 1 | regression | " in text and "p (Holm)" in text
    assert "too narrow where there are fewer than five draws" in text
    assert "times the finetuning steps" in text and "with the learning rates of scratch" in text
    assert " slices to learn from" in text and "without test cases (inductive)" in text
    assert (
        "sslseg study project --starts scratch regression scratch-longer --no-yardsticks --counts 1 --draws-few 2 "
        in text
    )
    assert "more than" not in text or "more than 2" in text  # no count that scratch was not trained with
    assert read_json(run.folder / "choices.json")["longer"] > 1

    test = {case.id for case in project.cases(Role.TEST)}
    plans = [read_json(path) for path in run.folder.glob("cells/*/plan.json")]
    assert len(plans) > 8
    for plan in plans:
        assert not test & {case["id"] for part in ("train", "validation", "unlabelled") for case in plan[part]}
    (masks,) = {len(list(folder.glob("*.seg.nrrd"))) for folder in run.folder.glob("cells/scratch-n1-d0*/examples")}
    assert masks == 1


@pytest.fixture(scope="module")
def roles_to_change(cohort, tmp_path_factory):
    project = Project.create(tmp_path_factory.mktemp("roles") / "project")
    import_dataset(project, cohort, link=True)
    return project


@hypothesis_settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(list(Role)), min_size=6, max_size=6), st.integers(0, 99))
def test_whatever_the_roles_no_test_case_is_learnt_from(roles_to_change, roles, seed):
    project = roles_to_change
    for case, role in zip(project.cases(), roles, strict=True):
        if case.role is not role:
            project.set_role(case, role, force=True)
    test = {case.id for case in project.cases(Role.TEST)}
    settings = replace(TINY, starts=("scratch", "mim", "scratch:mean_teacher"), seed=seed, all_labels=False)
    try:
        ids = check_study(project, settings)
        cells = result_cells(settings, ids, {start: {1: 1e-3, len(ids): 1e-3} for start in settings.starts})
        plans = [plan_pretraining(project, pretraining_settings(settings, PretrainingCell("mim")))]
        for cell in cells:
            plans.append(plan_finetuning(project, finetuning_settings(settings, cell), None, list(cell.cases)))
    except DataError:
        return  # a role is missing, and nothing is trained
    for plan in plans:
        used = {case.id for part in (plan.train, plan.validation, getattr(plan, "unlabelled", ())) for case in part}
        assert used and not used & test


def test_yardsticks_are_in_the_table_the_csv_the_statistics_and_the_pictures(project):
    fewer = {"counts": (1,), "draws_few": 2, "all_labels": False, "rates": (5e-3,)}
    settings = replace(TINY, starts=("plain-loop", "scratch"), yardsticks=True, **fewer, **IDLE)
    run = begin(project, settings)
    report = run_study(project, settings, RunContext(run))
    names = ["place-only", "probe-only", "drafts-alone", "plain-loop", "scratch"]
    rows = {row.start: row for row in report.rows}
    assert list(rows) == names
    for name in names[:4]:
        row = rows[name]
        assert row.draws == 2 and row.gain.low <= row.gain.mean <= row.gain.high
        assert 0 <= row.p <= 1 and row.p_holm is None and row.structures.keys() == rows["scratch"].structures.keys()
        assert name in report.gains and name in report.worths
    assert rows["place-only"].rate is rows["probe-only"].rate is None and rows["plain-loop"].rate == 5e-3
    assert rows["probe-only"].dice.mean > max(rows[name].dice.mean for name in names[3:])  # which have a few steps

    lines = (run.folder / "cells.csv").read_text(encoding="utf-8").splitlines()
    (head, *cells) = [line.split(",") for line in lines]
    (case,) = [column.removeprefix("dice ") for column in head if column.startswith("dice ")]
    assert f"hd95_mm {case}" in head
    same = {name: sorted([*cell[1:3], cell[7]] for cell in cells if cell[0] == name) for name in names}
    assert all(draws == same["scratch"] and len(draws) == 2 for draws in same.values())
    assert "| 1 | 1 + 1 | probe-only | – | 2 |" in report.markdown
    assert (
        "Found by a solver, without learning rate and steps: place-only, probe-only, drafts-alone." in report.markdown
    )
    assert "**probe-only** is better than scratch with N = 1: there seconds without a network" in report.markdown
    assert "only 2 choices of labelled cases" in report.markdown and "Only 1 test case:" in report.markdown
    assert read_json(run.folder / "study.json")["cautions"] == report.cautions
    test = {case.id for case in project.cases(Role.TEST)}
    for name in names[:3]:
        folder = run.folder / "cells" / f"{name}-n1-d0"
        assert len(list((folder / "examples").glob("*.seg.nrrd"))) == 1 and not (folder / "slices").exists()
        plan = read_json(folder / "plan.json")
        assert not test & {case["id"] for part in ("train", "validation", "unlabelled") for case in plan[part]}


def test_a_finished_study_does_nothing_again(study, monkeypatch):
    report, run, project = study
    monkeypatch.setattr("SSLSegmentationLib.study.cells.run_finetuning", lambda *_: pytest.fail("trained again"))
    monkeypatch.setattr("SSLSegmentationLib.study.cells.run_pretraining", lambda *_: pytest.fail("trained again"))
    assert run_study(project, TINY, RunContext(run)).markdown == report.markdown


def test_a_study_without_the_control_of_the_same_time_says_so(study, tmp_path):
    whole, run, project = study
    shutil.copytree(run.folder, tmp_path / "run")
    fewer = replace(TINY, starts=("scratch", "regression"))
    text = run_study(project, fewer, RunContext(RunFolder(tmp_path / "run"))).markdown
    assert "a gain may be one of time (control: scratch-longer)" in text
    assert "a gain may be one of time" not in whole.markdown


def test_a_study_of_another_recipe_is_not_gone_on_with_and_loses_nothing(study, tmp_path):
    """As after an update that gave its preset other settings."""
    _, run, project = study
    older = shutil.copytree(run.folder, tmp_path / "older")
    for path in older.glob("cells/*/model.pt"):
        content = load_checkpoint(path, "model")
        content["settings"]["optimisation"]["weight_decay"] = 1e-4
        save_checkpoint(path, "model", content)
    run_study(project, TINY, RunContext(RunFolder(older)))  # is finished: its report can be written again
    for path in older.glob("cells/scratch-n1-d1-*/result.json"):
        path.unlink()
    before = sorted(path.relative_to(older) for path in older.rglob("*"))
    with pytest.raises(ProjectError, match="preset 'quick' trains in another way"):
        run_study(project, TINY, RunContext(RunFolder(older)))
    assert sorted(path.relative_to(older) for path in older.rglob("*")) == before


def test_a_yardstick_whose_recipe_never_changes_does_not_vouch_for_the_others(study, tmp_path):
    _, run, _ = study
    older = shutil.copytree(run.folder, tmp_path / "older")
    place = Place(older, tmp_path, TINY)
    refuse_another_recipe(place)
    scratch = next(older.glob("cells/scratch-n1-d0-*"))
    plain = shutil.copytree(scratch, scratch.with_name(scratch.name.replace("scratch", "plain-loop")))
    result, content = read_json(plain / "result.json"), load_checkpoint(plain / "model.pt", "model")
    cell = FinetuningCell(Start("plain-loop"), 1, 0, tuple(result["cases"]), result["rate"])
    write_json(plain / "result.json", result | {"start": "plain-loop"})
    save_checkpoint(plain / "model.pt", "model", content | {"settings": finetuning_settings(TINY, cell).to_job()})
    for path in older.glob("cells/[rs]*/model.pt"):
        content = load_checkpoint(path, "model")
        content["settings"]["optimisation"]["weight_decay"] = 1e-4
        save_checkpoint(path, "model", content)
    with pytest.raises(ProjectError, match="preset 'quick' trains in another way"):
        refuse_another_recipe(place)


def test_a_stopped_study_goes_on_cell_by_cell_and_ends_as_if_it_had_not_been(study, project):
    whole = study[0]
    run, asked = begin(project), 0

    def should_stop():
        nonlocal asked
        asked += 1
        return asked % 7 == 0  # again and again, within trainings and between them

    for _ in range(100):
        try:
            report = run_study(project, TINY, RunContext(run, should_stop=should_stop))
            break
        except Stopped:
            continue
    dice = [(row.start, row.count, row.dice) for row in whole.rows if row.start != "scratch-longer"]
    assert [(row.start, row.count, row.dice) for row in report.rows if row.start != "scratch-longer"] == dice


@pytest.fixture
def loaded_processes(monkeypatch):
    """Processes that begin with torch loaded, where the system knows such; what they are given is pickled as always."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        server = multiprocessing.get_context("forkserver")
        server.set_forkserver_preload(["torch._dynamo", "SSLSegmentationLib.study.run"])
        monkeypatch.setattr("SSLSegmentationLib.study.run.get_context", lambda method: server)


def test_two_processes_find_what_one_finds(study, project, loaded_processes):
    settings = replace(TINY, starts=("scratch",), processes=2, pretraining_length=1.0)
    run = begin(project, settings)
    report = run_study(project, settings, RunContext(run))
    one = [row.dice for row in study[0].rows if row.start == "scratch"]
    assert [row.dice for row in report.rows] == one


def test_what_cannot_work_is_refused_before_anything_is_trained(project):
    with pytest.raises(SettingsError, match="no pretraining method 'nonsense'"):
        check_study(project, replace(TINY, starts=("scratch", "nonsense")))
    for start in ("intermodal", "intermodal-placebo"):
        with pytest.raises(SettingsError, match="'intermodal' is pretrained for projections, which make flat"):
            check_study(project, replace(TINY, starts=("scratch", start)))
    with pytest.raises(SettingsError, match="strategy cannot be 'nonsense'"):
        check_study(project, replace(TINY, starts=("scratch", "regression:nonsense")))
    with pytest.raises(SettingsError, match="needs a pretrained backbone"):
        check_study(project, replace(TINY, starts=("scratch", "scratch:linear_probe")))
    semi = replace(TINY, starts=("scratch", "regression:mean_teacher@0.1"))
    assert check_study(project, semi) == [case.id for case in project.cases(Role.TRAIN)]
    for case in project.cases(Role.UNLABELLED):
        project.set_role(case, Role.TEST)
    with pytest.raises(DataError, match=r"'regression:mean_teacher@0\.1' needs images without labels"):
        check_study(project, semi)
    check_study(project, replace(semi, all_labels=False))
    for case in project.cases(Role.TEST):
        project.set_role(case, Role.UNLABELLED, force=True)
    with pytest.raises(DataError, match="needs labelled test cases"):
        check_study(project, TINY)


@pytest.mark.skipif(not is_shipped(), reason="this version has no starter")
def test_the_starter_is_a_start_without_a_pretraining(project, tmp_path):
    settings = replace(TINY, starts=("scratch", "starter"), widths=(), draws_few=1, all_labels=False)
    settings = replace(settings, rates=(1e-3,), **IDLE)
    run = begin(project, settings)
    report = run_study(project, settings, RunContext(run))
    assert [row.start for row in report.rows] == ["scratch", "starter"]
    (folder,) = (folder for folder in (run.folder / "cells").iterdir() if folder.name.startswith("starter"))
    assert load_checkpoint(folder / "model.pt", "model")["backbone"]["method"] == "starter"


def test_the_starter_is_not_compared_with_another_network(project):
    with pytest.raises(SettingsError, match="another network"):
        check_study(project, replace(TINY, starts=("scratch", "starter")))
