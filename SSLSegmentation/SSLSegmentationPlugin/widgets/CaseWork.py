"""What is done with many cases is done a few at a time, so that the window answers: each of them goes to the disk."""

from collections.abc import Callable, Collection
from copy import copy

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import listed
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.damaged import DamagedCase
from SSLSegmentationLib.project.patients import mixed_patients

from .Builders import timer
from .Panel import Panel


class CaseWork:
    """At most one at a time. Each case is done or not: whoever is stopped in the middle leaves none half done.

    Args:
        panel: that it is a part of; shows what the disk refuses, and which patients have several uses then.
        onProgress: called after each piece.
    """

    _AT_ONCE, _PIECE = 8, 3

    def __init__(self, panel: Panel, onProgress: Callable[[], None] = lambda: None) -> None:
        self._panel = panel
        self._onProgress = onProgress
        self._left: list[Case | DamagedCase] = []
        self._ids: Collection[str] = ()
        self._project: Project | None = None
        self._isRemoving = False
        self.total = 0
        self._do: Callable[[Case | DamagedCase], None] = lambda case: None
        self._timer = timer(0, self._onTimer)

    @property
    def running(self) -> bool:
        """Whether there are cases left to do."""
        return bool(self._left)

    @property
    def isRemoving(self) -> bool:
        """Whether cases are being taken out, so that some of those that are shown are gone."""
        return self.running and self._isRemoving

    @property
    def done(self) -> int:
        """How many are done."""
        return self.total - len(self._left)

    @property
    def whyBusy(self) -> str:
        """Why nothing else can be done with the cases; empty if something can."""
        if self.isRemoving:
            return _("Cases are being taken out: wait, or stop it.")
        return _("The use of cases is being changed: wait.") if self._left else ""

    def giveRole(self, cases: Collection[Case], role: Role, *, force: bool) -> None:
        """Give cases a role.

        Args:
            force: take even test cases out of the test set.

        Raises:
            ProjectError: one may not have it; the others keep theirs.
            StorageError: the disk refused.
        """
        project = self._panel.session.openedProject()
        # What may be refused comes first. Copies, as those that are shown are for all.
        some = [copy(case) for case in sorted(cases, key=lambda case: case.role is not Role.TEST)]
        self._begin(some, lambda case: project.set_role(case, role, force=force))

    def askToRemove(self, cases: Collection[Case | DamagedCase]) -> None:
        """Take cases out of the project, damaged ones, too, if the user says so.

        Raises:
            StorageError: the disk refused; those before it are out, the others stay.
        """
        project = self._panel.session.openedProject()
        names = [case.name if isinstance(case, Case) else case.id for case in cases]
        agreed = slicer.util.confirmOkCancelDisplay(
            _(
                "Take {count} cases out of the project ({names})?\n\nTheir folders, masks included, move to\n{target}\n"
                "Nothing is deleted."
            ).format(count=len(cases), names=listed(names), target=project.folder / "removed"),
            windowTitle=_("Remove cases"),
        )
        if not agreed:
            return
        self._begin([*cases], lambda case: self._panel.logic.takeOut(project, case), isRemoving=True)

    def stop(self) -> None:
        """Leave the other cases as they are."""
        if self._left:
            self._left = []
            self._end()

    def cleanup(self) -> None:
        """The module goes away: do the rest now."""
        if self._left:
            with self._panel.reporting():
                self._goOn(len(self._left))

    def _begin(
        self, cases: list[Case | DamagedCase], do: Callable[[Case | DamagedCase], None], *, isRemoving: bool = False
    ) -> None:
        self._project = self._panel.session.openedProject()
        self._ids = [case.id for case in cases]
        self._left, self._do, self.total, self._isRemoving = cases, do, len(cases), isRemoving
        self._goOn(self._AT_ONCE)
        if self._left:
            self._timer.start()
            self._panel.refresh()

    def _goOn(self, count: int) -> None:
        now, self._left = self._left[:count], self._left[count:]
        try:
            for case in now:
                self._do(case)
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
            self._goOn(self._PIECE)
        self._onProgress()
