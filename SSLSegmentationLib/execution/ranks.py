"""Several processes for one run, started by torchrun: the first is its worker, the others follow it.

    torchrun --standalone --nproc_per_node 2 -m SSLSegmentationLib.jobs.worker RUN_FOLDER

The first process has the run: lock, status, heartbeat, results. The others write nothing. They wait until it begins,
compute with it, and end when it ends. If one of them fails or is killed, the others notice at their next message, and
torchrun ends what is left after 30 s; the first says why in the run folder if it still can.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from ..core.errors import SSLSegError
from ..project.runs import RunFolder, Stopped
from .worker import Engine, say, work


class SilentRun(RunFolder):
    """A run folder for those who only read it."""

    def make_stage_folder(self, stage: str) -> None:
        """Left to the first process, as all that follows."""

    def write_status(self, state: str, **details: Any) -> None:
        """Nothing."""

    def log_event(self, kind: str, **content: Any) -> None:
        """Nothing."""

    def write_result(self, **content: Any) -> None:
        """Nothing."""

    def write_error(self, error: BaseException) -> None:
        """Nothing."""


def work_together(folder: Path, wish: str = "auto", threads: int | None = None) -> int:
    """Do the part of this process in the job of a run folder.

    Returns:
        Exit code: of the first process as of :func:`worker.work`; of another 0 if it ended with the first, else 1.
    """
    from ..training.distributed import Rendezvous

    stop = _StopSignal()  # before anything that takes long
    try:
        rendezvous = Rendezvous()
    except SSLSegError as error:
        say(str(error))
        return 1
    if rendezvous.rank:
        return _follow(rendezvous, RunFolder(folder.absolute()), wish, threads, stop)
    code = work(folder, wish, threads, partial(_load, rendezvous, threads, stop))
    if code == 0:
        rendezvous.end()
    return code


def _load(rendezvous: Any, threads: int | None, stop: _StopSignal) -> Engine:
    """The engine of the first process."""
    from ..training.distributed import device_kind

    def run(run: RunFolder, device: str, should_stop: Callable[[], bool], progress: Any) -> Any:
        def asked() -> bool:  # by a signal that came before the worker listened, or later
            return stop() or should_stop()

        rendezvous.begin()
        return _train(rendezvous, run, wish=device, threads=threads, should_stop=asked, progress=progress)

    return Engine(device=device_kind, run=run)


def _follow(rendezvous: Any, run: RunFolder, wish: str, threads: int | None, stop: _StopSignal) -> int:
    """The work of another process than the first."""
    say(f"Process {rendezvous.rank + 1} of {rendezvous.world_size} ({os.getpid()}) follows the first.")
    try:
        if not rendezvous.awaited(stop):
            return 0
        _train(rendezvous, SilentRun(run.folder), wish=wish, threads=threads, should_stop=stop)
    except (Stopped, KeyboardInterrupt):
        return 0
    except BaseException as error:
        from ..training.distributed import RankLost

        if rendezvous.has_ended():
            return 0
        if not isinstance(error, RankLost):
            traceback.print_exc()
            rendezvous.fail(error)
        say(f"Process {rendezvous.rank + 1} of {rendezvous.world_size} ends: {error}")
        return 1
    return 0


def _train(rendezvous: Any, run: RunFolder, *, wish: str, **options: Any) -> Any:
    from ..training.distributed import device_of_rank, leave
    from ..training.options import Options
    from .run import run_job

    ranks = rendezvous.join(device_of_rank(wish))
    result = run_job(run, Options(wish, ranks=ranks, **options))
    leave()
    return result


class _StopSignal:
    """SIGTERM and its like are a wish that all processes follow together, after a step."""

    def __init__(self) -> None:
        self._asked = False
        for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._on_signal)

    def __call__(self) -> bool:
        return self._asked

    def _on_signal(self, number: int, frame: object) -> None:
        self._asked = self._asked or number != getattr(signal, "SIGHUP", None)
