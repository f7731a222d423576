"""How far the annotation of a case is, from its folder."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from SSLSegmentationLib.project import Case, frames_of
from SSLSegmentationLib.project.views import part_of

from . import Drafts


class Status(Enum):
    """How far the annotation of a case is."""

    NOTHING = "nothing"
    DRAFT = "draft"
    SLICES = "some slices"
    FRAMES = "some frames"
    COMPLETE = "complete"
    ACCEPTED = "accepted prediction"


@dataclass(frozen=True)
class CaseStatus:
    """How far the annotation of a case is.

    Args:
        status: in a word.
        slices: number of complete slices if it is :attr:`Status.SLICES`.
        changed: whether something was drawn since that is not in the label.
    """

    status: Status
    slices: int = 0
    changed: bool = False


def statusOf(case: Case) -> CaseStatus:
    """How far the annotation of a case is, from its folder.

    Raises:
        ProjectError: the draft's record is damaged.
    """
    if case.series is not None:
        return _ofFrames([statusOf(view) for view in frames_of(case)])
    record = Drafts.readRecord(case)
    changed = record is not None and record.changed
    if case.label is None:
        return CaseStatus(Status.DRAFT if changed else Status.NOTHING)
    if case.label.annotated_slices is not None:
        return CaseStatus(Status.SLICES, len(case.label.annotated_slices), changed)
    accepted = case.label.source.startswith("accepted prediction")
    return CaseStatus(Status.ACCEPTED if accepted else Status.COMPLETE, 0, changed)


def _ofFrames(statuses: list[CaseStatus]) -> CaseStatus:
    """What is said of a case with frames."""
    begun = {one.status for one in statuses} - {Status.NOTHING}
    changed = any(one.changed for one in statuses)
    return CaseStatus(
        Status.FRAMES if begun - {Status.DRAFT} else Status.DRAFT if begun else Status.NOTHING, 0, changed
    )


class StatusMemory:
    """How far each case is, for who asks of all of them again and again: only folders that have changed are read.

    Record, label and draft of a case are written as new files of its folder, which tells by its time.
    """

    _settledNs = 3_000_000_000  # a folder that has just changed may change again without its time telling so

    def __init__(self) -> None:
        self._known: dict[tuple[Path, str], tuple[Case, int, int, CaseStatus]] = {}

    def of(self, case: Case) -> CaseStatus:
        """As :func:`statusOf`."""
        key, now = (case.folder, part_of(case)), time.time_ns()
        try:
            changed = os.stat(case.folder).st_mtime_ns
        except OSError:  # it says what it finds
            return statusOf(case)
        known = self._known.get(key)
        if known is not None and known[1] == changed and known[2] - changed > self._settledNs and known[0] == case:
            return known[3]
        status = statusOf(case)
        self._known[key] = (case, changed, now, status)
        return status
