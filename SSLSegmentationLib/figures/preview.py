"""Previews of a training: rows of small images under headings, small enough to be drawn while the training waits."""

from __future__ import annotations

import math
import textwrap
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from .canvas import BLUE, GREY, ORANGE, mark, new_figure, save
from .panels import Panel, Preview

_WIDTH = 900  # pixels
_GAP, _LINE = 8, 24
_NOT_ANNOTATED = 255


def save_preview(path: Path | str, preview: Preview, when: str) -> None:
    """Draw a preview.

    Args:
        path: PNG file.
        preview: what is seen.
        when: which moment of the training, stands before its text.

    Raises:
        StorageError: the disk refused it.
    """
    count = len(preview.columns)
    width = (_WIDTH - _GAP * (count + 1)) / count
    heights = [
        min(1.4, max(panel.image.shape[0] / panel.image.shape[1] for panel in row)) * width for row in preview.rows
    ]
    title = textwrap.wrap(f"{when}. {preview.text}", 92)
    caption = _LINE if any(preview.captions) else 0
    under = [_LINE if any(panel.title for panel in row) else 0 for row in preview.rows]
    legend = 40 * math.ceil(len(_legend(preview)) / 4)
    top = 2 * _GAP + _LINE * (len(title) + 1)
    total = top + sum(heights) + sum(under) + (caption + _GAP) * len(preview.rows) + legend
    figure = new_figure(total, constrained=False, width_px=_WIDTH)
    # One set of axes in pixels for all panels: a third of the time of one each.
    axis = figure.add_axes((0, 0, 1, 1))
    axis.set_axis_off()

    def write(x: float, y: float, text: str, size: float, align: str = "center") -> None:
        axis.text(x, y, text, fontsize=size, ha=align, va="center", parse_math=False)

    for number, line in enumerate(title):
        write(_GAP, _GAP + _LINE * (number + 0.5), line, 9, "left")
    lefts = [_GAP + column * (width + _GAP) for column in range(count)]
    for left, name in zip(lefts, preview.columns, strict=True):
        write(left + width / 2, top - _LINE / 2, name, 9.5)
    captions = (*preview.captions, *[""] * len(preview.rows))
    for row, height, below, text in zip(preview.rows, heights, under, captions, strict=False):
        if caption:
            write(_GAP, top + caption / 2, text, 8, "left")
        top += caption
        for left, panel in zip(lefts, row, strict=True):
            _draw_panel(axis, panel, preview, (left, top, width, height))
            write(left + width / 2, top + height + below / 2, panel.title, 8)
        top += height + below + _GAP
    axis.set_xlim(0, _WIDTH)
    axis.set_ylim(total, 0)
    if handles := _legend(preview):
        figure.legend(handles=handles, loc="lower center", ncols=4, fontsize=8, frameon=False)
    save(figure, path, compression=1)  # half of the time went into compression


def _draw_panel(axis: Axes, panel: Panel, preview: Preview, place: tuple[float, float, float, float]) -> None:
    """Draw into (left, top, width, height), as large as fits without stretching."""
    rows, columns = panel.image.shape
    left, top, width, height = place
    scale = min(width / columns, height / rows)
    left, top = left + (width - scale * columns) / 2, top + (height - scale * rows) / 2
    extent = (left, left + scale * columns, top + scale * rows, top)
    options = {"extent": extent, "aspect": "auto", "vmin": 0, "vmax": 1, "zorder": 1}
    axis.imshow(np.nan_to_num(panel.image), cmap="viridis" if panel.heat else "gray", **options)
    if panel.labels is not None:
        x, y = (start + scale * (np.arange(-1, size + 1) + 0.5) for start, size in ((left, columns), (top, rows)))
        for value, colour in _present(panel, preview):
            mask = np.pad((panel.labels == value).astype(np.float32), 1)  # zeros around close lines at the border
            axis.contour(x, y, mask, levels=[0.5], colors=[colour], linewidths=1.4)
    for box, colour in zip(panel.boxes, (BLUE, ORANGE), strict=False):
        corner = (left + scale * box[0], top + scale * box[1])
        size = (scale * (box[2] - box[0]), scale * (box[3] - box[1]))
        axis.add_patch(Rectangle(corner, *size, fill=False, edgecolor=colour, linewidth=2))
    if panel.point is not None:
        x, y = left + scale * (panel.point[1] + 0.5), top + scale * (panel.point[0] + 0.5)
        mark(axis, x, y)


def _present(panel: Panel, preview: Preview) -> list[tuple[int, object]]:
    """Values that the panel outlines, with their colours."""
    looks: list[tuple[int, object]] = []
    for value in () if panel.labels is None else np.unique(panel.labels):
        if 0 < value <= len(preview.segments):
            looks.append((int(value), tuple(channel / 255 for channel in preview.segments[value - 1][1])))
        elif value == _NOT_ANNOTATED:
            looks.append((int(value), GREY))
    return looks


def _legend(preview: Preview) -> list[Patch]:
    """Segments by their colours, and the grey of what is not annotated if there is any."""
    looks: list[tuple[str, Any]] = []
    looks += [(name, tuple(channel / 255 for channel in colour)) for name, colour in preview.segments]
    labels = [panel.labels for row in preview.rows for panel in row if panel.labels is not None]
    if any((image == _NOT_ANNOTATED).any() for image in labels):
        looks.append(("not annotated", GREY))
    return [Patch(facecolor="none", edgecolor=colour, linewidth=1.6, label=name) for name, colour in looks]
