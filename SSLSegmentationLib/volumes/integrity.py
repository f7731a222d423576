"""Is an image file whole, and does its header make sense? numpy only.

ITK fills the missing end of a truncated NIfTI with zeros, ignores the checksums of compressed NRRD and MetaImage
data, and takes memory for whatever a header claims, so a half-copied or damaged file would pass for an image, or end
the program. Here the voxel data is measured, and decompressed if need be, before ITK sees it.
"""

from __future__ import annotations

import stat
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from ..core.errors import DataError
from . import metaimage, nifti, nrrd
from .checks import refuse_not_finite
from .headers import Header, Piece
from .image_formats import IMAGE_SUFFIXES, image_suffix

_CHUNK = 1 << 20
_DEFLATED_CHUNK = 1 << 16  # deflate makes up to 1032 bytes of one
#: Decompressed bytes beyond those that the header promises which are still taken for padding.
_PADDING = 1 << 26
_DAMAGED_HINT = "Copy or export it again from its source."
_FAMILIES = {"NiftiImageIO": "NIfTI", "NrrdImageIO": "NRRD", "MetaImageIO": "Meta"}
#: What files turn out to be whose content is not what their name says: first bytes, name, remedy.
_FOREIGN = (
    (b"version https://git-lfs", "only a pointer of Git LFS to the image", "Fetch the image with 'git lfs pull'."),
    (b"<!doctype html", "a web page", "Download the image again; the site may want you to sign in first."),
    (b"<html", "a web page", "Download the image again; the site may want you to sign in first."),
    (b"PK\x03\x04", "a zip archive", "Unpack it, and choose the image in it."),
    (b"BZh", "compressed with bzip2", "Unpack it first, for example with 7-Zip."),
    (b"\xfd7zXZ", "compressed with xz", "Unpack it first, for example with 7-Zip."),
    (b"\x1f\x8b", "compressed with gzip", "Unpack it first, for example with 7-Zip."),
    (b"\x89HDF", "an HDF5 file, such as MINC or MATLAB write", "Convert it to NRRD or NIfTI."),
    (b"NRRD", "a NRRD file", "Rename it so that it ends in .nrrd."),
    (b"ObjectType", "a MetaImage", "Rename it so that it ends in .mha, or .mhd where the voxels lie in another file."),
)


def check_whole(path: Path) -> Header:
    """Check that a NRRD, NIfTI or MetaImage file holds all the voxel data that its header promises, undamaged.

    Returns:
        What the header says, of which the reader needs the unit of length and the remarks.

    Raises:
        DataError: the file cannot be opened, is no regular file, is empty, is not what its name says, is cut short or
            fails its checksum; its header contradicts itself or names files outside its folder; NIfTI voxels are NaN.
    """
    family = _FAMILIES.get(IMAGE_SUFFIXES.get(image_suffix(path) or "", ""), "")
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            raise DataError(f"'{path}' is no regular file.", "Choose an image file.")
        with open(path, "rb") as file:
            if not file.read(1):
                raise DataError(f"The file '{path}' is empty.", _DAMAGED_HINT)
            file.seek(0)
            return _check(path, file, family)
    except zlib.error as error:
        raise DataError(f"The file '{path}' is damaged: its compressed data is corrupt.", _DAMAGED_HINT) from error
    except OSError as error:
        reason = error.strerror or str(error)
        name = error.filename or path  # it may be the data file of a header
        raise DataError(f"The file '{name}' cannot be read ({reason}).", "Check the disk and permissions.") from error


def _check(path: Path, file: BinaryIO, kind: str) -> Header:
    start = file.read(512)
    file.seek(0)
    if kind == "NIfTI":
        return _check_nifti(path, file)
    if kind == "NRRD" and start.startswith(b"NRRD"):
        header = nrrd.read_header(path, file)
    elif kind == "Meta" and b"=" in start and not _foreign(start, "Meta"):
        header = metaimage.read_header(path, file)
    elif kind:
        raise _not_what_it_says(path, start, kind)
    else:
        return Header(())
    for piece in header.pieces:
        with open(piece.path, "rb") as data:
            _check_piece(piece, data, header.encoding)
    return header


