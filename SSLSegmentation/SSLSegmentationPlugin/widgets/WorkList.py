"""The worklist of the step Review: the cases, and below them the frames of the one that is selected."""

from collections.abc import Callable

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project.series import whole_id

from ..session.FrameAnnotations import neighbour
from ..session.Review import CaseReviews, Review
from ..session.Reviews import Reviews
from .Builders import textLabel
from .ReviewTable import FrameTable, ReviewTable

_ALONE_PX, _SHARED_PX, _LARGEST_PX = 240, 140, 16_777_215  # heights; the last is Qt's own


class WorkList:
    """Two tables; what is selected in the upper one decides what the lower one lists.

    Args:
        reviews: the masks.
        onSelected: called when something else is selected.
    """

    def __init__(self, reviews: Reviews, onSelected: Callable[[], None]) -> None:
        self.reviews = reviews
        self._onSelected = onSelected
        self._wanted: str | None = None  # frame that is to be selected with its case
        self.widget = qt.QWidget()
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self.table = ReviewTable(self._onCaseSelected)
        self.notesLabel = textLabel()
        self.frames = FrameTable(onSelected)
        self.frames.widget.setFixedHeight(_SHARED_PX)
        self.frames.widget.toolTip = _("Key J: previous frame, key K: next frame")
        for widget in (self.table.widget, self.notesLabel, self.frames.widget):
            rows.addWidget(widget)

    def show(self, model: str) -> None:
        """List the masks of a model, as far as they are read.

        Raises:
            ProjectError: a case record is damaged.
        """
        self.table.show(self.reviews.ofCases(model))
        self._showFrames()
        self.notesLabel.text = "\n".join(self._notes())
        self.notesLabel.visible = bool(self.notesLabel.text)

    def _notes(self) -> list[str]:
        """What is to be known of the list as a whole."""
        notes = []
        if self.reviews.left:
            left = counted(self.reviews.left, _("case"), _("cases"))
            notes.append(_("The masks of {cases} are still being read.").format(cases=left))
        if self.table.isFlat:
            notes.append(
                _(
                    "How good a flat mask is expected to be, nothing tells: 'Sure' is only how sure the network is of "
                    "the pixels that it has marked."
                )
            )
        return notes

    @property
    def case(self) -> CaseReviews | None:
        """The one case that is selected."""
        selected = self.table.selectedCases()
        return selected[0] if len(selected) == 1 else None

    @property
    def one(self) -> Review | None:
        """The one mask that is looked at."""
        case = self.case
        if case is None:
            return None
        return self.frames.selected() if case.hasFrames else case.reviews[0]

    def select(self, caseId: str) -> None:
        """Look at a case, or at one of its frames."""
        if [whole_id(caseId)] != self.table.selectedKeys():
            self._wanted = caseId
            self.table.select([whole_id(caseId)])
        elif caseId in self.frames.keys:
            self.frames.select([caseId])

    def go(self, by: int) -> None:
        """Look at the frame so many after (or before) the one that is selected, if there is one."""
        one = self.one
        wanted = None if one is None else neighbour(one.case, by)
        if wanted is not None:
            self.frames.select([wanted])

    def near(self) -> list[Review]:
        """What may be looked at next, the likeliest first: the rows or frames below and above the selected one."""
        case, one = self.case, self.one
        found = []
        for by in (1, -1):
            frame = neighbour(one.case, by) if one is not None and one.case.frame is not None else None
            row = None if case is None or frame is not None else self.table.neighbour(case.case.id, by)
            found += [each for each in (case.reviews if frame else ()) if each.case.id == frame]
            found += [] if row is None else [self.table.casesOf([row])[0].first]
        return found

    def selectNext(self, done: Review, left: list[Review]) -> Review:
        """Look at what comes next: first the later frames of the case of what is done, then its others.

        Args:
            done: what was decided.
            left: what is still to be reviewed, in the order of the list; at least one.
        """
        same = [one for one in left if one.case.folder == done.case.folder and one.case.frame is not None]
        later = [one for one in same if one.case.frame.number > done.case.frame.number]
        following = (later or same or left)[0]
        self.select(following.case.id)
        return following

    def _showFrames(self) -> None:
        """List the frames of the one case; both tables then share the room."""
        case = self.case
        self.frames.show(case)
        isShared = case is not None and case.hasFrames
        height = (_SHARED_PX, _SHARED_PX) if isShared else (_ALONE_PX, _LARGEST_PX)
        self.table.widget.setMinimumHeight(height[0])
        self.table.widget.setMaximumHeight(height[1])

    def _onCaseSelected(self) -> None:
        case, wanted, self._wanted = self.case, self._wanted, None
        self._showFrames()
        if case is None or not case.hasFrames or self.frames.selected() is not None:
            self._onSelected()
        else:
            self.frames.select([wanted if wanted in self.frames.keys else case.first.case.id])
