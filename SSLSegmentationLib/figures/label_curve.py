"""Dice against the number of labelled cases: what pretraining is worth."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from .canvas import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILION, new_figure, number, save, style

BLACK = "#000000"
_COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY)
_GREYS = (GREY, "#999999", "#bbbbbb")
_MARKERS = "os^Dv<>PX*ph"
_STYLES = ("-", "-.", ":")  # dashed is the training with all labels
_MOST_BANDS = 3  # with more lines, bands cover each other and whiskers take their place
_DODGE = 0.018  # of a doubling, between the whiskers of neighbouring lines


@dataclass
class _Line:
    """One initialisation: its values by number of labelled cases, and its level with all labels."""

    name: str
    role: str
    points: dict[float, list[tuple[float, float, float]]] = field(default_factory=dict)
    look: dict[str, Any] = field(default_factory=dict)

    @property
    def counts(self) -> list[float]:
        return sorted(count for count in self.points if math.isfinite(count))

    def along(self, part: int, function: Any) -> list[float]:
        """Means, lowest or highest values over the counts."""
        return [float(function([point[part] for point in self.points[count]])) for count in self.counts]

    @property
    def last(self) -> float:
        """Height at its right end."""
        return self.along(0, np.mean)[-1] if self.counts else -math.inf


def save_label_curve(path: Path | str, rows: Iterable[Mapping[str, Any]], title: str = "") -> None:
    """Draw mean Dice against the number of labelled cases, one line per initialisation.

    Up to three lines have bands; more have thin error bars beside each other, and their legend stands at the right in
    the order of the lines' ends.

    Args:
        path: PNG file.
        rows: each has ``initialization`` (name of the line), ``labelled_cases`` (a number, or ``"all"`` for the dashed
            line) and ``dice``. Several rows of one initialisation and number are draws: the line is their mean and
            the band their range, unless rows carry ``low`` and ``high`` (a confidence interval). A ``role`` of
            ``baseline`` draws black and ``control`` grey.
        title: heads the figure.
    """
    rows = list(rows)
    has_interval = any(math.isfinite(number(row.get("low"))) for row in rows)
    spread = "confidence interval" if has_interval else "range of draws"
    lines = _lines(rows)
    many = len(lines) > _MOST_BANDS
    figure = new_figure(750)
    axis = figure.subplots()
    style(axis)
    for place, line in enumerate(lines):
        _draw(axis, line, (place - (len(lines) - 1) / 2) * _DODGE if many else None)
    ticks = sorted({count for line in lines for count in line.counts}) or [1.0, 2.0, 4.0]
    axis.set_xscale("log", base=2)
    axis.set_xlim(ticks[0] / 2**0.3, ticks[-1] * 2**0.3)
    axis.xaxis.set_major_locator(FixedLocator(ticks))
    axis.xaxis.set_minor_locator(NullLocator())
    axis.xaxis.set_major_formatter(FuncFormatter(lambda count, _: f"{count:g}"))
    drawn = "bar" if many else "band"
    axis.set_xlabel(f"Labelled cases used for training (line: mean, {drawn}: {spread})", fontsize=10)
    axis.set_ylabel("Mean Dice of the test cases (3D)", fontsize=10)
    if not lines:
        axis.text(0.5, 0.5, "no results yet", transform=axis.transAxes, ha="center", color=GREY)
    elif many:
        handles, names = axis.get_legend_handles_labels()
        ends = {line.name: line.last for line in lines}
        order = sorted(range(len(names)), key=lambda i: -ends.get(names[i], math.inf))
        figure.legend(
            *([items[i] for i in order] for items in (handles, names)),
            **{"loc": "outside right center", "fontsize": 9, "frameon": False, "handlelength": 3.5},
        )
    else:
        axis.legend(fontsize=9, loc="lower left", bbox_to_anchor=(0, 1.01), ncols=3, frameon=False, borderaxespad=0)
    if title:
        figure.suptitle(title, fontsize=12, parse_math=False)
    save(figure, path)


def _lines(rows: Iterable[Mapping[str, Any]]) -> list[_Line]:
    """The lines in the order of the rows, each with a look of its own."""
    lines: dict[str, _Line] = {}
    for row in rows:
        dice = number(row.get("dice"))
        if math.isfinite(dice):
            count = math.inf if row["labelled_cases"] == "all" else float(row["labelled_cases"])
            low, high = (number(row.get(key)) for key in ("low", "high"))
            point = (dice, low if math.isfinite(low) else dice, high if math.isfinite(high) else dice)
            name = str(row["initialization"])
            lines.setdefault(name, _Line(name, row.get("role", ""))).points.setdefault(count, []).append(point)
    places = {"": 0, "baseline": 0, "control": 0}
    for number_of_line, line in enumerate(lines.values()):
        palette = {"": _COLOURS, "baseline": (BLACK,), "control": _GREYS}[line.role]
        turn, place = divmod(places[line.role], len(palette))
        places[line.role] += 1
        line.look = {
            "color": palette[place],
            "linestyle": "-" if line.role == "baseline" else _STYLES[turn % len(_STYLES)],
            "marker": _MARKERS[number_of_line % len(_MARKERS)],
            "linewidth": 2.4 if line.role == "baseline" else 1.6,
            "zorder": {"control": 2, "": 3, "baseline": 4}[line.role],
        }
    return list(lines.values())


def _draw(axis: Axes, line: _Line, dodge: float | None) -> None:
    """A line with its band, or with bars that are ``dodge`` doublings beside the ticks."""
    colour, counts = line.look["color"], line.counts
    if counts:
        means, lows, highs = line.along(0, np.mean), line.along(1, np.min), line.along(2, np.max)
        beside = [count * 2 ** (dodge or 0.0) for count in counts]
        axis.plot(beside, means, markersize=6, label=line.name, **line.look)
        width, alpha = (1.2, 0.7) if dodge is None else (0.8, 0.45)
        axis.vlines(beside, lows, highs, color=colour, linewidth=width, alpha=alpha, zorder=1.5)
        if dodge is None:
            axis.fill_between(counts, lows, highs, color=colour, alpha=0.15, linewidth=0)
    if math.inf in line.points:
        level = float(np.mean([point[0] for point in line.points[math.inf]]))
        axis.axhline(level, color=colour, linestyle="--", linewidth=1.4, label=f"{line.name}, all labels")
