"""Whether the file of a checkpoint is whole, before anything in it is read: torch checks less, and says less.

A checkpoint is a zip archive of stored (not compressed) members with check sums. Standard library only.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from ..core.errors import CheckpointError

_LEAST_LIMIT = 64 << 20  # bytes that a small file may unpack to
_LARGEST_RATIO = 8  # … and how many times its size a large one may
_MOST_MEMBERS = 20_000  # one for each tensor
_AGAIN = "Get the file again from its source, or use another one."


def check_archive(path: Path, shown: Path | None = None) -> list[str]:
    """Make sure that a zip archive is whole and unpacks to no more than what a disk and a memory bear.

    Args:
        path: of the file.
        shown: what it is called in the error sentence (default: ``path``).

    Returns:
        Names of its members.

    Raises:
        CheckpointError: empty, no archive, cut short, damaged, or many times larger than it looks.
    """
    shown = shown or path
    try:
        size = path.stat().st_size
        with open(path, "rb") as file:
            start = file.read(4)
        if start[:2] == b"\x80\x02":
            raise CheckpointError(
                f"'{shown}' is a pickle file, which may hold program code; nothing in it was run.",
                "Ask for it in the format that this software writes (.sslseg.zip or .pt).",
            )
        if start != b"PK\x03\x04":
            what = "is empty" if not size else "is not a checkpoint or model file"
            raise CheckpointError(f"'{shown}' {what}.", "Choose a backbone.pt, a model.pt or a .sslseg.zip file.")
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if not members or min(member.header_offset for member in members):
                # Of a file that is cut, the directory of an archive within it can be taken for its own.
                raise zipfile.BadZipFile("its list of contents is missing")
            check_sizes(members, size, shown)
            if damaged := archive.testzip():
                raise CheckpointError(f"'{shown}' is damaged: its part '{damaged}' has changed.", _AGAIN)
    except PermissionError as error:
        raise CheckpointError(f"'{shown}' cannot be read.", "Check its permissions.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        # The last three: encrypted, packed in a way that Python does not know, odd offsets.
        raise CheckpointError(f"'{shown}' is damaged or truncated ({_first_line(error)}).", _AGAIN) from error
    return [member.filename for member in members]


def check_sizes(members: list[zipfile.ZipInfo], size: int, shown: Path) -> None:
    """Refuse an archive of very many members, or one that unpacks to many times its size.

    Raises:
        CheckpointError: it is such a one.
    """
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or unpacked > max(_LEAST_LIMIT, _LARGEST_RATIO * size):
        raise CheckpointError(
            f"'{shown}' would unpack to {unpacked / 1e6:.0f} MB in {len(members)} parts, "
            f"though it has {size / 1e6:.1f} MB: no file of this software does.",
            "Do not use it, and ask for the file again.",
        )


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
