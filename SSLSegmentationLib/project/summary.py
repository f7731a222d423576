"""What is in a project, in a line: for lists of projects. Standard library only."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import SSLSegError
from .cases import RECORD
from .models import list_models, newest
from .project import Project
from .views import has_mask


@dataclass(frozen=True)
class ProjectSummary:
    """A project in short.

    Args:
        folder: as it was asked for.
        name: of the project; of the folder, if it is none or is gone.
        id: that it keeps when it is moved; empty if it is none or is gone.
        cases: how many it has.
        annotated: how many of these have a mask, at least of some slices.
        validation_dice: of its newest model; None without one, or if nobody has checked it.
        used: the day on which something of it changed last, as 2026-11-30; empty if it is gone.
        problem: why it cannot be opened; empty if it can.
    """

    folder: str
    name: str
    id: str = ""
    cases: int = 0
    annotated: int = 0
    validation_dice: float | None = None
    used: str = ""
    problem: str = ""


def summary(folder: Path | str) -> ProjectSummary:
    """Look what is in a project; never raises for what cannot be read."""
    try:
        project = Project(folder)
        cases, _damaged = project.survey(tell=False)
        models = list_models(project, "model")
    except SSLSegError as error:
        return ProjectSummary(str(folder), Path(folder).name, problem=error.sentence)
    card = newest(models).card if models else None
    return ProjectSummary(
        folder=str(folder),
        name=project.shown,
        id=project.id,
        cases=len(cases),
        annotated=sum(map(has_mask, cases)),
        validation_dice=card.validation_dice if card else None,
        used=_last_change(project.folder, [case.folder / RECORD for case in cases]),
    )


def _last_change(folder: Path, records: list[Path]) -> str:
    times = []
    for path in (folder / "project.json", folder / "cases", folder / "runs", folder / "models", *records):
        with suppress(OSError):
            times.append(os.stat(path).st_mtime)
    return time.strftime("%Y-%m-%d", time.localtime(max(times))) if times else ""
