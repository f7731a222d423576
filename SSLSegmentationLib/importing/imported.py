"""Which files have been taken into a project: an import that was interrupted goes on without reading them again.

``imported.jsonl`` in the project: a line a volume, with a digest of where it was found, its size and its time of
change, and the volume's fingerprint. Names of files are not in it. Whatever is wrong with the file, or lacks in it,
costs only that a volume is read again. Standard library only.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from ..core.errors import StorageError
from ..core.paths import checked
from ..core.storage import append_line, patiently, storage_error
from ..project import Project

FILE = "imported.jsonl"


class ImportLedger:
    """The files that one project has taken in so far.

    Raises:
        ProjectError: the file is a link that leads out of the project.
        StorageError: the disk refuses to read what earlier imports have written down.
    """

    def __init__(self, project: Project) -> None:
        self.path = checked(project.folder, project.folder / FILE, f"'{FILE}' of the project")
        self._folders: dict[Path, str] = {}
        self._fingerprints: dict[str, str] = {}
        try:
            with patiently(lambda: open(self.path, encoding="utf-8", errors="replace")) as file:
                for line in file:
                    self._read(line)
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageError(f"'{self.path}' cannot be read ({error.strerror}).", "Check its permissions.") from error

    def stamp(self, volume: Path, mask: Path | None, *, alone: bool, asked: str | None = None) -> str | None:
        """A digest that changes when the files do; None if one cannot be looked at.

        Args:
            volume: file, folder of a DICOM series, or one of several volumes in a file, which goes on behind it.
            mask: file that came with it, if any.
            alone: whether the volume is this one file; else all files in its folder may belong to it.
            asked: what of the file is wanted, if not what is usual.
        """
        try:
            parts = [str(volume)]
            folder = next((path for path in (volume, *volume.parents) if path.is_dir()), volume)
            parts.append(_state(os.stat(volume)) if alone else self._folder(folder))
            parts += [] if mask is None else [str(mask), _state(os.stat(mask))]
            parts += [] if asked is None else [asked]
            return _digest(parts)
        except (OSError, ValueError):  # ValueError: no name that a file can have
            return None

    def fingerprint(self, stamp: str | None) -> str | None:
        """Fingerprint of the volume that was taken in from there, or None."""
        return self._fingerprints.get(stamp or "")

    def add(self, stamp: str | None, fingerprint: str) -> None:
        """Write down that a volume has been taken in.

        Raises:
            StorageError: the disk refused.
        """
        if stamp is None:
            return
        self._fingerprints[stamp] = fingerprint
        try:
            append_line(self.path, json.dumps([stamp, fingerprint]).encode() + b"\n")
        except OSError as error:
            raise storage_error(self.path, error) from error

    def _read(self, line: str) -> None:
        try:
            stamp, fingerprint = json.loads(line)
        except (ValueError, TypeError, RecursionError):  # cut short by a crash
            return
        if isinstance(stamp, str) and isinstance(fingerprint, str):
            self._fingerprints[stamp] = fingerprint

    def _folder(self, folder: Path) -> str:
        """State of all files that lie directly in a folder, looked at once: it may hold many volumes."""
        if folder not in self._folders:
            with os.scandir(folder) as entries:
                files = sorted((entry.name, _state(entry.stat())) for entry in entries if entry.is_file())
            self._folders[folder] = _digest([part for file in files for part in file])
        return self._folders[folder]


def _state(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns}"


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:24]
