"""Drafts of prepared slices: what a few annotated ones say of others."""

import numpy as np
import pytest

from SSLSegmentationLib.embedding import draft_engine, slice_drafts
from SSLSegmentationLib.embedding.slice_drafts import teach
from SSLSegmentationLib.project.schema import NOT_ANNOTATED


@pytest.fixture(autouse=True)
def few_pixels(monkeypatch):
    monkeypatch.setattr(draft_engine, "PIXELS", 1000)


def discs(seed=0, size=32, count=5):
    """Slices with noise, brighter in a disc of another place in each volume, and classes."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[:size, :size]
    middle, radius = size * (0.45 + 0.1 * rng.random(2)), size * 0.2
    inside = (rows - middle[0]) ** 2 + (columns - middle[1]) ** 2 < radius**2
    labels = np.repeat(inside[None], count, axis=0).astype(np.uint8)
    slices = np.clip(0.3 + 0.35 * labels + rng.normal(0, 0.05, labels.shape), 0, 1).astype(np.float16)
    return slices, labels


def overlap(found, truth):
    return 2 * np.count_nonzero((found == 1) & (truth == 1)) / (np.count_nonzero(found == 1) + truth.sum())


def test_one_annotated_slice_drafts_another_volume():
    slices, labels = discs()
    labels[:2] = labels[3:] = NOT_ANNOTATED
    others, truth = discs(1)
    found, sure = teach([(slices, labels)], 2, 32).draft(others)
    assert found.dtype == np.uint8 and found.shape == sure.shape == truth.shape
    assert overlap(found, truth) > 0.9
    assert sure.dtype == np.float32 and sure.min() >= 0 and 0.4 < np.median(sure) <= sure.max() <= 1


def test_it_is_the_same_every_time_and_however_many_slices_are_done_at_once(monkeypatch):
    (slices, labels), (others, _) = discs(), discs(1)
    whole = teach([(slices, labels)], 2, 32).draft(others)
    monkeypatch.setattr(slice_drafts, "_SLICES_AT_ONCE", 2)
    for one, again in zip(whole, teach([(slices, labels)], 2, 32).draft(others), strict=True):
        np.testing.assert_array_equal(one, again)


def test_large_slices_are_looked_at_in_larger_pixels_and_come_back_as_they_were():
    slices, labels = discs(size=200, count=2)
    others, truth = discs(1, size=200, count=2)
    drafter = teach([(slices, labels)], 2, 200)
    found, _ = drafter.draft(others[:, :150])
    assert drafter.pixel == pytest.approx(200 / 96)
    assert found.shape == (2, 150, 200) and overlap(found, truth[:, :150]) > 0.9


def test_a_structure_that_is_one_part_where_it_is_wholly_annotated_stays_one():
    (slices, labels), (others, _) = discs(), discs(1)
    others[2, 2:6, 2:6] = 0.65  # as bright, apart
    open_labels = labels.copy()
    open_labels[0] = NOT_ANNOTATED
    whole, partly = (teach([(slices, one)], 2, 32) for one in (labels, open_labels))
    assert whole.rule.one_part == (1,) and partly.rule.one_part == ()
    assert not whole.draft(others)[0][2, :8, :8].any()


@pytest.mark.parametrize("seen", [[], [0], [NOT_ANNOTATED]])
def test_what_shows_one_class_teaches_nothing(seen):
    slices, labels = discs()
    assert teach([(slices, np.full_like(labels, kind)) for kind in seen], 2, 32) is None
