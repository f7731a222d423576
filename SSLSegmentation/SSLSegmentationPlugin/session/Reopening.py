"""What was open is open again: after Slicer's Reload always, after a start of Slicer if the user wants so."""

import logging
from pathlib import Path
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError

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
        return (_open(session, session.lastOpened) if session.reopens and session.lastOpened else ""), 0
    failure = _open(session, folder) if folder else ""
    if session.project is not None:
        session.setCurrentCase(parent.property(_CASE) or None)
    return failure, int(parent.property(_STEP))


def _open(session: Session, folder: str) -> str:
    """Open a project that nobody has asked for just now, so without raising; returns why it is not open."""
    if not Path(folder).is_dir():
        return _(
            "The project that was open before is not there any more: '{folder}'. Connect its disk or "
            "network drive and open it again, or choose another project."
        ).format(folder=folder)
    try:
        session.openProject(folder)
    except SSLSegError as error:
        logging.warning("%s", error)
        return (
            _("The project that was open before was not opened again. {sentence} {hint}")
            .format(sentence=error.sentence, hint=error.hint)
            .strip()
        )
    except Exception:  # an observer, which the log tells of
        logging.warning("The project '%s' was opened again, with problems.", folder)
    return ""
