"""What the computing part needs: whether this Python has them, and what is wrong with one that does not load.

Standard library only: it also answers in a Python that has nothing else.
"""

from __future__ import annotations

import importlib
import linecache
import os
import platform
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata, util
from importlib.machinery import PathFinder
from types import ModuleType, TracebackType
from typing import Any

from .errors import SSLSegError

#: Package → lowest version. A test compares it with pyproject.toml.
REQUIRED = {
    "torch": "2.2",
    "monai": "1.4",
    "numpy": "1.26",
    "SimpleITK": "2.3",
    "pydicom": "3.0",
    "scipy": "1.10",
    "tqdm": "4.60",
    "matplotlib": "3.7",
}
#: Packages that single formats of other systems need, and nothing else: package → lowest version.
OPTIONAL: dict[str, str] = {"highdicom": "0.27", "onnx": "1.16"}
_OURS = __package__.partition(".")[0]
_LONGEST_REASON = 300
#: What systems say when a library does not fit into memory while it is loaded.
_NO_MEMORY = ("cannot allocate memory", "failed to map segment", "not enough memory", "paging file", "winerror 1455")


def installed() -> dict[str, str | None]:
    """Version of each required package; None for one that is missing."""
    return {name: _version(name) for name in REQUIRED}


def missing() -> list[str]:
    """Requirements that this Python does not meet, as pip takes them: ``["torch>=2.2"]``."""
    found = installed()
    return [f"{name}>={least}" for name, least in REQUIRED.items() if _older(found[name], least)]


def absent() -> list[str]:
    """Requirements of which there is nothing to load, whatever pip has noted, as pip takes them."""
    return [f"{name}>={least}" for name, least in REQUIRED.items() if not _is_there(name)]


def require_all() -> None:
    """Make sure that there is something to load of each required package, before a command loads half of them.

    Raises:
        SSLSegError: names what is missing.
    """
    if lacking := absent():
        raise lacking_error(lacking)


def lacking_error(requirements: list[str]) -> SSLSegError:
    """What to tell people of requirements that are not met."""
    names = ", ".join(requirements)
    return SSLSegError(f"This Python lacks what computing needs: {names}.", _install(requirements))


def lacking_optional(*names: str) -> list[str]:
    """Those of ``OPTIONAL`` that this Python lacks, as pip takes them."""
    return [f"{name}>={OPTIONAL[name]}" for name in names if _older(_version(name), OPTIONAL[name])]


def require_optional(*names: str, what: str) -> None:
    """Make sure that packages are there which only ``what`` needs.

    Raises:
        SSLSegError: says which is missing, and the command that installs it.
    """
    if lacking := lacking_optional(*names):
        raise SSLSegError(f"{what} needs {', '.join(lacking)}, which this Python lacks.", _install(lacking))


def _install(requirements: list[str]) -> str:
    return f"Install it with pip: {_pip(*requirements)}"


def load_all() -> None:
    """Load every required package.

    Raises:
        SSLSegError: one is broken.
    """
    for name in sorted(REQUIRED, key=lambda name: name != "numpy"):  # the one that all others need
        load(name)


def load(name: str) -> None:
    """Load one required package.

    Raises:
        SSLSegError: it is broken.
    """
    try:
        importlib.import_module(name)
    except Exception as error:
        known = load_error(error, name)
        if known is None:
            raise
        raise known from error


def load_error(error: BaseException, package: str | None = None) -> SSLSegError | None:
    """What to tell people of an error that comes from a package that is missing, broken, or unlike the others.

    Args:
        error: that was raised.
        package: that was being loaded; None if it has to be found out whether one was.

    Returns:
        One sentence and the remedy; None if the error is of another kind.
    """
    if isinstance(error, RuntimeError) and str(error).strip().lower().startswith("numpy is not available"):
        return _torch_and_numpy()
    package = _culprit(error, package)
    if package is None:
        return None
    lacks = (error.name or "") if isinstance(error, ModuleNotFoundError) else ""
    if "." in lacks:  # the package itself is there, a part of it is not
        lacks = ""
    reason = " ".join(f"{type(error).__name__}: {error}".rstrip(": ").split())[:_LONGEST_REASON]
    if isinstance(error, MemoryError) or any(sign in reason.lower() for sign in _NO_MEMORY):
        return SSLSegError(
            f"There is not enough memory to load the package '{package}'.",
            "Close other programs, or allow this one more (ulimit -v, a batch system's limit).",
        )
    if shadow := _shadow(error):
        return SSLSegError(
            f"The file '{shadow}' is loaded in place of a package of that name ({reason}).",
            "Rename it, or run the command in another folder.",
        )
    if lacks and lacks in REQUIRED:
        return lacking_error([f"{lacks}>={REQUIRED[lacks]}"])
    if lacks and lacks == package:
        return SSLSegError(
            f"The package '{lacks}' is missing in '{sys.executable}'.", f"Install it with pip: {_pip(lacks)}"
        )
    if lacks and not _is_there(lacks):
        return SSLSegError(
            f"The package '{package}' cannot be loaded: it needs '{lacks}', which is missing.",
            f"Install it with pip: {_pip(lacks)}",
        )
    return SSLSegError(
        f"The package '{package}' is there, but does not work ({reason}).",
        f"Install it anew: {_pip('--force-reinstall', package)}",
    )


