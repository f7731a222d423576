"""How much two masks overlap: the hard Dice, 2|P∩R| / (|P| + |R|), which trainings, studies and evaluations share.

numpy only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from ..project.schema import NOT_ANNOTATED


def dice(mask: np.ndarray, other: np.ndarray) -> float:
    """Dice of two masks of one structure (bool, of any one shape): 0 to 1; NaN if both are empty."""
    both = int(np.count_nonzero(mask)) + int(np.count_nonzero(other))
    return 2 * int(np.count_nonzero(mask & other)) / both if both else math.nan


def structure_dices(found: np.ndarray, reference: np.ndarray, values: Iterable[int]) -> list[float]:
    """Dice of each structure of two label maps.

    Args:
        found: label values, of any shape.
        reference: the same; 255 where nobody annotated, which is taken out of both.
        values: label values of the structures.

    Returns:
        For each value, 0 to 1; NaN where the structure is in neither.
    """
    annotated = reference != NOT_ANNOTATED
    return [dice((found == value) & annotated, reference == value) for value in values]


def mean_dice(found: np.ndarray, reference: np.ndarray, values: Iterable[int]) -> float:
    """Mean of :func:`structure_dices` over the structures that are in either; NaN if none is."""
    scored = [each for each in structure_dices(found, reference, values) if not math.isnan(each)]
    return float(np.mean(scored)) if scored else math.nan
