"""Running a job in the terminal: a progress bar, Ctrl-C that saves, and how to go on."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from ..core.progress import bar, silent
from ..jobs.record import WorkerRun
from ..jobs.telling import result_text
from ..project import Project
from ..project.runs import RunFolder, Stopped
from .main import command_line, loading, say
from .streams import print_message

if TYPE_CHECKING:
    from ..api import Options

#: Prints a result and returns the exit code.
Report = Callable[[Any, Project, argparse.Namespace], int]


def run_here(
    run: RunFolder,
    project: Project,
    options: argparse.Namespace,
    report: Report,
    work: Callable[[RunFolder, Options], Any] | None = None,
) -> int:
    """Do the job of a run folder in this process and report what came out.

    Args:
        run: its folder.
        project: that it belongs to.
        options: of the command.
        report: what becomes of the result.
        work: what does the job (default: ``api.run_job``).

    Returns:
        The exit code of ``report``, or 130 after Ctrl-C or SIGTERM.
    """
    with loading(options):
        from ..api import Options, run_job
    with StopOnInterrupt() as stop:
        how = Options(
            options.device, silent if options.json else bar, stop, options.threads, lambda text: say(options, text)
        )
        try:
            result = (work or run_job)(WorkerRun(run.folder), how)
        except Stopped:
            usable = result_text(run.read_result())
            first = f"Stopped; everything is saved. {usable}".strip()
            print_message(f"\n{first}\nContinue with: {command_line('resume', project, run.id)}")
            return 130
        except KeyboardInterrupt:
            again = command_line("resume", project, run.id)
            print_message(f"\nInterrupted. Continue from what was saved last with: {again}")
            return 130
    return report(result, project, options)


class StopOnInterrupt:
    """Ctrl-C or SIGTERM (a shutdown, a cluster's time limit) once: finish the step, save, stop. Twice: stop at once."""

    _SIGNALS = (signal.SIGINT, signal.SIGTERM)

    def __enter__(self) -> StopOnInterrupt:
        self._asked = False
        self._previous = {number: signal.signal(number, self._handle) for number in self._SIGNALS}
        return self

    def __exit__(self, *exception: object) -> None:
        for number, handler in self._previous.items():
            signal.signal(number, handler)

    def __call__(self) -> bool:
        return self._asked

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        print_message("\nStopping after this step; once more stops at once without saving.")
