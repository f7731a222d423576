"""A table of things that have a key. Rows come and go, may have several lines, and what is selected stays selected."""

from collections.abc import Callable, Sequence

import qt

Cell = tuple[str, str]
"""Text and tooltip."""


class RowTable:
    """Never wider than the panel: one column gives way, nothing has to be scrolled sideways.

    Args:
        headings: of the columns.
        onSelected: called when the user, or :meth:`select`, has selected other rows.
        headingHelp: tooltips of the headings.
        several: whether several rows can be selected at once.
        yielding: columns that share the width that the others leave.
    """

    def __init__(
        self,
        headings: Sequence[str],
        onSelected: Callable[[], None],
        *,
        headingHelp: Sequence[str] = (),
        several: bool = False,
        yielding: Sequence[int] = (0,),
    ) -> None:
        self._onSelected = onSelected
        self._silent = False
        self._rows: list[tuple[str, tuple[Cell, ...]]] = []
        self.widget = qt.QTableWidget()
        self.widget.columnCount = len(headings)
        self.widget.setHorizontalHeaderLabels(list(headings))
        for column, help in enumerate(headingHelp):
            self.widget.horizontalHeaderItem(column).setToolTip(help)
        self.widget.verticalHeader().visible = False
        self.widget.selectionBehavior = qt.QAbstractItemView.SelectRows
        self.widget.selectionMode = (
            qt.QAbstractItemView.ExtendedSelection if several else qt.QAbstractItemView.SingleSelection
        )
        self.widget.editTriggers = qt.QAbstractItemView.NoEditTriggers
        self.widget.alternatingRowColors = True
        self.widget.wordWrap = False
        header = self.widget.horizontalHeader()
        header.highlightSections = False
        for column in range(len(headings)):
            mode = qt.QHeaderView.Stretch if column in yielding else qt.QHeaderView.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self.widget.itemSelectionChanged.connect(self._onSelectionChanged)

    @property
    def keys(self) -> list[str]:
        """Keys of all rows, from top to bottom."""
        return [key for key, _cells in self._rows]

    def selectedKeys(self) -> list[str]:
        """Keys of the selected rows, from top to bottom."""
        keys = self.keys
        return [keys[row] for row in sorted({index.row() for index in self.widget.selectionModel().selectedRows(0)})]

    def neighbour(self, current: str | None, by: int) -> str | None:
        """Key of the row so many rows after (or before) another; None at the end of the list."""
        keys = self.keys
        if current not in keys:
            return keys[0] if keys and by > 0 else None
        row = keys.index(current) + by
        return keys[row] if 0 <= row < len(keys) else None

    def fill(self, rows: Sequence[tuple[str, Sequence[Cell]]], selected: Sequence[str] | None = None) -> None:
        """Show these rows. Nobody is told; rows that are right already are left alone.

        Args:
            rows: key and cells of each.
            selected: keys of the rows to select (default: those that were).
        """
        wanted = [(key, tuple(cells)) for key, cells in rows]
        before = self.selectedKeys()
        selected = before if selected is None else list(selected)
        chosen = set(selected)
        self._silent = True
        try:
            if wanted != self._rows:
                self._fill(wanted)
            if self.selectedKeys() != [key for key in self.keys if key in chosen]:
                self._mark(selected, reveal=selected != before)  # else the user may have scrolled elsewhere
        finally:
            self._silent = False

    def select(self, keys: Sequence[str]) -> None:
        """Select exactly these rows, as a click does."""
        self._silent = True
        try:
            self._mark(keys, reveal=True)
        finally:
            self._silent = False
        self._onSelected()

    def _fill(self, rows: list[tuple[str, tuple[Cell, ...]]]) -> None:
        before, self._rows = self._rows, rows
        self.widget.clearSelection()
        self.widget.rowCount = len(rows)
        for row, (key, cells) in enumerate(rows):
            if before[row : row + 1] == [(key, cells)]:
                continue
            for column, (text, toolTip) in enumerate(cells):
                item = qt.QTableWidgetItem(text)
                item.setToolTip(toolTip)
                item.setFlags(qt.Qt.ItemIsSelectable | qt.Qt.ItemIsEnabled)
                self.widget.setItem(row, column, item)
        self.widget.resizeRowsToContents()

    def _mark(self, keys: Sequence[str], reveal: bool) -> None:
        self.widget.clearSelection()
        model, first, chosen = self.widget.selectionModel(), None, set(keys)
        for row, key in enumerate(self.keys):
            if key in chosen:
                index = self.widget.model().index(row, 0)
                model.select(index, qt.QItemSelectionModel.Select | qt.QItemSelectionModel.Rows)
                first = index if first is None else first
        if reveal and first is not None:
            model.setCurrentIndex(first, qt.QItemSelectionModel.NoUpdate)  # from where the arrow keys go on
            self.widget.scrollTo(first)

    def _onSelectionChanged(self, *_arguments) -> None:
        if not self._silent:
            self._onSelected()
