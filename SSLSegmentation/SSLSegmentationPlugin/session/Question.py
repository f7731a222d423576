"""A question to the library whose answer Slicer does not wait for: a command of ``sslseg`` that prints JSON."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.jobs.launch import search_path

from ..environment.ChildProcess import ChildProcess, printed
from .Session import Session


class Question:
    """At most one at a time, asked in a child process.

    Args:
        session: whose watcher looks after it.
        answered: called with what was printed; or with None, and why there is no answer, in the library's words.
    """

    def __init__(self, session: Session, answered: Callable[[dict[str, Any] | None, str], None]) -> None:
        self.session = session
        self._answered = answered
        self._child: ChildProcess | None = None

    @property
    def isAsked(self) -> bool:
        """Whether an answer is on its way."""
        return self._child is not None

    def ask(self, python: str, *words: str) -> None:
        """Ask this instead of what was asked before. Returns at once.

        Args:
            python: the interpreter that answers.
            words: of the command line, without ``--json``.
        """
        self.drop()
        try:
            self._child = ChildProcess([python, "-m", "SSLSegmentationLib", *words, "--json"], search_path(python))
        except OSError as error:
            self._answered(None, _("'{path}' cannot be started ({reason}).").format(path=python, reason=error.strerror))
            return
        self.session.addPoller(self.poll)

    def poll(self) -> bool:
        """Take the answer if it is there; returns whether nothing is awaited. Never waits."""
        if self._child is None:
            return True
        if self._child.poll() is None:
            return False
        output, messages = self._child.output(), self._child.messages()
        self.drop()
        self._answered(*_read(output, messages))
        return self._child is None

    def drop(self) -> None:
        """Wait for no answer any more."""
        if self._child is not None:
            self._child.close()
            self._child = None


def _read(output: str, messages: str) -> tuple[dict[str, Any] | None, str]:
    content = printed(output)
    if not isinstance(content, dict):
        logging.error("There was no answer: %s", messages.strip() or output.strip())
        lines = messages.strip().splitlines()
        return None, lines[-1] if lines else _("There was no answer.")
    if "error" in content:
        error = SSLSegError(content["error"].get("sentence", ""), content["error"].get("hint", ""))
        logging.error("There was no answer: %s %s", error, messages.strip())
        return None, str(error)
    return content, ""
