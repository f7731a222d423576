"""Installing what computing needs into Slicer's own Python: on a click, in the background, with a way to stop it.

PyTorch comes through Slicer's PyTorch extension, everything else through Slicer's ``slicer.packaging``, held to the
versions that are there. Both run in a second Slicer without a window (``InstallPackages.py``), because the extension's
installer blocks its Slicer until it is done, and imports torch there. So this Slicer stays usable, never loads torch,
and needs no restart: whether it worked is asked of a fresh process. All goes into a :class:`Stage` first, so that what
Slicer brings is as it was whenever the installation is stopped, refused or broken off.
"""

import importlib.util
import logging
import os
import shutil
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError, StorageError
from SSLSegmentationLib.core.process import Identity, alive, current

from .ChildProcess import ChildProcess
from .Environment import Environment, ProbeState
from .InstallFailures import failure, stopped
from .Stage import Stage, leftBehind, registered, sitePackages

_SCRIPT = Path(__file__).resolve().parent / "InstallPackages.py"
_LINES_KEPT = 2000
#: Gigabytes that are downloaded and that packages take on the disk, with CUDA, without, and without torch.
_GPU, _CPU, _SMALL = (3.0, 7.0), (0.3, 1.0), (0.05, 0.3)
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
        self._stage: Stage | None = None
        self._before: set[str] = set()

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
        needed = self._gigabytes()[1]
        if _free() < needed:
            text = _(
                "It takes {needed:.1f} GB on the disk of Slicer's folder, and {free:.1f} GB are free: make room first."
            )
            return text.format(needed=needed, free=_free())
        return ""

    def sizes(self) -> str:
        """What an installation means, said before it."""
        download, taken = self._gigabytes()
        gpu = self.environment.report.get("nvidia")
        if not self._needsTorch():
            text = _("A download of about {download:.0f} MB.").format(download=1000 * download)
        elif gpu:
            text = _("A download of about {download:.0f} GB that takes {taken:.0f} GB on the disk, for your {gpu}.")
        else:
            text = _("A download of about {download:.1f} GB that takes {taken:.0f} GB on the disk.")
        text = text.format(download=download, taken=taken, gpu=gpu)
        return f"{text} " + _("{free:.0f} GB are free.").format(free=_free())

    def _gigabytes(self) -> tuple[float, float]:
        """What is downloaded, and what it takes on the disk."""
        if not self._needsTorch():
            return _SMALL
        return _GPU if self.environment.report.get("nvidia") else _CPU

    def whyNoOtherTorch(self) -> str:
        """Why the way to another build of torch cannot be shown now; empty if it can."""
        if self.running:
            return _("Wait for the installation.")
        if self.environment.isSlicerPython and _pyTorchUtils() is None:
            return _NO_EXTENSION
        return ""

    def otherTorchText(self) -> str:
        """How to get a build of torch for the GPU, and what that means."""
        size = _("That is a download of about 3 GB and takes 7 GB on the disk; {free:.0f} GB are free.").format(
            free=_free()
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
        for stage in leftBehind(_isAlive):
            stage.remove()
        try:
            self._stage = Stage.make(current().to_dict())
        except OSError as error:
            raise StorageError(
                _("Slicer's folder cannot be written to ({reason}).").format(reason=error.strerror),
                _("Start Slicer with the rights to change it, or choose another Python that has torch and MONAI."),
            ) from error
        command = [
            slicer.app.launcherExecutableFilePath,
            *("--testing", "--no-splash", "--no-main-window", "--disable-modules"),
            *("--python-script", str(_SCRIPT)),
            str(self._stage.folder),
            str(_pyTorchUtils() or ""),
            *missing,
        ]
        logging.info("Installing %s into Slicer's Python.", ", ".join(missing))
        self.lines, self.failure, self._before = [], None, registered()
        try:
            self._process = ChildProcess(command, _startupEnvironment())
        except OSError as error:
            self._clear()
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
        wasStopped = self._process.stopping
        self._process.close()
        self._process = None
        self._clear()
        logging.info("Installation has ended with exit code %s:\n%s", code, "\n".join(self.lines))
        gone = self._before - registered() if wasStopped or code else set()
        if wasStopped:
            self.failure = stopped(gone)
        elif code:
            self.failure = failure(self.lines, gone)
        self.environment.startProbe()
        return True

    def stop(self) -> None:
        """Ask it to stop; what is half installed goes away again."""
        if self._process is not None:
            self._process.stop()
            self.environment.session.notify("environment")

    def close(self) -> None:
        """End it: the module goes away."""
        if self._process is not None:
            self._process.close()
            self._process = None
        self._clear()

    def _clear(self) -> None:
        if self._stage is not None:
            self._stage.remove()
            self._stage = None

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


def _free() -> float:
    """Free gigabytes where Slicer's packages lie."""
    return shutil.disk_usage(sitePackages()).free / 1e9


def _isAlive(owner: dict) -> bool:
    identity = Identity.from_dict(owner)
    return identity is not None and (not identity.here or alive(identity))
