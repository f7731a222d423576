"""Which volumes stand for the others: against brute force, and what it must not depend on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.embedding.coverage import (
    gains,
    groups,
    nearer,
    next_best,
    plane,
    squared_distances,
    uncovered,
)

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
    distances = squared_distances(vectors)
    assert distances.shape == (count, count) and not distances.any()
    assert plane(vectors).shape == (count, 2) and not plane(vectors).any()
    assert groups(distances, 3).tolist() == [0] * count
    if count:
        assert next_best(distances, [], list(range(count))) == 0


def test_what_is_gained_is_what_a_loop_finds():
    distances = squared_distances(np.random.default_rng(1).random((7, 3)))
    before = uncovered(distances, [2, 5])
    assert before.tolist() == [min(row[2], row[5]) for row in distances]
    for one, gain in zip((0, 3), gains(distances, [2, 5], [0, 3]), strict=True):
        after = [min(row[2], row[5], row[one]) ** 2 for row in distances]
        assert gain == pytest.approx(1 - sum(after) / (before**2).sum())


def test_the_middle_of_the_largest_group_comes_first_then_the_others():
    vectors = GROUPS[:5]
    distances = squared_distances(vectors)
    first = next_best(distances, [], range(5))
    second = next_best(distances, [first], [one for one in range(5) if one != first])
    assert {first < 3, second < 3} == {True, False}


def test_an_outlier_is_not_the_first():
    assert next_best(squared_distances(GROUPS), [], range(6)) != 5


def test_those_nearer_to_one_are_counted_with_itself():
    distances = squared_distances(GROUPS)
    assert nearer(distances, [0], 3).tolist() == [bool(row[3] < row[0]) for row in distances]
    assert nearer(distances, [3], 3).tolist() == [False, False, False, True, False, False]
    assert nearer(distances, [], 3).all()


def test_groups_are_those_that_are_alike():
    found = groups(squared_distances(GROUPS), 3)
    assert len(set(found[:3])) == len(set(found[3:5])) == 1 and len(set(found)) == 3


def test_there_are_no_more_groups_than_different_volumes():
    assert groups(squared_distances(np.ones((6, 2))), 4).tolist() == [0] * 6


@given(st.permutations(range(7)))
def test_the_order_of_volumes_does_not_matter(order):
    order = list(order)
    vectors = np.random.default_rng(0).random((7, 3))  # no two gain the same
    distances, shuffled = squared_distances(vectors), squared_distances(vectors[order])
    chosen, again = [], []
    for _ in range(3):
        chosen.append(next_best(distances, chosen, [one for one in range(7) if one not in chosen]))
        again.append(next_best(shuffled, again, [one for one in range(7) if one not in again]))
    assert [order[one] for one in again] == chosen


def test_the_map_keeps_what_is_alike_together_and_does_not_depend_on_the_scale():
    places = plane(GROUPS)
    assert np.abs(places).max() == pytest.approx(1)
    assert np.linalg.norm(places[0] - places[1]) < 0.1 < np.linalg.norm(places[0] - places[3])
    assert plane(GROUPS * 40 + 3) == pytest.approx(places, abs=1e-5)
