"""A button with the formats of other systems that something can be written in: whichever the library writes."""

from collections.abc import Callable, Mapping
from functools import partial

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.exchange import ExchangeFormat, writers

from ..text.LibraryText import translated
from .Builders import setEnabled
from .Panel import Panel


class FormatButton:
    """A menu with an entry for each format; one that needs a package that is missing is grey and says so.

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
        entries = [(f"{entry.title} …", partial(action, entry)) for entry in self._formats]
        self.button: qt.QPushButton = panel.menuButton(text, toolTip, *entries)
        self.button.menu().toolTipsVisible = True

    def refresh(self, reason: str) -> None:
        """Show what can be used.

        Args:
            reason: why nothing can; empty if nothing stands in the way.
        """
        setEnabled(self.button, reason)
        for entry, shown in zip(self._formats, self.button.menu().actions(), strict=True):
            lacking = self._environment.lacking((*entry.needs, *entry.needs_to_write))
            shown.enabled = not lacking
            shown.toolTip = self._remedy(entry, lacking) if lacking else translated(entry.looks)

    def _remedy(self, entry: ExchangeFormat, lacking: list[str]) -> str:
        return _(
            "{title} needs {packages}, which the Python that computes lacks. Install it with pip: {command}"
        ).format(
            title=entry.title,
            packages=", ".join(lacking),
            command=" ".join([f'"{self._environment.interpreter}"', "-m pip install", *(f'"{p}"' for p in lacking)]),
        )
