"""What a report of a problem holds in Slicer, beside what the library collects of project and run."""

from __future__ import annotations

import re

import slicer

from SSLSegmentationLib.jobs.problem_report import ProblemReport, log_end, problem_report

from ..environment.Environment import Environment
from .Session import Session

#: How a record of Slicer's log begins.
_RECORD = re.compile(r"(?m)^(?=\[(?:TRACE|DEBUG|INFO|WARNING|ERROR|CRITICAL|FATAL|STATUS|UNKNOWN)\])")


def collected(session: Session, environment: Environment) -> ProblemReport:
    """Collect a report of the open project. Slow disks are waited for."""
    more = {"slicer.txt": f"{environment.slicerText()}\n{environment.state.value}: {environment.reason}"}
    if records := ownRecords(_log()):
        more["slicer-log.txt"] = records
    return problem_report(session.project, machine=environment.report or None, more=more)


def ownRecords(text: str) -> str:
    """Records of a log of Slicer that are about this module; others may be about whoever was looked at before."""
    return "".join(record for record in _RECORD.split(text)[1:] if "SSLSegmentation" in record)


def _log() -> str:
    path = getattr(getattr(slicer.app, "errorLogModel", lambda: None)(), "filePath", "")
    try:
        return log_end(path) if path else ""
    except OSError:
        return ""
