"""Intervals with known coverage, nested draws, and what a curve is worth."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, wilcoxon

from SSLSegmentationLib.study.statistics import (
    area_between,
    bootstrap_mean,
    holm_corrected,
    isotonic,
    signed_rank_p,
    worth,
)


def test_the_interval_of_one_draw_is_that_of_a_mean_of_independent_cases():
    values = np.random.default_rng(0).normal(0.7, 0.1, 400)
    estimate = bootstrap_mean(values, resamples=20_000)
    half = norm.ppf(0.975) * values.std() / math.sqrt(len(values))
    assert estimate.mean == pytest.approx(values.mean())
    assert estimate.low == pytest.approx(values.mean() - half, abs=0.05 * half)
    assert estimate.high == pytest.approx(values.mean() + half, abs=0.05 * half)


def test_intervals_cover_the_truth_about_as_often_as_they_say():
    rng = np.random.default_rng(1)
    hits = 0
    for trial in range(300):
        draws, cases = rng.normal(0, 0.05, (8, 1)), rng.normal(0, 0.1, (1, 20))
        estimate = bootstrap_mean(0.6 + draws + cases + rng.normal(0, 0.02, (8, 20)), 500, seed=trial)
        hits += estimate.low <= 0.6 <= estimate.high
    # A percentile bootstrap of few draws is a little too narrow; of 300 trials 95 % would be 285 ± 4.
    assert 262 <= hits <= 298


def test_intervals_of_two_draws_are_too_narrow_as_the_docs_say():
    rng = np.random.default_rng(1)
    hits = 0
    for trial in range(200):
        draws, cases = rng.normal(0, 0.05, (2, 1)), rng.normal(0, 0.1, (1, 12))
        estimate = bootstrap_mean(0.6 + draws + cases + rng.normal(0, 0.02, (2, 12)), 300, seed=trial)
        hits += estimate.low <= 0.6 <= estimate.high
    assert 0.76 < hits / 200 < 0.92  # not 0.95


def test_equal_values_have_an_interval_without_width():
    assert vars(bootstrap_mean(np.full((3, 4), 0.5), 200)) == {"mean": 0.5, "low": 0.5, "high": 0.5}


def test_unscored_cases_do_not_count():
    values = np.array([[0.5, math.nan, 0.7], [0.6, 0.8, math.nan]])
    estimate = bootstrap_mean(values, 500)
    assert estimate.mean == pytest.approx(0.65)
    assert estimate.low >= 0.5
    assert estimate.high <= 0.8 + 1e-9
    with pytest.raises(ValueError, match="no score"):
        bootstrap_mean(np.full((2, 2), math.nan))


def test_an_interval_is_the_same_whenever_it_is_computed():
    values = np.random.default_rng(2).random((3, 7))
    assert bootstrap_mean(values, 300, seed=5) == bootstrap_mean(values, 300, seed=5)


def test_the_signed_rank_test_is_scipys_on_the_mean_over_draws():
    differences = np.random.default_rng(3).normal(0.02, 0.05, (3, 12))
    assert signed_rank_p(differences) == wilcoxon(differences.mean(axis=0)).pvalue
    assert signed_rank_p(np.zeros((2, 5))) == 1.0


@given(st.lists(st.integers(-40, 40).filter(bool), min_size=2, max_size=9, unique_by=abs))
def test_the_signed_rank_p_is_the_share_of_all_signs_that_are_as_far_out(sizes):
    """Exact where no two differences are of one size: all signs are equally likely if there is no difference."""
    ranks = np.argsort(np.argsort(np.abs(sizes))) + 1
    middle = ranks.sum() / 2
    sums = [ranks[np.array(signs)].sum() for signs in itertools.product((False, True), repeat=len(sizes))]
    found = ranks[np.array(sizes) > 0].sum()
    exact = np.mean(np.abs(np.array(sums) - middle) >= abs(found - middle))
    assert signed_rank_p(np.array(sizes) / 100) == pytest.approx(exact)


def test_holms_correction_is_that_of_the_definition():
    assert holm_corrected([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm_corrected([0.9, 0.8]) == [1.0, 1.0]
    assert holm_corrected([]) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8), st.floats(0.001, 0.5))
def test_holm_rejects_what_stepping_down_rejects(values, level):
    rejected, order = set(), sorted(range(len(values)), key=lambda i: values[i])
    for place, index in enumerate(order):
        if (len(values) - place) * values[index] > level:
            break
        rejected.add(index)
    assert {i for i, p in enumerate(holm_corrected(values)) if p <= level} == rejected


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_an_isotonic_curve_never_falls_keeps_the_mean_and_leaves_a_rising_one_alone(values):
    fitted = isotonic(np.array(values))
    assert (np.diff(fitted) >= -1e-12).all()
    assert fitted.mean() == pytest.approx(np.mean(values))
    assert isotonic(np.sort(values)) == pytest.approx(np.sort(values))


def test_labels_are_worth_what_the_scratch_curve_says():
    scratch = {1: 0.4, 2: 0.5, 4: 0.6, 8: 0.7}
    assert worth({1: 0.5, 2: 0.55, 4: 0.6, 8: 0.71}, scratch) == pytest.approx({1: 2, 2: 2**1.5, 4: 4, 8: math.inf})
    assert worth({1: 0.3}, scratch) == {1: 1.0}


def test_the_area_between_parallel_curves_is_their_distance():
    scratch = {1: 0.4, 2: 0.55, 4: 0.6}
    assert area_between({n: dice + 0.05 for n, dice in scratch.items()}, scratch) == pytest.approx(0.05)
    assert area_between({1: 0.5, 2: 0.55}, scratch) == pytest.approx(0.05)
    assert area_between({2: 0.5}, scratch) == pytest.approx(-0.05)
