"""Folders for new cases: names that nobody has, and nothing half left behind. Standard library only.

While a folder is filled, ``cases/.filling-<id>`` says so and is locked by who fills it. Killed meanwhile, it leaves the
folder without a record, and whoever changes the project next tidies it up.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..core.errors import ProjectError, SSLSegError, StorageError
from ..core.locks import FileLock
from ..core.paths import checked, inside, leads_out
from ..core.storage import patiently, remove_file, remove_folder, storage_error
from .cases import RECORD
from .series import FOLDER, is_frame_file

_MARK = ".filling-"
#: What is written into the folder of a new case before its record.
_OURS = re.compile(
    r"image\.nrrd|label(-f\d+)?\.[a-z.]+|en-face-image\.nrrd|en-face-mask\.seg\.nrrd|\.partial-[0-9a-f]{8}-.+", re.ASCII
)
_TEMPORARY = re.compile(r"\.partial-[0-9a-f]{8}-.+|\.import-[0-9a-f]{8}", re.ASCII)
_ABANDONED_SECONDS = 3600.0  # no file takes so long to write


class CaseFolders:
    """The folders in ``cases`` of one project.

    Args:
        project: its folder.
    """

    def __init__(self, project: Path) -> None:
        self.project = project
        self._free_from: dict[str, int] = {}  # name of case folders → no smaller number of it is free
        self._known: set[str] | None = None

    @property
    def folder(self) -> Path:
        """Where the cases are.

        Raises:
            ProjectError: a link that leads out of the project.
        """
        return checked(self.project, self.project / "cases", "The folder of the cases")

    @property
    def removed(self) -> Path:
        """Where cases, runs and models go that are taken out; raises as :attr:`folder`."""
        return checked(self.project, self.project / "removed", "The folder of what was removed")

    def make(self, stem: str) -> Path:
        """Make an empty folder: ``stem`` or ``stem-2`` …; ``case0001``, ``case0002`` … if the stem is empty.

        No two names differ in capitals only: on the disks of Windows and macOS they would be one.

        Raises:
            StorageError: the disk refused.
        """
        folder, lock = self._begin(stem)
        self._end(folder, lock)
        return folder

    @contextmanager
    def filling(self, stem: str) -> Iterator[Path]:
        """Yield a new folder as of :meth:`make`, and remove it again if the block fails."""
        folder, lock = self._begin(stem)
        number = self._free_from[stem]
        try:
            yield folder
        except BaseException:
            with suppress(StorageError):  # the mark stays, then, and the next one tidies up
                remove_folder(folder)  # ours, made a moment ago
            self._taken().discard(folder.name.casefold())
            self._free_from[stem] = min(number, self._free_from[stem])
            raise
        finally:
            self._end(folder, lock)

    def tidy(self) -> None:
        """Remove what programs were killed over: new cases without a record, temporary files that nobody writes now.

        To be called by who holds the project's lock. What is not certainly such a leftover stays.
        """
        for mark in self.folder.glob(f"{_MARK}*"):
            with suppress(SSLSegError):  # of another user, for example: it does no harm
                self._tidy(mark)
        for pattern in (".partial-*", "cases/*/.partial-*", "models/.import-*"):
            for path in self.project.glob(pattern):
                with suppress(OSError, SSLSegError):
                    old = time.time() - path.lstat().st_mtime > _ABANDONED_SECONDS
                    if old and _TEMPORARY.fullmatch(path.name) and not leads_out(self.project, path):
                        remove_folder(path) if path.is_dir() else remove_file(path)

    def is_being_filled(self, folder: Path) -> bool:
        """Whether somebody is at the folder of a case that has no record yet."""
        mark = self._mark(folder.name)
        return mark.exists() and FileLock(mark).is_held()

    def _tidy(self, mark: Path) -> None:
        name = mark.name.removeprefix(_MARK)
        folder = inside(self.folder, name, "A case that is being filled")
        lock = FileLock(mark)
        if not lock.acquire():
            return
        try:
            if folder.is_dir() and not (folder / RECORD).exists() and all(map(_is_ours, folder.iterdir())):
                remove_folder(folder)
        finally:
            lock.release()
            remove_file(mark)

    def _begin(self, stem: str) -> tuple[Path, FileLock]:
        """A new folder, and the mark that it is being filled."""
        base = self.folder
        try:
            patiently(lambda: base.mkdir(parents=True, exist_ok=True))
            for name in self._names(stem):
                lock = FileLock(self._mark(name))
                if (base / name).exists() or not lock.acquire():  # somebody was, or is, faster
                    continue
                try:
                    (base / name).mkdir()
                except FileExistsError:
                    self._end(base / name, lock)
                    continue
                self._taken().add(name.casefold())
                return base / name, lock
        except OSError as error:
            raise storage_error(base, error) from error
        raise ProjectError(f"No name is free in '{base}'.", "Tidy it up, and try again.")

    def _end(self, folder: Path, lock: FileLock) -> None:
        """Take the mark away, except from a folder that could not be removed."""
        lock.release()
        with suppress(OSError, StorageError):  # whoever tidies up takes it for what it is
            if not folder.exists() or (folder / RECORD).exists() or not any(folder.iterdir()):
                remove_file(lock.path)

    def _mark(self, name: str) -> Path:
        return self.project / "cases" / f"{_MARK}{name}"

    def _names(self, stem: str) -> Iterator[str]:
        for number in range(self._free_from.get(stem, 1), 1_000_000):
            self._free_from[stem] = number
            name = (f"{stem}-{number}" if number > 1 else stem) if stem else f"case{number:04d}"
            # The id of a removed case is not given away: runs refer to it, and it may come back.
            if name.casefold() not in self._taken() and not (self.removed / name).exists():
                yield name

    def _taken(self) -> set[str]:
        """Names of the folders so far, whatever their capitals."""
        if self._known is None:
            places = [place for place in (self.folder, self.removed) if place.is_dir()]
            self._known = {path.name.casefold() for place in places for path in place.iterdir()}
        return self._known


def _is_ours(path: Path) -> bool:
    if path.name == FOLDER and path.is_dir() and not path.is_symlink():
        return all(
            _is_plain(file) and (is_frame_file(file.name) or _OURS.fullmatch(file.name)) for file in path.iterdir()
        )
    return _is_plain(path) and _OURS.fullmatch(path.name) is not None


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
