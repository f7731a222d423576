"""What changed settings make of a measured time: other steps, slices a step, passes, checks and image size.

The cost of a step grows with its slices and their pixels; that is true to some tenths. What else was changed (the
network, a method's own settings) is not counted.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

Path = tuple[str, ...]

_SAVE_EVERY_SECONDS = 60.0  # as the training loop does
_MOST_CHECKS = 40  # without a number of steps between them
_COUNTED = ("steps", "epochs", "batch_size", "validate_every", "schedule")


def isCounted(path: Path) -> bool:
    """Whether a change of the setting at this path is taken into account."""
    return path == ("max_size",) or (path[-2:-1] == ("optimisation",) and path[-1] in _COUNTED)


def scaledSeconds(
    report: Mapping[str, Any], fields: Sequence[Mapping[str, Any]], changes: Mapping[Path, Any]
) -> float | None:
    """Seconds of the whole run with changed settings.

    Args:
        report: of the measurement: ``preparing_seconds``, ``measuring_seconds``, ``ending_seconds``, and ``stages`` by
            name.
        fields: of the settings that were measured, with their values.
        changes: path → another value.

    Returns:
        None if nothing was measured.
    """
    stages = report.get("stages")
    if not stages:
        return None
    before = {tuple(field["path"]): field["value"] for field in fields}
    after = {**before, **changes}
    pixels = (after[("max_size",)] / before[("max_size",)]) ** 2
    seconds = report.get("preparing_seconds", 0.0) * pixels
    seconds += report.get("measuring_seconds", 0.0) + report.get("ending_seconds", 0.0)
    for name, stage in stages.items():
        if stage.get("own_steps"):
            seconds += stage["seconds"] * pixels
            continue
        seconds += _stageSeconds(stage, _optimisation(before, name), _optimisation(after, name), pixels)
    return seconds


def _optimisation(values: Mapping[Path, Any], stage: str) -> dict[str, Any]:
    """Settings that decide the length of a stage: its own, or those of the only one."""
    own = ("stages", stage, "optimisation")
    start = own if (*own, "steps") in values else ("optimisation",)
    return {name: values[(*start, name)] for name in _COUNTED}


def _stageSeconds(stage: Mapping[str, Any], before: Mapping, after: Mapping, pixels: float) -> float:
    batch = after["batch_size"]
    inPass = math.ceil(stage["train_slices"] / batch)
    steps = after["epochs"] * inPass if after["epochs"] else after["steps"]
    interval = max(inPass, math.ceil(steps / _MOST_CHECKS))
    if after["validate_every"] or after["schedule"] == "plateau":
        interval = after["validate_every"] or inPass
    training = steps * stage["step_seconds"] * pixels * batch / before["batch_size"]
    check = stage["validation_seconds"] * pixels + stage["best_seconds"] + stage["save_seconds"]
    return training + math.ceil(steps / interval) * check + training / _SAVE_EVERY_SECONDS * stage["save_seconds"]
