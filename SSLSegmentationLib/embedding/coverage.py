"""Which of some volumes stand for all of them: distances between vectors, and the next that covers most. numpy only.

A set of volumes covers the others well if each of them has one of the set near it. What is added next is what lowers
the sum over all volumes of weight · (distance to the nearest of the set)⁴ most. The fourth power makes it care for
groups that are still far from everything; the weight of a volume is the smaller the farther it lies from its own
neighbours, so that an outlier, which teaches little of the others, does not call for itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_POWER = 2  # of squared distances
_WEIGHT_POWER = 3  # of how near the neighbours are
_NEIGHBOURS = 1 / 3  # of the other volumes
_MOST_WEIGHT = 10.0  # times that of a usual volume, as copies have no distance at all; as many times less, likewise
_LEAST_SPREAD = 1e-6  # of a number of the vectors; one that never changes says nothing
_PRECISION = 9  # digits; what differs by less is a tie, and the first wins


class Coverage:
    """Volumes by what they look like.

    Args:
        vectors: [n, C].

    Attributes:
        distances: squared, of standardised vectors, on average 1 between two: float64 [n, n].
        weights: how much it matters that a volume is covered, about 1: float64 [n].
    """

    def __init__(self, vectors: np.ndarray) -> None:
        self.distances = squared_distances(vectors)
        self.weights = _weights(self.distances)

    def __len__(self) -> int:
        return len(self.distances)

    def uncovered(self, chosen: Sequence[int]) -> np.ndarray:
        """Squared distance of each volume to the nearest of ``chosen``, [n]; the largest there is if nothing is."""
        if not len(chosen):
            return np.full(len(self), self.distances.max(initial=0.0))
        return self.distances[list(chosen)].min(axis=0)

    def gains(self, chosen: Sequence[int], candidates: Sequence[int]) -> np.ndarray:
        """By how much each candidate lowers the sum that ``chosen`` leave, in parts of it: [candidates], 0 to 1."""
        now = self.uncovered(chosen)
        total = self.weights @ now**_POWER
        left = [self.weights @ np.minimum(now, self.distances[one]) ** _POWER for one in candidates]
        return np.round(1 - np.array(left) / total, _PRECISION) if total else np.zeros(len(candidates))

    def next_best(self, chosen: Sequence[int], candidates: Sequence[int]) -> int:
        """The candidate that gains most beside ``chosen``; of equal ones the first.

        Raises:
            ValueError: there is no candidate.
        """
        return candidates[int(self.gains(chosen, candidates).argmax())]

    def nearer(self, chosen: Sequence[int], one: int) -> np.ndarray:
        """Which volumes are nearer to ``one`` than to any of ``chosen``: bool [n], itself among them."""
        found = self.distances[one] < self.uncovered(chosen) if len(chosen) else np.ones(len(self), bool)
        found[one] = True
        return found

    def groups(self, most: int) -> np.ndarray:
        """Number of the group of each volume, from 0: those nearest to one of ``most`` that stand for all, [n]."""
        centres: list[int] = []
        while len(centres) < min(most, len(self)):
            left = [one for one in range(len(self)) if one not in centres]
            if centres and not self.gains(centres, left).any():
                break
            centres.append(self.next_best(centres, left))
        return self.distances[centres].argmin(axis=0) if centres else np.zeros(0, int)


def squared_distances(vectors: np.ndarray) -> np.ndarray:
    """Squared distances of standardised vectors [n, C], on average 1 between two: float64 [n, n]."""
    z = standardised(vectors)
    squares = (z**2).sum(axis=1)
    found = np.maximum(squares[:, None] + squares - 2 * z @ z.T, 0)
    found[_equal(vectors)] = 0  # rounding leaves a rest
    number = len(found)
    mean = found.sum() / (number * (number - 1)) if number > 1 else 0.0
    return found / mean if mean else found


def standardised(vectors: np.ndarray) -> np.ndarray:
    """Vectors [n, C] with a mean of 0 and a spread of 1 in each of their numbers, 0 where it never changes; float64."""
    vectors = np.asarray(vectors, np.float64)
    if not len(vectors):
        return vectors
    spread = vectors.std(axis=0)
    varies = spread > _LEAST_SPREAD
    return np.where(varies, (vectors - vectors.mean(axis=0)) / np.where(varies, spread, 1), 0)


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


def _weights(distances: np.ndarray) -> np.ndarray:
    others = len(distances) - 1
    if others < 1:
        return np.ones(len(distances))
    count = max(1, round(_NEIGHBOURS * len(distances)))
    nearest = np.sqrt(np.sort(distances, axis=1)[:, 1 : 1 + count]).mean(axis=1)  # the first is the volume itself
    usual = float(np.median(nearest))
    if not usual:
        return np.ones(len(distances))
    limit = _MOST_WEIGHT ** (1 / _WEIGHT_POWER)
    return np.clip(usual / np.maximum(nearest, usual / limit), 1 / limit, limit) ** _WEIGHT_POWER


def _equal(vectors: np.ndarray) -> np.ndarray:
    if not len(vectors):
        return np.zeros((0, 0), bool)
    _, group = np.unique(vectors, axis=0, return_inverse=True)
    return group.reshape(-1, 1) == group.reshape(-1)
