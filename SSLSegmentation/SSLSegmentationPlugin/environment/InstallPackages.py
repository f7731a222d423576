"""Run by a second Slicer without a window: puts packages where its Python finds them, all of them or none, then ends.

    Slicer --testing --no-splash --no-main-window --disable-modules --python-script InstallPackages.py \
        STAGE FOLDER torch>=2.2

FOLDER holds the PyTorch extension's module; what follows are requirements. In the environment that :class:`Stage`
makes, pip fills the empty folder STAGE and finds there what it has put there before; what works there is then moved to
the packages that Slicer brings. Until then nothing of them has changed: a download that breaks off leaves them as they
were. An error ends in a traceback and Slicer's exit code 1. ``--testing`` keeps Slicer's settings and the installer's
dialogs out of it.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import slicer

_HERE = Path(__file__).resolve().parent


def install(stage, folder, requirements):
    """Install torch through its extension and the rest through pip, without changing a package that is there."""
    stage.constrain(python(), [requirement.split(">=")[0] for requirement in requirements])
    os.environ.update(stage.environment())
    sys.path.insert(0, str(stage.packages))  # the extension loads what it has installed
    torch = [requirement for requirement in requirements if requirement.startswith("torch")]
    others = [requirement for requirement in requirements if requirement not in torch]
    if torch:
        print("PyTorch, through Slicer's PyTorch extension (this takes minutes) …", flush=True)
        sys.path.insert(0, folder)
        import PyTorchUtils

        wanted = torch[0].removeprefix("torch")
        PyTorchUtils.PyTorchUtilsLogic().installTorch(askConfirmation=False, torchVersionRequirement=wanted)
    if others:
        print(f"{', '.join(others)} …", flush=True)
        pipInstall(others, stage.constraints)
    check([requirement.split(">=")[0] for requirement in requirements])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # from here it is a matter of milliseconds
    stage.publish()
    print("Installed.", flush=True)


def python():
    """The Python that Slicer brings, as a program of its own."""
    return shutil.which("PythonSlicer") or sys.executable


def pipInstall(requirements, constraints):
    """Slicer's own way to install packages; older ones lack ``slicer.packaging``."""
    try:
        from slicer.packaging import pip_install
    except ImportError:
        slicer.util.pip_install([*requirements, "--constraint", str(constraints)])
    else:
        pip_install(requirements, constraints=constraints)


def check(names):
    """Load the packages together, in a process of their own, before they go where Slicer's are."""
    print("Trying them out …", flush=True)
    command = [python(), "-c", f"import {', '.join(names)}"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    if done.returncode:
        print(done.stderr, file=sys.stderr, flush=True)
        lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise RuntimeError(f"the packages do not work together: {lines[-1]}")


if __name__ == "__main__":
    sys.path.insert(0, str(_HERE))
    from Stage import Stage

    install(Stage(Path(sys.argv[1])), sys.argv[2], sys.argv[3:])
