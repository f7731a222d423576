"""Runs that are trained on another machine: the marks that their folders carry. Standard library only.

``export.json`` lies in a folder that was made to be taken elsewhere. ``exported.json`` lies in the run folder that
stayed in the project: nobody goes on with it there until its result has come back, or it has been taken back.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError
from ..core.paths import checked, inside
from ..core.storage import check_format, read_json, remove_file
from ..project.runs import RunFolder

FORMAT_VERSION = 1
EXPORT = "export.json"
AWAY = "exported.json"


def is_export(folder: Path) -> bool:
    """Whether a run folder was made to be trained without its project."""
    return os.path.exists(folder / EXPORT)


def is_away(folder: Path) -> bool:
    """Whether a run of a project is trained elsewhere."""
    return os.path.exists(folder / AWAY)


def read_mark(folder: Path, name: str) -> dict[str, Any]:
    """Read ``export.json`` or ``exported.json``.

    Raises:
        ProjectError: missing, damaged or of a newer version.
    """
    content = read_json(checked(folder, folder / name, "The record of an export"), "record of an export")
    check_format(content, FORMAT_VERSION, f"The record of an export '{folder / name}'")
    return content


def check_whole(folder: Path) -> dict[str, Any]:
    """Make sure that an exported folder was copied as a whole; returns its ``export.json``.

    Raises:
        ProjectError: a file is missing or has another size, or the record is damaged.
    """
    record = read_mark(folder, EXPORT)
    for name, size in record.get("files", {}).items():
        path = inside(folder, name, "A file of the exported run")
        found = path.stat().st_size if path.is_file() else 0
        if found != size:
            raise ProjectError(
                f"The exported run '{folder}' is not whole: '{name}' has {found} of {size} bytes.",
                "Copy the folder again.",
            )
    return record


def remove_mark(run: RunFolder) -> None:
    """Let a run of a project be gone on with here.

    Raises:
        StorageError: the disk refused.
    """
    remove_file(run.folder / AWAY)
