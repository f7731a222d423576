"""Draws are nested, cells are complete, and nothing is drawn that may not be."""

import argparse
import itertools
import shlex
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.errors import DataError, SettingsError
from SSLSegmentationLib.pretraining import DEFAULT_METHOD
from SSLSegmentationLib.settings import add_arguments, overrides
from SSLSegmentationLib.study import Start, StudySettings
from SSLSegmentationLib.study.cells import pretraining_settings
from SSLSegmentationLib.study.conditions import command, rates_in_words
from SSLSegmentationLib.study.design import PretrainingCell, chosen_rates, draw_cases, rate_cells, result_cells

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
    cells = result_cells(settings, IDS, {start: {1: 1e-3, 4: 1e-3, 9: 1e-3} for start in settings.starts})
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


def tried(cells, dice):
    return [
        {"start": str(cell.start), "count": cell.count, "rate": cell.rate, "validation_dice": dice(cell)}
        for cell in cells
    ]


def test_learning_rates_are_chosen_for_each_start_and_number_of_cases_apart_by_validation():
    settings = StudySettings(
        starts=("scratch", "regression", "scratch-longer"), counts=(1, 4), rates=(1e-3, 2e-3), rate_draws=2
    )
    cells = rate_cells(settings, IDS)
    assert sorted({(str(c.start), c.count, c.draw) for c in cells}) == [
        (start, count, draw)
        for start in ("regression", "scratch")
        for count, draw in ((1, 0), (1, 1), (4, 0), (4, 1), (9, 0))
    ]
    assert {cell.purpose for cell in cells} == {"rate"} and len(cells) == 2 * 5 * 2

    def dice(cell):  # the best rate falls with N from scratch; with a backbone it makes no difference
        faster_is_better = 0.1 if (cell.count == 1) == (cell.rate == 2e-3) else 0.0
        return 0.5 + 0.01 * cell.draw + (faster_is_better if str(cell.start) == "scratch" else 0)

    rates = chosen_rates(settings, IDS, tried(cells, dice))
    assert rates["scratch"] == {1: 2e-3, 4: 1e-3, 9: 1e-3} == rates["scratch-longer"]
    assert rates["regression"] == {1: 1e-3, 4: 1e-3, 9: 1e-3}


def test_one_learning_rate_for_all_is_the_best_in_the_mean_over_numbers_and_draws():
    settings = StudySettings(
        starts=("scratch",), counts=(1, 4), rates=(1e-3, 2e-3), rate_scope="one", rate_counts=(1, 2), rate_draws=3
    )
    cells = rate_cells(settings, IDS)
    assert sorted({(c.count, c.draw) for c in cells}) == [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]
    # One lucky draw with one case does not decide.
    lucky = tried(
        cells, lambda cell: 0.7 if (cell.rate, cell.count, cell.draw) == (1e-3, 1, 0) else 0.5 + 50 * cell.rate
    )
    assert chosen_rates(settings, IDS, lucky) == {"scratch": {1: 2e-3, 4: 2e-3, 9: 2e-3}}
    everything = rate_cells(replace(settings, rate_counts=()), IDS)
    assert {cell.count for cell in everything} == {1, 4, 9}


@given(
    st.sets(st.integers(1, 12), min_size=1, max_size=4),
    st.integers(1, 4),
    st.integers(1, 4),
    st.integers(1, 4),
    st.booleans(),
    st.integers(0, 99),
)
def test_what_chooses_a_rate_is_a_result_too_where_its_rate_is_the_chosen_one(
    counts, few, many, rate_draws, all_labels, seed
):
    settings = StudySettings(
        starts=("scratch", "regression"),
        **{"counts": tuple(counts), "draws_few": few, "draws_many": many, "rate_draws": rate_draws, "seed": seed},
        all_labels=all_labels,
    )
    trials = rate_cells(settings, IDS)
    rates = chosen_rates(settings, IDS, tried(trials, lambda cell: cell.rate))
    results = result_cells(settings, IDS, rates)
    assert {c.name for c in trials if c.rate == 5e-3} <= {c.name for c in results}
    by_name = {cell.name: cell.cases for cell in results}
    assert len(by_name) == len(results)
    assert all(by_name.get(cell.name, cell.cases) == cell.cases for cell in trials)
    for cell in (*trials, *results):
        assert set(cell.cases) <= set(IDS) and len(set(cell.cases)) == cell.count
    for one, other in itertools.product(results, repeat=2):  # nested
        if one.draw == other.draw and one.count <= other.count and other.count < len(IDS):
            assert other.cases[: one.count] == one.cases


