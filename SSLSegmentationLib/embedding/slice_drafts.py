"""Drafts of the slices that a run has prepared: what its annotated slices say of the others. numpy and scipy.

The same features, looks, pixels, classifier, smoothing and rule for the parts of a structure as the drafts of a project
(``drafting``), but of arrays: nothing of a project is read or written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from ..inference.postprocessing import PostProcessing, parts_in, rule_of
from ..project.schema import NOT_ANNOTATED
from ..stores.resampling import resample_in_plane, resample_labels_in_plane, resized
from .draft import FULL
from .draft_engine import Classifier, DraftEngine
from .draft_features import SIZE, Filters, other_looks
from .filters import relative_places

_SLICES_AT_ONCE = 8
_MAKER = Filters()
_UNIT = (1.0, 1.0)


@dataclass(frozen=True)
class SliceDrafter:
    """A classifier that was taught by annotated slices.

    Args:
        engine: applies it.
        classifier: of pixels.
        rule: what is done to masks, for classes in place of label values.
        pixel: side of the pixels that it looks at, in pixels of the slices.
    """

    engine: DraftEngine
    classifier: Classifier
    rule: PostProcessing
    pixel: float

    def draft(self, slices: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What all slices of a case show.

        Args:
            slices: [S, h, w] in [0, 1].

        Returns:
            Classes uint8 [S, h, w], and the probability of each, float32 [S, h, w], 0 where a hole was filled.
        """
        images, classes, sure = _looked_at(slices, self.pixel), [], []
        for found in self._parts(images, slices.shape[1:]):
            classes.append(found.argmax(axis=0).astype(np.uint8))
            sure.append(found.max(axis=0))
        labels, certainty = np.concatenate(classes), np.concatenate(sure)
        self.rule.apply(labels, certainty)
        return labels, certainty

    def probabilities(self, slices: np.ndarray) -> np.ndarray:
        """Of each class, float32 [K, S, h, w] of all slices [S, h, w] of a case; the rule of parts is not applied."""
        return np.concatenate([*self._parts(_looked_at(slices, self.pixel), slices.shape[1:])], axis=1)

    def _parts(self, images: np.ndarray, size: tuple[int, ...]) -> Iterator[np.ndarray]:
        """Probabilities [K, s, *size] of some slices after others."""
        places = relative_places(len(images))
        for start in range(0, len(images), _SLICES_AT_ONCE):
            numbers = range(start, min(start + _SLICES_AT_ONCE, len(images)))
            around = slice(max(0, start - 1), numbers[-1] + 2)  # smoothing takes a little of each neighbour
            features = _MAKER.features(images[around], places[around])
            found = self.engine.apply(self.classifier, features, [number - around.start for number in numbers])
            yield resized(found.astype(np.float32), size) / np.float32(FULL)


def teach(cases: Iterable[tuple[np.ndarray, np.ndarray]], classes: int, side: int) -> SliceDrafter | None:
    """Fit the classifier; the same every time.

    Args:
        cases: slices [S, h, w] in [0, 1] and classes uint8 [S, h, w], 255 = not annotated, of each.
        classes: number of them, K, background included.
        side: pixels of the longer side of the largest slice of all cases: larger ones are looked at in larger pixels.

    Returns:
        None if less than two classes are annotated.
    """
    engine, pixel = DraftEngine(classes), max(1.0, side / SIZE)
    samples, parts = [], []
    for number, (slices, labels) in enumerate(cases):
        images = _looked_at(slices, pixel)
        places = relative_places(len(images))

        def looks(
            at: int, number: int = number, images: np.ndarray = images, places: np.ndarray = places
        ) -> list[np.ndarray]:
            return other_looks(_MAKER, images[at], places[at], np.random.default_rng([number, at]))

        kinds = resample_labels_in_plane(labels, _UNIT, (pixel, pixel))
        samples.append(engine.sample(_MAKER.features(images, places), kinds, looks))
        if not (labels == NOT_ANNOTATED).any():
            parts.append(parts_in(kinds, range(1, classes)))
    classifier = engine.fit_second(samples)
    return None if classifier is None else SliceDrafter(engine, classifier, rule_of(parts), pixel)


def _looked_at(slices: np.ndarray, pixel: float) -> np.ndarray:
    """Slices float32 [S, h, w] in the pixels that are looked at."""
    return resample_in_plane(np.asarray(slices, np.float32), _UNIT, (pixel, pixel))
