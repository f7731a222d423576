"""Making a folder with which a run can be trained on another machine.

It holds all that the training needs and nothing that names a patient or a place: the request, the plan, the prepared
slices, checkpoints. Its cases are numbered; which is which stays in the project.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import __version__
from ..core.errors import DataError, ProjectError, StorageError
from ..core.exchange import check_target as check_target
from ..core.progress import Progress, silent
from ..core.storage import dump_json, patiently, remove_file, remove_folder, storage_error, write_json, write_text
from ..jobs.exported import AWAY, EXPORT, FORMAT_VERSION, is_away, read_mark, remove_mark
from ..jobs.launch import check_startable
from ..jobs.states import JobState
from ..preflight.budget import FILE as BUDGET
from ..preflight.budget import read_lengths
from ..project import Project
from ..project.history import MetricHistory
from ..project.runs import RunFolder
from ..project.series import whole_id
from ..training import save_checkpoint
from ..training.plan import START, RunPlan, drop_plan
from ..training.preparation import stored_slices
from .files import checkpoint_files, copy, copy_slices, held, make_folder, reached, rename_cases, rename_slices
from .kinds import JOB_KINDS, JobKind, Training

_README = """A run of SSLSegmentation, to be trained on this machine, which needs version {version} of the library.

Start it, and go on with it after a stop, from within this folder:

    sslseg work .

or, where a scheduler wants torchrun:

    torchrun --standalone --nproc_per_node 1 -m SSLSegmentationLib.jobs.worker .

With --nproc_per_node 2 and more that many processes train together, one for each GPU.
SIGTERM, Ctrl-C or a file named 'cancel' in this folder stop it after the step it is in; everything is saved.
Then copy this folder back, and where the project is:

    sslseg runs import PROJECT FOLDER
