"""What is known of a case where all cases are listed."""

from __future__ import annotations

from dataclasses import dataclass

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.case_look import CaseLook

from .CaseStatus import CaseStatus

NOTHING = CaseLook()


@dataclass(frozen=True)
class CaseEntry:
    """A row of the table of cases.

    Args:
        case: itself.
        status: how far its annotation is.
        remarks: what is unusual about it.
        group: whose scan it is, or whatever else brings cases together; empty if nothing is known.
        groupHelp: more about that.
        look: what was found out by reading it.
    """

    case: Case
    status: CaseStatus
    remarks: tuple[str, ...] = ()
    group: str = ""
    groupHelp: str = ""
    look: CaseLook = NOTHING
