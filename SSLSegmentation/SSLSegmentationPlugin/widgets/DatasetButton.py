"""A button that writes the project as a data set of another system: whichever the library writes."""

from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.exchange import ExchangeFormat
from SSLSegmentationLib.importing.dataset_formats import REGISTRY
from SSLSegmentationLib.project import safe_name

from .FormatButton import FormatButton
from .Panel import Panel


class DatasetButton:
    """A menu with an entry for each format.

    Args:
        panel: that it is a part of.
    """

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self._menu = FormatButton(
            panel,
            _("Write as …"),
            _("All cases with their masks and roles in a new folder for another program. The project stays as it is."),
            REGISTRY,
            self.ask,
        )
        self.button = self._menu.button

    def refresh(self, busy: str, cases: int) -> None:
        """Show whether it can be used.

        Args:
            busy: why not, in words; empty if nothing stands in the way.
            cases: how many there are.
        """
        self._menu.refresh(busy or ("" if cases else _("There is no case yet.")))

    def ask(self, entry: ExchangeFormat) -> None:
        """Ask where the folder is to be, and write it."""
        project = self.panel.session.openedProject()
        proposed = str(Path.home() / f"Dataset001_{safe_name(project.name)}")
        folder = qt.QFileDialog.getSaveFileName(slicer.util.mainWindow(), _("New folder"), proposed, "")
        if folder:
            self.panel.logic.dataImport.writeDataset(entry.name, folder)
