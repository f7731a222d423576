"""Which volumes stand for the others: against brute force, and what it must not depend on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.embedding.coverage import Coverage, plane, squared_distances

#: Three volumes that are alike, two others that are alike, and one like no other.
GROUPS = np.array([[0, 0], [0.1, 0], [0, 0.1], [5, 5], [5.1, 5], [-9, 9]], np.float32)


def test_distances_are_those_of_standardised_vectors_on_average_one():
    vectors = np.random.default_rng(0).random((5, 4))
    vectors[:, 3] = 7  # says nothing
    z = (vectors - vectors.mean(axis=0))[:, :3] / vectors.std(axis=0)[:3]
    expected = ((z[:, None] - z) ** 2).sum(axis=2)
    found = squared_distances(vectors)
    assert found == pytest.approx(expected / expected[~np.eye(5, dtype=bool)].mean())


def test_equal_vectors_have_no_distance_at_all():
    vectors = np.random.default_rng(0).random((4, 300), dtype=np.float32)
    found = squared_distances(vectors[[0, 1, 2, 0, 3, 1]])
    assert found[0, 3] == found[1, 5] == 0 and (found[0, [1, 2, 4, 5]] > 0).all()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_volumes_need_no_special_care(count):
    vectors = np.ones((count, 3), np.float32)
    coverage = Coverage(vectors)
    assert coverage.distances.shape == (count, count) and not coverage.distances.any()
    assert coverage.weights.tolist() == [1] * count
    assert plane(vectors).shape == (count, 2) and not plane(vectors).any()
    assert coverage.groups(3).tolist() == [0] * count
    if count:
        assert coverage.next_best([], list(range(count))) == 0


def test_what_is_gained_is_what_a_loop_finds():
    coverage = Coverage(np.random.default_rng(1).random((7, 3)))
    distances = coverage.distances
    near = [np.sqrt(sorted(row)[1:3]).mean() for row in distances]  # two of the six others
    assert coverage.weights == pytest.approx([(np.median(near) / own) ** 3 for own in near])
    before = coverage.uncovered([2, 5])
    assert before.tolist() == [min(row[2], row[5]) for row in distances]
    total = sum(weight * far**2 for weight, far in zip(coverage.weights, before, strict=True))
    for one, gain in zip((0, 3), coverage.gains([2, 5], [0, 3]), strict=True):
        after = [min(row[2], row[5], row[one]) for row in distances]
        left = sum(weight * far**2 for weight, far in zip(coverage.weights, after, strict=True))
        assert gain == pytest.approx(1 - left / total)


def test_the_middle_of_one_group_comes_first_then_the_other():
    coverage = Coverage(GROUPS[:5])
    first = coverage.next_best([], range(5))
    second = coverage.next_best([first], [one for one in range(5) if one != first])
    assert {first < 3, second < 3} == {True, False}


def test_an_outlier_weighs_least_and_does_not_come_before_the_groups():
    rng = np.random.default_rng(0)
    vectors = np.concatenate([rng.normal(0, 0.3, (8, 2)), rng.normal(4, 0.3, (6, 2)), [[-4, 9]]])
    coverage, chosen = Coverage(vectors), []
    assert coverage.weights.argmin() == 14
    for _ in range(2):
        chosen.append(coverage.next_best(chosen, [one for one in range(15) if one not in chosen]))
    assert sorted(one < 8 for one in chosen) == [False, True] and 14 not in chosen


def test_copies_do_not_outweigh_everything():
    vectors = np.random.default_rng(0).random((12, 5))
    vectors[:5] = vectors[0]
    weights = Coverage(vectors).weights
    assert np.isfinite(weights).all() and weights.max() == pytest.approx(10) and weights.min() > 0


def test_those_nearer_to_one_are_counted_with_itself():
    coverage = Coverage(GROUPS)
    assert coverage.nearer([0], 3).tolist() == [bool(row[3] < row[0]) for row in coverage.distances]
    assert coverage.nearer([3], 3).tolist() == [False, False, False, True, False, False]
    assert coverage.nearer([], 3).all()


def test_groups_are_those_that_are_alike():
    found = Coverage(GROUPS).groups(3)
    assert len(set(found[:3])) == len(set(found[3:5])) == 1 and len(set(found)) == 3


def test_there_are_no_more_groups_than_different_volumes():
    assert Coverage(np.ones((6, 2))).groups(4).tolist() == [0] * 6


@given(st.permutations(range(7)))
def test_the_order_of_volumes_does_not_matter(order):
    order = list(order)
    vectors = np.random.default_rng(0).random((7, 3))  # no two gain the same
    coverage, shuffled = Coverage(vectors), Coverage(vectors[order])
    chosen, again = [], []
    for _ in range(3):
        chosen.append(coverage.next_best(chosen, [one for one in range(7) if one not in chosen]))
        again.append(shuffled.next_best(again, [one for one in range(7) if one not in again]))
    assert [order[one] for one in again] == chosen


def test_the_map_keeps_what_is_alike_together_and_does_not_depend_on_the_scale():
    places = plane(GROUPS)
    assert np.abs(places).max() == pytest.approx(1)
    assert np.linalg.norm(places[0] - places[1]) < 0.1 < np.linalg.norm(places[0] - places[3])
    assert plane(GROUPS * 40 + 3) == pytest.approx(places, abs=1e-5)
