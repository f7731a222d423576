"""Which of some volumes stand for all of them: distances between vectors, and the next that covers most. numpy only.

A set of volumes covers the others well if each of them has one of the set near it. What is added next is what lowers
the sum over all volumes of (distance to the nearest of the set)⁴ most: the fourth power makes it care for groups that
are still far from everything, and yet a single outlier never comes first, as nothing is near it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_POWER = 2  # of squared distances
_LEAST_SPREAD = 1e-6  # of a number of the vectors; one that never changes says nothing
_PRECISION = 9  # digits; what differs by less is a tie, and the first wins


def squared_distances(vectors: np.ndarray) -> np.ndarray:
    """Squared distances of standardised vectors [n, C], on average 1 between two: float64 [n, n]."""
    z = standardised(vectors)
    squares = (z**2).sum(axis=1)
    found = np.maximum(squares[:, None] + squares - 2 * z @ z.T, 0)
    found[_equal(vectors)] = 0  # rounding leaves a rest
    number = len(found)
    mean = found.sum() / (number * (number - 1)) if number > 1 else 0.0
    return found / mean if mean else found


def _equal(vectors: np.ndarray) -> np.ndarray:
    if not len(vectors):
        return np.zeros((0, 0), bool)
    _, group = np.unique(vectors, axis=0, return_inverse=True)
    return group.reshape(-1, 1) == group.reshape(-1)


def standardised(vectors: np.ndarray) -> np.ndarray:
    """Vectors [n, C] with a mean of 0 and a spread of 1 in each of their numbers, 0 where it never changes; float64."""
    vectors = np.asarray(vectors, np.float64)
    if not len(vectors):
        return vectors
    spread = vectors.std(axis=0)
    varies = spread > _LEAST_SPREAD
    return np.where(varies, (vectors - vectors.mean(axis=0)) / np.where(varies, spread, 1), 0)


def uncovered(distances: np.ndarray, chosen: Sequence[int]) -> np.ndarray:
    """Squared distance of each volume to the nearest of ``chosen``, [n]; as far as the farthest if nothing is."""
    if not len(chosen):
        return np.full(len(distances), distances.max(initial=0.0))
    return distances[list(chosen)].min(axis=0)


def gains(distances: np.ndarray, chosen: Sequence[int], candidates: Sequence[int]) -> np.ndarray:
    """By how much each candidate lowers what is :func:`uncovered`, in parts of it: [len(candidates)], 0 to 1."""
    now = uncovered(distances, chosen)
    total = (now**_POWER).sum()
    left = np.array([(np.minimum(now, distances[one]) ** _POWER).sum() for one in candidates])
    return np.round(1 - left / total, _PRECISION) if total else np.zeros(len(candidates))


def next_best(distances: np.ndarray, chosen: Sequence[int], candidates: Sequence[int]) -> int:
    """The candidate that gains most beside ``chosen``; of equal ones the first.

    Raises:
        ValueError: there is no candidate.
    """
    return candidates[int(gains(distances, chosen, candidates).argmax())]


def nearer(distances: np.ndarray, chosen: Sequence[int], one: int) -> np.ndarray:
    """Which volumes are nearer to ``one`` than to any of ``chosen``: bool [n], itself among them."""
    found = distances[one] < uncovered(distances, chosen) if len(chosen) else np.ones(len(distances), bool)
    found[one] = True
    return found


def plane(vectors: np.ndarray) -> np.ndarray:
    """Two coordinates of each vector, along the directions in which they differ most: float64 [n, 2], -1 to 1.

    Principal components: the same picture every time. The largest entry of each direction is positive.
    """
    z = standardised(vectors)
    found = np.zeros((len(z), 2))
    if len(z) > 1:
        left, sizes, directions = np.linalg.svd(z - z.mean(axis=0), full_matrices=False)
        count = min(2, len(sizes))
        signs = [np.sign(row[np.abs(row).argmax()]) or 1.0 for row in directions[:count]]
        found[:, :count] = left[:, :count] * sizes[:count] * signs
    largest = np.abs(found).max(initial=0.0)
    return found / largest if largest > _LEAST_SPREAD else np.zeros_like(found)


def groups(distances: np.ndarray, most: int) -> np.ndarray:
    """Number of the group of each volume, from 0: those that are nearest to one of ``most`` well spread ones, [n]."""
    centres: list[int] = []
    everything = list(range(len(distances)))
    while len(centres) < min(most, len(everything)):
        left = [one for one in everything if one not in centres]
        if centres and not gains(distances, centres, left).any():
            break
        centres.append(next_best(distances, centres, left))
    if not centres:
        return np.zeros(0, int)
    return distances[centres].argmin(axis=0)
