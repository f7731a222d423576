"""Where jobs compute: the Python that runs them, and what a probe in a child process says of it. Loads no torch."""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from enum import Enum
from pathlib import Path
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.jobs.launch import search_path

from .Session import Session

_INTERPRETER_KEY = "SSLSegmentation/interpreter"
_PROBE_SECONDS = 120.0


class ProbeState(Enum):
    """How far the probe is."""

    UNKNOWN = "unknown"
    CHECKING = "checking"
    READY = "ready"
    UNUSABLE = "unusable"


def slicerPython() -> str:
    """The Python that Slicer brings, as a program of its own."""
    return shutil.which("PythonSlicer") or sys.executable


class Environment:
    """The interpreter of jobs and its probe.

    Args:
        session: told when something changes; its store keeps the interpreter.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.state = ProbeState.UNKNOWN
        self.report: dict[str, Any] = {}
        self.reason = _("Not checked yet.")
        self._process: subprocess.Popen | None = None
        self._output: Path | None = None
        self._started = 0.0

    @property
    def interpreter(self) -> str:
        """Python that runs the jobs."""
        return self.session.store.value(_INTERPRETER_KEY) or slicerPython()

    def setInterpreter(self, path: str) -> None:
        """Use another Python; empty = Slicer's own."""
        self.session.store.setValue(_INTERPRETER_KEY, path)
        self.state, self.report, self.reason = ProbeState.UNKNOWN, {}, _("Not checked yet.")
        self.session.notify("environment")

    @property
    def ready(self) -> bool:
        """Whether jobs can run."""
        return self.state is ProbeState.READY

    # ------------------------------------------------------------------ probe
    def startProbe(self) -> None:
        """Ask the interpreter what it can compute with, in a child process; :meth:`pollProbe` takes the answer."""
        self.endProbe()
        descriptor, name = tempfile.mkstemp(prefix="sslseg-probe-", suffix=".json")
        self._output = Path(name)
        environment = {**os.environ, **{k: v for k, v in search_path(self.interpreter).items() if v is not None}}
        command = [self.interpreter, "-m", "SSLSegmentationLib", "probe", "--json"]
        try:
            with os.fdopen(descriptor, "wb") as file:
                self._process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, env=environment
                )
        except OSError as error:
            self._conclude(
                ProbeState.UNUSABLE,
                _("'{path}' cannot be started ({reason}).").format(path=self.interpreter, reason=error.strerror),
            )
            return
        self._started = time.monotonic()
        self.state, self.reason = ProbeState.CHECKING, _("Checking what this computer can compute with …")
        self.session.notify("environment")

    def pollProbe(self) -> bool:
        """Take the answer if it is there; returns whether the probe is over. Never waits."""
        if self._process is None:
            return True
        if self._process.poll() is None:
            if time.monotonic() - self._started < _PROBE_SECONDS:
                return False
            self._process.kill()
            self._conclude(ProbeState.UNUSABLE, _("The check took longer than {count} s.").format(count=_PROBE_SECONDS))
            return True
        text = self._output.read_text(encoding="utf-8", errors="replace") if self._output else ""
        try:
            self.report = json.loads(text)
        except ValueError:
            logging.error("The probe of '%s' said: %s", self.interpreter, text)
            self._conclude(ProbeState.UNUSABLE, _reasonOf(text))
            return True
        devices = self.report.get("devices", [])
        usable = any(device.get("usable") for device in devices)
        self._conclude(
            ProbeState.READY if usable else ProbeState.UNUSABLE,
            "\n".join([self.report.get("sentence", ""), *self.report.get("notes", [])]),
        )
        return True

    def endProbe(self) -> None:
        """Give the probe up, if one is under way."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
        self._process = None
        if self._output:
            self._output.unlink(missing_ok=True)
            self._output = None

    def _conclude(self, state: ProbeState, reason: str) -> None:
        self.endProbe()
        self.state, self.reason = state, reason
        self.session.notify("environment")

    # ------------------------------------------------------------------ for people
    def badge(self) -> tuple[str, str]:
        """Text of the compute badge, and why."""
        names = {
            ProbeState.UNKNOWN: _("not checked"),
            ProbeState.CHECKING: _("checking …"),
            ProbeState.UNUSABLE: _("not set up"),
        }
        return names.get(self.state) or self.bestDevice(), self.reason

    def bestDevice(self) -> str:
        """The device that ``auto`` takes, as people call it: "GPU" or "CPU"."""
        return "CPU" if self.report.get("best", "cpu") == "cpu" else "GPU"


def _reasonOf(text: str) -> str:
    """Why a probe gave no answer: the last line that it printed."""
    missing = "No module named '"
    if missing in text:
        package = text.split(missing)[-1].split("'")[0]
        return _("The package '{name}' is missing.").format(name=package)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else _("The check gave no answer.")
