"""Intervals and tests of a study. Values are Dice of test cases in several draws, ``[draws, cases]``.

Draws of labelled cases and test cases are both samples, so both are resampled (a crossed bootstrap); differences are
between trainings with the same labelled cases on the same test case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import wilcoxon


@dataclass(frozen=True)
class Estimate:
    """A mean with its interval of 95 %."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def bootstrap_mean(values: np.ndarray, resamples: int = 10_000, seed: int = 0, level: float = 0.95) -> Estimate:
    """Mean over draws and cases, with a percentile bootstrap interval that resamples both.

    Args:
        values: [draws, cases]; NaN = not scored.
        resamples: how many.
        seed: decides them.
        level: of the interval.

    Raises:
        ValueError: nothing is scored.
    """
    values = np.atleast_2d(np.asarray(values, dtype=float))
    known = np.isfinite(values)
    if not known.any():
        raise ValueError("no score")
    draws, cases = values.shape
    rng = np.random.default_rng(seed)
    # How often each draw and each case comes up in a resample.
    draw_weights = rng.multinomial(draws, np.full(draws, 1 / draws), resamples).astype(float)
    case_weights = rng.multinomial(cases, np.full(cases, 1 / cases), resamples).astype(float)
    sums = ((draw_weights @ np.where(known, values, 0.0)) * case_weights).sum(axis=1)
    counts = ((draw_weights @ known) * case_weights).sum(axis=1)
    means = sums[counts > 0] / counts[counts > 0]
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(float(values[known].mean()), float(low), float(high))


def signed_rank_p(differences: np.ndarray) -> float:
    """Two-sided p of Wilcoxon's signed-rank test over test cases, each with its mean difference over the draws.

    Args:
        differences: [draws, cases]; NaN = not scored in one of the two.
    """
    differences = np.atleast_2d(np.asarray(differences, dtype=float))
    scored = np.isfinite(differences).any(axis=0)
    means = np.nanmean(differences[:, scored], axis=0)
    if not np.any(means):
        return 1.0
    return float(wilcoxon(means).pvalue)


def holm_corrected(values: Sequence[float]) -> list[float]:
    """p values corrected for their number by Holm's step-down procedure (Holm 1979): any of them below a level means
    that the chance of one false finding among all is below it.

    Args:
        values: p of each test.
    """
    corrected, largest = [0.0] * len(values), 0.0
    for place, index in enumerate(sorted(range(len(values)), key=lambda i: values[i])):
        largest = max(largest, min(1.0, (len(values) - place) * values[index]))
        corrected[index] = largest
    return corrected


def isotonic(values: np.ndarray) -> np.ndarray:
    """The closest sequence (least squares) that never falls: pool adjacent violators."""
    blocks: list[tuple[float, int]] = []
    for value in np.asarray(values, dtype=float):
        block = (float(value), 1)
        while blocks and blocks[-1][0] > block[0]:
            mean, size = blocks.pop()
            block = ((mean * size + block[0] * block[1]) / (size + block[1]), size + block[1])
        blocks.append(block)
    return np.concatenate([np.full(size, mean) for mean, size in blocks])


def worth(pretrained: Mapping[int, float], scratch: Mapping[int, float]) -> dict[int, float]:
    """How many labelled cases training from scratch needs to be as good as a pretrained start with N of them.

    Read off the scratch curve, made isotonic and interpolated over log2 N.

    Args:
        pretrained, scratch: mean Dice by number of labelled cases.

    Returns:
        For each N of ``pretrained`` the number for scratch: infinite where it never gets there, and the smallest
        count where it is better throughout.
    """
    counts = sorted(scratch)
    levels = isotonic(np.array([scratch[count] for count in counts]))
    needed = {}
    for count, dice in sorted(pretrained.items()):
        if dice > levels[-1]:
            needed[count] = float("inf")
            continue
        place = int(np.searchsorted(levels, dice, side="left"))
        if place == 0:
            needed[count] = float(counts[0])
            continue
        before, after = levels[place - 1], levels[place]
        share = (dice - before) / (after - before)
        logs = np.log2(counts[place - 1]), np.log2(counts[place])
        needed[count] = float(2 ** (logs[0] + share * (logs[1] - logs[0])))
    return needed


def area_between(pretrained: Mapping[int, float], scratch: Mapping[int, float]) -> float:
    """Mean gain in Dice over the curve: the area between the two over log2 N, divided by its width.

    Counts that only one of them has are left out; with one common count it is the gain there.
    """
    counts = sorted(set(pretrained) & set(scratch))
    gains = np.array([pretrained[count] - scratch[count] for count in counts])
    if len(counts) == 1:
        return float(gains[0])
    logs = np.log2(counts)
    return float(((gains[1:] + gains[:-1]) / 2 * np.diff(logs)).sum() / (logs[-1] - logs[0]))
