"""The run folder as its worker writes it: status with identity and heartbeat, and orderly states."""

from __future__ import annotations

import os
import threading
import time
from typing import Any

from ..core.errors import StorageError
from ..core.process import current
from ..core.storage import was_momentary, write_json
from ..project.runs import FORMAT_VERSION, RunFolder
from .states import JobState

_PROGRESS = ("stage", "stage_number", "stage_count", "step", "total")


class WorkerRun(RunFolder):
    """A run folder whose status always says who works on it and that it lives. Its methods may be called from threads.

    While an attendant calls :meth:`beat`, every write of the status raises ``heartbeat`` by one; a client compares it
    with what it saw before, so no two clocks need to agree. States follow :data:`states.TRANSITIONS`: what the
    training reports as ``running`` after it was asked to stop stays ``stopping``. An end keeps the progress.
    """

    def __init__(self, folder: Any) -> None:
        super().__init__(folder)
        self._guard = threading.RLock()
        self._content: dict[str, Any] = {}
        self._beats: int | None = None

    @property
    def state(self) -> JobState | None:
        """The state last written by this worker."""
        return JobState.parse(self._content.get("state"))

    def write_status(self, state: str, **details: Any) -> None:
        """Replace ``status.json``.

        Raises:
            StorageError: the folder is gone or not writable.
        """
        with self._guard:
            before, new = self.state, JobState(state)
            if before and not before.may_become(new):
                new = before
            if new.ended:
                details = {**{name: value for name, value in self.details().items() if name in _PROGRESS}, **details}
            last, self._content = self._content, {"state": str(new), **details}
            try:
                self._write()
            except StorageError as error:
                if new is before and was_momentary(error):
                    return  # the next heartbeat says it; if the disk refuses for long, that ends the run
                self._content = last
                raise
            except BaseException:
                self._content = last  # what is not on the disk has not happened
                raise

    def update(self, **details: Any) -> None:
        """Change some of the details and keep the state."""
        with self._guard:
            self.write_status(self._content["state"], **{**self.details(), **details})

    def stopping(self) -> None:
        """Enter the state ``stopping``, keeping the details."""
        with self._guard:
            if self.state and self.state.may_become(JobState.STOPPING):
                self.write_status(JobState.STOPPING, **self.details())

    def beat(self) -> None:
        """Say that the worker lives; nothing once the run has ended."""
        with self._guard:
            self._beats = self._beats or 0
            if self.state and not self.state.ended:
                self._write()

    def details(self) -> dict[str, Any]:
        """What the status says besides the state."""
        return {name: value for name, value in self._content.items() if name != "state"}

    def _write(self) -> None:
        self._check_folder()
        worker = current()
        head = {"format_version": FORMAT_VERSION, "state": self._content["state"], "pid": worker.pid}
        tail: dict[str, Any] = {"worker": worker.to_dict(), "time": time.time()}
        if self._beats is not None:
            self._beats += 1
            tail["heartbeat"] = self._beats
        write_json(self.folder / "status.json", {**head, **self._content, **tail})

    def write_result(self, **content: Any) -> None:
        """As in :class:`RunFolder`, but a folder that has been removed is not made anew."""
        self._check_folder()
        super().write_result(**content)

    def write_error(self, error: BaseException) -> None:
        """As in :class:`RunFolder`, but a folder that has been removed is not made anew."""
        self._check_folder()
        super().write_error(error)

    def _check_folder(self) -> None:
        if not os.path.exists(self.folder / "job.json"):
            raise StorageError(f"The run folder '{self.folder}' is gone.", "Put it back, and start the run again.")
