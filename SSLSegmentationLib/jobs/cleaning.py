"""Giving back the disk space of ended jobs. What a finished job made is never touched. Standard library only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import ProjectError
from ..core.storage import folder_size, remove_folder
from ..project.runs import RunFolder
from .client import Job
from .exported import is_away
from .states import JobState

_SPARE_WHEN_DONE = ("slices", "checkpoints")  # needed to resume only


@dataclass(frozen=True)
class Removal:
    """A folder that may go.

    Args:
        path: of the folder.
        reason: why it is not needed.
        size: bytes in it.
    """

    path: Path
    reason: str
    size: int


def removals(folder: Path, *, whole: bool = False) -> list[Removal]:
    """What may go of one run.

    Prepared slices and checkpoints of a finished run; all of a failed or lost one that has made nothing and cannot be
    resumed, as it has neither a checkpoint nor a predicted case; and, if ``whole``, all of any run that has ended
    without finishing.

    Raises:
        ProjectError: ``whole``, and the run has not ended, or is trained elsewhere.
    """
    state = Job(folder).poll(events=False).state
    if state is JobState.DONE:
        spare = [folder / name for name in _SPARE_WHEN_DONE if (folder / name).is_dir()]
        return [Removal(path, "only needed to resume, and the run is done", folder_size(path)) for path in spare]
    if not state.ended:
        if whole:
            raise ProjectError(f"The run '{folder.name}' is {state}.", "Stop it first.")
        return []
    if is_away(folder):
        if not whole:
            return []
        raise ProjectError(
            f"The run '{folder.name}' was exported, and its result could not come back any more.",
            "If it need not, take it back first with 'sslseg runs take-back'.",
        )
    made = [name for name in ("backbone.pt", "model.pt") if (folder / name).exists()]
    if whole:
        reason = ", with its ".join([f"{state}, as you wish", *made])
        return [Removal(folder, reason, folder_size(folder))]
    resumable = any((folder / "checkpoints").rglob("*.pt")) or any(RunFolder(folder).events("prediction"))
    if state in (JobState.FAILED, JobState.LOST) and not resumable and not made:
        return [Removal(folder, f"{state}, and nothing to resume from", folder_size(folder))]
    return []


def remove(found: Iterable[Removal]) -> int:
    """Delete; returns the bytes freed.

    Raises:
        StorageError: the disk refused.
    """
    freed = 0
    for removal in found:
        remove_folder(removal.path)
        freed += removal.size
    return freed
