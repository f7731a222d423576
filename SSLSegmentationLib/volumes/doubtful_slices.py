"""Slices of a mask that somebody should look at: those in which most of it is doubtful. numpy only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .orientation import reordering

_MOST = 5
#: Part of what a slice shows of the structures that is doubtful, from which on it is worth a look.
_LEAST = 0.15
#: Slices that lie nearer to each other than this part of the volume show the same, and one is enough.
_NEAR = 0.05


@dataclass(frozen=True)
class DoubtfulSlices:
    """Slices to look at, as the volume's own voxels are counted.

    Args:
        axis: voxel axis (0 = i, 1 = j, 2 = k) across which they lie.
        slices: their indices along it, the most doubtful first; empty if none needs a look.
    """

    axis: int
    slices: tuple[int, ...]

    @classmethod
    def of(
        cls,
        odd: np.ndarray,
        shown: np.ndarray,
        direction: Sequence[float],
        plane: str,
        first: Sequence[int] = (0, 0, 0),
    ) -> DoubtfulSlices:
        """Choose slices of a plane.

        Args:
            odd: doubtful pixels of each slice.
            shown: pixels of each slice in which a structure is, or might be.
            direction: of the volume: directions of i, j, k as columns of a 3×3 matrix, row by row.
            plane: in which it was sliced, see :func:`reordering`.
            first: indices i, j, k at which the part of the volume begins that was sliced.
        """
        order, flips = reordering(np.asarray(direction), plane)
        chosen = most_doubtful(odd, shown)
        numbers = [len(odd) - 1 - index if flips[2] else index for index in chosen]
        return cls(order[2], tuple(first[order[2]] + number for number in numbers))

    @classmethod
    def from_dict(cls, content: object) -> DoubtfulSlices | None:
        """Inverse of :meth:`to_dict`; None of anything else, for example of older records."""
        try:
            axis, slices = content["axis"], tuple(content["slices"])  # type: ignore[index]
        except (TypeError, LookupError):
            return None
        is_whole = axis in (0, 1, 2) and all(type(index) is int and index >= 0 for index in slices)
        return cls(axis, slices) if is_whole else None

    def to_dict(self) -> dict[str, Any]:
        """As plain content, for records."""
        return {"axis": self.axis, "slices": list(self.slices)}


def most_doubtful(odd: np.ndarray, shown: np.ndarray) -> list[int]:
    """Indices of the slices with most doubtful pixels, at most five, none near to another.

    Args:
        odd: doubtful pixels of each slice.
        shown: pixels of each slice in which a structure is, or might be.
    """
    near = max(1, round(_NEAR * len(odd)))
    chosen: list[int] = []
    for index in np.argsort(-np.asarray(odd, float), kind="stable").tolist():
        is_worth = odd[index] > 0 and odd[index] >= _LEAST * shown[index]
        if is_worth and all(abs(index - other) > near for other in chosen):
            chosen.append(index)
    return chosen[:_MOST]
