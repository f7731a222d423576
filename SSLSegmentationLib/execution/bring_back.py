"""Bringing the result of a run that was trained on another machine back into its project."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SSLSegError, StorageError
from ..core.locks import FileLock
from ..core.progress import silent
from ..core.storage import atomic_path, move, remove_folder, storage_error, write_json
from ..inference.case_evaluation import score_validation
from ..jobs.client import Job
from ..jobs.exported import AWAY, EXPORT, check_whole, is_export, read_mark, remove_mark
from ..jobs.states import JobState
from ..preflight.budget import FILE as BUDGET
from ..preflight.budget import read_lengths
from ..project import Project
from ..project.runs import RunFolder
from ..training import load_checkpoint, save_result
from ..training.options import Options
from ..training.plan import RunPlan, new_test_cases
from ..training.preview import FOLDER as PREVIEWS
from .files import PROGRESS, checkpoint_files, copy, copy_slices, held, make_folder, rename_cases, rename_slices

_RESULTS = {"backbone.pt": "backbone", "model.pt": "model"}
_RESULT_OF = {"pretrain": "backbone", "finetune": "model"}


@dataclass(frozen=True)
class ImportedRun:
    """A run whose result has come back.

    Args:
        run: in the project.
        state: ``done``; of an unfinished one ``stopped`` or ``failed``.
        warnings: sentences for the user.
    """

    run: RunFolder
    state: JobState
    warnings: list[str] = field(default_factory=list)


def import_run(
    project: Project, folder: Path | str, *, unfinished: bool = False, options: Options | None = None
) -> ImportedRun:
    """Bring the result of an exported run back into its project; the folder itself is not changed.

    A finetuned model is then scored on the validation cases, for which the other machine had no volumes.

    Args:
        folder: the exported folder, trained.
        unfinished: take a run that has stopped, failed or not begun as it is, to go on with it here.
        options: device and progress of the scoring.

    Raises:
        ProjectError: no export, not of this project, imported or taken back before, still running, not finished, or
            copied only in part; the import can be repeated with the whole folder.
        CheckpointError: a result or checkpoint is not whole.
        StorageError: the disk refused; the import can be repeated.
    """
    folder, options = Path(os.path.abspath(Path(folder).expanduser())), options or Options()
    if not is_export(folder):
        raise ProjectError(f"'{folder}' is no exported run: it has no {EXPORT}.", "Name the folder that was exported.")
    record = check_whole(folder)
    run = _waiting_run(project, record)
    view = Job(folder).poll()
    state = _final_state(folder, view.state, unfinished)
    result = _whole_result(folder, _RESULT_OF[str(run.read_job()["kind"])], state, record)
    with held(run):
        mark = read_mark(run.folder, AWAY)
        _bring(folder, run, record, mark, slices=state is not JobState.DONE)
        if result:
            write_json(run.folder / "result.json", result)
        kept = {name: getattr(view, name) for name in PROGRESS if getattr(view, name) is not None}
        run.write_status(state, **kept)
        remove_mark(run)
    warnings = []
    try:
        warnings += [
            f"'{case_id}', which this run learnt from, has become a test case since: its score would mean nothing."
            for case_id in new_test_cases(RunPlan.read(run.folder), project)
        ]
    except SSLSegError as error:  # a damaged case; the result is here and whole all the same
        warnings.append(str(error))
    if state is not JobState.DONE and view.step and not checkpoint_files(folder):
        warnings.append(f"No checkpoint came along: the {view.step} steps that were done there will be done again.")
    run.log_event("message", text="Trained on another machine and brought back.")
    for text in warnings:
        run.log_event("warning", text=text)
    if state is JobState.DONE and "model" in result and (result.get("labels") or {}).get("validation_cases"):
        try:
            score_validation(project, run, run.folder / "model.pt", options)
        except SSLSegError as error:  # the result is here and whole all the same
            warnings.append(f"The model was not scored on the validation cases. {error}")
    return ImportedRun(run, state, warnings)


def _waiting_run(project: Project, record: Mapping[str, Any]) -> RunFolder:
    """The run of the project that waits for this export, also if its folder has been renamed."""
    for path in (project.folder / "runs").glob(f"*/{AWAY}"):
        if read_mark(path.parent, AWAY).get("export") == record.get("export"):
            return RunFolder(path.parent)
    known = (project.folder / "runs" / str(record.get("run")) / "job.json").exists()
    raise ProjectError(
        f"No run of the project '{project.shown}' waits for the result of '{record.get('run')}'.",
        "It was imported or taken back before." if known else "Name the project that it was exported from.",
    )


def _final_state(folder: Path, state: JobState, unfinished: bool) -> JobState:
    """The state that an imported run gets."""
    never_started = state is JobState.QUEUED and not (folder / "status.json").exists()
    if not (state.ended or never_started) or FileLock(folder / "worker.lock").is_held():
        raise ProjectError(f"The exported run is {state}.", "Wait until it has ended, or stop it there first.")
    if state is JobState.DONE:
        return state
    if not unfinished:
        raise ProjectError(
            f"The exported run has not finished ({state}).",
            "Start it there again to go on, or give --unfinished to go on with it here.",
        )
    return JobState.FAILED if state is JobState.FAILED else JobState.STOPPED


def _whole_result(folder: Path, kind: str, state: JobState, record: Mapping[str, Any]) -> dict[str, Any]:
    """The ``result.json`` of a folder that holds all that a run leaves behind; empty without one.

    Raises:
        ProjectError: a file is missing or was cut short on the way back.
    """
    result = RunFolder(folder).read_result() or {}
    name = f"{kind}.pt"
    missing = []
    if state is JobState.DONE and not result.get("ok"):
        missing.append("result.json")
    if (result.get("ok") or state is JobState.DONE) and not (folder / name).is_file():
        missing.append(name)
    events = folder / "events.jsonl"
    if record["events"] > (events.stat().st_size if events.is_file() else 0):
        missing.append(events.name)
    if state is JobState.STOPPED and result.get("ok") and not checkpoint_files(folder):
        missing.append("checkpoints")
    if missing:
        raise ProjectError(
            f"The copy of the exported run '{folder}' is not whole: '{missing[0]}' is missing or cut short.",
            "Copy the whole folder back again, and repeat the import.",
        )
    if result.get("ok") and result.get(kind) != name:
        raise ProjectError(
            f"The result of the exported run '{folder}' is damaged: it does not name its '{name}'.",
            "Copy the folder again.",
        )
    return result


def _bring(folder: Path, run: RunFolder, record: Mapping[str, Any], mark: Mapping[str, Any], *, slices: bool) -> None:
    """Copy everything beside its place first, then rename file by file: nothing of it is seen half."""
    names = mark["cases"]
    staging = run.folder / f".import-{uuid.uuid4().hex[:8]}"
    for old in run.folder.glob(".import-*"):  # of an import that was killed
        with suppress(StorageError):
            remove_folder(old)
    try:
        make_folder(staging)
        for name, kind in _RESULTS.items():
            if (folder / name).is_file():
                content = load_checkpoint(folder / name, kind)
                rename_cases(content, names)
                save_result(staging, kind, content)
        for path in checkpoint_files(folder):
            load_checkpoint(path, "training")  # refuses one that is not whole
            copy(path, staging / path.relative_to(folder))
        for path in (*folder.glob("*.png"), *(folder / PREVIEWS).glob("*.png")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                copy(path, staging / path.relative_to(folder))
        if read_lengths(folder) is not None:  # the steps that its checkpoints are of
            copy(folder / BUDGET, staging / BUDGET)
        if slices and not (run.folder / "slices" / "index.json").exists():
            copy_slices(folder / "slices", staging / "slices", silent)
            rename_slices(staging / "slices", names)
        _join_events(folder, run, record, mark, staging)
        _move_all(staging, run.folder)
    finally:
        with suppress(StorageError):
            remove_folder(staging)


def _join_events(
    folder: Path, run: RunFolder, record: Mapping[str, Any], mark: Mapping[str, Any], staging: Path
) -> None:
    """The run's events up to the export, then those since."""
    parts = []
    for path, first, last in (
        (run.folder / "events.jsonl", 0, mark["events"]),
        (folder / "events.jsonl", record["events"], None),
    ):
        if path.exists():
            part = path.read_bytes()[first:last]
            parts.append(part if part.endswith(b"\n") or not part else part + b"\n")
    with atomic_path(staging / "events.jsonl") as temporary:
        temporary.write_bytes(b"".join(parts))


def _move_all(staging: Path, target: Path) -> None:
    # The index makes a slice store one, so it comes last.
    for path in sorted((p for p in staging.rglob("*") if p.is_file()), key=lambda p: p.name == "index.json"):
        place = target / path.relative_to(staging)
        try:
            place.parent.mkdir(exist_ok=True, parents=True)
        except OSError as error:
            raise storage_error(place, error) from error
        move(path, place)
