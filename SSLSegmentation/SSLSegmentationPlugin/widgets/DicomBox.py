"""Slicer's DICOM database: patients, examinations and series to be added, without loading them into the scene."""

import time
from collections.abc import Callable, Sequence

import qt
import slicer
from slicer.i18n import tr as _

from ..session.DicomDatabase import PATIENT, SERIES, DicomDatabase, DicomEntry, seriesOfCases
from .Builders import setEnabled, textLabel, timer
from .Panel import Panel

_SLICE_SECONDS = 0.01  # of work between two looks at the window
_HEADINGS = (_("Patient, examination, series"), _("Date, or images"))
_MARK = "✓ "


class DicomBox:
    """Closed until somebody wants it; what it shows is forgotten when it is closed.

    Args:
        panel: that it is a part of; gives buttons and shows messages.
        onAdd: called with the entries that are to be added.
    """

    def __init__(self, panel: Panel, onAdd: Callable[[Sequence[DicomEntry]], None]) -> None:
        self.panel = panel
        self._onAdd = onAdd
        self.database = DicomDatabase()
        self._entries: dict[str, DicomEntry] = {}  # what stands in a row, by what the row keeps
        self._left: list[str] = []  # patients that have no row yet
        self._unseen = 0  # first row that the filter has not been asked of
        self._known: dict[str, str] = {}
        self.widget = qt.QGroupBox(_("Slicer's DICOM database"))
        rows = qt.QVBoxLayout(self.widget)
        self.hint = textLabel()
        rows.addWidget(self.hint)
        self.search = qt.QLineEdit()
        self.search.placeholderText = _("Find a patient: name, number or date")
        self.search.clearButtonEnabled = True
        self.search.textChanged.connect(self._onSearch)
        rows.addWidget(self.search)
        self.tree = qt.QTreeWidget()
        self.tree.setColumnCount(len(_HEADINGS))
        self.tree.setHeaderLabels(list(_HEADINGS))
        self.tree.setMinimumHeight(200)
        self.tree.setMaximumHeight(360)
        self.tree.uniformRowHeights = True
        self.tree.selectionMode = qt.QAbstractItemView.ExtendedSelection
        self.tree.header().setSectionResizeMode(0, qt.QHeaderView.Stretch)
        self.tree.header().stretchLastSection = False
        self.tree.header().setSectionResizeMode(1, qt.QHeaderView.ResizeToContents)
        self.tree.itemExpanded.connect(self._onExpanded)
        self.tree.itemSelectionChanged.connect(self._onSelected)
        rows.addWidget(self.tree)
        self.addButton = panel.button(
            _("Add to the project"),
            self.add,
            _("The selected series, or all those of selected examinations and patients, as far as they are images."),
        )
        self.browsedButton = panel.button(
            _("Add what the DICOM browser has selected"),
            self.addBrowsed,
            _("Select series in Slicer's DICOM module, then come back."),
        )
        self.openButton = panel.button(
            _("Open the DICOM module"), self.openModule, _("To import or to find scans there.")
        )
        self.closeButton = qt.QPushButton(_("Close"))
        self.closeButton.clicked.connect(self.hide)
        for pair in ((self.addButton, self.openButton), (self.browsedButton, self.closeButton)):
            buttons = qt.QHBoxLayout()
            for button in pair:
                buttons.addWidget(button)
            rows.addLayout(buttons)
        self.widget.visible = False
        self._timer = timer(0, self._onTimer)

    # ------------------------------------------------------------------ what is shown
    def show(self) -> None:
        """List what the database holds; patients come in while the window stays alive."""
        self.panel.session.openedProject()
        self._clear()
        reason = self.database.reason
        self.hint.text = reason or _(
            "Select series, examinations or patients. Their files are copied into the project, and nothing is loaded "
            "into the scene. Cases are called by numbers, not by names. What has a ✓ is in the project."
        )
        self._known = seriesOfCases(self.panel.session.cases())
        self._left = [] if reason else self.database.patients()
        if not reason and not self._left:
            self.hint.text = _("The database holds no patient yet. Import scans in the DICOM module, then come back.")
        for widget in (self.tree, self.search):
            widget.visible = bool(self._left)
        self.widget.visible = True
        self.refresh("")
        if self._left:
            self._timer.start()

    def hide(self, *_arguments) -> None:
        """Put the box away; no name stays in it."""
        self.widget.visible = False
        self._clear()

    def refresh(self, busy: str) -> None:
        """Show what can be done.

        Args:
            busy: why nothing can; empty if something can.
        """
        if not self.widget.visible:
            return
        reason = busy or self.database.reason
        none = "" if self.tree.selectedItems() else _("Select series, examinations or patients first.")
        setEnabled(self.addButton, reason or none)
        setEnabled(self.browsedButton, reason)
        absent = "" if getattr(slicer.modules, "dicom", None) else _("This Slicer has no DICOM module.")
        setEnabled(self.openButton, absent)

    def _clear(self) -> None:
        self._timer.stop()
        blocked = self.tree.blockSignals(True)
        self.tree.clear()
        self.tree.blockSignals(blocked)
        self._entries, self._left, self._known, self._unseen = {}, [], {}, 0

    # ------------------------------------------------------------------ filling
    def _onTimer(self, *_arguments) -> None:
        """Make some rows, and ask the filter of some; what is left comes the next time."""
        until = time.monotonic() + _SLICE_SECONDS
        words = self.search.text.casefold().split()
        while time.monotonic() < until:
            if self._left:
                keys, self._left = self._left[:20], self._left[20:]
                for key in keys:
                    self.tree.addTopLevelItem(self._item(self.database.patient(key)))
            elif self._unseen >= self.tree.topLevelItemCount:
                self._timer.stop()
                return
            for row in range(self._unseen, min(self._unseen + 20, self.tree.topLevelItemCount)):
                item = self.tree.topLevelItem(row)
                text = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in text for word in words))
                self._unseen = row + 1

    def _onSearch(self, *_arguments) -> None:
        self._unseen = 0
        self._timer.start()

    def _item(self, entry: DicomEntry) -> "qt.QTreeWidgetItem":
        known = self._known.get(entry.key, "") if entry.level == SERIES else ""
        about = f"{entry.kind}, {entry.images}" if entry.level == SERIES else entry.date
        item = qt.QTreeWidgetItem([_MARK + entry.name if known else entry.name, about])
        item.setToolTip(0, entry.name)
        key = f"{entry.level} {entry.key}"
        self._entries[key] = entry
        item.setData(0, qt.Qt.UserRole, key)
        if entry.level != SERIES:
            item.setChildIndicatorPolicy(qt.QTreeWidgetItem.ShowIndicator)
        if known:
            item.setToolTip(0, _("The case '{name}' was added from this series.").format(name=known))
        return item

    def _entry(self, item: "qt.QTreeWidgetItem") -> DicomEntry:
        return self._entries[item.data(0, qt.Qt.UserRole)]

    def _onExpanded(self, item: "qt.QTreeWidgetItem") -> None:
        if item.childCount():
            return
        entry = self._entry(item)
        below = self.database.below(entry)
        for one in below:
            item.addChild(self._item(one))
        if not below:
            item.setChildIndicatorPolicy(qt.QTreeWidgetItem.DontShowIndicatorWhenChildless)
        elif entry.level == PATIENT and len(below) == 1:
            item.child(0).setExpanded(True)

    def _onSelected(self, *_arguments) -> None:
        self.refresh("")

    # ------------------------------------------------------------------ what is done
    def add(self) -> None:
        """Add what is selected."""
        entries = [self._entry(item) for item in self.tree.selectedItems()]
        self._onAdd(entries)
        self.hide()

    def addBrowsed(self) -> None:
        """Add what is selected in Slicer's DICOM browser."""
        entries = self.database.browsed()
        if not entries:
            self.panel.warn(
                _("Nothing is selected in the DICOM browser: open the DICOM module, and select series there.")
            )
            return
        self._onAdd(entries)
        self.hide()

    def openModule(self) -> None:
        """Show Slicer's DICOM module."""
        slicer.util.selectModule("DICOM")
