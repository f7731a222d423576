"""What is done once a case has been seen: the one before leaves the scene, and those that may come next are read."""

import qt

from ..scene.Leaving import Leaving
from .Ahead import Ahead

_SEEN_MS = 50  # until the views are drawn
_PIECE_MS = 10  # between two nodes: the window answers
_AHEAD_MS = 5


class Afterwards:
    """Two timers.

    Args:
        leaving: what leaves.
        ahead: what is read.
    """

    def __init__(self, leaving: Leaving, ahead: Ahead) -> None:
        self._leaving, self._ahead = leaving, ahead
        self._isSeen = False
        self._removing, self._reading = qt.QTimer(), qt.QTimer()
        self._reading.setInterval(_AHEAD_MS)
        self._removing.timeout.connect(self._onRemoving)
        self._reading.timeout.connect(self._onReading)
        leaving.later, ahead.later = self._seen, self._reading.start

    def cleanup(self) -> None:
        """The module goes away: nothing waits any more."""
        self._removing.stop()
        self._reading.stop()
        self._leaving.later = self._ahead.later = None
        self._ahead.forget()
        self._leaving.finish()

    def _seen(self) -> None:
        self._isSeen = False
        self._removing.start(_SEEN_MS)

    def _onRemoving(self) -> None:
        if not self._isSeen:  # on a busy computer, views are drawn only now, together with this
            self._isSeen = True
            self._removing.setInterval(_PIECE_MS)
        elif not self._leaving.step():
            self._removing.stop()

    def _onReading(self) -> None:
        if not self._ahead.giveWay():
            self._reading.stop()
