"""A draft of one case: probabilities on the project's slices, and labels of them on the volume's own grid.

numpy and scipy only: the window that shows a draft makes it itself, a slice in a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from ..stores.resampling import line_weights
from ..volumes.doubtful_slices import DoubtfulSlices
from ..volumes.orientation import in_native_order, reordering

if TYPE_CHECKING:
    from ..inference.postprocessing import PostProcessing

#: What stands for a probability of 1.
FULL = 255
_TIE = 1e-3  # of FULL: what is equal but for rounding goes to the class that comes first, background before all
_SLICES_AT_ONCE = 4
_UNSURE = 0.7
#: What scipy loads besides itself, then scipy, then what needs it.
_PIECES = (
    *("numpy.random", "numpy.ma", "numpy.testing", "numpy.f2py", "scipy", "scipy.special", "scipy.ndimage"),
    "SSLSegmentationLib.inference.postprocessing",
)
_Thresholds = Mapping[int, float] | None


@dataclass(frozen=True)
class Origin:
    """Where slices come from.

    Args:
        size: voxels of the volume along i, j, k.
        direction: physical direction of i, j, k as columns of a 3×3 matrix, row by row.
        plane: in which it was sliced.
    """

    size: tuple[int, int, int]
    direction: tuple[float, ...]
    plane: str

    @property
    def order(self) -> tuple[int, int, int]:
        """Voxel axes that become slice, row and column."""
        columns, rows, slices = reordering(np.asarray(self.direction), self.plane)[0]
        return slices, rows, columns

    @property
    def canonical_size(self) -> tuple[int, int, int]:
        """Slices, rows and columns of the volume itself."""
        slices, rows, columns = self.order
        return self.size[slices], self.size[rows], self.size[columns]

    def is_flipped(self, axis: int) -> bool:
        """Whether slices, rows or columns (0, 1, 2) run against their voxel axis."""
        return reordering(np.asarray(self.direction), self.plane)[1][2 - axis]

    def pixel_at(self, index: Sequence[float], size: tuple[int, int]) -> tuple[int, int, int] | None:
        """Slice, row and column of the pixel in which a place of the volume lies; None if it is outside.

        Args:
            index: i, j, k, counted from 0; fractions are places between the centres of voxels.
            size: rows and columns of the project's slices.
        """
        found = []
        for place, (axis, pixels) in enumerate(zip(self.order, (self.canonical_size[0], *size), strict=True)):
            extent = self.size[axis]
            at = (extent - 1 - index[axis] if self.is_flipped(place) else index[axis]) + 0.5
            if not 0 <= at < extent:
                return None
            found.append(min(int(at * pixels / extent), pixels - 1))
        return found[0], found[1], found[2]

    def index_of(self, pixel: Sequence[int], size: tuple[int, int]) -> tuple[float, float, float]:
        """Where the centre of a pixel lies in the volume: i, j, k; arguments as of :meth:`pixel_at`."""
        index = [0.0, 0.0, 0.0]
        for place, (axis, pixels) in enumerate(zip(self.order, (self.canonical_size[0], *size), strict=True)):
            at = (pixel[place] + 0.5) * self.size[axis] / pixels - 0.5
            index[axis] = self.size[axis] - 1 - at if self.is_flipped(place) else at
        return index[0], index[1], index[2]

    def native(self, array: np.ndarray) -> np.ndarray:
        """An array [slice, row, column] in the order of the voxel axes, [k, j, i]."""
        return np.ascontiguousarray(in_native_order(array, np.asarray(self.direction), self.plane))


@dataclass(frozen=True)
class Draft:
    """What a classifier makes of a case.

    Args:
        case_id: the case.
        probabilities: uint8 [K, S, h, w], 0 to 255, of each class, background first, on the project's slices.
        slices: numbers of the slices that this classifier made; others are of an earlier one, or empty.
        values: label value of each class but the background.
        names: of these structures, at that time.
        origin: where the slices come from.
        fingerprint: of the volume.
        fit: number of the classifier.
        quality: ``first`` (quick) or ``second``.
        signature: of what it learnt from.
        taught: case id → pixels that it learnt from.
        one_part: label values of structures of which the largest part is kept.
        without_holes: label values of structures whose small holes are filled.
    """

    case_id: str
    probabilities: np.ndarray
    slices: tuple[int, ...]
    values: tuple[int, ...]
    names: tuple[str, ...]
    origin: Origin
    fingerprint: str
    fit: int
    quality: str
    signature: str
    taught: Mapping[str, int] = field(default_factory=dict)
    one_part: tuple[int, ...] = ()
    without_holes: tuple[int, ...] = ()
    _cleaned: dict[Any, np.ndarray] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        shape = self.probabilities.shape
        if len(shape) != 4 or shape[0] != len(self.values) + 1 or shape[1] != self.origin.canonical_size[0]:
            raise ValueError(f"probabilities of the shape {shape} are not those of this volume and these structures")

    @property
    def cases(self) -> tuple[str, ...]:
        """Cases that it learnt from."""
        return tuple(self.taught)

    @property
    def pixels(self) -> int:
        """Annotated pixels that it learnt from."""
        return sum(self.taught.values())

    def labels(self, thresholds: _Thresholds = None) -> np.ndarray:
        """Label values on the grid of the volume, uint8 [k, j, i].

        Args:
            thresholds: label value → probability from which a structure is taken against the background, 0 to 1; 0.5,
                where none is said, takes what is more probable than anything else.
        """
        count, *size = self.origin.canonical_size
        found = np.empty((count, *size), np.uint8)
        for start in range(0, count, _SLICES_AT_ONCE):
            part = slice(start, start + _SLICES_AT_ONCE)
            found[part] = self._labels_of(part, slice(None), slice(None), thresholds)[0]
        return self.origin.native(found)

    def native_slice(self, axis: int, index: int, thresholds: _Thresholds = None) -> np.ndarray:
        """One slice of :meth:`labels`: what ``np.take(labels, index, 2 - axis)`` is, in a few milliseconds.

        Args:
            axis: voxel axis (0 = i, 1 = j, 2 = k) that it lies across.
            index: of the slice along it.
            thresholds: as of :meth:`labels`.
        """
        return np.take(self.origin.native(self._labels_of(*self._part(axis, index), thresholds)[0]), 0, 2 - axis)

    def certainty(self, axis: int | None = None, index: int = 0) -> np.ndarray:
        """Probability of each voxel's label, float32 on the grid of the volume [k, j, i], or of one slice of it."""
        if axis is not None:
            return np.take(self.origin.native(self._labels_of(*self._part(axis, index), None)[1]), 0, 2 - axis)
        count = self.origin.canonical_size[0]
        parts = [slice(start, start + _SLICES_AT_ONCE) for start in range(0, count, _SLICES_AT_ONCE)]
        return self.origin.native(
            np.concatenate([self._labels_of(part, slice(None), slice(None), None)[1] for part in parts])
        )

    def doubtful(self) -> DoubtfulSlices:
        """Slices in which most pixels might as well be something else; of those that this classifier made."""
        count = self.probabilities.shape[1]
        odd, shown = np.zeros(count, int), np.zeros(count, int)
        for index in self.slices:
            of_slice = self.probabilities[:, index]
            best = of_slice.max(axis=0)
            unsure = best < _UNSURE * FULL
            odd[index] = np.count_nonzero(unsure)
            shown[index] = np.count_nonzero(unsure | (of_slice[0] < best))
        return DoubtfulSlices.of(odd, shown, self.origin.direction, self.origin.plane)

    def to_dict(self) -> dict[str, Any]:
        """All but the probabilities and the case, as plain content."""
        return {
            "slices": list(self.slices),
            "count": self.probabilities.shape[1],
            "values": list(self.values),
            "names": list(self.names),
            "size": list(self.origin.size),
            "direction": list(self.origin.direction),
            "plane": self.origin.plane,
            "fingerprint": self.fingerprint,
            "fit": self.fit,
            "quality": self.quality,
            "signature": self.signature,
            "taught": dict(self.taught),
            "one_part": list(self.one_part),
            "without_holes": list(self.without_holes),
        }

    @classmethod
    def from_dict(cls, case_id: str, probabilities: np.ndarray, content: Mapping[str, Any]) -> Draft:
        """Of what :meth:`to_dict` has made.

        Raises:
            LookupError, TypeError, ValueError: it is damaged.
        """
        if probabilities.dtype != np.uint8:
            raise ValueError(f"probabilities are bytes, not {probabilities.dtype}")
        first, second, third = (int(size) for size in content["size"])
        return cls(
            case_id,
            probabilities,
            tuple(int(number) for number in content["slices"]),
            tuple(int(value) for value in content["values"]),
            tuple(str(name) for name in content["names"]),
            Origin((first, second, third), tuple(float(at) for at in content["direction"]), str(content["plane"])),
            str(content["fingerprint"]),
            int(content["fit"]),
            str(content["quality"]),
            str(content["signature"]),
            {str(case): int(pixels) for case, pixels in content["taught"].items()},
            tuple(int(value) for value in content["one_part"]),
            tuple(int(value) for value in content["without_holes"]),
        )

    def _part(self, axis: int, index: int) -> tuple[slice, slice, slice]:
        """Slices, rows and columns of a slice of the volume."""
        if not 0 <= index < self.origin.size[axis]:
            raise ValueError(f"the volume has no slice {index} along {'ijk'[axis]}")
        place = self.origin.order.index(axis)
        number = self.origin.size[axis] - 1 - index if self.origin.is_flipped(place) else index
        part = [slice(None)] * 3
        part[place] = slice(number, number + 1)
        return part[0], part[1], part[2]

    def _labels_of(
        self, slices: slice, rows: slice, columns: slice, thresholds: _Thresholds
    ) -> tuple[np.ndarray, np.ndarray]:
        """Label values of a part of the volume in its own pixels, [slice, row, column], and their probability."""
        probabilities = self._clean(thresholds)
        _, height, width = self.origin.canonical_size
        down = _neighbours(probabilities.shape[2], height, rows)
        across = _neighbours(probabilities.shape[3], width, columns)
        weight = _weights(self.values, thresholds)
        best, found, sure = None, None, None
        for kind, maps in enumerate(probabilities[:, slices]):
            share = _resampled(_resampled(maps.astype(np.float32), down, 1), across, 2)
            scaled = share * weight[kind]
            if best is None or found is None or sure is None:
                best, found, sure = scaled, np.zeros(share.shape, np.uint8), share
                continue
            wins = scaled > best + _TIE
            found[wins] = self.values[kind - 1]
            best[wins], sure[wins] = scaled[wins], share[wins]
        assert found is not None and sure is not None  # there is a background at least
        return found, sure / FULL

    @property
    def _cleaning(self) -> PostProcessing:
        from ..inference.postprocessing import PostProcessing  # brings scipy, which takes a while to load

        return PostProcessing(self.one_part, self.without_holes)

    def _clean(self, thresholds: _Thresholds) -> np.ndarray:
        """The probabilities without the parts of structures that lie apart, as far as these are one part."""
        if not (self.one_part or self.without_holes):
            return self.probabilities
        key = tuple(sorted((thresholds or {}).items()))
        if key not in self._cleaned:
            scaled = self.probabilities * _weights(self.values, thresholds)[:, None, None, None]
            kinds = scaled.argmax(axis=0)
            labels = np.array([0, *self.values], np.uint8)[kinds]
            before = labels.copy()
            self._cleaning.apply(labels, np.take_along_axis(self.probabilities, kinds[None], 0)[0].astype(np.float32))
            cleaned = self.probabilities.copy()
            changed = labels != before
            cleaned[:, changed] = 0
            for kind, value in enumerate((0, *self.values)):
                cleaned[kind, changed & (labels == value)] = FULL
            self._cleaned.clear()  # a slider goes through many
            self._cleaned[key] = cleaned
        return self._cleaned[key]


