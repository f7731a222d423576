"""Work in the background of everything else: it has the device only while nobody else wants it. Standard library only.

Jobs of these kinds go on for hours or days. They take no place in the waiting line when they are started, as other jobs
do: they take one for as long as they compute, and give it up as soon as anybody else stands behind them, or a run of
their project is at work anywhere on this machine, also one in a terminal, which does not queue.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..core.errors import SSLSegError
from ..core.storage import read_json
from ..project.runs import Stopped
from .client import Job
from .queueing import DeviceQueue, Ticket
from .states import JobState

#: Kinds of jobs that give way to all others.
BACKGROUND = frozenset({"learn", "draft"})
#: Who gives a job of a cluster its device; the numbers of devices there are another job's, too.
SCHEDULERS = ("SLURM_JOB_ID", "PBS_JOBID", "LSB_JOBID")

_LOOK_SECONDS = 1.0
_AT_WORK = (JobState.QUEUED, JobState.STARTING, JobState.RUNNING, JobState.STOPPING)


def is_scheduled() -> bool:
    """Whether a scheduler has given us the device."""
    return any(name in os.environ for name in SCHEDULERS)


class Background:
    """A job's place behind everybody else.

    Args:
        run: folder of its run.
        device: that it computes on.
        should_stop: whether the job is to end.
        tell: is told, in words, for whom it waits; an empty text once it goes on.
        seconds: between looks.
    """

    def __init__(
        self,
        run: Path,
        device: str,
        should_stop: Callable[[], bool],
        tell: Callable[[str], None] = lambda text: None,
        seconds: float = _LOOK_SECONDS,
    ) -> None:
        self.run = run
        self.seconds = seconds
        self._queue = None if is_scheduled() else DeviceQueue(device)
        self._should_stop = should_stop
        self._tell = tell
        self._ticket: Ticket | None = None
        self._looked = float("-inf")
        self._others = ""

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Have the device, once nobody else wants it.

        Raises:
            Stopped: asked to stop while waiting.
        """
        told = ""
        while not (self._is_free() and self._enter()):
            if self._should_stop():
                raise Stopped
            if self._others != told:
                told = self._others
                self._tell(told)
            time.sleep(self.seconds)
        if told:
            self._tell("")
        try:
            yield
        finally:
            self._leave()

    def others(self) -> str:
        """Who else wants to work, in words; empty if nobody does. Looks at most once every ``seconds``."""
        if time.monotonic() - self._looked >= self.seconds:
            self._others = self._waiting() or self._working()
            self._looked = time.monotonic()
        return self._others

    def _is_free(self) -> bool:
        self._looked = float("-inf")
        return not self.others()

    def _enter(self) -> bool:
        """Take a place; False if somebody was faster."""
        if self._queue is None:
            return True
        self._ticket = self._queue.enter(run=self.run.name, project=str(self.run.parent.parent), background=True)
        if not (ahead := self._ticket.ahead()):
            return True
        self._others = f"'{ahead[-1].get('run', '?')}'"
        self._leave()
        return False

    def _leave(self) -> None:
        if self._ticket is not None:
            ticket, self._ticket = self._ticket, None
            ticket.leave()

    def _waiting(self) -> str:
        """Of all projects, who stands in the line of this device."""
        if self._queue is None:
            return ""
        found = self._queue.living(self._ticket)
        # Who works in the background, too, is let finish, but not made room for.
        found = [record for record in found if self._ticket is None or not record.get("background")]
        return f"'{found[0].get('run', '?')}'" if found else ""

    def _working(self) -> str:
        """Of this project, what runs on any device or in a terminal."""
        for folder in reversed(_begun(self.run.parent)):
            if folder == self.run or _kind(folder) in BACKGROUND:
                continue
            if Job(folder).poll(events=False).state in _AT_WORK:
                return f"'{folder.name}'"
        return ""


def _begun(runs: Path) -> list[Path]:
    """Runs that somebody has started and whose status says of no end."""
    found = []
    for path in sorted(runs.glob("[!.]*/status.json")):
        try:
            state = JobState.parse(read_json(path, "run status").get("state"))
        except SSLSegError:
            continue
        if state is not None and not state.ended:
            found.append(path.parent)
    return found


def _kind(folder: Path) -> str:
    try:
        return str(read_json(folder / "job.json", "run request").get("kind", ""))
    except SSLSegError:
        return ""
