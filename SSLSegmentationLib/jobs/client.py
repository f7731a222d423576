"""What a window or a terminal knows about a job. Standard library only; nothing here waits or raises for bad files."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SSLSegError, StorageError
from ..core.locks import FileLock
from ..core.paths import checked
from ..core.process import Identity, alive, end_tree
from ..project.runs import RunFolder
from .states import ENDING, JobState, request_stop

_LOG_BYTES = 16 * 1024
_EVENT_BYTES = 1 << 20  # read per poll; a long history arrives in several
_SETTLE_SECONDS = 2.0  # a launcher may end a moment before what it launched speaks up
_START_SECONDS = 90.0
_SILENT_ELSEWHERE_SECONDS = 120.0


@dataclass(frozen=True)
class JobError:
    """Why a job failed: a sentence and a hint for people, the rest for engineers."""

    sentence: str
    hint: str = ""
    kind: str = ""
    traceback: str = ""


@dataclass(frozen=True)
class JobView:
    """A job at one moment.

    Args:
        state: where it is.
        note: a sentence when there is something to say (behind whom it waits, that it does not answer).
        kind: ``pretrain``, ``finetune`` or ``predict``.
        stage, step, total, seconds_left: progress; None while unknown.
        stage_number, stage_count: of a training of several stages, from 1; None while unknown.
        heartbeat_age: seconds since the worker's last sign of life; None without a worker.
        answering: False when a living worker has given no sign for longer than the client's patience.
        events: those logged since the last poll.
        log: last lines of the raw output, at most 16 KiB.
        pictures: previews in the run folder, by name.
        result: what came out; None before. One with ``stopped_early`` can be used, and the run can be resumed.
        error: why it failed; None otherwise.
    """

    state: JobState
    note: str = ""
    kind: str = ""
    stage: str | None = None
    step: int | None = None
    total: int | None = None
    seconds_left: float | None = None
    stage_number: int | None = None
    stage_count: int | None = None
    heartbeat_age: float | None = None
    answering: bool = True
    events: list[dict[str, Any]] = field(default_factory=list)
    log: str = ""
    pictures: tuple[Path, ...] = ()
    result: dict[str, Any] | None = None
    error: JobError | None = None


class Job:
    """Follows one run folder. Cheap enough for a timer: each poll reads only what is new.

    Args:
        folder: the run's.
        patience: seconds without a heartbeat after which a living worker counts as not answering.
    """

    def __init__(self, folder: Path | str, patience: float = 20.0) -> None:
        self.run = RunFolder(folder)
        self.folder = self.run.folder
        self.patience = patience
        self._kind = ""
        self._status: dict[str, Any] = {}
        self._stamp: tuple[int, int, int] | None = None
        self._beat: tuple[object, object] | None = None
        self._beat_seen = 0.0
        self._offset = 0
        self._log: tuple[int, str] = (-1, "")
        self._gone_since: float | None = None
        self._start_seen: float | None = None
        self._result: tuple[object, dict[str, Any] | None] = (None, None)

    def poll(self, *, events: bool = True) -> JobView:
        """The job as it is now.

        Args:
            events: read what has been logged; without them a list of many runs is faster.
        """
        state, note, age, answering = self._judge()
        result = self._read_result()
        if not self._kind:
            self._kind = str(_json_object(self.folder, "job.json").get("kind", ""))
        if not self._kind and os.path.exists(self.folder / "job.json"):
            note = "The run's request 'job.json' is damaged."
        status = self._status
        return JobView(
            state=state,
            note=note,
            kind=self._kind,
            stage=_typed(status.get("stage"), str),
            step=_typed(status.get("step"), int),
            total=_typed(status.get("total"), int),
            seconds_left=None if state.ended else _typed(status.get("seconds_left"), (int, float)),
            stage_number=_typed(status.get("stage_number"), int),
            stage_count=_typed(status.get("stage_count"), int),
            heartbeat_age=age,
            answering=answering,
            events=self._new_events() if events else [],
            log=self._log_tail(),
            pictures=self._pictures(),
            result=result if result and result.get("ok") else None,
            error=_error(result) if state is JobState.FAILED else None,
        )

    @property
    def changed(self) -> bool:
        """Whether its status was written since the last poll, by whoever. One look at one file, whatever its state."""
        return _stamp(self.folder / "status.json") != self._stamp

    def stop(self, *, keep: bool = True) -> None:
        """Ask the job to stop; returns at once.

        Args:
            keep: finish the step and save; False = stop now, what was saved before stays.

        Raises:
            ProjectError: it has ended already.
            StorageError: the folder is not writable.
        """
        state = self._judge()[0]
        if state.ended:
            raise ProjectError(f"The run '{self.run.id}' has ended already ({state}).", "There is nothing to stop.")
        request_stop(self.folder, keep=keep)

    def end(self, grace_seconds: float = 10.0) -> bool:
        """Abort, wait for at most ``grace_seconds``, then end the worker and all that it started. Blocks meanwhile.

        Returns:
            Whether it has ended (False: it runs on another machine and does not obey).
        """
        if self._judge()[0].ended:
            return True
        request_stop(self.folder, keep=False)
        who = self._worker() or self._launched()
        gone = end_tree(who, grace_seconds) if who else not FileLock(self.folder / "worker.lock").is_held()
        status = self._read_status()
        state = JobState.parse(status.get("state"))
        if gone and (state is None or not state.ended):
            kept = {name: status[name] for name in ("stage", "step", "total", "worker") if name in status}
            self.run.write_status(JobState.STOPPED, **kept)
        return gone

    # ------------------------------------------------------------------ state
    def _judge(self) -> tuple[JobState, str, float | None, bool]:
        """State, note, age of the heartbeat, whether the worker answers."""
        status = self._read_status()
        state = JobState.parse(status.get("state"))
        if state is None:
            return self._judge_without_status()
        if state.ended:
            return state, str(status.get("note", "")), None, True
        worker = self._worker()
        if worker is None:
            return self._judge_start(state)
        self._gone_since = None
        age, fresh = self._heartbeat_age(status)
        if worker.here and not fresh and not alive(worker):
            again = JobState.parse(self._read_status().get("state"))  # it may have ended between the two looks
            if again and again.ended:
                return again, "", None, True
            if state is JobState.STARTING:
                return *self._fail_start("The job ended before it began"), age, True
            return JobState.LOST, self._last_words() or "The job was interrupted. Resume it to go on.", age, True
        if not worker.here and age > _SILENT_ELSEWHERE_SECONDS:
            return JobState.LOST, f"No sign from '{worker.host}' for {age:.0f} s.", age, True
        beats = "heartbeat" in status  # a run in the foreground gives none
        if beats and age > self.patience:
            return state, f"The job has not answered for {age:.0f} s.", age, False
        return state, str(status.get("note", "")), age, True

    def _judge_without_status(self) -> tuple[JobState, str, float | None, bool]:
        """No readable status: a worker holds its lock, a finished one has left a result, else it is lost or new."""
        result = self._read_result()
        if FileLock(self.folder / "worker.lock").is_held():
            return JobState.RUNNING, "The status cannot be read; the job runs.", None, True
        if result is not None:
            good = JobState.STOPPED if result.get("stopped_early") else JobState.DONE
            return (good if result.get("ok") else JobState.FAILED), "", None, True
        if os.path.exists(self.folder / "status.json") or not os.path.exists(self.folder / "job.json"):
            return JobState.LOST, "The status cannot be read and nobody works on it.", None, True
        return JobState.QUEUED, "Not started yet.", None, True

    def _judge_start(self, state: JobState) -> tuple[JobState, str, float | None, bool]:
        """Launched, but the worker has not spoken yet."""
        starter, launched = Identity.from_dict(self._status.get("starter")), self._launched()
        waited = max(0.0, time.time() - _typed(self._status.get("time"), (int, float), 0.0))
        who = launched or starter
        if who is None or not who.here or alive(who):
            self._gone_since = None
            self._start_seen = self._start_seen or time.monotonic()
            late = time.monotonic() - self._start_seen > _START_SECONDS
        else:
            self._gone_since = self._gone_since or time.monotonic()
            late = time.monotonic() - self._gone_since > _SETTLE_SECONDS or waited > 3 * _SETTLE_SECONDS
        if not late:
            return state, "", None, True
        if launched and launched.here and alive(launched):  # whatever it is, it is no worker of ours
            end_tree(launched, 0.0)
        return *self._fail_start("The job could not be started"), None, True

    def _fail_start(self, what: str) -> tuple[JobState, str]:
        """Record a start that came to nothing, so that everybody sees it."""
        lines, words = self._log_tail().strip().splitlines(), self._last_words()
        interpreter = self._status.get("interpreter") or "the interpreter"
        reason = f": {words or lines[-1].strip()}" if lines else ""
        hint = f"Check that '{interpreter}' is Python 3.10 or newer with torch and MONAI; 'log.txt' says more."
        hint = "Then start it again; 'log.txt' says more." if words else hint
        record_failure(self.run, StorageError(f"{what}{reason.rstrip('.')}.", hint))
        self._status = {**self._status, "state": str(JobState.FAILED)}
        return JobState.FAILED, ""

    def _heartbeat_age(self, status: dict[str, Any]) -> tuple[float, bool]:
        """Seconds since the last new heartbeat, and whether it is new since the last poll.

        After the first look only this process's monotonic clock counts; a clock that was set back (or a file from
        the future) makes the first look read 0, never a negative age.
        """
        beat, now = (status.get("heartbeat", status.get("time")), status.get("pid")), time.monotonic()
        if beat != self._beat:
            first = self._beat is None
            said = max(0.0, time.time() - _typed(status.get("time"), (int, float), 0.0)) if first else 0.0
            self._beat, self._beat_seen = beat, now - said
            return said, not first
        return now - self._beat_seen, False

    def _worker(self) -> Identity | None:
        return Identity.from_dict(self._status.get("worker"))

    def _launched(self) -> Identity | None:
        return Identity.from_dict(_json_object(self.folder, "launch.json").get("process"))

    # ------------------------------------------------------------------ files, each read only when changed
    def _read_status(self) -> dict[str, Any]:
        """The newest readable status; a damaged one leaves the last good one in place."""
        stamp = _stamp(self.folder / "status.json")
        if stamp != self._stamp:
            content = _json_object(self.folder, "status.json")
            if stamp is None or content:
                self._status, self._stamp = content, stamp
        return self._status

    def _read_result(self) -> dict[str, Any] | None:
        stamp = _stamp(self.folder / "result.json")
        if stamp != self._result[0]:
            self._result = (stamp, _json_object(self.folder, "result.json") or None)
        return self._result[1]

    def _new_events(self) -> list[dict[str, Any]]:
        """Whole lines behind the last read; half a line waits for its end, a damaged one is left out."""
        try:
            with open(_own(self.folder, "events.jsonl"), "rb") as file:
                if os.fstat(file.fileno()).st_size < self._offset:
                    self._offset = 0  # another file by now
                file.seek(self._offset)
                block = file.read(_EVENT_BYTES)
        except OSError:
            return []
        whole = block.rpartition(b"\n")[0]
        self._offset += len(whole) + 1 if whole or block.startswith(b"\n") else 0
        return [event for event in map(_parse_object, whole.splitlines()) if event]

    def _log_tail(self) -> str:
        try:
            with open(_own(self.folder, "log.txt"), "rb") as file:
                size = file.seek(0, os.SEEK_END)
                if size != self._log[0]:
                    file.seek(max(0, size - _LOG_BYTES))
                    text = file.read(_LOG_BYTES).decode(errors="replace")
                    self._log = (size, text if size <= _LOG_BYTES else text.partition("\n")[2])
        except OSError:
            return ""
        return self._log[1]

    def _last_words(self) -> str:
        """Why a worker ended that could not write it anywhere but into the log; empty if it did not say."""
        last = self._log_tail().strip().rpartition("\n")[2]
        return last.partition(ENDING)[2]

    def _pictures(self) -> tuple[Path, ...]:
        """Curves and tables first, then the previews in the order in which they were drawn."""
        try:
            found = [sorted(folder.glob("*.png")) for folder in (self.folder, _own(self.folder, "previews"))]
        except OSError:
            return ()
        return tuple(
            path for paths in found for path in paths if not path.name.startswith(".") and not path.is_symlink()
        )


def record_failure(run: RunFolder, error: SSLSegError, **details: Any) -> None:
    """Write ``result.json`` and the state ``failed``; on a disk that refuses, the caller's own view has to do."""
    try:
        run.write_error(error)
        run.write_status(JobState.FAILED, **details)
    except StorageError:
        return


def _error(result: dict[str, Any] | None) -> JobError:
    content = result.get("error") if result else None
    if not isinstance(content, dict):
        return JobError("The job failed and could not say why.", "See 'log.txt' in the run folder.")
    keys = ("sentence", "hint", "class", "traceback")
    return JobError(*(str(content.get(key, "")) for key in keys))


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Changes with every atomic replacement."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _own(folder: Path, name: str) -> Path:
    """A file or folder of a run; a link that leads out of the run counts as missing."""
    try:
        return checked(folder, folder / name, f"The run '{folder.name}'")
    except ProjectError as error:
        raise FileNotFoundError(str(error)) from error


def _json_object(folder: Path, name: str) -> dict[str, Any]:
    try:
        return _parse_object(_own(folder, name).read_bytes()) or {}
    except OSError:
        return {}


def _parse_object(text: bytes) -> dict[str, Any] | None:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _typed(value: Any, kind: type | tuple[type, ...], default: Any = None) -> Any:
    return value if isinstance(value, kind) and not isinstance(value, bool) else default
