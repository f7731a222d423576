"""What a scene that was opened says of its project: a row in the strip, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError

from ..session.ScenePlace import ScenePlace
from ..text.Hints import advice
from .Builders import AMBER, controlsRow, textLabel


class PlaceBox:
    """Hidden unless there is something to offer.

    Args:
        place: that offers it.
    """

    def __init__(self, place: ScenePlace) -> None:
        self.place = place
        self.widget = qt.QWidget()
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self.text = textLabel(style=AMBER)
        rows.addWidget(self.text)
        widget, row = controlsRow()
        rows.addWidget(widget)
        self.openButton, self.findButton = qt.QPushButton(_("Open it")), qt.QPushButton(_("Find it …"))
        self.laterButton = qt.QPushButton(_("Not now"))
        self.openButton.clicked.connect(lambda _checked=False: self._try(self.place.accept))
        self.findButton.clicked.connect(lambda _checked=False: self._find())
        self.laterButton.clicked.connect(lambda _checked=False: self.place.dismiss())
        for button in (self.openButton, self.findButton, self.laterButton):
            row.addWidget(button)
        row.addStretch(1)
        place.onOffer = self.refresh
        self.refresh()

    def refresh(self) -> None:
        """Show what is offered, if anything is."""
        offer = self.place.offer
        self.widget.visible = offer is not None
        if offer is not None:
            self.text.text = offer.text
            self.openButton.visible, self.findButton.visible = bool(offer.folder), offer.isMissing

    def _find(self) -> None:
        folder = qt.QFileDialog.getExistingDirectory(slicer.util.mainWindow(), _("Folder of the project"), "")
        if folder:
            self._try(lambda: self.place.find(folder))

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except SSLSegError as error:
            self.text.text = advice(error, " ")
