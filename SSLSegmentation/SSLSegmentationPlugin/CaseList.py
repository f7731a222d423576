"""The cases of the step Annotate, with how far each is."""

from collections.abc import Callable, Sequence

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case

from .CaseStatus import CaseStatus, Status
from .CaseTable import ROLE_HELP, ROLE_NAMES
from .RunWords import counted

_HEADINGS = (_("Case"), _("Annotation"), _("Used for"))
_SIGNS = {Status.NOTHING: "", Status.DRAFT: "✎ ", Status.SLICES: "◐ ", Status.COMPLETE: "✔ ", Status.ACCEPTED: "✔ "}
_HELP = {
    Status.NOTHING: _("Nothing has been drawn yet."),
    Status.DRAFT: _("Something has been drawn, but no slice is marked as complete: nothing learns from it yet."),
    Status.SLICES: _("The network learns from the slices that are marked as complete, and from no other."),
    Status.COMPLETE: _("The network learns from the whole volume."),
    Status.ACCEPTED: _("A predicted mask that you have accepted; the network learns from it."),
}


class CaseList:
    """A table in which one case is selected.

    Args:
        onChosen: called with the id of a case that the user has selected.
    """

    def __init__(self, onChosen: Callable[[str], None]) -> None:
        self._onChosen = onChosen
        self._filling = False
        self.widget = qt.QTableWidget()
        self.widget.columnCount = len(_HEADINGS)
        self.widget.setHorizontalHeaderLabels(list(_HEADINGS))
        self.widget.verticalHeader().visible = False
        self.widget.selectionBehavior = qt.QAbstractItemView.SelectRows
        self.widget.selectionMode = qt.QAbstractItemView.SingleSelection
        self.widget.editTriggers = qt.QAbstractItemView.NoEditTriggers
        self.widget.alternatingRowColors = True
        self.widget.setFixedHeight(150)
        header = self.widget.horizontalHeader()
        header.highlightSections = False
        header.setSectionResizeMode(0, qt.QHeaderView.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, qt.QHeaderView.ResizeToContents)
        self.widget.itemSelectionChanged.connect(self._onSelectionChanged)
        self._ids: list[str] = []

    def show(self, cases: Sequence[Case], statuses: Sequence[CaseStatus], current: str | None) -> None:
        """Show these cases, one of them as the one at hand."""
        self._filling = True
        try:
            self._ids = [case.id for case in cases]
            self.widget.rowCount = len(cases)
            for row, (case, status) in enumerate(zip(cases, statuses, strict=True)):
                words = statusText(status)
                cells = (
                    (case.name, f"{case.name} ({case.id})"),
                    (_SIGNS[status.status] + words, _help(case, status)),
                    (ROLE_NAMES[case.role], ROLE_HELP[case.role]),
                )
                for column, (text, toolTip) in enumerate(cells):
                    item = qt.QTableWidgetItem(text)
                    item.setToolTip(toolTip)
                    item.setFlags(qt.Qt.ItemIsSelectable | qt.Qt.ItemIsEnabled)
                    self.widget.setItem(row, column, item)
            self._select(current)
        finally:
            self._filling = False

    def neighbour(self, current: str | None, by: int) -> str | None:
        """The case so many rows after (or before) another; None at the end of the list."""
        if current not in self._ids:
            return self._ids[0] if self._ids and by > 0 else None
        row = self._ids.index(current) + by
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def _select(self, current: str | None) -> None:
        if current in self._ids:
            row = self._ids.index(current)
            self.widget.selectRow(row)
            self.widget.scrollToItem(self.widget.item(row, 0))
        else:
            self.widget.clearSelection()

    def _onSelectionChanged(self, *_arguments) -> None:
        rows = self.widget.selectionModel().selectedRows(0)
        if not self._filling and rows:
            self._onChosen(self._ids[rows[0].row()])


def statusText(status: CaseStatus) -> str:
    """How far the annotation of a case is, in a few words."""
    words = {
        Status.NOTHING: _("nothing yet"),
        Status.DRAFT: _("draft"),
        Status.SLICES: counted(status.slices, _("slice"), _("slices")),
        Status.COMPLETE: _("complete"),
        Status.ACCEPTED: _("accepted prediction"),
    }[status.status]
    return words + (_(", changed") if status.changed and status.status is not Status.DRAFT else "")


def _help(case: Case, status: CaseStatus) -> str:
    lines = [_HELP[status.status]]
    if status.changed and status.status is not Status.DRAFT:
        lines.append(_("What was drawn since is saved, but nothing learns from it until it is marked as complete."))
    if case.label is not None:
        lines.append(_("The mask was {source}.").format(source=case.label.source))
    return "\n".join(lines)
