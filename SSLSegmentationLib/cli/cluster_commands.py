"""Commands about training elsewhere: runs export, runs take-back, work, runs import."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.errors import SettingsError, StorageError
from ..core.progress import Progress, bar, silent
from ..core.storage import remove_folder
from ..core.text import byte_size
from ..jobs.exported import is_export
from ..jobs.states import JobState
from ..project import Project
from ..project.runs import RunFolder
from .arguments import add_compute_arguments, add_project_argument, add_run_arguments
from .main import command_line, emit, program, say, shell_words
from .registry import RUNS, command

if TYPE_CHECKING:
    from ..execution.kinds import Training
    from ..execution.worker import Engine


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("run", help="id of a run that has not finished, or 'latest'")
    parser.add_argument("folder", type=Path, help="new folder to be taken elsewhere")


@command("runs export", "make a folder to train a run with on another machine", arguments=_export_arguments)
def export(options: argparse.Namespace) -> int:
    """Export a run that has stopped, failed or been killed."""
    project = Project(options.project)
    return _export(project, RunFolder(project.run_folder(options.run)), options.folder, options)


@command("runs take-back", "train an exported run here after all", arguments=add_run_arguments)
def take_back(options: argparse.Namespace) -> int:
    """Give up on the other machine: its result can come back no more."""
    from ..execution import take_back

    project = Project(options.project)
    chosen = RunFolder(project.run_folder(options.run))
    take_back(chosen)
    text = f"'{chosen.id}' is trained here again: {command_line('resume', project, chosen.id)}"
    emit(options, {"run": chosen.id, "state": str(JobState.STOPPED)}, text)
    return 0


def export_new(project: Project, new: RunFolder, folder: Path, options: argparse.Namespace, job: Training) -> int:
    """Export a run that was asked for a moment ago; if that fails, the request goes, too."""
    try:
        return _export(project, new, folder, options, job)
    except BaseException:
        with suppress(StorageError):
            remove_folder(new.folder)
        raise


def _export(
    project: Project, chosen: RunFolder, folder: Path, options: argparse.Namespace, job: Training | None = None
) -> int:
    from ..execution import export_run

    made = export_run(project, chosen, folder, silent if options.json else bar, job)
    content = {"run": chosen.id, "folder": str(made.folder), "bytes": made.size}
    text = (
        f"{chosen.id}: {made.plan}\n"
        f"{made.folder}: {byte_size(made.size)}, without names and paths\n"
        f"Copy it to the other machine, and there: sslseg work {shlex.quote(made.folder.name)}\n"
        f"Then copy it back, and here: {command_line('runs import', project, made.folder.name)}"
    )
    emit(options, content, text)
    return 0


def _work_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the exported folder; the same command goes on after a stop")
    add_compute_arguments(parser)


@command(
    "work",
    "train an exported run, on the machine that its folder was taken to",
    group=RUNS,
    arguments=_work_arguments,
)
def work(options: argparse.Namespace) -> int:
    """Exit code 0 when it has finished, 130 when it was stopped; what happens is printed."""
    from ..execution.worker import load_engine
    from ..execution.worker import work as work_on

    if not (options.folder / "job.json").is_file():
        raise SettingsError(
            f"There is no run in '{options.folder}'.", "Name a folder that 'sslseg runs export' has made."
        )
    load = None if options.json else lambda: _shown(load_engine(options.threads))
    code = work_on(options.folder, options.device, options.threads, load)
    status = RunFolder(options.folder).read_status()
    stopped = code == 0 and status.get("state") == JobState.STOPPED
    if stopped:
        say(options, f"Stopped; everything is saved. Continue with: {shell_words(*program(), 'work', options.folder)}")
    elif code == 0 and is_export(options.folder):
        name = shell_words(options.folder.absolute().name)
        say(options, f"Copy this folder back to where its project is, and there: sslseg runs import PROJECT {name}")
    return 130 if stopped else code


def _shown(engine: Engine) -> Engine:
    """The engine, with its progress shown here as well as kept in the run's status."""

    def run(run: RunFolder, device: str, should_stop: Callable[[], bool], progress: Progress) -> Any:
        def both(items: Iterable[Any], what: str) -> Iterator[Any]:
            shown = iter(bar(items, what))
            for item in progress(items, what):
                next(shown, None)
                yield item
            next(shown, None)

        return engine.run(run, device, should_stop, both)

    return replace(engine, run=run)


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("folder", type=Path, help="the exported folder, trained and copied back")
    parser.add_argument(
        "--unfinished", action="store_true", help="also a run that has not finished, to go on with it here"
    )
    add_compute_arguments(parser)


@command("runs import", "bring the result of an exported run back into its project", arguments=_import_arguments)
def import_run(options: argparse.Namespace) -> int:
    """Bring back results, checkpoints, curves and previews, and score a finetuned model."""
    from ..api import Options
    from ..execution import import_run

    project = Project(options.project)
    how = Options(options.device, silent if options.json else bar, threads=options.threads)
    came = import_run(project, options.folder, unfinished=options.unfinished, options=how)
    result = came.run.read_result() or {}
    for warning in came.warnings:
        say(options, f"Warning: {warning}")
    content = {"run": came.run.id, "state": str(came.state), "result": result, "warnings": came.warnings}
    name = result.get("model") or result.get("backbone") if result.get("ok") else None
    lines = [f"{came.run.id}: {came.state}"]
    lines += [str(came.run.folder / name)] if name else []
    if came.state is not JobState.DONE:
        lines.append(f"Continue it with: {command_line('resume', project, came.run.id)}")
    emit(options, content, "\n".join(lines))
    return 0
