"""The worker of a background job (``__main__`` is its command line).

It writes its own pid and start time before it loads anything heavy (Python in Slicer is started by a launcher, whose
pid would be the wrong one), gives a heartbeat, waits for the device, trains, and leaves a result or an error. It obeys
the file ``cancel`` and SIGTERM. If its folder goes away or becomes read-only, it ends itself. On an exported folder the
same command starts the run, and goes on with it after a stop. torchrun may start several of it, see ``ranks``.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SSLSegError, StorageError
from ..core.locks import FileLock
from ..core.packages import load_error
from ..core.progress import Progress
from ..core.text import counted
from ..jobs.background import BACKGROUND, is_scheduled
from ..jobs.exported import is_export
from ..jobs.queueing import DeviceQueue
from ..jobs.record import WorkerRun
from ..jobs.states import ABORT, ENDING, JobState, read_cancel
from ..project.runs import DRAFT, RunFolder, Stopped
from .ready import make_ready

_BEAT_SECONDS = 2.0
_TRIES = 5  # heartbeats in a row that the disk may refuse, e.g. while a network share comes back
_ABORT_SECONDS = 10.0  # from the request until the process ends itself, whatever it is in
_EXIT_BUSY = 3


class Aborted(KeyboardInterrupt):
    """Raised in the main thread, wherever it is, to stop at once; handled like Ctrl-C."""


@dataclass(frozen=True)
class Engine:
    """What does the work. Loading it is slow and may fail.

    Args:
        device: the device that a wish (``auto`` …) stands for.
        run: does the job: run folder, device, stop signal, progress.
    """

    device: Callable[[str], str]
    run: Callable[[RunFolder, str, Callable[[], bool], Progress], Any]


def load_engine(threads: int | None = None) -> Engine:
    """The training engine, with torch and all.

    Args:
        threads: CPU threads (default: what the request says).
    """
    from ..training import pick_device
    from ..training.options import Options
    from .run import run_job

    return Engine(
        # A named device is not tried out before its turn: a CUDA context takes memory from the job that has it.
        device=lambda wish: str(pick_device("auto")) if wish == "auto" else wish,
        run=lambda run, device, should_stop, progress: run_job(run, Options(device, progress, should_stop, threads)),
    )


def load_drafting() -> Engine:
    """What makes drafts, without torch."""
    from .drafts import keep_drafting

    return Engine(device=lambda wish: "cpu", run=keep_drafting)


class Attendant:
    """A thread beside the work: heartbeat, the ``cancel`` file, the end if the folder is gone. Makes the stop signal.

    Args:
        run: of this worker.
        seconds: between heartbeats.
        leave: ends the process at once, if the main thread does not.
    """

    def __init__(self, run: WorkerRun, seconds: float = _BEAT_SECONDS, leave: Callable[[int], Any] = os._exit) -> None:
        self.run = run
        self.seconds = seconds
        self.leave = leave
        self.asked: str | None = None
        self._told = False
        self._raised = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._attend, name="heartbeat", daemon=True)

    def __enter__(self) -> Attendant:
        for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._on_signal)
        self.run.beat()
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._over.set()

    def should_stop(self) -> bool:
        """Whether somebody has asked; asked after every step."""
        if self.asked is None:
            self.asked = read_cancel(self.run.folder)
        if self.asked == ABORT:
            self._raise_once()
        if self.asked and not self._told:
            self._told = True
            self.run.stopping()
        return self.asked is not None

    def _on_signal(self, number: int, frame: object) -> None:
        if self.asked == ABORT:
            self._raise_once()
        elif number != getattr(signal, "SIGHUP", None):  # a closed terminal is no reason to stop
            self.asked = self.asked or "signal"

    def _raise_once(self) -> None:
        if not self._raised:  # a second one would break the first one's clearing up
            self._raised = True
            raise Aborted

    def _attend(self) -> None:
        refused = 0
        while not self._over.wait(self.seconds):
            try:
                self.run.beat()
                refused = 0
            except (StorageError, OSError) as error:
                refused += 1
                if refused >= _TRIES or not os.path.exists(self.run.folder):
                    return self._abort(f"{ENDING}{error}", 1)
            asked = read_cancel(self.run.folder)
            if asked == ABORT and self.asked != ABORT:
                return self._abort("Aborted on request.", 0)
            if asked and not self.asked:
                self.asked = asked

    def _abort(self, reason: str, code: int) -> None:
        """Interrupt the main thread; if that does not end it (a long call into a library), end the process."""
        say(reason)
        self.asked = ABORT
        with suppress(StorageError):
            self.run.stopping()
        if hasattr(signal, "pthread_kill"):  # ends a sleep of the main thread, too
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        else:
            signal.raise_signal(signal.SIGINT)
        if self._over.wait(_ABORT_SECONDS):
            return
        with suppress(StorageError):
            self.run.write_status(JobState.STOPPED)
        self.leave(code)


def serve(
    folder: Path | str, wish: str = "auto", load: Callable[[], Engine] = load_engine, seconds: float = _BEAT_SECONDS
) -> int:
    """Do the job of a run folder in this process.

    Args:
        folder: with ``job.json``.
        wish: device.
        load: loads the engine.
        seconds: between heartbeats.

    Returns:
        Exit code: 0 done or stopped, 1 failed, 3 another worker has this run.
    """
    run = WorkerRun(Path(folder).absolute())
    lock = FileLock(run.folder / "worker.lock")
    try:
        if not lock.acquire():
            say(f"Another worker has the run '{run.id}' already.")
            return _EXIT_BUSY
        with lock:
            run.write_status(JobState.STARTING)
            with Attendant(run, seconds) as attendant:
                return _work(run, wish, load, attendant)
    except StorageError as error:
        say(f"{ENDING}{error}")
        return 1


def _work(run: WorkerRun, wish: str, load: Callable[[], Engine], attendant: Attendant) -> int:
    try:
        say(f"Worker {os.getpid()} of run '{run.id}', Python {sys.version.split()[0]} in '{sys.executable}'.")
        engine = _loaded(load)
        device = engine.device(wish)
        with _turn(run, device, attendant):
            say(f"Running on '{device}'.")
            engine.run(run, device, attendant.should_stop, lambda items, what: _reported(items, what, run, attendant))
        if run.state is not JobState.DONE:
            run.write_status(JobState.DONE)
    except (Stopped, KeyboardInterrupt):
        say("Stopped.")
        run.write_status(JobState.DONE if _has_result(run) else JobState.STOPPED)  # it may have come at the very end
    except BaseException as error:
        if not isinstance(error, StorageError):  # on a full disk the last line of the log is wanted for the sentence
            traceback.print_exc()
        try:
            if _has_result(run):  # all is done, only that could not be written
                run.write_status(JobState.DONE)
            elif run.state is not JobState.FAILED:
                run.write_error(error)
                run.write_status(JobState.FAILED)
        except StorageError:
            say(f"{ENDING}{error}")  # the log may be the only file that can still grow
        return 1
    say("Done." if run.state is JobState.DONE else "It can be resumed.")
    return 0


def _has_result(run: WorkerRun) -> bool:
    """Whether everything is done, as opposed to kept at a stop."""
    try:
        result = run.read_result() or {}
    except ProjectError:  # damaged
        return False
    return bool(result.get("ok")) and not result.get("stopped_early")


def _loaded(load: Callable[[], Engine]) -> Engine:
    """Load the engine; a package that is missing or broken is named."""
    try:
        return load()
    except Exception as error:
        if known := load_error(error):
            raise known from error
        if not isinstance(error, (ImportError, OSError)):
            raise
        raise SSLSegError(
            f"A package cannot be loaded in '{sys.executable}' ({error}).", "Install torch and MONAI anew there."
        ) from error


def _turn(run: WorkerRun, device: str, attendant: Attendant) -> Any:
    """Wait for the device, in the state ``queued``; the place returned is given up at the end of its context."""
    if is_scheduled() or run.read_job()["kind"] in BACKGROUND:  # which waits by itself
        return nullcontext()
    place = DeviceQueue(device).enter(run=run.id, project=str(run.folder.parent.parent))
    try:
        told = None
        while ahead := place.ahead():
            if attendant.should_stop():
                raise Stopped
            last = f"'{ahead[-1].get('run', '?')}' of '{ahead[-1].get('project', '?')}'"
            note = f"Waiting for '{device}' behind {counted(len(ahead), 'job')}, the last is {last}."
            if note != told:
                run.write_status(JobState.QUEUED, note=note, ahead=ahead)
                told = note
            time.sleep(min(1.0, attendant.seconds))
        if attendant.should_stop():
            raise Stopped
    except BaseException:
        place.leave()
        raise
    return place


def _reported(items: Iterable[Any], what: str, run: WorkerRun, attendant: Attendant) -> Iterator[Any]:
    """Put the progress of a loop into the status, once a second at most.

    Training loops (ranges of steps) stop by themselves, after saving; others (volumes to prepare) stop between items.
    """
    step, total = 0, len(items) if isinstance(items, Sized) else None
    if isinstance(items, range):
        step, total = items.start, items.stop
    last = float("-inf")
    for item in items:
        if not isinstance(items, range) and attendant.should_stop():
            raise Stopped
        if time.monotonic() - last > 1.0:
            last = time.monotonic()
            same = run.details() if run.details().get("stage") == what else {}
            of_stage = {name: same.get(name) for name in ("seconds_left", "stage_number", "stage_count")}
            run.update(stage=what, step=step, total=total, **of_stage)
        yield item
        step += 1


def say(text: str) -> None:
    with suppress(OSError):
        print(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {text}", flush=True)


def work(folder: Path, wish: str = "auto", threads: int | None = None, load: Callable[[], Engine] | None = None) -> int:
    """Do the job of a run folder that :func:`launch.start` has made ready, or of an exported one, ready or not.

    Args:
        folder: with ``job.json``.
        wish: device.
        threads: CPU threads (default: what the request says).
        load: loads the engine (default: that of the kind of job).

    Returns:
        Exit code, as of :func:`serve`; 0 also for an exported run that has finished before.
    """
    run = RunFolder(folder.absolute())
    try:
        if is_export(run.folder) and not make_ready(run, say):
            return 0
    except SSLSegError as error:
        say(f"{ENDING}{error}")
        return 1
    return serve(run.folder, wish, load or _engine_for(run, threads))


def _engine_for(run: RunFolder, threads: int | None) -> Callable[[], Engine]:
    try:
        kind = run.read_job()["kind"]
    except SSLSegError:  # the engine says so where it is recorded
        kind = None
    return load_drafting if kind == DRAFT else partial(load_engine, threads)
