"""Commands that bring volumes and masks into a project: add, import, label."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.errors import DataError, SettingsError, StorageError
from ..core.exchange import readers
from ..core.locks import ProjectLock
from ..core.text import counted, listed, quoted
from ..importing.dataset_formats import REGISTRY
from ..project import Project, Role
from ..project.cohort import nominal_spacing
from ..project.patients import mixed_patients
from .arguments import add_project_argument
from .attended import add_attended_arguments, attend, progress_for
from .main import emit, say, shared_remarks, shell_words
from .parsing import CommandParser
from .registry import DATA, command

if TYPE_CHECKING:
    from ..volumes.assumed_spacing import SpacingWish

_ROLES = [str(role) for role in Role]


@contextmanager
def opened(options: argparse.Namespace, *, create: bool = True) -> Iterator[Project]:
    """The project, locked; one that is made for what is brought in goes again if nothing came of it."""
    attend(options)
    if not create or os.path.lexists(options.project / "project.json"):
        with _locked(Project(options.project), options) as project:
            yield project
        return
    was_there = os.path.isdir(options.project)
    made = Project.create(options.project)
    try:
        with _locked(made, options) as project:
            yield project
    finally:
        if not made.discard_if_empty(keep_folder=was_there):
            say(options, f"Created the project '{made.name}' in {made.folder}")


@contextmanager
def _locked(project: Project, options: argparse.Namespace) -> Iterator[Project]:
    with ProjectLock(project.folder, options.lock_key):
        project.tidy()
        yield project


def add_file_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is said of files that come in."""
    parser.add_argument("--link", action="store_true", help="leave image files where they are; DICOM series are copied")
    group = parser.add_argument_group(
        "spacing, where that of the files is nominal",
        "The copies in the project get it, and so do masks on the grid of the files. The files stay as they are.",
    )
    for name, what in (
        ("field-of-view", "longer side of a slice"),
        ("pixel-size", "side of a pixel, instead of --field-of-view"),
        ("slice-distance", "from one slice to the next"),
    ):
        group.add_argument(f"--{name}", type=float, default=None, metavar="MM", help=f"{what}, in mm")


def spacing_wish(options: argparse.Namespace) -> SpacingWish | None:
    """The spacing that is asked for in place of that of the files."""
    from ..volumes.assumed_spacing import SpacingWish

    return SpacingWish(options.field_of_view, options.pixel_size, options.slice_distance) or None


def add_empty_frames_argument(parser: argparse.ArgumentParser) -> None:
    """Add what frames are that are empty in a mask of several."""
    parser.add_argument(
        "--allow-empty",
        action="store_true",
        help="of a mask with frames: those without a voxel are negative examples, not frames that nobody annotated",
    )


