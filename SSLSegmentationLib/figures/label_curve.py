"""Dice against the number of labelled cases: what pretraining is worth."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from .canvas import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILION, new_figure, number, save, style

_COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, "#000000")
_MARKERS = "os^Dv<>"


def save_label_curve(path: Path | str, rows: Iterable[Mapping[str, Any]], title: str = "") -> None:
    """Draw mean Dice against the number of labelled cases, one line per initialisation.

    Args:
        path: PNG file.
        rows: each has ``initialization`` (name of the line), ``labelled_cases`` (a number, or ``"all"`` for the dashed
            line) and ``dice``. Several rows of one initialisation and number are draws: the line is their mean and
            the band their range, unless rows carry ``low`` and ``high`` (a confidence interval).
        title: heads the figure.
    """
    rows = list(rows)
    has_interval = any(math.isfinite(number(row.get("low"))) for row in rows)
    band = "confidence interval" if has_interval else "range of draws"
    groups: dict[str, dict[float, list[tuple[float, float, float]]]] = {}
    for row in rows:
        dice = number(row.get("dice"))
        if math.isfinite(dice):
            count = math.inf if row["labelled_cases"] == "all" else float(row["labelled_cases"])
            low, high = (number(row.get(key)) for key in ("low", "high"))
            point = (dice, low if math.isfinite(low) else dice, high if math.isfinite(high) else dice)
            groups.setdefault(str(row["initialization"]), {}).setdefault(count, []).append(point)
    figure = new_figure(750)
    axis = figure.subplots()
    style(axis)
    counts: set[float] = set()
    for place, (name, points) in enumerate(groups.items()):
        colour, marker = _COLOURS[place % len(_COLOURS)], _MARKERS[place % len(_MARKERS)]
        few = sorted(count for count in points if math.isfinite(count))
        counts.update(few)
        means, lows, highs = (
            [function([point[part] for point in points[count]]) for count in few]
            for function, part in ((np.mean, 0), (np.min, 1), (np.max, 2))
        )
        if few:
            axis.fill_between(few, lows, highs, color=colour, alpha=0.15, linewidth=0)
            axis.plot(few, means, color=colour, marker=marker, markersize=6, linewidth=1.8, label=name)
            axis.vlines(few, lows, highs, color=colour, linewidth=1.2, alpha=0.7)
        if math.inf in points:
            level = float(np.mean([point[0] for point in points[math.inf]]))
            axis.axhline(level, color=colour, linestyle="--", linewidth=1.4, label=f"{name}, all labels")
    axis.set_xscale("log", base=2)
    ticks = sorted(counts) or [1.0, 2.0, 4.0]
    axis.set_xlim(ticks[0] / 2**0.3, ticks[-1] * 2**0.3)
    axis.xaxis.set_major_locator(FixedLocator(ticks))
    axis.xaxis.set_minor_locator(NullLocator())
    axis.xaxis.set_major_formatter(FuncFormatter(lambda count, _: f"{count:g}"))
    axis.set_xlabel(f"Labelled cases used for training (line: mean, band: {band})", fontsize=10)
    axis.set_ylabel("Mean Dice of the test cases (3D)", fontsize=10)
    if groups:
        axis.legend(fontsize=9, loc="lower left", bbox_to_anchor=(0, 1.01), ncols=3, frameon=False, borderaxespad=0)
    else:
        axis.text(0.5, 0.5, "no results yet", transform=axis.transAxes, ha="center", color=GREY)
    if title:
        figure.suptitle(title, fontsize=12, parse_math=False)
    save(figure, path)
