"""The command suggest: which cases and slices to annotate first."""

from __future__ import annotations

import argparse

from ..core.terminal import one_line
from ..core.text import conjoined, counted
from ..project import Case, Project, frames_of
from .arguments import add_project_argument
from .attended import add_attended_arguments, attend, progress_for
from .main import emit
from .registry import DATA, command

MOST = 1000


def _whole(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 to {MOST}")
    return int(text)


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("--count", type=_whole, default=1, help="how many cases (default: 1)")
    parser.add_argument("--slices", type=_whole, default=None, help="how many slices of each (default: 5)")
    add_attended_arguments(parser)


@command("suggest", "say which cases and slices to annotate first, and why", group=DATA, arguments=_arguments)
def suggest(options: argparse.Namespace) -> int:
    """Suggest what to annotate next."""
    attend(options)
    project = Project(options.project)
    from ..embedding.looks import volume_vectors
    from ..embedding.suggestion import SLICES, is_annotated, suggestion_map
    from ..embedding.suggestion import suggest as suggested

    vectors = volume_vectors(project, progress=progress_for(options))
    found = suggested(project, options.count, vectors=vectors, slices=options.slices or SLICES)
    cases = {case.id: case for case in project.cases()}
    content = {
        "suggestions": [
            {
                "case": one.case_id,
                "name": cases[one.case_id].name,
                "kind": one.kind,
                "reason": one.reason,
                "structure": one.structure,
                "axis": one.axis,
                "slices": one.slices,
            }
            for one in found
        ],
        "map": [
            {"case": point.case_id, "x": point.x, "y": point.y, "group": point.group}
            for point in suggestion_map(project, vectors)
        ],
        "unreadable": vectors.unreadable,
    }
    lines = []
    for number, one in enumerate(found, start=1):
        slices = ", ".join(map(str, one.slices))
        lines.append(one_line(f"{number}. {_shown(cases[one.case_id])}: {one.reason}"))
        frame = f" of its first frame ('{frames_of(cases[one.case_id])[0].id}')" if cases[one.case_id].series else ""
        lines.append(f"   Begin with the slices {slices} along {'ijk'[one.axis]}{frame}, counted from 0.")
    if not found:
        annotated = sum(is_annotated(case) for case in cases.values())
        lines.append(f"There is nothing to suggest: {_why_not(annotated, len(cases), len(vectors.unreadable))}")
    lines += [one_line(f"'{case}' is left out: {sentence}") for case, sentence in sorted(vectors.unreadable.items())]
    emit(options, content, "\n".join(lines))
    return 0


def _shown(case: Case) -> str:
    return case.id if case.name == case.id else f"{case.id} ({case.name})"


def _why_not(annotated: int, cases: int, unreadable: int) -> str:
    if not cases:
        return "the project has no case yet."
    parts = [f"{counted(annotated, 'case has', 'cases have')} a mask"]
    if unreadable:
        parts.append(f"{counted(unreadable, 'volume')} cannot be read")
    return f"{conjoined(parts)}; the others are held out for validation or tests, or copies of such."
