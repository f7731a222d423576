"""Run by a second Slicer without a window: installs packages into the Python that both share, then ends.

    Slicer --testing --no-splash --no-main-window --disable-modules --python-script InstallPackages.py FOLDER torch>=2.2

FOLDER holds the PyTorch extension's module; what follows are requirements. An error ends in a traceback and Slicer's
exit code 1. ``--testing`` keeps Slicer's settings and the installer's dialogs out of it.
"""

import importlib.metadata
import sys
import tempfile
from pathlib import Path

import slicer


def install(folder, requirements):
    """Install torch through its extension and the rest through pip, without changing a package that is there."""
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
        with tempfile.TemporaryDirectory() as temporary:
            constraints = Path(temporary) / "constraints.txt"
            constraints.write_text("\n".join(installed()), encoding="utf-8")
            pipInstall(others, constraints)
    print("Installed.", flush=True)


def installed():
    """Every package that is there, at exactly its version, so that pip takes it or fails."""
    importlib.invalidate_caches()
    found = {d.metadata["Name"]: d.version for d in importlib.metadata.distributions() if d.metadata["Name"]}
    return sorted(f"{name}=={version}" for name, version in found.items())


def pipInstall(requirements, constraints):
    """Slicer's own way to install packages; older ones lack ``slicer.packaging``."""
    try:
        from slicer.packaging import pip_install
    except ImportError:
        slicer.util.pip_install([*requirements, "--constraint", str(constraints)])
    else:
        pip_install(requirements, constraints=constraints)


if __name__ == "__main__":
    install(sys.argv[1], sys.argv[2:])