def report() -> dict[str, Any]:
    """Python's version, the packages' versions and what is missing, for JSON; of optional ones what pip takes."""
    optional = {name: lacking[0] for name in OPTIONAL if (lacking := lacking_optional(name))}
    return {
        "python": platform.python_version(),
        "packages": installed(),
        "missing": missing(),
        "optional": optional,
    }


def _torch_and_numpy() -> SSLSegError:
    found = installed()
    return SSLSegError(
        f"torch {found['torch']} was built for another numpy than {found['numpy']}: the two cannot exchange data.",
        f"Change one of them: {_pip('--upgrade', 'torch')}, or where there is no newer torch, {_pip('numpy<2')}",
    )


def _culprit(error: BaseException, package: str | None) -> str | None:
    """The package that was being loaded when ``error`` was raised, as far as is known; None if none was."""
    found = None
    for frame, line in _frames(error.__traceback__):
        name = str(frame.f_globals.get("__name__", "")).split(".")[0]
        if name == _OURS:
            found = _imported(linecache.getline(frame.f_code.co_filename, line))
        elif name in REQUIRED and frame.f_code.co_name == "<module>":  # its own code, on its way in
            found = name
    found = found or package
    if found is None and isinstance(error, ImportError) and error.name:
        found = error.name.split(".")[0]
    module = getattr(error, "obj", None)  # of an AttributeError: a package of which only a part is there
    if found is None and isinstance(module, ModuleType) and module.__name__.split(".")[0] in REQUIRED:
        found = module.__name__.split(".")[0]
    return None if found in (None, _OURS) else found


def _imported(source: str) -> str | None:
    """The package that a line of ours imports."""
    match = re.match(r"\s*(?:from|import)\s+(\w+)", source)
    return match[1] if match and match[1] in REQUIRED else None


def _shadow(error: BaseException) -> str | None:
    """A file of the folder that we run in, or beside the script that was started, that took part in an import."""
    folders = {os.path.realpath(folder or os.curdir) for folder in ("", os.path.dirname(sys.argv[0]))}
    paths = [getattr(error, "path", None), getattr(getattr(error, "obj", None), "__file__", None)]
    for frame, _ in _frames(error.__traceback__):
        ours = str(frame.f_globals.get("__name__", "")).split(".")[0] in (_OURS, "__main__")
        if not ours and frame.f_code.co_name == "<module>":
            paths.append(frame.f_code.co_filename)
    return next((path for path in paths if path and os.path.dirname(os.path.realpath(path)) in folders), None)


def _frames(traceback: TracebackType | None) -> Iterator[tuple[Any, int]]:
    while traceback is not None:
        yield traceback.tb_frame, traceback.tb_lineno
        traceback = traceback.tb_next


def _is_there(name: str) -> bool:
    if name in sys.modules:
        return sys.modules[name] is not None
    if PathFinder.find_spec(name):
        return True
    try:
        return util.find_spec(name) is not None  # installed in another way than as a folder of the search path
    except (ImportError, ValueError):
        return False


def _pip(*words: str) -> str:
    """A command to be copied into a terminal."""
    command = [sys.executable or "python", "-m", "pip", "install", *words]
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _older(version: str | None, least: str) -> bool:
    return version is None or _numbers(version) < _numbers(least)


def _numbers(version: str) -> tuple[int, ...]:
    """Leading numbers of a version: ``2.13.0+cpu`` gives (2, 13, 0)."""
    numbers = []
    for part in version.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
        if digits != part:
            break
    return tuple(numbers)
