"""Draws are nested, cells are complete, and nothing is drawn that may not be."""

import argparse
import itertools
import shlex
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.core.settings import add_arguments, overrides
from SSLSegmentationLib.pretraining import DEFAULT_METHOD
from SSLSegmentationLib.study import Start, StudySettings
from SSLSegmentationLib.study.cells import pretraining_settings
from SSLSegmentationLib.study.conditions import command, rates_in_words
from SSLSegmentationLib.study.design import (
    PretrainingCell,
    chosen_rates,
    draw_cases,
    longer_rate_cells,
    rate_cells,
    result_cells,
)

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
    cells = result_cells(settings, IDS, {start: {1: 1e-3, 4: 1e-3, 9: 1e-3} for start in settings.names})
    per_start = {
        start: {(c.count, c.draw, c.cases) for c in cells if str(c.start) == start} for start in settings.names
    }
    assert len(per_start) == 7 and all(draws == per_start["scratch"] for draws in per_start.values())
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
        ("scratch", "regression", "scratch-longer"), "default", counts=(1, 4), rates=(1e-3, 2e-3), rate_draws=2
    )
    cells = [*rate_cells(settings, IDS), *longer_rate_cells(settings, IDS, 2.5)]
    tries = [(count, draw, rate) for count, draw in ((1, 0), (1, 1), (4, 0), (4, 1), (9, 0)) for rate in settings.rates]
    trained = ["plain-loop", "regression", "scratch", "scratch-longer"]  # all but what a solver finds
    assert {str(cell.start) for cell in cells} == set(trained)
    for start in trained:
        own = [cell for cell in cells if str(cell.start) == start]
        assert sorted((cell.count, cell.draw, cell.rate) for cell in own) == tries
        assert {(cell.purpose, cell.length) for cell in own} == {("rate", 2.5 if start == "scratch-longer" else 1.0)}

    def dice(cell):  # the best rate falls with N from scratch; with a backbone it makes no difference
        faster_is_better = 0.1 if (cell.count == 1) == (cell.rate == 2e-3) else 0.0
        return 0.5 + 0.01 * cell.draw + (faster_is_better if str(cell.start) == "scratch" else 0)

    rates = chosen_rates(settings, IDS, tried(cells, dice))
    assert rates["scratch"] == {1: 2e-3, 4: 1e-3, 9: 1e-3}
    assert rates["regression"] == {1: 1e-3, 4: 1e-3, 9: 1e-3} == rates["scratch-longer"]
    assert rates["probe-only"] == {1: None, 4: None, 9: None} == rates["place-only"]


def test_the_longer_control_can_take_the_rates_of_scratch():
    settings = StudySettings(starts=("scratch", "regression"), counts=(1,), rates=(1e-3, 2e-3), tune_longer=False)
    assert longer_rate_cells(settings, IDS, 2.5) == []
    rows = tried(rate_cells(settings, IDS), lambda cell: cell.rate if str(cell.start) == "scratch" else -cell.rate)
    rates = chosen_rates(settings, IDS, rows)
    assert rates["scratch"] == {1: 2e-3, 9: 2e-3} == rates["scratch-longer"]
    assert rates["regression"] == {1: 1e-3, 9: 1e-3}


def test_what_a_solver_finds_is_done_once_and_not_for_each_learning_rate():
    settings = StudySettings(starts=("scratch", "regression", "regression:linear_probe"), counts=(1,))
    solved = {"place-only", "probe-only", "drafts-alone", "regression:linear_probe"}
    trials = rate_cells(settings, IDS)
    assert not solved & {str(cell.start) for cell in trials}
    cells = result_cells(settings, IDS, chosen_rates(settings, IDS, tried(trials, lambda cell: cell.rate)))
    for start in solved:
        own = [cell for cell in cells if str(cell.start) == start]
        assert len(own) == 5 + 1 and {cell.rate for cell in own} == {None}
    assert "regression+linear_probe-n1-d0" in {cell.name for cell in cells}


def test_a_rate_whose_validation_scored_nothing_is_not_chosen():
    settings = StudySettings(starts=("scratch",), counts=(1,), rates=(1e-3, 2e-3), yardsticks=False)
    rows = tried(rate_cells(settings, IDS), lambda cell: None if cell.rate == 1e-3 else 0.1)
    assert chosen_rates(settings, IDS, rows) == {"scratch": {1: 2e-3, 9: 2e-3}}


