"""What a study cannot carry is said in words, and nothing is said where nothing is in doubt."""

import numpy as np
import pytest

from SSLSegmentationLib.study import Pool, StudySettings, cautions_of_design
from SSLSegmentationLib.study.cautions import cautions_of_results, in_words
from SSLSegmentationLib.study.rows import summarise


def designed(settings=None, train=20, validation=5, test=12):
    return cautions_of_design(Pool(tuple(map(str, range(train))), validation, test), settings or StudySettings())


def test_a_study_with_enough_of_all_has_no_caution():
    assert designed() == []
    assert "No reason for doubt" in in_words([])


@pytest.mark.parametrize(
    ("settings", "counts", "words"),
    [
        ({"draws_few": 2}, {}, "N = 1, 2: only 2 choices of labelled cases."),
        ({"draws_few": 1, "draws_many": 1}, {"validation": 9}, "N = 1, 2, 4: only one choice of labelled cases."),
        ({"draws_many": 2}, {}, "N = 4: only 2 choices of labelled cases."),
        (
            {},
            {"test": 4},
            "Only 4 test cases: a single unusual patient moves every mean. With 4, p cannot fall below 0.12",
        ),
        ({}, {"test": 1}, "Only 1 test case:"),
        ({"rate_draws": 1}, {"validation": 2}, "chosen by 1 training of each, scored on 2 validation cases"),
        ({}, {"validation": 1}, "chosen by 2 trainings of each, scored on 1 validation case:"),
    ],
)
def test_what_is_too_few_is_named_with_a_remedy(settings, counts, words):
    (caution,) = designed(StudySettings(**settings), **counts)
    assert words in caution
    assert "Use " in caution or "Label more" in caution


def test_rates_chosen_over_all_numbers_of_cases_have_more_scores():
    assert designed(StudySettings(rate_scope="one", rate_draws=1), validation=2) == []  # 3 numbers × 2 cases
    assert len(designed(StudySettings(rate_scope="one", rate_counts=(2,), rate_draws=1), validation=2)) == 1
    assert designed(StudySettings(rates=(1e-3,), rate_draws=1), validation=1) == []  # nothing is chosen


def cells(values, draws=5, cases=8):
    """Tested trainings with Dice of ``values[start]`` plus what draw and case add, the same for all starts."""
    rng = np.random.default_rng(0)
    shared = rng.normal(0, 0.03, (draws, 1)) + rng.normal(0, 0.05, (1, cases))
    found = []
    for start, (mean, noise) in values.items():
        dice = mean + shared + rng.normal(0, noise, (draws, cases))
        for draw, scores in enumerate(dice):
            test = {"dice": {f"c{i}": v for i, v in enumerate(scores)}, "hd95_mm": {f"c{i}": 5.0 for i in range(cases)}}
            place = {"start": start, "count": 1, "draw": draw, "rate": 1e-3, "seconds": 1.0}
            found.append({**place, "test": test, "structures": {"liver": float(scores.mean())}})
    return found


GOOD = {"place-only": (0.4, 0.01), "probe-only": (0.5, 0.01), "plain-loop": (0.6, 0.01), "scratch": (0.62, 0.01)}


def cautions(**values):
    settings = StudySettings(starts=("scratch", "mim"), preset="default", resamples=400)
    found = cells(GOOD | {name.replace("_", "-"): value for name, value in values.items()})
    return cautions_of_results(settings, summarise(settings, found), found)


def test_a_start_that_is_clearly_better_than_all_else_has_no_caution():
    assert cautions(mim=(0.75, 0.01), scratch_longer=(0.65, 0.01)) == []


def test_a_gain_that_may_be_none_is_said_to_be_open():
    (caution,) = cautions(mim=(0.622, 0.06), scratch_longer=(0.5, 0.01))
    assert caution.startswith("**mim** is not shown to be better than") and "**scratch** with N = 1 (" in caution
    assert "scratch-longer" not in caution and "probe-only" not in caution


def test_a_gain_that_more_training_has_too_is_said_to_be_open():
    (caution,) = cautions(mim=(0.7, 0.01), scratch_longer=(0.7, 0.03))
    assert caution.startswith("**mim** is not shown to be better than **scratch-longer** with N = 1 (")
    assert "**scratch** with" not in caution


def test_a_start_that_is_worse_than_a_yardstick_is_said_to_be_so():
    (caution,) = cautions(mim=(0.7, 0.01), scratch_longer=(0.75, 0.01))
    assert caution.startswith("**mim** is worse than **scratch-longer** with N = 1 (-0.0") and "chance" not in caution


def test_a_yardstick_that_beats_our_own_training_is_told():
    (caution,) = cautions(mim=(0.8, 0.01), scratch_longer=(0.65, 0.01), plain_loop=(0.7, 0.01))
    assert caution.startswith("**plain-loop** is better than scratch with N = 1: there a plain training does more")
    (caution,) = cautions(mim=(0.8, 0.01), scratch_longer=(0.65, 0.01), probe_only=(0.7, 0.01))
    assert "seconds without a network do more" in caution


def test_controls_make_no_claim():
    settings = StudySettings(starts=("scratch", "mim-placebo", "scratch-longer"), resamples=400)
    found = cells(GOOD | {"mim-placebo": (0.6, 0.05), "scratch-longer": (0.6, 0.05)})
    assert cautions_of_results(settings, summarise(settings, found), found) == []


def test_an_unscored_case_is_left_out():
    settings = StudySettings(starts=("scratch", "mim"), resamples=400)
    found = cells(GOOD | {"mim": (0.75, 0.01), "scratch-longer": (0.65, 0.01)})
    for cell in found:
        cell["test"]["dice"]["c0"] = None
    assert cautions_of_results(settings, summarise(settings, found), found) == []
