"""Watches for how long Slicer's window does not answer, and what kept it.

A timer beats every 10 ms. While a beat is late, a second thread writes down where the main thread is as often as it is
let; the time that has passed until then goes to that place, so that a long call of C++ counts for as long as it took.
(A property of a widget that is set lets nobody in: its time goes to the call after it.)
"""

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..widgets.Builders import timer

_BEAT_MS = 10
_LOOK_SECONDS = 0.01
_SCHEDULING = Path("/proc/thread-self/schedstat")
#: Gaps that are longer are told, in seconds.
LONGEST_GAP = 0.1


@dataclass(frozen=True)
class Gap:
    """For how long nothing was answered.

    Args:
        seconds: of the wall.
        processor: seconds of the processor that the main thread used of them.
        waited: seconds that it waited for a processor, as others had all of them (Linux, else 0).
        causes: places of the program and the seconds that the main thread was there, the longest first.
    """

    seconds: float
    processor: float
    waited: float
    causes: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        where = "; ".join(f"{1000 * seconds:.0f} {place}" for place, seconds in self.causes[:5])
        used = f"{1000 * self.processor:.0f} of the processor, {1000 * self.waited:.0f} waiting for one"
        return f"{1000 * self.seconds:.0f} ms ({used}): {where}"


class EventLoop:
    """Watches from when it is made until :meth:`end`.

    Args:
        tell: called with each gap.
        aside: names of files whose functions only wait for what Slicer does.
    """

    def __init__(self, tell: Callable[[Gap], object], aside: tuple[str, ...] = ()) -> None:
        self._tell, self._aside = tell, (*aside, Path(__file__).name)
        self._main = threading.get_ident()
        self._seen: list[tuple[float, str]] = []  # when, and where the main thread was
        self._hasEnded = threading.Event()
        self.forget()
        self._timer = timer(_BEAT_MS, self._beat)
        self._timer.start()
        threading.Thread(target=self._look, daemon=True).start()

    def forget(self) -> None:
        """What was done since the last beat is no gap."""
        self._last, self._used, self._queued = time.monotonic(), time.thread_time(), _queued()
        self._seen = []

    def end(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._hasEnded.set()

    def _beat(self, *_arguments) -> None:
        seconds, processor = time.monotonic() - self._last, time.thread_time() - self._used
        if seconds > LONGEST_GAP:
            causes = self._causes(self._last + seconds)
            self._tell(Gap(seconds, processor, max(_queued() - self._queued, 0), causes))
        self.forget()

    def _look(self) -> None:
        """The second thread."""
        while not self._hasEnded.wait(_LOOK_SECONDS):
            if time.monotonic() - self._last > 2 * _LOOK_SECONDS:
                self._seen.append((time.monotonic(), self._place(sys._current_frames()[self._main])))

    def _place(self, frame) -> str:
        """The innermost function, and those of ours that lead to it, the nearest first."""
        names, isInner = [], True
        while frame is not None:
            path = Path(frame.f_code.co_filename)
            if path.name not in self._aside and (isInner or "SSLSegmentation" in str(path)):
                names.append(f"{path.stem}.{frame.f_code.co_name}:{frame.f_lineno}")
            frame, isInner = frame.f_back, False
        return " < ".join(names[:6]) or "Slicer itself"

    def _causes(self, end: float) -> tuple[tuple[str, float], ...]:
        found: Counter[str] = Counter()
        since = self._last
        for when, place in self._seen:
            found[place] += when - since
            since = when
        found["Slicer itself"] += end - since
        return tuple(found.most_common())


def _queued() -> float:
    """Seconds that this thread has waited for a processor since it began."""
    with suppress(OSError, ValueError, IndexError):
        return int(_SCHEDULING.read_text().split()[1]) / 1e9
    return 0.0
