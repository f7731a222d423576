"""Commands about runs, above all in the background: list, follow, stop, resume, clean up. Loads no torch."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..core.errors import SettingsError
from ..core.terminal import one_line
from ..core.text import byte_size, duration, table
from ..jobs.cleaning import removals, remove
from ..jobs.client import Job, JobView
from ..jobs.launch import start
from ..jobs.problem_report import problem_report
from ..jobs.states import JobState
from ..jobs.telling import event_text, result_text
from ..project import Project
from ..project.runs import RunFolder
from .arguments import add_compute_arguments, add_project_argument, add_ranks_argument, add_run_arguments
from .main import command_line, emit, say
from .registry import RUNS, command

_TICK_SECONDS = 0.5


def _chosen(options: argparse.Namespace) -> tuple[Project, Job]:
    project = Project(options.project)
    return project, Job(project.run_folder(options.run))


@command("jobs show", "show how far a run is", arguments=add_run_arguments)
def show(options: argparse.Namespace) -> int:
    """Say how far a run is."""
    project, job = _chosen(options)
    view = job.poll()
    emit(options, _content(job.run.id, view), _sentences(project, job.run.id, view))
    return 0


@command("jobs follow", "show what happens in a run until it ends; Ctrl-C only looks away", arguments=add_run_arguments)
def follow(options: argparse.Namespace) -> int:
    """Follow a run to its end."""
    project, job = _chosen(options)
    return _follow(job, project, options)


@command("jobs stop", "let a run finish its step, save and stop", arguments=add_run_arguments)
def stop(options: argparse.Namespace) -> int:
    """Ask a run to stop."""
    _, job = _chosen(options)
    job.stop()
    emit(options, {"run": job.run.id, "asked": "stop"}, f"'{job.run.id}' stops after this step.")
    return 0


def _abort_arguments(parser: argparse.ArgumentParser) -> None:
    add_run_arguments(parser)
    parser.add_argument("--grace", type=float, default=15.0, help="seconds to wait before force is used")


@command("jobs abort", "stop a run now; what was saved before stays", arguments=_abort_arguments)
def abort(options: argparse.Namespace) -> int:
    """End a run; returns 1 if it has not ended."""
    _, job = _chosen(options)
    gone = job.end(options.grace)
    text = f"'{job.run.id}' has ended." if gone else f"'{job.run.id}' has not ended; it runs on another machine."
    emit(options, {"run": job.run.id, "ended": gone}, text)
    return 0 if gone else 1


def _resume_arguments(parser: argparse.ArgumentParser) -> None:
    add_run_arguments(parser)
    add_compute_arguments(parser)
    add_ranks_argument(parser)


@command("jobs resume", "go on with a run in the background after a stop, kill or failure", arguments=_resume_arguments)
def resume(options: argparse.Namespace) -> int:
    """Start a run again in the background."""
    project = Project(options.project)
    folder = project.run_folder(options.run)
    job = start(folder, device=options.device, threads=options.threads, ranks=options.ranks)
    return announce(job, project, options)


@command("jobs log", "show the end of the raw output of a run", arguments=add_run_arguments)
def log(options: argparse.Namespace) -> int:
    """Print the end of the raw output of a run."""
    _, job = _chosen(options)
    view = job.poll()
    emit(options, {"run": job.run.id, "log": view.log}, view.log.rstrip())
    return 0


def _report_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("run", nargs="?", help="id of the run, or 'latest' (default: the last one that failed)")
    parser.add_argument("--save", type=Path, metavar="FILE", help="save it: as a .zip, or as one text (.txt)")


@command(
    "jobs report",
    "show what helps others to help: versions, settings, log of a run, without images and names; nothing is sent",
    arguments=_report_arguments,
)
def report(options: argparse.Namespace) -> int:
    """Collect a report of a problem, and print or save it."""
    project = Project(options.project)
    collected = problem_report(project, project.run_folder(options.run) if options.run else None)
    if options.save is None:
        emit(options, {"parts": dict(collected.parts)}, collected.text().rstrip())
        return 0
    if options.save.exists():
        raise SettingsError(f"'{options.save}' exists already.", "Name a new file.")
    collected.save(options.save)
    emit(options, {"file": str(options.save)}, f"Saved as '{options.save}'. Look at it before you pass it on.")
    return 0


def start_in_background(run: RunFolder, project: Project, options: argparse.Namespace, ranks: int = 1) -> int:
    """Start a new run and say how to follow it."""
    return announce(start(run.folder, device=options.device, ranks=ranks), project, options)


def run_in_ranks(run: RunFolder, project: Project, options: argparse.Namespace) -> int:
    """Start a new run in several processes and follow it to its end; Ctrl-C stops it."""
    job = start(run.folder, device=options.device, ranks=options.ranks)
    try:
        return _follow(job, project, options)
    except KeyboardInterrupt:
        job.stop()
        say(options, "\nStopping after this step; once more only looks away.")
        return _follow(job, project, options)


def announce(job: Job, project: Project, options: argparse.Namespace) -> int:
    """Print the run's id and the command that follows it; a start that failed at once is told."""
    view = job.poll()
    follow = command_line("jobs follow", project, job.run.id)
    if view.error:
        emit(options, _content(job.run.id, view), _sentences(project, job.run.id, view))
        return 1
    emit(options, {**_content(job.run.id, view), "follow": follow}, f"{job.run.id}\nFollow it with: {follow}")
    return 0


