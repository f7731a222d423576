"""Handing masks on in the step Review: as objects of the DICOM series that the cases came from."""

from functools import partial
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.exchange import ExchangeFormat
from SSLSegmentationLib.project import safe_name
from SSLSegmentationLib.volumes.segmentation_formats import REGISTRY

from ..session.MaskTransfer import MaskTransfer, folderOfSeries, mayBeOfSeries
from ..session.Review import Review
from .Builders import rowOf
from .FormatButton import FormatButton
from .Panel import Panel
from .WorkList import WorkList


class HandOnBox:
    """Two buttons with the formats; not shown in projects whose cases came from files that are no DICOM.

    Args:
        panel: that it is a part of; gives buttons and shows messages.
        list: whose selected cases it is about.
    """

    def __init__(self, panel: Panel, list: WorkList) -> None:
        self.panel = panel
        self._list = list
        self._model = ""
        self._resultShown: object = None
        self.transfer = MaskTransfer(panel.session, panel.logic.environment)
        self.widget = qt.QWidget()
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        ways = {False: _("Write masks as …"), True: _("Write predictions as …")}
        toolTip = _("For each selected case a file that belongs to the images of its series. These are only read.")
        self.buttons = {
            isPredicted: FormatButton(panel, text, toolTip, REGISTRY, partial(self.ask, isPredicted))
            for isPredicted, text in ways.items()
        }
        rows.addLayout(rowOf(*(button.button for button in self.buttons.values())))
        self.stopButton = panel.button(_("Stop"), self.transfer.stop, _("No unfinished file is left behind."))
        rows.addWidget(self.stopButton)

    def show(self, model: str) -> None:
        """Show what can be written, and how the last writing ended.

        Args:
            model: whose predicted masks are listed.
        """
        self._model = model
        self.widget.visible = any(mayBeOfSeries(one.case) for one in self._list.reviews.ofCases(model))
        self.stopButton.visible = self.transfer.running
        busy = _("Wait until the export or import is done.") if self.transfer.running else self.panel.cannotCompute()
        for isPredicted, button in self.buttons.items():
            button.refresh(busy or self._whyNot(isPredicted))
        self._showResult()

    def _chosen(self) -> list[Review]:
        """The mask that is looked at, or one of each selected case."""
        one = self._list.one
        return [one] if one else [case.first for case in self._list.table.selectedCases()]

    def _fitting(self, isPredicted: bool) -> list[Review]:
        """Those of the chosen that have such a mask, of a series."""
        own = [one for one in self._chosen() if mayBeOfSeries(one.case)]
        return [one for one in own if (one.path is not None if isPredicted else one.case.label is not None)]

    def _whyNot(self, isPredicted: bool) -> str:
        chosen = self._chosen()
        if not chosen:
            return _("Select cases in the list first.")
        if not any(mayBeOfSeries(one.case) for one in chosen):
            return _("It was not added from DICOM, and belongs to no series.")
        if not self._fitting(isPredicted):
            return _("The model has made no mask of it.") if isPredicted else _("It has no mask of its own yet.")
        return ""

    def _showResult(self) -> None:
        result = self.transfer.result
        if self.transfer.running or result is self._resultShown or result is None:
            return
        self._resultShown = result
        if result.failure:
            self.panel.problem(result.failure)
        elif result.warnings:
            self.panel.warn("\n".join([result.said, *result.warnings]))
        else:
            self.panel.say(result.said)

    def ask(self, isPredicted: bool, format: ExchangeFormat) -> None:
        """Ask for the series, and for a new folder, and write the masks of the selected cases into it."""
        chosen = self._fitting(isPredicted)
        window, project = slicer.util.mainWindow(), self.panel.session.openedProject()
        begin = folderOfSeries(chosen[0].case)
        dicom = qt.QFileDialog.getExistingDirectory(window, _("Folder with the DICOM series of the images"), begin)
        if not dicom:
            return
        proposed = str(Path.home() / f"{safe_name(project.name)}-{format.name}")
        folder = qt.QFileDialog.getSaveFileName(window, _("New folder"), proposed, "")
        if folder:
            ids = [one.case.id for one in chosen]
            self.transfer.exportMasks(ids, dicom, folder, format.name, self._model if isPredicted else "")

    def cleanup(self) -> None:
        """The module goes away."""
        self.transfer.close()
