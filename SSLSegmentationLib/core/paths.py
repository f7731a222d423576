"""Paths that the records of a project name: they lead to a place inside their folder, or nowhere.

A project may come from anybody. What one of its files names is not believed before it has been through here: else a
record could have a file elsewhere on the disk read, replaced or deleted. Standard library only.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from .errors import ProjectError
from .text import shortened

_PORTS = "0123456789¹²³"
#: Names of devices, which Windows does not take for files, whatever suffix they have.
DEVICE_NAMES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *(f"{port}{n}" for port in ("COM", "LPT") for n in _PORTS)}
)
_LONGEST_NAME = 255  # bytes, on the usual disks
#: Nearly all names are of this kind, and thousands are asked for at once.
_PLAIN = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_LEADS_ELSEWHERE = 0x400  # Windows: a junction, a link, or a file that a cloud keeps


def inside(folder: Path | str, name: object, what: str) -> Path:
    """The path of what a record calls ``name``, which lies in ``folder`` or below it, whether it exists or not.

    This is the only way from a name in a record to a path. ``folder`` itself may be reached through links.

    Args:
        folder: that the name is relative to.
        name: as it stands in the record, with ``/`` between folders.
        what: names the record or what it names, in the error sentence: "The label of the case 'case0001'".

    Raises:
        ProjectError: it is no text, is absolute, leads out of the folder (also through a link), or is no name that
            all systems take for a file.
    """
    if not isinstance(name, str):
        raise _refusal(what, name, "is no text")
    if reason := _reason_against(name):
        raise _refusal(what, name, reason)
    return checked(folder, Path(folder, name), what)


def inside_or_linked(folder: Path | str, name: object, what: str) -> Path:
    """:func:`inside`, but an absolute name stays as it is: a file of the user that is only ever read.

    Raises:
        ProjectError: as of :func:`inside`; or an absolute name with characters that no file has.
    """
    if not isinstance(name, str) or not is_absolute(name):
        return inside(folder, name, what)
    if reason := _unspeakable(name):
        raise _refusal(what, name, reason)
    if not Path(name).is_absolute():
        raise ProjectError(
            f"{what} is linked to {_shown(name)}, a path of another operating system.",
            "Open the project where that file is, or add the file again here.",
        )
    return Path(name)


def is_absolute(name: object) -> bool:
    """Whether a record's name is an absolute path, of this operating system or of another."""
    if not isinstance(name, str) or _PLAIN.fullmatch(name):
        return False
    return PurePosixPath(name).is_absolute() or PureWindowsPath(name).is_absolute()


def checked(folder: Path | str, path: Path, what: str) -> Path:
    """``path``, which was put together or found below ``folder``, if no link on the way leads out of it.

    Raises:
        ProjectError: one does.
    """
    here = os.fspath(folder)
    for part in _parts_below(here, path):
        here = os.path.join(here, part)
        try:
            status = os.lstat(here)
        except OSError:  # there is nothing, or nothing that we may see
            break
        if not _may_lead_away(status):
            continue
        real, home = Path(os.path.realpath(here)), Path(os.path.realpath(folder))
        if home not in real.parents:
            raise ProjectError(
                f"{what} leads out of '{folder}': '{here}' is a link to '{real}'.",
                "Put the file or folder itself in place of the link.",
            )
    return path


def _parts_below(folder: str, path: Path) -> Sequence[str]:
    """The names on the way from a folder to ``path``; by their texts where these agree, as thousands are asked for."""
    text = os.fspath(path)
    if text.startswith(folder + os.sep):
        return text[len(folder) + 1 :].split(os.sep)
    return path.relative_to(folder).parts


def plainly_there(folder: Path | str, name: str) -> bool:
    """Whether a record's name is that of a file which is there and no link, nor below one; much the quickest to ask.

    What is not may be there all the same: :func:`inside_or_linked` says what is wrong with it.
    """
    *above, last = name.split("/")
    if not all(_PLAIN.fullmatch(part) for part in (*above, last)):
        return is_absolute(name) and os.path.isfile(name)
    here = os.fspath(folder)
    try:
        for part in above:
            here = f"{here}{os.sep}{part}"
            status = os.lstat(here)
            if not stat.S_ISDIR(status.st_mode) or _may_lead_away(status):
                return False
        status = os.lstat(f"{here}{os.sep}{last}")
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and not _may_lead_away(status)


def refuse_links(folder: Path, what: str) -> None:
    """Make sure that nothing in ``folder`` is a link that leads out of it, before anything there is changed.

    Raises:
        ProjectError: something is.
    """
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            checked(folder, Path(place, name), what)


def leads_out(folder: Path | str, path: Path) -> bool:
    """Whether ``path``, found below ``folder``, leads out of it through a link."""
    try:
        checked(folder, path, "It")
    except ProjectError:
        return True
    return False


def _reason_against(name: str) -> str:
    """Why a name is that of no place inside; empty if it is."""
    if _PLAIN.fullmatch(name):
        return "is the name of a device" if name.split(".")[0].upper() in DEVICE_NAMES else ""
    if not name.strip():
        return "is empty"
    if reason := _unspeakable(name):
        return reason
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or name.startswith("\\"):
        return "is an absolute path"
    if "\\" in name or ":" in name:
        return "holds a '\\' or ':'"
    parts = name.split("/")
    if ".." in parts:
        return "leads out of the folder"
    if not all(part.rstrip(". ") == part and part for part in parts):  # Windows drops dots and blanks at the end
        return "has a part that is empty or ends in a dot or a blank"
    if any(part.split(".")[0].rstrip().upper() in DEVICE_NAMES for part in parts):
        return "is the name of a device"
    if any(len(os.fsencode(part)) > _LONGEST_NAME for part in parts):
        return "is too long"
    return ""


def _unspeakable(name: str) -> str:
    """Why no file has this name, whatever the folder; empty if one may."""
    if any(unicodedata.category(character) == "Cc" for character in name):
        return "holds control characters"
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return "holds half a letter"
    return ""


def _may_lead_away(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_file_attributes", 0) & _LEADS_ELSEWHERE)


def _refusal(what: str, name: object, reason: str) -> ProjectError:
    return ProjectError(
        f"{what} cannot be {_shown(name)}: the name {reason}.",
        "A record of a project names only what lies in its own folder. Restore it from a backup, or get the project "
        "again from somebody you trust.",
    )


def _shown(name: object) -> str:
    """A name that is not believed, so that it does no harm in a terminal."""
    return shortened(repr(name), 200)


def safe_name(text: str) -> str:
    """Turn ``text`` into a file name that every file system takes: ASCII letters, digits, ``-``, ``_``, ``.``."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", ascii_text).strip("-._")[:60].rstrip("-._")
    return f"case-{name}" if name.split(".")[0].upper() in DEVICE_NAMES else name or "case"
