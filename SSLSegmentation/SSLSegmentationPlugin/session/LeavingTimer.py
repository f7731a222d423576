"""Takes out of the scene what is shown no more, once its successor has been seen."""

import qt

from ..scene.Leaving import Leaving

_SEEN_MS = 50  # until the views are drawn
_PIECE_MS = 10  # between two nodes: the window answers


class LeavingTimer:
    """A timer.

    Args:
        leaving: what leaves.
    """

    def __init__(self, leaving: Leaving) -> None:
        self._leaving = leaving
        self._timer = qt.QTimer()
        self._timer.timeout.connect(self._onTimer)
        leaving.later = self._start

    def cleanup(self) -> None:
        """The module goes away: nothing waits any more."""
        self._timer.stop()
        self._leaving.later = None
        self._leaving.finish()

    def _start(self) -> None:
        self._timer.start(_SEEN_MS)

    def _onTimer(self) -> None:
        if self._leaving.step():
            self._timer.setInterval(_PIECE_MS)
        else:
            self._timer.stop()
