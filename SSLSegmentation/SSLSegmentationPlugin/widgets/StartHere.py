"""Which case to annotate next, in which slices and why; a click opens it. Beside it a map of all volumes."""

from collections.abc import Callable, Collection, Sequence

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case

from ..session.Suggestions import Suggested, Suggestions
from ..text.Hints import inSlicer
from .Builders import textLabel
from .RowTable import Cell, RowTable
from .VolumeMap import VolumeMap

_HEADINGS = (_("Case"), _("Why"))


class StartHere:
    """A box over the case list.

    Args:
        suggestions: what the library suggests.
        onChosen: called with a case and its suggested slices, as Slicer counts them.
    """

    def __init__(self, suggestions: Suggestions, onChosen: Callable[[str, Sequence[int]], None]) -> None:
        self.suggestions = suggestions
        self._onChosen = onChosen
        self._cases: dict[str, Case] = {}
        self.widget = qt.QGroupBox(_("Start here"))
        row = qt.QHBoxLayout(self.widget)
        column = qt.QVBoxLayout()
        self.label = textLabel()
        self.label.setMinimumHeight(2 * self.label.fontMetrics().lineSpacing())  # what it says moves nothing below
        column.addWidget(self.label)
        self.table = RowTable(_HEADINGS, lambda: None, yielding=(1,))
        self.table.widget.setFixedHeight(86)
        self.table.widget.cellClicked.connect(self._onRow)
        column.addWidget(self.table.widget)
        column.addStretch(1)
        row.addLayout(column, 1)
        self.map = VolumeMap(self._onDot)
        row.addWidget(self.map.widget, 0, qt.Qt.AlignTop)

    def show(self, cases: Sequence[Case], current: str | None) -> None:
        """Show what is suggested by now.

        Args:
            cases: of the project.
            current: id of the case that is open.
        """
        self._cases = {case.id: case for case in cases}
        names = {case.id: case.name for case in cases}
        suggested = [one for one in self.suggestions.suggested if one.caseId in names]
        self.widget.visible = len(names) > 1
        self.label.text = self._words(next((one for one in suggested if one.caseId == current), None), suggested)
        rows = [(one.caseId, self._cells(one)) for one in suggested]
        self.table.fill(rows, [current] if current in [one.caseId for one in suggested] else [])
        annotated = [case.id for case in cases if case.is_labelled]
        reasons = {one.caseId: one.reason for one in suggested}
        self.map.show(self.suggestions.places, names, annotated, reasons, current)

    def following(self, current: str | None, shown: int | None, complete: Collection[int]) -> tuple[str, int] | None:
        """The next suggested case and slice, as Slicer counts them; None if there is none.

        Args:
            current: the case that is open.
            shown: its slice that is seen.
            complete: its slices that are complete.
        """
        suggested = [one for one in self.suggestions.suggested if one.caseId in self._cases]
        own = next((one for one in suggested if one.caseId == current), None)
        if own is not None:
            left = [index for index in own.inViews(self._cases[own.caseId]) if index not in complete]
            after = [index for index in left if shown is None or index > shown] or left
            if after and after[0] != shown:
                return own.caseId, after[0]
        place = suggested.index(own) + 1 if own is not None else 0
        for one in suggested[place:] + suggested[:place]:
            slices = one.inViews(self._cases[one.caseId])
            if one.caseId != current and slices:
                return one.caseId, slices[0]
        return None

    def _cells(self, one: Suggested) -> Sequence[Cell]:
        case = self._cases[one.caseId]
        reason = inSlicer(one.reason)
        text = _("{reason}\nBegin with the slices {slices}.").format(reason=reason, slices=self._slices(one))
        return (case.name, f"{case.name} ({case.id})"), (reason, text)

    def _slices(self, one: Suggested) -> str:
        """Numbers of the slices as they are shown: from 1."""
        return ", ".join(str(index + 1) for index in one.inViews(self._cases[one.caseId]))

    def _words(self, own: Suggested | None, suggested: Sequence[Suggested]) -> str:
        if own is not None:
            return _("{reason} Slices {slices} (key L: the next).").format(
                reason=inSlicer(own.reason), slices=self._slices(own)
            )
        if suggested:
            return _("A click opens a case at the slices to begin with.")
        if self.suggestions.isAsking:
            return _("Looking at the volumes …")
        return inSlicer(self.suggestions.failure) or _("Nothing is left to suggest.")

    def _onRow(self, row: int, *_arguments) -> None:
        self._choose(self.table.keys[row])

    def _onDot(self, caseId: str) -> None:
        self._choose(caseId)

    def _choose(self, caseId: str) -> None:
        found = self.suggestions.of(caseId)
        self._onChosen(caseId, found.inViews(self._cases[caseId]) if found else ())
