"""What the header of a MetaImage (``.mha``, ``.mhd``) says. numpy only.

Format: ITK, "MetaIO documentation" (https://itk.org/Wiki/ITK/MetaIO/Documentation).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..core.errors import DataError
from .checks import check_direction, check_origin, check_spacing
from .headers import (
    Header,
    Piece,
    contradiction,
    data_files,
    header_lines,
    numbers,
    require_fields,
    whole_number,
    whole_numbers,
)

_BYTES = {
    "CHAR": 1, "UCHAR": 1, "SHORT": 2, "USHORT": 2, "INT": 4, "UINT": 4, "LONG": 4, "ULONG": 4,
    "LONG_LONG": 8, "ULONG_LONG": 8, "FLOAT": 4, "DOUBLE": 8,
}  # fmt: skip
_MILLIMETRES = {"mm": 1.0, "um": 1e-3, "cm": 10.0, "?": 1.0, "": 1.0}


def read_header(path: Path, file: BinaryIO) -> Header:
    """Read a MetaImage header and check that it does not contradict itself.

    Raises:
        DataError: geometry that no volume can have; voxels that MetaIO would read wrongly; data files outside its
            folder.
    """
    lines = header_lines(path, file)
    fields = _fields(lines)
    require_fields(path, fields, "NDims", "DimSize", "ElementType", "ElementDataFile")
    size = whole_numbers(path, "DimSize", fields["DimSize"])
    order = list(fields)
    if fields["NDims"] != str(len(size)) or order.index("NDims") > order.index("DimSize"):
        raise contradiction(path, "DimSize", fields["DimSize"], f"but not before it NDims '{len(size)}'")
    unit = fields.get("DistanceUnits", "").lower()
    if unit not in _MILLIMETRES:
        raise contradiction(path, "DistanceUnits", unit, "which is no unit of length")
    remarks = _check_geometry(path, fields, size, _MILLIMETRES[unit])
    deflated = _true(fields, "CompressedData")
    return Header(
        _pieces(path, file, lines, fields, size), "deflate" if deflated else "raw", _MILLIMETRES[unit], remarks
    )


def _fields(lines: Iterator[str]) -> dict[str, str]:
    """Fields up to the name of the data, which is the last one."""
    fields: dict[str, str] = {}
    for line in lines:
        key, *value = re.split("[=:]", line, maxsplit=1)
        if value:
            fields[key.strip()] = value[0].strip()
        if key.strip() == "ElementDataFile":
            break
    return fields


def _pieces(
    path: Path, file: BinaryIO, lines: Iterator[str], fields: dict[str, str], size: list[int]
) -> tuple[Piece, ...]:
    kind = fields["ElementType"].removeprefix("MET_").removesuffix("_ARRAY")
    channels, skipped, limit = (
        whole_number(path, key, fields.get(key) or default)
        for key, default in (("ElementNumberOfChannels", "1"), ("HeaderSize", "0"), ("CompressedDataSize", "0"))
    )
    if kind not in _BYTES or channels < 1:
        raise contradiction(path, "ElementType", fields["ElementType"], "which is no type of voxels")
    total = math.prod(size) * channels * _BYTES[kind]
    deflated, local = _true(fields, "CompressedData"), fields["ElementDataFile"] in ("LOCAL", "Local", "local")
    if fields.get("BinaryData", "True").lower() == "false":
        raise contradiction(path, "BinaryData", "False", "but voxels that are written as text cannot be read")
    if deflated and limit <= 0:  # MetaIO then reads past the end and makes up voxels
        raise DataError(
            f"The header of '{path}' lacks CompressedDataSize, without which its voxels are not found.",
            "Export the image again from its source, or save it without compression.",
        )
    if local:
        if skipped > 0:
            raise contradiction(path, "HeaderSize", str(skipped), "but its voxels follow the header itself")
        return (Piece(path, file.tell(), total, limit if deflated else None),)
    files = data_files(path, fields["ElementDataFile"], lines, size)
    most = limit if deflated and len(files) == 1 else None
    return tuple(Piece(found, skipped if skipped >= 0 else -1, total // len(files), most) for found in files)


def _check_geometry(path: Path, fields: dict[str, str], size: list[int], to_mm: float) -> tuple[str, ...]:
    axes = len(size)

    def stated(*names: str, count: int) -> Iterator[tuple[str, list[float]]]:
        """Each of the fields that the header has; MetaIO would take one of them."""
        for name in names:
            if name in fields:
                values = numbers(path, name, fields[name])
                if len(values) != count:
                    raise contradiction(path, name, fields[name], f"but {count} numbers are needed")
                yield name, values

    known = False
    for field, spacing in stated("ElementSpacing", "ElementSize", count=axes):
        check_spacing([value * to_mm for value in spacing[:3]], path, field, size=size[:3])
        known = True
    for field, origin in stated("Offset", "Position", "Origin", count=axes):
        check_origin([value * to_mm for value in origin[:3]], path, field)
    for field, matrix in stated("TransformMatrix", "Rotation", "Orientation", count=axes * axes):
        rows = [matrix[axes * axis :][: min(3, axes)] for axis in range(min(3, axes))]  # the way of each voxel axis
        check_direction(list(zip(*rows, strict=True)), path, field)
    return () if known else (f"'{path}' does not say how large its voxels are: 1 mm was taken.",)


def _true(fields: dict[str, str], name: str) -> bool:
    return fields.get(name, "False").lower() in ("true", "1")
