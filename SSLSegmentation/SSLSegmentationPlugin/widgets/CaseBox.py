"""The base of boxes in which something is done with the one case that is selected."""

from __future__ import annotations

from collections.abc import Callable

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case

from .Panel import Panel


class CaseBox:
    """A box that is closed until somebody wants it.

    Args:
        panel: that it is a part of; gives buttons and shows messages.
        case: the one selected case; None if it is not one.
    """

    def __init__(self, panel: Panel, case: Callable[[], Case | None]) -> None:
        self.panel = panel
        self._case = case
        self.widget = qt.QGroupBox()
        self.widget.visible = False
        self.closeButton = qt.QPushButton(_("Close"))
        self.closeButton.clicked.connect(self.hide)

    def hide(self, *_arguments) -> None:
        """Put the box away."""
        self.widget.visible = False

    def whyNot(self, busy: str, ofFrames: str = "") -> str:
        """Why nothing can be done with a case: ``busy`` if that says it, that none is selected, or ``ofFrames`` of one
        with frames; else empty."""
        case = self._case()
        if case is None:
            return busy or _("Select one case in the table first.")
        return busy or (ofFrames if case.series is not None else "")
