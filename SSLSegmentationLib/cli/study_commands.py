"""The command ``study``: how few labels are enough, with and without pretraining."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import ProjectError
from ..core.progress import bar, silent
from ..core.settings import add_arguments, given, overrides
from ..jobs.requests import new_study
from ..project import Project
from ..project.runs import RunFolder
from ..study.settings import StudySettings
from .job_commands import start_in_background
from .main import add_compute_arguments, emit, loading, say
from .running import run_here

if TYPE_CHECKING:
    from ..study import StudyReport


def configure(name: str, parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """Add the arguments."""
    parser.add_argument("source", type=Path, help="project folder, or a dataset.json to make a project of")
    parser.add_argument(
        "--project", type=Path, default=None, help="folder of that project (default: beside here, named as the set)"
    )
    add_arguments(parser, StudySettings(), title="study")
    parser.add_argument("--background", action="store_true", help="return at once; 'sslseg jobs' follows and stops it")
    add_compute_arguments(parser)


def run(name: str, options: argparse.Namespace) -> int:
    """Run the command."""
    with loading(options):
        from ..study import cautions_of_design, check_study
    settings = overrides(StudySettings(), options)
    settings.check_asked(given(StudySettings(), options))
    project = _project(options)
    check_study(project, settings)
    for caution in cautions_of_design(project, settings):
        say(options, f"Before you start: {caution}")
    run = new_study(project, settings, options.threads)
    if options.background:
        return start_in_background(run, project, options)
    return run_here(RunFolder(run.folder), project, options, report_study)


def _project(options: argparse.Namespace) -> Project:
    """The project; made of a ``dataset.json`` whose volumes stay where they are, if that is what is named."""
    from ..importing import import_dataset

    if options.source.suffix != ".json":
        return Project(options.source)
    folder = options.project or Path(f"{options.source.absolute().parent.name}-study")
    if (folder / "project.json").exists():
        return Project(folder)
    project = Project.create(folder)
    imported = import_dataset(project, options.source, link=True, progress=silent if options.json else bar)
    if imported.refused:
        path, error = imported.refused[0]
        raise ProjectError(
            f"{len(imported.refused)} volumes cannot be used; the first, '{path}': {error.sentence}", error.hint
        )
    say(options, f"Project: {folder}")
    return project


def report_study(result: StudyReport, project: Project, options: argparse.Namespace) -> int:
    """Print what a study found; returns the exit code."""
    content = {"folder": str(result.folder), "gains": result.gains, "labels_that_scratch_needs": result.worths}
    content["cautions"] = result.cautions
    emit(options, content, f"{result.markdown}\n\nWritten to {result.folder}")
    return 0
