"""Read plain NRRD files fast, also in a thread: voxels with numpy, once, without a node. Standard library and numpy.

What is plain: one volume of scalars in the file itself, in a space of the patient, in mm, as this module and Slicer
write them. Of all else, and of what is damaged, nothing is read here: Slicer's readers do that, after all checks.
"""

from __future__ import annotations

import math
import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from .Grids import Grid

_HEADER_LIMIT = 1 << 20
_TYPES = {
    "signed char": "i1", "int8": "i1", "int8_t": "i1", "uchar": "u1", "unsigned char": "u1", "uint8": "u1",
    "uint8_t": "u1", "short": "i2", "int16": "i2", "int16_t": "i2", "ushort": "u2", "unsigned short": "u2",
    "uint16": "u2", "uint16_t": "u2", "int": "i4", "int32": "i4", "int32_t": "i4", "uint": "u4", "unsigned int": "u4",
    "uint32": "u4", "uint32_t": "u4", "float": "f4", "double": "f8",
}  # fmt: skip
#: What RAS is, from each space.
_TO_RAS = {
    "left-posterior-superior": (-1, -1, 1), "lps": (-1, -1, 1), "right-anterior-superior": (1, 1, 1), "ras": (1, 1, 1),
    "left-anterior-superior": (-1, 1, 1), "las": (-1, 1, 1),
}  # fmt: skip
_KNOWN = {"type", "dimension", "space", "sizes", "space directions", "kinds", "endian", "encoding", "space origin"}
_VECTOR = re.compile(r"\(([^()]*)\)")
_ESCAPED = re.compile(r"\\([n\\])")
_ORTHOGONAL = 1e-6


@dataclass(frozen=True)
class NrrdFile:
    """A plain file.

    Args:
        voxels: [k, j, i], of the file's type.
        grid: where they lie.
        metadata: key/value pairs of the header.
        shades: from the lowest to the highest value, but for a thousandth at both ends; what Slicer shows at first.
    """

    voxels: np.ndarray
    grid: Grid
    metadata: dict[str, str] = field(default_factory=dict)
    shades: tuple[float, float] = (0.0, 0.0)


def nrrdBytes(path: Path) -> int | None:
    """Bytes of a plain file's voxels in memory; None of any other file."""
    try:
        with open(path, "rb") as file:
            header = _parsed(file.read(_HEADER_LIMIT))
    except OSError:
        return None
    return None if header is None else math.prod(header.grid.size) * header.kind.itemsize


def readNrrd(path: Path) -> NrrdFile | None:
    """Read a plain file; None of any other, or if it is damaged. Other threads can go on meanwhile."""
    try:
        content = path.read_bytes()
        header = _parsed(content[:_HEADER_LIMIT])
        if header is None:
            return None
        needed = math.prod(header.grid.size) * header.kind.itemsize
        voxels = memoryview(content)[header.end :]
        if header.isDeflated:
            stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
            made = stream.decompress(voxels, needed + 1)
            if len(made) != needed or not stream.eof:
                return None
            voxels = memoryview(made)
        elif len(voxels) != needed:
            return None
    except (OSError, zlib.error, ValueError, MemoryError):
        return None
    array = np.frombuffer(voxels, header.kind).reshape(header.grid.shape)
    return NrrdFile(array, header.grid, header.metadata, _shades(array))


@dataclass(frozen=True)
class _Header:
    kind: np.dtype
    grid: Grid
    isDeflated: bool
    metadata: dict[str, str]
    end: int


def _parsed(start: bytes) -> _Header | None:
    text, separator, _voxels = start.partition(b"\n\n")
    try:
        lines = text.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return None
    if not separator or not lines[0].startswith("NRRD000") or b"\r" in text:
        return None
    fields, metadata = {}, {}
    for line in lines[1:]:
        key, isPair, value = line.partition(":=")
        if isPair:
            metadata[key] = _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], value)
        elif not line.startswith("#"):
            name, _colon, value = line.partition(": ")
            if name in fields or name not in _KNOWN:
                return None
            fields[name] = value.strip()
    return _header(fields, metadata, len(text) + 2)


def _header(fields: dict[str, str], metadata: dict[str, str], end: int) -> _Header | None:
    kind, space = _TYPES.get(fields.get("type", "")), _TO_RAS.get(fields.get("space", "").lower())
    kinds = set(fields.get("kinds", "domain").split())
    encoding = fields.get("encoding", "")
    isLittle = fields.get("endian", "little") == "little" and ("endian" in fields or kind in ("i1", "u1"))
    if None in (kind, space) or encoding not in ("gzip", "gz", "raw") or not kinds <= {"domain", "space"}:
        return None
    try:
        size = tuple(int(word) for word in fields["sizes"].split())
        axes = [[float(number) for number in each.split(",")] for each in _VECTOR.findall(fields["space directions"])]
        origin = [float(number) for number in _VECTOR.fullmatch(fields["space origin"])[1].split(",")]
    except (KeyError, TypeError, ValueError):
        return None
    if not isLittle or len(size) != 3 or min(size) < 1 or [len(axis) for axis in (*axes, origin)] != [3] * 4:
        return None
    steps = np.array(axes).T
    lengths = np.linalg.norm(steps, axis=0)
    if not np.isfinite(steps).all() or not np.isfinite(origin).all() or lengths.min() < 1e-6 or lengths.max() > 1e6:
        return None
    units = steps / lengths
    if np.abs(units.T @ units - np.eye(3)).max() > _ORTHOGONAL:
        return None
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = np.diag(space) @ steps, np.diag(space) @ origin
    return _Header(np.dtype(f"<{kind}"), Grid(size, matrix), encoding != "raw", metadata, end)


def _shades(voxels: np.ndarray) -> tuple[float, float]:
    step = max(1, voxels.size // 1_000_000)
    low, high = np.percentile(voxels.ravel()[::step], (0.1, 99.9))
    return float(low), float(high)
