"""Formats of other systems: what an entry of their registries is, and folders that are written whole or not at all.

Data sets, models and what else goes in and out have a registry each, whose modules register an :class:`ExchangeFormat`
and load neither torch nor numpy: an entry names its functions, which are imported when one is used. Standard library
only.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import ProjectError, SSLSegError, StorageError
from .packages import require_optional
from .registry import loaded
from .storage import patiently, remove_folder, storage_error


@dataclass(frozen=True)
class ExchangeFormat:
    """A form in which another system keeps things.

    Args:
        name: registry key, and what it is called on the command line.
        title: for people.
        looks: what it looks like on the disk, for people, as ``a folder with dataset.json``.
        package: that its functions are in.
        knows: module of the package and function that tells by names and small text files whether a path is of this
            format; no path is of two formats of one registry. It needs the standard library only.
        reads: module and function that reads one; empty = none does.
        writes: the same of writing.
        needs: packages beside those that are always there, as of ``packages.OPTIONAL``.
        needs_to_write: those that only the writer needs.
        suffix: of the file that is written; empty = a folder is.
        fits: module and function that gives the error which says why something cannot be written in this form, as far
            as that is known of it without reading it, or None. Standard library only; empty = all can.
    """

    name: str
    title: str
    looks: str
    package: str
    knows: str = ""
    reads: str = ""
    writes: str = ""
    needs: tuple[str, ...] = ()
    needs_to_write: tuple[str, ...] = ()
    suffix: str = ""
    fits: str = ""

    def is_one(self, path: Path) -> bool:
        """Whether a path looks like one of this format."""
        return bool(self.knows) and bool(loaded(self.package, self.knows)(path))

    def why_not(self, what: Any) -> SSLSegError | None:
        """Why something cannot be written in this form; None where nothing is known against it."""
        found: SSLSegError | None = loaded(self.package, self.fits)(what) if self.fits else None
        return found

    @property
    def read(self) -> Callable[..., Any]:
        """The reader. The first use loads it.

        Raises:
            SSLSegError: a package that it needs is missing.
        """
        return self._loaded(self.reads, self.needs)

    @property
    def write(self) -> Callable[..., Any]:
        """The writer; as :attr:`read`."""
        return self._loaded(self.writes, (*self.needs, *self.needs_to_write))

    def _loaded(self, source: str, needs: tuple[str, ...]) -> Callable[..., Any]:
        require_optional(*needs, what=self.title)
        return loaded(self.package, source)


def readers(registry: Mapping[str, ExchangeFormat]) -> list[ExchangeFormat]:
    """The formats that can be read, by name."""
    return [entry for entry in registry.values() if entry.reads]


def writers(registry: Mapping[str, ExchangeFormat]) -> list[ExchangeFormat]:
    """The formats that can be written, by name."""
    return [entry for entry in registry.values() if entry.writes]


def recognised(registry: Mapping[str, ExchangeFormat], path: Path, noun: str) -> ExchangeFormat:
    """The format that a path is of.

    Args:
        path: file or folder.
        noun: what it should be, for people, as ``data set``.

    Raises:
        ProjectError: there is nothing, or it is of none; says what each looks like.
    """
    if not os.path.lexists(path):
        raise ProjectError(f"The {noun} '{path}' does not exist.", "Check the path.")
    for entry in readers(registry):
        if entry.is_one(path):
            return entry
    known = "; ".join(f"{entry.title}: {entry.looks}" for entry in readers(registry))
    raise ProjectError(f"'{path}' is no {noun} that is known.", f"These are: {known}.")


def check_target(target: Path) -> None:
    """Make sure that a folder can be written as ``target``.

    Raises:
        ProjectError: it is a file, or a folder that holds something.
    """
    if os.path.lexists(target) and (not target.is_dir() or any(target.iterdir())):
        raise ProjectError(f"'{target}' exists already.", "Name a new or an empty folder.")


@contextmanager
def new_folder(target: Path | str) -> Iterator[Path]:
    """Yield a folder beside ``target`` that becomes it when the block ends without an error, and else goes again.

    What a crash leaves is called ``.partial-…``, so that no half folder is taken for a whole one.

    Raises:
        ProjectError: ``target`` is a file, or a folder that holds something.
        StorageError: the disk refused.
    """
    target = Path(os.path.abspath(Path(target).expanduser()))
    check_target(target)
    staging = target.with_name(f".partial-{uuid.uuid4().hex[:8]}-{target.name}")
    try:
        patiently(lambda: staging.mkdir(parents=True))
        yield staging
        if target.exists():
            patiently(target.rmdir)  # empty; Windows renames onto nothing that exists
        patiently(staging.rename, target)
    except OSError as error:
        raise storage_error(target, error) from error
    finally:
        if staging.exists():
            with suppress(StorageError):
                remove_folder(staging)
