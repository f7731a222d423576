"""Where jobs compute: the Python that runs them, and what a probe in a child process says of it. Loads no torch."""

import json
import logging
import platform
import shutil
import sys
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib import __version__
from SSLSegmentationLib.core.errors import StorageError
from SSLSegmentationLib.jobs.launch import search_path

from ..text.Hints import inSlicer
from .ChildProcess import ChildProcess, printed

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


class Host(Protocol):
    """What the environment needs of the session that it belongs to."""

    store: Any  #: where choices outlive Slicer

    def notify(self, event: str) -> None:
        """Tell whoever observes ``event``."""

    def addPoller(self, poller: Callable[[], bool]) -> None:
        """Have ``poller`` called on every tick until it returns True."""


class Environment:
    """The interpreter of jobs and its probe.

    Args:
        session: told when something changes; its store keeps the interpreter.
    """

    def __init__(self, session: Host) -> None:
        self.session = session
        self.state = ProbeState.UNKNOWN
        self.report: dict[str, Any] = {}
        self.reason = _("Not checked yet.")
        self._probe: ChildProcess | None = None

    @property
    def interpreter(self) -> str:
        """Python that runs the jobs."""
        return self.session.store.value(_INTERPRETER_KEY) or slicerPython()

    @property
    def isSlicerPython(self) -> bool:
        """Whether jobs run in the Python that Slicer brings."""
        return not self.session.store.value(_INTERPRETER_KEY)

    def setInterpreter(self, path: str) -> None:
        """Use another Python; empty = Slicer's own. It is checked at once, in the background.

        Raises:
            StorageError: there is no such file.
        """
        if path and not Path(path).is_file():
            raise StorageError(
                _("There is no Python at '{path}'.").format(path=path),
                _("Choose the program itself, for example bin/python (Windows: python.exe) of an environment."),
            )
        self.session.store.setValue(_INTERPRETER_KEY, path)
        self.startProbe()

    @property
    def ready(self) -> bool:
        """Whether jobs can run."""
        return self.state is ProbeState.READY

    # ------------------------------------------------------------------ probe
    def ensureProbed(self) -> None:
        """Start the probe if there was none yet. Returns at once."""
        if self.state is ProbeState.UNKNOWN:
            self.startProbe()

    def startProbe(self) -> None:
        """Ask the interpreter what it can compute with, in a child process that the session looks after."""
        self.endProbe()
        self.report = {}
        command = [self.interpreter, "-m", "SSLSegmentationLib", "probe", "--json"]
        try:
            self._probe = ChildProcess(command, search_path(self.interpreter))
        except OSError as error:
            text = _("'{path}' cannot be started ({reason}).")
            self._conclude(ProbeState.UNUSABLE, text.format(path=self.interpreter, reason=error.strerror))
            return
        self.state, self.reason = ProbeState.CHECKING, _("Checking what this computer can compute with …")
        self.session.addPoller(self.pollProbe)
        self.session.notify("environment")

    def pollProbe(self) -> bool:
        """Take the answer if it is there; returns whether the probe is over. Never waits."""
        if self._probe is None:
            return True
        if self._probe.poll() is None:
            if self._probe.seconds < _PROBE_SECONDS:
                return False
            self._conclude(
                ProbeState.UNUSABLE, _("The check took longer than {count:.0f} s.").format(count=_PROBE_SECONDS)
            )
            return True
        output, messages = self._probe.output(), self._probe.messages()
        report = printed(output)
        if not isinstance(report, dict):
            logging.error("The check of '%s' gave no answer: %s", self.interpreter, messages or output)
            self._conclude(ProbeState.UNUSABLE, _reasonOf(messages or output))
        elif "devices" not in report:
            self.report = report
            self._conclude(ProbeState.UNUSABLE, _whatIsWrong(report))
        else:
            self.report = report
            usable = any(device.get("usable") for device in report["devices"])
            text = "\n".join(map(inSlicer, [report.get("sentence", ""), *report.get("notes", [])]))
            self._conclude(ProbeState.READY if usable else ProbeState.UNUSABLE, text)
        return True

    def endProbe(self) -> None:
        """Give the probe up, if one is under way."""
        if self._probe is not None:
            self._probe.close()
            self._probe = None
            if self.state is ProbeState.CHECKING:
                self.state, self.reason = ProbeState.UNKNOWN, _("Not checked yet.")

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

    def missing(self) -> list[str]:
        """Packages that the interpreter lacks, as pip takes them; empty if it was not asked yet."""
        return list(self.report.get("missing", []))

    def lacking(self, needs: Sequence[str]) -> list[str]:
        """Those of optional packages that the interpreter lacks, as pip takes them; empty if it was not asked yet."""
        optional = self.report.get("optional", {})
        return [optional[name] for name in needs if name in optional]

    @property
    def needsOtherTorch(self) -> bool:
        """Whether there is a GPU that another build of torch would use."""
        return bool(self.report.get("other_torch"))

    def devices(self) -> list[dict[str, Any]]:
        """What the probe found of each device: ``device``, ``name``, ``usable``, ``sentence``, ``free_gib`` …"""
        return list(self.report.get("devices", []))

    def slicerText(self) -> str:
        """Name and version of this Slicer."""
        return f"{slicer.app.applicationName} {slicer.app.applicationVersion} (revision {slicer.app.revision})"

    def reportText(self) -> str:
        """All that helps somebody else to help: versions, interpreter, what the check said. Nothing of the data."""
        return "\n".join(
            [
                f"SSLSegmentation {__version__}",
                f"{self.slicerText()}, {platform.platform()}, Python {platform.python_version()}",
                f"Jobs run in: {self.interpreter}",
                f"State: {self.state.value}",
                self.reason,
                json.dumps(self.report, indent=2, ensure_ascii=False),
            ]
        )


def _whatIsWrong(report: dict[str, Any]) -> str:
    """Why a Python that answered cannot compute."""
    missing = report.get("missing")
    if missing:
        names = ", ".join(requirement.split(">=")[0] for requirement in missing)
        return _("This Python lacks what computing needs: {names}.").format(names=names)
    error = report.get("error") or {}
    said = " ".join([error.get("sentence", ""), error.get("hint", "")]).strip()
    return inSlicer(said) or _("The check gave no answer.")


def _reasonOf(text: str) -> str:
    """Why a probe gave no answer: the last line that it printed."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and "No module named" in lines[-1] and "SSLSegmentationLib" in lines[-1]:
        return _("It cannot find SSLSegmentation's library: is it a Python of version 3.10 or newer?")
    return lines[-1] if lines else _("The check gave no answer.")
