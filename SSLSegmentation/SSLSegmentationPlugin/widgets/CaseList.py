"""The cases of the step Annotate, with how far each is."""

from collections.abc import Callable, Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project import Case

from ..session.CaseStatus import CaseStatus, Status
from ..text.FrameText import framesText
from ..text.RoleText import ROLE_HELP, ROLE_NAMES
from .RowTable import Cell, RowTable

_HEADINGS = (_("Case"), _("Annotation"), _("Used for"))
_SIGNS = {
    Status.NOTHING: "",
    Status.DRAFT: "✎ ",
    Status.SLICES: "◐ ",
    Status.FRAMES: "◐ ",
    Status.COMPLETE: "✔ ",
    Status.ACCEPTED: "✔ ",
}
_WORDS = {
    Status.NOTHING: _("nothing yet"),
    Status.DRAFT: _("begun"),
    Status.COMPLETE: _("complete"),
    Status.ACCEPTED: _("accepted prediction"),
}
_HELP = {
    Status.NOTHING: _("Nothing has been drawn yet."),
    Status.DRAFT: _("Something has been drawn, but no slice is marked as complete: nothing learns from it yet."),
    Status.SLICES: _("The network learns from the slices that are marked as complete, and from no other."),
    Status.FRAMES: _("The network learns from the frames that have a mask."),
    Status.COMPLETE: _("The network learns from the whole volume."),
    Status.ACCEPTED: _("A predicted mask that you have accepted; the network learns from it."),
}


class CaseList(RowTable):
    """A table in which one case is selected.

    Args:
        onChosen: called with the id of a case that the user has selected.
    """

    def __init__(self, onChosen: Callable[[str], None]) -> None:
        super().__init__(_HEADINGS, self._onCaseSelected)
        self._onChosen = onChosen
        self.widget.setFixedHeight(120)

    def show(self, cases: Sequence[Case], statuses: Sequence[CaseStatus], current: str | None) -> None:
        """Show these cases, one of them as the one at hand."""
        rows = [(case.id, _cells(case, status)) for case, status in zip(cases, statuses, strict=True)]
        self.fill(rows, [] if current is None else [current])

    def _onCaseSelected(self) -> None:
        for caseId in self.selectedKeys():
            self._onChosen(caseId)


def _cells(case: Case, status: CaseStatus) -> Sequence[Cell]:
    return (
        (case.name, f"{case.name} ({case.id})"),
        annotationCell(case, status),
        (ROLE_NAMES[case.role], ROLE_HELP[case.role]),
    )


def annotationCell(case: Case, status: CaseStatus) -> Cell:
    """How far the annotation of a case is, with its sign, and what that means."""
    text = framesText(case) if case.series else statusText(status)
    return _SIGNS[status.status] + text, _help(case, status)


def statusText(status: CaseStatus) -> str:
    """How far the annotation of a case is, in a few words."""
    words = _WORDS.get(status.status) or counted(status.slices, _("slice"), _("slices"))
    return words + (_(", changed") if status.changed and status.status is not Status.DRAFT else "")


def _help(case: Case, status: CaseStatus) -> str:
    lines = [_HELP[status.status]]
    if status.changed and status.status is not Status.DRAFT:
        lines.append(_("What was drawn since is saved, but nothing learns from it until it is marked as complete."))
    if case.label is not None:
        lines.append(_("The mask was {source}.").format(source=case.label.source))
    return "\n".join(lines)
