"""Commands that use a model: predict, evaluate."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.errors import DataError, SettingsError, SSLSegError
from ..core.exchange import writers
from ..core.progress import bar, silent
from ..core.text import counted, listed, quoted
from ..jobs.named_files import checksum_of
from ..jobs.requests import PredictionRequest
from ..jobs.telling import prediction_text
from ..project import Project, Role, expanded
from ..volumes.mask_formats import offered
from ..volumes.segmentation_formats import REGISTRY as SEGMENTATIONS
from .arguments import add_compute_arguments, add_project_argument
from .finding import find_model, tell_if_unfinished
from .job_commands import start_in_background
from .main import emit, loading, say
from .registry import USE, command
from .running import run_here

if TYPE_CHECKING:  # loaded once it is sure that there is something to do
    from ..inference.case_prediction import PredictedCase, PredictionResult
    from ..inference.file_prediction import FilesReport, PredictedFile, Target
    from ..inference.prediction import TaskPredictor

_ROLES = [str(role) for role in Role]
_TOLD = ("confidence", "volumes_ml", "remarks", "removed_ml", "certainty", "structure_certainty")
_LATEST = "latest"


def _model_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model", default=_LATEST, help="a run's id, an imported model's name, a model.pt, or 'latest'"
    )
    parser.add_argument("--flips", action="store_true", help="average over mirrored slices: 4 times slower")
    parser.add_argument(
        "--keep-all-parts",
        action="store_true",
        help="leave masks as the network makes them: remove no part that lies apart, fill no hole",
    )
    add_compute_arguments(parser)


def _predict_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, help="project folder, or a model.pt")
    parser.add_argument("volumes", nargs="*", type=Path, help="image files or folders (default: cases of the project)")
    parser.add_argument(
        "--output",
        type=Path,
        default=None,
        help="folder for the masks of image files, and their table predictions.csv: volumes, certainty, remarks, "
        "which image and model each is of (default: predictions); masks of cases go into the project, their table "
        "into the folder of the run",
    )
    formats = offered()
    parser.add_argument(
        "--format",
        choices=[*formats, *(entry.name for entry in writers(SEGMENTATIONS))],
        help=f"file format of these masks (default: {formats[0]}); dicom-seg: of DICOM, a segmentation for each series",
    )
    there = parser.add_mutually_exclusive_group()
    there.add_argument(
        "--overwrite",
        action="store_true",
        help="replace masks of image files that are there, but none of another image",
    )
    there.add_argument(
        "--skip-existing",
        action="store_true",
        help="leave out image files whose mask is there: made from the same voxels, says predictions.csv, whatever the "
        "names",
    )
    parser.add_argument(
        "--probabilities",
        action="store_true",
        help="beside each mask of an image file a map for each structure: percent in whole numbers on the image's own "
        "grid, before parts that lie apart are removed; NAME-probability-VALUE-STRUCTURE.nrrd, or as --format says",
    )
    parser.add_argument("--as-images", action="store_true", help="segment also image files that look like masks")
    parser.add_argument(
        "--frames",
        default=None,
        metavar="WHICH",
        help="of files that hold several volumes: all, first, last, their mean, or numbers from 1 such as 1,5,9 "
        "(default: all, where the file says that they are times); masks of segments are a file for each, label maps "
        "one with as many frames",
    )
    further = parser.add_mutually_exclusive_group()
    further.add_argument(
        "--channel",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="a further sequence of the one image file that is named, as ADC=adc.nii.gz; may be repeated",
    )
    further.add_argument(
        "--channels",
        nargs="+",
        default=None,
        metavar="NAME=PATTERN",
        help='which image files are the sequences of one scan, by the names of files or DICOM series: "T2=*t2*" '
        '"ADC=*adc*"',
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--role", choices=_ROLES, help=f"cases of the project to predict (default: {Role.UNLABELLED})")
    which.add_argument(
        "--cases",
        nargs="+",
        help="ids of the cases to predict, instead of a role; case0001@3 is the third frame of a case with frames",
    )
    parser.add_argument(
        "--background",
        action="store_true",
        help="predict cases in the background and return at once; 'sslseg jobs' follows and stops it",
    )
    _model_arguments(parser)


@command("predict", "segment volumes", group=USE, arguments=_predict_arguments)
def predict(options: argparse.Namespace) -> int:
    """Segment cases of the project, or image files."""
    return _predict_files(options) if options.volumes else _predict_project(options)


def _evaluate_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("--role", choices=_ROLES, default="test", help="labelled cases to score")
    _model_arguments(parser)


@command("evaluate", "score a model on labelled cases", group=USE, arguments=_evaluate_arguments)
def evaluate(options: argparse.Namespace) -> int:
    """Score a model on the labelled cases of a role."""
    project = Project(options.project)
    model = find_model(project, options.model)
    role = Role.parse(options.role)
    if role is Role.UNLABELLED:
        raise SettingsError(
            "Cases with the role 'unlabelled' have no reference to score a model on.",
            "Name another --role; a case with a mask can be given one with 'sslseg role'.",
        )
    if not project.cases(role):
        raise DataError(f"The project '{project.shown}' has no labelled {role} case.", "Name another --role.")
    tell_if_unfinished(model, options)
    with loading(options):
        from ..api import Options, evaluate
    how = Options(options.device, silent if options.json else bar, threads=options.threads)
    parts = {"flips": options.flips, "keep_all_parts": options.keep_all_parts}
    report = evaluate(project, model, role, **parts, options=how)
    emit(options, report.to_dict(), f"{report.format_table()}\nWritten beside the model: {model.parent}")
    return 0


def _predict_project(options: argparse.Namespace) -> int:
    if options.project.is_file():
        raise SettingsError(f"'{options.project}' is a model, but no volume is named.", "Name volumes after it.")
    for flag in ("output", "format", "as_images", "probabilities", "frames", "channel", "channels"):
        if getattr(options, flag):
            raise SettingsError(
                f"--{flag.replace('_', '-')} goes with image files; the masks of cases go into the project.",
                "Name files, or leave it out.",
            )
    if options.overwrite or options.skip_existing:
        raise SettingsError(
            "--overwrite and --skip-existing go with image files; the newest mask of a case replaces the older one.",
            "Name files, or leave it out.",
        )
    project = Project(options.project)
    named = project.named_cases(options.cases or ())
    role = Role.parse(options.role or str(Role.UNLABELLED))
    cases = named or project.cases(role)
    if not cases:
        raise DataError(f"The project '{project.shown}' has no {role} case.", "Name another --role.")
    model = find_model(project, options.model)
    tell_if_unfinished(model, options)
    ids = [case.id for case in expanded(cases)]
    run = PredictionRequest(model, ids, options.flips, options.keep_all_parts).write(project, options.threads)
    if options.background:
        return start_in_background(run, project, options)
    return run_here(run, project, options, report_cases)


def report_cases(result: PredictionResult, project: Project, options: argparse.Namespace) -> int:
    """Say which cases were segmented and which were not, and why; returns the exit code."""
    rows = [(entry.case, project.folder / entry.path, entry) for entry in result.predicted]
    refused = [(entry.case, DataError(f"{entry.case}: {entry.sentence}", entry.hint)) for entry in result.refused]
    return _report(rows, refused, options)


def _predict_files(options: argparse.Namespace) -> int:
    for flag in ("background", "cases", "role"):
        if getattr(options, flag):
            raise SettingsError(
                f"--{flag} goes with cases of a project, not with image files.", "Leave one of them out."
            )
    is_model = options.project.is_file() or options.project.suffix == ".pt"
    model = options.project if is_model else find_model(Project(options.project), options.model)
    if is_model and options.model != _LATEST:
        raise SettingsError(f"Both the model '{model}' and --model are given.", "Leave one of them out.")
    tell_if_unfinished(model, options)
    with loading(options):
        from ..training.options import limited_threads
    with limited_threads(options.threads):
        return _predict_with(model, options)


def _predict_with(model: Path, options: argparse.Namespace) -> int:
    from ..inference.case_prediction import model_name
    from ..inference.file_prediction import FilesReport, planned_targets, predict_files
    from ..inference.mask_places import OVERWRITE, REFUSE, SKIP
    from ..inference.prediction import load_predictor
    from ..inference.prediction_table import PredictionTable
    from ..training import pick_device

    entry = SEGMENTATIONS.get(options.format)
    write = entry.write if entry else None
    if write and options.frames == "mean":
        raise SettingsError(
            "The mean of several frames is in no DICOM series, and a DICOM segmentation belongs to one.",
            "Choose another --format, or single frames.",
        )
    how = {"flips": options.flips, "keep_all_parts": options.keep_all_parts}
    predictor = load_predictor(model, pick_device(options.device), **how)
    predictor.keep_maps = options.probabilities
    if write:
        from ..inference.series_prediction import SeriesPredictor

        predictor = SeriesPredictor(predictor, write, model_name(model))
    output = options.output or Path("predictions")
    table = PredictionTable(output, options.volumes, checksum_of(model))
    report = FilesReport()
    suffix = entry.suffix if entry else options.format or offered()[0]
    targets = planned_targets(options.volumes, output, suffix, report, as_images=options.as_images)
    targets = _with_sequences(targets, predictor, report, options)
    predict_files(
        predictor,
        targets,
        report,
        existing=OVERWRITE if options.overwrite else SKIP if options.skip_existing else REFUSE,
        as_images=options.as_images,
        frames=options.frames,
        table=table,
        tell=lambda text: say(options, text),
        progress=silent if options.json else bar,
    )
    rows = [(entry.shown, entry.mask, entry) for entry in report.predicted]
    report.notes += getattr(predictor, "notes", [])
    if report.other_model:
        made = counted(len(report.other_model), "mask that was there was", "masks that were there were")
        report.notes.append(f"{made} made by another model. Repeat with --overwrite to have this one make them.")
    for text in report.notes:
        say(options, text)
    where = table.path if table.path.exists() else None
    code = _report(
        rows,
        report.refused,
        options,
        report.skipped,
        report.masks,
        table=where,
        other_model=report.other_model,
        interrupted=report.interrupted,
    )
    if not report.interrupted:
        return code
    done = len({entry.volume for entry in report.predicted}) + len(report.skipped)
    print(
        f"\nInterrupted: {done} of {counted(len(targets), 'mask')} "
        f"{'is' if done == 1 else 'are'} there. Repeat with --skip-existing to go on.",
        file=sys.stderr,
    )
    return 130


def _with_sequences(
    targets: list[Target], predictor: TaskPredictor, report: FilesReport, options: argparse.Namespace
) -> list[Target]:
    """The volumes that are segmented, with the files of their further sequences if some are named."""
    from ..importing.channel_patterns import channel_patterns
    from ..inference.scan_targets import named_sequences, scan_targets

    if options.channels:
        how = {"as_images": options.as_images}
        return scan_targets(targets, options.volumes, channel_patterns(options.channels), predictor, report, **how)
    if options.channel and len(targets) != 1:
        raise SettingsError(
            f"--channel goes with one image file, and there are {len(targets)}.",
            'Use --channels with patterns of their names, as --channels "T2=*t2*" "ADC=*adc*".',
        )
    channels = named_sequences(options.channel, predictor)
    return [replace(target, channels=channels) for target in targets] if channels else targets


def _report(
    rows: Sequence[tuple[str, Path, PredictedCase | PredictedFile]],
    refused: Sequence[tuple[object, SSLSegError]],
    options: argparse.Namespace,
    skipped: Sequence[Target] = (),
    masks: Sequence[Path] = (),
    *,
    table: Path | None = None,
    other_model: Sequence[Path] = (),
    interrupted: bool = False,
) -> int:
    """Volumes, masks, their table and what is told of them, and what was refused; the exit code."""
    from ..inference.likeness import EMPTY

    for _, error in refused:
        say(options, f"not predicted: {error}")
    if masks:
        say(options, f"left out as masks: {listed(quoted(masks))}. If they are images, repeat with --as-images.")
    lines = [f"{target.volume}: skipped, '{target.mask}' is there already" for target in skipped]
    for name, path, entry in rows:
        lines.append(f"{name} → {path} ({prediction_text(entry.confidence, entry.volumes_ml, entry.certainty)})")
        lines += [
            f"    worth a look: {text}" for text in entry.remarks if entry.confidence is not None or text != EMPTY
        ]
    content: dict[str, Any] = {
        "predicted": [
            {"volume": name, "mask": str(path)} | {told: getattr(entry, told) for told in _TOLD}
            for name, path, entry in rows
        ],
        "skipped": [
            {"volume": str(target.volume), "mask": str(target.mask), "other_model": target.mask in other_model}
            for target in skipped
        ],
        "refused": [{"path": str(n), "sentence": error.sentence, "hint": error.hint} for n, error in refused],
    }
    if table:
        content["table"] = str(table)
    if table and len(rows) > 1:
        lines.append(f"Volumes, certainty and remarks of all in one table: {table}")
    if masks:
        content["masks"] = [str(path) for path in masks]
    if interrupted:
        content["interrupted"] = True
    emit(options, content, "\n".join(lines) or "Nothing was predicted.")
    if refused:
        return 3 if rows or skipped else 1
    return 1 if masks and not (rows or skipped) else 0
