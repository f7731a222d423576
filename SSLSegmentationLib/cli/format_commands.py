"""Commands about formats of other systems: what goes in and out, and writing a project as a data set."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..core.errors import SettingsError
from ..core.exchange import ExchangeFormat, writers
from ..core.packages import lacking_optional
from ..core.text import byte_size, counted, table
from ..importing.dataset_formats import REGISTRY as DATASETS
from ..inference.model_formats import REGISTRY as MODELS
from ..project import Project, expanded
from ..volumes.image_formats import image_suffix
from ..volumes.mask_formats import REGISTRY as MASKS
from ..volumes.mask_formats import offered
from ..volumes.segmentation_formats import REGISTRY as SEGMENTATIONS
from .arguments import add_project_argument
from .attended import add_attended_arguments, attend, progress_for
from .finding import find_model
from .main import emit, say
from .parsing import CommandParser
from .registry import DATA, MACHINE, command

#: What goes in and out by :class:`~..core.exchange.ExchangeFormat`: kind, for people → registry.
EXCHANGED: Mapping[str, Mapping[str, ExchangeFormat]] = {
    "data set": DATASETS,
    "model": MODELS,
    "mask": SEGMENTATIONS,
}


@command("formats", "list which data sets, models and masks of other systems go in and out", group=MACHINE)
def formats(options: argparse.Namespace) -> int:
    """List all formats."""
    content: list[dict[str, Any]] = [
        {
            "kind": kind,
            "name": entry.name,
            "title": entry.title,
            "looks": entry.looks,
            "in": bool(entry.reads),
            "out": bool(entry.writes),
            "needs": [*entry.needs, *entry.needs_to_write],
            "missing": lacking_optional(*entry.needs, *entry.needs_to_write),
        }
        for kind, registry in EXCHANGED.items()
        for entry in registry.values()
    ]
    for name in offered():
        mask = {"kind": "mask", "name": name, "title": MASKS[name].title, "looks": f"a file {name}"}
        content.append({**mask, "in": image_suffix(Path(name)) is not None, "out": True, "needs": [], "missing": []})
    rows: list[tuple[str, ...]] = [("kind", "name", "in", "out", "what it is", "needs")]
    for one in content:
        ways = ["yes" if one[way] else "-" for way in ("in", "out")]
        needs = ", ".join(one["needs"]) + (" (missing)" if one["missing"] else "")
        rows.append((one["kind"], one["name"], *ways, f"{one['title']}: {one['looks']}", needs))
    emit(options, content, table(rows))
    return 0


def _export_arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    parser.add_argument(
        "--format",
        choices=[entry.name for registry in (DATASETS, SEGMENTATIONS) for entry in writers(registry)],
        required=True,
        help="of which system ('sslseg formats' lists them)",
    )
    parser.add_argument(
        "--output", type=Path, required=True, metavar="DIR", help="a new or an empty folder that becomes the data set"
    )
    parser.add_argument(
        "--file-ending",
        default=None,
        metavar="ENDING",
        help="how the files of images end: .nii.gz, .nrrd (keeps geometry to the last digit) or .mha",
    )
    parser.add_argument(
        "--dicom",
        type=Path,
        default=None,
        metavar="DIR",
        help="of dicom-seg: where, or below which, the DICOM series of the cases lie; they are only read",
    )
    parser.add_argument(
        "--cases",
        nargs="+",
        default=None,
        help="of dicom-seg: ids of the cases whose masks are written (default: all that have one)",
    )
    parser.add_argument(
        "--model",
        default=None,
        help="of dicom-seg: write the masks that this model has predicted: the id of its run, its name, or 'latest' "
        "(default: the reference masks)",
    )
    add_attended_arguments(parser)


@command(
    "export",
    "write the cases, masks and roles as a data set of another system, or masks as DICOM",
    group=DATA,
    arguments=_export_arguments,
)
def export(options: argparse.Namespace) -> int:
    """Write a data set."""
    attend(options)
    project = Project(options.project)
    if options.format in SEGMENTATIONS:
        return _export_segmentations(project, options)
    for flag in ("dicom", "cases", "model"):
        if getattr(options, flag) is not None:
            raise SettingsError(f"--{flag} goes with --format dicom-seg.", "Leave it out.")
    from ..importing import export_dataset

    how = {"ending": options.file_ending, "progress": progress_for(options)}
    made = export_dataset(project, options.format, options.output, **how)
    for note in made.notes:
        say(options, note)
    size = sum(path.stat().st_size for path in made.folder.rglob("*") if path.is_file())
    parts = ", ".join(f"{count} {role}" for role, count in made.cases.items())
    text = f"Wrote {counted(sum(made.cases.values()), 'volume')} ({parts}) to {made.folder} ({byte_size(size)})."
    emit(options, {"folder": str(made.folder), "cases": made.cases, "bytes": size, "notes": made.notes}, text)
    return 0


def _export_segmentations(project: Project, options: argparse.Namespace) -> int:
    if options.file_ending is not None:
        raise SettingsError("--file-ending goes with data sets.", "Leave it out.")
    if options.dicom is None:
        raise SettingsError(
            "A DICOM segmentation belongs to a series, and none is named.",
            "Name the folder that holds the series of the cases: --dicom DIR.",
        )
    from ..importing.segmentation_export import export_segmentations

    model = None if options.model is None else find_model(project, options.model).parent.name
    cases = [*expanded(project.named_cases(options.cases) if options.cases else project.cases())]
    if not options.cases:
        cases = [case for case in cases if (case.label if model is None else case.prediction_path(model).is_file())]
    how: dict[str, Any] = {"model": model, "progress": progress_for(options)}
    made = export_segmentations(project, options.format, cases, options.dicom, options.output, **how)
    for note in made.notes:
        say(options, note)
    for _, error in made.refused:
        say(options, f"not written: {error}")
    content = {
        "folder": str(made.folder),
        "written": made.written,
        "refused": [{"case": case, "sentence": error.sentence, "hint": error.hint} for case, error in made.refused],
        "notes": made.notes,
    }
    emit(options, content, f"Wrote {counted(len(made.written), 'DICOM segmentation')} to {made.folder}.")
    return 3 if made.refused else 0
