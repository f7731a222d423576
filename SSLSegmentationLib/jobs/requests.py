"""Writing down what a run shall do, and finding again the files that it names. Standard library only.

A request (``job.json``) never changes. It names a file of the project relative to the project, so that a run goes on
after the project has been moved.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from ..core.errors import CheckpointError, DataError, StorageError
from ..core.paths import inside_or_linked
from ..project import Project
from ..project.runs import RunFolder
from ..project.shipped import STARTER, starter_card, starter_path

_BLOCK_BYTES = 1 << 20


class Settings(Protocol):
    """What a run is asked for: of a finetuning, a study."""

    def to_job(self) -> dict[str, Any]:
        """Plain content for ``job.json``."""


class StudySettings(Settings, Protocol):
    """The same of a study, whose settings depend on each other."""

    def check_asked(self) -> None:
        """Refuse what would do nothing."""


class MethodSettings(Settings, Protocol):
    """The same of a pretraining."""

    @property
    def method(self) -> str:
        """Name of its recipe."""


def new_pretraining(project: Project, settings: MethodSettings, threads: int | None = None) -> RunFolder:
    """Write the request for a pretraining, to be run here (``run_job``) or in the background (``jobs.start``).

    Args:
        threads: CPU threads of the run, also when it is resumed (default: torch's choice, one per core).
    """
    return _new_run(project, f"pretrain-{settings.method}", "pretrain", {"settings": settings.to_job()}, threads)


def new_finetuning(
    project: Project,
    backbone: Path | str | None,
    settings: Settings,
    train_ids: Sequence[str] | None = None,
    threads: int | None = None,
) -> RunFolder:
    """Write the request for a finetuning; arguments as in ``api.finetune`` and :func:`new_pretraining`."""
    request = {
        "settings": settings.to_job(),
        **_start(project, backbone),
        "train_ids": list(dict.fromkeys(train_ids)) if train_ids is not None else None,
    }
    return _new_run(project, "finetune" if backbone else "scratch", "finetune", request, threads)


def new_prediction(
    project: Project,
    model: Path | str,
    case_ids: Sequence[str],
    *,
    flips: bool = False,
    keep_all_parts: bool = False,
    threads: int | None = None,
) -> RunFolder:
    """Write the request for a prediction.

    The model is not copied: its checksum is kept, and a run whose model is another by then is refused, so that no run
    mixes the masks of two models.

    Args:
        model: ``model.pt``.
        case_ids: cases to segment, in this order.
        flips: average over mirrorings.
        keep_all_parts: leave masks as the network makes them, whatever the model says of parts and holes.
        threads: as in :func:`new_pretraining`.

    Raises:
        DataError: no case is named.
        CheckpointError: there is no such model, or it cannot be read.
    """
    if not case_ids:
        raise DataError("No case is named for prediction.", "Name at least one.")
    request = {
        "model": _named(project, model),
        "model_sha256": _checksum(Path(model)),
        "cases": list(dict.fromkeys(case_ids)),
        "flips": flips,
        "keep_all_parts": keep_all_parts,
    }
    return _new_run(project, "predict", "predict", request, threads)


def new_study(project: Project, settings: StudySettings, threads: int | None = None) -> RunFolder:
    """Write the request for a study of label efficiency; ``threads`` as in :func:`new_pretraining`.

    Raises:
        SettingsError: something is asked for that would do nothing.
    """
    settings.check_asked()
    return _new_run(project, "study", "study", {"settings": settings.to_job()}, threads)


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
    if _checksum(path) != request["model_sha256"]:
        raise CheckpointError(
            f"The model '{path}' has changed since this prediction was asked for.",
            "Start a new prediction, so that all its masks come from one model.",
        )
    return path


def _new_run(project: Project, name: str, kind: str, request: dict[str, Any], threads: int | None) -> RunFolder:
    run = RunFolder(project.new_run_folder(name))
    run.write_job(kind, {**request, "threads": threads})
    return run


def _start(project: Project, backbone: Path | str | None) -> dict[str, Any]:
    """What a finetuning begins with; of the starter, which every installation has elsewhere, its name and checksum."""
    if backbone and Path(backbone).absolute() == starter_path():
        return {"backbone": STARTER, "backbone_sha256": starter_card().get("sha256")}
    return {"backbone": _named(project, backbone) if backbone else None}


def _named(project: Project, path: Path | str) -> str:
    """A path as a request names it: relative to the project if the file lies in it."""
    path = Path(os.path.abspath(path))
    return path.relative_to(project.folder).as_posix() if path.is_relative_to(project.folder) else str(path)


def _checksum(path: Path) -> str:
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
