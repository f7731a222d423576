"""A child process whose answer is waited for without waiting: started, polled from a timer, given up."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from SSLSegmentationLib.jobs.launch import search_path
from SSLSegmentationLib.jobs.process import end_tree, identify


class ChildProcess:
    """The library's command line in the interpreter of the jobs, with its output kept.

    Args:
        interpreter: of the jobs.
        arguments: of the command line ``sslseg``.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(self, interpreter: str, arguments: Sequence[str]) -> None:
        changes = {"PYTHONUTF8": "1", **search_path(interpreter)}
        environment = {name: value for name, value in {**os.environ, **changes}.items() if value is not None}
        # A process group of its own: Slicer's Python is a launcher, whose end would leave the real one at work.
        if sys.platform == "win32":
            options = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
        else:
            options = {"start_new_session": True}
        self._output, self._errors = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [interpreter, "-m", "SSLSegmentationLib", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=self._errors,
            env=environment,
            **options,
        )

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._process.poll() is not None

    def output(self) -> str:
        """What it has printed."""
        return _read(self._output)

    def errors(self) -> str:
        """What it has printed to standard error."""
        return _read(self._errors)

    def end(self) -> None:
        """End it and all that it has started, if it still lives, and let go of its output."""
        if not self.over:
            identity = identify(self._process.pid)
            if identity is not None:
                end_tree(identity, 0.0)
        self._output.close()
        self._errors.close()


def _read(file) -> str:
    file.seek(0)
    return file.read().decode("utf-8", errors="replace")
