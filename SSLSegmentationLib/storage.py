"""Files that are either whole or absent. Standard library only.

Every file of a project is written to a temporary name in the same folder, flushed to the disk and renamed over
the target. A crash, a full disk or a kill leaves the old file (or none) and never a half-written one.
"""

from __future__ import annotations

import errno
import json
import os
import re
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .errors import ProjectError, StorageError

_REMEDIES = {
    errno.ENOSPC: ("The disk is full", "Free some space, or choose another folder, and try again."),
    errno.EDQUOT: ("The disk quota is used up", "Free some space, or choose another folder, and try again."),
    errno.EFBIG: ("The file is too large for this disk", "Choose a folder on another disk."),
    errno.EROFS: ("The disk is read-only", "Choose a folder that you can write to."),
    errno.EACCES: ("There is no permission to write", "Change the folder's permissions, or choose another folder."),
    errno.EPERM: ("There is no permission to write", "Change the folder's permissions, or choose another folder."),
    errno.ENOENT: ("The folder is gone", "Check that the disk or network share is still connected."),
    errno.ENOTDIR: ("A part of the path is not a folder", "Choose another path."),
    errno.EEXIST: ("A part of the path is not a folder", "Choose another path."),
    errno.EISDIR: ("There is a folder of that name", "Choose another name, or move the folder away."),
    errno.ENAMETOOLONG: ("The name is too long", "Choose a shorter name."),
}
_RESTORE = "Restore it from a backup, or remove it and start again."
_SURROGATES = re.compile("[\ud800-\udfff]")  # what Python makes of file names that are not UTF-8


def storage_error(path: Path, error: OSError) -> StorageError:
    """Turn an operating-system error about ``path`` into a sentence with a remedy."""
    unknown = (error.strerror or str(error) or "The disk failed", "Check the disk and try again.")
    what, remedy = _REMEDIES.get(error.errno or 0, unknown)
    return StorageError(f"{what}: '{path}' was not written.", f"{remedy} The previous file, if any, is untouched.")


@contextmanager
def atomic_path(path: Path | str, *, make_folder: bool = True) -> Iterator[Path]:
    """Yield a temporary path beside ``path`` that replaces it when the block ends without an error.

    The temporary name keeps all suffixes (``.seg.nrrd``, ``.nii.gz``), since image writers choose the format by them.
    No two writers share one; the last to finish wins.

    Args:
        path: of the file.
        make_folder: make its folder if there is none; False = that is an error.

    Raises:
        StorageError: the disk is full, read-only or gone. The previous content of ``path`` is untouched.
    """
    path = Path(path)
    temporary = path.with_name(f".partial-{uuid.uuid4().hex[:8]}-{path.name}")
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        descriptor = os.open(temporary, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temporary, path)
    except OSError as error:
        raise storage_error(path, error) from error
    finally:
        with suppress(OSError):  # the folder itself may be gone; the error above says so
            temporary.unlink(missing_ok=True)


def keep_copy(source: Path | str, target: Path | str) -> None:
    """Make ``target`` a file of its own with what ``source`` holds now, atomically and where possible without a copy.

    Files of a project are replaced and never changed in place, so a hard link keeps the content of this moment.

    Raises:
        StorageError: the disk refused.
    """
    import shutil  # loads all compressors: not in a window's start-up

    source = Path(source).resolve()
    with atomic_path(target) as temporary:
        try:
            os.link(source, temporary)
        except OSError:  # another disk, or one without links
            shutil.copyfile(source, temporary)


def write_text(path: Path | str, text: str) -> None:
    """Write UTF-8 text atomically."""
    with atomic_path(path) as temporary, open(temporary, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def append_line(path: Path, line: bytes) -> None:
    """Append a line, whole or not at all; a half line that a crash left at the end gets an end of its own.

    Raises:
        OSError: the disk refused.
    """
    with open(path, "a+b", buffering=0) as file:
        start = file.seek(0, os.SEEK_END)
        if start:
            file.seek(-1, os.SEEK_END)
            line = line if file.read(1) == b"\n" else b"\n" + line
        try:
            done = 0
            while done < len(line):  # on a disk that runs full, a part is written before the error comes
                done += file.write(line[done:])
        except OSError:
            file.truncate(start)
            raise


def write_json(path: Path | str, content: Any) -> None:
    """Write JSON (indented, keys in the given order) atomically."""
    write_text(path, dump_json(content, indent=2) + "\n")


def dump_json(content: Any, indent: int | None = None) -> str:
    """JSON that people can read: letters of all languages as they are, except what cannot be encoded as UTF-8."""
    text = json.dumps(content, indent=indent, ensure_ascii=False)
    return _SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def read_text(path: Path | str, what: str = "file") -> str:
    """Read UTF-8 text; ``what`` names the file's role in the error sentence.

    Raises:
        ProjectError: the file is missing or is not UTF-8.
        StorageError: the disk refused to read it.
    """
    path = Path(path)
    try:
        return path.read_text(encoding="utf-8-sig")  # -sig: Windows editors put a mark in front
    except FileNotFoundError as error:
        raise ProjectError(f"The {what} '{path}' does not exist.", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise ProjectError(
            f"The {what} '{path}' is damaged: it is not UTF-8 text.", "Save it as UTF-8, or restore it from a backup."
        ) from error
    except OSError as error:
        raise StorageError(
            f"The {what} '{path}' cannot be read ({error.strerror}).", "Check its permissions and its disk."
        ) from error


def read_json(path: Path | str, what: str = "file") -> dict[str, Any]:
    """Read a JSON object; ``what`` names the file's role in the error sentence.

    Raises:
        ProjectError: the file is missing, is not JSON, or holds no object.
        StorageError: the disk refused to read it.
    """
    text = read_text(path, what)
    try:
        content = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ProjectError(f"The {what} '{path}' is damaged ({error}).", _RESTORE) from error
    if not isinstance(content, dict):
        raise ProjectError(f"The {what} '{path}' is damaged (it holds no JSON object).", _RESTORE)
    return content


def check_format(content: Mapping[str, Any], supported: int, what: str) -> None:
    """Refuse content of a newer format than this version knows.

    Args:
        content: of a file written with a ``format_version``.
        supported: the newest format that can be read.
        what: names the thing at the start of the error sentence.

    Raises:
        ProjectError: newer, or without a format version.
    """
    version = content.get("format_version")
    if not isinstance(version, int):
        raise ProjectError(f"{what} is damaged: it does not say its format version.", _RESTORE)
    if version > supported:
        raise ProjectError(
            f"{what} has format {version}, but this version reads up to {supported}.", "Update SSLSegmentation."
        )
