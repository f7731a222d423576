"""The cases of the open project as a table that can be sorted and searched, with what is read of them for it."""

from collections.abc import Callable

import qt

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Case, DamagedCase
from SSLSegmentationLib.project.cohort import remarks

from ..session.CaseEntry import CaseEntry
from ..session.CaseStatus import CaseStatus, Status
from ..text.Hints import inSlicer
from .Builders import timer
from .CaseFilter import CaseFilter
from .CaseTable import CaseTable
from .Panel import Panel
from .PatientBox import PatientBox

_LOOK_MS = 300


class CaseBrowser:
    """A table with the controls of its filter above it.

    Args:
        panel: that it is a part of; shows problems.
        onSelected: called when other cases are selected.
        onRemove: called when the selected cases are to be taken out.
    """

    def __init__(self, panel: Panel, onSelected: Callable[[], None], onRemove: Callable[[], None]) -> None:
        self._panel, self._session = panel, panel.session
        self._onSelected = onSelected
        self.cases: list[Case] = []
        self.damaged: list[DamagedCase] = []
        #: Id of a case → what is unusual about it.
        self.remarks: dict[str, list[str]] = {}
        self._entries: dict[str, CaseEntry] = {}
        self._project: object = None
        self._read: object = None
        self.widget = qt.QWidget()
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self.filter = CaseFilter(self._onFiltered)
        self.table = CaseTable(onSelected, self._open, onRemove)
        rows.addWidget(self.filter.widget)
        rows.addWidget(self.table.widget, 1)
        self.patients = PatientBox(panel, self._showKnown)
        rows.addWidget(self.patients.widget)
        # What takes a while is found out when the user has seen the rest; many changes at once are one.
        self._looking = timer(_LOOK_MS, self._look)
        self._looking.setSingleShot(True)

    def read(self) -> bool:
        """Read what has changed of the cases, and show it; returns whether anything may have."""
        session = self._session
        if self.widget.visible:
            self._looking.start()
        try:
            cases, self.damaged = session.cases(), session.damagedCases()
            if cases is self._read and self._project is session.project:
                return False  # an opening tells of it several times
            self._read, self.cases = cases, list(cases)
        except SSLSegError as error:  # they cannot be listed at all
            self.cases, self.damaged = [], []
            self._panel.problem(error)
        if self._project is not session.project:
            self._project, self._entries = session.project, {}
            self.filter.clear()
        found = remarks(self.cases)
        self.remarks = {key: [inSlicer(text) for text in texts] for key, texts in found.items()}
        self.patients.refresh(self.cases)
        self._showKnown()
        return True

    def leave(self) -> None:
        """Nobody sees it any more: nothing further is found out, and all is read when somebody is back."""
        self._read = None
        self._looking.stop()

    def cleanup(self) -> None:
        """The module goes away."""
        self._looking.stop()

    def _showKnown(self) -> None:
        self._entries = {case.id: self._entry(case) for case in self.cases}
        self.show()

    def _look(self, *_arguments) -> None:
        if not self.cases or self._panel.logic.dataImport.running:  # when it ends, the cases are read anew
            return
        self._panel.logic.caseLooks.look(self.table.seenKeys, self._showKnown)

    def show(self) -> None:
        """Show what was read."""
        listed = self.filter.chosen(list(self._entries.values()))
        damaged = [] if self.filter.isActive and not self.filter.odd.checked else self.damaged
        self.table.show(listed, damaged, self._session.sequences())

    def _entry(self, case: Case) -> CaseEntry:
        group, help = self.patients.groupOf(case)
        look = self._panel.logic.caseLooks.of(case.id)
        odd = tuple(self.remarks.get(case.id, ()))
        made = CaseEntry(case, self._statusOf(case), odd, group, help, look)
        before = self._entries.get(case.id)
        return before if before == made else made

    def _statusOf(self, case: Case) -> CaseStatus:
        try:
            return self._session.statuses.of(case)
        except SSLSegError as error:
            self._panel.problem(error)
            return CaseStatus(Status.NOTHING)

    def _onFiltered(self) -> None:
        before = self.table.selectedKeys()
        self.show()
        if self.table.selectedKeys() != before:  # what is not listed is not selected
            self._onSelected()

    def _open(self, caseId: str) -> None:
        if any(case.id == caseId for case in self.cases):
            self._session.setCurrentCase(caseId)
            self._session.askForStep("AnnotatePanel")
