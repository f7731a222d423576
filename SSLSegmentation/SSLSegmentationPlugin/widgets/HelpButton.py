"""The *?* beside the project's name: the page of the step that is shown, the tour, a report of a problem."""

from __future__ import annotations

from collections.abc import Callable

import qt
from slicer.i18n import tr as _

from .HelpWindow import HelpWindow


class HelpButton:
    """A click opens the page; its menu has the rest.

    Args:
        titles: class name of each step's panel → its heading.
        shown: class name of the panel that is shown.
        tour: begins the tour.
        report: opens the report of a problem.
    """

    def __init__(
        self,
        titles: dict[str, str],
        shown: Callable[[], str],
        tour: Callable[[], None],
        report: Callable[[], None],
    ) -> None:
        self._titles, self._shown = titles, shown
        self._window: HelpWindow | None = None
        self.widget = qt.QToolButton()
        self.widget.text = "?"
        self.widget.toolTip = _("Help on this step. The arrow: the tour, and a report of a problem.")
        self.widget.popupMode = qt.QToolButton.MenuButtonPopup
        menu = qt.QMenu(self.widget)
        for words, action in (
            (_("Help on this step"), self.open),
            (_("Show the tour"), tour),
            (_("Report a problem …"), report),
        ):
            made = qt.QAction(words, menu)
            made.triggered.connect(lambda _checked=False, action=action: action())
            menu.addAction(made)
        self.menu = menu
        self.widget.setMenu(menu)
        self.widget.clicked.connect(lambda _checked=False: self.open())

    def open(self) -> None:
        """Show the page of the step that is shown."""
        self._window = self._window or HelpWindow(self._titles)
        self._window.show(self._shown())

    @property
    def window(self) -> HelpWindow | None:
        """The window, once it was opened."""
        return self._window

    def cleanup(self) -> None:
        """The module goes away."""
        if self._window is not None:
            self._window.close()
            self._window = None
