"""The use of many cases is changed a few at a time, so that the window answers: every record goes to the disk."""

from collections.abc import Collection
from copy import copy

from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.patients import mixed_patients

from .Builders import timer
from .Panel import Panel

_AT_ONCE, _PIECE = 8, 3


class RoleChange:
    """At most one at a time.

    Args:
        panel: that it is a part of; shows what the disk refuses, and which patients have several uses then.
    """

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self._left: list[Case] = []
        self._ids: Collection[str] = ()
        self._project: Project | None = None
        self._role, self._force = Role.UNLABELLED, False
        self._timer = timer(0, self._onTimer)

    @property
    def whyBusy(self) -> str:
        """Why nothing else can be done with the cases; empty if something can."""
        return _("The use of cases is being changed: wait.") if self._left else ""

    def begin(self, cases: Collection[Case], role: Role, *, force: bool) -> None:
        """Give cases a role.

        Args:
            force: take even test cases out of the test set.

        Raises:
            ProjectError: one may not have it; the others keep theirs.
            StorageError: the disk refused.
        """
        self._project, self._role, self._force = self._panel.session.openedProject(), role, force
        self._ids = [case.id for case in cases]
        # What may be refused comes first. Copies, as those that are shown are for all.
        self._left = [copy(case) for case in sorted(cases, key=lambda case: case.role is not Role.TEST)]
        self._goOn(_AT_ONCE)
        if self._left:
            self._timer.start()
            self._panel.refresh()

    def cleanup(self) -> None:
        """The module goes away: do the rest now."""
        if self._left:
            with self._panel.reporting():
                self._goOn(len(self._left))

    def _goOn(self, count: int) -> None:
        now, self._left = self._left[:count], self._left[count:]
        try:
            for case in now:
                self._project.set_role(case, self._role, force=self._force)
        except BaseException:
            self._left = []
            self._end()
            raise
        if not self._left:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        if self._panel.session.project is self._project:
            self._panel.session.notify("cases")
            mixed = mixed_patients(self._panel.session.cases())
            texts = [text for caseId, text in mixed.items() if caseId in self._ids]
            self._panel.warn("\n".join(dict.fromkeys(texts)))

    def _onTimer(self, *_arguments) -> None:
        with self._panel.reporting():
            self._goOn(_PIECE)
