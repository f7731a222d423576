"""What came of an import: a report, and what is the fault of one file."""

from __future__ import annotations

import errno
import logging
from dataclasses import dataclass, field
from pathlib import Path

from ..core.errors import DataError, SSLSegError, StorageError
from ..core.text import counted
from ..project import Case
from .masks import FrameMasks, ReadMask

_log = logging.getLogger(__name__)

#: What ends an import, since it stands in the way of every volume; any other fault is one of a single file.
_DISK_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR}

#: Sequences that were resampled, of which the sentence is shown.
_TOLD = 3


@dataclass
class ImportReport:
    """What an import did.

    Args:
        added: new cases.
        completed: cases that were there without mask and role, and have got what came with the same volume now.
        refused: for each refused file the sentence that says why.
        present: files that an earlier import has added and that have not changed since; they were not read again.
        masks: files of folders that were left out as masks, each with its image if that is clear.
        empty: masks without a voxel, whose cases are negative examples.
        notes: what else a person should know, in sentences.
        channels: further sequences that cases have got: the id of the case, and the name.
        resampled: for each of many sequences that was put onto another grid the sentence that says so.
    """

    added: list[Case] = field(default_factory=list)
    completed: list[Case] = field(default_factory=list)
    refused: list[tuple[Path, SSLSegError]] = field(default_factory=list)
    present: list[Path] = field(default_factory=list)
    masks: dict[Path, Path | None] = field(default_factory=dict)
    empty: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    channels: list[tuple[str, str]] = field(default_factory=list)
    resampled: list[str] = field(default_factory=list)

    @property
    def told(self) -> list[str]:
        """The notes, with the first of the sequences that were resampled."""
        more = len(self.resampled) - _TOLD
        rest = [f"{counted(more, 'more sequence was', 'more sequences were')} resampled so."] if more > 0 else []
        return [*self.notes, *self.resampled[:_TOLD], *rest]

    def tell_of(self, mask: ReadMask | FrameMasks | None) -> None:
        """Keep what should be known of a mask that was taken in."""
        if mask is None:
            return
        self.notes += mask.remarks
        self.empty += [mask.path] if mask.empty else []


def fault_of(path: Path, error: Exception) -> SSLSegError:
    """What is wrong with one file of many, in words.

    Raises:
        StorageError: ``error`` itself, if it stands in the way of all of them.
    """
    if isinstance(error, StorageError) and (
        not isinstance(error.__cause__, OSError) or error.__cause__.errno in _DISK_FAULTS
    ):
        raise error
    if isinstance(error, SSLSegError):
        return error
    _log.debug("'%s' was not added", path, exc_info=error)
    if isinstance(error, MemoryError):
        return DataError(f"'{path}' does not fit into memory.", "Close other programs, or crop the image.")
    if isinstance(error, OSError):
        return DataError(
            f"'{path}' cannot be read ({error.strerror or error}).", "Check its permissions, and its disk."
        )
    reason = " ".join(f"{type(error).__name__}: {error}".rstrip(": ").split())
    return DataError(
        f"'{path}' was not added: an unexpected error stopped its reading ({reason}).",
        "Please report it, with what can be said of this file.",
    )
