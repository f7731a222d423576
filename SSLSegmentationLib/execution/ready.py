"""Making an exported folder ready for a worker, whatever an earlier one left in it. Standard library only."""

from __future__ import annotations

import time
from collections.abc import Callable

from .. import __version__
from ..core.errors import SSLSegError
from ..core.locks import FileLock
from ..core.storage import remove_file
from ..jobs.client import Job
from ..jobs.exported import check_whole
from ..jobs.launch import check_startable, clear_leftovers
from ..jobs.states import JobState
from ..project.runs import RunFolder

_SILENCE_SECONDS = 150.0  # a little more than the client waits for a sign of another machine
_LOOK_SECONDS = 10.0


def make_ready(run: RunFolder, say: Callable[[str], None] = lambda text: None) -> bool:
    """Check an exported run and clear what an earlier worker left; returns whether there is something left to do.

    Args:
        run: in its folder on this machine.
        say: tells people what is going on.

    Raises:
        ProjectError: the folder is not whole, or somebody is at it.
        StorageError: it is not writable.
    """
    if _launched(run):  # launch.start has made it ready
        return True
    record = check_whole(run.folder)
    if Job(run.folder).poll(events=False).state is JobState.DONE:
        say("This run has finished. Bring its result back with: sslseg runs import PROJECT FOLDER")
        return False
    _wait_for_silence(run, say)
    check_startable(run)
    clear_leftovers(run)
    if record.get("version") != __version__:
        text = f"Exported by version {record.get('version')}, trained by version {__version__}."
        run.log_event("warning", text=text)
        say(text)
    return True


def _launched(run: RunFolder) -> bool:
    try:
        status = run.read_status()
    except SSLSegError:  # damaged by a crash, and written anew in a moment
        return False
    return status.get("state") == JobState.STARTING and "starter" in status


def _wait_for_silence(run: RunFolder, say: Callable[[str], None]) -> None:
    """Give a worker of another machine, from where a scheduler has moved the run, the time to be known as dead.

    On a disk without locks, its record in the lock file is all that there is, and has to go.
    """
    job, lock = Job(run.folder), FileLock(run.folder / "worker.lock")
    began = time.monotonic()
    while (run.folder / "status.json").exists() and not job.poll(events=False).state.ended and not lock.is_held():
        if time.monotonic() - began > _SILENCE_SECONDS:
            break
        say("Another machine was at this run a moment ago: waiting until it is known to have ended.")
        time.sleep(_LOOK_SECONDS)
    if job.poll(events=False).state is JobState.LOST and not lock.is_held():
        remove_file(lock.path)
