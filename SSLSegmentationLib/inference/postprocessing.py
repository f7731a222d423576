"""Masks that a person can use: what is one piece in the body is one piece in the mask, without small holes.

A structure that is one connected part in every wholly labelled case, specks aside, is one in every mask: its largest
part is kept if it has at least two thirds of the probability that the network gives to the whole. If it has less, it
is not clear which part is the structure: all stay, with a remark. Likewise small holes are filled if the labelled
cases have none. How that is decided: ``finetuning/parts.py``.

Voxels that touch, be it at a corner, are of one part: of thick slices a thin structure is often connected through
edges and corners only, and what is apart even so is apart for every reader. A hole is background that no path over
faces leads out of, with nothing but one structure around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy import ndimage

from ..core.settings import from_dict
from ..project.schema import LabelSchema

#: Part of a structure's voxels that may lie apart from its largest part, or in holes, and mean nothing.
SPECKS = 0.01
_CLEAR = 2 / 3  # of the mass of all parts: what the largest has at least if it is kept alone
_SMALL_HOLE = 0.05  # of a structure with all its holes, at most


@dataclass(frozen=True)
class Changes:
    """What became of a mask, by label value.

    Args:
        removed: voxels of parts that were taken away.
        filled: voxels of holes that were filled.
        scattered: number of parts of a structure that should be one, and of which none is clearly the largest.
    """

    removed: dict[int, int] = field(default_factory=dict)
    filled: dict[int, int] = field(default_factory=dict)
    scattered: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class PostProcessing:
    """What is done to the masks of a model.

    Args:
        one_part: label values of structures of which the largest part is kept.
        without_holes: label values of structures whose small holes are filled.
    """

    one_part: tuple[int, ...] = ()
    without_holes: tuple[int, ...] = ()

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> PostProcessing:
        """That of a checkpoint; one from before there was any does nothing.

        Raises:
            SettingsError: it is damaged, or of a newer version.
        """
        return from_dict(cls, content.get("postprocessing") or {})

    def __bool__(self) -> bool:
        return bool(self.one_part or self.without_holes)

    def names(self, schema: LabelSchema) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names of the structures of which one part is kept, and of those whose holes are filled."""
        one, whole = (
            tuple(schema.by_value(value).name for value in values if value in schema.values)
            for values in (self.one_part, self.without_holes)
        )
        return one, whole

    def apply(self, labels: np.ndarray, certainty: np.ndarray) -> Changes:
        """Clean a mask, in place. What is removed becomes background; only background is filled.

        Args:
            labels: uint8 label values, of any number of dimensions. One of a single slice counts as flat.
            certainty: probability of each voxel's label, of the same shape; becomes 0 where a hole is filled.
        """
        changes = Changes()
        flat, sure = (np.atleast_1d(array.squeeze()) for array in (labels, certainty))  # views
        for value, region, box in _regions(flat, self.one_part):
            mask = region == value
            number, mass = numbered_parts(mask, sure[box])
            if mass.max() < _CLEAR * mass.sum():
                changes.scattered[value] = len(mass)
                continue
            apart = mask & (number != mass.argmax() + 1)
            region[apart] = 0
            _note(changes.removed, value, int(apart.sum()))
        for value, region, box in _regions(flat, self.without_holes):
            holes = _holes(region, value, _SMALL_HOLE)
            region[holes], sure[box][holes] = value, 0
            _note(changes.filled, value, int(holes.sum()))
        return changes

    def remarks(self, changes: Changes, labels: np.ndarray, schema: LabelSchema, voxel_ml: float) -> list[str]:
        """Why to look twice at a mask that was changed, in sentences; none for specks.

        Args:
            changes: of :meth:`apply`.
            labels: the mask as it is now.
            schema: of the model.
            voxel_ml: volume of a voxel.
        """
        kept = np.bincount(labels.ravel(), minlength=256)
        found = []
        for segment in schema.segments:
            removed = changes.removed.get(segment.value, 0)
            if removed > SPECKS * (removed + kept[segment.value]):
                found.append(
                    f"{_amount(removed * voxel_ml)} ml of '{segment.name}' lay apart from its largest part and were "
                    "left out: in the labelled cases it is one piece."
                )
            if segment.value in changes.scattered:
                found.append(
                    f"'{segment.name}' is in {changes.scattered[segment.value]} parts, none of them clearly the "
                    "largest, so all were kept; in the labelled cases it is one piece."
                )
        return found


