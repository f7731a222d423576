"""What a study found: a table for people (Markdown), for programs (JSON, CSV), curves, and pictures of some cases."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..core.storage import finite, write_json, write_text
from ..core.text import markdown_table
from ..figures import save_label_curve
from ..project import Project
from .cautions import cautions_of_design, cautions_of_results, in_words
from .cells import Place
from .conditions import conditions
from .design import FinetuningCell, Rates
from .examples import save_examples
from .pool import Pool
from .rows import Row, summarise
from .settings import SCRATCH, Start, StudySettings
from .statistics import area_between, worth


@dataclass(frozen=True)
class StudyReport:
    """All rows, and what they say of each start as a whole.

    Args:
        folder: with ``study.md``, ``study.json``, ``cells.csv``, ``curve.png``, ``examples.png``.
        rows: by count, then start.
        gains: of each start but scratch, the mean gain over the curve.
        worths: of each start but scratch, how many labels scratch needs to be level, by N.
        cautions: what the figures cannot carry, in sentences.
        markdown: what ``study.md`` holds.
    """

    folder: Path
    rows: list[Row]
    gains: dict[str, float]
    worths: dict[str, dict[int, float]]
    cautions: list[str]
    markdown: str


def write_report(
    place: Place,
    project: Project,
    pool: Pool,
    pretrained: Sequence[dict[str, Any]],
    rates: Rates,
    longer: float,
    tested: Sequence[FinetuningCell],
    cells: Sequence[dict[str, Any]],
) -> StudyReport:
    """Summarise finished cells and write all files into the study's folder.

    Args:
        place: of the study.
        project: whose cases were used.
        pool: those that it draws from.
        pretrained: what the pretrainings found, in the order of the settings' backbones.
        rates: chosen learning rates.
        longer: length of ``scratch-longer``.
        tested: the finetunings.
        cells: what they found.
    """
    settings, folder = place.settings, place.folder
    rows = summarise(settings, cells)
    curves = {start: {row.count: row.dice.mean for row in rows if row.start == start} for start in settings.names}
    others = [start for start in settings.names if start != SCRATCH]
    gains = {start: area_between(curves[start], curves[SCRATCH]) for start in others}
    worths = {start: worth(curves[start], curves[SCRATCH]) for start in others}
    total = len(pool.train)
    cautions = [*cautions_of_results(settings, rows, cells), *cautions_of_design(pool, settings)]
    pictures = save_examples(folder / "examples.png", place, project, tested, gains)
    text = "\n\n".join(
        [
            f"### {project.name}",
            _table(rows, total, cells[0]["labels"]["validation_cases"]),
            in_words(cautions),
            _headline(gains, worths, max(curves[SCRATCH])),
            conditions(place, project, pretrained, rates, longer, tested, cells),
            f"Pictures (examples.png): {pictures}",
        ]
    )
    write_text(folder / "study.md", text + "\n")
    write_text(folder / "cells.csv", _csv(cells))
    write_json(folder / "study.json", _plain(rows, gains, worths, rates, cautions, settings))
    curve = [
        {
            "initialization": row.start,
            "labelled_cases": row.count,
            "dice": row.dice.mean,
            "low": row.dice.low,
            "high": row.dice.high,
            "role": _role(row.start),
        }
        for row in rows
        if row.count < total
    ]
    supervised = [row for row in rows if row.count == total and row.start == SCRATCH]
    curve += [
        {"initialization": SCRATCH, "labelled_cases": "all", "dice": row.dice.mean, "role": "baseline"}
        for row in supervised
    ]
    save_label_curve(folder / "curve.png", curve, project.name)
    return StudyReport(folder, rows, gains, worths, cautions, text)


def _role(start: str) -> str:
    """How a start is drawn."""
    if start == SCRATCH:
        return "baseline"
    return "control" if Start.parse(start).is_control else ""


def _table(rows: Sequence[Row], total: int, validation: int) -> str:
    structures = list(rows[0].structures) if len(rows[0].structures) > 1 else []
    heads = ["N", "labels used", "start", "rate", "draws", "Dice [95 %]", "gain over scratch [95 %]", "p", "p (Holm)"]
    heads += ["HD95 mm", *structures]
    lines = [heads]
    for row in rows:
        cells = [
            f"{row.count} (all)" if row.count == total else str(row.count),
            f"{row.count} + {validation}",
            row.start,
            "–" if row.rate is None else f"{row.rate:g}",
            str(row.draws),
            str(row.dice),
            "–" if row.gain is None else f"{row.gain.mean:+.3f} [{row.gain.low:+.3f}, {row.gain.high:+.3f}]",
            "–" if row.p is None else f"{row.p:.3f}",
            "–" if row.p_holm is None else f"{row.p_holm:.3f}",
            f"{row.hd95_mm:.1f}" if math.isfinite(row.hd95_mm) else "–",
            *(f"{row.structures[name]:.3f}" for name in structures),
        ]
        lines.append(cells)
    return markdown_table(lines, right=False)


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


def _csv(cells: Sequence[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = sorted({name for cell in cells for name in cell["test"]["dice"]})
    columns = [(metric, name) for metric in ("dice", "hd95_mm") for name in names]
    heads = ("start", "count", "draw", "rate", "validation_dice", "seconds", "seconds_per_volume")
    writer.writerow([*heads, "cases", *(f"{metric} {name}" for metric, name in columns)])
    for cell in cells:
        scores = [cell["test"][metric].get(name) for metric, name in columns]
        numbers = ["" if value is None else f"{value:.5g}" for value in scores]
        shown = [f"{cell[head]:.5g}" if isinstance(cell[head], float) else cell[head] for head in heads]
        writer.writerow([*shown, " ".join(cell["cases"]), *numbers])
    return text.getvalue()


def _plain(
    rows: Sequence[Row],
    gains: dict[str, float],
    worths: dict[str, dict[int, float]],
    rates: Rates,
    cautions: Sequence[str],
    settings: StudySettings,
) -> dict[str, Any]:
    return {
        "rows": finite([asdict(row) for row in rows]),
        "gains": finite(gains),
        "labels_that_scratch_needs": finite(worths),
        "learning_rates": finite(rates),
        "cautions": list(cautions),
        "settings": settings.to_job(),
    }
