"""Doing what the ``job.json`` of a run folder asks for, here and now."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch

from ..core.errors import ProjectError, StorageError
from ..core.locks import FileLock
from ..core.text import counted
from ..jobs.exported import is_export
from ..jobs.launch import check_startable, clear_leftovers
from ..jobs.record import WorkerRun
from ..jobs.states import ABORT, read_cancel
from ..preflight import PreflightReport, rehearse
from ..project import Project
from ..project.runs import RunFolder
from ..project.seen import PLAN
from ..training import RunContext, Stopped
from ..training.options import Options, limited_threads
from .kinds import JOB_KINDS, Immediate, JobKind, Training


def do(job: JobKind | Immediate, project: Project, options: Options | None = None) -> Any:
    """Check a job and do it, if it is a run in a new run folder; what is refused leaves none behind.

    Returns:
        What its kind makes.

    Raises:
        Stopped: stopped on request.
        SSLSegError: data, settings, checkpoint or storage do not allow it.
    """
    options = options or Options()
    job.check(project)
    if isinstance(job, JobKind):
        return run_job(WorkerRun(job.write(project, options.threads).folder), options, job)
    return job.work(project, options)


def rehearsed(job: Training, project: Project, options: Options | None = None) -> PreflightReport:
    """What would keep a training from coming to a good end, and how long it would take here. Trains nothing.

    Raises:
        Stopped: asked to stop.
        SSLSegError: data, settings or storage do not allow it.
    """
    options = options or Options()
    setup = job.prepare(project)
    with limited_threads(options.threads):
        return rehearse(setup, project.folder, options.pick_device(), options.progress, options.should_stop)


def resume(project: Project, run_id: str = "latest", options: Options | None = None) -> Any:
    """Continue a stopped or killed run as if it had never stopped.

    Raises:
        ProjectError: there is no such run, it has finished, or somebody is at it.
    """
    run = WorkerRun(project.run_folder(run_id))
    check_startable(run)
    lock = FileLock(run.folder / "worker.lock")
    if not lock.acquire():
        raise ProjectError(f"A worker has the run '{run.id}'.", "Follow it, or stop it first.")
    with lock:
        clear_leftovers(run)
        return run_job(run, options)


def run_job(run: RunFolder, options: Options | None = None, asked: JobKind | None = None) -> Any:
    """Do what ``job.json`` of a run folder asks for, from where it got to if it was interrupted.

    Args:
        run: its folder.
        options: where and how it is done.
        asked: the job that has written the request, so that what it has read by now is not read again.

    Returns:
        What its kind makes, see :data:`JOB_KINDS`.

    Raises:
        Stopped: stopped on request.
        ProjectError: the request cannot be used, or the folder does not lie in a project.
        SSLSegError: data, settings, checkpoint or storage do not allow it.
    """
    run.refuse_links()
    job, options = run.read_job(), options or Options()
    project = None if is_export(run.folder) else Project(run.folder.absolute().parents[1])
    if job["kind"] not in JOB_KINDS:
        raise ProjectError(f"The run '{run.id}' is of the unknown kind '{job['kind']}'.", "Update SSLSegmentation.")
    with limited_threads(options.threads or job.get("threads")), _recorded(run, options) as context:
        threads, several = torch.get_num_threads(), options.ranks.world_size > 1
        words = f"computing on '{context.device}' with {counted(threads, 'CPU thread')}"
        run.log_event("message", text=f"{words} in each of {options.ranks.world_size} processes" if several else words)
        if options.ranks.is_main and project and job["kind"] != "predict" and not (run.folder / PLAN).exists():
            for case in project.survey(tell=False)[1]:
                run.log_event("warning", text=str(case))
        return (asked or JOB_KINDS[job["kind"]].read(project, job)).work(project, context)


@contextmanager
def _recorded(run: RunFolder, options: Options) -> Iterator[RunContext]:
    """Keep the run's status and result true whatever happens inside."""

    def should_stop() -> bool:
        asked = read_cancel(run.folder)
        if asked == ABORT:
            raise KeyboardInterrupt  # as Ctrl-C twice: at once, without saving
        return options.should_stop() or asked is not None

    run.write_status("running")
    try:
        yield RunContext(
            run,
            options.pick_device(),
            should_stop,
            options.progress,
            previews=options.ranks.is_main,
            tell=options.tell,
            ranks=options.ranks,
        )
    except (Stopped, KeyboardInterrupt):
        run.write_status("stopped")
        raise
    except BaseException as error:
        explained = options.ranks.explained(error)
        try:
            run.write_error(explained)
            run.write_status("failed")
        except StorageError as refusal:
            # The fault itself is what the caller must see; that it could not be recorded is for the log.
            logging.getLogger(__name__).error("The failure of run %s could not be recorded: %s", run.id, refusal)
        if explained is error:
            raise
        raise explained from error
    run.write_status("done")
