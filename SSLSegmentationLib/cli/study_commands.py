"""The command ``study``: how few labels are enough, with and without pretraining."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import ProjectError
from ..core.progress import bar, silent
from ..core.settings import given, overrides
from ..project import Project
from ..study.settings import StudySettings
from .arguments import add_compute_arguments
from .config import add_config_argument, glance_at_config, read_config
from .job_commands import start_in_background
from .main import emit, loading, say
from .parsing import CommandParser, Part
from .registry import TRAINING, command
from .running import run_here

if TYPE_CHECKING:
    from ..study import StudyReport


def _arguments(parser: CommandParser) -> None:
    parser.add_argument("source", type=Path, help="project folder, or a dataset.json to make a project of")
    parser.add_argument(
        "--project", type=Path, default=None, help="folder of that project (default: beside here, named as the set)"
    )
    parser.add_argument("--background", action="store_true", help="return at once; 'sslseg jobs' follows and stops it")
    add_compute_arguments(parser)
    add_config_argument(parser)
    config = read_config(parser, "study", glance_at_config(parser))

    def parts(settings: StudySettings) -> list[Part]:
        return [Part("", settings, "study")]

    base = config.settings(parser, StudySettings, StudySettings, parts)
    parser.set_defaults(base=base, asked={path[0] for path in config.asked})
    parser.add_settings(*parts(base))


@command(
    "study",
    "measure how few labels are enough, with and without pretraining",
    group=TRAINING,
    arguments=_arguments,
)
def study(options: argparse.Namespace) -> int:
    """Run a study here, or start it in the background."""
    with loading(options):
        from ..execution.kinds import Study
        from ..execution.run import run_job
        from ..study import Pool, cautions_of_design
    settings = overrides(options.base, options)
    settings.check_asked(given(options.base, options) | options.asked)
    project = _project(options)
    job = Study(settings)
    job.check(project)
    for caution in cautions_of_design(Pool.of(project), settings):
        say(options, f"Before you start: {caution}")
    run = job.write(project, options.threads)
    if options.background:
        return start_in_background(run, project, options)
    return run_here(run, project, options, report_study, lambda run, how: run_job(run, how, job))


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
