"""What a NRRD header says. numpy only.

Format: Teem, "Definition of NRRD File Format" (https://teem.sourceforge.net/nrrd/format.html).
"""

from __future__ import annotations

import math
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from ..core.errors import DataError
from ..core.text import conjoined
from .checks import check_direction, check_origin, check_spacing
from .headers import (
    Header,
    Piece,
    contradiction,
    data_files,
    header_lines,
    numbers,
    require_fields,
    shown,
    whole_number,
    whole_numbers,
)

_LONGEST_FIELD = 500  # letters
#: Key of the metadata of an image whose fourth axis its file calls one of time.
TIME_AXIS = "fourth axis"
#: Spaces that tell the sides of the patient, and ITK and Slicer turn into their own.
_SPACES = {
    "left-posterior-superior", "right-anterior-superior", "left-anterior-superior", "left-posterior-superior-time",
    "lps", "ras", "las", "lpst",
}  # fmt: skip
_BYTES = {
    "char": 1, "int8": 1, "short": 2, "int16": 2, "int": 4, "int32": 4, "long long": 8, "longlong": 8, "int64": 8,
    "float": 4, "double": 8,
}  # fmt: skip
_ENCODINGS: dict[str, Literal["raw", "deflate", "text", "hex"]] = {
    "raw": "raw", "gzip": "deflate", "gz": "deflate", "text": "text", "txt": "text", "ascii": "text", "hex": "hex",
}  # fmt: skip
_MILLIMETRES = {
    "mm": 1.0, "millimeter": 1.0, "millimetre": 1.0, "um": 1e-3, "µm": 1e-3, "μm": 1e-3, "micron": 1e-3,
    "micrometer": 1e-3, "micrometre": 1e-3, "nm": 1e-6, "cm": 10.0, "centimeter": 10.0, "centimetre": 10.0,
    "m": 1e3, "meter": 1e3, "metre": 1e3,
}  # fmt: skip


def read_header(path: Path, file: BinaryIO) -> Header:
    """Read a NRRD header and check that it does not contradict itself.

    Raises:
        DataError: geometry that no volume can have, or that cannot be read exactly; data files outside its folder.
    """
    lines = header_lines(path, file)
    fields = _fields(path, lines)
    require_fields(path, fields, "type", "sizes", "encoding")
    size = whole_numbers(path, "sizes", fields["sizes"])
    encoding = fields["encoding"].lower()
    if encoding not in _ENCODINGS:
        raise DataError(
            f"The voxels of '{path}' are stored as '{shown(encoding)}', which cannot be read here.",
            "Save it with gzip encoding where it was made, for example with Teem's 'unu save -f nrrd -e gzip'.",
        )
    to_mm = _to_mm(path, fields)
    remarks = _check_geometry(path, fields, size, to_mm)
    return Header(_pieces(path, file, lines, fields, size), _ENCODINGS[encoding], to_mm, remarks)


@contextmanager
def with_list_axis(path: Path) -> Iterator[Path]:
    """A path by which ITK reads a file, as long as the block lasts: of most files their own.

    A fourth axis of time that lies in no direction of space ITK reads only if it is called a list; so it gets a copy
    that calls it one, and says with :data:`TIME_AXIS` that it was time.
    """
    with open(path, "rb") as file:
        lines = _header(path, file)
        changed = _called_list(lines)
        if changed is None:
            yield path
            return
        with tempfile.TemporaryDirectory(prefix="sslseg-") as folder:
            copy = Path(folder) / "volume.nrrd"
            with open(copy, "wb") as target:
                target.write("\n".join(changed).encode() + b"\n\n")
                shutil.copyfileobj(file, target)
            yield copy


def _header(path: Path, file: BinaryIO) -> list[str]:
    """Lines up to the blank one, behind which the file stands then; none of a file that is no NRRD."""
    lines: list[str] = []
    if file.read(4) != b"NRRD":
        return lines
    file.seek(0)
    for line in header_lines(path, file):
        if not line:
            break
        lines.append(line)
    return lines


