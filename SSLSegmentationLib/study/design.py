"""Which trainings a study consists of: nested draws of labelled cases, and one cell for each start and draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..core.errors import DataError
from ..pretraining.run import PLACEBO
from ..stores.sampling import derived_seed
from .settings import SCRATCH, SCRATCH_LONGER, Start, StudySettings

#: Learning rate of each start with each number of labelled cases; None where a solver needs none.
Rates = dict[str, dict[int, float | None]]


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
        rate: learning rate; None where a solver needs none.
        purpose: ``rate`` to choose the learning rate by validation, ``test`` for the result.
        length: steps as a multiple of the recipe's.
    """

    start: Start
    count: int
    draw: int
    cases: tuple[str, ...]
    rate: float | None
    purpose: str = "test"
    length: float = 1.0

    @property
    def name(self) -> str:
        """Name of its folder."""
        start = str(self.start).replace(":", "+")
        rate = "" if self.rate is None else f"-lr{self.rate:g}"
        return f"{start}-n{self.count}-d{self.draw}{rate}"


def draw_cases(ids: Sequence[str], count: int, draw: int, seed: int) -> tuple[str, ...]:
    """The labelled cases of a draw: nested, so those of a smaller ``count`` are the first of a larger one's.

    The order of ``ids`` does not matter. The draws of a count are those of a random permutation each.

    Args:
        ids: labelled cases to draw from, none of a patient of the held-out ones; two may be of one patient.
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
    """The trainings that choose learning rates: the same rates and draws for each start.

    They are results, too, where the rate is the chosen one: nothing is trained twice. What a solver finds has no rate,
    and ``scratch-longer`` is tried later (:func:`longer_rate_cells`). If there is but one rate, these are trainings
    from scratch that tell how long ``scratch-longer`` has to be, if that is wanted.
    """
    if len(settings.rates) == 1:
        wanted = any(start.origin == SCRATCH_LONGER for start in settings.parsed_starts)
        timed = replace(settings, rate_scope="each", rate_draws=1)
        return _trials(timed, ids, [Start(SCRATCH)] if wanted else [])
    return _trials(settings, ids, [start for start in settings.parsed_starts if start.origin != SCRATCH_LONGER])


def longer_rate_cells(settings: StudySettings, ids: Sequence[str], longer: float) -> list[FinetuningCell]:
    """The trainings that choose the learning rate of ``scratch-longer``, which is ``longer`` times as long."""
    if len(settings.rates) == 1 or not settings.tune_longer:
        return []
    return _trials(settings, ids, [s for s in settings.parsed_starts if s.origin == SCRATCH_LONGER], longer)


def _trials(
    settings: StudySettings, ids: Sequence[str], starts: Sequence[Start], length: float = 1.0
) -> list[FinetuningCell]:
    draws = draws_of_counts(settings, ids)
    if settings.rate_scope == "one" and settings.rate_counts:
        draws = {min(count, len(ids)): settings.rate_draws for count in settings.rate_counts}
    return [
        FinetuningCell(start, count, draw, draw_cases(ids, count, draw, settings.seed), rate, "rate", length)
        for draw in range(settings.rate_draws)
        for count, most in draws.items()
        if draw < (1 if count == len(ids) else most)
        for start in starts
        if not start.is_solved
        for rate in settings.rates
    ]


def chosen_rates(settings: StudySettings, ids: Sequence[str], tried: Sequence[Mapping[str, Any]]) -> Rates:
    """The learning rate with the best mean validation Dice, the lower one where two are level.

    Args:
        settings: of the study; ``rate_scope`` says whether each number of labelled cases has a rate of its own.
        ids: labelled training cases.
        tried: what the trainings of :func:`rate_cells` and :func:`longer_rate_cells` found.

    Returns:
        For each start the rate for each number of labelled cases.
    """
    rates: Rates = {}
    counts = draws_of_counts(settings, ids)
    for start in settings.parsed_starts:
        own = [row for row in tried if row["start"] == str(start)]
        if start.is_solved:
            rates[str(start)] = dict.fromkeys(counts)
        elif start.origin == SCRATCH_LONGER and not own:
            rates[str(start)] = _best_rates(settings, counts, [row for row in tried if row["start"] == SCRATCH])
        else:
            rates[str(start)] = _best_rates(settings, counts, own)
    return rates


def _best_rates(
    settings: StudySettings, counts: Iterable[int], tried: Sequence[Mapping[str, Any]]
) -> dict[int, float | None]:
    """For each number of labelled cases the best rate of one start."""
    rates: dict[int, float | None] = {}
    for count in counts:
        rows = tried if settings.rate_scope == "one" else [row for row in tried if row["count"] == count]
        found: dict[float, list[float]] = {}
        for row in rows:
            if row["validation_dice"] is not None:  # no validation case shows a structure
                found.setdefault(row["rate"], []).append(row["validation_dice"])
        means = {rate: np.mean(found[rate]) for rate in settings.rates if rate in found}
        rates[count] = min(means, key=lambda rate: (-means[rate], rate)) if means else settings.rates[0]
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
