"""A child process that Slicer does not wait for: looked at from a timer, stopped on request. Standard library only.

Jobs that train or predict are something else: they outlive Slicer (SSLSegmentationLib.jobs). What is started here is
about this Slicer: adding volumes, asking what can compute, installing packages. It ends with Slicer.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

_GRACE_SECONDS = 10.0
_CLOSING_SECONDS, _KILLED_SECONDS = 1.0, 0.01
#: Let go of before they had ended.
_ending: list[subprocess.Popen] = []
_WITHOUT_WINDOW = 0x08000000 | 0x00000200  # CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP


class ChildProcess:
    """One program at work. Its output goes to files, so that it never waits for us either.

    Args:
        command: program and arguments.
        environment: changes to a copy of our environment; None removes a variable.
        attended: it stops by itself when its standard input is closed (``sslseg … --attended``); others get a signal.

    Raises:
        OSError: the program cannot be started.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str | None] | None = None, *, attended: bool = False
    ) -> None:
        changes = {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", **(environment or {})}
        full = {name: value for name, value in {**os.environ, **changes}.items() if value is not None}
        self.attended = attended
        self.seconds = 0.0
        self._folder = Path(tempfile.mkdtemp(prefix="sslseg-"))
        self._read = {self._outputPath: 0, self._messagesPath: 0}
        self._stopped: float | None = None
        self._swept = False
        options = (
            {"creationflags": _WITHOUT_WINDOW, "startupinfo": None}
            if sys.platform == "win32"
            else {"start_new_session": True}
        )
        try:
            with open(self._outputPath, "wb") as output, open(self._messagesPath, "wb") as messages:
                self._process = subprocess.Popen(
                    list(command),
                    stdin=subprocess.PIPE,
                    stdout=output,
                    stderr=messages,
                    env=full,
                    cwd=tempfile.gettempdir(),
                    **options,
                )
        except OSError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self._started = time.monotonic()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stopped is not None

    def poll(self) -> int | None:
        """Its exit code, or None while it runs. One that was asked to stop and does not is ended here."""
        code = self._process.poll()
        if code is None:
            self.seconds = time.monotonic() - self._started
            if self._stopped is not None and time.monotonic() - self._stopped > _GRACE_SECONDS:
                self._end(force=True)
        elif self.stopping and not self.attended and not self._swept:
            # A child of it may have missed the signal, for example while it was just starting.
            self._swept = True
            if sys.platform != "win32":
                self._end(force=True)
        return code

    def output(self) -> str:
        """All that it has printed so far."""
        return _text(self._outputPath)

    def messages(self) -> str:
        """All that it has printed to standard error so far."""
        return _text(self._messagesPath)

    def newOutput(self) -> list[str]:
        """Whole lines printed since the last call."""
        return self._newLines(self._outputPath)

    def newMessages(self) -> list[str]:
        """Whole lines printed to standard error since the last call."""
        return self._newLines(self._messagesPath)

    def stop(self) -> None:
        """Ask it to stop; :meth:`poll` tells when it has."""
        if self._stopped is not None or self._process.poll() is not None:
            return
        self._stopped = time.monotonic()
        with suppress(OSError):
            self._process.stdin.close()
        if not self.attended:
            self._end(force=False)

    def close(self) -> None:
        """Let go of it: end it if it still runs, and remove its files. One that is attended ends by itself."""
        reap()
        if self._process.poll() is None:
            if self.attended:
                self.stop()
            else:
                self._end(force=True)
            # Windows keeps files that it has open; elsewhere nothing depends on when one that was killed is gone.
            isAwaited = self.attended or sys.platform == "win32"
            try:
                self._process.wait(timeout=_CLOSING_SECONDS if isAwaited else _KILLED_SECONDS)
            except subprocess.TimeoutExpired:
                _ending.append(self._process)
        with suppress(OSError):
            self._process.stdin.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _outputPath(self) -> Path:
        return self._folder / "output.txt"

    @property
    def _messagesPath(self) -> Path:
        return self._folder / "messages.txt"

    def _newLines(self, path: Path) -> list[str]:
        try:
            with open(path, "rb") as file:
                file.seek(self._read[path])
                content = file.read()
        except OSError:  # somebody has tidied up the folder for temporary files
            return []
        whole = content[: content.rfind(b"\n") + 1]
        self._read[path] += len(whole)
        return whole.decode("utf-8", errors="replace").splitlines()

    def _end(self, *, force: bool) -> None:
        """Signal it and its children: PythonSlicer and pip are launchers of the process that works."""
        if sys.platform == "win32":  # a process without a console gets no signal
            command = ["taskkill", "/PID", str(self._process.pid), "/T", "/F"]
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, creationflags=0x08000000)
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL if force else signal.SIGINT)


def printed(output: str) -> Any:
    """What a program has printed as JSON, an object or a list; None if nothing.

    What comes before or after it is passed over: start-up files of an environment, and libraries, print there, too.
    """
    decoder, at = json.JSONDecoder(), 0
    for line in output.splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip())
        at += len(line)
        if output[start : start + 1] in ("{", "["):
            with suppress(ValueError, RecursionError):
                return decoder.raw_decode(output, start)[0]
    return None


def reap() -> None:
    """Ask those that were let go of whether they have ended, as a system keeps them until then."""
    _ending[:] = [process for process in _ending if process.poll() is None]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
