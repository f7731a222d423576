"""Starting a job, for the first time or again. Standard library only; returns at once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from ..core.errors import ProjectError, SSLSegError, StorageError
from ..core.locks import FileLock
from ..core.process import current, start_detached
from ..core.storage import remove_file, write_json
from ..project.runs import RunFolder
from .client import Job, record_failure
from .exported import is_away
from .states import JobState

_LETTING_GO_SECONDS = 3.0
_SET_BY_SLICER = ("PYTHONNOUSERSITE", "ITK_AUTOLOAD_PATH", "SSL_CERT_FILE", "PIP_REQUIRE_VIRTUALENV")
_EXTENDED_BY_SLICER = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LibraryPaths", "QT_PLUGIN_PATH")
_LIBRARY = Path(__file__).resolve().parents[2]  # the folder that holds SSLSegmentationLib


def start(
    folder: Path | str,
    interpreter: Path | str = sys.executable,
    device: str = "auto",
    environment: Mapping[str, str | None] | None = None,
    threads: int | None = None,
    ranks: int = 1,
) -> Job:
    """Start the worker of a run folder whose ``job.json`` is written; continues a run that has stopped, failed or got
    lost. Whatever keeps the worker from starting ends in the state ``failed``, not in an exception here.

    Args:
        folder: the run's.
        interpreter: Python of the worker: ours, Slicer's, or another environment's.
        device: ``auto``, ``cpu``, ``cuda``, ``cuda:1``, ``mps``.
        environment: changes to a copy of our environment; None removes a variable.
        threads: CPU threads, this time (default: those of the request, else one per core).
        ranks: processes of this machine that train together; torchrun starts them (see ``jobs.ranks``).

    Raises:
        ProjectError: there is no such run, it has finished, somebody is at it already, or a link leads out of it.
        StorageError: the folder is not writable.
    """
    run = RunFolder(Path(folder).absolute())
    run.refuse_links()
    run.read_job()
    lock = FileLock(run.folder / "start.lock")
    if not lock.acquire():
        raise ProjectError(f"The run '{run.id}' is being started by somebody else.", "Follow it instead.")
    with lock:
        check_startable(run)
        clear_leftovers(run)
        details = {"starter": current().to_dict(), "interpreter": str(interpreter)}
        run.write_status(JobState.STARTING, **details)
        arguments = ["--device", device, *(["--threads", str(threads)] if threads else [])]
        several = ["torch.distributed.run", "--standalone", "--nproc_per_node", str(ranks), "-m"] if ranks > 1 else []
        worker = [*several, "SSLSegmentationLib.jobs.worker", str(run.folder), *arguments]
        _launch(run, str(interpreter), worker, dict(environment or {}), details)
    return Job(run.folder)


def check_startable(run: RunFolder) -> None:
    """Make sure that nobody is at a run and that there is something left to do.

    Raises:
        ProjectError: it has finished, somebody is at it, or it is trained elsewhere.
    """
    if is_away(run.folder):
        raise ProjectError(
            f"The run '{run.id}' was exported and is trained elsewhere.",
            "Bring its result back with 'sslseg runs import', or take it back with 'sslseg runs take-back'.",
        )
    view = Job(run.folder).poll()
    if view.state is JobState.DONE:
        raise ProjectError(f"The run '{run.id}' has finished.", "Start a new one.")
    never_started = view.state is JobState.QUEUED and not (run.folder / "status.json").exists()
    if not (view.state.startable or never_started):
        raise ProjectError(f"The run '{run.id}' is {view.state} already.", "Follow it, or stop it first.")
    if _is_held(FileLock(run.folder / "worker.lock")):
        raise ProjectError(f"A worker still has the run '{run.id}'.", "Wait until it has ended, or end it first.")


def _is_held(lock: FileLock) -> bool:
    """Whether a lock stays held: threads of a killed process let go of it a moment after the process counts as dead."""
    patience = time.monotonic() + _LETTING_GO_SECONDS
    while lock.is_held():
        if time.monotonic() > patience:
            return True
        time.sleep(0.02)
    return False


def clear_leftovers(run: RunFolder) -> None:
    """Remove what an earlier worker left: its end, and files that it was killed over while writing them.

    The result of a run that was stopped early stays: what it names can be used until the run has made something newer.
    """
    names = ["cancel", "launch.json"]
    try:
        stopped_early = (run.read_result() or {}).get("stopped_early")
    except SSLSegError:
        stopped_early = False
    if not stopped_early:
        names.append("result.json")
    for path in [*(run.folder / name for name in names), *run.folder.rglob(".partial-*")]:
        remove_file(path)


def _launch(
    run: RunFolder,
    interpreter: str,
    worker: list[str],
    environment: dict[str, str | None],
    details: Mapping[str, object],
) -> None:
    import shutil  # loads all compressors: not in a window's start-up

    program = shutil.which(interpreter)
    if program is None:
        missing = StorageError(f"There is no Python at '{interpreter}'.", "Choose an interpreter that exists.")
        return record_failure(run, missing, **details)
    command = [program, "-m", *worker]
    try:
        launched = start_detached(command, run.folder / "log.txt", {**search_path(interpreter), **environment})
    except OSError as error:
        refused = StorageError(f"'{interpreter}' cannot be started ({error.strerror}).", "Choose another interpreter.")
        return record_failure(run, refused, **details)
    who = launched.to_dict() if launched else {**current().to_dict(), "started": "ended"}
    write_json(run.folder / "launch.json", {"process": who, "command": command, "time": time.time()})
    return None


def search_path(interpreter: str) -> dict[str, str | None]:
    """Changes to our environment that let another interpreter find this library, and keep our own Python away from it.

    A ``site-packages`` folder is not handed over: it holds other packages too, built for this interpreter. Nor is what
    Slicer's launcher has put into its environment, for that is for Slicer's Python alone.
    """
    changes: dict[str, str | None] = {"PYTHONSAFEPATH": "1"}
    old = os.environ.get("PYTHONPATH")
    if Path(interpreter).absolute() != Path(sys.executable).absolute():
        changes |= _without_slicer()
        if os.environ.get("PYTHONHOME"):  # then the search path begins with the standard library of our own Python
            changes |= {"PYTHONHOME": None, "PYTHONPATH": None}
            old = None
    if _LIBRARY.name not in ("site-packages", "dist-packages"):
        changes["PYTHONPATH"] = os.pathsep.join([str(_LIBRARY), *([old] if old else [])])
    return changes


def _without_slicer() -> dict[str, str | None]:
    """Changes that take back what Slicer's launcher sets (CMake/SlicerBlockCTKAppLauncherSettings.cmake in Slicer)."""
    home = os.environ.get("SLICER_HOME")
    if not home:
        return {}
    changes: dict[str, str | None] = dict.fromkeys(_SET_BY_SLICER)
    for name in _EXTENDED_BY_SLICER:
        entries = os.environ.get(name, "").split(os.pathsep)
        kept = [entry for entry in entries if entry and not _is_below(entry, home)]
        if name in os.environ:
            changes[name] = os.pathsep.join(kept) or None
    return changes


def _is_below(path: str, home: str) -> bool:
    try:
        return os.path.commonpath([os.path.abspath(path), os.path.abspath(home)]) == os.path.abspath(home)
    except ValueError:  # another drive
        return False
