"""The command thumbnails: a small picture of each case, and how large its mask is."""

from __future__ import annotations

import argparse

from ..core.terminal import one_line
from ..core.text import counted
from ..project import Project
from .arguments import add_project_argument
from .attended import add_attended_arguments, attend, progress_for
from .main import emit
from .registry import DATA, command


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 on")
    return int(text)


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("--first", nargs="+", default=[], metavar="CASE", help="ids of cases to begin with")
    parser.add_argument("--most", type=_count, default=None, help="cases to look at (default: all that are not known)")
    add_attended_arguments(parser)


@command(
    "thumbnails",
    "make a small picture of each case, and measure its mask: what Slicer's table of cases shows",
    group=DATA,
    arguments=_arguments,
)
def thumbnails(options: argparse.Namespace) -> int:
    """Look at the cases; returns the exit code."""
    attend(options)
    project = Project(options.project)
    from ..volumes.case_looks import FOLDER, case_looks, content_of

    looks, left = case_looks(project, options.first, options.most, progress_for(options))
    content = {"cases": content_of(looks), "left": left}
    pictures = sum(look.picture is not None for look in looks.values())
    lines = [f"{counted(pictures, 'picture')} in '{project.own(FOLDER)}'."]
    lines += [one_line(f"'{case}' has none: {look.reason}") for case, look in looks.items() if look.picture is None]
    if left:
        lines.append(f"{counted(left, 'case is', 'cases are')} left.")
    emit(options, content, "\n".join(lines))
    return 0
