"""Which case to annotate next, in which slices, and why: asked of the library in a child process."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from SSLSegmentationLib.project import Case, frames_of

from .Question import Question
from .Session import Session

_COUNT = 5


@dataclass(frozen=True)
class Suggested:
    """A case to annotate.

    Args:
        caseId: its id.
        slices: indices in its file of the slices to begin with, along ``axis``.
        axis: voxel axis (0 = i, 1 = j, 2 = k) across which they lie.
        reason: why, in words.
    """

    caseId: str
    slices: tuple[int, ...]
    axis: int
    reason: str

    def inViews(self, case: Case) -> tuple[int, ...]:
        """The same slices as Slicer counts them: it reverses the order of slices of a left-handed image."""
        isReversed = self.axis == 2 and np.linalg.det(np.reshape(case.direction, (3, 3))) < 0
        return tuple(sorted(case.size[2] - 1 - index if isReversed else index for index in self.slices))


@dataclass(frozen=True)
class Place:
    """Where a case lies on the map on which alike volumes are near each other, 0 to 1 along both axes."""

    caseId: str
    x: float
    y: float
    group: int


class Suggestions:
    """What the library suggests for the open project, asked anew whenever its annotations are others.

    Args:
        session: whose project it is.
        python: the Python that Slicer brings; nothing more is needed.
    """

    def __init__(self, session: Session, python: str) -> None:
        self.session = session
        self.python = python
        self.suggested: tuple[Suggested, ...] = ()
        self.places: tuple[Place, ...] = ()
        #: Why there are none, in words; empty if nothing is wrong.
        self.failure = ""
        self._asked: tuple | None = None
        self._question = Question(session, self._take)
        self._token = session.observe("project", self._onProject)

    def cleanup(self) -> None:
        """The module goes away."""
        self.forget()
        self.session.unobserve(self._token)

    @property
    def isAsking(self) -> bool:
        """Whether an answer is on its way."""
        return self._question.isAsked

    def ask(self) -> None:
        """Have the library look again, unless nothing has changed. Returns at once."""
        project = self.session.project
        if project is None:
            return
        state = (project.folder, tuple(_asFarAs(case) for case in self.session.cases()))
        if state == self._asked:
            return
        self._asked = state
        self._question.drop()
        if state[1]:
            self._question.ask(self.python, "suggest", str(project.folder), "--count", str(_COUNT))

    def again(self) -> None:
        """Look again, also if nothing has changed that can be seen here."""
        self._asked = None
        self.ask()

    def poll(self) -> bool:
        """Take the answer if it is there; returns whether nothing is awaited. Never waits."""
        return self._question.poll()

    def _onProject(self) -> None:
        if self._asked is not None and (self.session.project is None or self._asked[0] != self.session.project.folder):
            self.forget()

    def forget(self) -> None:
        """Know nothing."""
        self._question.drop()
        self._asked, self.suggested, self.places, self.failure = None, (), (), ""

    def of(self, caseId: str) -> Suggested | None:
        """What is suggested for a case."""
        return next((one for one in self.suggested if one.caseId == caseId), None)

    def _take(self, content: dict[str, Any] | None, problem: str) -> None:
        self.failure = problem
        if content is not None:
            try:
                suggested = tuple(
                    Suggested(one["case"], tuple(one["slices"]), int(one["axis"]), str(one["reason"]))
                    for one in content["suggestions"]
                )
                places = [Place(one["case"], one["x"], one["y"], int(one["group"])) for one in content["map"]]
                self.suggested, self.places = suggested, _spread(places)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                logging.exception("The suggestions are not understood.")
                self.failure = str(error)
        self.session.notify("suggestions")


def _asFarAs(case: Case) -> tuple[object, ...]:
    labels = [view.label for view in frames_of(case)]
    slices = [label and (label.file, label.source, tuple(label.annotated_slices or ())) for label in labels]
    return (case.id, str(case.role), *slices)


def _spread(places: Sequence[Place]) -> tuple[Place, ...]:
    """The same places, from 0 to 1 along both axes."""
    if not places:
        return ()
    ends = [(min(values), max(values)) for values in ([p.x for p in places], [p.y for p in places])]

    def scaled(value: float, axis: int) -> float:
        low, high = ends[axis]
        return (value - low) / (high - low) if high > low else 0.5

    return tuple(Place(place.caseId, scaled(place.x, 0), scaled(place.y, 1), place.group) for place in places)
