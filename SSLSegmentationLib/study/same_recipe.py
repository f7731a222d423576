"""A study compares trainings of one recipe: what an older version of a preset has trained is not mixed with today's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..core.errors import ProjectError
from ..finetuning import FinetuneSettings
from ..training import load_checkpoint
from .cells import Place, finetuning_settings
from .design import FinetuningCell
from .settings import YARDSTICKS, Start

_COMPARED = ("optimisation", "spatial", "intensity", "appearance", "loss", "foreground_share")


def refuse_another_recipe(place: Place) -> None:
    """Compare the trainings that a study has done with what its settings mean today.

    Raises:
        ProjectError: they mean something else than when it was begun.
    """
    for folder in sorted((place.folder / "cells").glob("*")):
        result = place.run(folder.name).read_result()
        if not result or not result["ok"] or "cases" not in result or not (folder / "model.pt").is_file():
            continue
        start = Start.parse(result["start"])
        if start.is_solved or start.origin in YARDSTICKS:  # take no steps, or have a recipe that no preset changes
            continue
        used = FinetuneSettings.from_job(load_checkpoint(folder / "model.pt", "model")["settings"])
        if _recipe(used) != _recipe(finetuning_settings(place.settings, _cell(result))):
            raise ProjectError(
                f"This study was begun by a version whose preset '{place.settings.preset}' trains in another way, and "
                "results of two recipes do not belong into one table.",
                "Begin a new study; what this one has found stays in its folder.",
            )
        return  # all of a study are of one version


def _cell(result: dict[str, Any]) -> FinetuningCell:
    start = Start.parse(result["start"])
    return FinetuningCell(
        start, result["count"], result["draw"], tuple(result["cases"]), result["rate"], length=result["length"]
    )


def _recipe(settings: FinetuneSettings) -> tuple[Any, ...]:
    epochs = settings.optimisation.epochs
    settings = replace(settings, optimisation=replace(settings.optimisation, steps=1)) if epochs else settings
    return tuple(getattr(settings, name) for name in _COMPARED)
