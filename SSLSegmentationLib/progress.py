"""Progress of long loops: silent for scripts, a bar with the time left for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

#: Wraps an iterable; the text says what is going on.
Progress = Callable[[Iterable[Any], str], Iterable[Any]]


def silent(items: Iterable[Any], description: str) -> Iterable[Any]:
    """Show nothing."""
    return items


def bar(items: Iterable[Any], description: str) -> Iterable[Any]:
    """Show a bar with rate and time left on standard error, if that is a terminal and it takes longer than a second."""
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
        disable=None,  # in a file or pipe a bar is noise
    )
