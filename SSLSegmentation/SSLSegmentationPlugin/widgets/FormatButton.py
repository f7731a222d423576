"""A button with the formats of other systems that something can be written in: whichever the library writes."""

from collections.abc import Callable, Mapping
from functools import partial

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.exchange import ExchangeFormat, writers

from ..text.Hints import advice
from ..text.LibraryText import translated
from .Builders import setEnabled
from .Panel import Panel


class FormatButton:
    """A menu with an entry for each format; one that cannot be used is grey and says why.

    Args:
        panel: that it is a part of.
        text: of the button.
        toolTip: of the button.
        registry: of the formats.
        action: what is done with the one that was chosen.
    """

    def __init__(
        self,
        panel: Panel,
        text: str,
        toolTip: str,
        registry: Mapping[str, ExchangeFormat],
        action: Callable[[ExchangeFormat], None],
    ) -> None:
        self._environment = panel.logic.environment
        self._formats = writers(registry)
        entries = [(f"{translated(entry.title)} …", partial(action, entry)) for entry in self._formats]
        self.button: qt.QPushButton = panel.menuButton(text, toolTip, *entries)
        self.button.menu().toolTipsVisible = True

    def refresh(self, reason: str, what: object = None) -> None:
        """Show what can be used.

        Args:
            reason: why nothing can; empty if nothing stands in the way.
            what: is to be written, where forms have something to say about that.
        """
        setEnabled(self.button, reason)
        for entry, shown in zip(self._formats, self.button.menu().actions(), strict=True):
            reason = self._whyNot(entry, what)
            shown.enabled = not reason
            shown.toolTip = reason or translated(entry.looks)

    def _whyNot(self, entry: ExchangeFormat, what: object) -> str:
        """Why something cannot be written in a form; empty if nothing is known against it."""
        fault = entry.why_not(what) if what is not None else None
        if fault is not None:
            return advice(fault)
        lacking = self._environment.lacking((*entry.needs, *entry.needs_to_write))
        return self._remedy(entry, lacking) if lacking else ""

    def _remedy(self, entry: ExchangeFormat, lacking: list[str]) -> str:
        return _(
            "{title} needs {packages}, which the Python that computes lacks. Install it with pip: {command}"
        ).format(
            title=translated(entry.title),
            packages=", ".join(lacking),
            command=" ".join([f'"{self._environment.interpreter}"', "-m pip install", *(f'"{p}"' for p in lacking)]),
        )
