"""The cases of the step Predict and review: volumes, confidence, what is worth a look, what was decided."""

from collections.abc import Callable, Sequence

import qt
from slicer.i18n import tr as _

from .Reviews import Review, Verdict
from .RunWords import counted

_HEADINGS = (_("Case"), _("Volume"), _("Sure"), "")
_HEADING_HELP = (
    _("To review first, those that the model is least sure of on top."),
    _("Of each structure, in millilitres."),
    _("How sure the model is of the voxels that it has marked, on average. A guide, no guarantee."),
    _("⚠: something is unusual. Select the case to read what."),
)
VERDICTS = {
    Verdict.WAITING: _("to review"),
    Verdict.CORRECTING: _("being corrected"),
    Verdict.REJECTED: _("rejected"),
    Verdict.ACCEPTED: _("✔ accepted"),
    Verdict.CORRECTED: _("✔ corrected"),
    Verdict.REFUSED: _("could not be segmented"),
    Verdict.NONE: _("not predicted"),
}
_FLAGS = {
    "empty": _("nothing was found"),
    "several islands": _("in {count} separate parts, the largest {share:.0%}"),
    "touches the border": _("reaches the border of the image ({sides})"),
}
_STRUCTURES_SHOWN = 3


class ReviewTable:
    """Rows of several lines, so that nothing has to be scrolled sideways.

    Args:
        onSelected: called when other rows are selected.
    """

    def __init__(self, onSelected: Callable[[], None]) -> None:
        self._onSelected = onSelected
        self._filling = False
        self._reviews: list[Review] = []
        self.widget = qt.QTableWidget()
        self.widget.columnCount = len(_HEADINGS)
        self.widget.setHorizontalHeaderLabels(list(_HEADINGS))
        for column, help in enumerate(_HEADING_HELP):
            self.widget.horizontalHeaderItem(column).setToolTip(help)
        self.widget.verticalHeader().visible = False
        self.widget.selectionBehavior = qt.QAbstractItemView.SelectRows
        self.widget.selectionMode = qt.QAbstractItemView.ExtendedSelection
        self.widget.editTriggers = qt.QAbstractItemView.NoEditTriggers
        self.widget.alternatingRowColors = True
        self.widget.wordWrap = False
        self.widget.setMinimumHeight(240)
        header = self.widget.horizontalHeader()
        header.highlightSections = False
        header.setSectionResizeMode(0, qt.QHeaderView.Stretch)
        for column in range(1, len(_HEADINGS)):
            header.setSectionResizeMode(column, qt.QHeaderView.ResizeToContents)
        self.widget.itemSelectionChanged.connect(self._onSelectionChanged)

    def show(self, reviews: Sequence[Review]) -> None:
        """Show these; the selected ones stay so. What is right already is left alone."""
        if list(reviews) == self._reviews:
            return
        selected = [review.case.id for review in self.selected()]
        self._filling = True
        try:
            self._reviews = list(reviews)
            self.widget.clearSelection()
            self.widget.rowCount = len(reviews)
            for row, review in enumerate(reviews):
                self._fillRow(row, review)
            self.widget.resizeRowsToContents()
            self._select(selected)
        finally:
            self._filling = False

    def select(self, caseId: str) -> None:
        """Select one case, as a click does."""
        self._filling = True
        try:
            self.widget.clearSelection()
            self._select([caseId])
        finally:
            self._filling = False
        self._onSelected()

    def selected(self) -> list[Review]:
        """The selected ones, from top to bottom."""
        rows = sorted({index.row() for index in self.widget.selectionModel().selectedRows(0)})
        return [self._reviews[row] for row in rows]

    def _select(self, ids: Sequence[str]) -> None:
        model = self.widget.selectionModel()
        for row, review in enumerate(self._reviews):
            if review.case.id in ids:
                index = self.widget.model().index(row, 0)
                model.select(index, qt.QItemSelectionModel.Select | qt.QItemSelectionModel.Rows)

    def _fillRow(self, row: int, review: Review) -> None:
        remarks = remarksText(review)
        sure = "–" if review.confidence is None else f"{review.confidence:.0%}"
        cells = (
            (f"{review.case.name}\n{VERDICTS[review.verdict]}", f"{review.case.name} ({review.case.id})"),
            (_volumes(review, _STRUCTURES_SHOWN), _volumes(review, len(review.volumesMl))),
            (sure if review.path else "", _HEADING_HELP[2]),
            ("⚠" if remarks else "", remarks),
        )
        for column, (text, toolTip) in enumerate(cells):
            item = qt.QTableWidgetItem(text)
            item.setToolTip(toolTip)
            item.setFlags(qt.Qt.ItemIsSelectable | qt.Qt.ItemIsEnabled)
            self.widget.setItem(row, column, item)

    def _onSelectionChanged(self, *_arguments) -> None:
        if not self._filling:
            self._onSelected()


def remarksText(review: Review) -> str:
    """What is worth a look, one line for each structure; empty if there is nothing."""
    if review.refusal:
        return review.refusal
    lines = []
    for one in review.figures or ():
        words = [
            _FLAGS[flag].format(count=one.islands, share=one.largestShare, sides=", ".join(one.sides))
            for flag in one.flags
        ]
        if words:
            lines.append(f"{one.name}: {'; '.join(words)}.")
    return "\n".join(lines)


def _volumes(review: Review, most: int) -> str:
    lines = [f"{name} {_ml(volume)}" for name, volume in review.volumesMl.items()]
    if len(lines) > most:
        more = counted(len(lines) - most + 1, _("more"), _("more"))
        lines = [*lines[: most - 1], _("… {more}").format(more=more)]
    return "\n".join(lines)


def _ml(volume: float) -> str:
    return f"{volume:.0f} ml" if volume >= 100 else f"{volume:.1f} ml"
