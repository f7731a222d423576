"""The one Dice against a loop over voxels and MONAI, and to the last digit that of trainings and evaluations."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from monai.metrics import compute_dice

from SSLSegmentationLib.inference.evaluation import evaluate_case
from SSLSegmentationLib.training.objective import dice_figures
from SSLSegmentationLib.volumes.overlap import dice, mean_dice, structure_dices

SHAPE, VALUES = (3, 4, 5), (1, 2, 7)
FOUND = arrays(np.uint8, SHAPE, elements=st.sampled_from((0, *VALUES)))
REFERENCE = arrays(np.uint8, SHAPE, elements=st.sampled_from((0, *VALUES, 255)))


def brute_force(found, reference, value):
    """By a loop over the voxels that somebody annotated."""
    both = mine = theirs = 0
    for f, r in zip(found.ravel().tolist(), reference.ravel().tolist(), strict=True):
        if r != 255:
            both, mine, theirs = both + (f == r == value), mine + (f == value), theirs + (r == value)
    return 2 * both / (mine + theirs) if mine + theirs else math.nan


@given(FOUND, REFERENCE)
@settings(max_examples=100, deadline=None)
def test_each_structure_scores_what_a_loop_counts(found, reference):
    expected = [brute_force(found, reference, value) for value in VALUES]
    np.testing.assert_array_equal(structure_dices(found, reference, VALUES), expected)
    scored = [each for each in expected if not math.isnan(each)]
    np.testing.assert_array_equal(mean_dice(found, reference, VALUES), np.mean(scored) if scored else math.nan)


@given(FOUND, REFERENCE)
@settings(max_examples=30, deadline=None)
def test_an_evaluation_gives_the_same_to_the_last_digit(found, reference):
    scores = [score.dice for score in evaluate_case(found, reference, (3.0, 1.0, 1.0), VALUES)]
    np.testing.assert_array_equal(scores, structure_dices(found, reference, VALUES))


@pytest.mark.parametrize("seed", range(5))
def test_it_is_that_of_monai(seed):
    masks = np.random.default_rng(seed).random((2, 6, 20, 20)) < 0.3
    (expected,) = compute_dice(*(torch.from_numpy(mask)[None, None] for mask in masks), include_background=True)
    assert dice(*masks) == pytest.approx(expected.item(), rel=1e-6)


def test_flat_masks_and_classes_of_other_kinds_of_numbers_score_alike():
    found, reference = np.random.default_rng(0).integers(0, 3, (2, 9, 9))
    (expected,) = {mean_dice(found.astype(kind), reference.astype(np.uint8), (1, 2)) for kind in ("u1", "i8")}
    assert expected == mean_dice(found[None], reference[None], (1, 2))


def test_a_validation_counts_the_cases_that_show_a_structure():
    assert dice_figures([0.5, math.nan, 0.75]) == {"score": 0.375, "validation_dice": 0.625}
    assert dice_figures([math.nan]) == dice_figures([]) == {}
