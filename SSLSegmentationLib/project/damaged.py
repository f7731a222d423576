"""Cases whose record cannot be read: they are left out of everything, and nothing of them is lost.

Standard library only.
"""

from __future__ import annotations

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


def load_cases(folders: Sequence[Path]) -> tuple[list[Case], list[DamagedCase]]:
    """The cases of some folders, and those folders whose record cannot be read."""
    good, damaged = [], []
    for folder in folders:
        try:
            good.append(Case.load(folder))
        except (ProjectError, StorageError) as error:
            damaged.append(DamagedCase(folder.name, folder, error.kept()))
    return good, damaged
