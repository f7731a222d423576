"""Which trainings a study consists of: nested draws of labelled cases, and one cell for each start and draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import DataError
from ..slices.sampling import derived_seed
from .settings import SCRATCH_LONGER, Start, StudySettings


@dataclass(frozen=True)
class PretrainingCell:
    """One pretraining.

    Args:
        method: of the registry.
    """

    method: str

    @property
    def name(self) -> str:
        """Name of its folder."""
        return f"pretrain-{self.method}"


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


def rate_cells(settings: StudySettings, ids: Sequence[str]) -> list[FinetuningCell]:
    """The trainings that choose a learning rate for each start; ``scratch-longer`` takes that of ``scratch``."""
    if len(settings.rates) == 1:
        return []
    count = min(settings.rate_count, len(ids))
    return [
        FinetuningCell(start, count, draw, draw_cases(ids, count, draw, settings.seed), rate, "rate")
        for draw in range(settings.rate_draws)
        for start in settings.parsed_starts
        if start.origin != SCRATCH_LONGER
        for rate in settings.rates
    ]


def result_cells(
    settings: StudySettings, ids: Sequence[str], rates: dict[str, float], longer: float = 1.0
) -> list[FinetuningCell]:
    """The trainings that give the result, those that tell most first.

    Args:
        ids: labelled training cases.
        rates: learning rate of each start.
        longer: length of ``scratch-longer``, as a multiple of the recipe's.
    """
    counts = {count: settings.draws(count) for count in sorted(settings.counts) if count < len(ids)}
    if settings.all_labels or not counts:
        counts[len(ids)] = 1
    cells = []
    # Draw by draw, so that a study which is stopped has something of everything.
    for draw in range(max(counts.values())):
        for count, draws in counts.items():
            if draw >= draws:
                continue
            cases = draw_cases(ids, count, draw, settings.seed)
            for start in settings.parsed_starts:
                length = longer if start.origin == SCRATCH_LONGER else 1.0
                cells.append(FinetuningCell(start, count, draw, cases, rates[str(start)], length=length))
    return cells
