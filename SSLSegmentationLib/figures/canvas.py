"""What all figures share: a canvas without pyplot, colours, and files that are either whole or absent.

Figures are drawn with Matplotlib's Agg canvas and without pyplot: no window, no global state, safe in any thread.
Lines use the colours of Okabe & Ito ("Color Universal Design", 2008), which most colour-blind people can tell apart.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..core.storage import atomic_path

WIDTH_PX = 1200
BLUE, ORANGE, GREEN, PURPLE, VERMILION, SKY = "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9"
GREY = "#666666"
_DPI = 150


def new_figure(height_px: float, constrained: bool = True, width_px: float = WIDTH_PX) -> Figure:
    """A figure of this size in pixels; ``constrained`` lays out axes by itself."""
    figure = Figure(
        figsize=(width_px / _DPI, height_px / _DPI), dpi=_DPI, layout="constrained" if constrained else None
    )
    FigureCanvasAgg(figure)
    return figure


def style(axis: Axes) -> None:
    """A light grid, small ticks and no box."""
    axis.grid(True, color="#dddddd", linewidth=0.6)
    axis.set_axisbelow(True)
    axis.tick_params(labelsize=9)
    for side in ("top", "right"):
        axis.spines[side].set_visible(False)


def mark(axis: Axes, x: float, y: float) -> None:
    """Mark a point with a ring that is seen on dark and on bright."""
    for colour, width in (("white", 3), (VERMILION, 1.6)):
        axis.plot(x, y, marker="o", markersize=9, markerfacecolor="none", markeredgecolor=colour, markeredgewidth=width)


def save(figure: Figure, path: Path | str, compression: int = 6) -> None:
    """Write a PNG file atomically.

    Args:
        figure: what to write.
        path: where to.
        compression: from 1, quick, to 9, small.

    Raises:
        StorageError: the disk refused it.
    """
    with atomic_path(path) as temporary:
        options = {"compress_level": compression}
        figure.savefig(temporary, dpi=_DPI, facecolor="white", format="png", pil_kwargs=options)


def number(value: object) -> float:
    """A logged value as a float; NaN for None, text and absent values."""
    return float(value) if isinstance(value, (int, float, np.number)) and not isinstance(value, bool) else math.nan