def add_naming_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what becomes of names: of files that look like masks, and of cases."""
    parser.add_argument("--as-images", action="store_true", help="add also what looks like a mask")
    parser.add_argument(
        "--keep-names", action="store_true", help="name cases after their files; be sure these name no patient"
    )


def add_channels_argument(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """Add the patterns of several sequences."""
    parser.add_argument(
        "--channels",
        nargs="+",
        required=required,
        metavar="NAME=PATTERN",
        help='several sequences of each scan, by the names of their files or DICOM series: "T2=*t2*" "ADC=*adc*"; the '
        "first is the image of each case, the others may be missing in some",
    )


def _add_arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    add_attended_arguments(parser)
    listed = any(word.split("=")[0] in ("--list", "--series") for word in parser.words)
    parser.add_argument(
        "volumes",
        nargs="*" if listed else "+",
        type=Path,
        help="image files, or folders with images or DICOM series",
    )
    parser.add_argument(
        "--list",
        type=Path,
        default=None,
        metavar="FILE",
        help="add also what this text file names, one path a line",
    )
    parser.add_argument(
        "--series",
        type=Path,
        default=None,
        metavar="FILE",
        help="add also the DICOM series of this JSON file: a list of lists of files, one for each series, wherever its "
        "files are",
    )
    parser.add_argument("--role", choices=_ROLES, default="unlabelled", help="what they are used for")
    parser.add_argument("--label", type=Path, default=None, help="mask of the volume, if it is only one")
    parser.add_argument(
        "--frames",
        default=None,
        metavar="WHICH",
        help="of files that hold several volumes of one place: all as the frames of one case, first, last, their mean, "
        "or numbers from 1 such as 1,5,9 (default: all, where the file says that they are times)",
    )
    add_empty_frames_argument(parser)
    add_channels_argument(parser)
    add_file_arguments(parser)
    add_naming_arguments(parser)


@command("add", "add volumes (files, folders, DICOM series)", group=DATA, arguments=_add_arguments)
def add(options: argparse.Namespace) -> int:
    """Add volumes to the project, which is made if it is not there."""
    with opened(options) as project:
        return _add(project, options)


def _add(project: Project, options: argparse.Namespace) -> int:
    from ..importing import ImportReport, add_volume, add_volumes, volumes_in
    from ..volumes.frames import frame_numbers

    role = Role.parse(options.role)
    options.volumes += _listed(options.list) if options.list else []
    if not options.volumes and not options.series:
        raise SettingsError("There is nothing to add.", "Name files or folders.")
    if options.series and (alone := [flag for flag in ("label", "channels") if getattr(options, flag)]):
        raise SettingsError(f"--series goes without --{alone[0]}.", "Leave one of them out.")
    if options.label and len(options.volumes) != 1:
        raise SettingsError("--label goes with one volume.", "Add the volumes with masks one by one.")
    if options.frames:
        frame_numbers(options.frames)  # refused before anything is read
    if options.allow_empty and not options.label:
        raise SettingsError("--allow-empty goes with --label.", "Name the mask, or leave it out.")
    how = {"link": options.link, "keep_name": options.keep_names, "spacing": spacing_wish(options)}
    if options.channels:
        return _add_scans(project, role, how, options)
    how["frames"] = options.frames
    if options.label:
        report = ImportReport()
        try:
            how |= {"as_image": options.as_images, "allow_empty": True, "empty_frames": options.allow_empty}
            add_volume(project, options.volumes[0], role, label=options.label, **how, report=report)
        except DataError as error:
            report.refused.append((options.volumes[0], error.kept()))
        return report_import(project, report, options)
    paths, refused, notes, below = [], [], [], set()
    masks: dict[Path, Path | None] = {}
    for path in options.volumes:
        if not path.exists():  # reading it says so
            paths.append(path)
            continue
        try:
            found = volumes_in(path, as_images=options.as_images)
        except DataError as error:
            refused.append((path, error.kept()))
            continue
        # Of a DICOM volume several files may have been named, which stand for one.
        paths += [volume for volume in found.volumes if volume == path or volume not in paths]
        below |= set(found.volumes) if path.is_dir() else set()
        masks |= found.masks
        notes += found.notes
    how |= {"as_images": options.as_images, "progress": progress_for(options)}
    if options.series:
        from ..importing.series_files import read_series_list, volumes_of_series

        with volumes_of_series(read_series_list(options.series)) as series:
            report = add_volumes(project, [*paths, *series], role, **how, masks_apart=below)
    else:
        report = add_volumes(project, paths, role, **how, masks_apart=below)
    report.refused += refused
    report.masks = {**masks, **report.masks}
    report.notes += notes
    return report_import(project, report, options)


def _add_scans(project: Project, role: Role, how: dict[str, Any], options: argparse.Namespace) -> int:
    from ..importing import add_scans
    from ..importing.channel_patterns import channel_patterns

    if alone := [flag for flag in ("label", "frames") if getattr(options, flag)]:
        raise SettingsError(f"--channels goes without --{alone[0]}.", "Leave one of them out.")
    patterns = channel_patterns(options.channels)
    how |= {"as_images": options.as_images, "progress": progress_for(options)}
    return report_import(project, add_scans(project, options.volumes, patterns, role, **how), options)


def _listed(path: Path) -> list[Path]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError(f"The list '{path}' cannot be read.", "It must be a text file (UTF-8).") from error
    return [Path(line) for line in lines if line.strip()]


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    add_attended_arguments(parser)
    parser.add_argument(
        "dataset", type=Path, help="its folder, or the file that describes it; 'sslseg formats' lists what is read"
    )
    parser.add_argument(
        "--format",
        choices=[entry.name for entry in readers(REGISTRY)],
        default=None,
        help="its format (default: it is recognised)",
    )
    add_file_arguments(parser)
    parser.add_argument(
        "--channel",
        default=None,
        help="only this image of each case, where a case has several: its number or name (default: all of them)",
    )
    parser.add_argument(
        "--fold",
        type=int,
        default=None,
        metavar="N",
        help="whose cases are for validation, where the data set has folds (default: the first, 0)",
    )


@command(
    "import",
    "import a data set of the Decathlon, nnU-Net, MONAI or BIDS with its split",
    group=DATA,
    arguments=_import_arguments,
)
def import_set(options: argparse.Namespace) -> int:
    """Import a data set into the project, which is made if it is not there."""
    with opened(options) as project:
        return _import(project, options)


def _import(project: Project, options: argparse.Namespace) -> int:
    from ..importing import import_dataset

    how = {"link": options.link, "channel": options.channel, "fold": options.fold, "format": options.format}
    report = import_dataset(
        project, options.dataset, **how, spacing=spacing_wish(options), progress=progress_for(options)
    )
    return report_import(project, report, options)


def report_import(project: Project, report: Any, options: argparse.Namespace) -> int:
    """Say what has come in; returns the exit code."""
    report.notes += _mixed(project, report)
    for _, error in report.refused:
        say(options, f"not added: {error}")
    for text in [*report.told, *empty_words(report), *_left_out(report, options)]:
        say(options, text)
    content = {
        "added": [case.id for case in report.added],
        "completed": [case.id for case in report.completed],
        "refused": [{"path": path, "sentence": error.sentence, "hint": error.hint} for path, error in report.refused],
        "present": report.present,
        "masks": [{"path": mask, "image": image} for mask, image in report.masks.items()],
        "empty": report.empty,
        "channels": [{"case": case_id, "channel": name} for case_id, name in report.channels],
        "resampled": report.resampled,
        "notes": report.told,
    }
    nominal = nominal_spacing(project.survey(tell=False)[0])
    content["remarks"] = shared_remarks((case.id, nominal[case.id]) for case in report.added if case.id in nominal)
    for text in content["remarks"]:
        say(options, f"worth a look: {text}")
    labelled = sum(case.is_labelled for case in report.added)
    parts = [
        f"Added {counted(len(report.added), 'volume')}{f' ({labelled} with a mask)' if labelled else ''} to "
        f"'{project.shown}'",
        f"{counted(len(report.channels), 'further sequence')}" if report.channels else "",
        f"completed {counted(len(report.completed), 'case')}" if report.completed else "",
        f"{len(report.present)} were there already" if report.present else "",
        f"left out {counted(len(report.masks), 'mask')}" if report.masks else "",
        f"refused {len(report.refused)}" if report.refused else "",
    ]
    emit(options, content, f"{', '.join(part for part in parts if part)}.")
    came = report.added or report.completed or report.present or report.channels
    if report.refused:
        return 3 if came else 1
    return 1 if report.masks and not came else 0


def _mixed(project: Project, report: Any) -> list[str]:
    """What is to be said of cases that have come to share a patient with those of another role."""
    came = {case.id for case in (*report.added, *report.completed)}
    mixed = mixed_patients(project.survey(tell=False)[0]) if came else {}
    return list(dict.fromkeys(text for case_id, text in mixed.items() if case_id in came))


def empty_words(report: Any) -> list[str]:
    """Which masks hold nothing, and what that means."""
    if not report.empty:
        return []
    masks = counted(len(report.empty), "mask holds", "masks hold")
    return [
        f"{masks} no labelled voxel ({listed(quoted(report.empty))}): negative examples, "
        "in which none of the structures is."
    ]


def _left_out(report: Any, options: argparse.Namespace) -> list[str]:
    """Which files were left out as masks, and what can be done with them."""
    if not report.masks:
        return []
    lines = [f"left out as masks: {listed(quoted(report.masks))}. If they are images, repeat with --as-images."]
    mask, image = next(((mask, image) for mask, image in report.masks.items() if image is not None), (None, None))
    description = next(
        (folder / "dataset.json" for path in report.masks for folder in path.parents[:3] if _is_dataset(folder)), None
    )
    if description is not None:
        lines.append(
            "To add them with their images and roles: " + shell_words("sslseg", "import", options.project, description)
        )
    elif mask is not None:
        lines.append(
            "To add a mask with its image, for example: "
            + shell_words("sslseg", "add", options.project, image, "--label", mask, "--role", "train")
        )
    return lines


def _is_dataset(folder: Path) -> bool:
    return (folder / "dataset.json").is_file()
