"""Volumes of structures over time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.ticker import MaxNLocator

from .canvas import GREY, mark, new_figure, save, style

_MOST_LABELLED = 12  # structures that stand in the legend


def save_volume_curve(
    path: Path | str,
    places: Sequence[float],
    volumes_ml: Mapping[str, Sequence[float | None]],
    colours: Mapping[str, tuple[int, int, int]],
    *,
    axis_label: str,
    title: str = "",
    marked: Mapping[str, tuple[str, int]] | None = None,
) -> None:
    """Draw one line for each structure.

    Args:
        path: PNG file.
        places: of the frames on the horizontal axis, ascending.
        volumes_ml: structure → volume in each frame; None is a gap.
        colours: of the structures, each 0 to 255.
        axis_label: what the horizontal axis shows.
        title: heads the figure.
        marked: what a ring means → structure, and index of the frame that gets it.
    """
    figure = new_figure(700)
    axis = figure.subplots()
    style(axis)
    for number, (name, values) in enumerate(volumes_ml.items()):
        heights = [math.nan if value is None else value for value in values]
        colour = tuple(part / 255 for part in colours.get(name, (102, 102, 102)))
        label = name if number < _MOST_LABELLED else None
        axis.plot(places, heights, color=colour, linewidth=1.8, marker="o", markersize=3.5, label=label)
    for text, (name, index) in (marked or {}).items():
        height = volumes_ml[name][index]
        if height is not None:
            mark(axis, places[index], height)
            side = "left" if index == 0 else "right" if index == len(places) - 1 else "center"
            axis.annotate(text, (places[index], height), (0, 10), "data", "offset points", ha=side, fontsize=9)
    axis.set_ylim(bottom=0)
    axis.margins(x=0.03)
    bottom, top = axis.get_ylim()
    axis.set_ylim(bottom, top * 1.08)  # room for what is written above the highest point
    axis.xaxis.set_major_locator(MaxNLocator(integer=axis_label == "Frame"))
    axis.set_xlabel(axis_label, fontsize=10)
    axis.set_ylabel("Volume (ml)", fontsize=10)
    if title:
        axis.set_title(title, fontsize=11, loc="left", color=GREY)
    axis.legend(frameon=False, fontsize=9, loc="best")
    save(figure, path)
