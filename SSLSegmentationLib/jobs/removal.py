"""Taking a backbone or a model out of a project: only when no run works on it or needs it. Standard library only."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import ProjectError
from ..core.locks import FileLock
from ..core.storage import move
from ..project import Project
from ..project.models import ModelEntry, successors
from .client import Job
from .exported import is_away


def set_aside(project: Project, entry: ModelEntry) -> Path:
    """Take a backbone or model out of the project: its folder moves to ``removed/``, and nothing is deleted.

    Finetunings that began with a backbone have a copy of their own; masks that a model predicted stay.

    Returns:
        Where it is now; moving it back brings it back, deleting it frees the space.

    Raises:
        ProjectError: its run, or one that needs it, has not ended, or its run is trained elsewhere.
        StorageError: the disk refused; it is still in the project.
    """
    if not entry.imported:
        _check_free(entry)
    for name in successors(project, entry):
        view = Job(project.folder / "runs" / name).poll(events=False)
        if not view.state.ended and (project.folder / "runs" / name / "status.json").exists():
            raise ProjectError(f"The run '{name}', which is {view.state}, needs it.", "Wait until it is done.")
    target = project.place_removed(entry.name, entry.folder.parent.name)
    move(entry.folder, target)
    return target


def _check_free(entry: ModelEntry) -> None:
    state = Job(entry.folder).poll(events=False).state
    if not state.ended or FileLock(entry.folder / "worker.lock").is_held():
        raise ProjectError(f"Somebody works on the run '{entry.name}'.", "Stop it first.")
    if is_away(entry.folder):
        raise ProjectError(
            f"The run '{entry.name}' is trained elsewhere.", "Bring its result back, or take it back, first."
        )
