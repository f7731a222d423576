"""Commands about runs, above all in the background: list, follow, stop, resume, clean up. Loads no torch."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..core.errors import SettingsError
from ..core.progress import time_text
from ..core.terminal import one_line
from ..jobs.cleaning import removals, remove
from ..jobs.client import Job, JobView
from ..jobs.launch import start
from ..jobs.states import JobState
from ..jobs.telling import event_text, result_text
from ..project import Project
from ..project.runs import RunFolder
from .main import add_compute_arguments, add_ranks_argument, command_line, emit, say
from .project_commands import table

_TICK_SECONDS = 0.5


def configure(name: str, parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """Add the arguments."""
    parser.add_argument("project", type=Path, help="project folder")
    if name == "runs":
        return
    parser.add_argument("run", nargs="?", default=None, help="id of the run, or 'latest'; without one, all are listed")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--follow", action="store_true", help="show what happens until it ends; Ctrl-C only looks away")
    action.add_argument("--stop", action="store_true", help="finish the step, save, stop")
    action.add_argument("--abort", action="store_true", help="stop now; what was saved before stays")
    action.add_argument("--resume", action="store_true", help="go on in the background after a stop, kill or failure")
    action.add_argument("--log", action="store_true", help="show the end of its raw output")
    action.add_argument(
        "--clean",
        action="store_true",
        help="free the space of what is only needed to resume finished runs, and remove failed runs that cannot be "
        "resumed; with RUN: remove that unfinished run. Backbones, models and results of finished runs stay",
    )
    resuming = parser.add_argument_group("with --resume")
    add_compute_arguments(resuming)
    add_ranks_argument(resuming)
    parser.add_argument("--grace", type=float, default=15.0, help="seconds that --abort waits before it uses force")
    parser.add_argument("--yes", action="store_true", help="clean up without asking")


def run(name: str, options: argparse.Namespace) -> int:
    """Run the command."""
    project = Project(options.project)
    if name == "runs":
        return _list(project, options)
    if options.clean:
        return _clean(project, options)
    if options.run is None:
        for action in ("follow", "stop", "abort", "resume", "log"):
            if getattr(options, action):
                raise SettingsError(f"--{action} needs a run.", "Name one, or 'latest'.")
        return _list(project, options)
    folder = project.run_folder(options.run)
    if options.resume:
        job = start(folder, device=options.device, threads=options.threads, ranks=options.ranks)
        return announce(job, project, options)
    job = Job(folder)
    if options.follow:
        return _follow(job, project, options)
    if options.stop:
        job.stop()
        emit(options, {"run": folder.name, "asked": "stop"}, f"'{folder.name}' stops after this step.")
        return 0
    if options.abort:
        gone = job.end(options.grace)
        text = f"'{folder.name}' has ended." if gone else f"'{folder.name}' has not ended; it runs on another machine."
        emit(options, {"run": folder.name, "ended": gone}, text)
        return 0 if gone else 1
    view = job.poll()
    if options.log:
        emit(options, {"run": folder.name, "log": view.log}, view.log.rstrip())
    else:
        emit(options, _content(folder.name, view), _sentences(project, folder.name, view))
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
    follow = f"{command_line('jobs', project, job.run.id)} --follow"
    if view.error:
        emit(options, _content(job.run.id, view), _sentences(project, job.run.id, view))
        return 1
    emit(options, {**_content(job.run.id, view), "follow": follow}, f"{job.run.id}\nFollow it with: {follow}")
    return 0


def _list(project: Project, options: argparse.Namespace) -> int:
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


def _clean(project: Project, options: argparse.Namespace) -> int:
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
            print(f"{_megabytes(removal.size):>10}  {place}  ({one_line(removal.reason)})")
        if not sys.stdin.isatty():
            raise SettingsError("Cleaning up deletes what is listed above.", "Give --yes to delete it without asking.")
        if input("Delete these? [y/N] ").strip().lower() not in ("y", "yes"):
            found = []
    freed = remove(found)
    content = {"removed": [str(removal.path) for removal in found], "bytes": freed}
    emit(options, content, f"Removed {len(found)} folders, {_megabytes(freed)}." if found else "Nothing was removed.")
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
        parts.append(f"Continue with: {command_line('jobs', project, name)} --resume")
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
    return "" if seconds is None else time_text(seconds)


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