def _called_list(lines: list[str]) -> list[str] | None:
    """The lines of a header with ``list`` as the kind of an axis without direction; None if it has no such axis."""
    fields = {key: value for line in lines for key, separator, value in [line.partition(": ")] if separator}
    kinds = fields.get("kinds", "").split()
    vectors = re.findall(r"\([^()]*\)|[^\s()]+", fields.get("space directions", ""))
    open_axes = [axis for axis, word in enumerate(vectors) if word.lower() == "none"]
    if len(kinds) != len(vectors) or len(open_axes) != 1 or len(kinds) != 4 or "data file" in fields:
        return None
    axis = open_axes[0]
    kind, kinds[axis] = kinds[axis], "list"
    if kind not in ("time", "???"):
        return None
    more = [f"{TIME_AXIS}:=time"] if kind == "time" else []
    return [*(f"kinds: {' '.join(kinds)}" if line.startswith("kinds: ") else line for line in lines), *more]


def _fields(path: Path, lines: Iterator[str]) -> dict[str, str]:
    """Fields up to the blank line, or to a list of data files, which ends the header.

    Raises:
        DataError: a field comes twice, or a line is no field or so long that it would end the process: Teem reports
            what it does not understand into a buffer of fixed size.
    """
    fields: dict[str, str] = {}
    for line in lines:
        if not line:
            break
        key, separator, value = line.partition(": ")
        _check_line(path, line)
        name, value = key.strip().lower().replace(" ", ""), value.strip()
        if not separator or line.startswith("#"):
            continue
        if name in fields:
            raise contradiction(path, key.strip(), value, "which it has said before")
        fields[name] = value
        if name == "datafile" and value.startswith("LIST"):
            break
    return fields


def _check_line(path: Path, line: str) -> None:
    if line.startswith("#") or ":=" in line or re.fullmatch(r"NRRD\d+", line):
        return
    if ": " not in line:
        raise contradiction(path, "in a line", line, "which is neither a field nor a comment")
    if len(line) > _LONGEST_FIELD:
        raise contradiction(path, "in a line", line, f"and goes on for {len(line)} letters, which no field needs")


def _pieces(
    path: Path, file: BinaryIO, lines: Iterator[str], fields: dict[str, str], size: list[int]
) -> tuple[Piece, ...]:
    text_lines, skipped = (whole_number(path, key, fields.get(key, "0")) for key in ("lineskip", "byteskip"))
    kind = re.sub(r"^(un)?signed ", "", fields["type"].lower()).removesuffix("_t").removesuffix(" int")
    item = _BYTES.get(kind) or _BYTES.get(kind.removeprefix("u"), 0)
    if not item:
        raise contradiction(path, "type", fields["type"], "which is no type of voxels")
    total = math.prod(size) * item
    files = data_files(path, fields["datafile"], lines, size) if "datafile" in fields else [path]
    start, needed = 0 if "datafile" in fields else file.tell(), total // len(files)
    if _ENCODINGS[fields["encoding"].lower()] == "deflate":
        if text_lines:
            raise contradiction(path, "line skip", str(text_lines), "which cannot be had with compressed voxels")
        needed += max(0, skipped)  # of the bytes when decompressed
    elif not text_lines:  # which have no known length
        start = start + skipped if skipped >= 0 else -1
    return tuple(Piece(found, start, needed) for found in files)