@command("runs", "list runs and their state; export and import one", group=RUNS, arguments=add_project_argument)
@command("runs list", "the same as without a verb", arguments=add_project_argument)
@command("jobs", "list, follow, stop, resume and clean up jobs", group=RUNS, arguments=add_project_argument)
@command("jobs list", "the same as without a verb", arguments=add_project_argument)
def list_runs(options: argparse.Namespace) -> int:
    """List all runs."""
    project = Project(options.project)
    folders = project.run_folders()
    views = [(folder.name, Job(folder).poll(events=False)) for folder in folders]
    rows: list[Sequence[Any]] = [("run", "state", "progress", "left", "")]
    rows += [(name, view.state, _progress(view), _duration(view.seconds_left), _remark(view)) for name, view in views]
    empty = f"The project '{project.shown}' has no runs yet."
    emit(options, [_content(name, view) for name, view in views], table(rows) if views else empty)
    return 0


def _follow(job: Job, project: Project, options: argparse.Namespace) -> int:
    said = None
    while True:
        view = job.poll()
        for event in view.events:
            say(options, event_text(event))
        if view.events:  # a long history arrives in pieces: no waiting in between, and no end before its last one
            continue
        line = f"{view.state}: {_progress(view)} {_remark(view)}".rstrip(" :")
        if (view.state, view.note) != said:
            said = (view.state, view.note)
            say(options, line)
        if view.state.ended:
            emit(options, _content(job.run.id, view), _sentences(project, job.run.id, view))
            return 1 if view.state in (JobState.FAILED, JobState.LOST) else 0
        time.sleep(_TICK_SECONDS)


def _clean_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("run", nargs="?", default=None, help="remove this unfinished run (default: clean up all)")
    parser.add_argument("--yes", action="store_true", help="clean up without asking")


@command(
    "jobs clean",
    "free the space of what resumes finished runs, and of failed runs that cannot be resumed; results stay",
    arguments=_clean_arguments,
)
def clean(options: argparse.Namespace) -> int:
    """Delete what is of no use any more, after asking."""
    project = Project(options.project)
    if options.run:
        found = removals(project.run_folder(options.run), whole=True)
    else:
        folders = project.run_folders()
        found = [removal for folder in folders for removal in removals(folder)]
    if found and not options.yes:
        if options.json:
            raise SettingsError("Cleaning up deletes files.", "Look at the list without --json first, or give --yes.")
        for removal in found:
            place = one_line(removal.path.relative_to(project.folder))
            print(f"{byte_size(removal.size):>10}  {place}  ({one_line(removal.reason)})")
        if not sys.stdin.isatty():
            raise SettingsError("Cleaning up deletes what is listed above.", "Give --yes to delete it without asking.")
        if input("Delete these? [y/N] ").strip().lower() not in ("y", "yes"):
            found = []
    freed = remove(found)
    content = {"removed": [str(removal.path) for removal in found], "bytes": freed}
    emit(options, content, f"Removed {len(found)} folders, {byte_size(freed)}." if found else "Nothing was removed.")
    return 0


def _content(name: str, view: JobView) -> dict[str, Any]:
    content = {key: value for key, value in vars(view).items() if key not in ("events", "log")}
    error = vars(view.error) if view.error else None
    return {"run": name, **content, "state": str(view.state), "error": error, "pictures": list(map(str, view.pictures))}


def _sentences(project: Project, name: str, view: JobView) -> str:
    parts = [f"{name}: {view.state}", _progress(view), _remark(view)]
    if view.error:
        parts.append(view.error.hint)
    if view.state.ended and view.state.startable:
        parts.append(f"Continue with: {command_line('jobs resume', project, name)}")
    return "\n".join(part for part in parts if part)


def _remark(view: JobView) -> str:
    if view.error:
        return view.error.sentence
    return " ".join(part for part in (view.note, result_text(view.result)) if part)


def _progress(view: JobView) -> str:
    stages = f"(stage {view.stage_number} of {view.stage_count})" if (view.stage_count or 1) > 1 else ""
    steps = "" if view.step is None else f"{view.step}{f'/{view.total}' if view.total else ''}"
    return " ".join(part for part in (view.stage, steps, stages) if part)


def _duration(seconds: float | None) -> str:
    return "" if seconds is None else duration(seconds)
