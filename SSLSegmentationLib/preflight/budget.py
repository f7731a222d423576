"""Minutes as a promise: how many steps fit into them, worked out once from what was measured, and written down.

The time that preparing and measuring have taken, validations, checkpoints and the scoring at the end count. What is
worked out stands in ``budget.json`` of the run and acts from then on, also if the machine becomes slower, or if the run
goes on on another one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ..core.errors import ProjectError
from ..core.paths import checked
from ..core.storage import check_format, read_json, write_json
from ..core.text import capitalised, duration
from ..training.presets import most_steps
from ..training.settings import MOST_VALIDATIONS
from ..training.setup import RunSetup, StageSetup
from .report import Check, PreflightReport, Severity, StageEstimate

FORMAT_VERSION = 1
FILE = "budget.json"
CHECK = "time budget"  # its name
#: Steps of a stage and steps between its validations.
Length = tuple[int, int]
Settings = TypeVar("Settings", bound="Budgeted")

_LEAST_STEPS = 50  # of a stage: with fewer nothing is learnt
_VALIDATING = 0.1  # of the time of a stage, at most; once it is validated in any case
_PLANNED = 0.97  # of the time that is left: the loop logs and draws, which is not measured
_MEASURING = 0.1  # of the minutes, at most


class Budgeted(Protocol):
    """Settings of a run whose length can follow from minutes."""

    @property
    def minutes(self) -> float:
        """That all of it may take; 0 = the settings say how many steps."""

    def lasting(self: Settings, lengths: Mapping[str, Length], /) -> Settings:
        """The same with these lengths of stages, by name."""


def fit(work: RunSetup, report: PreflightReport, spent: float) -> dict[str, Length]:
    """Work out how many steps fit; none if too few do, which ``report`` then refuses.

    Args:
        work: the run, with the steps of its preset, which say how stages share the time.
        report: what was measured; is told what the minutes come to.
        spent: seconds that are gone before the first step.

    Returns:
        Of each stage, but for those that decide their steps by themselves.
    """
    around = spent + report.ending_seconds
    left = 60 * work.minutes - around
    least = {stage.name: _least_seconds(stage, report.stages[stage.name]) for stage in work.stages}
    wishes = {name: estimate.steps * estimate.step_seconds for name, estimate in report.stages.items()}
    counted = work.schema is not None and work.plan.counts_annotated
    lengths, capped = {}, False
    for stage in work.stages:
        estimate, share = report.stages[stage.name], wishes[stage.name] / sum(wishes.values())
        if estimate.own_steps:
            continue
        if _PLANNED * left * share < least[stage.name]:
            training = max(seconds * sum(wishes.values()) / wishes[name] for name, seconds in least.items())
            what = (
                f"preparing, measuring and checking take about {duration(around)}, and the fewest steps that make "
                f"sense {duration(training)}"
            )
            report.add([too_short(work.minutes, around + training, what)])
            report.stages.clear()  # which would tell the time of another number of steps
            return {}
        most = most_steps(work.minutes, stage.train_slices) if counted else None
        lengths[stage.name] = _length(estimate, _PLANNED * left * share, most)
        capped |= lengths[stage.name][0] == most
    report.add([_told(work, report, lengths, capped, left)])
    return lengths


def lengthen(report: PreflightReport, lengths: Mapping[str, Length]) -> None:
    """Let the estimates of ``report`` be of these lengths."""
    for name, (steps, every) in lengths.items():
        report.stages[name] = replace(report.stages[name], steps=steps, validations=-(-steps // every))


def write_lengths(folder: Path, minutes: float, lengths: Mapping[str, Length]) -> None:
    """Write ``budget.json`` into a run folder.

    Raises:
        StorageError: the disk refused.
    """
    stages = {name: {"steps": steps, "validate_every": every} for name, (steps, every) in lengths.items()}
    write_json(folder / FILE, {"format_version": FORMAT_VERSION, "minutes": minutes, "stages": stages})


def read_lengths(folder: Path) -> dict[str, Length] | None:
    """What ``budget.json`` of a run folder says; None if there is none yet.

    Raises:
        ProjectError: it is damaged or of a newer version.
    """
    if not (folder / FILE).exists():
        return None
    what = f"The time budget of the run '{folder.name}'"
    content = read_json(checked(folder, folder / FILE, what), "time budget")
    check_format(content, FORMAT_VERSION, what)
    try:
        return {name: _read_length(stage) for name, stage in content["stages"].items()}
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise ProjectError(f"{what} is damaged ({error}).", "Start a new run.") from error


def settled(folder: Path, settings: Settings, *, must: bool = False) -> Settings:
    """The settings of a run with the steps that its minutes have come to; as they are if it has no budget.

    Args:
        folder: of the run.
        settings: of a pretraining or finetuning.
        must: refuse to go on if they have not been worked out.

    Raises:
        ProjectError: what was worked out is missing or damaged.
    """
    if not settings.minutes:
        return settings
    lengths = read_lengths(folder)
    if lengths is None and must:
        raise ProjectError(
            f"The number of steps of the run '{folder.name}' was worked out from its {minutes_text(settings.minutes)} "
            f"when it began, but '{FILE}' in its folder is missing.",
            "Put the file back, or start a new run.",
        )
    return settings if lengths is None else settings.lasting(lengths)


def measuring_seconds(minutes: float, usual: float) -> float:
    """How long measuring may take; ``usual`` without a budget."""
    return min(usual, _MEASURING * 60 * minutes) if minutes else usual


def too_short(minutes: float, needed: float, why: str) -> Check:
    """That the minutes are too few.

    Args:
        minutes: that were given.
        needed: seconds of the shortest run.
        why: what takes how long, in words.
    """
    return Check(
        CHECK,
        Severity.REFUSAL,
        f"{capitalised(minutes_text(minutes))} {'is' if minutes == 1 else 'are'} too short for these cases on this "
        f"computer at the moment: {why}.",
        f"Give it {math.ceil(needed / 60 / _PLANNED)} minutes or more, or fewer cases.",
    )


def minutes_text(minutes: float) -> str:
    """For example "1 minute", "2.5 minutes", "8 hours"."""
    if minutes >= 120:
        return f"{minutes / 60:.3g} hours"
    return f"{minutes:g} {'minute' if minutes == 1 else 'minutes'}"


def _length(estimate: StageEstimate, seconds: float, most: int | None) -> Length:
    """As many steps as take ``seconds`` with their validations, but not above ``most``."""
    cost = estimate.validation_cost
    validations = MOST_VALIDATIONS if cost <= 0 else int(_VALIDATING * seconds / cost)
    validations = min(max(1, validations), MOST_VALIDATIONS)
    steps = int((seconds - validations * cost) / estimate.paced_seconds)
    steps = max(1, steps if most is None else min(steps, most))
    return steps, -(-steps // validations)


def _least_seconds(stage: StageSetup, estimate: StageEstimate) -> float:
    """The shortest training of a stage, or all of one that decides its steps by itself."""
    if estimate.own_steps:
        return estimate.seconds
    steps = min(_LEAST_STEPS, stage.steps)
    return steps * estimate.paced_seconds + estimate.validation_cost


def _told(work: RunSetup, report: PreflightReport, lengths: Mapping[str, Length], capped: bool, left: float) -> Check:
    name, minutes = CHECK, minutes_text(work.minutes)
    if not lengths:
        seconds = sum(estimate.seconds for estimate in report.stages.values())
        if seconds <= left:
            return Check.ok(name, f"It is not trained in steps, so that it may end before {minutes} have passed.")
        sentence = f"It is not trained in steps, so that {minutes} do not shorten it: it takes longer."
        return Check.warning(name, sentence, "Choose another strategy if that is too long.")
    counts = " and ".join(f"{steps} steps of stage '{stage}'" for stage, (steps, _) in lengths.items())
    if len(lengths) == 1:
        counts = f"{next(iter(lengths.values()))[0]} steps"
    sentence = f"{capitalised(minutes)} on this computer {'comes' if work.minutes == 1 else 'come'} to {counts}."
    if capped:
        sentence += " More would not help with so few annotated slices, so it ends earlier."
    if work.fixed_by:
        sentence += f" {work.fixed_by}"
    return Check.ok(name, sentence)


def _read_length(stage: Mapping[str, Any]) -> Length:
    steps, every = stage["steps"], stage["validate_every"]
    if not all(type(number) is int and number > 0 for number in (steps, every)):
        raise ValueError(f"{steps!r} steps, validated every {every!r}")
    return steps, every
