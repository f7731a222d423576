"""The job that makes drafts, for as long as it is not stopped. Needs no torch, unless it looks through a backbone.

It has no state of its own: what is to be done follows from the project (``embedding.drafting``), so it may be killed at
any moment and started again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from ..core.errors import ProjectError
from ..core.locks import FileLock
from ..core.progress import Progress
from ..embedding.draft_files import drafts_folder
from ..embedding.drafting import DraftLoop
from ..project import Project
from ..project.runs import RunFolder, Stopped

_LOOK_SECONDS = 0.05  # between looks at the project while nothing is to be done
_TELL_SECONDS = 1.0


def keep_drafting(run: RunFolder, device: str, should_stop: Callable[[], bool], progress: Progress) -> None:
    """Make drafts of the project that a run folder lies in until somebody asks to stop.

    Args:
        run: with the request.
        device: unused.
        should_stop: asked between pieces of some tenths of a second.
        progress: unused: there is no end.

    Raises:
        Stopped: always, in the end.
        ProjectError: another process makes drafts of this project.
        StorageError: the disk refused.
    """
    run.refuse_links()
    project = Project(run.folder.absolute().parents[1])
    loop = DraftLoop(project, lambda text: run.log_event("message", text=text), should_stop)
    with drafting_lock(project):
        said: tuple[Any, ...] = ()
        looked = float("-inf")
        while not should_stop():
            busy = loop.step() is not None
            if time.monotonic() - looked > _TELL_SECONDS or not busy:
                looked = time.monotonic()
                said = _tell(run, loop, said)
            if not busy:
                time.sleep(_LOOK_SECONDS)
    raise Stopped


def drafting_lock(project: Project) -> FileLock:
    """The lock of who makes the drafts of a project, acquired.

    Raises:
        ProjectError: somebody else has it.
        StorageError: the disk refused.
    """
    folder = drafts_folder(project)
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / "drafts.lock")
    if not lock.acquire():
        raise ProjectError(
            f"Another process makes the drafts of the project '{project.shown}' already.",
            "They are up to date in a moment; it ends when the project is closed in Slicer, or its job is stopped.",
        )
    return lock


def _tell(run: RunFolder, loop: DraftLoop, said: tuple[Any, ...]) -> tuple[Any, ...]:
    """Put into the status how many drafts are up to date, if that has changed."""
    fresh = loop.fresh()
    now = (sum(fresh.values()), len(fresh))
    if now != said:
        run.write_status("running", stage="drafts", step=now[0], total=now[1])
    return now
