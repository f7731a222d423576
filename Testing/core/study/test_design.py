"""Draws are nested, cells are complete, and nothing is drawn that may not be."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.errors import DataError, SettingsError
from SSLSegmentationLib.study import Start, StudySettings
from SSLSegmentationLib.study.design import draw_cases, rate_cells, result_cells
from SSLSegmentationLib.study.run import chosen_rates

IDS = [f"case-{number:03}" for number in range(9)]


@given(st.permutations(IDS), st.integers(0, 50), st.integers(0, 1000))
def test_draws_are_nested_distinct_cases_whatever_the_order_of_the_ids(ids, draw, seed):
    drawn = [draw_cases(ids, count, draw, seed) for count in range(1, len(IDS) + 1)]
    for smaller, larger in itertools.pairwise(drawn):
        assert larger[: len(smaller)] == smaller
    assert sorted(drawn[-1]) == IDS
    assert drawn[3] == draw_cases(IDS, 4, draw, seed)


def test_draws_differ():
    assert len({draw_cases(IDS, 2, draw, 0) for draw in range(20)}) > 10


def test_more_cases_than_there_are_cannot_be_drawn():
    with pytest.raises(DataError, match="asks for 10 labelled training cases, and there are 9"):
        draw_cases(IDS, 10, 0, 0)


def test_every_start_is_trained_on_the_same_draws():
    settings = StudySettings(starts=("scratch", "regression", "regression:full"), counts=(1, 4, 20))
    cells = result_cells(settings, IDS, dict.fromkeys(settings.starts, 1e-3))
    per_start = {
        start: {(c.count, c.draw, c.cases) for c in cells if str(c.start) == start} for start in settings.starts
    }
    assert per_start["scratch"] == per_start["regression"] == per_start["regression:full"]
    assert sorted((count, draw) for count, draw, _ in per_start["scratch"]) == [
        *((1, draw) for draw in range(5)),
        *((4, draw) for draw in range(3)),
        (9, 0),
    ]
    assert len({cell.name for cell in cells}) == len(cells)


def test_learning_rates_are_chosen_for_each_start_apart_by_validation():
    settings = StudySettings(starts=("scratch", "regression", "scratch-longer"), rates=(1e-3, 2e-3))
    cells = rate_cells(settings, IDS)
    assert [(str(cell.start), cell.rate, cell.purpose) for cell in cells] == [
        ("scratch", 1e-3, "rate"),
        ("scratch", 2e-3, "rate"),
        ("regression", 1e-3, "rate"),
        ("regression", 2e-3, "rate"),
    ]
    dice = {("scratch", 1e-3): 0.5, ("scratch", 2e-3): 0.6, ("regression", 1e-3): 0.7, ("regression", 2e-3): 0.7}
    tried = [{"start": start, "rate": rate, "validation_dice": value} for (start, rate), value in dice.items()]
    assert chosen_rates(settings, tried) == {"scratch": 2e-3, "regression": 1e-3, "scratch-longer": 2e-3}


def test_one_learning_rate_needs_no_choice():
    settings = StudySettings(rates=(3e-3,))
    assert rate_cells(settings, IDS) == []
    assert chosen_rates(settings, []) == {"scratch": 3e-3, "contrastive": 3e-3}


def test_a_study_compares_with_scratch_and_names_nothing_twice():
    with pytest.raises(SettingsError, match="compares with training from scratch"):
        StudySettings(starts=("regression",))
    with pytest.raises(SettingsError, match="none or repeat"):
        StudySettings(counts=(1, 1))


def test_starts_are_written_as_they_are_read():
    assert Start.parse("pix2rep:linear_probe") == Start("pix2rep", "linear_probe")
    assert str(Start.parse("pix2rep:linear_probe")) == "pix2rep:linear_probe"
    assert Start.parse("scratch").method is None
    slower = Start.parse("pix2rep:full@0.1")
    assert slower == Start("pix2rep", "full", 0.1) and str(slower) == "pix2rep:full@0.1"
    with pytest.raises(SettingsError, match=r"'mim:full@slow'.*'mim:full@0.1'"):
        Start.parse("mim:full@slow")


def test_settings_survive_the_request():
    settings = StudySettings(starts=("scratch", "regression"), widths=(8, 16), counts=(2,))
    assert StudySettings.from_job(settings.to_job()) == settings
