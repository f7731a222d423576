"""Files that are either whole or absent. Standard library only.

Every file of a project is written to a temporary name in the same folder, flushed to the disk and renamed over
the target. A crash, a full disk or a kill leaves the old file (or none) and never a half-written one. Where the disk
refuses for a moment, because a virus scanner, a cloud folder or a reader has the file open, it is asked again.
"""

from __future__ import annotations

import errno
import json
import math
import os
import re
import stat
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from .errors import ProjectError, StorageError

T = TypeVar("T")

_PATIENCE_SECONDS = 2.0
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.01, 0.2  # seconds
_MOMENTARY = {errno.EBUSY, errno.ETXTBSY, errno.EAGAIN, getattr(errno, "ESTALE", errno.EBUSY)}
_DENIED = {errno.EACCES, errno.EPERM}
_SHARING = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation
_IN_USE = (
    "Another program has the file open",
    "Close what may use it (virus scanner, cloud folder, another window), and try again.",
)

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
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
}
_RESTORE = "Restore it from a backup, or remove it and start again."
_SURROGATES = re.compile("[\ud800-\udfff]")  # what Python makes of file names that are not UTF-8


def storage_error(path: Path, error: OSError) -> StorageError:
    """Turn an operating-system error about ``path`` into a sentence with a remedy."""
    unknown = (error.strerror or str(error) or "The disk failed", "Check the disk and try again.")
    what, remedy = _REMEDIES.get(error.errno or 0, unknown)
    if getattr(error, "winerror", None) in _SHARING - {5}:
        what, remedy = _IN_USE
    return StorageError(f"{what}: '{path}' was not written.", f"{remedy} The previous file, if any, is untouched.")


def patiently(action: Callable[..., T], *arguments: Any, renaming: bool = False) -> T:
    """Call ``action`` with ``arguments``, for about two seconds again while the disk refuses for a moment.

    Args:
        renaming: it renames onto a file in a folder where one has just been written. Who may write there may rename
            there, so that a denial is a moment's on every system: that of a share, whose server is Windows. Elsewhere
            than on Windows any other denial is meant, and is raised at once.

    Raises:
        OSError: it still refuses, or refuses for good.
    """
    end, pause = time.monotonic() + _PATIENCE_SECONDS, _SHORTEST_PAUSE
    while True:
        try:
            return action(*arguments)
        except OSError as error:
            if not _is_momentary(error, renaming) or time.monotonic() >= end:
                raise
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def was_momentary(error: StorageError) -> bool:
    """Whether what the disk refused would be asked again: it may go on in a while."""
    return isinstance(error.__cause__, OSError) and _is_momentary(error.__cause__, renaming=True)


def _is_momentary(error: OSError, renaming: bool) -> bool:
    if error.errno in _MOMENTARY or getattr(error, "winerror", None) in _SHARING:
        return True
    if sys.platform == "win32":  # what goes through the C library comes without Windows' own number
        return error.errno in _DENIED
    return renaming and error.errno == errno.EACCES


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
            patiently(lambda: path.parent.mkdir(parents=True, exist_ok=True))
        yield temporary
        descriptor = patiently(os.open, temporary, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        patiently(os.replace, temporary, path, renaming=not path.is_dir())
    except OSError as error:
        raise storage_error(path, error) from error
    finally:
        with suppress(OSError):  # the folder itself may be gone; the error above says so
            patiently(temporary.unlink, True)


def move(source: Path, target: Path) -> None:
    """Rename a file or folder onto a name that is free, or a file onto another one.

    Raises:
        StorageError: the disk refused; ``source`` is where it was.
    """
    try:
        patiently(os.replace, source, target)
    except OSError as error:
        raise storage_error(source, error) from error


def remove_file(path: Path) -> None:
    """Delete a file, or a link, if it is there.

    Raises:
        StorageError: the disk refused.
    """
    try:
        patiently(path.unlink, True)
    except OSError as error:
        raise storage_error(path, error) from error


def remove_folder(folder: Path) -> None:
    """Delete a folder with all that is in it, if it is there. What links in it, or in its place, lead to stays.

    Raises:
        StorageError: the disk refused; a part may be gone.
    """
    import shutil  # loads all compressors: not in a window's start-up

    try:
        if folder.is_symlink():
            patiently(folder.unlink, True)
        else:
            patiently(shutil.rmtree, folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise storage_error(folder, error) from error


def keep_copy(source: str | os.PathLike[str], target: Path | str) -> None:
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
    """Write UTF-8 text atomically; half a letter, which UTF-8 does not have, is written as its number."""
    with (
        atomic_path(path) as temporary,
        patiently(lambda: open(temporary, "w", encoding="utf-8", errors="backslashreplace", newline="\n")) as file,
    ):
        file.write(text)


def append_line(path: Path, line: bytes) -> None:
    """Append a line, whole or not at all; a half line that a crash left at the end gets an end of its own.

    Raises:
        OSError: the disk refused.
    """
    with patiently(lambda: open(path, "a+b", buffering=0)) as file:
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


def finite(content: Any) -> Any:
    """Content of dicts, lists and tuples with None for the numbers that JSON does not know: NaN and infinity."""
    if isinstance(content, dict):
        return {key: finite(value) for key, value in content.items()}
    if isinstance(content, (list, tuple)):
        return [finite(value) for value in content]
    return None if isinstance(content, float) and not math.isfinite(content) else content


def folder_size(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


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
        if _is_endless(path):
            raise StorageError(f"The {what} '{path}' cannot be read: it is no file.", "Check what lies there.")
        return patiently(lambda: path.read_text(encoding="utf-8-sig"))  # -sig: Windows editors put a mark in front
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


def _is_endless(path: Path) -> bool:
    """Whether reading would wait for somebody, as at a pipe, or find no end, as in a device."""
    with suppress(OSError):  # of what is missing, reading says more
        mode = os.stat(path).st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


def read_json(path: Path | str, what: str = "file", hint: str = _RESTORE) -> dict[str, Any]:
    """Read a JSON object; ``what`` names the file's role in the error sentence, ``hint`` the remedy of a damaged one.

    Raises:
        ProjectError: the file is missing, is not JSON, or holds no object.
        StorageError: the disk refused to read it.
    """
    text = read_text(path, what)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: also of a number with thousands of digits
        raise ProjectError(f"The {what} '{path}' is damaged ({error}).", hint) from error
    if not isinstance(content, dict):
        raise ProjectError(f"The {what} '{path}' is damaged (it holds no JSON object).", hint)
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
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ProjectError(f"{what} is damaged: it does not say its format version.", _RESTORE)
    if version > supported:
        raise ProjectError(
            f"{what} has format {version}, but this version reads up to {supported}.", "Update SSLSegmentation."
        )


def make_first_folder(base: Path, names: Iterable[str]) -> Path:
    """Make the first folder of ``names`` that nobody has made yet: also when several processes try at once.

    Raises:
        ProjectError: none is free.
        StorageError: the disk refused.
    """
    try:
        base.mkdir(parents=True, exist_ok=True)
        for name in names:
            try:
                (base / name).mkdir()
            except FileExistsError:
                continue
            return base / name
    except OSError as error:
        raise storage_error(base, error) from error
    raise ProjectError(f"No name is free in '{base}'.", "Tidy it up, and try again.")
