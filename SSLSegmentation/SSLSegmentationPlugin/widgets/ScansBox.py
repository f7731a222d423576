"""Scans of several sequences come in: their names, what files or volumes are called, a table of what goes where."""

from collections.abc import Callable, Sequence

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SettingsError

from ..scene import SceneNodes
from ..session.SequencePlan import SequencePlan
from .Builders import narrowChooser, setEnabled, textLabel
from .Panel import Panel

_ROWS = 4
_MOST = 400  # that a chooser lists
_EXAMPLES = (("T2", "*t2*"), ("ADC", "*adc*"), ("DWI", "*dwi*"), ("", ""))


class ScansBox:
    """Closed until somebody wants it.

    Args:
        panel: that it is a part of; gives buttons and shows messages.
        onAdd: called with the plan that is to be added.
        onPlan: called with folders or files and with a ``NAME=PATTERN`` for each sequence: what would become of them?
    """

    def __init__(
        self,
        panel: Panel,
        onAdd: Callable[[SequencePlan], None],
        onPlan: Callable[[list[str], list[str]], None],
    ) -> None:
        self.panel = panel
        self._onAdd, self._onPlan = onAdd, onPlan
        self.plan: SequencePlan | None = None
        self._keys: list[str] = []  # that the chooser of files lists
        self.widget = qt.QGroupBox(_("Several sequences of each scan"))
        rows = qt.QVBoxLayout(self.widget)
        rows.addWidget(
            textLabel(
                _(
                    "Name the sequences, and say what their files are called: * stands for anything. The first is the "
                    "image that every case has; further ones may be missing in some."
                )
            )
        )
        self.fields: list[tuple[qt.QLineEdit, qt.QLineEdit]] = []
        grid = qt.QGridLayout()
        for column, text in enumerate((_("Sequence"), _("Names of its files"))):
            grid.addWidget(qt.QLabel(text), 0, column)
        for row, examples in enumerate(_EXAMPLES[:_ROWS], start=1):
            edits = (qt.QLineEdit(), qt.QLineEdit())
            for column, (edit, example) in enumerate(zip(edits, examples, strict=True)):
                edit.placeholderText = example
                edit.textChanged.connect(self._onEdited)
                grid.addWidget(edit, row, column)
            self.fields.append(edits)
        rows.addLayout(grid)
        self.lookButton = panel.menuButton(
            _("See what goes where"),
            _("Nothing is added yet: names, and the descriptions of DICOM series, are compared."),
            (_("In a folder, with all below it …"), self.askFolder),
            (_("Among files …"), self.askFiles),
            (_("In the scene"), self.lookInScene),
        )
        rows.addWidget(self.lookButton)
        self.table = qt.QTableWidget()
        self.table.setMinimumHeight(130)
        self.table.setMaximumHeight(260)
        self.table.verticalHeader().visible = False
        self.table.selectionBehavior = qt.QAbstractItemView.SelectRows
        self.table.editTriggers = qt.QAbstractItemView.NoEditTriggers
        self.table.itemSelectionChanged.connect(self._onSelected)
        rows.addWidget(self.table)
        self.hint = textLabel()
        rows.addWidget(self.hint)
        self.byHand = qt.QWidget()
        byHand = qt.QHBoxLayout(self.byHand)
        byHand.setContentsMargins(0, 0, 0, 0)
        self.sequence = narrowChooser(_("Which sequence of the selected scan."), letters=6)
        self.file = narrowChooser(_("What it is, chosen by hand."), letters=10)
        self.sequence.activated.connect(self._onSequence)
        self.file.activated.connect(panel.acting(self._onFile))
        self.outButton = panel.button(_("Leave out"), self.leaveOut, _("The selected scans are not added."))
        byHand.addWidget(self.sequence)
        byHand.addWidget(self.file, 1)
        byHand.addWidget(self.outButton)
        rows.addWidget(self.byHand)
        buttons = qt.QHBoxLayout()
        self.addButton = panel.button(_("Add these scans"), self.add, _("As the table shows them."))
        self.closeButton = qt.QPushButton(_("Close"))
        self.closeButton.clicked.connect(self.hide)
        buttons.addWidget(self.addButton)
        buttons.addWidget(self.closeButton)
        rows.addLayout(buttons)
        self.widget.visible = False

    # ------------------------------------------------------------------ what is shown
    def show(self) -> None:
        """Open the box; it begins with the sequences of the project."""
        known = self.panel.session.sequences()
        if not any(name.text for name, _pattern in self.fields):
            for (name, pattern), text in zip(self.fields, known, strict=False):
                name.text, pattern.text = text, f"*{text}*"
        self.widget.visible = True
        self._showPlan()

    def hide(self, *_arguments) -> None:
        """Put the box away, and forget what was found."""
        self.widget.visible = False
        self.showPlan(None, isShown=False)

    def refresh(self, busy: str) -> None:
        """Show what can be done.

        Args:
            busy: why nothing can; empty if something can.
        """
        setEnabled(self.lookButton, busy or ("" if self._named() else _("Name at least one sequence and its files.")))
        nothing = "" if self.plan and self.plan.ready else _("See first what goes where.")
        setEnabled(self.addButton, busy or nothing)
        setEnabled(self.outButton, busy or ("" if self._selected() else _("Select scans in the table first.")))
        for chooser in (self.sequence, self.file):
            chooser.enabled = not busy and len(self._selected()) == 1

    def showPlan(self, plan: SequencePlan | None, *, isShown: bool = True) -> None:
        """Show what was found, or nothing."""
        self.plan = plan
        self.widget.visible = isShown
        self._showPlan()

    def _showPlan(self) -> None:
        plan = self.plan
        for widget in (self.table, self.byHand, self.addButton):
            widget.visible = plan is not None
        self.hint.visible = plan is not None
        if plan is not None:
            self._fill(plan)
            lost = len(plan.scans) - len(plan.ready)
            parts = [_("{count} scans.").format(count=len(plan.ready))]
            if lost:
                text = _("{count} without '{name}', which is the image, are not added: choose what it is, below.")
                parts.append(text.format(count=lost, name=plan.names[0]))
            if plan.doubtful:
                text = _("Of {names} several fit one sequence, and the first was taken: look which it should be.")
                parts.append(text.format(names=", ".join(filter(None, plan.doubtful)) or _("the scan")))
            if plan.left:
                parts.append(_("{count} fit nothing.").format(count=len(plan.left)))
            self.hint.text = " ".join(parts)
            self._offerSequences(plan)
        self.refresh("")

    def _fill(self, plan: SequencePlan) -> None:
        selected, blocked = self._selected(), self.table.blockSignals(True)
        self.table.rowCount, self.table.columnCount = len(plan.scans), 1 + len(plan.names)
        self.table.setHorizontalHeaderLabels([_("Scan"), *plan.names])
        for column in range(self.table.columnCount):
            self.table.horizontalHeader().setSectionResizeMode(column, qt.QHeaderView.Stretch)
        for row, scan in enumerate(plan.scans):
            keys = [scan.files.get(name, "") for name in plan.names]
            texts = [(scan.name, scan.name), *((plan.labels.get(key, "–"), key) for key in keys)]
            for column, (text, help) in enumerate(texts):
                item = qt.QTableWidgetItem(text)
                item.setToolTip(help if not plan.isOfNodes else text)
                self.table.setItem(row, column, item)
        self.table.blockSignals(blocked)
        for row in selected:
            if row < len(plan.scans):
                self.table.selectRow(row)

    def _offerSequences(self, plan: SequencePlan) -> None:
        if plan.names != [self.sequence.itemText(row) for row in range(self.sequence.count)]:
            self.sequence.clear()
            for name in plan.names:
                self.sequence.addItem(name)
        self._offerFiles(plan)

    def _offerFiles(self, plan: SequencePlan) -> None:
        rows = self._selected()
        now = plan.scans[rows[0]].files.get(self.sequence.currentText, "") if len(rows) == 1 else ""
        self._keys = ["", *([now] if now else []), *plan.left[:_MOST]]
        self.file.clear()
        for key in self._keys:
            self.file.addItem(plan.labels.get(key, "") if key else _("none"))
        self.file.currentIndex = self._keys.index(now)

    def _selected(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows(0)}) if self.plan else []

    def _onEdited(self, *_arguments) -> None:
        self.refresh("")

    def _onSelected(self, *_arguments) -> None:
        if self.plan is not None:
            self._offerFiles(self.plan)
            self.refresh("")

    def _onSequence(self, *_arguments) -> None:
        if self.plan is not None:
            self._offerFiles(self.plan)

    def _onFile(self) -> None:
        (row,) = self._selected()
        self.plan.assign(row, self.sequence.currentText, self._keys[self.file.currentIndex])
        self._showPlan()

    # ------------------------------------------------------------------ what is done
    def _named(self) -> list[tuple[str, str]]:
        """Names and patterns that are written."""
        found = [(name.text.strip(), pattern.text.strip()) for name, pattern in self.fields]
        return [pair for pair in found if any(pair)]

    def words(self) -> list[str]:
        """A ``NAME=PATTERN`` for each sequence; a pattern without ``*`` is a part of the name.

        Raises:
            SettingsError: a name lacks its pattern, or the other way round.
        """
        for name, pattern in self._named():
            if not name or not pattern:
                missing = (
                    _("The sequence '{name}' has no pattern.") if name else _("The sequence '{name}' has no name.")
                )
                raise SettingsError(
                    missing.format(name=name or pattern),
                    _("Write both, or leave both empty."),
                )
        return [f"{name}={pattern if set('*?[') & set(pattern) else f'*{pattern}*'}" for name, pattern in self._named()]

    def askFolder(self) -> None:
        """Ask for a folder, and find out what would become of it."""
        words = self.words()
        folder = qt.QFileDialog.getExistingDirectory(slicer.util.mainWindow(), _("Folder with the sequences"), "")
        if folder:
            self._onPlan([folder], words)

    def askFiles(self) -> None:
        """Ask for files, and find out what would become of them."""
        words = self.words()
        paths = qt.QFileDialog.getOpenFileNames(slicer.util.mainWindow(), _("Files of the sequences"), "")
        if paths:
            self._onPlan(list(paths), words)

    def lookInScene(self) -> None:
        """Find out what would become of the volumes of the scene."""
        self.showPlan(SequencePlan.ofNodes(_offered(), self.words()))

    def leaveOut(self) -> None:
        """Do not add the selected scans."""
        self.plan.leaveOut(self._selected())
        self.table.clearSelection()
        self._showPlan()

    def add(self) -> None:
        """Add what the table shows."""
        self._onAdd(self.plan)
        self.hide()


def _offered() -> Sequence[tuple[str, str]]:
    """Id and name of each volume of the scene; before the name stand those it lies under in the subject hierarchy."""
    hierarchy = slicer.mrmlScene.GetSubjectHierarchyNode()
    found = []
    for node in SceneNodes.nodesOfClass(slicer.mrmlScene, "vtkMRMLScalarVolumeNode"):
        own = SceneNodes.mark(node, "kind") == SceneNodes.SEQUENCE
        if own or node.IsA("vtkMRMLLabelMapVolumeNode") or node.GetHideFromEditors() or SceneNodes.sequenceOf(node):
            continue
        parts = [node.GetName().replace("/", " ")]
        if hierarchy is not None and (item := hierarchy.GetItemByDataNode(node)):
            while (item := hierarchy.GetItemParent(item)) not in (0, hierarchy.GetSceneItemID()):
                parts.insert(0, hierarchy.GetItemName(item).replace("/", " "))
        found.append((node.GetID(), "/".join(parts)))
    return found
