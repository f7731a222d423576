"""Which trainings a study consists of: nested draws of labelled cases, and one cell for each start and draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import DataError
from ..pretraining.run import PLACEBO
from ..slices.sampling import derived_seed
from .settings import SCRATCH, SCRATCH_LONGER, Start, StudySettings

#: Learning rate of each start with each number of labelled cases.
Rates = dict[str, dict[int, float]]


@dataclass(frozen=True)
class PretrainingCell:
    """One pretraining.

    Args:
        backbone: name of a method of the registry, with ``-placebo`` behind it for the control.
    """

    backbone: str

    @property
    def name(self) -> str:
        """Name of its folder."""
        return f"pretrain-{self.backbone}"

    @property
    def method(self) -> str:
        """Name of the method."""
        return self.backbone.removesuffix(PLACEBO)

    @property
    def placebo(self) -> bool:
        """Whether it is the control."""
        return self.backbone != self.method


@dataclass(frozen=True)
class FinetuningCell:
    """One finetuning and its test.

    Args:
        start: what it starts from.
        count: number of labelled training cases.
        draw: number of the draw.
        cases: their ids.
        rate: learning rate.
        purpose: ``rate`` to choose the learning rate by validation, ``test`` for the result.
        length: steps as a multiple of the recipe's.
    """

    start: Start
    count: int
    draw: int
    cases: tuple[str, ...]
    rate: float
    purpose: str = "test"
    length: float = 1.0

    @property
    def name(self) -> str:
        """Name of its folder."""
        start = str(self.start).replace(":", "+")
        return f"{start}-n{self.count}-d{self.draw}-lr{self.rate:g}"


def draw_cases(ids: Sequence[str], count: int, draw: int, seed: int) -> tuple[str, ...]:
    """The labelled cases of a draw: nested, so those of a smaller ``count`` are the first of a larger one's.

    The order of ``ids`` does not matter. The draws of a count are those of a random permutation each.

    Args:
        ids: labelled training cases; one case is one subject.
        count: how many of them.
        draw: number of the draw, from 0.

    Raises:
        DataError: there are fewer cases than ``count``.
    """
    if count > len(ids):
        raise DataError(
            f"The study asks for {count} labelled training cases, and there are {len(ids)}.",
            "Label more cases, or ask for fewer.",
        )
    order = np.random.default_rng(derived_seed(seed, "draw", draw)).permutation(sorted(ids))
    return tuple(map(str, order[:count]))


def draws_of_counts(settings: StudySettings, ids: Sequence[str]) -> dict[int, int]:
    """The numbers of labelled cases that a study compares, and how often each is drawn."""
    counts = {count: settings.draws(count) for count in sorted(settings.counts) if count < len(ids)}
    if settings.all_labels or not counts:
        counts[len(ids)] = 1  # there is but one way to take them all
    return counts


def rate_cells(settings: StudySettings, ids: Sequence[str]) -> list[FinetuningCell]:
    """The trainings that choose learning rates for each start; ``scratch-longer`` takes those of ``scratch``.

    They are results, too, where the rate is the chosen one: nothing is trained twice.
    """
    if len(settings.rates) == 1:
        return []
    draws = draws_of_counts(settings, ids)
    if settings.rate_scope == "one" and settings.rate_counts:
        draws = {min(count, len(ids)): settings.rate_draws for count in settings.rate_counts}
    return [
        FinetuningCell(start, count, draw, draw_cases(ids, count, draw, settings.seed), rate, "rate")
        for draw in range(settings.rate_draws)
        for count, most in draws.items()
        if draw < (1 if count == len(ids) else most)
        for start in settings.parsed_starts
        if start.origin != SCRATCH_LONGER
        for rate in settings.rates
    ]


def chosen_rates(settings: StudySettings, ids: Sequence[str], tried: Sequence[Mapping[str, Any]]) -> Rates:
    """The learning rate with the best mean validation Dice, the lower one where two are level.

    Args:
        settings: of the study; ``rate_scope`` says whether each number of labelled cases has a rate of its own.
        ids: labelled training cases.
        tried: what the trainings of :func:`rate_cells` found.

    Returns:
        For each start the rate for each number of labelled cases.
    """
    rates: Rates = {}
    for start in settings.starts:
        own = [row for row in tried if row["start"] == start]
        rates[start] = {}
        for count in draws_of_counts(settings, ids):
            rows = own if settings.rate_scope == "one" else [row for row in own if row["count"] == count]
            means = {
                rate: np.mean([row["validation_dice"] for row in rows if row["rate"] == rate])
                for rate in settings.rates
                if any(row["rate"] == rate for row in rows)
            }
            best = min(means, key=lambda rate: (-means[rate], rate)) if means else settings.rates[0]
            rates[start][count] = best
    for start in settings.parsed_starts:
        if start.origin == SCRATCH_LONGER:
            rates[str(start)] = rates[SCRATCH]
    return rates


def result_cells(
    settings: StudySettings, ids: Sequence[str], rates: Rates, longer: float = 1.0
) -> list[FinetuningCell]:
    """The trainings that give the result, those that tell most first.

    Args:
        ids: labelled training cases.
        rates: learning rate of each start with each number of labelled cases.
        longer: length of ``scratch-longer``, as a multiple of the recipe's.
    """
    counts = draws_of_counts(settings, ids)
    cells = []
    # Draw by draw, so that a study which is stopped has something of everything.
    for draw in range(max(counts.values())):
        for count, draws in counts.items():
            if draw >= draws:
                continue
            cases = draw_cases(ids, count, draw, settings.seed)
            for start in settings.parsed_starts:
                length = longer if start.origin == SCRATCH_LONGER else 1.0
                cells.append(FinetuningCell(start, count, draw, cases, rates[str(start)][count], length=length))
    return cells
