"""Commands about the sequences (channels) of cases: channel, channels."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ..core.errors import SettingsError
from ..core.locks import ProjectLock
from ..core.text import counted, listed, table
from ..project import Project, Role
from ..project.channels import channel_counts, channel_name, check_first_channel, counts_text, set_channels
from .arguments import add_project_argument
from .attended import add_attended_arguments, attend, progress_for
from .import_commands import (
    add_channels_argument,
    add_file_arguments,
    add_naming_arguments,
    opened,
    report_import,
    spacing_wish,
)
from .main import emit, say
from .parsing import CommandParser
from .registry import DATA, command


def _channel_arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    add_attended_arguments(parser)
    parser.add_argument("case", help="case id or name")
    parser.add_argument("name", help="of the sequence, as ADC: letters, digits, spaces, '-', '_' and '+'")
    parser.add_argument(
        "file",
        nargs="?" if "--drop" in parser.words else None,
        type=Path,
        help="image file or DICOM folder of the same scan; on another grid than the image of the case it is resampled "
        "onto that",
    )
    parser.add_argument("--link", action="store_true", help="leave the file where it is, if it has the image's grid")
    parser.add_argument("--as-images", action="store_true", help="add it also if it looks like a mask")
    parser.add_argument(
        "--drop", action="store_true", help="take the sequence away from the case; a copy moves into removed/"
    )


@command("channel", "give a case a further sequence of its scan, as ADC", group=DATA, arguments=_channel_arguments)
def channel(options: argparse.Namespace) -> int:
    """Give a case a further sequence, or take it away."""
    if options.drop and options.file:
        raise SettingsError("--drop goes without a file.", "Leave one of them out.")
    with opened(options, create=False) as project:
        return _drop(project, options) if options.drop else _give(project, options)


def _give(project: Project, options: argparse.Namespace) -> int:
    from ..importing import ImportReport, add_channel

    case = project.case(options.case)
    report = ImportReport()
    how = {"link": options.link, "as_image": options.as_images}
    record = add_channel(project, case, options.name, options.file, **how, report=report)
    for text in report.notes:
        say(options, text)
    content = {
        "case": case.id,
        "channel": record.name,
        "file": record.image,
        "resampled": record.resampled,
        "present": bool(report.present),
        "notes": report.notes,
    }
    what = "had this one already" if report.present else f"has the sequence '{record.name}' now"
    emit(options, content, f"Case '{case.id}' {what} ({_counts(project)}).")
    return 0


def _drop(project: Project, options: argparse.Namespace) -> int:
    from ..importing.channels import remove_channel

    case = project.case(options.case)
    kept = remove_channel(project, case, options.name)
    where = f"; its file is in {kept}" if kept else ""
    content = {"case": case.id, "channel": options.name, "file": None if kept is None else str(kept)}
    emit(options, content, f"Case '{case.id}' has no sequence '{options.name}' any more{where}.")
    return 0


def _channels_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument(
        "--first", default=None, metavar="NAME", help="what the sequence is called that the image of every case is"
    )


@command("channels", "list the sequences of the scans (T2, ADC …)", group=DATA, arguments=_channels_arguments)
def channels(options: argparse.Namespace) -> int:
    """List the sequences of the project, and how many cases have each."""
    project = Project(options.project)
    if options.first is not None:
        with ProjectLock(project.folder):
            set_channels(project, (channel_name(options.first), *project.channels[1:]))
    names, cases = project.channels, project.cases()
    counts = channel_counts(names, cases)
    lacking = {
        name: [] if number == 0 else [case.id for case in cases if case.channel(name) is None]
        for number, name in enumerate(names)
    }
    rows: list[tuple[object, ...]] = [("sequence", "cases", "lacks in")]
    rows += [(name, f"{counts[name]} of {len(cases)}", listed(lacking[name]) or "–") for name in names]
    content: dict[str, Any] = {
        "channels": [{"name": name, "cases": counts[name], "lacking": lacking[name]} for name in names],
        "cases": len(cases),
    }
    none = (
        f"Each of the {counted(len(cases), 'case')} of '{project.shown}' has one sequence, its image. "
        "'sslseg channel PROJECT CASE NAME FILE' gives one a further one."
    )
    emit(options, content, table(rows) if names else none)
    return 0


def _plan_arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    add_attended_arguments(parser)
    parser.add_argument("volumes", nargs="+", type=Path, help="image files, or folders with images or DICOM series")
    add_channels_argument(parser, required=True)
    parser.add_argument("--as-images", action="store_true", help="count also what is named like a mask")


@command("channels plan", "show which files would become which sequences of which case", arguments=_plan_arguments)
def plan(options: argparse.Namespace) -> int:
    """List what 'add --channels' would add; reads names and DICOM headers, and changes nothing."""
    from ..importing.channel_patterns import channel_patterns
    from ..importing.grouped import find_scans
    from ..importing.scan_plan import plan_content

    attend(options)
    project = Project(options.project)
    patterns = channel_patterns(options.channels)
    names = [pattern.name for pattern in patterns]
    check_first_channel(project, names[0])
    found = find_scans(options.volumes, patterns, as_images=options.as_images)
    for _path, error in found.refused:
        say(options, f"not usable: {error}")
    for text in found.notes:
        say(options, text)
    rows: list[tuple[object, ...]] = [("scan", *names)]
    rows += [(scan.name, *(_file(scan.files.get(name)) for name in names)) for scan in found.scans]
    emit(options, plan_content(found, names), table(rows))
    return 0 if found.scans else 1


def _file(path: Path | None) -> str:
    return "–" if path is None else path.name


def _planned_arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    add_attended_arguments(parser)
    parser.add_argument("plan", type=Path, help="what 'channels plan --json' has printed, changed by hand or not")
    parser.add_argument("--role", choices=[str(role) for role in Role], default="unlabelled", help="of new cases")
    add_file_arguments(parser)
    add_naming_arguments(parser)


@command("channels add", "add the scans of a plan", arguments=_planned_arguments)
def add_planned(options: argparse.Namespace) -> int:
    """Add the scans that a plan names, and give cases the sequences that it gives them."""
    from ..importing.grouped import add_found
    from ..importing.scan_plan import read_plan

    with opened(options, create=False) as project:
        found, names = read_plan(options.plan, project)
        how: dict[str, Any] = {"link": options.link, "keep_name": options.keep_names, "as_images": options.as_images}
        how |= {"spacing": spacing_wish(options), "progress": progress_for(options)}
        report = add_found(project, found, names, Role.parse(options.role), **how)
        return report_import(project, report, options)


def _counts(project: Project) -> str:
    cases = project.cases()
    return counts_text(channel_counts(project.channels, cases), len(cases))
