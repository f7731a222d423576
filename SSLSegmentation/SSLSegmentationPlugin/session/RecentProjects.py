"""What is in the projects that were open before: looked at by a child process, since a drive may be asleep."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Any

from .Drives import Look
from .Question import Question
from .Session import Session

_AT_ONCE = 0.1  # seconds for all drives together; those that need longer are asked when they answer
_SILENT = 3.0  # seconds after which it is said that a drive does not answer
_GIVEN_UP = 120.0  # seconds after which nobody waits for it any more
_READING = 15.0  # seconds for what is in projects; after that each is asked by itself


class RecentProjects:
    """The list of recent projects, and what is known of each.

    Each drive is looked for by itself, so that one that is gone holds up none of the others.

    Args:
        session: that knows their folders.
        python: the interpreter that looks.
    """

    def __init__(self, session: Session, python: str) -> None:
        self.session, self.python = session, python
        self.onRead: Callable[[], None] = lambda: None
        self._known: dict[str, dict[str, Any]] = {}
        self._looks: dict[str, Look] = {}  # at drives that have not answered yet
        self._silent: set[str] = set()
        self._queue: list[list[str]] = []
        self._reading: list[str] = []
        self._began = self._asked = 0.0
        self._question = Question(session, self._onAnswer)

    @property
    def folders(self) -> list[str]:
        """Folders, the last opened first; some may be gone."""
        return self.session.recentProjects()

    def look(self) -> None:
        """Look what is in them. Returns at once; ``onRead`` is called when it is known, perhaps several times."""
        self._question.drop()
        self._looks = {folder: Look(folder) for folder in self.folders}
        self._silent, self._queue, self._reading = set(), [], []
        self._began = time.monotonic()
        for look in self._looks.values():
            look.answer(max(0.0, self._began + _AT_ONCE - time.monotonic()))
        if not self._poll():
            self.session.addPoller(self._poll)

    def known(self, folder: str) -> dict[str, Any]:
        """What ``sslseg projects`` says of one; empty while nobody has looked."""
        return self._known.get(folder, {})

    def isGone(self, folder: str) -> bool:
        """Whether it was looked at, and cannot be opened."""
        return bool(self.known(folder).get("problem"))

    def isSilent(self, folder: str) -> bool:
        """Whether its drive has not answered for some time, so that nothing is known of it today."""
        return folder in self._silent

    def findMoved(self, identity: str) -> str:
        """Folder of the project of this identity; empty if it is none of these, or nobody has looked."""
        return next((folder for folder, one in self._known.items() if identity and one.get("id") == identity), "")

    def cleanup(self) -> None:
        """The module goes away."""
        self._looks, self._queue, self._reading = {}, [], []
        self._question.drop()

    def _poll(self) -> bool:
        """Ask what is in projects whose drives answer; returns whether nothing is left to do. Never waits."""
        waited = time.monotonic() - self._began
        there = [folder for folder, look in self._looks.items() if look.answer(0) is not None]
        for folder in there:
            del self._looks[folder]
        if there:
            self._queue.append(there)
        if waited > _SILENT:
            self._say(self._looks)
        if waited > _GIVEN_UP:
            self._looks = {}
        if self._reading and self._question.isAsked and time.monotonic() - self._asked > _READING:
            self._question.drop()
            late, self._reading = self._reading, []
            if len(late) > 1:
                self._queue += [[folder] for folder in late]
            else:
                self._say(late)
        if self._queue and not self._question.isAsked:
            self._reading, self._asked = self._queue.pop(0), time.monotonic()
            self._question.ask(self.python, "projects", *self._reading)
        return not (self._looks or self._queue or self._question.isAsked)

    def _say(self, silent: Collection[str]) -> None:
        if not self._silent.issuperset(silent):
            self._silent.update(silent)
            self.onRead()

    def _onAnswer(self, content: dict[str, Any] | None, _reason: str) -> None:
        self._silent.difference_update(self._reading)
        self._reading = []
        for one in (content or {}).get("projects", []):
            self._known[one["folder"]] = one
        self.onRead()
