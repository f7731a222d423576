"""What exporting a run and bringing it back do alike: locks, copies, numbers instead of case ids."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SSLSegError
from ..core.locks import FileLock
from ..core.progress import Progress
from ..core.storage import atomic_path, read_json, storage_error, write_json
from ..project.runs import RunFolder

PROGRESS = ("stage", "step", "total")


def held(run: RunFolder) -> FileLock:
    """The lock that keeps a worker from the run meanwhile."""
    lock = FileLock(run.folder / "worker.lock")
    if not lock.acquire():
        raise ProjectError(f"Somebody has the run '{run.id}' at the moment.", "Try again when they are done.")
    return lock


def reached(run: RunFolder) -> dict[str, Any]:
    """How far a run has got."""
    with suppress(SSLSegError):  # a damaged status says nothing
        status = run.read_status()
        return {name: status[name] for name in PROGRESS if name in status}
    return {}


def rename_cases(content: dict[str, Any], names: Mapping[str, str]) -> None:
    """Replace the case ids that a backbone or model records of itself and of what it came from."""
    for part in (content, content.get("backbone") or {}):
        if "data" in part:
            lists = {key: part["data"][key] for key in ("cases", "unlabelled") if key in part["data"]}
            part["data"] = part["data"] | {
                key: [names.get(case, case) for case in cases] for key, cases in lists.items()
            }


def copy_slices(source: Path, target: Path, progress: Progress) -> None:
    found = [*sorted(source.glob("[!.]*.npy")), source / "index.json"]
    for path in progress(found, "copying slices"):
        copy(path, target / path.name)


def rename_slices(folder: Path, names: Mapping[str, str]) -> None:
    """Replace the case ids in the index of a slice store."""
    index = read_json(folder / "index.json", "slice store index")
    for row in index["cases"]:
        row["id"] = names[row["id"]]
    for part in ("planes", "phases", "channels"):
        if part in index:
            index[part] = {names[case_id]: value for case_id, value in index[part].items()}
    write_json(folder / "index.json", index)


def checkpoint_files(folder: Path) -> list[Path]:
    found = (folder / "checkpoints").rglob("*.pt")
    return sorted(path for path in found if not path.name.startswith(".") and not path.is_symlink())


def copy(source: Path, target: Path) -> None:
    with atomic_path(target) as temporary:
        shutil.copyfile(source, temporary)


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise storage_error(folder, error) from error
