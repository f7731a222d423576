"""Is an image file whole? Standard library only.

ITK fills the missing end of a truncated NIfTI with zeros and ignores the checksums of compressed NRRD and MetaImage
data, so a half-copied or damaged file would pass for an image. Here the voxel data is measured, and decompressed if
need be, before ITK sees it.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..errors import DataError

_CHUNK = 1 << 20
_HEADER_LIMIT = 1 << 24
_DAMAGED_HINT = "Copy or export it again from its source."
_META_SIZES = {
    "CHAR": 1, "UCHAR": 1, "SHORT": 2, "USHORT": 2, "INT": 4, "UINT": 4, "LONG": 4, "ULONG": 4,
    "LONG_LONG": 8, "ULONG_LONG": 8, "FLOAT": 4, "DOUBLE": 8,
}  # fmt: skip


def check_whole(path: Path) -> None:
    """Check that a NRRD, NIfTI or MetaImage file holds all the voxel data that its header promises, undamaged.

    Headers that this module does not understand are left to ITK, which refuses them itself.

    Raises:
        DataError: the file cannot be opened, is empty, is cut short, or fails its checksum.
    """
    name = path.name.lower()
    check = _check_nifti if name.endswith((".nii", ".nii.gz")) else None
    check = _check_nrrd if name.endswith((".nrrd", ".nhdr")) else check
    check = _check_meta_image if name.endswith((".mha", ".mhd")) else check
    try:
        with open(path, "rb") as file:
            if not file.read(1):
                raise DataError(f"The file '{path}' is empty.", _DAMAGED_HINT)
            file.seek(0)
            if check is not None:
                check(path, file)
    except zlib.error as error:
        raise DataError(f"The file '{path}' is damaged: its compressed data is corrupt.", _DAMAGED_HINT) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(f"The file '{path}' cannot be read ({reason}).", "Check the disk and permissions.") from error


def _check_nifti(path: Path, file: BinaryIO) -> None:
    compressed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    blocks = _inflated(path, file) if compressed else iter(lambda: file.read(_CHUNK), b"")
    head, size = b"", 0
    for block in blocks:
        head = head if len(head) >= 544 else head + block[:544]
        size += len(block)
    expected = _nifti_size(head)
    if expected is not None:
        _require(path, expected, size)


def _nifti_size(head: bytes) -> int | None:
    """Bytes of a whole single-file NIfTI-1 or NIfTI-2 image, from its header."""
    for order in "<>":
        if len(head) >= 348 and struct.unpack_from(order + "i", head)[0] == 348 and head[344:347] == b"n+1":
            sizes = struct.unpack_from(order + "8h", head, 40)
            (bits,), (offset,) = struct.unpack_from(order + "h", head, 72), struct.unpack_from(order + "f", head, 108)
        elif len(head) >= 540 and struct.unpack_from(order + "i", head)[0] == 540 and head[4:7] == b"n+2":
            sizes = struct.unpack_from(order + "8q", head, 16)
            (bits,), (offset,) = (
                struct.unpack_from(order + "h", head, 14),
                struct.unpack_from(order + "q", head, 168),
            )
        else:
            continue
        if 1 <= sizes[0] <= 7:
            return int(offset) + math.prod(sizes[1 : sizes[0] + 1]) * bits // 8
    return None


def _check_nrrd(path: Path, file: BinaryIO) -> None:
    # Teem itself refuses data that is too short; only the checksum of gzip data is left to us.
    fields: dict[str, str] = {}
    for line in _header_lines(file):
        if not line:
            break
        key, separator, value = line.partition(": ")
        if separator:
            fields[key.strip().lower()] = value.strip()
    if fields.get("encoding", "").lower() not in ("gzip", "gz") or "byte skip" in fields or "line skip" in fields:
        return
    detached = fields.get("data file") or fields.get("datafile")
    if detached is None:
        _exhaust(_inflated(path, file))
    elif (path.parent / detached).is_file():  # lists and patterns of files are left to ITK
        with open(path.parent / detached, "rb") as data:
            _exhaust(_inflated(path.parent / detached, data))


def _check_meta_image(path: Path, file: BinaryIO) -> None:
    fields: dict[str, str] = {}
    for line in _header_lines(file):
        key, separator, value = line.partition("=")
        if separator:
            fields[key.strip()] = value.strip()
        if key.strip() == "ElementDataFile":
            break
    try:
        voxels = math.prod(int(size) for size in fields["DimSize"].split())
        item = _META_SIZES[fields["ElementType"].removeprefix("MET_").removesuffix("_ARRAY")]
        expected = voxels * item * int(fields.get("ElementNumberOfChannels", "1"))
        skipped = max(0, int(fields.get("HeaderSize", "0")))
        target = fields["ElementDataFile"]
    except (KeyError, ValueError):
        return
    if target in ("LOCAL", "Local", "local"):
        _check_meta_data(path, file, expected, fields, 0)
    elif not target.startswith("LIST") and "%" not in target:
        data_path = path.parent / target
        if not data_path.is_file():
            raise DataError(
                f"The image '{path}' lacks its data file '{target}'.", "Copy the .mhd and its data file together."
            )
        with open(data_path, "rb") as data:
            _check_meta_data(data_path, data, expected, fields, skipped)


def _check_meta_data(path: Path, file: BinaryIO, expected: int, fields: dict[str, str], skipped: int) -> None:
    if fields.get("CompressedData", "False").lower() == "true":
        _require(path, expected, sum(len(block) for block in _inflated(path, file)))
    else:
        start = file.tell()
        _require(path, expected, file.seek(0, 2) - start - skipped)


def _header_lines(file: BinaryIO) -> Iterator[str]:
    """Lines of a text header; the file then stands right behind the last line that was taken."""
    while file.tell() < _HEADER_LIMIT:
        line = file.readline(_HEADER_LIMIT)
        if not line:
            return
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _inflated(path: Path, file: BinaryIO) -> Iterator[bytes]:
    """Decompress a gzip or zlib stream to its end, which verifies its checksum."""
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    while True:
        block = file.read(_CHUNK)
        if not block:
            break
        while block:
            yield stream.decompress(block)
            block = b""
            if stream.eof:
                # gzip files may be several streams in a row (pigz, bgzip); anything else behind the end is padding.
                rest = stream.unused_data + file.read(2)
                if rest[:2] != b"\x1f\x8b":
                    return
                stream, block = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32), rest
    if not stream.eof:
        raise DataError(f"The file '{path}' is truncated: its compressed data ends too early.", _DAMAGED_HINT)


def _exhaust(blocks: Iterator[bytes]) -> None:
    for _ in blocks:
        pass


def _require(path: Path, expected: int, actual: int) -> None:
    if actual < expected:
        raise DataError(
            f"The file '{path}' is truncated: its header promises {expected} bytes, but it holds {actual}.",
            _DAMAGED_HINT,
        )
