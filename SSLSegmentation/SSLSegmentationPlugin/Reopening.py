"""What was open is open again: after Slicer's Reload always, after a start of Slicer if the user wants so."""

from typing import Any

from .Session import Session

_PROJECT, _CASE, _STEP = (f"SSLSegmentation.{name}" for name in ("project", "case", "step"))


def keepOpened(parent: Any, session: Session, step: int) -> None:
    """Remember what is open, on Slicer's own widget around the module's: it outlives Reload, and ends with Slicer.

    Args:
        parent: that widget.
        step: index of the step that is shown.
    """
    parent.setProperty(_PROJECT, str(session.project.folder) if session.project else "")
    parent.setProperty(_CASE, session.caseId or "")
    parent.setProperty(_STEP, step)


def openAgain(parent: Any, session: Session) -> tuple[str, int]:
    """Open what :func:`keepOpened` has remembered; if it was never called, the project of Slicer's last session.

    Returns:
        Why a project could not be opened, in words or empty; and the index of the step to show.
    """
    folder = parent.property(_PROJECT)
    if folder is None:
        return (session.reopenProject(session.lastOpened) if session.reopens and session.lastOpened else ""), 0
    whyNot = session.reopenProject(folder) if folder else ""
    if session.project is not None:
        session.setCurrentCase(parent.property(_CASE) or None)
    return whyNot, int(parent.property(_STEP))
