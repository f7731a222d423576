"""Looks after jobs and child processes from a timer. Never waits: a look reads only what is new."""

import qt

from .Session import Session

INTERVAL_MS = 500
_TICKS_BETWEEN_SEARCHES = 10  # runs that the command line or another Slicer has started, or goes on with


class JobWatcher:
    """Polls living jobs and tells the session's observers when something is new.

    Args:
        session: whose project's jobs are watched.
        parent: Qt parent of the timer.
    """

    def __init__(self, session: Session, parent=None) -> None:
        self.session = session
        self._ticks = 0
        self._watching = False
        self._timer = qt.QTimer(parent)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin to watch."""
        self._watching = True
        self._timer.start()

    def stop(self) -> None:
        """Look away from the jobs, which go on; what is about this Slicer is looked after until it is done."""
        self._watching = False
        if not self.session.pollAll():
            self._timer.stop()

    def cleanup(self) -> None:
        """The module goes away; the timer's parent may stay."""
        self._watching = False
        self._timer.stop()
        self._timer.deleteLater()

    def tick(self) -> None:
        """Look once."""
        busy = self.session.pollAll()
        if not self._watching:
            if not busy:
                self._timer.stop()
            return
        if self.session.project is None:
            return
        self._ticks += 1
        changed = self._ticks % _TICKS_BETWEEN_SEARCHES == 0 and self._search()
        for entry in self.session.living():
            changed = entry.update() or changed
        if changed:
            self.session.notify("jobs")

    def _search(self) -> bool:
        """Look for what others do: new runs, and ended ones that go on, as after a network was away for a while."""
        found = self.session.findJobs()
        for entry in list(self.session.jobs.values()):
            if entry.view.state.ended and entry.job.changed:
                found = entry.update() or found
        return found
