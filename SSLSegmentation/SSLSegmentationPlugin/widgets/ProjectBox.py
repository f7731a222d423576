"""Opening, making and closing a project: the first part of the step Data."""

from collections.abc import Callable
from pathlib import Path

import ctk
import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.project import safe_name

from ..session.Opening import Opening
from ..session.Places import documents, freeFolder
from ..text.Hints import inSlicer
from .Builders import bodyOf, setEnabled, textLabel, timer
from .RowTable import Cell, RowTable

_PLACE_KEY = "SSLSegmentation/projectsFolder"
_FRAME = 4  # above and below what a table shows
_DEMO_NAME = "SSLSegmentation-demo"


class ProjectBox:
    """A section that folds away once a project is open.

    Args:
        panel: the panel that it is part of; gives buttons and shows messages.
        busy: why no other project can be opened now; empty if it can.
    """

    def __init__(self, panel, busy: Callable[[], str]) -> None:
        self.panel, self.session = panel, panel.session
        self._busy = busy
        self._shown: object = self  # nothing shown yet
        self._opening: Opening | None = None
        self._reading = timer(0, self._onReading)
        self.widget = ctk.ctkCollapsibleButton()
        rows = bodyOf(self.widget)
        self.openedLabel = textLabel()
        self.closeButton = panel.button(
            _("Close the project"), self.close, _("Nothing gets lost. Jobs that are running go on.")
        )
        rows.addWidget(self.openedLabel)
        rows.addWidget(self.closeButton)
        rows.addWidget(self._buildOpen())
        rows.addWidget(self._buildNew())

    def _buildOpen(self) -> "qt.QWidget":
        box = qt.QGroupBox(_("Open"))
        rows = qt.QVBoxLayout(box)
        self.recent = RowTable(
            [_("Recent projects"), _("Cases"), _("Annotated"), _("Dice"), _("Changed")],
            self.refresh,
            headingHelp=[
                "",
                "",
                _("Cases with a mask, at least of some slices"),
                _("Overlap of the newest model's masks with the validation cases"),
            ],
        )
        self.recent.widget.doubleClicked.connect(self.panel.acting(self.openRecent))
        self.recents = self.panel.logic.recentProjects
        self.recents.onRead = self._showRecent
        rows.addWidget(self.recent.widget)
        row = qt.QHBoxLayout()
        rows.addLayout(row)
        row.addStretch(1)
        self.openButton = self.panel.button(_("Open"), self.openRecent)
        self.otherButton = self.panel.button(_("Other …"), self.openOther, _("Open the folder of another project."))
        row.addWidget(self.openButton)
        row.addWidget(self.otherButton)
        self.reopenBox = qt.QCheckBox(_("Open the last project when Slicer starts"))
        self.reopenBox.toolTip = _(
            "The project that is open when you leave Slicer is open again as soon as you come to this module. "
            "As long as it is open here, other programs cannot change it."
        )
        self.reopenBox.checked = self.session.reopens
        self.reopenBox.toggled.connect(self._onReopen)
        rows.addWidget(self.reopenBox)
        return box

    def _buildNew(self) -> "qt.QWidget":
        box = qt.QGroupBox(_("New"))
        form = qt.QFormLayout(box)
        self.name = qt.QLineEdit()
        self.name.placeholderText = _("for example Liver MRI")
        self.name.textChanged.connect(self._onEdited)
        self.place = ctk.ctkPathLineEdit()
        self.place.filters = ctk.ctkPathLineEdit.Dirs
        self.place.currentPath = self.session.store.value(_PLACE_KEY) or str(documents())
        self.place.toolTip = _("A folder of its own is made for the project in here.")
        self.place.currentPathChanged.connect(self._onEdited)
        form.addRow(_("Name:"), self.name)
        form.addRow(_("In folder:"), self.place)
        self.where = textLabel()
        form.addRow(self.where)
        buttons = qt.QHBoxLayout()
        self.createButton = self.panel.button(_("Create"), self.create, _("Make an empty project, and open it."))
        self.demoButton = self.panel.button(
            _("Try the demo"),
            self.makeDemo,
            _(
                "Makes a project of 24 computed abdominal volumes (no patient data, 3 MB, some seconds) in "
                "the folder above, to try all steps with."
            ),
        )
        buttons.addWidget(self.createButton)
        buttons.addWidget(self.demoButton)
        form.addRow(buttons)
        return box

    # ------------------------------------------------------------------ what is shown
    def refresh(self) -> None:
        """Show what is."""
        project = self.session.project
        folder = project.folder if project else None
        if folder != self._shown:
            self._shown = folder
            self.widget.collapsed = project is not None
            if project is None:
                self.recents.look()
            self.recent.fill([])
            self._showRecent()
        self.widget.text = _("Project: {name}").format(name=project.shown) if project else _("Project")
        self.openedLabel.text = _("Open: {folder}").format(folder=folder) if project else ""
        self.openedLabel.visible = self.closeButton.visible = project is not None
        busy = self._busy()
        setEnabled(self.closeButton, busy)
        self._showOpen()
        setEnabled(self.otherButton, busy)
        setEnabled(self.demoButton, busy or self._whyNoFolder())
        setEnabled(self.createButton, busy or self._whyNoFolder() or self._whyNoName())
        target = self._target()
        self.where.text = _("Folder of the project: {folder}").format(folder=target) if target else ""
        self.where.visible = target is not None

    def _showRecent(self) -> None:
        folders = self.recents.folders
        before = self.recent.selectedKeys()
        grey = qt.QBrush(self.recent.widget.palette.color(qt.QPalette.Disabled, qt.QPalette.Text))
        self.recent.fill([(folder, self._cells(folder)) for folder in folders], before or folders[:1])
        for row, folder in enumerate(folders):
            if self.recents.isGone(folder):
                for column in range(self.recent.widget.columnCount):
                    self.recent.widget.item(row, column).setForeground(grey)
        self.recent.widget.visible = bool(folders)
        height = sum(self.recent.widget.rowHeight(row) for row in range(len(folders)))
        self.recent.widget.setFixedHeight(height + self.recent.widget.horizontalHeader().height + _FRAME)
        self._showOpen()

    def _cells(self, folder: str) -> list[Cell]:
        found, isGone = self.recents.known(folder), self.recents.isGone(folder)
        about = f"{folder}\n{inSlicer(found['problem'])}" if isGone else folder
        dice = found.get("validation_dice")
        texts = [found.get("cases", "…"), found.get("annotated", "…"), "" if dice is None else f"{dice:.2f}"]
        texts = [_("not found"), "", ""] if isGone else texts
        texts = [_("no answer"), "", ""] if self.recents.isSilent(folder) else texts
        return [(str(text), about) for text in (found.get("name") or Path(folder).name, *texts, found.get("used", ""))]

    def _showOpen(self) -> None:
        nothing = "" if self._recentFolder() else _("There is no recent project.")
        setEnabled(self.openButton, self._busy() or nothing)

    def _whyNoFolder(self) -> str:
        return "" if Path(self.place.currentPath or "?").is_dir() else _("Choose a folder that exists.")

    def _whyNoName(self) -> str:
        return "" if self.name.text.strip() else _("Give the project a name.")

    def _target(self) -> Path | None:
        return None if self._whyNoName() or self._whyNoFolder() else self._place() / safe_name(self.name.text)

    def _recentFolder(self) -> str:
        return next(iter(self.recent.selectedKeys()), "")

    def _place(self) -> Path:
        return Path(self.place.currentPath)

    def _onEdited(self, *_arguments) -> None:
        self.refresh()

    # ------------------------------------------------------------------ what is done
    def openRecent(self) -> None:
        """Open the project that is chosen in the list."""
        self.open(self._recentFolder())

    def openOther(self) -> None:
        """Ask for a folder, and open it."""
        folder = qt.QFileDialog.getExistingDirectory(
            slicer.util.mainWindow(), _("Folder of the project"), self.place.currentPath
        )
        if folder:
            self.open(folder)

    def open(self, folder: str) -> None:
        """Open a project; one with many cases is read in pieces before, and another one may be chosen meanwhile."""
        self._opening = Opening(folder)
        self._goOn()
        if self._opening is not None:
            self.panel.say(_("Opening the project …"))
            self._reading.start()

    def cleanup(self) -> None:
        """The module goes away."""
        self._reading.stop()

    def _goOn(self) -> None:
        if self._opening is not None and self._opening.step():
            return
        self._reading.stop()
        opening, self._opening = self._opening, None
        if opening is not None:  # else another one was made meanwhile
            self.session.openProject(opening.folder, opening)

    def _onReading(self, *_arguments) -> None:
        if self._opening is None or not self._opening.step():
            self.panel.acting(self._goOn)()

    def create(self) -> None:
        """Make a project where the form says."""
        self._opening = None
        target = self._target()
        if target is None:
            raise ProjectError(_("The new project needs a name and a folder."), _("Fill in both."))
        self.session.createProject(target, self.name.text.strip())
        self._keepPlace()
        self.name.text = ""

    def makeDemo(self) -> None:
        """Make the demo's project, in the background."""
        self._opening = None
        target = freeFolder(self._place(), _DEMO_NAME)
        self._keepPlace()
        self.panel.logic.dataImport.makeDemo(str(target))

    def close(self) -> None:
        """Close the project."""
        self.session.closeProject()

    def _onReopen(self, isWanted: bool) -> None:
        self.session.reopens = isWanted

    def _keepPlace(self) -> None:
        self.session.store.setValue(_PLACE_KEY, str(self._place()))
