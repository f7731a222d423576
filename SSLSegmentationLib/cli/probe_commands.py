"""The command probe. It also answers in a Python that has none of the packages that computing needs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from .. import packages
from ..errors import StorageError
from .main import emit


def configure(name: str, parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """Add the arguments of the command: none."""


def run(name: str, options: argparse.Namespace) -> int:
    """Report what this Python can compute with, or which packages it lacks.

    Raises:
        StorageError: packages are missing (without ``--json``).
    """
    found = packages.report()
    if found["missing"]:
        if not options.json:
            names = ", ".join(found["missing"])
            raise StorageError(f"This Python lacks what computing needs: {names}.", "Install it with pip.")
        emit(options, {"ok": False, **found}, "")
        return 1
    from ..probe import probe

    report = probe()
    emit(options, {"ok": True, **found, **report.to_dict()}, str(report))
    return 0
