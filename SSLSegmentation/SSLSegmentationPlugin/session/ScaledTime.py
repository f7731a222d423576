"""What changed settings make of a measured time: other steps, slices a step, passes, checks and image size.

The cost of a step grows with its slices and their pixels; that is true to some tenths. What else was changed (the
network, a method's own settings) is not counted.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.preflight.report import StageEstimate
from SSLSegmentationLib.pretraining.settings import PretrainingSettings
from SSLSegmentationLib.training.settings import OptimisationSettings

_COUNTED = ("steps", "epochs", "batch_size", "validate_every", "schedule")


def isCounted(path: tuple[str, ...]) -> bool:
    """Whether a change of the setting at this path is taken into account."""
    return path == ("max_size",) or (path[-2:-1] == ("optimisation",) and path[-1] in _COUNTED)


def scaledSeconds(
    report: Mapping[str, Any],
    before: PretrainingSettings | FinetuneSettings,
    after: PretrainingSettings | FinetuneSettings,
) -> float | None:
    """Seconds of the whole run with changed settings.

    Args:
        report: of the measurement: ``preparing_seconds``, ``measuring_seconds``, ``ending_seconds``, and ``stages`` by
            name.
        before: settings that were measured.
        after: the changed ones.

    Returns:
        None if nothing was measured.
    """
    stages = report.get("stages")
    if not stages:
        return None
    pixels = (after.max_size / before.max_size) ** 2
    seconds = report.get("preparing_seconds", 0.0) * pixels
    seconds += report.get("measuring_seconds", 0.0) + report.get("ending_seconds", 0.0)
    for name, content in stages.items():
        stage = StageEstimate.from_dict(content)
        if stage.own_steps:
            seconds += stage.seconds * pixels
        else:
            seconds += _scaled(stage, _optimisation(before, name), _optimisation(after, name), pixels).seconds
    return seconds


def _optimisation(settings: PretrainingSettings | FinetuneSettings, stage: str) -> OptimisationSettings:
    """Settings that decide the length of a stage: its own, or those of the only one."""
    return settings.stages[stage][1] if isinstance(settings, PretrainingSettings) else settings.optimisation


def _scaled(
    stage: StageEstimate, before: OptimisationSettings, after: OptimisationSettings, pixels: float
) -> StageEstimate:
    inPass = math.ceil(stage.train_slices / after.batch_size)
    steps = after.total_steps(inPass)
    return replace(
        stage,
        steps=steps,
        validations=math.ceil(steps / after.validation_interval(inPass)),
        step_seconds=stage.step_seconds * pixels * after.batch_size / before.batch_size,
        validation_seconds=stage.validation_seconds * pixels,
    )
