"""Write NRRD files exactly, whole or not at all. Standard library and numpy.

Slicer's own writer, vtkTeemNRRDWriter, cannot name signed 8-bit and 64-bit integers, and of a full disk it says only
that writing failed. Here the header holds what is given and no more.
Format: teem.sourceforge.net/nrrd/format.html.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.storage import atomic_path

from .Grids import Grid

_TYPES = {"i1": "signed char", "u1": "unsigned char", "f4": "float", "f8": "double"} | {
    f"{letter}{size}": f"{prefix}int{8 * size}" for letter, prefix in (("i", ""), ("u", "u")) for size in (2, 4, 8)
}
_GZIP = 16 + zlib.MAX_WBITS
#: A T2 volume is within 2 % of the size at level 6, in a third of the time.
_LEVEL = 1


def writeNrrd(path: Path, array: np.ndarray, grid: Grid, metadata: Mapping[str, str] | None = None) -> None:
    """Write a volume as gzip-compressed NRRD, atomically.

    Args:
        path: target, ``.nrrd`` or ``.seg.nrrd``.
        array: voxels [k, j, i], of any integer type or 32- or 64-bit float; the type is kept.
        grid: geometry, written with all digits.
        metadata: key/value pairs of the header.

    Raises:
        DataError: the voxel type has no place in NRRD.
        StorageError: the disk refused. The previous file, if any, is untouched.
    """
    if array.shape != grid.shape:
        raise ValueError(f"the array has shape {array.shape}, its grid {grid.shape}")
    kind = f"{array.dtype.kind}{array.dtype.itemsize}"
    if kind not in _TYPES:
        raise DataError(
            _("Voxels of type {type} cannot be saved.").format(type=array.dtype),
            _("Convert the volume to 32-bit float."),
        )
    little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    with atomic_path(path) as temporary, open(temporary, "wb") as file:
        file.write(_header(_TYPES[kind], grid, metadata or {}).encode())
        for plane in little:
            file.write(packer.compress(plane))
        file.write(packer.flush())


def _header(kind: str, grid: Grid, metadata: Mapping[str, str]) -> str:
    vectors = [_vector(axis) for axis in grid.axes.T]
    lines = [
        "NRRD0005",
        f"type: {kind}",
        "dimension: 3",
        "space: left-posterior-superior",
        f"sizes: {' '.join(map(str, grid.size))}",
        f"space directions: {' '.join(vectors)}",
        "kinds: domain domain domain",
        "endian: little",
        "encoding: gzip",
        f"space origin: {_vector(grid.origin)}",
        *(f"{key}:={_escaped(value)}" for key, value in metadata.items()),
    ]
    return "\n".join(lines) + "\n\n"


def _vector(numbers: np.ndarray | tuple[float, ...]) -> str:
    return f"({','.join(repr(float(x) + 0.0) for x in numbers)})"  # + 0.0: no -0.0


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n")
