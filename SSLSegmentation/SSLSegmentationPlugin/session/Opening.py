"""A project with many cases is read in pieces before it is opened, so that the window answers meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.damaged import CaseMemory

from .CaseStatus import StatusMemory

_PIECE_SECONDS = 0.03


class Opening:
    """What was read of a project so far.

    Args:
        folder: of the project; whether it is one, says who opens it.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = folder
        self.memory, self.statuses = CaseMemory(), StatusMemory()
        self._steps = self._read()

    def step(self) -> bool:
        """Read a further piece; returns whether there is more."""
        end = time.monotonic() + _PIECE_SECONDS
        while time.monotonic() < end:
            try:
                next(self._steps)
            except StopIteration:
                return False
            except (SSLSegError, OSError):  # whoever opens it says so
                return False
        return True

    def _read(self) -> Iterator[None]:
        with os.scandir(Project(self.folder).own("cases")) as entries:
            folders = sorted(Path(entry.path) for entry in entries if not entry.name.startswith("."))
        for folder in folders:
            with suppress(SSLSegError):  # the project's own survey tells of it
                self.memory.load(folder)
            yield
        for case in self.memory.cases():
            with suppress(SSLSegError):
                self.statuses.of(case)
            yield
