"""Other Pythons on this computer that could compute, found in the background: people do not know paths by heart.

Looked for where virtual environments usually lie, and not deeper; asked which of the packages they have, without
loading one. Nothing is started that is not a Python, and nothing before the user wants another one than Slicer's.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from .ChildProcess import ChildProcess, printed

_PROGRAM = "python.exe" if sys.platform == "win32" else "bin/python"
_ENVIRONMENTS = (
    *(f"{conda}/envs/*" for conda in ("miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba")),
    *("miniconda3", "anaconda3", "miniforge3", "mambaforge"),
    *(".virtualenvs/*", ".pyenv/versions/*", ".local/share/uv/python/*", "venv", ".venv", "venvs/*", "envs/*"),
    *("*/.venv", "*/venv"),
)
_MOST = 40
_SECONDS = 10.0
_QUESTION = (
    "import json, sys; from importlib import metadata as m; names = {d.metadata['Name'].lower(): d.version for d in "
    "m.distributions() if d.metadata['Name']}; print(json.dumps([sys.version.split()[0], names.get('torch'), "
    "names.get('monai')]))"
)


@dataclass(frozen=True)
class Found:
    """A Python that has torch.

    Args:
        path: the program.
        python: its version.
        torch: version of torch.
        monai: version of MONAI, if it has it.
    """

    path: str
    python: str
    torch: str
    monai: str | None


class Interpreters:
    """Finds them one after the other.

    Args:
        session: has a poller that is called on every tick, and is told of what was found (``environment``).
    """

    def __init__(self, session) -> None:
        self.session = session
        self.found: list[Found] = []
        self._left: Iterator[str] | None = None
        self._asked: tuple[str, ChildProcess] | None = None

    def look(self) -> None:
        """Begin, once."""
        if self._left is None:
            self._left = candidates(Path.home(), os.environ)
            self.session.addPoller(self.poll)

    def poll(self) -> bool:
        """One look at the Python that is being asked; returns whether all were. Never waits."""
        if self._asked is None:
            return not self._askNext()
        path, process = self._asked
        if process.poll() is None and process.seconds < _SECONDS:
            return False
        answer = process.output()
        self.close()
        with suppress(ValueError, TypeError):
            python, torch, monai = printed(answer)
            if torch and _version(python) >= (3, 10):
                self.found.append(Found(path, python, torch, monai))
                self.session.notify("environment")
        return not self._askNext()

    def close(self) -> None:
        """Ask the one that is being asked no longer."""
        if self._asked is not None:
            self._asked[1].close()
            self._asked = None

    def _askNext(self) -> bool:
        for path in self._left or ():
            with suppress(OSError):
                self._asked = (path, ChildProcess([path, "-I", "-c", _QUESTION]))
                return True
        return False


def candidates(home: Path, environment) -> Iterator[str]:
    """Programs that may be a Python of the user's own, each once.

    Args:
        home: where environments are looked for.
        environment: variables; those of an active environment, and ``PATH``.
    """
    return islice(_once(_programs(home, environment)), _MOST)


def _programs(home: Path, environment) -> Iterator[Path]:
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        if environment.get(name):
            yield Path(environment[name]) / _PROGRAM
    with suppress(OSError):  # what conda has written down of all its environments
        for line in (home / ".conda" / "environments.txt").read_text(encoding="utf-8", errors="replace").splitlines():
            yield Path(line.strip()) / _PROGRAM
    for pattern in _ENVIRONMENTS:
        with suppress(OSError):
            yield from (folder / _PROGRAM for folder in sorted(home.glob(pattern)))
    for folder in environment.get("PATH", "").split(os.pathsep):
        yield Path(folder) / Path(_PROGRAM).name.replace("python", "python3" if sys.platform != "win32" else "python")


def _once(programs: Iterator[Path]) -> Iterator[str]:
    """Those that are there, Slicer's own left out. Two that are links to one file stay two: a virtual environment is
    where its link lies."""
    own, seen = os.path.realpath(sys.prefix), set()
    for path in programs:
        folder = _folder(path)
        isStub = "WindowsApps" in folder  # it would open a shop
        if path.is_file() and folder not in seen and not folder.startswith(own) and not isStub:
            seen.add(folder)
            yield str(path)


def _folder(path: Path) -> str:
    return os.path.realpath(path.parent)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:2] if part.isdigit())
