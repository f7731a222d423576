"""What a study found: a table for people (Markdown), for programs (JSON, CSV), curves, and pictures of one case."""

from __future__ import annotations

import csv
import io
import math
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from .. import __version__
from ..figures import save_label_curve
from ..project import Project, Role
from ..storage import write_json, write_text
from .cells import Place
from .design import Rates
from .settings import SCRATCH, StudySettings
from .statistics import Estimate, area_between, bootstrap_mean, signed_rank_p, worth


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
    structures: dict[str, float]
    seconds: float


@dataclass(frozen=True)
class StudyReport:
    """All rows, and what they say of each start as a whole.

    Args:
        folder: with ``study.md``, ``study.json``, ``cells.csv``, ``curve.png``.
        rows: by count, then start.
        gains: of each start but scratch, the mean gain over the curve.
        worths: of each start but scratch, how many labels scratch needs to be level, by N.
        markdown: what ``study.md`` holds.
    """

    folder: Path
    rows: list[Row]
    gains: dict[str, float]
    worths: dict[str, dict[int, float]]
    markdown: str


def write_report(
    place: Place,
    project: Project,
    pretrained: Sequence[dict[str, Any]],
    rates: Rates,
    cells: Sequence[dict[str, Any]],
) -> StudyReport:
    """Summarise finished cells and write all files into the study's folder."""
    settings, folder = place.settings, place.folder
    rows = summarise(settings, cells)
    curves = {start: {row.count: row.dice.mean for row in rows if row.start == start} for start in settings.starts}
    others = [start for start in settings.starts if start != SCRATCH]
    gains = {start: area_between(curves[start], curves[SCRATCH]) for start in others}
    worths = {start: worth(curves[start], curves[SCRATCH]) for start in others}
    total = len(project.cases(Role.TRAIN, labelled=True))
    text = "\n\n".join(
        [
            f"### {project.name}",
            _table(rows, total),
            _headline(gains, worths, max(curves[SCRATCH])),
            _conditions(project, settings, pretrained, rates, cells),
        ]
    )
    write_text(folder / "study.md", text + "\n")
    write_text(folder / "cells.csv", _csv(cells))
    write_json(folder / "study.json", _plain(rows, gains, worths, rates, settings))
    curve = [
        {
            "initialization": row.start,
            "labelled_cases": row.count,
            "dice": row.dice.mean,
            "low": row.dice.low,
            "high": row.dice.high,
        }
        for row in rows
        if row.count < total
    ]
    supervised = [row for row in rows if row.count == total and row.start == SCRATCH]
    curve += [{"initialization": SCRATCH, "labelled_cases": "all", "dice": row.dice.mean} for row in supervised]
    save_label_curve(folder / "curve.png", curve, project.name)
    return StudyReport(folder, rows, gains, worths, text)


def summarise(settings: StudySettings, cells: Sequence[dict[str, Any]]) -> list[Row]:
    """One row per number of labelled cases and start.

    Args:
        settings: of the study.
        cells: what the tested finetunings found.
    """
    rows = []
    for count in sorted({cell["count"] for cell in cells}):
        scratch = _matrix(cells, SCRATCH, count, "dice")
        for start in settings.starts:
            own = [cell for cell in cells if cell["start"] == start and cell["count"] == count]
            if not own:
                continue
            dice, distances = (_matrix(cells, start, count, metric) for metric in ("dice", "hd95_mm"))
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
                    {name: _mean(cell["structures"][name] for cell in own) for name in own[0]["structures"]},
                    _mean(cell["seconds"] for cell in own),
                )
            )
    return rows


def _matrix(cells: Sequence[dict[str, Any]], start: str, count: int, metric: str) -> np.ndarray:
    """[draws, test cases] of a metric, in the order of draws and of case ids."""
    own = sorted((c for c in cells if (c["start"], c["count"]) == (start, count)), key=lambda cell: cell["draw"])
    names = sorted({name for cell in own for name in cell["test"][metric]})
    return np.array([[_finite(cell["test"][metric].get(name)) for name in names] for cell in own])


def _finite(value: float | None) -> float:
    return math.nan if value is None else value


def _mean(values: Any) -> float:
    numbers = [value for value in values if value is not None and math.isfinite(value)]
    return float(np.mean(numbers)) if numbers else math.nan


