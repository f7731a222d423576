"""Installing what computing needs into Slicer's own Python: on a click, in the background, with a way to stop it.

PyTorch comes through Slicer's PyTorch extension, everything else through Slicer's ``slicer.packaging``, held to the
versions that are there. Both run in a second Slicer without a window (``InstallPackages.py``), because the extension's
installer blocks its Slicer until it is done, and imports torch there. So this Slicer stays usable, never loads torch,
and needs no restart: whether it worked is asked of a fresh process.
"""

import importlib.util
import logging
import os
import shutil
import sys
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError, StorageError

from .ChildProcess import ChildProcess
from .Environment import Environment, ProbeState

_SCRIPT = Path(__file__).resolve().parent / "InstallPackages.py"
_LINES_KEPT = 2000
_NO_EXTENSION = _(
    "Slicer's extension 'PyTorch' is not installed: get it in the Extensions Manager, and restart Slicer."
)


class Installation:
    """At most one at a time.

    Args:
        environment: told to check again when it is done.
    """

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.lines: list[str] = []
        self.failure: SSLSegError | None = None
        self._process: ChildProcess | None = None

    @property
    def running(self) -> bool:
        """Whether packages are being installed."""
        return self._process is not None

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop and has not yet."""
        return self._process is not None and self._process.stopping

    def disabledReason(self) -> str:
        """Why nothing can be installed now; empty if it can."""
        if self.running:
            return _("It is being installed.")
        if not self.environment.isSlicerPython:
            return _("Jobs run in a Python of your own: install the packages there, with the tool that made it.")
        if self.environment.state is ProbeState.CHECKING:
            return _("Wait for the check of this computer.")
        if self.environment.state is ProbeState.UNKNOWN:
            return _("Check this computer first.")
        if not self.environment.missing():
            return _("Nothing is missing.")
        if self._needsTorch() and _pyTorchUtils() is None:
            return _NO_EXTENSION
        return ""

    def sizes(self) -> str:
        """What an installation means, said before it."""
        if not self._needsTorch():
            return _("A download of about 50 MB.")
        free = shutil.disk_usage(sys.prefix).free / 1e9
        text = _(
            "With an NVIDIA GPU a download of about 3 GB that takes 7 GB on the disk, else of 0.3 GB that takes 1 GB. "
            "{free:.0f} GB are free."
        )
        return text.format(free=free)

    def whyNoOtherTorch(self) -> str:
        """Why the way to another build of torch cannot be shown now; empty if it can."""
        if self.running:
            return _("Wait for the installation.")
        if self.environment.isSlicerPython and _pyTorchUtils() is None:
            return _NO_EXTENSION
        return ""

    def otherTorchText(self) -> str:
        """How to get a build of torch for the GPU, and what that means."""
        free = shutil.disk_usage(sys.prefix).free / 1e9
        size = _("That is a download of about 3 GB and takes 7 GB on the disk; {free:.0f} GB are free.").format(
            free=free
        )
        if self.environment.isSlicerPython:
            steps = _(
                "Slicer's module 'PyTorch Utils' will be shown. In it:\n1. Uninstall PyTorch.\n2. Restart Slicer.\n"
                "3. Come here again, and install what is missing: the build for your GPU is chosen then."
            )
        else:
            steps = _(
                "The page of PyTorch will be shown in your browser. Choose your system and CUDA there, and run the "
                "command that it shows with this Python:\n{python}\nThen come back, and check again."
            ).format(python=self.environment.interpreter)
        nothing = _("Nothing is downloaded or changed before you do that.")
        return f"{steps}\n\n{size}\n{nothing}"

    def start(self) -> None:
        """Begin. The session looks after it from now on.

        Raises:
            StorageError: it cannot be done now, or Slicer cannot be started a second time.
        """
        reason = self.disabledReason()
        if reason:
            raise StorageError(reason)
        missing = self.environment.missing()
        command = [
            slicer.app.launcherExecutableFilePath,
            *("--testing", "--no-splash", "--no-main-window", "--disable-modules"),
            *("--python-script", str(_SCRIPT)),
            str(_pyTorchUtils() or ""),
            *missing,
        ]
        logging.info("Installing %s into Slicer's Python.", ", ".join(missing))
        self.lines, self.failure = [], None
        try:
            self._process = ChildProcess(command, _startupEnvironment())
        except OSError as error:
            raise StorageError(
                _("Slicer could not be started to install packages ({reason}).").format(reason=error.strerror)
            ) from error
        self.environment.session.addPoller(self.poll)
        self.environment.session.notify("environment")

    def poll(self) -> bool:
        """Look once; returns whether it is over. Never waits."""
        if self._process is None:
            return True
        code = self._process.poll()
        fresh = self._process.newOutput() + self._process.newMessages()
        self.lines = [*self.lines, *fresh][-_LINES_KEPT:]
        if code is None:
            if fresh:
                self.environment.session.notify("environment")
            return False
        stopped = self._process.stopping
        self._process.close()
        self._process = None
        logging.info("Installation has ended with exit code %s:\n%s", code, "\n".join(self.lines))
        if stopped:
            self.failure = StorageError(_("The installation was stopped."), _("It can be started again at any time."))
        elif code != 0:
            self.failure = StorageError(
                _cause(self.lines), _("The log says more. Check the internet connection and the disk.")
            )
        self.environment.startProbe()
        return True

    def stop(self) -> None:
        """Ask it to stop; what is half installed is completed by the next try."""
        if self._process is not None:
            self._process.stop()
            self.environment.session.notify("environment")

    def close(self) -> None:
        """End it: the module goes away."""
        if self._process is not None:
            self._process.close()
            self._process = None

    def _needsTorch(self) -> bool:
        return any(requirement.startswith("torch") for requirement in self.environment.missing())


def _pyTorchUtils() -> Path | None:
    """Folder of the PyTorch extension's module, found without loading it."""
    found = importlib.util.find_spec("PyTorchUtils")
    return Path(found.origin).resolve().parent if found and found.origin else None


def _startupEnvironment() -> dict[str, str | None]:
    """What to change in our environment to get that in which Slicer was started."""
    wanted = slicer.util.startupEnvironment()
    return {**{name: None for name in os.environ if name not in wanted}, **wanted}


def _cause(lines: list[str]) -> str:
    """The line that says best why an installation failed."""
    errors = [line.strip() for line in lines if line.strip().lower().startswith(("error", "fatal"))]
    return errors[0] if errors else _("The installation failed.")
