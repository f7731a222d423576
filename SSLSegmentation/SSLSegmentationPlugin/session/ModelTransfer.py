"""Handing a model on and taking one over. Weights are read in a child process: Slicer's own loads no torch."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError, SSLSegError, StorageError
from SSLSegmentationLib.inference.model_formats import USUAL
from SSLSegmentationLib.jobs.launch import search_path
from SSLSegmentationLib.project.models import ModelEntry

from ..environment.ChildProcess import ChildProcess
from ..environment.Environment import Environment
from .Session import Session


@dataclass
class TransferResult:
    """How an export or import ended.

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


class ModelTransfer:
    """One export or import at a time; the session looks after it. Event of the session: ``models``.

    Args:
        session: what is open.
        environment: whose interpreter reads the weights.
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
        """Whether a model is being written or read."""
        return self._process is not None

    def exportModel(self, entry: ModelEntry, path: Path | str, format: str = USUAL) -> None:
        """Write a backbone or model for others, without names of cases.

        Args:
            path: file, or new folder, whichever the format is.
            format: one of ``inference.model_formats.REGISTRY``.

        Raises:
            ProjectError: no project is open, or another transfer is under way.
            StorageError: the child process cannot be started.
        """
        self._start(_("Exporting"), "export", entry.name, str(path), "--format", format)

    def importModel(self, path: Path | str) -> None:
        """Take over a file or folder of a format that the library knows by its looks.

        Raises:
            ProjectError, StorageError: as :meth:`exportModel`.
        """
        self._start(_("Importing"), "import", str(path))

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
        self.result = TransferResult(said=_("Stopped; nothing was changed.")) if self._stopped else _result(output)
        if self.result is None:
            logging.error("'sslseg models' ended with exit code %s: %s", code, messages)
            last = next((line.strip() for line in reversed(messages.splitlines()) if line.strip()), "no message")
            self.result = TransferResult(
                failure=StorageError(_("It failed: {reason}").format(reason=last), _("Slicer's log says more."))
            )
        self.session.notify("models")
        return True

    def _start(self, what: str, verb: str, *arguments: str) -> None:
        project = self.session.openedProject()
        if self.running:
            raise ProjectError(_("A model is being exported or imported already."), _("Wait until that is done."))
        interpreter = self.environment.interpreter
        command = [interpreter, "-m", "SSLSegmentationLib", "models", verb, str(project.folder), *arguments]
        try:
            self._process = ChildProcess([*command, "--json", "--attended"], search_path(interpreter), attended=True)
        except OSError as error:
            raise StorageError(
                _("'{path}' cannot be started ({reason}).").format(path=interpreter, reason=error.strerror),
                _("Choose another Python in the step 'Set-up'."),
            ) from error
        self.what, self.result, self._stopped = what, None, False
        self.session.addPoller(self.poll)
        self.session.notify("models")


def _result(output: str) -> TransferResult | None:
    """What the command line has answered; None if it has not."""
    try:
        answer = json.loads(output)
    except ValueError:
        return None
    if "error" in answer:
        return TransferResult(failure=StorageError(answer["error"]["sentence"], answer["error"]["hint"]))
    if "file" in answer:
        size = answer["bytes"] / 1e6
        said = _("Written: {path} ({size:.1f} MB).").format(path=answer["file"], size=size)
        return TransferResult(said, tuple(answer.get("notes", ())))
    said = _("'{name}' was taken over: its weights are sound.").format(name=answer["name"])
    return TransferResult(said, tuple(answer["warnings"]), name=answer["name"])
