"""A table of things that have a key. Rows come and go, may have several lines, and what is selected stays selected.

A table of thousands is as quick as one of ten: items are made of the rows that are seen, and heights and widths are
computed instead of asked of every item.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import qt

Cell = tuple[str, str]
"""Text and tooltip."""

_MARGIN = 10  # pixels that a row is higher than its lines
_BESIDE = 18  # pixels that a column is wider than its words
_AROUND = 20  # rows above and below those that are seen which have items, too


class RowTable:
    """Never wider than the panel: one column gives way, nothing has to be scrolled sideways.

    Args:
        headings: of the columns.
        onSelected: called when the user, or :meth:`select`, has selected other rows.
        headingHelp: tooltips of the headings.
        several: whether several rows can be selected at once.
        yielding: columns that share the width that the others leave.
    """

    #: So many rows have all their items at once.
    atOnce = 300
    #: Pixels that a heading needs beside its words.
    headingMargin = _BESIDE

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
        self._rows: list[tuple[str, Any]] = []
        self._itemRows: set[int] = set()  # rows whose items are right
        self._selected: list[str] | None = None  # None: to be found out
        self._odd: list[int] = []  # rows of another height than the usual one
        self._widths: dict[str, int] = {}  # of words, in pixels
        self._columns: dict[int, int] = {}  # width of those that do not yield
        self._fixed = [column for column in range(len(headings)) if column not in yielding]
        self.widget = qt.QTableWidget()
        self.widget.columnCount = len(headings)
        self.widget.setHorizontalHeaderLabels(list(headings))
        for column, help in enumerate(headingHelp):
            self.widget.horizontalHeaderItem(column).setToolTip(help)
        self.widget.verticalHeader().visible = False
        self.widget.verticalHeader().setMinimumSectionSize(8)
        self.widget.selectionBehavior = qt.QAbstractItemView.SelectRows
        self.widget.selectionMode = (
            qt.QAbstractItemView.ExtendedSelection if several else qt.QAbstractItemView.SingleSelection
        )
        self.widget.editTriggers = qt.QAbstractItemView.NoEditTriggers
        self.widget.alternatingRowColors = True
        self.widget.wordWrap = False
        header = self.widget.horizontalHeader()
        header.highlightSections = False
        header.setMinimumSectionSize(20)
        for column in range(len(headings)):
            isFixed = column in self._fixed
            header.setSectionResizeMode(column, qt.QHeaderView.Fixed if isFixed else qt.QHeaderView.Stretch)
        self._headings = [self._width(heading) + self.headingMargin for heading in headings]
        self._fit({})
        self.widget.itemSelectionChanged.connect(self._onSelectionChanged)
        bar = self.widget.verticalScrollBar()
        bar.valueChanged.connect(self._onScrolled)
        bar.rangeChanged.connect(self._onScrolled)

    # ------------------------------------------------------------------ what a row looks like
    def cellsOf(self, key: str, content: Any) -> Sequence[Cell]:
        """The cells of a row; asked for when it is about to be seen."""
        return content

    def linesOf(self, content: Any) -> int:
        """How many lines a row has."""
        return 1 + max((text.count("\n") for text, _help in content), default=0)

    def heightOf(self, lines: int) -> int:
        """How high a row of so many lines is, in pixels."""
        return lines * self.widget.fontMetrics().lineSpacing() + _MARGIN

    def decorate(self, key: str, content: Any, item: "qt.QTableWidgetItem", column: int) -> None:
        """Give an item more than its text."""

    # ------------------------------------------------------------------ rows
    @property
    def keys(self) -> list[str]:
        """Keys of all rows, from top to bottom."""
        return [key for key, _content in self._rows]

    def selectedKeys(self) -> list[str]:
        """Keys of the selected rows, from top to bottom."""
        if self._selected is None:
            ranges = [range(one.topRow(), one.bottomRow() + 1) for one in self.widget.selectedRanges()]
            self._selected = [self._rows[row][0] for row in sorted({row for one in ranges for row in one})]
        return list(self._selected)

    def neighbour(self, current: str | None, by: int) -> str | None:
        """Key of the row so many rows after (or before) another; None at the end of the list."""
        keys = self.keys
        if current not in keys:
            return keys[0] if keys and by > 0 else None
        row = keys.index(current) + by
        return keys[row] if 0 <= row < len(keys) else None

    def fill(self, rows: Sequence[tuple[str, Any]], selected: Sequence[str] | None = None) -> None:
        """Show these rows. Nobody is told; rows that are right already are left alone.

        Args:
            rows: key and cells of each, or whatever :meth:`cellsOf` makes cells of.
            selected: keys of the rows to select (default: those that were).
        """
        wanted = [(key, tuple(content) if isinstance(content, list) else content) for key, content in rows]
        before, current = self.selectedKeys(), self._currentKey()
        selected = before if selected is None else list(selected)
        chosen = set(selected)
        self._silent = True
        try:
            if wanted != self._rows:
                self._fill(wanted)
            if self.selectedKeys() != [key for key in self.keys if key in chosen]:
                # else the user may have scrolled elsewhere
                self._mark(selected, reveal=selected != before, current=current)
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

    def redraw(self, keys: Iterable[str]) -> None:
        """Make the items of these rows anew, though what they show is the same."""
        wanted = set(keys)
        self._itemRows -= {row for row, (key, _content) in enumerate(self._rows) if key in wanted}
        self._makeSeen()

    def seenKeys(self) -> list[str]:
        """Keys of the rows that are seen now, from top to bottom."""
        return [self._rows[row][0] for row in self._seen(around=0)]

    # ------------------------------------------------------------------ inside
    def _currentKey(self) -> str | None:
        row = self.widget.currentRow()
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def _fill(self, rows: list[tuple[str, Any]]) -> None:
        before, self._rows = self._rows, rows
        same = {row for row in self._itemRows if before[row : row + 1] == rows[row : row + 1]}
        self.widget.clearSelection()
        self._selected = None
        self._itemRows = same  # before the number of rows changes, which scrolls
        lines = [self.linesOf(content) for _key, content in rows]
        usual = max(set(lines), key=lines.count, default=1)
        self.widget.rowCount = len(rows)
        heights = {number: self.heightOf(number) for number in {usual, *lines}}
        self._setHeights([heights[number] for number in lines], heights[usual])
        self._makeSeen()

    def _setHeights(self, heights: Sequence[int], usual: int) -> None:
        header = self.widget.verticalHeader()
        if header.defaultSectionSize != usual or self._odd:
            header.setDefaultSectionSize(usual)
            for row in self._odd:
                if row < len(heights):
                    header.resizeSection(row, usual)
        self._odd = [row for row, height in enumerate(heights) if height != usual]
        for row in self._odd:
            header.resizeSection(row, heights[row])

    def _seen(self, around: int) -> range:
        count = len(self._rows)
        if count <= self.atOnce and around:
            return range(count)
        first, last = self.widget.rowAt(0), self.widget.rowAt(self.widget.viewport().height - 1)
        last = count - 1 if last < 0 else last
        return range(max(first - around, 0), min(last + around + 1, count))

    def _makeSeen(self) -> None:
        """Make the items of the rows that are seen, and of some around them."""
        wanted = [row for row in self._seen(_AROUND) if row not in self._itemRows]
        widest: dict[int, int] = {}
        for row in wanted:
            key, content = self._rows[row]
            for column, (text, toolTip) in enumerate(self.cellsOf(key, content)):
                item = qt.QTableWidgetItem(text)
                item.setToolTip(toolTip)
                item.setFlags(qt.Qt.ItemIsSelectable | qt.Qt.ItemIsEnabled)
                self.decorate(key, content, item, column)
                self.widget.setItem(row, column, item)
                if column in self._fixed:
                    widest[column] = max(widest.get(column, 0), *map(self._width, text.split("\n")))
            self._itemRows.add(row)
        self._fit(widest)

    def _width(self, text: str) -> int:
        """Of a text in pixels; asked for once."""
        if text not in self._widths:
            self._widths[text] = self.widget.fontMetrics().horizontalAdvance(text) if text else 0
        return self._widths[text]

    def _fit(self, widest: dict[int, int]) -> None:
        """Make columns that do not yield as wide as what they show; they do not shrink while somebody looks."""
        header = self.widget.horizontalHeader()
        for column in self._fixed:
            width = max(self._headings[column], widest.get(column, 0) + _BESIDE)
            if width > self._columns.get(column, 0):
                self._columns[column] = width
                header.resizeSection(column, width)

    def _mark(self, keys: Sequence[str], reveal: bool, current: str | None = None) -> None:
        self.widget.clearSelection()
        rows = {key: row for row, key in enumerate(self.keys)}
        chosen = sorted(rows[key] for key in set(keys) if key in rows)
        last = self.widget.columnCount - 1
        for first, end in _runs(chosen):
            self.widget.setRangeSelected(qt.QTableWidgetSelectionRange(first, 0, end, last), True)
        self._selected = None
        model, table = self.widget.selectionModel(), self.widget.model()
        cursor = chosen[0] if reveal and chosen else rows.get(current or "")
        if cursor is not None:
            model.setCurrentIndex(table.index(cursor, 0), qt.QItemSelectionModel.NoUpdate)  # where arrow keys go on
        if reveal and chosen:
            self.widget.scrollTo(table.index(chosen[0], 0))

    def _onScrolled(self, *_arguments) -> None:
        self._makeSeen()

    def _onSelectionChanged(self, *_arguments) -> None:
        self._selected = None
        if not self._silent:
            self._onSelected()


def _runs(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """First and last of those that follow each other."""
    begin = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            yield rows[begin], rows[place - 1]
            begin = place
