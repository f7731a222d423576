"""Cases whose record cannot be read: they are left out of everything, and nothing of them is lost.

Standard library only.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SSLSegError, StorageError
from ..core.paths import checked
from ..core.storage import read_json
from .cases import RECORD, Case


@dataclass(frozen=True)
class DamagedCase:
    """A case that is left out of everything, as its record cannot be read.

    Args:
        id: name of its folder.
        folder: where it is.
        error: what is wrong, and how to mend it.
    """

    id: str
    folder: Path
    error: SSLSegError

    def __str__(self) -> str:
        return f"The case '{self.id}' is left out. {self.error}"

    @property
    def fingerprint(self) -> str | None:
        """Of its volume, if that can still be read of the record."""
        found = self._content().get("fingerprint")
        return found if isinstance(found, str) else None

    @property
    def channel_fingerprints(self) -> list[str]:
        """Of its further sequences, as far as they can still be read of the record."""
        parts = self._content().get("channels")
        parts = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
        found = [part.get(name) for part in parts for name in ("fingerprint", "file_fingerprint")]
        return [one for one in found if isinstance(one, str)]

    def _content(self) -> dict[str, Any]:
        """Of the record, empty if it cannot be read at all."""
        try:
            return read_json(checked(self.folder.parent.parent, self.folder / RECORD, "The case"))
        except SSLSegError:
            return {}


class CaseMemory:
    """Cases as they were read, for who looks at all of them again and again: only records that have changed are read.

    What it gives is shared by all who ask, and not to be changed.
    """

    _settled_ns = 3_000_000_000  # a file that has just changed may change again without its time telling so

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int, int], int, Case]] = {}

    def load(self, folder: Path) -> Case:
        """As :meth:`Case.load`."""
        read_at = time.time_ns()
        try:
            status = os.lstat(folder / RECORD)
        except OSError:  # Case.load says what is wrong
            return Case.load(folder)
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        known = self._known.get(folder)
        if known is not None and known[0] == stamp and known[1] - status.st_mtime_ns > self._settled_ns:
            return known[2]
        case = Case.load(folder)
        self._known[folder] = (stamp, read_at, case)
        return case

    def cases(self) -> list[Case]:
        """All that were read."""
        return [case for _stamp, _read_at, case in self._known.values()]


def load_cases(folders: Sequence[Path], memory: CaseMemory | None = None) -> tuple[list[Case], list[DamagedCase]]:
    """The cases of some folders, and those folders whose record cannot be read."""
    load = memory.load if memory else Case.load
    good, damaged = [], []
    for folder in folders:
        try:
            good.append(load(folder))
        except (ProjectError, StorageError) as error:
            damaged.append(DamagedCase(folder.name, folder, error.kept()))
    return good, damaged
