"""The table of a project's cases: what each is, what it is used for, what is unusual about it."""

from collections.abc import Callable, Sequence

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case, Role

ROLE_NAMES = {
    Role.UNLABELLED: _("Unlabelled"),
    Role.TRAIN: _("Training"),
    Role.VALIDATION: _("Validation"),
    Role.TEST: _("Test"),
}
ROLE_HELP = {
    Role.UNLABELLED: _("Only looked at while pretraining; gets a predicted mask later."),
    Role.TRAIN: _("Its mask teaches the network."),
    Role.VALIDATION: _("Its mask tells during training which state of the network is best."),
    Role.TEST: _("Kept aside: shows at the end how good the network is on cases that it has never seen."),
}
_SOURCES = {"file": _("from a file"), "dicom": _("from DICOM"), "scene": _("from the scene")}
_HEADINGS = (_("Case"), _("Voxels, spacing"), _("Used for"), _("Mask"), "")


class CaseTable:
    """Rows of two lines, so that nothing has to be scrolled sideways.

    Args:
        onSelected: called when other rows are selected.
    """

    def __init__(self, onSelected: Callable[[], None]) -> None:
        self._onSelected = onSelected
        self._remarks: dict[str, list[str]] = {}
        self._filling = False
        self.widget = qt.QTableWidget()
        self.widget.columnCount = len(_HEADINGS)
        self.widget.setHorizontalHeaderLabels(list(_HEADINGS))
        self.widget.verticalHeader().visible = False
        self.widget.selectionBehavior = qt.QAbstractItemView.SelectRows
        self.widget.selectionMode = qt.QAbstractItemView.ExtendedSelection
        self.widget.editTriggers = qt.QAbstractItemView.NoEditTriggers
        self.widget.alternatingRowColors = True
        self.widget.wordWrap = False
        self.widget.setMinimumHeight(220)
        header = self.widget.horizontalHeader()
        header.setSectionResizeMode(0, qt.QHeaderView.Stretch)
        for column in range(1, len(_HEADINGS)):
            header.setSectionResizeMode(column, qt.QHeaderView.ResizeToContents)
        header.highlightSections = False
        self.widget.itemSelectionChanged.connect(self._onSelectionChanged)

    def show(self, cases: Sequence[Case], remarks: dict[str, list[str]]) -> None:
        """Show these cases; rows that were selected stay so."""
        selected = set(self.selectedIds())
        self._remarks = remarks
        self._filling = True
        try:
            self.widget.clearSelection()
            self.widget.rowCount = len(cases)
            for row, case in enumerate(cases):
                self._fillRow(row, case)
            self.widget.resizeRowsToContents()
            model = self.widget.selectionModel()
            for row, case in enumerate(cases):
                if case.id in selected:
                    index = self.widget.model().index(row, 0)
                    model.select(index, qt.QItemSelectionModel.Select | qt.QItemSelectionModel.Rows)
        finally:
            self._filling = False
        self._onSelected()

    def selectedIds(self) -> list[str]:
        """Ids of the selected cases, from top to bottom."""
        rows = sorted({index.row() for index in self.widget.selectionModel().selectedRows(0)})
        return [self.widget.item(row, 0).data(qt.Qt.UserRole) for row in rows]

    def select(self, ids: Sequence[str]) -> None:
        """Select exactly these cases."""
        self.widget.clearSelection()
        model = self.widget.selectionModel()
        for row in range(self.widget.rowCount):
            if self.widget.item(row, 0).data(qt.Qt.UserRole) in ids:
                index = self.widget.model().index(row, 0)
                model.select(index, qt.QItemSelectionModel.Select | qt.QItemSelectionModel.Rows)

    def _fillRow(self, row: int, case: Case) -> None:
        remarks = self._remarks.get(case.id, [])
        cells = (
            (f"{case.name}\n{_SOURCES.get(case.source, case.source)}", f"{case.name} ({case.id})\n{case.image_path}"),
            (f"{_times(case.size)}\n{_times(case.spacing_mm)} mm", ""),
            (ROLE_NAMES[case.role], ROLE_HELP[case.role]),
            maskStatus(case),
            ("⚠" if remarks else "", "\n".join(remarks)),
        )
        for column, (text, toolTip) in enumerate(cells):
            item = qt.QTableWidgetItem(text)
            item.setToolTip(toolTip)
            item.setFlags(qt.Qt.ItemIsSelectable | qt.Qt.ItemIsEnabled)
            if column == 0:
                item.setData(qt.Qt.UserRole, case.id)
            self.widget.setItem(row, column, item)

    def _onSelectionChanged(self, *_arguments) -> None:
        if not self._filling:
            self._onSelected()


def maskStatus(case: Case) -> tuple[str, str]:
    """Whether a case has a reference mask, in a word, and more about it."""
    if case.label is None:
        return _("none"), _("Nobody has segmented this case yet. That is fine for pretraining.")
    origin = _("The mask was {source}.").format(source=case.label.source)
    slices = case.label.annotated_slices
    if slices is None:
        return _("whole"), origin
    return _("{count} slices").format(count=len(slices)), origin


def _times(numbers: Sequence[float]) -> str:
    return "×".join(f"{number:.3g}" if number < 1000 else str(round(number)) for number in numbers)
