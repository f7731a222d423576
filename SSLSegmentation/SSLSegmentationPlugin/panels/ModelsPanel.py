"""The step Models: what the project has learnt, its cards; hand one on, take one over, remove one."""

import re
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.exchange import ExchangeFormat, readers
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.inference.model_formats import REGISTRY, SUFFIX
from SSLSegmentationLib.project import safe_name
from SSLSegmentationLib.project.models import ModelEntry, list_models, successors

from ..text.Hints import inSlicer
from ..text.LibraryText import translated
from ..widgets.Builders import controlsRow, setEnabled, textLabel
from ..widgets.FormatButton import FormatButton
from ..widgets.ModelTable import ModelTable, title
from ..widgets.Panel import Panel

_IMPORTABLE = _("Networks") + f" (*{SUFFIX} *.zip *.pt *.pth);;" + _("All files") + " (*)"


class ModelsPanel(Panel):
    """All backbones and models, with lineage and scores."""

    title = _("Models")
    events = ("project", "jobs", "environment", "models")

    def build(self) -> None:
        """Make the controls."""
        self._entries: list[ModelEntry] = []
        self._known: object = None
        self._resultShown: object = None
        self.table = ModelTable(self._onSelected)
        self.empty = textLabel()
        self.layout.addWidget(self.empty)
        self.layout.addWidget(self.table.widget)
        row = qt.QHBoxLayout()
        self._export = FormatButton(
            self,
            _("Export …"),
            _(
                "Write it for a colleague or another program, with its card and names of structures, without names of "
                "cases."
            ),
            REGISTRY,
            self.askExport,
        )
        self.exportButton = self._export.button
        self.importButton = self.menuButton(
            _("Import …"),
            "\n".join(
                [
                    _("Take over what a colleague or another program has exported. Program code in it is not run."),
                    *(f"{translated(entry.title)}: {translated(entry.looks)}" for entry in readers(REGISTRY)),
                ]
            ),
            (_("A file …"), self.askImport),
            (_("A folder …"), self.askImportFolder),
        )
        self.deleteButton = self.button(
            _("Delete …"), self.askDelete, _("Take it out of the project. Its folder is moved aside, not deleted.")
        )
        for button in (self.exportButton, self.importButton):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.deleteButton)
        self.layout.addLayout(row)
        self.progressRow = self._buildProgress()
        self.layout.addWidget(self.progressRow)
        self.layout.addWidget(self._message)
        self.card = qt.QTextBrowser()
        self.card.openLinks = False
        self.card.setMinimumHeight(320)
        self.layout.addWidget(self.card, 1)
        self.layout.addStretch(0)  # takes the place of the card while there is none

    def _buildProgress(self) -> "qt.QWidget":
        widget, row = controlsRow()
        self.progress = qt.QProgressBar()
        self.progress.maximum = 0  # busy, without a number
        self.progressLabel = qt.QLabel()
        row.addWidget(self.progressLabel)
        row.addWidget(self.progress, 1)
        row.addWidget(self.button(_("Stop"), self.logic.modelTransfer.stop, _("No unfinished file is left behind.")))
        widget.visible = False
        return widget

    # ------------------------------------------------------------------ what is shown
    def enter(self) -> None:
        """The user has opened this step: evaluations may have been made on the command line."""
        self._known = None
        super().enter()

    def refresh(self) -> None:
        """Show what is. Files are read only when a job has ended, and after an import."""
        project = self.session.project
        ended = tuple((id, entry.view.state.ended) for id, entry in self.session.jobs.items())
        known = (project and project.folder, ended, self.logic.modelTransfer.result)
        if known != self._known:
            self._known = known
            self._read()
        self._refreshTransfer()
        self._refreshControls()

    def _read(self) -> None:
        project = self.session.project
        try:
            self._entries = list(reversed(list_models(project))) if project else []
        except OSError as error:  # the disk is gone
            self._entries = []
            self.warn(str(error))
        self.empty.visible = not self._entries
        self.empty.text = (
            _("Nothing has been trained in this project yet. What a pretraining or finetuning makes appears here.")
            if project
            else _("No project is open.")
        )
        self.table.widget.visible = self.card.visible = bool(self._entries)
        selected = self.table.selectedName()
        if selected not in (entry.name for entry in self._entries):
            selected = self._entries[0].name if self._entries else ""
        self.table.show(self._entries, selected)
        self._showCard()

    def _showCard(self) -> None:
        entry = self.selected()
        text = inSlicer(card_text(entry)) if entry else ""
        self.card.setMarkdown(re.sub("^#", "###", text, flags=re.MULTILINE))  # headings as small as the panel

    def _refreshTransfer(self) -> None:
        transfer = self.logic.modelTransfer
        self.progressRow.visible = transfer.running
        self.progressLabel.text = transfer.what
        if transfer.running or transfer.result is self._resultShown:
            return
        self._resultShown = result = transfer.result
        if result is None:
            return
        if result.failure:
            self.problem(result.failure)
        elif result.warnings:
            self.warn("\n".join([result.said, *result.warnings]))
        else:
            self.say(result.said)
        if result.name:
            self.table.select([result.name])

    def _refreshControls(self) -> None:
        noProject = "" if self.session.project else _("Open a project in the step 'Data' first.")
        busy = _("Wait until the export or import is done.") if self.logic.modelTransfer.running else ""
        none = "" if self.selected() else _("Select a network in the table first.")
        self._export.refresh(noProject or busy or none or self.cannotCompute(), self.selected())
        setEnabled(self.importButton, noProject or busy or self.cannotCompute())
        setEnabled(self.deleteButton, noProject or busy or none)

    def selected(self) -> ModelEntry | None:
        """The selected backbone or model."""
        name = self.table.selectedName()
        return next((entry for entry in self._entries if entry.name == name), None)

    def _onSelected(self) -> None:
        self._showCard()
        self._refreshControls()

    # ------------------------------------------------------------------ what is done
    def askExport(self, format: ExchangeFormat) -> None:
        """Ask for a file or a new folder, and write the selected one into it."""
        entry, project = self.selected(), self.session.openedProject()
        ending = format.suffix or f"-{format.name}"
        proposed = str(Path.home() / f"{safe_name(project.name)}-{entry.kind}{ending}")
        asked = _("Export to") if format.suffix else _("New folder")
        shown = f"{translated(format.title)} (*{format.suffix})" if format.suffix else ""
        path = qt.QFileDialog.getSaveFileName(slicer.util.mainWindow(), asked, proposed, shown)
        if path:
            self.logic.modelTransfer.exportModel(entry, path, format.name)

    def askImport(self) -> None:
        """Ask for a file, and take over what is in it."""
        path = qt.QFileDialog.getOpenFileName(slicer.util.mainWindow(), _("Network to import"), "", _IMPORTABLE)
        if path:
            self.logic.modelTransfer.importModel(path)

    def askImportFolder(self) -> None:
        """Ask for a folder, as nnU-Net and MONAI keep theirs, and take over what is in it."""
        path = qt.QFileDialog.getExistingDirectory(slicer.util.mainWindow(), _("Network to import"), "")
        if path:
            self.logic.modelTransfer.importModel(path)

    def askDelete(self) -> None:
        """Ask once, and take the selected one out of the project."""
        entry, project = self.selected(), self.session.openedProject()
        used = len(successors(project, entry))
        users = {
            "backbone": _("{count} finetunings began with it; they have what they need."),
            "model": _("{count} predictions were made with it; their masks stay."),
        }
        text = _(
            "Take this network out of the project, with the curves and pictures of its training ({size:.1f} MB)?\n\n"
            "{name}\n\nNothing is deleted: its folder moves to\n{folder}\nDelete it there to free the space."
        ).format(
            size=entry.size() / 1e6,
            name=title(entry)[0],
            folder=project.folder / "removed" / entry.folder.parent.name,
        )
        more = "\n\n" + users[entry.kind].format(count=used) if used else ""
        if slicer.util.confirmOkCancelDisplay(text + more, windowTitle=_("Delete a network")):
            target = self.logic.removeModel(entry.name)
            self.say(_("Moved to {folder}. Moving it back brings it back.").format(folder=target))
