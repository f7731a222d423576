"""What the structures of a case with frames hold over time, measured by the library in a child process."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case, frames_of
from SSLSegmentationLib.project.volume_curve import VolumeCurve

from .Question import Question
from .Session import Session

_KEPT = 200  # curves of cases that were looked at


class VolumeCurves:
    """The curve of one case at a time; those that were measured are remembered as long as their masks stay as they are.

    Args:
        session: whose project it is.
        python: the Python that Slicer brings; nothing more is needed.
        changed: called when there is something new to show.
    """

    def __init__(self, session: Session, python: str, changed: Callable[[], None]) -> None:
        self.session = session
        self.python = python
        self._changed = changed
        self._question = Question(session, self._take)
        self._key: tuple[Any, ...] | None = None
        self._known: dict[tuple[Any, ...], tuple[VolumeCurve | None, str]] = {}

    @property
    def isMeasuring(self) -> bool:
        """Whether the curve is on its way."""
        return self._question.isAsked

    @property
    def curve(self) -> VolumeCurve | None:
        """What was measured of the case; None while it is not, or if it cannot be."""
        return self._known.get(self._key, (None, ""))[0]

    @property
    def problem(self) -> str:
        """Why there is no curve, in words; empty if there is one, or it is on its way."""
        return self._known.get(self._key, (None, ""))[1]

    def measure(self, case: Case, model: str | None) -> None:
        """Have a case measured, unless it is known or asked for. Returns at once.

        Args:
            case: one with frames.
            model: whose masks; None = those that the case itself has.
        """
        masks = masksOf(case, model)
        key = (case.folder, model, tuple(sorted((number, _stamp(path)) for number, path in masks.items())))
        if key == self._key:
            return
        self._key = key
        self._question.drop()
        if key in self._known:
            return
        if not masks:
            self._known[key] = None, _("None of its frames has a whole mask yet.")
            return
        whose = ("--reference",) if model is None else ("--model", model)
        self._question.ask(self.python, "measure", str(case.folder.parents[1]), case.id, *whose, "--no-files")

    def forget(self) -> None:
        """Show none, and await none."""
        self._question.drop()
        self._key = None

    def _take(self, content: dict[str, Any] | None, problem: str) -> None:
        curve = None
        if content is not None:
            try:
                curve = VolumeCurve.from_dict(content)
            except (KeyError, TypeError, ValueError):
                logging.exception("What was measured is not understood.")
                problem = _("The measurement cannot be read; Slicer's log says more.")
        while len(self._known) >= _KEPT:
            del self._known[next(iter(self._known))]
        if self._key is not None:
            self._known[self._key] = curve, problem
        self._changed()


def masksOf(case: Case, model: str | None) -> dict[int, Path]:
    """Where the whole masks of the frames of a case lie, by the number of the frame.

    Args:
        model: whose masks; None = those that the case itself has.
    """
    views = frames_of(case)
    if model is None:
        whole = [view for view in views if view.label is not None and view.label.annotated_slices is None]
        found = [(view.frame.number, view.label_path) for view in whole]
    else:
        found = [(view.frame.number, view.prediction_path(model)) for view in views]
    return {number: path for number, path in found if path is not None and path.is_file()}


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:  # gone in this moment; whoever measures says so
        return 0, 0
    return status.st_mtime_ns, status.st_size
