"""Which cases of many are listed: by words that one types, by use, by how far they are, by remarks."""

from collections.abc import Callable, Sequence

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Role

from ..session.CaseEntry import CaseEntry
from ..session.CaseStatus import Status
from ..text.FrameText import framesText
from ..text.RoleText import ROLE_NAMES
from .Builders import controlsRow, narrowChooser
from .CaseList import statusText

_FEWEST = 5  # with fewer cases there is nothing to look for
_STATES: tuple[tuple[str, frozenset[Status]], ...] = (
    (_("Nothing drawn"), frozenset({Status.NOTHING})),
    (_("Begun"), frozenset({Status.DRAFT})),
    (_("Some slices"), frozenset({Status.SLICES, Status.FRAMES})),
    (_("Complete"), frozenset({Status.COMPLETE, Status.ACCEPTED})),
)


class CaseFilter:
    """A row of controls above the table; hidden while there are only a few cases.

    Args:
        onChange: called when others are to be listed.
    """

    def __init__(self, onChange: Callable[[], None]) -> None:
        self._onChange = onChange
        self._texts: dict[str, tuple[CaseEntry, str]] = {}
        self.widget, row = controlsRow()
        self.search = qt.QLineEdit()
        self.search.placeholderText = _("Search")
        self.search.clearButtonEnabled = True
        self.search.toolTip = _("Lists the cases that have all these words in their name, use, annotation or remarks.")
        self.search.textChanged.connect(self._changed)
        self.role = narrowChooser(_("Only cases that are used for this."), letters=8)
        self.role.addItem(_("All uses"), "")
        for role in Role:
            self.role.addItem(ROLE_NAMES[role], str(role))
        self.state = narrowChooser(_("Only cases whose annotation is so far."), letters=9)
        self.state.addItem(_("All states"))
        for text, _states in _STATES:
            self.state.addItem(text)
        self.odd = qt.QCheckBox("⚠")
        self.odd.toolTip = _("Only cases with remarks.")
        self.count = qt.QLabel()
        self.role.currentIndexChanged.connect(self._changed)
        self.state.currentIndexChanged.connect(self._changed)
        self.odd.toggled.connect(self._changed)
        row.addWidget(self.search, 1)
        for widget in (self.role, self.state, self.odd, self.count):
            row.addWidget(widget)
        self.widget.visible = False

    @property
    def isActive(self) -> bool:
        """Whether some may not be listed."""
        return bool(self.search.text.strip() or self.role.currentIndex or self.state.currentIndex or self.odd.checked)

    def clear(self) -> None:
        """List all; nobody is told."""
        for widget in (self.search, self.role, self.state, self.odd):
            widget.blockSignals(True)
        self.search.text, self.role.currentIndex, self.state.currentIndex, self.odd.checked = "", 0, 0, False
        for widget in (self.search, self.role, self.state, self.odd):
            widget.blockSignals(False)

    def chosen(self, entries: Sequence[CaseEntry]) -> list[CaseEntry]:
        """Those to list, in the same order."""
        self.widget.visible = self.isActive or len(entries) >= _FEWEST
        if not self.isActive:
            self.count.text = ""
            return list(entries)
        words = self.search.text.casefold().split()
        role, state = self.role.itemData(self.role.currentIndex), self.state.currentIndex
        found = [
            one
            for one in entries
            if (not role or str(one.case.role) == role)
            and (not state or one.status.status in _STATES[state - 1][1])
            and (not self.odd.checked or one.remarks)
            and all(word in self._textOf(one) for word in words)
        ]
        self.count.text = _("{count} of {total}").format(count=len(found), total=len(entries))
        return found

    def _textOf(self, entry: CaseEntry) -> str:
        """What is searched; made once."""
        case = entry.case
        known = self._texts.get(case.id)
        if known is None or known[0] is not entry:
            state = framesText(case) if case.series else statusText(entry.status)
            parts = (case.name, case.id, entry.group, ROLE_NAMES[case.role], state, *entry.remarks)
            known = self._texts[case.id] = (entry, "\n".join(parts).casefold())
        return known[1]

    def _changed(self, *_arguments) -> None:
        self._onChange()
