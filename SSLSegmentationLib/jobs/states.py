"""States of a job, the ways between them, and the sentinel file that asks it to stop. Standard library only."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path

from ..core.storage import write_text


class JobState(str, Enum):
    """Where a job is.

    ``LOST`` is never written: a client concludes it when the worker is dead and no end was recorded.
    """

    QUEUED = "queued"  # nobody has started it yet, or its worker waits for the device
    STARTING = "starting"  # launched; loading its packages
    RUNNING = "running"
    STOPPING = "stopping"  # asked to stop, not there yet
    DONE = "done"
    STOPPED = "stopped"  # on request; can be resumed
    FAILED = "failed"  # result.json says why; can be resumed
    LOST = "lost"  # killed, crashed or switched off; can be resumed
    EXPORTED = "exported"  # trained on another machine; its result has not come back yet

    def __str__(self) -> str:
        return self.value

    @property
    def ended(self) -> bool:
        """No worker of this project is at it any more."""
        return self in (JobState.DONE, JobState.STOPPED, JobState.FAILED, JobState.LOST, JobState.EXPORTED)

    @property
    def startable(self) -> bool:
        """Whether ``start`` takes it, be it for the first time or again."""
        return self in (JobState.STOPPED, JobState.FAILED, JobState.LOST)

    def may_become(self, following: JobState) -> bool:
        """Whether the table of transitions has this one; a state may always be written again."""
        return following is self or following in TRANSITIONS[self]

    @classmethod
    def parse(cls, word: object) -> JobState | None:
        """The state of this name, or None."""
        try:
            return cls(word)
        except ValueError:
            return None


_S = JobState
_ENDS = {_S.STOPPED, _S.FAILED, _S.LOST}
#: What may follow what. ``starting`` comes before ``queued`` too: packages are checked before waiting for hours.
TRANSITIONS: dict[JobState, set[JobState]] = {
    _S.QUEUED: {_S.STARTING, _S.RUNNING, _S.STOPPING, _S.EXPORTED, *_ENDS},
    _S.STARTING: {_S.QUEUED, _S.RUNNING, _S.STOPPING, *_ENDS},
    _S.RUNNING: {_S.STOPPING, _S.DONE, *_ENDS},
    _S.STOPPING: {_S.DONE, *_ENDS},  # done: it was on its last step
    _S.DONE: set(),
    _S.STOPPED: {_S.STARTING, _S.EXPORTED, _S.DONE},  # done: the request came when the result was written already
    _S.FAILED: {_S.STARTING, _S.EXPORTED},
    _S.LOST: {_S.STARTING, _S.EXPORTED},
    _S.EXPORTED: {_S.DONE, _S.STOPPED, _S.FAILED},  # as it was when it came back; stopped: taken back, too
}

#: In the log before the last words of a worker that cannot write why it ends.
ENDING = "Ending: "
KEEP = "stop-and-keep"
ABORT = "abort"


def request_stop(folder: Path, *, keep: bool = True) -> None:
    """Write the sentinel file ``cancel``.

    Args:
        keep: finish the step and save; False = stop at once, what was saved before stays.

    Raises:
        StorageError: the folder is gone or not writable.
    """
    write_text(folder / "cancel", (KEEP if keep else ABORT) + "\n")


def read_cancel(folder: Path) -> str | None:
    """``stop-and-keep``, ``abort``, or None while nobody has asked. Anything unreadable asks for the safe one."""
    try:
        content = (folder / "cancel").read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return KEEP if os.path.exists(folder / "cancel") else None
    return ABORT if content.strip().lower() == ABORT.encode() else KEEP
