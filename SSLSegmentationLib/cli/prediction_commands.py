"""Commands that use a model: predict, evaluate."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..case_prediction import PredictionResult
from ..errors import DataError, SettingsError, SSLSegError
from ..importing import volume_name
from ..jobs.telling import prediction_text
from ..prediction import load_predictor
from ..progress import bar, silent
from ..project import Project, Role
from ..training import pick_device
from ..volumes.itk import check_name
from ..volumes.reading import find_volumes
from ..workflow import Options, evaluate, limited_threads, new_prediction
from .finding import find_model, tell_if_unfinished
from .job_commands import start_in_background
from .main import add_compute_arguments, emit, say
from .running import run_here

_ROLES = [str(role) for role in Role]
_FORMATS = (".seg.nrrd", ".nrrd", ".nii.gz", ".mha")


def configure(name: str, parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """Add the arguments of command ``name``."""
    parser.add_argument("project", type=Path, help="project folder" + (", or a model.pt" if name == "predict" else ""))
    if name == "predict":
        parser.add_argument(
            "volumes", nargs="*", type=Path, help="image files or folders (default: cases of the project)"
        )
        parser.add_argument(
            "--output",
            type=Path,
            default=None,
            help="folder for the masks of image files (default: predictions); those of cases go into the project",
        )
        parser.add_argument("--format", choices=_FORMATS, default=".seg.nrrd", help="file format of these masks")
        parser.add_argument("--role", choices=_ROLES, default="unlabelled", help="cases of the project to predict")
        parser.add_argument("--cases", nargs="+", default=None, help="ids of the cases to predict, instead of a role")
        parser.add_argument(
            "--background",
            action="store_true",
            help="predict cases in the background and return at once; 'sslseg jobs' follows and stops it",
        )
    else:
        parser.add_argument("--role", choices=_ROLES, default="test", help="labelled cases to score")
    parser.add_argument(
        "--model", default="latest", help="a run's id, an imported model's name, a model.pt, or 'latest'"
    )
    parser.add_argument("--flips", action="store_true", help="average over mirrored slices: 4 times slower")
    add_compute_arguments(parser)


def run(name: str, options: argparse.Namespace) -> int:
    """Run command ``name``."""
    if name == "evaluate":
        project = Project(options.project)
        how = Options(options.device, silent if options.json else bar, threads=options.threads)
        model = find_model(project, options.model)
        tell_if_unfinished(model, options)
        report = evaluate(project, model, Role.parse(options.role), flips=options.flips, options=how)
        emit(options, report.to_dict(), f"{report.format_table()}\nWritten beside the model: {model.parent}")
        return 0
    if options.volumes:
        with limited_threads(options.threads):
            return _predict_files(options)
    return _predict_project(options)


def _predict_project(options: argparse.Namespace) -> int:
    if options.project.is_file():
        raise SettingsError(f"'{options.project}' is a model, but no volume is named.", "Name volumes after it.")
    if options.output is not None:
        raise SettingsError(
            "--output goes with image files; the masks of cases go into the project.", "Name files, or leave it out."
        )
    project = Project(options.project)
    named = project.named_cases(options.cases or ())
    cases = named or project.cases(Role.parse(options.role))
    if not cases:
        raise DataError(f"The project '{project.name}' has no {options.role} case.", "Name another --role.")
    model = find_model(project, options.model)
    tell_if_unfinished(model, options)
    ids = [case.id for case in cases]
    run = new_prediction(project, model, ids, flips=options.flips, threads=options.threads)
    if options.background:
        return start_in_background(run, project, options)
    return run_here(run, project, options, report_cases)


def report_cases(result: PredictionResult, project: Project, options: argparse.Namespace) -> int:
    """Say which cases were segmented and which were not, and why; returns the exit code."""
    rows = [(c.case, project.folder / c.path, c.confidence, c.volumes_ml) for c in result.predicted]
    refused = [DataError(f"{entry.case}: {entry.sentence}", entry.hint) for entry in result.refused]
    return _report(rows, refused, options)


def _predict_files(options: argparse.Namespace) -> int:
    if options.background or options.cases:
        flag = "--background" if options.background else "--cases"
        raise SettingsError(f"{flag} goes with cases of a project, not with image files.", "Leave one of them out.")
    is_model = options.project.is_file() or options.project.suffix == ".pt"
    model = options.project if is_model else find_model(Project(options.project), options.model)
    tell_if_unfinished(model, options)
    predictor = load_predictor(model, pick_device(options.device), flips=options.flips)
    volumes, refused = _volumes(options.volumes)
    rows, targets = [], set()
    for path in (silent if options.json else bar)(volumes, "predicting"):
        target = _target(options, path, targets)
        try:
            check_name(path.absolute())
            check_name(target.absolute())
            if target.exists():
                raise DataError(f"'{target}' exists already.", "Nothing is overwritten: choose another --output.")
            prediction = predictor.predict_file(path, target)
            rows.append((str(path), target, prediction.confidence, prediction.volumes_ml))
        except DataError as error:
            refused.append(error.kept())
    return _report(rows, refused, options)


def _volumes(paths: Sequence[Path]) -> tuple[list[Path], list[SSLSegError]]:
    """The files that are named, those below the folders that are named, and why there are none."""
    volumes: list[Path] = []
    refused: list[SSLSegError] = []
    for path in paths:
        found = find_volumes(path) if path.exists() else [path]
        volumes += found
        if not found:
            refused.append(DataError(f"The folder '{path}' holds no volume.", "Name a folder with images."))
    return volumes, refused


def _target(options: argparse.Namespace, path: Path, taken: set[Path]) -> Path:
    """Where the mask of a volume goes; volumes of one name from several folders are numbered."""
    number = 1
    while True:
        stem = volume_name(path.absolute()) + (f"-{number}" if number > 1 else "")
        target = (options.output or Path("predictions")) / f"{stem}{options.format}"
        if target not in taken:
            taken.add(target)
            return target
        number += 1


def _report(
    rows: list[tuple[str, Path, float | None, dict[str, float]]],
    refused: Sequence[SSLSegError],
    options: argparse.Namespace,
) -> int:
    """Volumes with mask, confidence and volume of each segment, and what was refused."""
    for error in refused:
        say(options, f"not predicted: {error}")
    lines = [f"{name} → {path} ({prediction_text(confidence, sizes)})" for name, path, confidence, sizes in rows]
    content = {
        "predicted": [{"volume": n, "mask": str(p), "confidence": c, "volumes_ml": v} for n, p, c, v in rows],
        "refused": [{"sentence": error.sentence, "hint": error.hint} for error in refused],
    }
    emit(options, content, "\n".join(lines) or "Nothing was predicted.")
    if refused:
        return 3 if rows else 1
    return 0
