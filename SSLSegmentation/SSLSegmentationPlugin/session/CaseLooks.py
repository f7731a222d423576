"""Pictures of the cases and sizes of their masks, found out in a child process, those that are seen first."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from SSLSegmentationLib.project.case_look import CaseLook

from .CaseEntry import NOTHING
from .Question import Question
from .Session import Session

_BATCHES = (8, 24, 60)  # cases of the first, the second and the further questions: the first answer comes soon
_FIRST = 60  # cases that a question can begin with


class CaseLooks:
    """What is known of the cases of the open project, in parts; kept by the library, so that it is quick the next time.

    Args:
        session: whose project it is.
        python: the Python that Slicer brings; nothing more is needed.
    """

    def __init__(self, session: Session, python: str) -> None:
        self.session = session
        self.python = python
        self.looks: dict[str, CaseLook] = {}
        self._folder: Path | None = None
        self._asked = 0  # questions about the cases as they are
        self._left: int | None = None
        self._first: Callable[[], Sequence[str]] = tuple
        self._changed: Callable[[], None] = lambda: None
        self._question = Question(session, self._take)

    @property
    def isLooking(self) -> bool:
        """Whether something is being found out."""
        return self._question.isAsked

    def of(self, caseId: str) -> CaseLook:
        """What is known of a case of the open project; nothing, as long as it was not looked at."""
        project = self.session.project
        isHere = project is not None and project.folder == self._folder
        return self.looks.get(caseId, NOTHING) if isHere else NOTHING

    def look(self, first: Callable[[], Sequence[str]], changed: Callable[[], None]) -> None:
        """Have all cases looked at that are new or have changed. Returns at once.

        Args:
            first: ids of the cases to begin with, asked for before each part.
            changed: called whenever more is known.
        """
        project = self.session.project
        if project is None or project.folder != self._folder:
            self.forget()
        self._first, self._changed = first, changed
        if project is not None:
            self._folder, self._asked, self._left = project.folder, 0, None
            self._ask()

    def forget(self) -> None:
        """Know nothing, and await nothing."""
        self._question.drop()
        self.looks, self._folder = {}, None

    def _ask(self) -> None:
        most = _BATCHES[min(self._asked, len(_BATCHES) - 1)]
        self._asked += 1
        first = [caseId for caseId in self._first() if caseId not in self.looks][:_FIRST]
        words = ["thumbnails", str(self._folder), "--most", str(most), *(["--first", *first] if first else [])]
        self._question.ask(self.python, *words)

    def _take(self, content: dict[str, Any] | None, _problem: str) -> None:
        """A part of the answer; without one, which the log says, what is known stays."""
        if content is None or self.session.project is None or self.session.project.folder != self._folder:
            return
        try:
            found = {str(caseId): CaseLook.from_dict(one) for caseId, one in content["cases"].items()}
            left = int(content["left"])
        except (KeyError, TypeError, ValueError, AttributeError):
            logging.exception("What was found out of the cases is not understood.")
            return
        changed = any(self.looks.get(caseId) != one for caseId, one in found.items())
        self.looks |= found
        goesOn = left > 0 and (self._left is None or left < self._left)
        self._left = left
        if changed:
            self._changed()
        if goesOn:
            self._ask()
