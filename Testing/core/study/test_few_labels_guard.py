"""The guard of the recipe: who is tested, and when it fails."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from SSLSegmentationLib.finetuning import settings as finetuning
from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.study import StudySettings

_FILE = Path(__file__).resolve().parents[2] / "campaigns" / "few_labels_guard.py"


@pytest.fixture(scope="module")
def guard():
    specification = importlib.util.spec_from_file_location("few_labels_guard", _FILE)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def lines(*dices, cases="a"):
    return [{"draw": str(draw), "trained_on": cases, "dice": str(dice)} for draw, dice in enumerate(dices)]


@pytest.mark.parametrize(
    ("now", "before", "well"),
    [
        ((0.7, 0.6, 0.65), (0.7, 0.6, 0.65), True),
        ((0.68, 0.58, 0.64), (0.7, 0.6, 0.65), True),  # less than 0.03
        ((0.6, 0.5, 0.56), (0.7, 0.6, 0.65), False),
        ((0.9, 0.4, 0.5), (0.7, 0.6, 0.65), True),  # -0.05, but the draws disagree
        ((0.8, 0.7, 0.75), (0.7, 0.6, 0.65), True),
    ],
)
def test_it_fails_where_the_draws_agree_that_masks_are_worse(guard, now, before, well):
    assert guard.verdict(lines(*now), lines(*before))[0] is well


def test_without_figures_of_the_same_cases_it_fails_and_says_so(guard):
    well, words = guard.verdict(lines(0.7, 0.7), lines(0.7, 0.7, cases="b"))
    assert not well and "nothing to compare with" in words


def test_it_tests_training_cases_only_and_writes_down_what_it_measured(guard, tmp_path, monkeypatch):
    quick = finetuning.PRESETS["quick"]
    tiny = replace(
        quick, network=UNetSettings(widths=(8, 16)), max_size=32, optimisation=replace(quick.optimisation, steps=2)
    )
    monkeypatch.setitem(finetuning.PRESETS, "quick", tiny)
    sizes = CohortSettings(cases=6, training=4, validation=1, test=1, size=48)
    description = write_cohort(tmp_path / "cohort", sizes)
    project = guard.held_out_project(description, tmp_path / "project")
    assert [len(project.cases(role)) for role in (Role.TRAIN, Role.VALIDATION, Role.TEST)] == [2, 1, 2]
    few = {"counts": (1,), "all_labels": False, "draws_few": 2, "rates": (1e-3,)}
    settings = StudySettings(("scratch",), yardsticks=False, **few)
    rows = guard.measured(project, "synthetic", settings)
    guard.write_rows(tmp_path / "figures.csv", guard.COLUMNS, rows)
    assert guard.read_rows(tmp_path / "figures.csv") == rows and len(rows) == 2
    assert {row["trained_on"] for row in rows} <= {case.id for case in project.cases(Role.TRAIN)}
    assert guard.held_out_project(description, tmp_path / "project").folder == project.folder
