"""What the command line writes for others or takes over, in the Python that computes, without Slicer waiting."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError, SSLSegError, StorageError
from SSLSegmentationLib.jobs.launch import search_path

from ..environment.ChildProcess import ChildProcess, printed
from ..environment.Environment import Environment
from .Session import Session


@dataclass
class TransferResult:
    """How it ended.

    Args:
        said: what was done, in a sentence.
        warnings: what the user should know.
        failure: why it was not done.
        name: of the model that was taken over.
    """

    said: str = ""
    warnings: tuple[str, ...] = ()
    failure: SSLSegError | None = None
    name: str = ""


class Transfer:
    """One command at a time; the session looks after it. Event of the session: ``models``.

    Args:
        session: what is open.
        environment: whose interpreter reads and writes.
    """

    def __init__(self, session: Session, environment: Environment) -> None:
        self.session = session
        self.environment = environment
        self.what = ""
        self.result: TransferResult | None = None
        self._process: ChildProcess | None = None
        self._stopped = False

    @property
    def running(self) -> bool:
        """Whether something is being written or read."""
        return self._process is not None

    def stop(self) -> None:
        """Give it up; nothing half is left."""
        if self._process is not None:
            self._stopped = True
            self._process.stop()

    def close(self) -> None:
        """The module goes away. The child process ends by itself, because its standard input is closed."""
        if self._process is not None:
            self._process.close()
            self._process = None

    def poll(self) -> bool:
        """Look at the child process; returns whether it is over. Never waits."""
        if self._process is None:
            return True
        code = self._process.poll()
        if code is None:
            return False
        output, messages = self._process.output(), self._process.messages()
        self.close()
        self.result = TransferResult(said=_("Stopped; nothing was changed.")) if self._stopped else self._told(output)
        if self.result is None:
            logging.error("'sslseg' ended with exit code %s: %s", code, messages)
            last = next((line.strip() for line in reversed(messages.splitlines()) if line.strip()), _("no message"))
            self.result = TransferResult(
                failure=StorageError(_("It failed: {reason}").format(reason=last), _("Slicer's log says more."))
            )
        self.session.notify("models")
        return True

    def start(self, what: str, *words: str) -> None:
        """Start a command of ``sslseg``.

        Args:
            what: is being done, for people.
            words: of the command.

        Raises:
            ProjectError: another one is under way.
            StorageError: the child process cannot be started.
        """
        if self.running:
            raise ProjectError(_("Wait until the export or import is done."))
        interpreter = self.environment.interpreter
        command = [interpreter, "-m", "SSLSegmentationLib", *words, "--json", "--attended"]
        try:
            self._process = ChildProcess(command, search_path(interpreter), attended=True)
        except OSError as error:
            raise StorageError(
                _("'{path}' cannot be started ({reason}).").format(path=interpreter, reason=error.strerror),
                _("Choose another Python in the step 'Set-up'."),
            ) from error
        self.what, self.result, self._stopped = what, None, False
        self.session.addPoller(self.poll)
        self.session.notify("models")

    def answer(self, content: Mapping[str, Any]) -> TransferResult:
        """What to say of what a command has answered.

        Args:
            content: that it has printed.
        """
        raise NotImplementedError

    def _told(self, output: str) -> TransferResult | None:
        """What came of the command; None if it has not said so."""
        content = printed(output)
        if not isinstance(content, dict):
            return None
        if "error" in content:
            return TransferResult(failure=StorageError(content["error"]["sentence"], content["error"]["hint"]))
        return self.answer(content)
