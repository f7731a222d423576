"""What is unusual about a case among the others of its project, in words for people. Standard library only."""

from __future__ import annotations

import math
import os
import statistics
from collections.abc import Iterator, Mapping, Sequence

from ..core.errors import ProjectError
from ..core.paths import plainly_there
from ..core.text import conjoined
from .cases import Case
from .patients import mixed_patients
from .series import frames_of

#: With fewer cases nothing is usual yet.
ENOUGH = 5
_SPREADS = 5.0  # this many robust standard deviations from the median, and
_FACTOR_SPACING = 2.0  # this many times finer or coarser
_FACTOR_INTENSITY = 10.0  # this many times brighter
_BALANCE = 0.3  # or the median this much nearer to the dark or the bright end
#: A spacing is nominal where it is a multiple of this many mm …
_ROUND_MM = 0.5
#: … in at least this many cases, two of whose matrices differ from the others by this factor or more, and all of
#: whose matrices are round numbers as scanners have them
_FEWEST_NOMINAL = 3
_FACTOR_MATRIX = 1.25
_MATRIX_STEPS = (8, 10)


def remarks(cases: Sequence[Case]) -> dict[str, list[str]]:
    """What a person should look at before training, by case id; cases without a remark are left out.

    Spacing and intensities are compared with the other cases, by the median and the median absolute deviation, so that
    a few odd cases do not hide each other. Nothing here is a reason to refuse a case.
    """
    found: dict[str, list[str]] = {}
    for case_id, text in nominal_spacing(cases).items():
        found.setdefault(case_id, []).append(text)
    for case in cases:
        lost = [gone for view in _perhaps_gone(case) if (gone := _gone(view))]
        if lost:
            several = f" ({len(lost)} of its {len(frames_of(case))} frames)" if case.series else ""
            found.setdefault(case.id, []).append(f"Its image is gone{several}: {lost[0]}")
        for one in case.channels or ():
            if gone := _gone(case, one.name):
                found.setdefault(case.id, []).append(f"Its sequence '{one.name}' is gone: {gone}")
    by_content: dict[str, list[Case]] = {}
    for case in cases:
        by_content.setdefault(case.fingerprint, []).append(case)
    for twins in by_content.values():
        for case in twins:
            others = [f"'{other.id}' ({other.role})" for other in twins if other is not case]
            if others:
                found.setdefault(case.id, []).append(f"Is the same scan as {', '.join(others)}: keep one of them.")
    for case_id, text in mixed_patients(cases).items():
        found.setdefault(case_id, []).append(text)
    for case_id, text in _doubled_sequences(cases):
        found.setdefault(case_id, []).append(text)
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


def _doubled_sequences(cases: Sequence[Case]) -> Iterator[tuple[str, str]]:
    """Cases one of whose further sequences is another case's, too, or its image, with the sentence that says so."""
    holders: dict[str, dict[str, str]] = {}
    for case in cases:
        holders.setdefault(case.fingerprint, {})[case.id] = f"the image of '{case.id}' ({case.role})"
        for one in case.channels or ():
            for key in {one.fingerprint, one.file_fingerprint or one.fingerprint}:
                holders.setdefault(key, {}).setdefault(
                    case.id, f"the sequence '{one.name}' of '{case.id}' ({case.role})"
                )
    for case in cases:
        for one in case.channels or ():
            both = holders[one.fingerprint] | holders.get(one.file_fingerprint or "", {})
            others = [words for case_id, words in both.items() if case_id != case.id]
            if others:
                yield case.id, f"Its sequence '{one.name}' is also {conjoined(others)}: one of them is wrong."


def _perhaps_gone(case: Case) -> list[Case]:
    """The case, or its frames, unless a quick look finds all of their images."""
    images = [frame.image for frame in case.series.frames] if case.series else [case.image]
    return [] if all(plainly_there(case.folder, image) for image in images) else frames_of(case)


def _gone(case: Case, channel: str = "") -> str:
    """Why the image of a case, or a further sequence of it, is not there; empty if it is."""
    try:
        path = case.channel_path(channel) if channel else case.image_path
        return "" if path is not None and os.path.isfile(path) else f"there is no file '{path}'."
    except ProjectError as error:
        return error.sentence


def nominal_spacing(cases: Sequence[Case]) -> dict[str, str]:
    """Cases whose pixel size looks like a stand-in for one that nobody knows, with the sentence that says so.

    Volumes of one kind show about as much anatomy; so the same whole pixel size in matrices of 128 and of 256 pixels
    makes the same organ twice as large. Crops of one scan have the same pixel size, too, but no round matrices.
    """
    groups: dict[float, list[tuple[Case, int]]] = {}
    for case in cases:
        pixel, matrix = _pixels(case)
        if pixel and case.assumed is None and all(any(side % step == 0 for step in _MATRIX_STEPS) for side in matrix):
            groups.setdefault(pixel, []).append((case, max(matrix)))
    found: dict[str, str] = {}
    for pixel, members in groups.items():
        sides = sorted({side for _, side in members})
        usual = statistics.mode(side for _, side in members)
        other = [side for _, side in members if not usual / _FACTOR_MATRIX < side < usual * _FACTOR_MATRIX]
        if len(members) >= _FEWEST_NOMINAL and len(other) > 1:  # one alone is an odd case among measured ones
            text = (
                f"Pixels of {pixel:g} mm in slices of {conjoined(sides)} pixels alike: the spacing of these cases "
                "looks nominal, so that the same organ is of different sizes. If so, take them out and add them again "
                "with 'sslseg add --field-of-view' or '--pixel-size'."
            )
            found |= {case.id: text for case, _ in members}
    return found


def _pixels(case: Case) -> tuple[float, list[int]]:
    """Round pixel size of a case, 0 if it has none, and the sides of its slices in pixels."""
    for pixel in case.spacing_mm:
        steps = pixel / _ROUND_MM
        sides = [size for size, mm in zip(case.size, case.spacing_mm, strict=True) if abs(mm - pixel) < 1e-6 * pixel]
        if round(steps) >= 1 and abs(steps - round(steps)) < 1e-6 and len(sides) > 1:
            return round(steps) * _ROUND_MM, sorted(sides)[-2:]
    return 0.0, []


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
