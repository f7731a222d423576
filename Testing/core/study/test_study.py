"""A whole study on the small synthetic cohort: files, resumption, processes, and what it may not look at."""

from dataclasses import replace

import pytest

from SSLSegmentationLib.errors import DataError, SettingsError
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.run_requests import new_study
from SSLSegmentationLib.runs import RunFolder, Stopped
from SSLSegmentationLib.storage import read_json
from SSLSegmentationLib.study import StudySettings, check_study, run_study
from SSLSegmentationLib.training import RunContext

TINY = StudySettings(
    starts=("scratch", "regression", "scratch-longer"),
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


def begin(project, settings=TINY):
    return RunFolder(new_study(project, settings).folder)


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
    for name in ("study.md", "study.json", "cells.csv", "curve.png", "choices.json"):
        assert (run.folder / name).stat().st_size > 0
    text = (run.folder / "study.md").read_text(encoding="utf-8")
    assert "1 test cases" in text
    assert "1 + 1 labelled cases" in text
    assert "more than" not in text or "more than 2" in text  # no count that scratch was not trained with
    assert read_json(run.folder / "choices.json")["longer"] > 1

    test = {case.id for case in project.cases(Role.TEST)}
    plans = [read_json(path) for path in run.folder.glob("cells/*/plan.json")]
    assert len(plans) > 8
    for plan in plans:
        assert not test & {case["id"] for part in ("train", "validation", "unlabelled") for case in plan[part]}
    (masks,) = {len(list(folder.glob("*.seg.nrrd"))) for folder in run.folder.glob("cells/scratch-n1-d0*/examples")}
    assert masks == 1


def test_a_finished_study_does_nothing_again(study, monkeypatch):
    report, run, project = study
    monkeypatch.setattr("SSLSegmentationLib.study.cells.run_finetuning", lambda *_: pytest.fail("trained again"))
    monkeypatch.setattr("SSLSegmentationLib.study.cells.run_pretraining", lambda *_: pytest.fail("trained again"))
    assert run_study(project, TINY, RunContext(run)).markdown == report.markdown


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


def test_two_processes_find_what_one_finds(study, project):
    settings = replace(TINY, starts=("scratch",), processes=2)
    run = begin(project, settings)
    report = run_study(project, settings, RunContext(run))
    one = [row.dice for row in study[0].rows if row.start == "scratch"]
    assert [row.dice for row in report.rows] == one


def test_what_cannot_work_is_refused_before_anything_is_trained(project):
    with pytest.raises(SettingsError, match="no pretraining method 'nonsense'"):
        check_study(project, replace(TINY, starts=("scratch", "nonsense")))
    for start in ("intermodal", "intermodal-placebo"):
        with pytest.raises(SettingsError, match="'intermodal' is pretrained on volumes for flat masks"):
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
