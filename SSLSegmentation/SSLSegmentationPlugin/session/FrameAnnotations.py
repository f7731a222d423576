"""Which frame of a case with frames is opened: the one that is named, was open last, or has a mask."""

from __future__ import annotations

from pathlib import Path

from SSLSegmentationLib.project import Case, frames_of
from SSLSegmentationLib.project.series import frame_id, frame_view, split_frame_id

from . import Drafts


class FrameAnnotations:
    """Remembers for each case the frame that was open last."""

    def __init__(self) -> None:
        self._last: dict[Path, int] = {}

    def chosen(self, case: Case, caseId: str) -> Case:
        """What of a case is opened: one of its frames if it has any, else the case itself.

        Args:
            caseId: its id, or that of one of its frames.

        Raises:
            ProjectError: there is no such frame.
        """
        named = split_frame_id(caseId)
        if case.series is None and not named:
            return case
        if named:
            return frame_view(case, named[1])
        last, views = self.last(case), frames_of(case)
        return views[last - 1] if last else _first(views)

    def last(self, case: Case) -> int:
        """Number of the frame of a case that was open last; of one that was not, 0."""
        number = self._last.get(case.folder, 0)
        return number if case.series is not None and number <= len(case.series.frames) else 0

    def remember(self, case: Case) -> None:
        """Note that a case is open; of one without frames nothing is kept."""
        if case.frame is not None:
            self._last[case.folder] = case.frame.number


def neighbour(case: Case, by: int) -> str | None:
    """Id of the frame so many after (or before) a frame; None if there is none, and for what is no frame."""
    frame = case.frame
    if frame is None or not 1 <= frame.number + by <= frame.count:
        return None
    return frame_id(frame.case_id, frame.number + by)


def isOtherFrame(case: Case | None, other: Case) -> bool:
    """Whether two are frames of one case, and not the same."""
    frames = None if case is None else case.frame, other.frame
    return None not in frames and frames[0] != frames[1] and case.folder == other.folder


def _first(views: list[Case]) -> Case:
    """The first frame with a mask, else the first on which something was drawn, else the first."""
    labelled = [view for view in views if view.label is not None]
    return (labelled or [view for view in views if Drafts.draftPath(view).is_file()] or views)[0]
