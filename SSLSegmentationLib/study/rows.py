"""What the trainings of a study sum up to: one row for each start and number of labelled cases."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .settings import SCRATCH, YARDSTICKS, Start, StudySettings
from .statistics import Estimate, bootstrap_mean, holm_corrected, signed_rank_p


@dataclass(frozen=True)
class Row:
    """One start with one number of labelled cases.

    Args:
        start: what the trainings started from.
        count: labelled training cases.
        draws: draws of them.
        dice: mean over draws and test cases, with its interval.
        hd95_mm: mean; NaN if it is nowhere defined.
        gain: difference in Dice to scratch with the same cases; None for scratch itself.
        p: of the difference (Wilcoxon over test cases).
        p_holm: the same, corrected for the number of starts with this count (Holm); None for yardsticks, too.
        rate: learning rate of these trainings; None where a solver needs none.
        structures: mean Dice of each.
        seconds: mean of a training.
    """

    start: str
    count: int
    draws: int
    dice: Estimate
    hd95_mm: float
    gain: Estimate | None
    p: float | None
    p_holm: float | None
    rate: float | None
    structures: dict[str, float]
    seconds: float


def summarise(settings: StudySettings, cells: Sequence[dict[str, Any]]) -> list[Row]:
    """One row per number of labelled cases and start.

    Args:
        settings: of the study.
        cells: what the tested finetunings found.
    """
    rows = []
    for count in sorted({cell["count"] for cell in cells}):
        scratch = matrix(cells, SCRATCH, count, "dice")
        for start in settings.names:
            own = [cell for cell in cells if cell["start"] == start and cell["count"] == count]
            if not own:
                continue
            dice, distances = (matrix(cells, start, count, metric) for metric in ("dice", "hd95_mm"))
            difference = dice - scratch
            rows.append(
                Row(
                    start,
                    count,
                    len(own),
                    bootstrap_mean(dice, settings.resamples, settings.seed),
                    float(np.nanmean(distances)) if np.isfinite(distances).any() else math.nan,
                    None if start == SCRATCH else bootstrap_mean(difference, settings.resamples, settings.seed),
                    None if start == SCRATCH else signed_rank_p(difference),
                    None,
                    None if Start.parse(start).is_solved else own[0]["rate"],
                    {name: _mean(cell["structures"][name] for cell in own) for name in own[0]["structures"]},
                    _mean(cell["seconds"] for cell in own),
                )
            )
    corrected: list[Row] = []
    for count in dict.fromkeys(row.count for row in rows):
        compared = [row for row in rows if row.count == count and row.start not in YARDSTICKS]
        found = {row.start: row.p for row in compared if row.p is not None}
        holm = dict(zip(found, holm_corrected(list(found.values())), strict=True))
        corrected += [replace(row, p_holm=holm.get(row.start)) for row in rows if row.count == count]
    return corrected


def matrix(cells: Sequence[dict[str, Any]], start: str, count: int, metric: str) -> np.ndarray:
    """[draws, test cases] of a metric, in the order of draws and of case ids."""
    own = sorted((c for c in cells if (c["start"], c["count"]) == (start, count)), key=lambda cell: cell["draw"])
    names = sorted({name for cell in own for name in cell["test"][metric]})
    return np.array([[_finite(cell["test"][metric].get(name)) for name in names] for cell in own])


def _finite(value: float | None) -> float:
    return math.nan if value is None else value


def _mean(values: Any) -> float:
    numbers = [value for value in values if value is not None and math.isfinite(value)]
    return float(np.mean(numbers)) if numbers else math.nan
