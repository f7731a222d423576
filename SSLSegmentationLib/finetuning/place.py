"""Whether a network takes where each pixel lies, and why: asked for, or told by the labelled volumes.

Where a pixel lies says something of what it shows only if volumes are positioned alike. Whether they are is read off
the masks: those of two volumes are laid on each other by relative place, and the overlap of each structure is measured.
Images alone tell it worse: their likeness depends on contrast more than on position (docs/methods.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import torch
import torch.nn.functional as F

from ..project.schema import NOT_ANNOTATED
from ..stores import SliceStore
from .strategy import Strategy

#: Least overlap at the same place. On four sets of real MRI it was 0.34 to 0.60, and 0.10 to 0.23 after up to 30 % of
#: each side had been cut away at random.
LEAST_OVERLAP = 0.25
_CELLS = 12  # along each axis, into which a volume is divided
_MOST_VOLUMES = 24


@dataclass(frozen=True)
class PlaceChoice:
    """Whether a network takes where pixels lie.

    Args:
        used: whether it does.
        sentence: that says so and why; empty if nobody asked.
    """

    used: bool
    sentence: str = ""


def chosen_place(wish: str, strategy: Strategy, store: SliceStore, *, fits: bool = True) -> PlaceChoice:
    """What becomes of the setting ``place``.

    Args:
        wish: ``off``, ``on`` or ``auto``.
        strategy: of the finetuning.
        store: prepared volumes, of which the labelled ones can tell.
        fits: whether the network can take places and learn from them.
    """
    if wish == "off":
        return PlaceChoice(False)
    if wish == "on":
        return PlaceChoice(True, f"{_SEES} where each pixel lies in its volume, as asked for.")
    if strategy.freezes:
        return PlaceChoice(False, f"{_SEES_NOT}: of a {strategy.noun}, {strategy.learns} learns.")
    if not fits:
        return PlaceChoice(False, f"{_SEES_NOT}: it is of a kind that cannot.")
    found = place_overlap(store)
    if found is None:
        return PlaceChoice(False, f"{_SEES_NOT}: it takes two labelled volumes to tell whether they are aligned.")
    share = f"the structures of two labelled volumes overlap by {found:.0%} if each is laid on the other as a whole"
    if found < LEAST_OVERLAP:
        return PlaceChoice(False, f"{_SEES_NOT}: {share}, and below {LEAST_OVERLAP:.0%} it says too little.")
    return PlaceChoice(True, f"{_SEES} where each pixel lies in its volume: {share} (at least {LEAST_OVERLAP:.0%}).")


_SEES = "The network also sees"
_SEES_NOT = "The network does not see where a pixel lies in its volume"


def place_overlap(store: SliceStore) -> float | None:
    """How much the structures of two volumes overlap at the same relative place: their mean soft Dice, 0 to 1.

    Mean over pairs of labelled volumes and structures. Only what is annotated in both is compared.

    Returns:
        None if there are no two volumes that can be compared.
    """
    labels, classes = store.needed_labels, store.needed_schema.class_count
    cells = [_cells(labels[store.window(case)], classes) for case in _labelled(store)]
    overlaps = [overlap for first, second in combinations(cells, 2) for overlap in _overlaps(*first, *second)]
    return float(np.mean(overlaps)) if overlaps else None


def _labelled(store: SliceStore) -> Sequence:
    found = [case for case in store.cases if (store.needed_labels[store.window(case)] != NOT_ANNOTATED).any()]
    return found[:: -(-len(found) // _MOST_VOLUMES) or 1]  # spread over all of them


def _cells(labels: np.ndarray, classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Share of each structure, [classes - 1, cells], and which cells are annotated for the most part, [cells]."""
    maps = [labels != NOT_ANNOTATED, *(labels == value for value in range(1, classes))]
    shares = torch.stack(
        [F.adaptive_avg_pool3d(torch.from_numpy(one.astype(np.float32))[None], _CELLS).flatten() for one in maps]
    ).numpy()
    return shares[1:] / np.maximum(shares[0], 1e-6), shares[0] > 0.5


def _overlaps(first: np.ndarray, known: np.ndarray, second: np.ndarray, also_known: np.ndarray) -> list[float]:
    """Soft Dice of each structure that either shows where both are annotated."""
    both = known & also_known
    shared = np.minimum(first, second)[:, both].sum(axis=1)
    total = (first + second)[:, both].sum(axis=1)
    return (2 * shared[total > 0] / total[total > 0]).tolist()
