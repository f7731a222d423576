"""Words for people: counts, lists, durations, sizes, tables, free names. Standard library only."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import count as counting

from .terminal import one_line

_BAR = re.compile(r"(?<!\\)\|")
#: Names that a sentence lists, before it says how many more there are.
LISTED = 3


def counted(count: int, one: str, many: str = "") -> str:
    """For example "1 case", "3 cases"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(names: Collection[object], most: int = LISTED) -> str:
    """The first names, and how many more there are, for example "a, b, c and 2 more"."""
    shown = ", ".join(str(name) for name in list(names)[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def quoted(names: Iterable[object]) -> list[str]:
    """Names as they stand in a sentence, for example "'liver'"."""
    return [f"'{name}'" for name in names]


def conjoined(parts: Sequence[object]) -> str:
    """For example "a", "a and b", "a, b and c"."""
    *first, last = map(str, parts)
    return f"{', '.join(first)} and {last}" if first else last


def closest(word: object, known: Iterable[str]) -> str:
    """What somebody who writes ``word`` may mean; empty if it resembles nothing."""
    return next(iter(difflib.get_close_matches(str(word), list(known), n=1)), "")


def did_you_mean(word: object, known: Iterable[str], otherwise: str) -> str:
    """Advice where ``word`` is none of what is known: what is meant, if something resembles it, and ``otherwise``."""
    near = closest(word, known)
    return f"Did you mean '{near}'? {otherwise}" if near else otherwise


def shortened(text: str, most: int) -> str:
    """``text`` with at most so many characters, the last of them "…" if it was longer."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def capitalised(text: str) -> str:
    """``text`` with its first letter large and all others as they are."""
    return text[:1].upper() + text[1:]


def duration(seconds: float) -> str:
    """A time that was measured or is left, for example "40 s", "3 min 20 s", "2 h 05 min"."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60:02d} min"
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"


def rough_duration(seconds: float) -> str:
    """A time that is estimated, in a number of at most two digits: "4 s", "12 min", "3.5 h", "2 days"."""
    for unit, size, until in (("s", 1, 100), ("min", 60, 100), ("h", 3600, 48)):
        if seconds < until * size:
            return f"{seconds / size:.2g} {unit}" if seconds < 10 * size else f"{seconds / size:.0f} {unit}"
    return f"{seconds / 86400:.0f} days"


def byte_size(count: float) -> str:
    """Bytes in words, for example "12 MB", "3.4 GB"."""
    for unit, scale in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if count >= scale:
            return f"{count / scale:.3g} {unit}"
    return f"{count / 1e3:.0f} kB"


def numbered(name: str, suffix: str = "", *, separator: str = "-") -> Iterator[str]:
    """A name and what to call the next ones of it, without end: "name", "name-2", "name-3"."""
    yield f"{name}{suffix}"
    for number in counting(2):
        yield f"{name}{separator}{number}{suffix}"


def free_name(name: str, is_taken: Callable[[str], bool], suffix: str = "", *, separator: str = "-") -> str:
    """The first of :func:`numbered` that is not taken."""
    return next(free for free in numbered(name, suffix, separator=separator) if not is_taken(free))


def table(rows: Sequence[Sequence[object]]) -> str:
    """Rows of cells in aligned columns, each row one line of a terminal; the first row is the heading."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    heading, *lines = (_aligned(row, widths) for row in cells)
    return "\n".join([heading, _aligned(["-" * width for width in widths], widths), *lines])


def figures_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells in columns, all but the first aligned to the right; rules set off the heading and the last row."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [[row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])] for row in rows]
    heading, *body, total = map("  ".join, lines)
    rule = "─" * len(heading)
    return "\n".join([heading, rule, *body, rule, total])


def markdown_table(rows: Sequence[Sequence[str]], *, right: bool = True) -> str:
    """A table in Markdown, whose first row is the heading.

    Args:
        rows: cells; a ``|`` in them is escaped, if it is not yet.
        right: whether all columns but the first are figures, aligned to the right.
    """
    heading, *lines = rows
    rule = ["---", *["---:" if right else "---"] * (len(heading) - 1)]
    cells = ([_BAR.sub(r"\|", cell) for cell in row] for row in (heading, rule, *lines))
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _aligned(cells: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
