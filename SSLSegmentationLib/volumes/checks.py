"""What a volume must be to be of use: one 3-D image of finite, differing real values. numpy only.

The readers of files and the Slicer module refuse with the same words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ..core.errors import DataError
from ..core.text import counted

#: Distances between voxels in mm that a volume of a patient, an eye or a specimen can have.
SPACING_LIMITS_MM = (0.001, 100.0)
#: Farthest that a voxel may lie from the origin of space, in mm: beyond, single precision loses tenths of it.
ORIGIN_LIMIT_MM = 1e6
#: Least volume of three axes of length 1: below, two of them are all but parallel.
_SMALLEST_VOLUME = 0.05
_GEOMETRY_HINT = "Export the image again from its source, or correct this entry of its header."
_LARGEST = float(np.finfo(np.float32).max)


def check_scalar(components: int, what: object, *, complex_voxels: bool = False) -> None:
    """Refuse colour, vectors and complex voxels; ``what`` names the volume.

    Raises:
        DataError: says so.
    """
    if components > 1 or complex_voxels:
        kind = f"{components} values per voxel (colour or vectors)" if components > 1 else "complex voxels"
        raise DataError(f"'{what}' has {kind}.", "Choose a grey-scale image with one real value per voxel.")


def check_slices(size: Sequence[int], what: object) -> None:
    """Refuse a single slice; ``size`` is in voxels along each axis.

    Raises:
        DataError: says so.
    """
    if len(size) < 3 or min(size) < 2:
        shape = " × ".join(map(str, size))
        raise DataError(f"'{what}' is a single slice ({shape} voxels).", "Choose a volume of two or more slices.")


def check_spacing(
    spacing: Sequence[float], what: object, field: str = "spacing", *, size: Sequence[int] | None = None
) -> None:
    """Refuse distances between voxels that no volume has.

    Args:
        spacing: along each axis, in mm.
        what: names the volume.
        field: what the file calls it.
        size: voxels along each axis. Of one voxel alone the length may be that of a whole volume.

    Raises:
        DataError: one is NaN, infinite, 0, negative, or beyond :data:`SPACING_LIMITS_MM`.
    """
    lowest, highest = SPACING_LIMITS_MM
    slack = 1e-5  # single precision
    for axis, value in enumerate(spacing):
        most = ORIGIN_LIMIT_MM if size is not None and size[axis] == 1 else highest
        if lowest * (1 - slack) <= value <= most * (1 + slack):
            continue
        shown = " × ".join(f"{value:.4g}" for value in spacing)
        raise DataError(
            f"'{what}' has voxels of {shown} mm ({field}), which no volume has: from {lowest:g} to {highest:g} mm are "
            "possible.",
            _GEOMETRY_HINT,
        )


def check_origin(origin: Sequence[float], what: object, field: str = "origin") -> None:
    """Refuse a position of the first voxel, in mm, that is no place.

    Raises:
        DataError: it is NaN, infinite, or farther off than :data:`ORIGIN_LIMIT_MM`.
    """
    if not all(math.isfinite(value) for value in origin):
        shown = ", ".join(f"{value:.4g}" for value in origin)
        raise DataError(f"'{what}' has its first voxel at {shown} mm ({field}), which is no place.", _GEOMETRY_HINT)
    if any(abs(value) > ORIGIN_LIMIT_MM for value in origin):
        shown = ", ".join(f"{value:.0f}" if abs(value) < 1e9 else f"{value:.4g}" for value in origin)
        raise DataError(
            f"'{what}' lies too far from the origin of space to be placed exactly: at {shown} mm ({field}).",
            f"Move it to within {ORIGIN_LIMIT_MM / 1e6:g} km of the origin, for example by entering another origin in "
            "Slicer's Volumes module, and save it as .nrrd.",
        )


def check_direction(direction: Sequence[Sequence[float]], what: object, field: str = "direction") -> None:
    """Refuse axes that span no space: columns of ``direction``, [3, 3], that are not of length 1, or parallel.

    Raises:
        DataError: says so.
    """
    matrix = np.array(direction, dtype=float)
    if matrix.shape != (3, 3):
        return  # fewer axes: no volume, which is said elsewhere
    finite = bool(np.isfinite(matrix).all())
    lengths = np.linalg.norm(matrix, axis=0) if finite else np.zeros(3)
    if np.abs(lengths - 1).max() > 1e-3 or abs(np.linalg.det(matrix)) < _SMALLEST_VOLUME:
        fault = "have the length 1" if not finite or np.abs(lengths - 1).max() > 1e-3 else "span a space"
        shown = " ".join(f"{value:.3g}" for value in matrix.T.ravel())
        raise DataError(f"'{what}' has axes ({shown}; {field}) that do not {fault}.", _GEOMETRY_HINT)


def check_geometry(
    size: Sequence[int], spacing: Sequence[float], origin: Sequence[float], direction: Sequence[float], what: object
) -> None:
    """:func:`check_spacing`, :func:`check_origin` and :func:`check_direction` of a volume that was read.

    Args:
        size: voxels along i, j, k.
        spacing: along i, j, k in mm.
        origin: of the first voxel in mm.
        direction: of i, j, k as columns, nine numbers row by row.
        what: names the volume.

    Raises:
        DataError: says what is impossible.
    """
    check_spacing(spacing, what, size=size)
    check_origin(origin, what)
    check_direction(np.reshape(direction, (len(spacing), -1)).tolist(), what)


def refuse_not_finite(count: int, what: object) -> None:
    """Refuse a volume or mask of which ``count`` voxels are NaN or infinite.

    Raises:
        DataError: there is one.
    """
    if count:
        raise DataError(
            f"'{what}' has {counted(count, 'voxel that is', 'voxels that are')} NaN or infinite.",
            "Replace them, for example by 0, where the image was made.",
        )


def check_voxels(voxels: np.ndarray, what: object) -> None:
    """Refuse NaN, infinity, numbers beyond 32 bits (float32) and an image that is the same everywhere.

    Raises:
        DataError: says so.
    """
    if voxels.dtype.kind == "f":
        refuse_not_finite(sum(plane.size - int(np.count_nonzero(np.isfinite(plane))) for plane in voxels), what)
    lowest, highest = voxels.min(), voxels.max()
    if max(-float(lowest), float(highest)) > _LARGEST:
        worst = lowest if -float(lowest) > float(highest) else highest
        raise DataError(
            f"'{what}' has voxels as large as {worst:.3g}, which no image has.",
            "Check how the file was made; if the numbers are right, write them in another unit, "
            "so that none is beyond 1e38.",
        )
    if lowest == highest:
        raise DataError(f"Every voxel of '{what}' is {voxels.flat[0]:g}.", "Choose an image that shows something.")
