"""The job that makes drafts, for as long as it is not stopped. Needs no torch, unless it looks through a backbone.

It has no state of its own: what is to be done follows from the project (``embedding.drafting``), so it may be killed at
any moment and started again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError
from ..core.locks import FileLock
from ..core.packages import load
from ..core.progress import Progress
from ..embedding.draft_files import drafts_folder
from ..embedding.drafting import DraftLoop
from ..jobs.named_files import located
from ..project import Project
from ..project.runs import RunFolder, Stopped
from ..project.shipped import STARTER, is_shipped, shipped_starter

_LOOK_SECONDS = 0.05  # between looks at the project while nothing is to be done
_TELL_SECONDS = 1.0
_IDLE_SECONDS = 3600.0  # with nothing to do: whoever started it may have gone without a word


def keep_drafting(run: RunFolder, device: str, should_stop: Callable[[], bool], progress: Progress) -> None:
    """Make drafts of the project that a run folder lies in until somebody asks to stop, or nothing changes for an hour.

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

    def tell(text: str) -> None:
        run.log_event("message", text=text)

    loop = DraftLoop(project, tell, should_stop, backbone=draft_backbone(project, run.read_job()["backbone"], tell))
    with drafting_lock(project):
        said: tuple[Any, ...] = ()
        looked, worked = float("-inf"), time.monotonic()
        while not should_stop():
            busy = loop.step() is not None
            worked = time.monotonic() if busy else worked
            if time.monotonic() - looked > _TELL_SECONDS or not busy:
                looked = time.monotonic()
                said = _tell(run, loop, said)
            if not busy and time.monotonic() - worked > _IDLE_SECONDS:
                tell("Nothing has changed for an hour, so making drafts ends; it begins again with Slicer's next look.")
                break
            if not busy:
                time.sleep(_LOOK_SECONDS)
    raise Stopped


def draft_backbone(project: Project, wish: str, tell: Callable[[str], None]) -> Path | None:
    """The backbone whose maps drafts see beside filters.

    Args:
        project: that drafts are made of.
        wish: ``none``, ``auto`` (the starter, if torch is there: it mostly serves better than a short pretraining),
            ``starter``, or a file as a request names it.
        tell: told if ``auto`` finds none.

    Raises:
        CheckpointError: the backbone is missing or damaged.
        ProjectError: the request names no place that it may.
        SSLSegError: torch is missing or broken, and a backbone is asked for.
    """
    if wish == "none":
        return None
    if wish == "auto":
        if not is_shipped() or find_spec("torch") is None:
            tell("Drafts are made of filters alone, as there is no torch or no starter backbone.")
            return None
        wish = STARTER
    load("torch")
    return shipped_starter() if wish == STARTER else located(project, wish)


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
