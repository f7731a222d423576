"""What the annotation of each case teaches the classifier of drafts, kept in memory as long as it stays the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..inference.postprocessing import Parts, parts_in
from ..project import Case
from ..project.schema import NOT_ANNOTATED, LabelSchema
from ..stores.case_arrays import classes, label_slices, native_labels, unchanged_volume
from .draft_engine import DraftEngine, Samples
from .draft_features import FeatureCache


@dataclass(frozen=True)
class Annotation:
    """An annotation at one moment.

    Args:
        case: of which case.
        schema: what its values mean.
        drawn: label values that are being drawn, uint8 [k, j, i], 255 = not annotated; None = the saved ones count.
        saved: changes with the saved ones.
    """

    case: Case
    schema: LabelSchema
    drawn: np.ndarray | None
    saved: str

    @property
    def identity(self) -> str:
        """Changes with what it says."""
        return f"{self.schema} {self.saved if self.drawn is None else digest(self.drawn)}"


class Lesson(NamedTuple):
    """What one case teaches.

    Args:
        key: of its annotation and features.
        samples: pixels of it.
        parts: what it says of the structures that it shows, by label value; none if it is not wholly annotated.
    """

    key: str
    samples: Samples
    parts: dict[int, Parts]


class Lessons:
    """Reads annotations when they have changed.

    Args:
        tell: told in a sentence what cannot be learnt from.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell = tell
        self._known: dict[str, Lesson] = {}

    def of(
        self, annotation: Annotation, features: np.ndarray, cache: FeatureCache, between: Callable[[], None]
    ) -> Lesson:
        """What an annotation teaches; nothing if it cannot be read.

        Args:
            annotation: of a case.
            features: [S, C, h, w] of it.
            cache: that they are of.
            between: called between slices, and may raise.
        """
        case, values = annotation.case, annotation.schema.values
        key = f"{cache.key(case)} {annotation.identity}"
        known = self._known.get(case.id)
        if known and known.key == key:
            return known
        kinds = self._classes(annotation, cache)
        if kinds is None:
            kinds = np.full((len(features), *features.shape[2:]), NOT_ANNOTATED, np.uint8)

        def looks(number: int) -> list[np.ndarray]:
            between()
            return cache.looks(case, features, number)

        samples = DraftEngine(annotation.schema.class_count).sample(features, kinds, looks)
        whole = annotation.drawn is None and not (kinds == NOT_ANNOTATED).any()
        parts = parts_in(kinds, range(1, len(values) + 1)) if whole else {}
        self._known[case.id] = Lesson(key, samples, {values[kind - 1]: each for kind, each in parts.items()})
        return self._known[case.id]

    def _classes(self, annotation: Annotation, cache: FeatureCache) -> np.ndarray | None:
        """Classes on the slices of the case, uint8 [S, h, w], 255 = not annotated."""
        case, schema = annotation.case, annotation.schema
        try:
            if annotation.drawn is None:
                image = unchanged_volume(case)
                native = native_labels(case, image, schema)
            else:
                image, native = _grid_of(case), _known_values(annotation.drawn, schema)
            if native.shape != image.GetSize()[::-1]:
                raise DataError(f"The annotation in progress of '{case.id}' lies on another grid than its volume.")
            return label_slices(classes(native, schema), image, cache.preprocessing)[0]
        except DataError as error:
            self.tell(f"Nothing was learnt from '{case.id}': {error}")
            return None


def digest(array: np.ndarray) -> str:
    """Changes with the content of an array."""
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()[:16]


def _grid_of(case: Case) -> sitk.Image:
    """An image on the axes of a case's volume, of its record alone; where it lies does not matter here."""
    image = sitk.Image(list(case.size), sitk.sitkUInt8)
    image.SetSpacing(case.spacing_mm)
    image.SetDirection(case.direction)
    return image


def _known_values(labels: np.ndarray, schema: LabelSchema) -> np.ndarray:
    """Labels with what the schema lacks left open."""
    known = np.full(256, NOT_ANNOTATED, np.uint8)
    known[[0, *schema.values]] = [0, *schema.values]
    return known[labels]