def test_one_learning_rate_for_all_is_the_best_in_the_mean_over_numbers_and_draws():
    settings = StudySettings(
        starts=("scratch",),
        yardsticks=False,
        counts=(1, 4),
        rates=(1e-3, 2e-3),
        **{"rate_scope": "one", "rate_counts": (1, 2), "rate_draws": 3},
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
    trials = [*rate_cells(settings, IDS), *longer_rate_cells(settings, IDS, 3.0)]
    rates = chosen_rates(settings, IDS, tried(trials, lambda cell: cell.rate))
    results = result_cells(settings, IDS, rates, 3.0)
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
    settings = StudySettings(rates=(3e-3,), counts=(2,), yardsticks=False)
    assert rate_cells(settings, IDS) == [] == longer_rate_cells(settings, IDS, 2.0)
    assert chosen_rates(settings, IDS, []) == {name: {2: 3e-3, 9: 3e-3} for name in ("scratch", DEFAULT_METHOD)}


def test_with_one_rate_only_scratch_is_timed_for_the_longer_control_and_counts_as_a_result():
    settings = StudySettings(rates=(3e-3,), counts=(2,))
    timed = rate_cells(settings, IDS)
    assert {str(cell.start) for cell in timed} == {"scratch"} and {cell.draw for cell in timed} == {0}
    results = result_cells(settings, IDS, chosen_rates(settings, IDS, tried(timed, lambda cell: 0.5)))
    assert {cell.name for cell in timed} <= {cell.name for cell in results}


def test_a_placebo_differs_in_nothing_but_in_being_one():
    starts = ("scratch", "simclr", "simclr-placebo", "simclr-placebo:full@0.1")
    settings = StudySettings(starts=starts, max_size=48, yardsticks=False)
    assert settings.backbones == ["simclr", "simclr-placebo"]
    real, placebo = map(PretrainingCell, settings.backbones)
    assert (placebo.name, placebo.method, placebo.placebo) == ("pretrain-simclr-placebo", "simclr", True)
    assert not real.placebo
    assert pretraining_settings(settings, placebo) == replace(pretraining_settings(settings, real), placebo=True)
    assert [start.is_control for start in settings.parsed_starts] == [True, False, True, True]
    assert settings.parsed_starts[3] == Start("simclr-placebo", "full", 0.1)


def test_a_study_that_an_older_version_began_goes_on():
    content = StudySettings().to_job()
    for name in ("rate_scope", "rate_counts", "yardsticks", "tune_longer"):
        del content[name]
    older = StudySettings.from_job({**content, "rate_count": 2, "rate_draws": 1})
    assert (older.rate_scope, older.rate_counts, older.rate_draws) == ("one", (2,), 1)
    assert older.names == ["scratch", DEFAULT_METHOD] and not older.tune_longer  # as it was begun


def test_yardsticks_are_there_unless_they_are_switched_off():
    yardsticks = ["place-only", "probe-only", "drafts-alone", "plain-loop"]
    settings = StudySettings(("mim", "scratch", "scratch:mean_teacher"), "default")
    assert settings.names == [*yardsticks, "mim", "scratch", "scratch-longer", "scratch:mean_teacher"]
    assert StudySettings(("scratch",), "default").names == [*yardsticks, "scratch"]  # no pretraining, no time of one
    assert StudySettings(("scratch",), "quick").names == [*yardsticks[:3], "scratch"]  # a plain loop itself
    assert StudySettings(starts=("scratch", "mim"), yardsticks=False).names == ["scratch", "mim"]
    named = StudySettings(starts=("scratch", "plain-loop"), yardsticks=False)
    assert named.names == ["scratch", "plain-loop"] and named.backbones == []
    everything = StudySettings(("scratch-longer", "scratch", "mim", "probe-only"), "default")
    assert sorted(everything.names) == sorted([*yardsticks, "mim", "scratch", "scratch-longer"])
    assert all(start.is_control for start in everything.parsed_starts if str(start) != "mim")


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
        starts=("scratch", "simclr-placebo:full@0.1"),
        **{"all_labels": False, "yardsticks": False, "rate_scope": "one", "rates": (1e-3,), "max_size": 64},
    )
    words = shlex.split(command(settings, "my project"))
    assert words[:3] == ["sslseg", "study", "my project"]
    parser = argparse.ArgumentParser()
    add_arguments(parser, StudySettings(), title="study")
    assert overrides(StudySettings(), parser.parse_args(words[3:])) == settings
    assert command(StudySettings(), "here") == "sslseg study here"


def test_rates_are_told_by_start_and_where_they_differ_by_number_of_cases():
    rates = {"scratch": {1: 5e-3, 2: 5e-3, 4: 2e-3}, "mim": {1: 2e-3, 2: 2e-3, 4: 2e-3}, "probe-only": {1: None}}
    assert rates_in_words(rates) == "scratch 0.005 (N = 1, 2) and 0.002 (N = 4), mim 0.002"


def test_settings_survive_the_request():
    settings = StudySettings(starts=("scratch", "regression"), widths=(8, 16), counts=(2,))
    assert StudySettings.from_job(settings.to_job()) == settings


@pytest.mark.parametrize("yardsticks", [False, True])
def test_a_start_that_is_written_two_ways_counts_once(yardsticks):
    names = StudySettings(
        starts=("mim", "scratch", "mim:", "mim:full@0.1", "mim:full@0.10"), yardsticks=yardsticks
    ).names
    assert [name for name in names if name.startswith("mim")] == ["mim", "mim:full@0.1"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rates": (1e-3,), "rate_draws": 3}, "Rate draws = 3 .* one learning rate"),
        ({"rate_counts": (2,)}, "Rate counts = 2 .* rate scope is each"),
        ({"starts": ("scratch",), "pretraining_length": 2.0}, "Pretraining length = 2 .* without a pretraining"),
        ({"counts": (1, 2), "draws_many": 4}, "Draws many = 4 .* without three or more"),
        ({"starts": ("scratch:full@0.1", "scratch")}, "'scratch:full@0.1': nothing that was pretrained learns"),
        ({"starts": ("scratch", "mim:linear_probe@0.1")}, "'mim:linear_probe@0.1': nothing that was pretrained"),
    ],
)
def test_what_would_do_nothing_is_refused_of_a_new_study(changes, words):
    settings = StudySettings(**changes)  # of an older one it is read
    with pytest.raises(SettingsError, match=words):
        settings.check_asked()
