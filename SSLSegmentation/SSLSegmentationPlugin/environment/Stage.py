"""A folder beside Slicer's packages that an installation fills first, and what moves its content to them.

pip knows it as a prefix: it takes what Slicer brings for installed, and puts what is new here. Standard library only:
it is also imported by the second Slicer that installs.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sysconfig
import tempfile
import threading
from pathlib import Path

#: Prints each package once, in the version that Python loads.
_LIST = """
from importlib import metadata
found = {}
for distribution in metadata.distributions():
    if distribution.metadata["Name"]:
        found.setdefault(distribution.metadata["Name"], distribution.version)
print(*(f"{name}=={version}" for name, version in sorted(found.items())), sep="\\n")
"""
_PREFIX = "ssl-"  # short, as paths of Windows may not be long
_PACKAGES, _CONSTRAINTS, _OWNER = "new", "constraints.txt", "owner.json"


class Stage:
    """One folder.

    Args:
        folder: as :meth:`make` made it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def make(cls, owner: dict | None = None) -> "Stage":
        """A new one, empty.

        Args:
            owner: the process that is responsible for it, as it is written down.

        Raises:
            OSError: Slicer's folder cannot be written to.
        """
        stage = cls(Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_target())))
        stage.packages.mkdir(parents=True)
        (stage.folder / _OWNER).write_text(json.dumps(owner or {}), encoding="utf-8")
        return stage

    @property
    def packages(self) -> Path:
        """Where pip puts packages in it."""
        return self.folder / _PACKAGES / _packagesIn()

    @property
    def constraints(self) -> Path:
        """Every package that is there, at exactly its version, so that pip takes it or fails."""
        return self.folder / _CONSTRAINTS

    def constrain(self, python: str, without: list[str]) -> None:
        """Write the constraints.

        Args:
            python: whose packages they are, as a program: within Slicer others may be found, too.
            without: names of packages whose version may differ from the one that is there.

        Raises:
            subprocess.CalledProcessError: it does not answer.
        """
        answer = subprocess.run([python, "-c", _LIST], capture_output=True, encoding="utf-8", check=True).stdout
        left = {_plain(name) for name in without}
        lines = [line for line in answer.splitlines() if _plain(line.partition("==")[0]) not in left]
        self.constraints.write_text("\n".join(lines), encoding="utf-8")

    def environment(self) -> dict[str, str]:
        """What pip and Python have to be told by their environment to use it, also when others call them."""
        path = os.pathsep.join(filter(None, [str(self.packages), os.environ.get("PYTHONPATH", "")]))
        return {
            "PIP_PREFIX": str(self.folder / _PACKAGES),
            "PIP_CONSTRAINT": self.constraints.as_uri(),  # pip takes a space for the end of a path
            "PIP_USER": "0",
            "PIP_NO_WARN_SCRIPT_LOCATION": "1",
            "PYTHONPATH": path,
        }

    def publish(self) -> None:
        """Move all packages to those of Slicer; if one cannot be moved, none is.

        Raises:
            OSError: one is there already, or cannot be moved.
        """
        moved: list[tuple[Path, Path]] = []
        try:
            # What registers a package comes last: one is not installed before all of it is there.
            for entry in sorted(self.packages.iterdir(), key=lambda path: path.name.endswith(".dist-info")):
                _move(entry, sitePackages() / entry.name, moved)
        except BaseException:
            for source, target in reversed(moved):
                os.rename(target, source)
            raise

    def remove(self) -> None:
        """Delete it, without waiting for that: it may hold gigabytes."""
        threading.Thread(target=shutil.rmtree, args=(self.folder,), kwargs={"ignore_errors": True}).start()


def sitePackages() -> Path:
    """Where the packages lie that Slicer brings: beside numpy."""
    return Path(importlib.util.find_spec("numpy").origin).resolve().parents[1]


def leftBehind(isAlive) -> list[Stage]:
    """Stages whose Slicer was killed.

    Args:
        isAlive: whether a process, as its stage has it written down, still runs.
    """
    found = []
    for path in _target().glob(f"{_PREFIX}*/{_OWNER}"):
        try:
            owner = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if not isAlive(owner):
            found.append(Stage(path.parent))
    return found


def registered() -> set[str]:
    """Packages that are there, with their versions, as the names of what registers them."""
    return {path.name for path in sitePackages().glob("*.dist-info")}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def _packagesIn() -> str:
    """Where pip puts packages below a prefix, as a relative path."""
    scheme = sysconfig.get_preferred_scheme("prefix")
    return os.path.relpath(sysconfig.get_path("purelib", scheme, {"base": "prefix", "platbase": "prefix"}), "prefix")


def _target() -> Path:
    """Folder for stages: on the disk of the packages, where paths are short, and nothing looks for packages."""
    site, ending = sitePackages(), Path(_packagesIn()).parts
    return site.parents[len(ending) - 1] if site.parts[-len(ending) :] == ending else site.parent


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    """Rename a file or a whole folder; a folder that is there already, as of a namespace, gets its parts one by one."""
    if not os.path.lexists(target):
        os.rename(source, target)
        moved.append((source, target))
    elif source.is_dir() and target.is_dir():
        for entry in sorted(source.iterdir()):
            _move(entry, target / entry.name, moved)
    elif source.is_file() and target.is_file() and source.read_bytes() == target.read_bytes():
        return
    else:
        raise FileExistsError(f"'{target}' is there already, and is not the same")
