"""Voxels of a volume become those of a flat image. numpy only: the Slicer module does the same."""

from __future__ import annotations

import numpy as np

from ..project.en_face import PROJECTIONS


def flattened(array: np.ndarray, axis: int, projection: str = "mean") -> np.ndarray:
    """Project an array [z, y, x] along voxel axis ``axis`` (0 = i, 1 = j, 2 = k), which stays with one voxel.

    Args:
        projection: ``mean``, as float32, or ``max``, of the same type.
    """
    if projection not in PROJECTIONS:
        raise ValueError(f"projection must be one of {', '.join(PROJECTIONS)}, not {projection!r}")
    if projection == "max":
        return array.max(axis=2 - axis, keepdims=True)
    return array.mean(axis=2 - axis, keepdims=True, dtype=np.float64).astype(np.float32)
