"""Curves of what a scripted user has corrected (scripted_user.py), as a picture."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

from SSLSegmentationLib.figures.canvas import BLUE, GREEN, GREY, ORANGE, PURPLE, new_figure, save, style

Row = dict[str, str]

#: Way → its words and colour.
WAYS = {
    "keep": ("keep learning", BLUE),
    "anew": ("from the backbone each time", GREEN),
    "once": ("the first case alone", ORANGE),
    "grow": ("Grow from seeds", PURPLE),
    "empty": ("from empty", GREY),
}
_PANELS: tuple[tuple[str, Callable[[Row], float]], ...] = (
    (
        "voxels to correct, as a part of those of the structures",
        lambda row: int(row["voxels"]) / int(row["foreground"]),
    ),
    ("slices to correct", lambda row: float(row["slices"])),
)


def draw(rows: Sequence[Row], path: Path) -> None:
    """One row of panels for each set that was worked through in several ways: thin lines are orders, the thick one is
    their mean."""
    ways = {name: {row["way"] for row in rows if row["set"] == name} for name in dict.fromkeys(r["set"] for r in rows)}
    sets = [name for name, found in ways.items() if len(found) > 1] or list(ways)
    if not sets:
        return
    figure = new_figure(480 * len(sets))
    axes = figure.subplots(len(sets), len(_PANELS), squeeze=False)
    for line, name in zip(axes, sets, strict=True):
        for axis, (words, value) in zip(line, _PANELS, strict=True):
            style(axis)
            for way, (label, colour) in WAYS.items():
                mine = [row for row in rows if (row["set"], row["way"]) == (name, way)]
                curves = [
                    {int(row["number"]): value(row) for row in mine if row["order"] == order}
                    for order in dict.fromkeys(row["order"] for row in mine)
                ]
                for curve in curves if len(curves) > 1 else ():
                    axis.plot([*curve], [*curve.values()], color=colour, linewidth=0.7, alpha=0.5)
                numbers = sorted(set().union(*curves)) if curves else []
                means = [statistics.mean(curve[n] for curve in curves if n in curve) for n in numbers]
                if numbers:
                    axis.plot(numbers, means, color=colour, linewidth=2, label=label)
            axis.set_ylim(bottom=0)
            axis.set_xlabel("case", fontsize=9)
            axis.set_title(f"{name}: {words}", fontsize=9)
    axes[0][-1].legend(fontsize=8, frameon=False, loc="lower right", ncols=2)  # where no curve is
    save(figure, path, compression=9)
