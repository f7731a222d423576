"""For programs that start a command and look after it (the Slicer module): progress as lines, and a way to stop it.

With ``--attended`` a command prints its progress to standard error, one JSON object a line, and stops as after Ctrl-C
when its standard input is closed: on purpose, or because the program that started it has died. Unlike signals that
works on every system. Standard library only.
"""

from __future__ import annotations

import _thread
import argparse
import json
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sized
from typing import Any

from ..core.progress import Progress, bar, silent


def add_attended_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what a program that starts us may say."""
    group = parser.add_argument_group("for programs that start this command")
    group.add_argument(
        "--attended",
        action="store_true",
        help="print progress to standard error as JSON lines, and stop when standard input is closed",
    )
    group.add_argument(
        "--lock-key", default="", metavar="KEY", help="key of the lock that the program holds on the project"
    )


def attend(options: argparse.Namespace) -> None:
    """From now on stop when standard input is closed, if we are attended."""
    if options.attended:
        # A program started in the background of a shell ignores Ctrl-C, and so would we, its child, the interruption.
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        threading.Thread(target=_interrupt_when_closed, daemon=True).start()


def progress_for(options: argparse.Namespace) -> Progress:
    """How to show progress: lines for a program, nothing for a script, a bar for a person."""
    if options.attended:
        return lines
    return silent if options.json else bar


def lines(items: Iterable[Any], description: str) -> Iterator[Any]:
    """Print ``{"done": …, "total": …, "text": …}`` to standard error before the first item and after each."""
    total = len(items) if isinstance(items, Sized) else None
    _print(0, total, description)
    for done, item in enumerate(items, start=1):
        yield item
        _print(done, total, description)


def _print(done: int, total: int | None, text: str) -> None:
    print(json.dumps({"done": done, "total": total, "text": text}), file=sys.stderr, flush=True)


def _interrupt_when_closed() -> None:
    # Not sys.stdin: its lock, held by this thread, would keep Python from ending.
    try:
        while os.read(0, 4096):
            pass
    except OSError:  # there never was an input
        pass
    _thread.interrupt_main()
