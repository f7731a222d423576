"""Commands about the project folder: new, demo-data, labels, role, remove, cases."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any

from ..core.errors import SettingsError
from ..core.locks import ProjectLock
from ..core.terminal import one_line
from ..core.text import counted, table
from ..project import Case, Project, Role, frames_of
from ..project.cohort import remarks
from ..project.patients import mixed_patients
from ..project.schema import LabelSchema
from ..project.series import with_frames
from ..project.summary import summary
from .arguments import add_project_argument
from .attended import add_attended_arguments, attend, progress_for
from .main import emit, say, shared_remarks
from .registry import BEGIN, DATA, command

_ROLES = [str(role) for role in Role]


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("--name", default=None, help="name of the project (default: the folder's)")


@command("new", "create a project folder", group=BEGIN, arguments=_new_arguments)
def new(options: argparse.Namespace) -> int:
    """Create a project."""
    project = Project.create(options.project, options.name)
    emit(options, {"project": str(project.folder)}, f"Created the project '{project.name}' in {project.folder}")
    return 0


def _projects_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", type=Path, nargs="+", metavar="project", help="project folders")


@command("projects", "say in a line each what is in projects", group=BEGIN, arguments=_projects_arguments)
def projects(options: argparse.Namespace) -> int:
    """List projects with what is in them."""
    found = [summary(folder) for folder in options.folders]
    rows: list[Sequence[Any]] = [("project", "cases", "annotated", "Dice", "changed", "")]
    for one in found:
        dice = "" if one.validation_dice is None else f"{one.validation_dice:.2f}"
        rows.append((one.name, one.cases, one.annotated, dice, one.used, one_line(one.problem)))
    emit(options, {"projects": [asdict(one) for one in found]}, table(rows))
    return 0


def _demo_data_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    add_attended_arguments(parser)
    parser.add_argument(
        "--sequences",
        action="store_true",
        help="each case has two sequences, T2 and DWI; a lesion of the liver shows in the second alone",
    )


@command(
    "demo-data",
    "make a project of computed volumes, to try things on",
    group=BEGIN,
    arguments=_demo_data_arguments,
)
def demo_data(options: argparse.Namespace) -> int:
    """Make the project of the demo, without any training."""
    from ..importing.demo_project import make_demo_project

    attend(options)
    project = make_demo_project(options.project, progress_for(options), sequences=options.sequences)
    text = (
        f"Made the project '{project.name}' with {counted(len(project.cases()), 'computed volume')} (no patient data)"
    )
    emit(options, {"project": str(project.folder)}, f"{text} in {project.folder}")
    return 0


@contextmanager
def _changed(options: argparse.Namespace) -> Iterator[Project]:
    """The project, to be written into; readers are never kept waiting by somebody who does."""
    project = Project(options.project)
    with ProjectLock(project.folder):
        project.tidy()
        yield project


def _labels_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument(
        "--names",
        nargs="+",
        default=None,
        help="structures to segment, as 'spleen' or '4=spleen'; without a number they get the free label values "
        "1, 2, …",
    )
    parser.add_argument(
        "--rename",
        nargs="+",
        default=None,
        metavar="OLD=NEW",
        help="give structures other names; masks and models made before still mean the same",
    )
    parser.add_argument(
        "--add", nargs="+", default=None, metavar="NAME", help="further structures, named like those of --names"
    )
    parser.add_argument("--file", type=Path, default=None, help="Slicer colour table (.csv) to take over")
    parser.add_argument("--priority", nargs="+", default=None, help="structures that win where masks overlap, in order")


@command("labels", "show or set what is segmented", group=DATA, arguments=_labels_arguments)
def labels(options: argparse.Namespace) -> int:
    """Show what is segmented, after setting it if that is asked for."""
    if options.names or options.file or options.priority or options.rename or options.add:
        with _changed(options) as project:
            return _labels(project, options)
    return _labels(Project(options.project), options)


def _labels(project: Project, options: argparse.Namespace) -> int:
    if options.file and options.names:
        raise SettingsError("--names and --file say the same thing.", "Give one of them.")
    if sum(map(bool, (options.file, options.names, options.add, options.rename))) > 1:
        raise SettingsError(
            "--names and --file say all the labels, --add and --rename change those that are there.",
            "Give one of them at a time.",
        )
    schema = None
    if options.file:
        schema = LabelSchema.read(options.file)
    elif options.names:
        schema = LabelSchema.from_names(_numbered(options.names))
    elif options.add:
        schema = project.schema.with_more(_numbered(options.add, project.schema.values))
    elif options.rename:
        schema = project.schema.renamed(_renamings(options.rename, project.schema))
    if options.priority:
        schema = (schema or project.schema).with_priority(options.priority)
    if schema is not None:
        project.set_schema(schema)
    schema = project.schema
    rows: list[tuple[object, ...]] = [("value", "name", "colour", "priority")]
    rows += [
        (s.value, s.name, "#{:02x}{:02x}{:02x}".format(*s.color), rank)
        for rank, s in enumerate(schema.segments, start=1)
    ]
    emit(options, schema.to_dict(), table(rows))
    return 0


def _numbered(names: Sequence[str], taken: Collection[int] = ()) -> dict[int, str]:
    """Label value → name; ``4=spleen`` says the value, other names get the free ones.

    Raises:
        SettingsError: a value is none or given twice.
    """
    given: dict[int, str] = {}
    free: list[str] = []
    for text in names:
        value, mark, name = text.partition("=")
        if not mark:
            free.append(text)
            continue
        if not value.strip().isdecimal():
            turned = name.strip().isdecimal()
            hint = f"Write '{name.strip()}={value.strip()}'." if turned else "Write for example '4=spleen'."
            raise SettingsError(f"'{text}' does not begin with a label value.", hint)
        if int(value) in given:
            raise SettingsError(
                f"'{given[int(value)]}' and '{name}' are given the label value {int(value)}.",
                "Give each structure its own.",
            )
        given[int(value)] = name.strip()
    numbers = (number for number in count(1) if number not in given and number not in taken)
    return given | dict(zip(numbers, free, strict=False))


def _renamings(texts: Sequence[str], schema: LabelSchema) -> dict[str, str]:
    """Old name → new name; a name may hold a ``=`` itself.

    Raises:
        SettingsError: a text says no two names, or two of one structure.
    """
    found: dict[str, str] = {}
    for text in texts:
        parts = text.split("=")
        ways = [("=".join(parts[:i]), "=".join(parts[i:]).strip()) for i in range(1, len(parts))]
        old, new = next((way for way in ways if schema.by_name(way[0])), ways[0] if ways else ("", ""))
        if not old.strip() or not new:
            raise SettingsError(f"'{text}' does not say an old and a new name.", "Write for example 'liver=Leber'.")
        if old in found:
            raise SettingsError(f"'{old}' is renamed twice.", "Give it one name.")
        found[old] = new
    return found


def _cases_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("cases", nargs="+", help="case ids or names")


def _role_arguments(parser: argparse.ArgumentParser) -> None:
    _cases_arguments(parser)
    parser.add_argument("--role", choices=_ROLES, required=True, help="what they are used for")
    parser.add_argument("--force", action="store_true", help="take even a test case out of the test set")


@command("role", "say what cases are used for", group=DATA, arguments=_role_arguments)
def role(options: argparse.Namespace) -> int:
    """Give cases a role."""
    role = Role.parse(options.role)
    with _changed(options) as project:
        cases = project.named_cases(options.cases)
        for case in sorted(cases, key=lambda case: case.role is not Role.TEST):  # what may be refused comes first
            project.set_role(case, role, force=options.force)
        mixed = mixed_patients(project.cases())
    told = shared_remarks((case_id, text) for case_id, text in mixed.items() if case_id in {c.id for c in cases})
    for text in told:
        say(options, f"worth a look: {text}")
    for case in cases:
        if case.frame:
            say(options, f"'{case.id}' is a frame: its case gets the role, with all {case.frame.count} frames.")
    content = {"cases": [case.id for case in cases], "role": str(role), "remarks": told}
    wholes = {case.frame.case_id if case.frame else case.id: _frames(case) for case in cases}
    are = "is" if len(wholes) == 1 else "are"
    emit(options, content, f"{with_frames(len(wholes), sum(wholes.values()))} {are} now '{role}'.")
    return 0


@command("remove", "take cases out of the project; nothing is deleted", group=DATA, arguments=_cases_arguments)
def remove(options: argparse.Namespace) -> int:
    """Set cases aside."""
    with _changed(options) as project:
        cases = project.named_cases(options.cases)
        removed = [project.remove_case(case) for case in cases]
    text = f"Moved {counted(len(cases), 'case')} into {project.folder / 'removed'}; nothing was deleted."
    emit(options, {"cases": [case.id for case in cases], "folders": [str(path) for path in removed]}, text)
    return 0


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("--role", choices=_ROLES, default=None, help="only cases with this role")


@command("cases", "list the cases", group=DATA, arguments=_list_arguments)
def list_cases(options: argparse.Namespace) -> int:
    """List the cases, and say which differ from the others."""
    project = Project(options.project)
    everything, damaged = project.survey(tell=False)
    notes = remarks(everything)
    cases = [case for case in everything if not options.role or case.role is Role.parse(options.role)]
    names = project.channels
    heading = ("id", "name", "role", "label", "size (voxels)", "spacing (mm)", "source")
    several = len(names) > 1
    rows: list[Sequence[Any]] = [(*heading, *(["sequences"] if several else []))]
    rows += [
        (
            c.id,
            c.name,
            c.role,
            _label_text(c),
            "×".join(map(str, c.size)) + (f", {_frames_text(c)}" if c.series else ""),
            "×".join(f"{s:.3g}" for s in c.spacing_mm) + (" (assumed)" if c.assumed else ""),
            c.source,
            *([", ".join([names[0], *(one.name for one in c.channels or ())])] if several else []),
        )
        for c in cases
    ]
    content = [
        {
            "id": c.id,
            "name": c.name,
            "role": str(c.role),
            "labelled": c.is_labelled,
            "channels": [*names[:1], *(one.name for one in c.channels or ())] if names else None,
            "frames": [{"id": v.id, "labelled": v.label is not None} for v in frames_of(c)] if c.series else None,
            "size": c.size,
            "spacing_mm": c.spacing_mm,
            "patient": c.patient.number if c.patient else None,
            "study": c.patient.study if c.patient else None,
            "assumed_spacing": c.assumed.reason if c.assumed else None,
            "remarks": notes.get(c.id, []),
        }
        for c in cases
    ]
    rows += [(c.id, "", "damaged", *[""] * (len(rows[0]) - 3)) for c in damaged]
    content += [{"id": c.id, "damaged": c.error.sentence, "hint": c.error.hint} for c in damaged]
    unusual = shared_remarks((c.id, note) for c in cases for note in notes.get(c.id, []))
    unusual += [f"{c.id}: {c.error}" for c in damaged]
    text = "\n\nWorth a look:\n".join([table(rows), *(["\n".join(map(one_line, unusual))] if unusual else [])])
    with_role = (
        f" with the role '{options.role}'; it has {counted(len(everything), 'case')} in all" if everything else " yet"
    )
    none = f"The project '{project.shown}' has no cases{with_role}."
    emit(options, content, text if cases or damaged else none)
    return 0


def _frames(case: Case) -> int:
    """How many frames a case, or that of a frame, has."""
    return case.frame.count if case.frame else len(case.series.frames) if case.series else 0


def _frames_text(case: Case) -> str:
    return counted(_frames(case), "frame")


def _label_text(case: Case) -> str:
    if case.series is not None and case.is_labelled:
        return f"{counted(sum(view.label is not None for view in frames_of(case)), 'frame')}"
    if case.label is None:
        return "–"
    slices = case.label.annotated_slices
    return case.label.source if slices is None else f"{case.label.source}, {counted(len(slices), 'slice')}"