@dataclass(frozen=True)
class Parts:
    """What wholly labelled masks say of a structure.

    Args:
        one: it is one connected part, specks aside.
        whole: it has no holes, specks aside.
    """

    one: bool
    whole: bool


def parts_in(labels: np.ndarray, values: Iterable[int]) -> dict[int, Parts]:
    """What one wholly labelled mask says of each structure that it shows, by label value."""
    found = {}
    for value in values:
        sizes = part_sizes(labels, value)
        if sizes.size:
            one = bool(sizes.sum() - sizes.max() <= SPECKS * sizes.sum())
            found[value] = Parts(one, bool(hole_voxels(labels, value) <= SPECKS * np.count_nonzero(labels == value)))
    return found


def rule_of(masks: Iterable[Mapping[int, Parts]]) -> PostProcessing:
    """What is to be done to masks if structures are as in all of these: what holds in each that shows a structure."""
    together: dict[int, Parts] = {}
    for mask in masks:
        for value, parts in mask.items():
            known = together.get(value, Parts(True, True))
            together[value] = Parts(known.one and parts.one, known.whole and parts.whole)
    one_part = tuple(value for value, parts in sorted(together.items()) if parts.one)
    return PostProcessing(one_part, tuple(value for value, parts in sorted(together.items()) if parts.whole))


def numbered_parts(mask: np.ndarray, weight: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Connected parts of a mask; what lies in a hole of one belongs to it.

    Args:
        mask: bool, of any number of dimensions, not empty.
        weight: of each voxel (default: 1).

    Returns:
        Number of each voxel's part, from 1 (0 outside), and the sum of weights in each part.
    """
    number, count = ndimage.label(ndimage.binary_fill_holes(mask), np.ones((3,) * mask.ndim))
    mass = np.bincount(number[mask], None if weight is None else weight[mask], minlength=count + 1)
    return number, mass[1:]


def part_sizes(labels: np.ndarray, value: int) -> np.ndarray:
    """Voxels in each connected part of a structure; empty if it is not there."""
    sizes = [numbered_parts(region == value)[1] for _, region, _ in _regions(labels, (value,))]
    return sizes[0] if sizes else np.zeros(0)


def hole_voxels(labels: np.ndarray, value: int) -> int:
    """How many voxels of background lie in holes of a structure, however large, with nothing else in them."""
    return sum(int(_holes(region, value).sum()) for _, region, _ in _regions(labels, (value,)))


def _regions(labels: np.ndarray, values: tuple[int, ...]) -> Iterator[tuple[int, np.ndarray, tuple[slice, ...]]]:
    """The smallest box around each structure that is there: its value, a view of the labels, and where that is."""
    boxes = ndimage.find_objects(labels) if values else []
    for value in values:
        if 0 < value <= len(boxes) and (box := boxes[value - 1]):
            yield value, labels[box], box


def _holes(labels: np.ndarray, value: int, largest: float = 1.0) -> np.ndarray:
    """Voxels in holes of a structure with nothing else in them, each at most that part of it with all it encloses."""
    mask = labels == value
    whole = ndimage.binary_fill_holes(mask)
    number, count = ndimage.label(whole & ~mask)
    sizes = np.bincount(number.ravel(), minlength=count + 1)
    occupied = np.bincount(number[labels > 0], minlength=count + 1)
    wanted = (occupied == 0) & (sizes <= largest * whole.sum())
    wanted[0] = False  # no hole
    return wanted[number]


def _amount(millilitres: float) -> str:
    return f"{millilitres:.1f}" if millilitres >= 1 else f"{millilitres:.2g}"


def _note(found: dict[int, int], value: int, count: int) -> None:
    if count:
        found[value] = count
