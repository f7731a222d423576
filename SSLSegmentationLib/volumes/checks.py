"""What a volume must be to be of use: one 3-D image of finite, differing real values. numpy only.

The readers of files and the Slicer module refuse with the same words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..errors import DataError


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


def check_voxels(voxels: np.ndarray, what: object) -> None:
    """Refuse NaN, infinity and an image that is the same everywhere.

    Raises:
        DataError: says so.
    """
    if voxels.dtype.kind == "f":
        bad = sum(plane.size - int(np.count_nonzero(np.isfinite(plane))) for plane in voxels)
        if bad:
            raise DataError(
                f"'{what}' has {bad} voxel{'s' * (bad > 1)} that {'are' if bad > 1 else 'is'} NaN or infinite.",
                "Replace them, for example by 0, where the image was made.",
            )
    if voxels.min() == voxels.max():
        raise DataError(f"Every voxel of '{what}' is {voxels.flat[0]:g}.", "Choose an image that shows something.")
