"""The classifier behind drafts: annotated pixels of all cases in, probabilities of each class out. numpy and scipy.

Its first answer is closed: many fixed random units, ridge regression of the classes on them. The second is a
perceptron, which takes a second or two; where there are maps of a backbone, the mean of two, one that sees the first of
them and one that sees none, which is better than filters wherever it was tried (docs/drafts.md). All see standardised
features, and give each class weight by the square root of how many pixels it has, so that a small structure counts and
a large one still counts for more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from ..project.schema import NOT_ANNOTATED
from ..stores.shares import kept_shares
from .channels import FILTERS, PLACE, has_maps
from .draft import FULL
from .perceptron import Ensemble, Perceptron, fit_perceptron

#: Pixels that are learnt from at most: twice as many take twice as long and find the same.
PIXELS = 30_000
#: Of those, what the first answer learns from.
FIRST_PIXELS = 12_000
#: Pixels of one case that are kept at most, each with its looks, and of one class of it.
CASE_PIXELS, CLASS_PIXELS = 10_000, 5_000
_WITHIN, _ACROSS = 1.0, 0.17  # standard deviation in pixels; share of each neighbouring slice
HIDDEN = 32  # units: 64 take half as long again, and are as good
BALANCE = 0.5  # 0: classes count by their pixels; 1: all count the same
_RANDOM_UNITS, _RIDGE = 256, 1e-3
_TEMPERATURE = 8.0  # of the first answer's scores, which lie between 0 and 1
_MAPS = 16  # numbers of a backbone's maps that the second answer sees
#: What is fitted.
Classifier = Perceptron | Ensemble


@dataclass(frozen=True)
class Samples:
    """Annotated pixels.

    Args:
        vectors: [n, C].
        labels: uint8 [n] classes.
        weights: float32 [n]: for how many pixels each stands.
    """

    vectors: np.ndarray
    labels: np.ndarray
    weights: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)


#: Features [C, h, w] of other looks of a slice, by its number.
Looks = Callable[[int], Sequence[np.ndarray]]


class DraftEngine:
    """Fits and applies the classifier.

    Args:
        classes: number of classes, K, background included.
        seed: decides which pixels are taken, and the weights that a fit begins with.
    """

    def __init__(self, classes: int, seed: int = 0) -> None:
        self.classes = classes
        self.seed = seed

    def sample(self, features: np.ndarray, labels: np.ndarray, looks: Looks = lambda number: ()) -> Samples:
        """Pixels of one case, as many of each class as are kept; the same pixels as long as they stay annotated.

        Args:
            features: [S, C, h, w], memory-mapped perhaps: slices without annotation are not touched.
            labels: uint8 [S, h, w] classes, 255 = not annotated.
            looks: features [C, h, w] of other looks of a slice, by its number; the same pixels are taken of each.
        """
        found = []
        for number, share in self._shares(labels):
            for one in (np.asarray(features[number]), *looks(number)):
                found.append(self._sample_slice(one, labels[number], number, share))
        return _joined(found) if found else no_samples(features.shape[1])

    def fit_first(self, samples: Sequence[Samples]) -> Perceptron | None:
        """The quick classifier, in some tens of milliseconds; None if less than two classes are annotated."""
        return self._fit(samples, FIRST_PIXELS, lambda *chosen: fit_random_units(*chosen, seed=self.seed))

    def fit_second(self, samples: Sequence[Samples], after_step: Callable[[], None] = lambda: None) -> Ensemble | None:
        """The better classifier, in a second or two; None as of :meth:`fit_first`.

        Args:
            samples: of each case.
            after_step: called every few hundredths of a second; what it raises ends the fit.
        """
        members = []
        for seen in _views(samples):
            found = self._fit(
                samples,
                PIXELS,
                lambda vectors, *others, seen=seen: fit_perceptron(
                    vectors[:, seen], *others, hidden=HIDDEN, seed=self.seed, after_step=after_step
                ),
            )
            if found is None:
                return None
            members.append((seen, found))
        return Ensemble(tuple(members))

    def apply(self, classifier: Classifier, features: np.ndarray, numbers: Sequence[int]) -> np.ndarray:
        """Probabilities of some slices of a case, smoothed a little within and across them.

        Args:
            classifier: that was fitted.
            features: [S, C, h, w] of all slices.
            numbers: of the slices that are wanted.

        Returns:
            uint8 [K, s, h, w], 0 to 255.
        """
        last = len(features) - 1
        around = sorted({min(max(number + step, 0), last) for number in numbers for step in (-1, 0, 1)})
        maps = {number: self._smoothed(classifier.probabilities(features[number])) for number in around}
        found = np.empty((self.classes, len(numbers), *features.shape[2:]), np.uint8)
        for place, number in enumerate(numbers):
            beside = maps[max(number - 1, 0)] + maps[min(number + 1, last)]
            found[:, place] = np.rint((maps[number] * (1 - 2 * _ACROSS) + beside * _ACROSS) * FULL)
        return found

    def _smoothed(self, maps: np.ndarray) -> np.ndarray:
        """Maps [K, h, w] smoothed within the slice."""
        for axis in (1, 2):
            maps = ndimage.gaussian_filter1d(maps, _WITHIN, axis=axis, mode="nearest", truncate=3)
        return maps

    def _shares(self, labels: np.ndarray) -> list[tuple[int, np.ndarray]]:
        """Annotated slices, and the share of pixels of each class that is kept."""
        counts = np.stack([np.bincount(one.ravel(), minlength=256)[: self.classes] for one in labels])
        totals = counts.sum(axis=0)
        kept = kept_shares(np.minimum(totals, CLASS_PIXELS), CASE_PIXELS) * np.minimum(totals, CLASS_PIXELS)
        share = np.divide(kept, totals, out=np.ones(self.classes), where=totals > 0)
        return [(number, share) for number in np.flatnonzero(counts.any(axis=1)).tolist()]

    def _sample_slice(self, features: np.ndarray, kinds: np.ndarray, number: int, share: np.ndarray) -> Samples:
        annotated = kinds != NOT_ANNOTATED
        chances = np.random.default_rng((self.seed, number)).random(kinds.shape, dtype=np.float32)
        chosen = annotated & (chances < share[np.where(annotated, kinds, 0)])
        labels = kinds[chosen]
        return Samples(features[:, chosen].T, labels, (1 / share[labels]).astype(np.float32))

    def _fit(
        self,
        samples: Sequence[Samples],
        budget: int,
        fit: Callable[[np.ndarray, np.ndarray, np.ndarray, int], Perceptron],
    ) -> Perceptron | None:
        """Fit the classes that are annotated, and give those that are not a probability of 0."""
        chosen = self._chosen(_joined(samples), budget) if samples else None
        present = np.unique(chosen.labels) if chosen else np.empty(0, int)
        if chosen is None or len(present) < 2:
            return None
        totals = np.bincount(chosen.labels, chosen.weights, self.classes)
        weights = chosen.weights * np.maximum(totals, 1)[chosen.labels] ** -BALANCE
        found = fit(chosen.vectors, np.searchsorted(present, chosen.labels), weights, len(present))
        return _spread_out(found, present, self.classes)

    def _chosen(self, samples: Samples, budget: int) -> Samples:
        """Some of the samples, the classes as equally as they can share the budget."""
        share = kept_shares(np.bincount(samples.labels, minlength=self.classes), budget)
        chances = np.random.default_rng((self.seed, 1 << 20)).random(len(samples), dtype=np.float32)
        taken = chances < share[samples.labels]
        labels = samples.labels[taken]
        weights = samples.weights[taken] / share[labels].astype(np.float32)
        return Samples(samples.vectors[taken].astype(np.float32), labels, weights)


def _views(samples: Sequence[Samples]) -> tuple[slice, ...]:
    """Channels that each perceptron of the second answer sees."""
    if not any(has_maps(each.vectors.shape[1]) for each in samples):
        return (slice(None),)
    without = len(FILTERS) + len(PLACE)
    return slice(without + _MAPS), slice(without)


def fit_random_units(
    vectors: np.ndarray, labels: np.ndarray, weights: np.ndarray, classes: int, *, seed: int = 0
) -> Perceptron:
    """Ridge regression of the classes on fixed random units; arguments and result as of :func:`fit_perceptron`."""
    weights = np.asarray(weights, np.float64) / np.sum(weights, dtype=np.float64)
    mean = weights @ vectors
    spread = np.sqrt(weights @ (vectors - mean) ** 2)
    spread = np.where(spread > 1e-6, spread, 1)
    rng = np.random.default_rng(seed)
    inward = rng.normal(0, vectors.shape[1] ** -0.5, (vectors.shape[1], _RANDOM_UNITS)).astype(np.float32)
    offset = rng.normal(0, 0.5, _RANDOM_UNITS).astype(np.float32)
    z = ((vectors - mean) / spread).astype(np.float32)
    units = np.tanh(z @ inward + offset)
    units = np.concatenate([units, np.ones((len(units), 1), np.float32)], axis=1)
    weighed = units * weights[:, None].astype(np.float32)
    wanted = np.eye(classes, dtype=np.float32)[labels]
    gram = (weighed.T @ units).astype(np.float64)
    gram[np.diag_indices(_RANDOM_UNITS)] += _RIDGE
    found = _TEMPERATURE * np.linalg.solve(gram, (weighed.T @ wanted).astype(np.float64))
    layers = tuple(layer.astype(np.float32) for layer in (inward, offset, found[:-1], found[-1]))
    return Perceptron(mean.astype(np.float32), spread.astype(np.float32), layers)


def no_samples(channels: int) -> Samples:
    """Nothing annotated."""
    return Samples(np.empty((0, channels), np.float16), np.empty(0, np.uint8), np.empty(0, np.float32))


def _joined(samples: Sequence[Samples]) -> Samples:
    return Samples(
        np.concatenate([each.vectors for each in samples]),
        np.concatenate([each.labels for each in samples]),
        np.concatenate([each.weights for each in samples]),
    )


def _spread_out(classifier: Perceptron, present: np.ndarray, classes: int) -> Perceptron:
    """The classifier of some classes as one of all: what it has not seen it never says."""
    if len(present) == classes:
        return classifier
    *layers, outward, constants = classifier.layers
    all_outward = np.zeros((len(outward), classes), np.float32)
    all_constants = np.full(classes, -1e4, np.float32)  # its exponential is 0
    all_outward[:, present], all_constants[present] = outward, constants
    return replace(classifier, layers=(*layers, all_outward, all_constants))
