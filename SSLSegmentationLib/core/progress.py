"""Progress of long loops: silent for scripts, a bar with the time left on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import suppress
from typing import Any

from .text import duration

_LINE_SECONDS = 10.0
#: Wraps an iterable; the text says what is going on.
Progress = Callable[[Iterable[Any], str], Iterable[Any]]


def silent(items: Iterable[Any], description: str) -> Iterable[Any]:
    """Show nothing."""
    return items


def bar(items: Iterable[Any], description: str) -> Iterable[Any]:
    """Show a bar with rate and time left on standard error once it takes longer than a second.

    Where that is no terminal (a file, a pipe, a notebook) a line comes about every ten seconds.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return _lines(items, description)
    from tqdm import tqdm

    start = items.start if isinstance(items, range) else 0
    total = items.stop if isinstance(items, range) else None
    return tqdm(
        items,
        desc=description,
        initial=start,
        total=total,
        delay=1.0,
        dynamic_ncols=True,
        leave=False,
    )


def _lines(items: Iterable[Any], description: str) -> Iterator[Any]:
    """Print how far it is, and how long the rest will take at the pace so far."""
    first = items.start if isinstance(items, range) else 0
    total = items.stop if isinstance(items, range) else len(items) if isinstance(items, Sized) else None
    started = told = time.monotonic()
    for done, item in enumerate(items, start=first):
        now = time.monotonic()
        if now - told >= _LINE_SECONDS and done > first:
            told = now
            pace = (now - started) / (done - first)
            rest = "" if total is None else f" of {total}, about {duration(pace * (total - done))} left"
            with suppress(OSError, AttributeError):  # nobody to tell
                print(f"{description}: {done}{rest}", file=sys.stderr, flush=True)
        yield item
