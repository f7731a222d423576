"""What the first case and the first draft need is made ahead, a piece at a time, while nobody does anything."""

from collections.abc import Callable

import qt

from SSLSegmentationLib.embedding.draft import load_pieces

from .Builders import timer

_MS = 200  # after the step is seen, and between things that are prepared


class Preparation:
    """Runs while it is started, until all is there.

    Args:
        prepareEditor: makes the Segment Editor, if it is not there.
        isWanted: whether anybody may need it all soon.
    """

    def __init__(self, prepareEditor: Callable[[], None], isWanted: Callable[[], bool]) -> None:
        self._prepareEditor: Callable[[], None] | None = prepareEditor
        self._isWanted = isWanted
        self._pieces = load_pieces()
        self._timer = timer(_MS, self._onTimer)

    def start(self) -> None:
        """Go on, or begin."""
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()

    def _onTimer(self, *_arguments) -> None:
        if qt.QApplication.mouseButtons() != qt.Qt.NoButton:
            return
        if not self._isWanted():
            self.stop()
        elif self._prepareEditor is not None:
            prepare, self._prepareEditor = self._prepareEditor, None
            prepare()
        elif next(self._pieces, None) is None:
            self.stop()
