"""What is unusual about a case among the others of its project, in words for people. Standard library only."""

from __future__ import annotations

import math
import os
import statistics
from collections.abc import Mapping, Sequence

from .errors import ProjectError
from .project import Case

#: With fewer cases nothing is usual yet.
ENOUGH = 5
_SPREADS = 5.0  # this many robust standard deviations from the median, and
_FACTOR_SPACING = 2.0  # this many times finer or coarser
_FACTOR_INTENSITY = 10.0  # this many times brighter
_BALANCE = 0.3  # or the median this much nearer to the dark or the bright end


def remarks(cases: Sequence[Case]) -> dict[str, list[str]]:
    """What a person should look at before training, by case id; cases without a remark are left out.

    Spacing and intensities are compared with the other cases, by the median and the median absolute deviation, so that
    a few odd cases do not hide each other. Nothing here is a reason to refuse a case.
    """
    found: dict[str, list[str]] = {}
    for case in cases:
        try:
            gone = "" if os.path.isfile(case.image_path) else f"there is no file '{case.image_path}'."
        except ProjectError as error:
            gone = error.sentence
        if gone:
            found.setdefault(case.id, []).append(f"Its image is gone: {gone}")
    by_content: dict[str, list[Case]] = {}
    for case in cases:
        by_content.setdefault(case.fingerprint, []).append(case)
    for twins in by_content.values():
        for case in twins:
            others = [f"'{other.id}' ({other.role})" for other in twins if other is not case]
            if others:
                found.setdefault(case.id, []).append(f"Is the same scan as {', '.join(others)}: keep one of them.")
    spacings = {case.id: tuple(sorted(case.spacing_mm)) for case in cases}
    _compare(found, {key: value[0] for key, value in spacings.items()}, _FACTOR_SPACING, "Pixels of {} mm")
    _compare(found, {key: value[2] for key, value in spacings.items()}, _FACTOR_SPACING, "Slices {} mm apart")
    known = {case.id: case.intensities for case in cases if case.intensities is not None}
    negative = [key for key, value in known.items() if value.low < 0]
    if len(known) >= ENOUGH and 0 < len(negative) <= len(known) // 4:
        for key in negative:
            text = f"Has values below 0 (down to {known[key].low:g}), the others do not: it may be CT, not MRI."
            found.setdefault(key, []).append(text)
    spans = {key: value.high - value.low for key, value in known.items() if value.high > value.low}
    _compare(found, spans, _FACTOR_INTENSITY, "Intensities span {}", "another scanner is fine, another modality is not")
    balances = {key: (known[key].median - known[key].low) / span for key, span in spans.items()}
    for key, sign in _outliers(balances, _BALANCE).items():
        overall = "brighter" if sign > 0 else "darker"
        text = f"Much {overall} overall than the others: it may be another contrast, body part or modality."
        found.setdefault(key, []).append(text)
    return found


def _compare(
    found: dict[str, list[str]], values: Mapping[str, float], factor: float, text: str, advice: str = ""
) -> None:
    """Note which positive values are off by ``factor`` or more."""
    positive = {key: math.log(value) for key, value in values.items() if value > 0}
    usual = math.exp(statistics.median(positive.values())) if positive else 0.0
    for key in _outliers(positive, math.log(factor)):
        sentence = f"{text.format(f'{values[key]:.3g}')}, against {usual:.3g} in the others"
        found.setdefault(key, []).append(f"{sentence}{': ' + advice if advice else ''}.")


def _outliers(values: Mapping[str, float], least: float) -> dict[str, int]:
    """Keys of values far from the median, with the sign of the difference."""
    if len(values) < ENOUGH:
        return {}
    middle = statistics.median(values.values())
    spread = 1.4826 * statistics.median(abs(value - middle) for value in values.values())
    limit = max(least * (1 - 1e-9), _SPREADS * spread)
    return {key: 1 if value > middle else -1 for key, value in values.items() if abs(value - middle) >= limit}