"""


@dataclass(frozen=True)
class ExportedRun:
    """A folder to be taken elsewhere.

    Args:
        folder: of the export.
        plan: what is learnt from, with the project's own case ids.
        size: bytes.
    """

    folder: Path
    plan: RunPlan
    size: int


def export_run(
    project: Project,
    run: RunFolder,
    target: Path | str,
    progress: Progress = silent,
    asked: Training | None = None,
) -> ExportedRun:
    """Make a folder with which a run can be trained elsewhere; the run itself then waits for its result.

    Args:
        run: asked for and not started yet, or stopped, failed or lost; it goes on from its last checkpoint.
        target: a new or an empty folder.
        asked: the job that has written the request, as of ``run_job``.

    Raises:
        ProjectError: the run is done, running, exported already or no training, or the target is taken.
        SSLSegError: data, settings or storage do not allow it. Nothing is left behind then.
    """
    target = Path(os.path.abspath(Path(target).expanduser()))
    check_target(target)
    job = run.read_job()
    training = asked or _training(project, run, job)
    check_startable(run)
    with held(run):
        plan, start = training.fixed(project, run.folder)
        staging = target.with_name(f".partial-{uuid.uuid4().hex[:8]}-{target.name}")
        try:
            make_folder(staging)
            names = _fill(staging, project, run, job, plan, dict(start) if start else None, progress)
            size = sum(path.stat().st_size for path in staging.rglob("*") if path.is_file())
            _send_away(run, staging, names, target)
        except BaseException as error:
            with suppress(StorageError):
                remove_folder(staging)
            if isinstance(error, DataError):
                drop_plan(run.folder)  # as in a training: the data may be mended
            raise
    return ExportedRun(target, plan, size)


def take_back(run: RunFolder) -> None:
    """Let an exported run be trained here after all, from where it was exported; its result can come back no more.

    Raises:
        ProjectError: it is not exported.
        StorageError: the disk refused.
    """
    if not is_away(run.folder):
        raise ProjectError(f"The run '{run.id}' is not exported.", "There is nothing to take back.")
    run.write_status(JobState.STOPPED, **reached(run))
    remove_mark(run)


def _training(project: Project, run: RunFolder, job: Mapping[str, Any]) -> Training:
    """The job of a run that can be exported.

    Raises:
        ProjectError: it is no training.
    """
    kind = JOB_KINDS.get(job["kind"], JobKind)
    if not issubclass(kind, Training):
        raise ProjectError(
            f"The run '{run.id}' is no training ({job['kind']}).", "Only pretraining and finetuning can be exported."
        )
    return kind.read(project, job)


def _fill(
    staging: Path,
    project: Project,
    run: RunFolder,
    job: Mapping[str, Any],
    plan: RunPlan,
    start: dict[str, Any] | None,
    progress: Progress,
) -> dict[str, str]:
    """Write all that the training needs; returns the number that each case id was replaced by."""
    ids = {case.id for case in plan.cases} | set(start["data"]["cases"] if start else ())
    names = _numbered(ids)
    plan.renamed(names).write(staging)
    slices = run.folder / "slices"
    if (slices / "index.json").exists():
        stored_slices(slices, plan, project)  # refuses a store of something else
        copy_slices(slices, staging / "slices", progress)
    else:
        stored_slices(staging / "slices", plan, project, lambda cases: progress(cases, "preparing slices"))
    rename_slices(staging / "slices", names)
    if read_lengths(run.folder) is not None:
        copy(run.folder / BUDGET, staging / BUDGET)
    if start:
        rename_cases(start, names)
        save_checkpoint(staging / START, "backbone", start)
    fixed = [path for path in staging.rglob("*") if path.is_file()]
    for path in progress(checkpoint_files(run.folder), "copying checkpoints"):
        copy(path, staging / path.relative_to(run.folder))
    # Measurements only: other events may name files.
    history = MetricHistory()
    history.add(run.events())
    events = "".join(dump_json(event) + "\n" for event in history.records)
    write_text(staging / "events.jsonl", events)
    request = {"backbone": START if start else None, "train_ids": None} if job["kind"] == "finetune" else {}
    write_json(staging / "job.json", {**job, **request})
    write_text(staging / "README.txt", _README.format(version=__version__))
    record = {
        "format_version": FORMAT_VERSION,
        "export": uuid.uuid4().hex,
        "run": run.id,
        "version": __version__,
        "time": time.strftime("%Y-%m-%d %H:%M:%S %z"),
        "events": len(events.encode()),
        "files": {path.relative_to(staging).as_posix(): path.stat().st_size for path in fixed},
    }
    write_json(staging / EXPORT, record)
    return names


def _numbered(ids: Collection[str]) -> dict[str, str]:
    """A number for each case; that of a frame says which one it is, so that those of a case stay together."""
    numbers = {whole: f"case-{number:05d}" for number, whole in enumerate(sorted(set(map(whole_id, ids))), 1)}
    return {case_id: numbers[whole_id(case_id)] + case_id.removeprefix(whole_id(case_id)) for case_id in sorted(ids)}


def _send_away(run: RunFolder, staging: Path, names: Mapping[str, str], target: Path) -> None:
    """Mark the run as away, then let the folder appear: never is there a folder of which the project knows nothing."""
    events = run.folder / "events.jsonl"
    record = {
        "format_version": FORMAT_VERSION,
        "export": read_mark(staging, EXPORT)["export"],
        "folder": str(target),
        "time": time.strftime("%Y-%m-%d %H:%M:%S %z"),
        "events": events.stat().st_size if events.exists() else 0,
        "cases": {number: case_id for case_id, number in names.items()},
    }
    status = run.folder / "status.json"
    before = status.read_text(encoding="utf-8", errors="replace") if status.exists() else None
    kept = reached(run)
    write_json(run.folder / AWAY, record)
    try:
        run.write_status(JobState.EXPORTED, note="Trained elsewhere; 'sslseg runs import' brings it back.", **kept)
        try:
            if target.exists():
                patiently(target.rmdir)  # empty; Windows renames onto nothing that exists
            patiently(staging.rename, target)
        except OSError as error:
            raise storage_error(target, error) from error
    except BaseException:
        if before is None:
            remove_file(status)
        else:
            write_text(status, before)
        remove_mark(run)
        raise
