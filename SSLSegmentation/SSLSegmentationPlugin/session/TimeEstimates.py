"""How long a training would take on this machine, measured in child processes, one at a time."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.jobs.launch import search_path

from ..environment.ChildProcess import ChildProcess, printed
from ..environment.Environment import Environment
from ..text.Hints import inSlicer


@dataclass(frozen=True)
class Estimate:
    """What a measurement has said.

    Args:
        seconds: the whole run; None if it cannot run.
        problem: why not, in words.
        notes: what the user should know: sentence and remedy of each warning.
        report: all that was measured.
    """

    seconds: float | None
    problem: str = ""
    notes: tuple[str, ...] = ()
    report: Mapping[str, Any] = field(default_factory=dict)


class TimeEstimates:
    """Measures what is asked for, and remembers it.

    Args:
        environment: whose interpreter measures.
        changed: called when there is something new to show.
    """

    def __init__(self, environment: Environment, changed: Callable[[], None]) -> None:
        self.environment = environment
        self._changed = changed
        self._known: dict[tuple, Estimate] = {}
        self._wanted: list[tuple[str, ...]] = []
        self._at: tuple[str, ...] | None = None
        self._child: ChildProcess | None = None
        self._data: object = None

    def measure(self, wanted: Sequence[tuple[str, ...]], data: object) -> None:
        """Measure these command lines, in this order, unless they are known.

        Args:
            wanted: arguments of ``sslseg``, without ``--check --json``.
            data: what the time depends on besides; when it changes, nothing is known any more.
        """
        if data != self._data:
            self.stop()
            self._data, self._known = data, {}
        self._wanted = [arguments for arguments in wanted if arguments not in self._known]
        if self._at is not None and self._at not in self._wanted:
            self._end()
        if self._wanted:
            self.environment.session.addPoller(self.poll)
            if self._child is None:
                self._begin()

    def of(self, arguments: tuple[str, ...]) -> Estimate | None:
        """What is known; None while it is not."""
        return self._known.get(arguments)

    def measuring(self, arguments: tuple[str, ...]) -> bool:
        """Whether it is being measured or waits for that."""
        return arguments in self._wanted

    def stop(self) -> None:
        """Give up what is not known yet."""
        self._wanted = []
        self._end()

    def poll(self) -> bool:
        """Take an answer if it is there, and go on; returns whether nothing is left to measure. Never waits."""
        answered = self._child is not None
        if answered:
            if self._child.poll() is None:
                return False
            self._known[self._at] = _estimate(self._child.output(), self._child.messages())
            self._wanted.remove(self._at)
            self._end()
        if self._wanted:
            self._begin()
        if answered:  # last, since who is told may ask for more
            self._changed()
        return not self._wanted

    def _begin(self) -> None:
        self._at = self._wanted[0]
        interpreter = self.environment.interpreter
        try:
            command = [interpreter, "-m", "SSLSegmentationLib", *self._at, "--check", "--json"]
            self._child = ChildProcess(command, search_path(interpreter))
        except OSError as error:
            problem = _("'{path}' cannot be started.").format(path=interpreter)
            logging.error("%s %s", problem, error)
            self._known.update(dict.fromkeys(self._wanted, Estimate(None, problem)))
            self.stop()

    def _end(self) -> None:
        if self._child is not None:
            self._child.close()
        self._child, self._at = None, None


def _estimate(output: str, errors: str) -> Estimate:
    """Read what ``--check --json`` has printed."""
    report = printed(output)
    if not isinstance(report, dict):
        logging.error("The time could not be measured: %s", errors.strip() or output.strip())
        lines = errors.strip().splitlines()
        return Estimate(None, lines[-1] if lines else _("The measurement gave no answer."))
    if "error" in report:
        error = report["error"]
        return Estimate(None, inSlicer(f"{error.get('sentence', '')} {error.get('hint', '')}".strip()))
    checks = report.get("checks", [])
    said = {
        severity: tuple(
            inSlicer(f"{check['sentence']} {check['remedy']}".strip())
            for check in checks
            if check["severity"] == severity
        )
        for severity in ("warning", "refusal")
    }
    if said["refusal"]:
        return Estimate(None, said["refusal"][0], said["warning"])
    return Estimate(report.get("seconds"), "", said["warning"], report)
