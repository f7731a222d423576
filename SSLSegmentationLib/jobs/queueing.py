"""One job per device: waiting lines of this user on this machine, across projects. Standard library only.

A waiting line is a folder of ticket files; who waits or computes keeps its own ticket locked, so that the system
frees the place of a killed job. The lowest living ticket has the device.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.errors import StorageError
from ..core.locks import FileLock
from ..core.storage import remove_file, storage_error

_PATIENCE_SECONDS = 10.0


def state_folder() -> Path:
    """This user's folder for what is no project's; ``SSLSEG_STATE`` names another one."""
    if "SSLSEG_STATE" in os.environ:
        return Path(os.environ["SSLSEG_STATE"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "SSLSegmentation"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "SSLSegmentation"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "sslsegmentation"


class DeviceQueue:
    """The waiting line of one device.

    Args:
        device: ``cpu``, ``cuda:0``, ``mps``; a device without a number is its number 0.
        folder: of all waiting lines (default: in :func:`state_folder`).
    """

    def __init__(self, device: str, folder: Path | None = None) -> None:
        self.device = "cuda:0" if device == "cuda" else device
        # By machine, too: several may share one home folder.
        place = f"{platform.node()} {self.device}".lower()
        self.folder = (folder or state_folder() / "queue") / re.sub(r"[^a-z0-9]+", "-", place)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_error(self.folder, error) from error

    def enter(self, **record: Any) -> Ticket:
        """Take a place at the end.

        Args:
            record: who it is, for those behind.

        Raises:
            StorageError: the state folder is not writable.
        """
        with _hurry(FileLock(self.folder / "lock")):
            number = 1 + max((int(path.stem) for path in self.tickets()), default=0)
            lock = FileLock(self.folder / f"{number:08d}.ticket")
            lock.acquire(**record)
        return Ticket(self, lock)

    def living(self, but: Ticket | None = None) -> list[dict[str, Any]]:
        """Records of all that wait or compute, first come first, but for one place."""
        found = []
        with _hurry(FileLock(self.folder / "lock")):
            for path in self.tickets():
                other = FileLock(path)
                if (but is None or path != but.lock.path) and other.is_held():
                    found.append(other.record())
        return found

    def tickets(self) -> list[Path]:
        """Ticket files in their order, those of dead holders among them."""
        return sorted(path for path in self.folder.glob("*.ticket") if path.stem.isdigit())


@dataclass
class Ticket:
    """A place in a waiting line; a context that gives it up at its end."""

    queue: DeviceQueue
    lock: FileLock

    def ahead(self) -> list[dict[str, Any]]:
        """Records of the living places ahead, first come first; empty = it is our turn."""
        found = []
        with _hurry(FileLock(self.queue.folder / "lock")):
            for path in self.queue.tickets():
                if path >= self.lock.path:
                    break
                other = FileLock(path)
                if other.is_held():
                    found.append(other.record())
                else:
                    remove_file(path)
        return found

    def leave(self) -> None:
        """Give the place up."""
        with _hurry(FileLock(self.queue.folder / "lock")):
            self.lock.release()
            remove_file(self.lock.path)

    def __enter__(self) -> Ticket:
        return self

    def __exit__(self, *exception: object) -> None:
        self.leave()


def _hurry(lock: FileLock) -> FileLock:
    """Wait for a lock that is only ever held for milliseconds."""
    limit = time.monotonic() + _PATIENCE_SECONDS
    while not lock.acquire():
        if time.monotonic() > limit:
            raise StorageError(f"The lock '{lock.path}' is not given back.", "Restart the computer, or remove it.")
        time.sleep(0.01)
    return lock