def _check_geometry(path: Path, fields: dict[str, str], size: list[int], to_mm: float) -> tuple[str, ...]:
    space, directions, spacings = (fields.get(key, "") for key in ("space", "spacedirections", "spacings"))
    if space and space.lower() not in _SPACES:
        raise DataError(
            f"The header of '{path}' places it in the space '{shown(space)}', which does not tell left from right.",
            "Load it in Slicer, which takes it for left-posterior-superior, check the sides, and save it anew.",
        )
    axes = _space_axes(path, fields)
    if "spaceorigin" in fields:
        origin = _vector(path, "space origin", fields["spaceorigin"], axes)[:3]
        check_origin([value * to_mm for value in origin], path, "space origin")
    if directions:
        _check_directions(path, directions, size, axes, to_mm)
        if space or axes < 3:
            return ()
        return (f"'{path}' does not say which way the patient lies: it was taken for left-posterior-superior.",)
    if not spacings:
        if "axismaxs" in fields:
            raise DataError(
                f"The header of '{path}' gives 'axis maxs' but no spacings, from which the voxel size is unsure.",
                "Export it with 'space directions', for example by loading it in Slicer and saving it anew.",
            )
        return (f"'{path}' does not say how large its voxels are: 1 mm was taken.",)
    if space:
        raise DataError(
            f"The header of '{path}' names the space '{space}' but gives 'spacings' instead of 'space directions'.",
            "Remove the line 'space' from its header, or export it with 'space directions'.",
        )
    values = [value * to_mm for value in numbers(path, "spacings", spacings)]
    if len(values) != len(size):
        raise contradiction(path, "spacings", spacings, f"but has {len(size)} axes")
    space_axes = slice(-3, None) if len(size) > 3 and size[-1] > 1 else slice(3)
    check_spacing(values[space_axes], path, "spacings", size=size[space_axes])
    return ()


def _space_axes(path: Path, fields: dict[str, str]) -> int:
    """Axes of the space that the image lies in; a fourth one is time."""
    if "spacedimension" in fields:
        return whole_numbers(path, "space dimension", fields["spacedimension"])[0]
    return 4 if fields.get("space", "").lower() in ("left-posterior-superior-time", "lpst") else 3


def _check_directions(path: Path, text: str, size: list[int], axes: int, to_mm: float) -> None:
    words = re.findall(r"\([^()]*\)|[^\s()]+", text)
    if len(words) != len(size):
        raise contradiction(path, "space directions", text, f"but has {len(size)} axes")
    in_space = [extent for word, extent in zip(words, size, strict=True) if word.lower() != "none"]
    vectors = [_vector(path, "space directions", word, axes) for word in words if word.lower() != "none"]
    lacking = any(word.lower() == "none" and extent > 1 for word, extent in zip(words[1:], size[1:], strict=True))
    if lacking and len(vectors) < 3:  # of a vector image, the first axis has none
        raise contradiction(path, "space directions", text, "which leaves out an axis of space")
    if len(vectors) >= 3:
        vectors = [vector[:3] for vector in vectors[:3]]
        lengths = [math.hypot(*vector) for vector in vectors]
        check_spacing([length * to_mm for length in lengths], path, "space directions", size=in_space[:3])
        units = [[x / length for x in vector] for vector, length in zip(vectors, lengths, strict=True)]
        check_direction(list(zip(*units, strict=True)), path, "space directions")


def _vector(path: Path, field: str, text: str, axes: int) -> list[float]:
    inner = text.strip().removeprefix("(").removesuffix(")")
    values = numbers(path, field, inner.replace(",", " "))
    if len(values) != axes:
        raise contradiction(path, field, text, f"which has {len(values)} numbers instead of {axes} (decimal commas?)")
    return values


def _to_mm(path: Path, fields: dict[str, str]) -> float:
    """What one unit of length of the file is in mm."""
    text = fields.get("spaceunits") or fields.get("units") or ""
    words = re.findall(r'"([^"]*)"', text)
    kinds = fields.get("kinds", "").lower().split()
    if not fields.get("spaceunits") and len(kinds) == len(words):
        words = [word for word, kind in zip(words, kinds, strict=True) if kind not in ("list", "time")]
    names = {name for name in words[:3] if name.strip()}  # a fourth one is of time
    units = {name.strip().lower().removesuffix("s") for name in names}
    factors = {_MILLIMETRES[unit] for unit in units if unit in _MILLIMETRES}
    if not units <= _MILLIMETRES.keys() or len(factors) > 1:
        raise DataError(
            f"The header of '{path}' gives its lengths in {shown(conjoined(sorted(names)))}, not in mm.",
            'Convert its lengths to mm, and save it with the space units "mm".',
        )
    return factors.pop() if factors else 1.0
