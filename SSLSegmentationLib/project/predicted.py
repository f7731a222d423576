"""What prediction runs have told of the masks of a model. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.errors import SSLSegError
from .cases import Case
from .models import ModelEntry, list_models, newest
from .project import Project
from .runs import RunFolder


@dataclass(frozen=True)
class ToldMask:
    """A predicted mask, and how sure the model was of it.

    Args:
        path: of the mask.
        certainty: Dice that it is expected to have, 0 to 1; None by a model that cannot tell.
        structures: the same of each structure, by name.
    """

    path: Path
    certainty: float | None
    structures: dict[str, float]


def newest_model(project: Project) -> ModelEntry | None:
    """The model that came into the project last; None without any."""
    entries = list_models(project, "model")
    return newest(entries) if entries else None


def told_masks(project: Project, model: str, cases: Sequence[Case]) -> dict[str, ToldMask]:
    """Case id → its mask by a model, as was told of it last; cases without a mask are left out.

    Args:
        project: with the runs. Those that cannot be read are left out.
        model: name of the model.
        cases: whose masks.
    """
    told: dict[str, dict[str, Any]] = {}
    for folder in project.run_folders():
        try:
            run = RunFolder(folder)
            job = run.read_job()
            if job["kind"] == "predict" and _folder_name(job.get("model")) == model:
                for event in run.events("prediction"):
                    if _is_case(event.get("case")) and _time(event) >= _time(told.get(event["case"], {})):
                        told[event["case"]] = event
        except SSLSegError:
            continue
    found = {}
    for case in cases:
        if case.id not in told:
            continue
        try:
            path = case.prediction_path(model)
        except SSLSegError:  # a link leads elsewhere
            continue
        if path.is_file():
            event = told[case.id]
            structures = event.get("structure_certainty")
            known = structures.items() if isinstance(structures, Mapping) else ()
            parts = {str(name): value for name, part in known if (value := _share(part)) is not None}
            found[case.id] = ToldMask(path, _share(event.get("certainty")), parts)
    return found


def _folder_name(path: object) -> str:
    parts = str(path).replace("\\", "/").split("/")
    return parts[-2] if len(parts) > 1 else ""


def _time(event: Mapping[str, Any]) -> float:
    """When something was told, in seconds; two runs at a time tell of masks in the order in which they wrote them."""
    value = event.get("time")
    return float(value) if isinstance(value, (int, float)) else 0.0


def _is_case(value: object) -> bool:
    return isinstance(value, str)


def _share(value: object) -> float | None:
    """A number between 0 and 1; None if it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        return None
    return float(value)
