"""Files that a request names, the starter among them: written so that they are found again. Standard library only."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..core.errors import CheckpointError, SSLSegError, StorageError
from ..core.paths import inside_or_linked
from ..project import Project
from ..project.runs import RunFolder
from ..project.shipped import STARTER, starter_card, starter_path

_BLOCK_BYTES = 1 << 20


def located(project: Project, name: str) -> Path:
    """Where a file that a request names is now: in the project, or anywhere if the user has named it absolutely.

    Raises:
        ProjectError: the request names no place that it may.
    """
    if name == STARTER:
        return starter_path()
    path = inside_or_linked(project.folder, name, "The backbone or model of the run")
    # Requests of older versions name files of the project absolutely, too.
    moved = project.folder / "runs" / path.parent.name / path.name
    return moved if not path.exists() and moved.exists() else path


def located_model(project: Project, request: Mapping[str, Any]) -> Path:
    """The model of a prediction.

    Raises:
        CheckpointError: it is gone, or is another than when the run was asked for.
    """
    path = located(project, request["model"])
    if path.exists() and (earlier := _of_checksum(path, request["model_sha256"])):
        return earlier
    if checksum_of(path) != request["model_sha256"]:
        raise CheckpointError(
            f"The model '{path}' has changed since this prediction was asked for.",
            "Start a new prediction, so that all its masks come from one model.",
        )
    return path


def open_model_checksums(project: Project) -> set[str]:
    """Checksums of the models of predictions that have not ended, or can go on."""
    found = set()
    for folder in project.run_folders():
        try:
            job = RunFolder(folder).read_job()
            done = job["kind"] != "predict" or RunFolder(folder).read_status().get("state") == "done"
        except SSLSegError:
            continue
        if not done:
            found.add(str(job.get("model_sha256")))
    return found


def _of_checksum(path: Path, checksum: str) -> Path | None:
    """A model that learning has kept, if the newest one of its run is another by now."""
    kept = sorted(path.parent.glob(f"models/*/{path.name}"))
    return next((each for each in kept if checksum_of(path) != checksum and checksum_of(each) == checksum), None)


def start_of(project: Project, backbone: Path | str | None) -> dict[str, Any]:
    """What a finetuning begins with; of the starter, which every installation has elsewhere, its name and checksum."""
    if backbone and Path(backbone).absolute() == starter_path():
        return {"backbone": STARTER, "backbone_sha256": starter_card().get("sha256")}
    return {"backbone": name_of(project, backbone) if backbone else None}


def name_of(project: Project, path: Path | str) -> str:
    """A path as a request names it: relative to the project if the file lies in it."""
    path = Path(os.path.abspath(path))
    return path.relative_to(project.folder).as_posix() if path.is_relative_to(project.folder) else str(path)


def checksum_of(path: Path) -> str:
    """SHA-256 of a model.

    Raises:
        CheckpointError: there is none.
        StorageError: it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while block := file.read(_BLOCK_BYTES):
                digest.update(block)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CheckpointError(f"The model '{path}' does not exist.", "Put it back, or choose another model.") from error
    except OSError as error:
        raise StorageError(
            f"The model '{path}' cannot be read ({error.strerror}).", "Check its permissions."
        ) from error
    return digest.hexdigest()
