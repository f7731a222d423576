"""Locks between processes, released by the system when their holder dies. Standard library only.

The Windows branch (``msvcrt``) is tested through a stand-in, not on Windows.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import secrets
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from .errors import ProjectError, StorageError
from .paths import checked
from .process import Identity, alive, current
from .storage import patiently, storage_error

_FAR_BYTE = 1 << 30  # Windows locks bytes against reading too; nothing is ever stored this far
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
_TRIES = 3
_PAUSE_SECONDS = 0.1  # between two looks at a claim of somebody else


class FileLock:
    """An exclusive advisory lock on a file, which also holds a JSON record of its holder.

    Two objects exclude each other, in one process as in two. On a disk without locks the record alone decides.

    Args:
        path: of the lock file; it stays after the release, emptied.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def acquire(self, **record: Any) -> bool:
        """Take the lock if it is free, without waiting; ``record`` is kept in the file for others to read.

        Raises:
            ProjectError: the file is a link that leads elsewhere: what is there would be emptied.
            StorageError: the file cannot be written.
        """
        if self._descriptor is not None:
            return True
        checked(self.path.parent, self.path, f"The lock '{self.path.name}'")
        try:
            descriptor = patiently(os.open, self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        except OSError as error:
            raise storage_error(self.path, error) from error
        try:
            taken = _lock(descriptor)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                os.close(descriptor)
                raise storage_error(self.path, error) from error
            holder = Identity.from_dict(self.record().get("process"))
            taken = holder is None or (holder.here and not alive(holder))
        if not taken:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        self._write({"process": current().to_dict(), **record})
        return True

    def update(self, **record: Any) -> None:
        """Write another record into the lock that we hold.

        Raises:
            StorageError: the file cannot be written; the lock is lost then.
        """
        self._write({"process": current().to_dict(), **record})

    def release(self) -> None:
        """Give it back."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def is_held(self) -> bool:
        """Whether somebody holds it now (this object included); False where it cannot be told."""
        if self._descriptor is not None:
            return True
        try:
            descriptor = os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        except OSError:
            return False
        try:
            return not _lock(descriptor)
        except OSError:
            return False
        finally:
            os.close(descriptor)

    def record(self) -> dict[str, Any]:
        """What the holder wrote; empty if there is none or it cannot be read."""
        try:
            content = json.loads(self.path.read_bytes())
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def _write(self, record: dict[str, Any]) -> None:
        if self._descriptor is None:
            raise ValueError(f"the lock '{self.path}' is not held")
        try:
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, json.dumps(record).encode())
        except OSError as error:
            self.release()
            raise storage_error(self.path, error) from error

    def __enter__(self) -> FileLock:
        return self

    def __exit__(self, *exception: object) -> None:
        self.release()


class Claim(FileLock):
    """Says "this file is being made": a lock beside it that nobody sees afterwards, whether its maker ended or died.

    Args:
        target: the file.
    """

    def __init__(self, target: Path) -> None:
        super().__init__(target.with_name(f".making-{target.name}.lock"))
        self.target = target
        self._made: list[Path] = []

    def acquire(self, **record: Any) -> bool:
        """As of a lock; makes the folder of the file if there is none, which goes again if nothing comes into it.

        Raises:
            StorageError: the disk refuses a file there.
        """
        for left in reversed(range(_TRIES)):
            self._made = [folder for folder in self.path.parents if not folder.exists()]
            try:
                patiently(lambda: self.path.parent.mkdir(parents=True, exist_ok=True))
                return self._acquired(record)
            except OSError as error:
                raise storage_error(self.target, error) from error
            except StorageError as error:
                cause = error.__cause__
                if left and isinstance(cause, FileNotFoundError):  # somebody who made the folder took it away again
                    continue
                raise (storage_error(self.target, cause) if isinstance(cause, OSError) else error) from cause
        raise AssertionError("the last try returns or raises")

    def _acquired(self, record: dict[str, Any]) -> bool:
        while super().acquire(**record):
            if self._is_in_place():
                return True
            super().release()  # its last holder has taken the file away meanwhile: who comes next makes a new one
        return False

    def wait(self, should_stop: Callable[[], bool] = lambda: False) -> bool:
        """Take it as soon as it is free; False if asked to stop before. Raises as :meth:`acquire`."""
        while not self.acquire():
            if should_stop():
                return False
            time.sleep(_PAUSE_SECONDS)
        return True

    def release(self) -> None:
        """Give it back, and take its file away."""
        if self._descriptor is None:
            return
        removed = self._removed()
        super().release()
        if not removed:  # Windows removes no open file; who has opened it meanwhile removes it
            self._removed()
        with suppress(OSError):  # something is in it
            for folder in self._made:
                folder.rmdir()

    def _removed(self) -> bool:
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def _is_in_place(self) -> bool:
        try:
            return self._descriptor is not None and os.path.samestat(os.stat(self.path), os.fstat(self._descriptor))
        except FileNotFoundError:
            return False


class ProjectLock:
    """Says "I am changing this project": at most one holder, readers are never blocked.

    For those who change cases and labels (command line, Slicer module). Jobs do not take it: each writes into its own
    run folder only. Left behind by a dead process, it is free.

    A holder can :meth:`lend` it to a process that works for it.

    Args:
        folder: the project's.
        key: what :meth:`lend` returned to whoever started us; if it is that of the holder, we work in its name.
    """

    def __init__(self, folder: Path | str, key: str = "") -> None:
        self.folder = Path(folder)
        self.key = key
        self._lock = FileLock(self.folder / "project.lock")
        self._record: dict[str, str] = {}

    def acquire(self) -> ProjectLock:
        """Take it.

        Raises:
            ProjectError: somebody else holds it; the sentence says who, where and since when.
            StorageError: the folder is not writable.
        """
        self._record = {"user": _user(), "since": time.strftime("%Y-%m-%d %H:%M:%S %z")}
        if not self._lock.acquire(**self._record) and not self._is_lent_to_us():
            raise ProjectError(
                f"The project '{self.folder.name}' is being changed by {_holder(self._lock.record())}.",
                "Close it there, or wait until it is done.",
            )
        return self

    def lend(self) -> str:
        """Allow one process to change the project in our name; returns the key for it. Ends with :meth:`take_back`.

        Raises:
            StorageError: the lock file cannot be written.
        """
        key = secrets.token_hex(8)
        self._lock.update(**self._record, lent=key)
        return key

    def take_back(self) -> None:
        """The process that the lock was lent to has ended."""
        self._lock.update(**self._record)

    def release(self) -> None:
        """Give it back."""
        self._lock.release()

    def _is_lent_to_us(self) -> bool:
        return bool(self.key) and self._lock.record().get("lent") == self.key

    def __enter__(self) -> ProjectLock:
        return self.acquire()

    def __exit__(self, *exception: object) -> None:
        self.release()


def _holder(record: dict[str, Any]) -> str:
    process = Identity.from_dict(record.get("process"))
    if process is None:
        return "another program"
    return f"{record.get('user', '?')} on '{process.host}' (process {process.pid}) since {record.get('since', '?')}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run under a user id without a name
        return "an unnamed user"


def _lock(descriptor: int) -> bool:
    """Lock if free; the lock ends with the descriptor."""
    if sys.platform == "win32":
        import msvcrt

        return lock_on_windows(descriptor, msvcrt)
    import fcntl

    return _if_free(lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB))


def lock_on_windows(descriptor: int, msvcrt: Any) -> bool:
    """Lock one byte far behind the content, so that the record stays readable."""
    os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
    return _if_free(lambda: msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1))


def _if_free(lock: Any) -> bool:
    try:
        lock()
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True
