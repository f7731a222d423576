"""The first seconds of a command, in which packages load: a sign of life, and an end at once on Ctrl-C.

Standard library only, and little of it: it is loaded first.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

INTERRUPTED = 130  # exit code
_TEXT = "Loading …"


def share_cores() -> None:
    """Let the threads that compute sleep while they wait for each other; to be called before torch is loaded.

    By default they spin. On a machine that does something else, too, each then keeps the core that the other needs:
    with two cores and ten other busy processes a pass of the demo's network took 6 s on two threads, 0.4 s so, and
    0.85 s on one thread (``Testing/benchmarks/waiting_threads.py``).
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


@contextmanager
def ends_at_once() -> Iterator[None]:
    """Inside of it Ctrl-C ends the process with one line: nothing has begun that there would be to save.

    An exception would not do: packages that are being loaded catch it, or turn it into errors of their own.
    """
    if not _default():
        yield
        return
    signal.signal(signal.SIGINT, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def sign_of_life(*, wanted: bool = True, package: str = "torch") -> Iterator[None]:
    """Say that ``package`` is loaded, which takes seconds, unless it is there already; a terminal forgets it again."""
    if not wanted or package in sys.modules or sys.stderr is None:
        yield
        return
    fleeting = sys.stderr.isatty()
    _say(f"{_TEXT}\r" if fleeting else f"{_TEXT}\n")
    try:
        yield
    finally:
        if fleeting:
            _say(f"{' ' * len(_TEXT)}\r")


def _default() -> bool:
    """Whether Ctrl-C does what Python does by itself; only the main thread could change that."""
    return signal.getsignal(signal.SIGINT) is signal.default_int_handler and _in_main_thread()


def _in_main_thread() -> bool:
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return True
    return False


def _end(number: int, frame: FrameType | None) -> None:
    with suppress(OSError):
        os.write(2, b"\nInterrupted.\n")
    os._exit(INTERRUPTED)


def _say(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()
