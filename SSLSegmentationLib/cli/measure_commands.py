"""The command measure: volumes of structures, over time where a case has frames, and the ejection fraction."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..core.errors import DataError, SettingsError, SSLSegError
from ..core.progress import bar, silent
from ..core.storage import write_text
from ..core.text import table
from ..project import Case, Project
from ..project.heart import Ejection
from ..project.volume_curve import VolumeCurve, missing_in_words
from .arguments import add_project_argument
from .finding import find_model
from .main import emit, say
from .registry import USE, command

FOLDER = "measures"
_LATEST = "latest"


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("case", help="case id or name")
    parser.add_argument(
        "--model", default=_LATEST, help="whose predicted masks: a run's id, an imported model's name, or 'latest'"
    )
    parser.add_argument("--reference", action="store_true", help="measure the reference masks instead")
    parser.add_argument(
        "--structure",
        default=None,
        metavar="NAME",
        help="cavity of the left ventricle, for the ejection fraction (default: as name or terminology say)",
    )
    files = parser.add_mutually_exclusive_group()
    files.add_argument(
        "--output",
        type=Path,
        default=None,
        metavar="FOLDER",
        help=f"folder of the table (.csv) and the picture (.png) (default: '{FOLDER}' in the project)",
    )
    files.add_argument("--no-files", action="store_true", help="print what was measured, and write no file")


@command(
    "measure",
    "measure the structures of a case in ml, over time with the ejection fraction",
    group=USE,
    arguments=_arguments,
)
def measure(options: argparse.Namespace) -> int:
    """Measure the masks of a case; returns the exit code."""
    project = Project(options.project)
    case = project.case(options.case)
    if options.reference and options.model != _LATEST:
        raise SettingsError("--reference and --model name two sources of masks.", "Leave one of them out.")
    from ..inference.volume_curve import volume_curve

    progress = silent if options.json else bar
    if options.reference:
        name = "reference"
        curve = volume_curve(case, _whole_reference, "reference masks", project.schema, progress)
    else:
        name = find_model(project, options.model).parent.name
        curve = volume_curve(case, lambda view: view.prediction_path(name), f"masks by '{name}'", progress=progress)
    found = _ejection(curve, options)
    files = [] if options.no_files else _written(curve, found, options.output or project.own(FOLDER), name)
    missing = missing_in_words(curve.missing)
    if missing:
        say(options, missing)
    written = f"Written: {', '.join(map(str, files))}" if files else ""
    lines = [_table(curve), str(found) if found else "", written]
    emit(options, _content(curve, found, files), "\n".join(line for line in lines if line))
    return 0


def _whole_reference(view: Case) -> Path | None:
    """The reference mask of a frame, unless only some of its slices are annotated."""
    return view.label_path if view.label and view.label.annotated_slices is None else None


def _ejection(curve: VolumeCurve, options: argparse.Namespace) -> Ejection | SSLSegError | None:
    """What the ventricle ejects, or why that cannot be told; None where nobody asks, of a case without frames.

    Raises:
        SSLSegError: a structure was named, and it cannot be told.
    """
    if options.structure is None and (not curve.is_time or len(curve.frames) < 2):
        return None
    try:
        return curve.ejection(options.structure)
    except (DataError, SettingsError) as error:
        if options.structure is not None:
            raise
        return error.kept()


def _written(curve: VolumeCurve, found: Ejection | SSLSegError | None, folder: Path, masks: str) -> list[Path]:
    """Write the table, and of several frames a picture; returns where they are."""
    table_path, picture_path = (folder / f"{curve.case}-{masks}{suffix}" for suffix in (".csv", ".png"))
    write_text(table_path, curve.to_csv())
    if len(curve.frames) < 2:
        return [table_path]
    _draw(picture_path, curve, found if isinstance(found, Ejection) else None)
    return [table_path, picture_path]


def _draw(path: Path, curve: VolumeCurve, found: Ejection | None) -> None:
    from ..figures import save_volume_curve

    segments = curve.schema.segments
    volumes = {
        one.name: [None if frame.volumes_ml is None else frame.volumes_ml[one.name] for frame in curve.frames]
        for one in segments
    }
    marked = {}
    if found is not None:
        marked["end-diastole"] = (found.structure, found.end_diastole - 1)
        marked["end-systole"] = (found.structure, found.end_systole - 1)
    title = f"{curve.case}, {curve.source}"
    if found is not None:
        title += f"\nejection fraction of '{found.structure}': {100 * found.fraction:.1f} %"
    save_volume_curve(
        path,
        curve.places,
        volumes,
        {one.name: one.color for one in segments},
        axis_label="Time (ms)" if curve.has_times else "Frame",
        title=title,
        marked=marked,
    )


def _table(curve: VolumeCurve) -> str:
    names = [segment.name for segment in curve.schema.segments]
    rows = [["frame", "time (ms)", *(f"{name} (ml)" for name in names)]]
    for frame in curve.frames:
        time = "–" if frame.time_ms is None else f"{frame.time_ms:.0f}"
        volumes = frame.volumes_ml
        rows.append([str(frame.number), time, *("–" if volumes is None else f"{volumes[n]:.1f}" for n in names)])
    return table(rows)


def _content(curve: VolumeCurve, found: Ejection | SSLSegError | None, files: list[Path]) -> dict[str, object]:
    content: dict[str, object] = {
        **curve.to_dict(),
        "missing": curve.missing,
        "files": [str(path) for path in files],
        "ejection": None,
    }
    if isinstance(found, Ejection):
        content["ejection"] = {**vars(found), "stroke_ml": found.stroke_ml, "fraction": found.fraction}
    elif found is not None:
        content["no_ejection"] = {"sentence": found.sentence, "hint": found.hint}
    return content
