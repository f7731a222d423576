"""Which way the axes of an image run in the patient, from its direction matrix alone. numpy only.

Directions are LPS: x grows to the patient's Left, y to Posterior, z to Superior; column ``a`` of the 3×3 matrix is the
way of voxel axis ``a``. The Slicer module uses this without SimpleITK.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike

PLANES = ("axial", "coronal", "sagittal")

#: For columns, rows and slices of each plane: the world axis that they run along, and which way (LPS, LIP, PIL).
_LAYOUT = {
    "axial": ((0, +1), (1, +1), (2, +1)),
    "coronal": ((0, +1), (2, -1), (1, +1)),
    "sagittal": ((1, +1), (2, -1), (0, +1)),
}
#: The same slices upside down and mirrored: their rows and columns grow as in RAS, which other programs sort voxels by.
_LAYOUT |= {
    f"{plane}, turned": ((columns, -across), (rows, -down), stack)
    for plane, ((columns, across), (rows, down), stack) in _LAYOUT.items()
}
_PLANE_ACROSS = {2: "axial", 1: "coronal", 0: "sagittal"}
_ANISOTROPY = 1.2


def through_plane_axis(spacing: Sequence[float], direction: ArrayLike) -> int:
    """The voxel axis (0 = i, 1 = j, 2 = k) that slices are stacked along.

    It is the axis of largest spacing, if that exceeds the smallest by more than 20 %; otherwise the image counts as
    isotropic, and slices are the axial ones.
    """
    if max(spacing) <= _ANISOTROPY * min(spacing):
        return world_axes(direction).index(2)
    return int(np.flatnonzero(np.asarray(spacing) == max(spacing))[-1])  # scanners store the slice axis last


def plane_across(axis: int, direction: np.ndarray) -> str:
    """The anatomical plane nearest to the slices that are stacked along voxel axis ``axis``: one of :data:`PLANES`."""
    return _PLANE_ACROSS[world_axes(direction)[axis]]


def world_axes(direction: ArrayLike) -> tuple[int, int, int]:
    """World axis (0 L, 1 P, 2 S) that each voxel axis runs along: the assignment with the best total agreement.

    Unlike a choice per axis, it is a permutation also for oblique images near 45°.
    """
    agreement = np.abs(np.asarray(direction, dtype=float).reshape(3, 3))
    permutations: Iterable[tuple[int, int, int]] = itertools.permutations((0, 1, 2), 3)
    return max(
        permutations,
        key=lambda world: round(sum(agreement[world[axis], axis] for axis in range(3)), 9),
    )


def turned(plane: str) -> str:
    """The name of a plane whose slices are turned by 180°, so that rows and columns grow as in RAS."""
    return f"{plane}, turned"


def reordering(direction: np.ndarray, plane: str) -> tuple[list[int], list[bool]]:
    """Voxel axis to use for columns, rows and slices of a plane, and which of these to reverse."""
    if plane not in _LAYOUT:
        raise ValueError(f"plane must be one of {', '.join(PLANES)}, or one of these turned, not {plane!r}")
    direction = np.asarray(direction, dtype=float).reshape(3, 3)
    world = world_axes(direction)
    order = [world.index(world_axis) for world_axis, _ in _LAYOUT[plane]]
    flips = [
        bool(direction[world_axis, axis] * sign < 0)
        for axis, (world_axis, sign) in zip(order, _LAYOUT[plane], strict=True)
    ]
    return order, flips


def in_native_order(array: np.ndarray, direction: np.ndarray, plane: str) -> np.ndarray:
    """An array [slice, row, column] of a plane in the order of the volume's own axes, [z, y, x]; a view, not a copy."""
    order, flips = reordering(direction, plane)
    array = np.flip(array, tuple(2 - axis for axis in range(3) if flips[axis]))
    # Array axis 2 - i of the canonical volume is voxel axis order[i], thus array axis 2 - order[i] of the native one.
    return array.transpose([2 - order.index(2 - axis) for axis in range(3)])


def right_anterior_superior(point_mm: Sequence[float]) -> tuple[float, float, float]:
    """A point in the other convention: SimpleITK's LPS in Slicer's RAS, or the other way round; in mm."""
    left, posterior, superior = point_mm
    return -left, -posterior, superior


def describe_point(point_mm: Sequence[float]) -> str:
    """A point (LPS, in mm) as Slicer shows it, for example ``R 12.5, A -3.0, S 104.0 mm``."""
    right, anterior, superior = (round(at, 1) + 0.0 for at in right_anterior_superior(point_mm))  # no "-0.0"
    return f"R {right:.1f}, A {anterior:.1f}, S {superior:.1f} mm"


def voxel_ml(spacing: Sequence[float], direction: ArrayLike) -> float:
    """Volume of a voxel in ml.

    Args:
        spacing: along i, j, k in mm.
        direction: of i, j, k as columns, [3, 3] or its nine numbers row by row.
    """
    axes = np.reshape(direction, (3, 3)) * np.asarray(spacing, dtype=float)
    return float(abs(np.linalg.det(axes))) / 1000  # the product of the spacings only if nothing is sheared
