"""A report of a problem: what is in it is shown before anything is saved; nothing is sent."""

from __future__ import annotations

import logging
from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.jobs.problem_report import ProblemReport

from ..session.Places import documents
from ..text.Hints import advice
from .Builders import textLabel

_NAME = "SSLSegmentation-report.zip"


class ReportWindow:
    """Shows a report, and saves it where the user says.

    Args:
        collect: makes the report.
    """

    def __init__(self, collect: Callable[[], ProblemReport]) -> None:
        self._collect = collect
        self._report: ProblemReport | None = None
        self.dialog = qt.QDialog(slicer.util.mainWindow())
        self.dialog.windowTitle = _("Report a problem")
        self.dialog.resize(760, 700)
        rows = qt.QVBoxLayout(self.dialog)
        rows.addWidget(
            textLabel(
                _(
                    "This helps others to find out what is wrong. It holds no images. Names of cases, of the project, "
                    "of you and of this computer, and all paths, are replaced. Nothing is sent: read it, save it, and "
                    "pass it on yourself, with a few words on what you did and what happened."
                )
            )
        )
        self.text = qt.QPlainTextEdit()
        self.text.readOnly = True
        self.text.setLineWrapMode(qt.QPlainTextEdit.NoWrap)
        rows.addWidget(self.text)
        self.message = textLabel()
        rows.addWidget(self.message)
        buttons = qt.QHBoxLayout()
        self.saveButton, self.closeButton = qt.QPushButton(_("Save …")), qt.QPushButton(_("Close"))
        self.saveButton.clicked.connect(self._onSave)
        self.closeButton.clicked.connect(lambda _checked=False: self.dialog.close())
        buttons.addStretch(1)
        buttons.addWidget(self.saveButton)
        buttons.addWidget(self.closeButton)
        rows.addLayout(buttons)

    def show(self) -> None:
        """Collect a new report, and show it."""
        self._report = self._collect()
        self.text.plainText = self._report.text()
        self.message.text = ""
        self.dialog.show()
        self.dialog.raise_()

    def close(self) -> None:
        """The module goes away."""
        self.dialog.close()
        self.dialog.deleteLater()

    def _onSave(self, *_arguments) -> None:
        kinds = _("In parts") + " (*.zip);;" + _("One text") + " (*.txt)"
        path = qt.QFileDialog.getSaveFileName(self.dialog, self.dialog.windowTitle, str(documents() / _NAME), kinds)
        if not path:
            return
        try:
            self._report.save(path)
        except SSLSegError as error:
            logging.error("%s", error)
            self.message.text = advice(error)
            return
        self.message.text = _("Saved: {path}").format(path=path)