def load_pieces() -> Iterator[str]:
    """Import what labels of a draft need, piece by piece, none of which takes a tenth of a second; all at once do.

    Yields:
        Names of what is loaded by now.
    """
    for name in _PIECES:
        with suppress(ImportError):  # told where it is needed
            import_module(name)
        yield name


def _weights(values: tuple[int, ...], thresholds: _Thresholds) -> np.ndarray:
    """What the probability of each class is multiplied by before the largest is taken, float32 [K]."""
    taken = [min(max((thresholds or {}).get(value, 0.5), 1e-3), 1 - 1e-3) for value in values]
    return np.array([1, *((1 - at) / at for at in taken)], np.float32)


@lru_cache(maxsize=16)
def _whole_line(size_in: int, size_out: int) -> tuple[np.ndarray, np.ndarray]:
    """The few pixels of a former line of which each pixel of a resampled one is made, and what it takes of each.

    Returns:
        Indices and weights, [out, most]; a weight of 0 stands for none.
    """
    weights = line_weights(size_in, size_out)
    most = int((weights > 0).sum(axis=1).max())
    first = np.minimum((weights > 0).argmax(axis=1), size_in - most)
    indices = first[:, None] + np.arange(most)
    return indices, np.take_along_axis(weights, indices, axis=1)


def _neighbours(size_in: int, size_out: int, part: slice) -> tuple[np.ndarray, np.ndarray]:
    """Those of a part of the resampled line."""
    indices, weights = _whole_line(size_in, size_out)
    return indices[part], weights[part]


def _resampled(maps: np.ndarray, line: tuple[np.ndarray, np.ndarray], axis: int) -> np.ndarray:
    """Maps [slice, row, column], resampled along an axis.

    Not as a product of matrices, which starts threads: these wait for each other longer than they compute, while the
    window waits for all.
    """
    shape = [-1 if each == axis else 1 for each in range(3)]
    indices, weights = line
    return reduce(
        np.add,
        (np.take(maps, at, axis) * weight.reshape(shape) for at, weight in zip(indices.T, weights.T, strict=True)),
    )
