"""Which pixels of a case, and of the others, are like one that is pointed at: similarity maps while a mouse moves.

A pixel is what drafts keep of it, filters and what a backbone sees there if there is one (:func:`.channels.compared`).
Each number is standardised over its case, so that volumes of other scanners can be compared, and weighed
(:func:`.channels.weights`); alike is what has a cosine near 1. In the case at hand all pixels are held as vectors of
length 1, which makes a map one product; of the other cases every fourth row and column, and around the best of these
all pixels are looked at.

numpy only, and no product of matrices, which would start threads that wait for each other: a window follows the mouse.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .channels import compared, has_maps, weights

#: Rows and columns from one pixel that is searched to the next, in other cases.
STEP = 4
#: Cosines from which pixels are shown, in deeper colours: those of filters alone are larger everywhere.
LEVELS_OF_FILTERS, LEVELS_OF_MAPS = (0.7, 0.8, 0.88, 0.94), (0.6, 0.72, 0.82, 0.9)
#: That the vectors of the case at hand take at most.
MOST_BYTES = 1 << 28
_CANDIDATES = 8  # around which all pixels are looked at
_TINY = 1e-6


@dataclass(frozen=True)
class Alike:
    """A pixel of a case and how much it is like the one that is pointed at.

    Args:
        case_id: of its case.
        pixel: slice, row and column of the features.
        size: rows and columns of these.
        similarity: cosine, -1 to 1.
    """

    case_id: str
    pixel: tuple[int, int, int]
    size: tuple[int, int]
    similarity: float


class Standard:
    """Standardised features of a case as vectors of length 1.

    Args:
        features: float16 [S, C, h, w] that are kept of it, memory-mapped perhaps; every :data:`STEP` th row and column
            of all slices is read at once.
    """

    def __init__(self, features: np.ndarray) -> None:
        self.features = features
        self.channels = compared(features.shape[1])
        #: Rows and columns of the features.
        self.size: tuple[int, int] = features.shape[2:]
        self.rows, self.columns = (np.arange(min(STEP // 2, size - 1), size, STEP) for size in self.size)
        part = features[:, self.channels, self.rows[0] :: STEP, self.columns[0] :: STEP].astype(np.float32)
        values = part.swapaxes(0, 1).reshape(part.shape[1], -1)
        self.mean = values.mean(axis=1, dtype=np.float64).astype(np.float32)
        spread = np.maximum(values.std(axis=1, dtype=np.float64), _TINY)
        self.scale = (np.array(weights(features.shape[1])) / spread).astype(np.float32)
        #: float16 [C, n]: the pixels that were read.
        self.sample = self.unit(values).astype(np.float16)

    @property
    def has_maps(self) -> bool:
        """Whether what a backbone sees is among them."""
        return has_maps(self.features.shape[1])

    @property
    def levels(self) -> tuple[float, ...]:
        """Cosines from which pixels are shown."""
        return LEVELS_OF_MAPS if self.has_maps else LEVELS_OF_FILTERS

    def unit(self, values: np.ndarray) -> np.ndarray:
        """Vectors [C, ...] of pixels, standardised and of length 1, float32; one that is average in all is 0."""
        flat = values.reshape(len(values), -1).astype(np.float32)
        flat -= self.mean[:, None]
        flat *= self.scale[:, None]
        flat /= np.maximum(np.sqrt(np.einsum("cp,cp->p", flat, flat)), _TINY)
        return flat.reshape(values.shape)

    def vector(self, pixel: Sequence[int]) -> np.ndarray:
        """That of one pixel, float32 [C]."""
        number, row, column = pixel
        return self.unit(np.asarray(self.features[number, self.channels, row, column]))

    def best(self, case_id: str, query: np.ndarray) -> Alike:
        """The pixel that is most like a query.

        Args:
            case_id: of this case.
            query: float32 [C] of length 1: :meth:`vector` of this or another case of the same kind.
        """
        cosines = np.einsum("c,cp->p", query, self.sample.astype(np.float32))
        chosen = np.argsort(-cosines, kind="stable")[:_CANDIDATES]
        places = np.unravel_index(chosen, (len(self.features), len(self.rows), len(self.columns)))
        found = [
            self._near(case_id, query, (int(number), int(self.rows[row]), int(self.columns[column])))
            for number, row, column in zip(*places, strict=True)
        ]
        return max(found, key=lambda one: one.similarity)

    def _near(self, case_id: str, query: np.ndarray, pixel: tuple[int, int, int]) -> Alike:
        """The best pixel around one of those that were searched, in its slice."""
        number, *middle = pixel
        top, left = (max(at - STEP + 1, 0) for at in middle)
        part = self.features[number, self.channels, top : middle[0] + STEP, left : middle[1] + STEP]
        cosines = np.einsum("c,chw->hw", query, self.unit(np.asarray(part)))
        row, column = np.unravel_index(int(cosines.argmax()), cosines.shape)
        similarity = float(np.clip(cosines[row, column], -1, 1))
        return Alike(case_id, (number, top + int(row), left + int(column)), self.size, similarity)


class AlikeMap:
    """The case at hand: all its pixels, made ready slice by slice so that no window waits.

    Of a case that is too large for the memory (:data:`MOST_BYTES`) there are fewer pixels over the same field of view.

    Args:
        features: as of :class:`Standard`.
    """

    def __init__(self, features: np.ndarray) -> None:
        self.standard = Standard(features)
        count, width = len(features), len(self.standard.channels)
        bytes_a_pixel = 4 * width * count
        shrink = max(1.0, (bytes_a_pixel * features.shape[2] * features.shape[3] / MOST_BYTES) ** 0.5)
        rows, columns = self.standard.size
        #: Rows and columns of the map.
        self.size = max(1, int(rows / shrink)), max(1, int(columns / shrink))
        self._rows, self._columns = (_middles(*each) for each in zip(self.standard.size, self.size, strict=True))
        self._vectors = np.zeros((count, width, self.size[0] * self.size[1]), np.float32)
        self._waiting = set(range(count))

    @property
    def is_complete(self) -> bool:
        """Whether all slices are ready."""
        return not self._waiting

    def go(self, seconds: float, middle: int = 0) -> None:
        """Make slices ready for about so long, at least one, those nearest to ``middle`` first."""
        end = time.monotonic() + seconds
        for number in sorted(self._waiting, key=lambda each: abs(each - middle)):
            self._make(number)
            if time.monotonic() >= end:
                break

    def similarity(self, query: np.ndarray, number: int | None = None) -> np.ndarray:
        """Cosines to a query, float32: of one slice [h, w], or of all [S, h, w], 0 where a slice is not ready yet.

        Args:
            query: as of :meth:`Standard.best`.
            number: of the one slice, which is made ready.
        """
        if number is None:
            cosines = np.einsum("c,scp->sp", query, self._vectors)
            return np.clip(cosines, -1, 1, out=cosines).reshape(-1, *self.size)
        self._make(number)
        return np.clip(np.einsum("c,cp->p", query, self._vectors[number]), -1, 1).reshape(self.size)

    def shown(self, query: np.ndarray, number: int | None = None) -> np.ndarray:
        """How strongly pixels light up, uint8 [S, h, w]: 0 is not at all, 4 is most alike.

        Args:
            query: as of :meth:`Standard.best`.
            number: of a slice that must be ready.
        """
        if number is not None:
            self._make(number)
        return np.searchsorted(self.standard.levels, self.similarity(query), side="right").astype(np.uint8)

    def _make(self, number: int) -> None:
        if number in self._waiting:
            values = np.asarray(self.standard.features[number, self.standard.channels])
            if self.size != self.standard.size:
                values = values[:, self._rows[:, None], self._columns]
            self._vectors[number] = self.standard.unit(values).reshape(len(values), -1)
            self._waiting.discard(number)


def _middles(size: int, parts: int) -> np.ndarray:
    """The pixel in the middle of each of so many equal parts of a line."""
    return ((np.arange(parts) + 0.5) * size / parts).astype(int)
