"""What is in the projects that were open before: looked at by a child process, since a drive may be asleep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .Question import Question
from .Session import Session


class RecentProjects:
    """The list of recent projects, and what is known of each.

    Args:
        session: that knows their folders.
        python: the interpreter that looks.
    """

    def __init__(self, session: Session, python: str) -> None:
        self.session, self.python = session, python
        self.onRead: Callable[[], None] = lambda: None
        self._known: dict[str, dict[str, Any]] = {}
        self._question = Question(session, self._onAnswer)

    @property
    def folders(self) -> list[str]:
        """Folders, the last opened first; some may be gone."""
        return self.session.recentProjects()

    def look(self) -> None:
        """Look what is in them. Returns at once; ``onRead`` is called when it is known."""
        if self.folders:
            self._question.ask(self.python, "projects", *self.folders)

    def known(self, folder: str) -> dict[str, Any]:
        """What ``sslseg projects`` says of one; empty while nobody has looked."""
        return self._known.get(folder, {})

    def isGone(self, folder: str) -> bool:
        """Whether it was looked at, and cannot be opened."""
        return bool(self.known(folder).get("problem"))

    def findMoved(self, identity: str) -> str:
        """Folder of the project of this identity; empty if it is none of these, or nobody has looked."""
        return next((folder for folder, one in self._known.items() if identity and one.get("id") == identity), "")

    def cleanup(self) -> None:
        """The module goes away."""
        self._question.drop()

    def _onAnswer(self, content: dict[str, Any] | None, _reason: str) -> None:
        for one in (content or {}).get("projects", []):
            self._known[one["folder"]] = one
        self.onRead()
