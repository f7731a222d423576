"""Files that will be wanted next, read by a thread meanwhile. No node is touched in it, and memory is bounded."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ..scene.NrrdReader import NrrdFile, nrrdBytes, readNrrd

#: Bytes of voxels that may wait.
_ROOM = 400_000_000
_WAY_SECONDS = 0.001


class Ahead:
    """What was read ahead of being wanted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: list[Path] = []
        self._read: dict[Path, tuple[tuple[int, int], NrrdFile | None]] = {}
        self._thread: threading.Thread | None = None
        #: Has :meth:`giveWay` called from now on, until nothing is left to read.
        self.later: Callable[[], None] | None = None

    @property
    def isBusy(self) -> bool:
        """Whether something is being read."""
        thread = self._thread
        return thread is not None and thread.is_alive()

    def giveWay(self) -> bool:
        """Let the thread go on: as long as no Python runs in it, Slicer lets none run anywhere. Takes a millisecond.

        Returns:
            Whether there is something left to read.
        """
        time.sleep(_WAY_SECONDS)
        return self.isBusy

    def want(self, paths: Sequence[Path]) -> None:
        """Read these next, as far as there is room, the first one first; what else was read is forgotten."""
        with self._lock:
            self._wanted = list(dict.fromkeys(paths))
            self._read = {path: one for path, one in self._read.items() if path in self._wanted}
            isOver = not self.isBusy
        if isOver and self._wanted:
            self._thread = threading.Thread(target=self._work, name="SSLSegmentation reads ahead", daemon=True)
            self._thread.start()
        if self._wanted and self.later is not None:
            self.later()

    def forget(self) -> None:
        """Nothing is wanted."""
        self.want(())

    def read(self, path: Path) -> NrrdFile | None:
        """A file, read already if it was wanted and has not changed since; None if only Slicer can read it.

        It is no longer kept here.
        """
        with self._lock:
            stamp, found = self._read.pop(path, (None, None))
            self._wanted = [other for other in self._wanted if other != path]
        return found if found is not None and _stamp(path) == stamp else readNrrd(path)

    def _work(self) -> None:
        try:
            while (path := self._next()) is not None:
                stamp = _stamp(path)
                found = readNrrd(path) if stamp is not None and self._fits(path) else None
                with self._lock:
                    if path in self._wanted:
                        self._read[path] = stamp or (0, 0), found
        except Exception:  # whoever wants the file reads it then
            logging.exception("Reading ahead has failed.")

    def _next(self) -> Path | None:
        with self._lock:
            return next((path for path in self._wanted if path not in self._read), None)

    def _fits(self, path: Path) -> bool:
        needed = nrrdBytes(path)
        with self._lock:
            held = sum(one.voxels.nbytes for _stamp, one in self._read.values() if one is not None)
        return needed is not None and held + needed <= _ROOM


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
