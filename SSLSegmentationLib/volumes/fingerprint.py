"""Fingerprint of a volume, to find the same one stored twice. numpy only: the Slicer module computes the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from .orientation import reordering


def voxel_fingerprint(
    array: np.ndarray, spacing: Sequence[float], origin: Sequence[float], direction: np.ndarray
) -> str:
    """Fingerprint of voxel values and geometry.

    It does not depend on file format, voxel type or the order in which axes are stored; geometry counts to 1 µm.

    Args:
        array: voxels [z, y, x].
        spacing: along i, j, k in mm.
        origin: LPS position of the first voxel in mm.
        direction: LPS directions of i, j, k as columns, [3, 3] or its nine numbers row by row.

    Returns:
        16 hexadecimal digits of a SHA-256.
    """
    lengths, size = np.asarray(spacing, dtype=float), np.array(array.shape[::-1])
    direction = np.asarray(direction, dtype=float).reshape(3, 3)
    order, flips = reordering(direction, "axial")
    first = np.zeros(3)
    first[order] = np.where(flips, size[order] - 1, 0)  # voxel that comes first in canonical order
    corner = np.asarray(origin, dtype=float) + direction @ (lengths * first)
    canonical = array.transpose([2 - axis for axis in reversed(order)])
    canonical = np.flip(canonical, tuple(2 - axis for axis in range(3) if flips[axis]))
    turned = direction[:, order] * np.where(flips, -1, 1)
    digest = hashlib.sha256()
    # The odd offset puts the edges between two steps away from round numbers such as 0.9375: formats that differ in
    # the last digit must not fall on two sides of one.
    geometry = np.array([*size[order], *lengths[order], *corner, *turned.ravel()], dtype="<f8")
    digest.update(np.floor(geometry * 1000 + 0.3137).tobytes())
    for plane in canonical:
        digest.update((plane.astype("<f8") + 0.0).tobytes())  # + 0.0 makes -0.0 and 0.0 the same
    return digest.hexdigest()[:16]
