"""The packages that the computing part needs, and whether this Python has them, without loading any.

Standard library only: it also answers in a Python that has nothing else.
"""

from __future__ import annotations

import platform
from importlib import metadata
from typing import Any

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


def installed() -> dict[str, str | None]:
    """Version of each required package; None for one that is missing."""
    return {name: _version(name) for name in REQUIRED}


def missing() -> list[str]:
    """Requirements that this Python does not meet, as pip takes them: ``["torch>=2.2"]``."""
    found = installed()
    return [f"{name}>={least}" for name, least in REQUIRED.items() if _older(found[name], least)]


def report() -> dict[str, Any]:
    """Python's version, the packages' versions and what is missing, for JSON."""
    return {"python": platform.python_version(), "packages": installed(), "missing": missing()}


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