def _table(rows: Sequence[Row], total: int) -> str:
    structures = list(rows[0].structures) if len(rows[0].structures) > 1 else []
    heads = ["N", "start", "draws", "Dice [95 %]", "gain over scratch [95 %]", "p", "HD95 mm", *structures]
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in rows:
        cells = [
            f"{row.count} (all)" if row.count == total else str(row.count),
            row.start,
            str(row.draws),
            str(row.dice),
            "–" if row.gain is None else f"{row.gain.mean:+.3f} [{row.gain.low:+.3f}, {row.gain.high:+.3f}]",
            "–" if row.p is None else f"{row.p:.3f}",
            f"{row.hd95_mm:.1f}" if math.isfinite(row.hd95_mm) else "–",
            *(f"{row.structures[name]:.3f}" for name in structures),
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _headline(gains: dict[str, float], worths: dict[str, dict[int, float]], most: int) -> str:
    lines = []
    for start, gain in gains.items():
        words = ", ".join(
            f"{count} → {'more than ' + str(most) if math.isinf(needed) else f'{needed:.1f}'}"
            for count, needed in worths[start].items()
        )
        lines.append(
            f"- **{start}**: mean gain over the curve {gain:+.3f}; labels that scratch needs to be level: {words}"
        )
    return "\n".join(lines)


def _conditions(
    project: Project,
    settings: StudySettings,
    pretrained: Sequence[dict[str, Any]],
    rates: Rates,
    cells: Sequence[dict[str, Any]],
) -> str:
    validation = cells[0]["labels"]["validation_cases"]
    test = len(cells[0]["test"]["dice"])
    learnt = sorted({row["data"] for row in pretrained if row["data"]})
    took = ", ".join(
        f"{method} {row['seconds'] / 60:.1f} min" for method, row in zip(settings.backbones, pretrained, strict=True)
    )
    lines = [
        f"{test} test cases; hard Dice per 3D volume on the native grid, mean over structures, cases and draws. "
        f"N counts training labels; {validation} labelled validation cases choose weights and learning rate, so that "
        f"N = 1 means 1 + {validation} labelled cases. Intervals: bootstrap over draws and test cases together "
        f"({settings.resamples} resamples); p: Wilcoxon over test cases; neither is corrected for many comparisons.",
        f"{_how_chosen(settings)}: {rates_in_words(rates)}.",
        *([f"Pretraining: {took}; {'; '.join(learnt)}."] if pretrained else []),
        f"Preset {settings.preset}, slices of at most {settings.max_size or 'the preset’s'} px, pretraining "
        f"× {settings.pretraining_length:g}, finetuning × {settings.finetuning_length:g}, seed {settings.seed}; "
        f"SSLSegmentation {__version__}, torch {torch.__version__}, {platform.machine()}, "
        f"{settings.processes} trainings at a time.",
    ]
    return "\n\n".join(lines)


def rates_in_words(rates: Rates) -> str:
    """Which rate each start has with which number of labelled cases."""
    words = []
    for start, of_counts in rates.items():
        counts: dict[float, list[str]] = {}
        for count, rate in of_counts.items():
            counts.setdefault(rate, []).append(str(count))
        ways = [f"{rate:g}" + (f" (N = {', '.join(own)})" if len(counts) > 1 else "") for rate, own in counts.items()]
        words.append(f"{start} {' and '.join(ways)}")
    return ", ".join(words)


def _how_chosen(settings: StudySettings) -> str:
    if len(settings.rates) == 1:
        return "Learning rate, the only one tried"
    tried = " or ".join(f"{rate:g}" for rate in settings.rates)
    draws = "draw" if settings.rate_draws == 1 else f"{settings.rate_draws} draws"
    if settings.rate_scope == "each":
        scope = f"for each start and N apart (first {draws} of it)"
    else:
        of = f" N = {', '.join(map(str, settings.rate_counts))}" if settings.rate_counts else " all N"
        scope = f"for each start, one for all N (first {draws} of{of})"
    return f"Learning rate {tried}, chosen by mean validation Dice {scope}"


def _csv(cells: Sequence[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = sorted({name for cell in cells for name in cell["test"]["dice"]})
    heads = ("start", "count", "draw", "rate", "validation_dice", "seconds", "seconds_per_volume")
    writer.writerow([*heads, "cases", *(f"dice {name}" for name in names)])
    for cell in cells:
        scores = [cell["test"]["dice"].get(name) for name in names]
        numbers = ["" if value is None else f"{value:.5g}" for value in scores]
        shown = [f"{cell[head]:.5g}" if isinstance(cell[head], float) else cell[head] for head in heads]
        writer.writerow([*shown, " ".join(cell["cases"]), *numbers])
    return text.getvalue()


def _plain(
    rows: Sequence[Row],
    gains: dict[str, float],
    worths: dict[str, dict[int, float]],
    rates: Rates,
    settings: StudySettings,
) -> dict[str, Any]:
    def plain(value: Any) -> Any:
        if isinstance(value, Estimate):
            return vars(value)
        if isinstance(value, dict):
            return {str(key): plain(item) for key, item in value.items()}
        return None if isinstance(value, float) and not math.isfinite(value) else value

    return {
        "rows": [{key: plain(value) for key, value in vars(row).items()} for row in rows],
        "gains": plain(gains),
        "labels_that_scratch_needs": plain(worths),
        "learning_rates": plain(rates),
        "settings": settings.to_job(),
    }
