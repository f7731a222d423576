"""What was open is open again: after Slicer's Reload always, after a start of Slicer if the user wants so."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError

from .Drives import Look
from .Opening import Opening
from .Session import Session

_PROJECT, _CASE, _STEP = (f"SSLSegmentation.{name}" for name in ("project", "case", "step"))
_PATIENCE = 0.5  # seconds; a drive that needs longer is looked after from the timer
_TICK_PATIENCE = 0.01
_PIECE_SECONDS = 0.2  # of reading a project with many cases; the window answers in between


def keepOpened(parent: Any, session: Session, step: int) -> None:
    """Remember what is open, on Slicer's own widget around the module's: it outlives Reload, and ends with Slicer.

    Args:
        parent: that widget.
        step: index of the step that is shown.
    """
    parent.setProperty(_PROJECT, str(session.project.folder) if session.project else "")
    parent.setProperty(_CASE, session.caseId or "")
    parent.setProperty(_STEP, step)


def openAgain(parent: Any, session: Session, tell: Callable[[str], None]) -> int:
    """Open what :func:`keepOpened` has remembered; if it was never called, the project of Slicer's last session.

    Args:
        tell: called with why a project could not be opened, in words; perhaps later, if its drive is slow.

    Returns:
        Index of the step to show.
    """
    folder = parent.property(_PROJECT)
    if folder is None:
        if session.reopens and session.lastOpened:
            _openWhenThere(session, session.lastOpened, "", tell)
        return 0
    if folder:
        _openWhenThere(session, folder, parent.property(_CASE), tell)
    return int(parent.property(_STEP))


def _openWhenThere(session: Session, folder: str, caseId: str, tell: Callable[[str], None]) -> None:
    look = Look(folder)
    if look.answer(_PATIENCE) is not None:
        _open(session, folder, caseId, tell)
        return
    tell(
        _(
            "The project that was open before lies on a drive that does not answer yet: '{folder}'. It is opened as "
            "soon as the drive does, unless you open another one."
        ).format(folder=folder)
    )

    def poll() -> bool:
        if session.project is not None or look.answer(_TICK_PATIENCE) is not None:
            tell("")
            if session.project is None:
                _open(session, folder, caseId, tell)
            return True
        return False

    session.addPoller(poll)


def _open(session: Session, folder: str, caseId: str, tell: Callable[[str], None]) -> None:
    """Open a project that nobody has asked for just now, so without raising."""
    if not Path(folder).is_dir():
        tell(
            _(
                "The project that was open before is not there any more: '{folder}'. Connect its disk or "
                "network drive and open it again, or choose another project."
            ).format(folder=folder)
        )
        return
    opening = Opening(folder)

    def goOn() -> bool:
        """Read a further piece, unless another project was opened meanwhile; returns whether that is all."""
        end = time.monotonic() + _PIECE_SECONDS
        while session.project is None and opening.step():
            if time.monotonic() >= end:
                return False
        if session.project is None:
            _openRead(session, opening, caseId, tell)
        return True

    if not goOn():
        session.addPoller(goOn)


def _openRead(session: Session, opening: Opening, caseId: str, tell: Callable[[str], None]) -> None:
    folder = opening.folder
    try:
        session.openProject(folder, opening)
    except SSLSegError as error:
        logging.warning("%s", error)
        tell(
            _("The project that was open before was not opened again. {sentence} {hint}")
            .format(sentence=error.sentence, hint=error.hint)
            .strip()
        )
    except Exception:  # an observer, which the log tells of
        logging.warning("The project '%s' was opened again, with problems.", folder)
    if session.project is not None:
        session.setCurrentCase(caseId or None)