def test_one_learning_rate_needs_no_choice():
    settings = StudySettings(rates=(3e-3,), counts=(2,))
    assert rate_cells(settings, IDS) == []
    assert chosen_rates(settings, IDS, []) == {name: {2: 3e-3, 9: 3e-3} for name in ("scratch", DEFAULT_METHOD)}


def test_a_placebo_differs_in_nothing_but_in_being_one():
    settings = StudySettings(starts=("scratch", "simclr", "simclr-placebo", "simclr-placebo:full@0.1"), max_size=48)
    assert settings.backbones == ["simclr", "simclr-placebo"]
    real, placebo = map(PretrainingCell, settings.backbones)
    assert (placebo.name, placebo.method, placebo.placebo) == ("pretrain-simclr-placebo", "simclr", True)
    assert not real.placebo
    assert pretraining_settings(settings, placebo) == replace(pretraining_settings(settings, real), placebo=True)
    assert [start.is_control for start in settings.parsed_starts] == [True, False, True, True]
    assert settings.parsed_starts[3] == Start("simclr-placebo", "full", 0.1)


def test_a_study_that_an_older_version_began_goes_on():
    content = StudySettings().to_job()
    for name in ("rate_scope", "rate_counts"):
        del content[name]
    older = StudySettings.from_job({**content, "rate_count": 2, "rate_draws": 1})
    assert (older.rate_scope, older.rate_counts, older.rate_draws) == ("one", (2,), 1)


def test_a_study_compares_with_scratch_and_names_nothing_twice():
    with pytest.raises(SettingsError, match="compares with training from scratch"):
        StudySettings(starts=("regression",))
    with pytest.raises(SettingsError, match="none or repeat"):
        StudySettings(counts=(1, 1))


def test_starts_are_written_as_they_are_read():
    assert Start.parse("pix2rep:linear_probe") == Start("pix2rep", "linear_probe")
    assert str(Start.parse("pix2rep:linear_probe")) == "pix2rep:linear_probe"
    assert Start.parse("scratch").backbone is None
    slower = Start.parse("pix2rep:full@0.1")
    assert slower == Start("pix2rep", "full", 0.1) and str(slower) == "pix2rep:full@0.1"
    with pytest.raises(SettingsError, match=r"'mim:full@slow'.*'mim:full@0.1'"):
        Start.parse("mim:full@slow")


def test_the_command_in_the_report_does_the_same_study_again():
    settings = StudySettings(
        starts=("scratch", "simclr-placebo:full@0.1"), all_labels=False, rate_scope="one", rates=(1e-3,), max_size=64
    )
    words = shlex.split(command(settings, "my project"))
    assert words[:3] == ["sslseg", "study", "my project"]
    parser = argparse.ArgumentParser()
    add_arguments(parser, StudySettings(), title="study")
    assert overrides(StudySettings(), parser.parse_args(words[3:])) == settings
    assert command(StudySettings(), "here") == "sslseg study here"


def test_rates_are_told_by_start_and_where_they_differ_by_number_of_cases():
    rates = {"scratch": {1: 5e-3, 2: 5e-3, 4: 2e-3}, "mim": {1: 2e-3, 2: 2e-3, 4: 2e-3}}
    assert rates_in_words(rates) == "scratch 0.005 (N = 1, 2) and 0.002 (N = 4), mim 0.002"


def test_settings_survive_the_request():
    settings = StudySettings(starts=("scratch", "regression"), widths=(8, 16), counts=(2,))
    assert StudySettings.from_job(settings.to_job()) == settings
