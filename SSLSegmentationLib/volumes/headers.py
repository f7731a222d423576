"""What the header of an image file says, before any library interprets it. Standard library only.

ITK replaces what it cannot use in a header (a spacing of NaN, an origin of infinity) by a default and tells nobody,
and it opens whatever file a header names. So headers are read here first, as they are; ``nifti``, ``nrrd`` and
``metaimage`` know the three formats.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from ..core.errors import DataError
from ..core.text import conjoined, shortened

#: Longest text header that is looked at, in bytes.
HEADER_LIMIT = 1 << 24
#: Most files that one header may name.
_MOST_FILES = 10_000
_FILE_PATTERN = re.compile(r"[^%]*%0?\d{0,2}[du][^%]*")


@dataclass(frozen=True)
class Piece:
    """A stretch of voxel data: ``needed`` bytes, once decompressed, in ``path`` from byte ``start`` on.

    ``start`` of −1 means: at the file's end. ``limit`` is the length of the compressed data, where the header says it.
    """

    path: Path
    start: int
    needed: int
    limit: int | None = None


@dataclass(frozen=True)
class Header:
    """What a header says about its file.

    Args:
        pieces: where the voxels are.
        encoding: how they are stored: as they are, deflated (gzip or zlib), or as text of at least one or two
            characters for each byte or voxel.
        to_mm: what the header's lengths must be multiplied with after ITK has read them, which takes them for mm.
        remarks: sentences on what the user should know though the file can be used.
        floats: byte order and type (as of ``struct``) of voxels in which ITK hides NaN; empty for all others.
        volume: voxels of each of several volumes that the file holds one after another; 0 = it holds one.
    """

    pieces: tuple[Piece, ...]
    encoding: Literal["raw", "deflate", "text", "hex"] = "raw"
    to_mm: float = 1.0
    remarks: tuple[str, ...] = ()
    floats: str = ""
    volume: int = 0


def header_lines(path: Path, file: BinaryIO) -> Iterator[str]:
    """Lines of a text header; the file then stands right behind the last line that was taken.

    Raises:
        DataError: a line has an end within, which some readers see and others do not.
    """
    while file.tell() < HEADER_LIMIT:
        line = file.readline(HEADER_LIMIT)
        if not line:
            return
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if "\r" in text or "\0" in text:
            raise DataError(
                f"The header of '{path}' has line ends or null characters within its lines.",
                "Save its header with the line ends of this system, or export the image again.",
            )
        yield text


def shown(text: str) -> str:
    """What a header says as it may stand in a sentence: short, and without characters that steer a terminal."""
    printable = "".join(letter if letter.isprintable() else "�" for letter in text)
    return shortened(printable, 60)


def contradiction(path: Path, field: str, text: str, fault: str) -> DataError:
    """The error for a header field that cannot be meant."""
    return DataError(
        f"The header of '{path}' says {field} '{shown(text)}', {fault}.",
        "Export the image again from its source, or correct this entry of its header.",
    )


def require_fields(path: Path, fields: Mapping[str, str], *names: str) -> None:
    """Check that a header has these fields.

    Raises:
        DataError: it lacks one.
    """
    missing = [name for name in names if not fields.get(name)]
    if missing:
        raise DataError(
            f"The header of '{path}' is damaged or cut short: it lacks {conjoined(missing)}.",
            "Copy or export it again from its source.",
        )


def numbers(path: Path, field: str, text: str) -> list[float]:
    """The numbers of a header field, separated by blanks.

    Raises:
        DataError: one is no number, for example because it has a decimal comma.
    """
    try:
        return [float(word.replace("_", "?")) for word in text.split()]  # Python alone takes 1_000 for a number
    except ValueError as error:
        if re.search(r"\d,\d", text):
            raise contradiction(path, field, text, "with decimal commas where numbers need points") from error
        raise contradiction(path, field, text, "which are no numbers") from error


def whole_numbers(path: Path, field: str, text: str) -> list[int]:
    """The whole numbers above 0 of a header field, such as a size.

    Raises:
        DataError: one is none.
    """
    values = numbers(path, field, text)
    if not values or not all(math.isfinite(value) and value >= 1 and value == int(value) for value in values):
        raise contradiction(path, field, text, "where whole numbers from 1 on are needed")
    return [int(value) for value in values]


def whole_number(path: Path, field: str, text: str) -> int:
    """The one whole number of a header field.

    Raises:
        DataError: it is none.
    """
    values = numbers(path, field, text)
    if len(values) != 1 or not math.isfinite(values[0]) or values[0] != int(values[0]):
        raise contradiction(path, field, text, "where a whole number is needed")
    return int(values[0])


def data_file(header: Path, name: str) -> Path:
    """The data file that a header names. It must lie in the folder of the header or below it, also after links.

    Raises:
        DataError: it lies outside, is missing, or is no regular file.
    """
    hint = "Put the header and its data file into one folder, and let the header name it without a path."
    try:
        target = (header.parent / name).resolve()
        if name.startswith("~") or not target.is_relative_to(header.parent.resolve()):
            raise DataError(f"The image '{header}' names a data file outside its folder: '{shown(name)}'.", hint)
        there, regular = target.exists(), target.is_file()
    except (OSError, RuntimeError, ValueError):  # a name too long, a loop of links, a null character
        there = regular = False
    if not there:
        raise DataError(
            f"The image '{header}' lacks its data file '{shown(name)}'.", "Copy the header and its data file together."
        )
    if not regular:
        raise DataError(f"The data file '{shown(name)}' of the image '{header}' is no regular file.", hint)
    return target


def data_files(header: Path, text: str, following: Iterator[str], size: Sequence[int]) -> list[Path]:
    """All data files that a header names: by name, by a list, or by a pattern with a number in it.

    Args:
        header: path of the header.
        text: what it says: ``NAME``, ``LIST [axes per file]``, or ``NAME%03d FIRST LAST STEP [axes per file]``.
        following: lines behind it, of which a list takes all.
        size: voxels along each axis.

    Raises:
        DataError: a file cannot be used, or there are fewer or more of them than the axes need.
    """
    if text.startswith("LIST"):  # to both libraries also without a blank behind
        names = [line.strip() for _, line in zip(range(_MOST_FILES + 1), following, strict=False) if line.strip()]
        axes = text.removeprefix("LIST").split()
    elif "%" in text:
        names, axes = _expanded(header, text)
    else:
        return [data_file(header, text)]
    try:
        held = math.prod(size[int(axes[0]) if axes else len(size) - 1 :])
    except ValueError as error:
        raise contradiction(header, "data file", text, "which is not understood") from error
    if not names or (held > 1 and len(names) != held) or len(names) > _MOST_FILES:
        raise DataError(
            f"The image '{header}' names {len(names)} data files, but needs {held}.",
            "Copy the header and all its data files together, or export the image as one file.",
        )
    return [data_file(header, name) for name in names]


def _expanded(header: Path, text: str) -> tuple[list[str], list[str]]:
    """Names that a pattern stands for, and the words behind it."""
    pattern, *rest = text.split()
    try:
        first, last, step = (int(word) for word in rest[:3])
        if not _FILE_PATTERN.fullmatch(pattern) or step == 0 or abs(last - first) // abs(step) >= _MOST_FILES:
            raise ValueError(text)
    except ValueError as error:
        raise contradiction(header, "data file", text, "which is not understood") from error
    steps = range(first, last + (1 if step > 0 else -1), step)
    return [pattern % number for number in steps], rest[3:]
