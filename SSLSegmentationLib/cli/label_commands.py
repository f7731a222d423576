"""The command label: a case, or one of its frames, gets its reference mask."""

from __future__ import annotations

import argparse
import re
from itertools import chain
from pathlib import Path
from typing import Any

from ..core.errors import SettingsError
from ..core.text import counted
from ..project import Project, frames_of
from .arguments import add_project_argument
from .attended import add_attended_arguments
from .import_commands import add_empty_frames_argument, empty_words, opened
from .main import emit, say
from .parsing import CommandParser
from .registry import DATA, command

_SLICES = re.compile(r"(-?\d{1,6})(?:-(\d{1,6}))?", re.ASCII)
_MOST_SLICES = 100_000  # more than any volume has
_HEALTHY = "none of the structures is in the volume: a negative example to learn from; no mask is needed"


def _slices(text: str) -> list[int]:
    """The slices that a word names: a number, or all from one number to another."""
    if not (found := _SLICES.fullmatch(text)):
        raise argparse.ArgumentTypeError(
            f"'{text}' names no slices: write 3 5 8, or 3-8 for all from 3 to 8; the mask goes before --slices"
        )
    first, last = int(found[1]), int(found[2] or found[1])
    if not first <= last <= first + _MOST_SLICES:
        raise argparse.ArgumentTypeError(f"'{text}' names no slices: write the smaller number first, as in 3-8")
    return [*range(first, last + 1)]


def _label_arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    add_attended_arguments(parser)
    parser.add_argument("case", help="case id or name; case0001@3 is the third frame of a case with frames")
    parser.add_argument(
        "mask",
        nargs="?" if "--healthy" in parser.words else None,
        type=Path,
        help=".seg.nrrd, NRRD, NIfTI, MHA, a DICOM segmentation or RTSTRUCT on the grid of the volume; an empty one is "
        "a negative example; for a case with frames a label map with as many",
    )
    add_empty_frames_argument(parser)
    parser.add_argument("--healthy", action="store_true", help=_HEALTHY)
    parser.add_argument(
        "--slices",
        nargs="+",
        type=_slices,
        default=None,
        help="only these slices are completely annotated (counted from 0): 3 5 8, or 3-8 for all from 3 to 8",
    )
    parser.add_argument(
        "--axis",
        choices="ijk",
        default=None,
        help="voxel axis across which they lie (default: the through-plane one)",
    )


@command("label", "give a case its reference mask", group=DATA, arguments=_label_arguments)
def label(options: argparse.Namespace) -> int:
    """Give a case its mask."""
    with opened(options, create=False) as project:
        return _label(project, options)


def _label(project: Project, options: argparse.Namespace) -> int:
    from ..importing import ImportReport, add_empty_label, add_label
    from ..volumes.orientation import through_plane_axis

    slices = None if options.slices is None else [*chain(*options.slices)]
    if options.axis and slices is None:
        raise SettingsError("--axis goes with --slices.", "Name the slices that are annotated, or leave it out.")
    case = project.case(options.case)
    report = ImportReport()
    if options.mask is None:
        if slices is not None:
            raise SettingsError("--slices goes with a mask.", "Name the mask, or leave --slices out.")
        add_empty_label(project, case)
        extent = "none of the structures is in it"
    else:
        axis = None
        if slices is not None:
            axis = "ijk".index(options.axis) if options.axis else through_plane_axis(case.spacing_mm, case.direction)
        how: dict[str, Any] = {"annotated_slices": slices, "annotated_axis": axis, "allow_empty": True}
        how["empty_frames"] = options.allow_empty
        add_label(project, case, options.mask, **how, report=report)
        extent = "all slices" if slices is None else counted(len(set(slices)), "slice")
    for text in [*report.notes, *empty_words(report)]:
        say(options, text)
    content: dict[str, Any] = {
        "case": case.id,
        "label": case.label and case.label.file,
        "empty": report.empty,
        "notes": report.notes,
    }
    if case.series is not None:
        content["frames"] = [view.frame.number for view in frames_of(case) if view.frame and view.label]
        extent = f"{len(content['frames'])} of {counted(len(case.series.frames), 'frame')}"
    emit(options, content, f"Case '{case.id}' is labelled ({extent}).")
    return 0