def _check_nifti(path: Path, file: BinaryIO) -> Header:
    deflated = _is_gzip(file)
    head = _nifti_head(path)
    if head[:4] in (b"\x5c\x01\0\0", b"\0\0\x01\x5c"):  # 348, the length of the header
        _require(path, 348, len(head))
    if len(head) < 348 or _foreign(head, "NIfTI"):
        raise _not_what_it_says(path, head, "NIfTI")
    header = nifti.read_header(path, head)
    piece = header.pieces[0]
    needed = piece.start + piece.needed
    _check_claim(piece, file, needed, deflated)
    size, seen = 0, 0
    bad: Counter[int] = Counter()  # volume of the file → voxels
    rest = b""
    for block in _blocks(path, file, needed, deflated):
        if header.floats:
            voxels = rest + block[max(0, piece.start - size) : max(0, needed - size)]
            whole = len(voxels) - len(voxels) % np.dtype(header.floats).itemsize
            rest = voxels[whole:]
            values = np.frombuffer(voxels[:whole], header.floats)
            wrong = np.flatnonzero(~np.isfinite(values)) + seen
            bad.update((wrong // header.volume if header.volume else 0 * wrong).tolist())
            seen += values.size
        size += len(block)
    _require(path, needed, size)
    for number, count in sorted(bad.items())[:1]:
        refuse_not_finite(count, f"frame {number + 1} of {path}" if header.volume else path)
    return header


def _nifti_head(path: Path) -> bytes:
    """The first bytes of a NIfTI file, decompressed."""
    head = b""
    with open(path, "rb") as file:
        for block in _blocks(path, file, nifti.HEADER_BYTES, _is_gzip(file)):
            head += block[: nifti.HEADER_BYTES]
            if len(head) >= nifti.HEADER_BYTES:
                break
    return head[: nifti.HEADER_BYTES]


def _check_piece(piece: Piece, data: BinaryIO, encoding: str) -> None:
    available = data.seek(0, 2)
    start = max(0, piece.start)
    if encoding == "deflate":
        _require(piece.path, piece.limit or 0, available - start)
        data.seek(start)
        _check_claim(piece, data, piece.needed, deflated=True)
        held = sum(len(block) for block in _blocks(piece.path, data, piece.needed, True, piece.limit))
        _require(piece.path, piece.needed, held)
        return
    # Hexadecimal needs two digits for each byte. Text needs no more than one for each voxel of up to eight bytes.
    factor = {"raw": 1.0, "hex": 2.0, "text": 1 / 8}[encoding]
    _require(piece.path, int(piece.needed * factor), available - start)


def _check_claim(piece: Piece, file: BinaryIO, needed: int, deflated: bool) -> None:
    """Refuse at once what no decompression could make of the file."""
    here = file.tell()
    available = file.seek(0, 2) - here
    file.seek(here)
    if deflated and needed > available * 1032 + 1024:
        raise DataError(
            f"The file '{piece.path}' is truncated, or its header is wrong: it promises {needed} bytes, which "
            f"{available} compressed bytes cannot hold.",
            _DAMAGED_HINT,
        )


def _blocks(path: Path, file: BinaryIO, needed: int, deflated: bool, limit: int | None = None) -> Iterator[bytes]:
    """Read a file to its end, decompressing a gzip or zlib stream, which verifies its checksum.

    Args:
        path: for the sentences.
        file: stands where the data begins.
        needed: bytes that the caller expects; far more than these are refused.
        deflated: whether to decompress.
        limit: of the compressed bytes that are read.
    """
    if not deflated:
        yield from iter(lambda: file.read(_CHUNK), b"")
        return
    stream, given = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32), 0
    left = limit if limit is not None else 1 << 62
    while left > 0 and (block := file.read(min(_DEFLATED_CHUNK, left))):
        left -= len(block)
        while block:
            made = stream.decompress(block)
            given += len(made)
            if given > needed + _PADDING:
                raise DataError(
                    f"The file '{path}' holds far more data than its header says, which speaks of {needed} bytes.",
                    _DAMAGED_HINT,
                )
            yield made
            block = b""
            if stream.eof:
                # gzip files may be several streams in a row (pigz, bgzip); anything else behind the end is padding.
                rest = stream.unused_data + file.read(2)
                if rest[:2] != b"\x1f\x8b":
                    return
                stream, block = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32), rest
    if not stream.eof:
        raise DataError(f"The file '{path}' is truncated: its compressed data ends too early.", _DAMAGED_HINT)


def _is_gzip(file: BinaryIO) -> bool:
    start = file.read(2)
    file.seek(0)
    return start == b"\x1f\x8b"


def _foreign(start: bytes, kind: str) -> tuple[str, str] | None:
    """What a file is that is not of the ``kind`` that its name says, and what to do about it."""
    lower = start.lstrip().lower()
    for magic, what, remedy in _FOREIGN:
        if lower.startswith(magic.lower()) and not (kind == "Meta" and magic == b"ObjectType"):
            return what, remedy
    if start[128:132] == b"DICM":
        return "a DICOM file", "Rename it so that it ends in .dcm, and choose its folder."
    return None


def _not_what_it_says(path: Path, start: bytes, kind: str) -> DataError:
    names = {"NIfTI": "a NIfTI image", "NRRD": "a NRRD image", "Meta": "a MetaImage"}
    what, remedy = _foreign(start, kind) or ("", "Export it again from its source, or give it its right suffix.")
    if what:
        return DataError(f"'{path}' is not what its name says: it is {what}.", remedy)
    return DataError(f"'{path}' is not what its name says: it does not begin like {names[kind]}.", remedy)


def _require(path: Path, expected: int, actual: int) -> None:
    if actual < expected:
        raise DataError(
            f"The file '{path}' is truncated: its header promises {expected} bytes, but it holds {max(0, actual)}.",
            _DAMAGED_HINT,
        )
