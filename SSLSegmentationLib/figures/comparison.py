"""Masks of several trainings of the same case side by side, as outlines on one slice."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patheffects import Normal, Stroke

from ..core.errors import DataError
from ..core.text import shortened
from ..project.schema import NOT_ANNOTATED, LabelSchema
from .canvas import GREY, WIDTH_PX, new_figure, save

_MARGIN = 0.15  # around what is outlined, as part of its size
_LEAST = 0.4  # of the slice that is shown at least, along each side
_GAP, _TITLE, _CAPTION, _HEADER, _SIDE = 6, 30, 20, 30, 70  # pixels


@dataclass(frozen=True)
class ComparedCase:
    """One case for `save_comparison`.

    Attributes:
        name: what to call the case and the slice.
        image: intensities from 0 to 1, [rows, columns], row 0 on top.
        reference: label values, uint8 of the same shape.
        masks: row and column of the figure to label values of the same shape; some may be absent.
        dice: row and column to the Dice of the whole case; NaN = not scored.
        pixel_mm: distance between pixel centres along rows and columns.
    """

    name: str
    image: np.ndarray
    reference: np.ndarray
    masks: Mapping[tuple[str, str], np.ndarray]
    dice: Mapping[tuple[str, str], float]
    pixel_mm: tuple[float, float]


def save_comparison(
    path: Path | str,
    cases: Sequence[ComparedCase],
    rows: Sequence[str],
    columns: Sequence[str],
    schema: LabelSchema,
    title: str = "",
) -> None:
    """Draw each case as a block: the reference at the left, then a column for each training; outlines in colours.

    The reference is in every panel as a thin white line; only the part of the slice around all outlines is shown.

    Args:
        path: PNG file.
        cases: at least one.
        rows: names of the rows of every block.
        columns: names of the columns behind the reference.
        schema: names and colours of the structures.
        title: heads the figure.

    Raises:
        DataError: there is no case, or a mask does not fit its image.
    """
    if not cases:
        raise DataError("There is no case to draw.", "Predict at least one case first.")
    for case in cases:
        if any(mask.shape != case.image.shape for mask in (case.reference, *case.masks.values())):
            raise DataError(f"A mask of case '{case.name}' does not fit its image.", "Predict the case again.")
    names = ["Reference", *columns]
    width = (WIDTH_PX - _SIDE - _GAP * len(names)) / len(names)
    frames = [_frame(case) for case in cases]
    heights = []
    for case, (top, bottom, left, right) in zip(cases, frames, strict=True):
        shape = (bottom - top) * case.pixel_mm[0] / ((right - left) * case.pixel_mm[1])
        heights.append(min(width * shape, 1.4 * width))
    head = _HEADER * (2 if title else 1)
    legend = 36
    total = head + legend + sum(_TITLE + len(rows) * (height + _CAPTION + _GAP) for height in heights)
    figure = new_figure(total, constrained=False)

    def write(x: float, y: float, text: str, size: float, align: str = "center") -> None:
        figure.text(x / WIDTH_PX, 1 - y / total, text, fontsize=size, ha=align, va="center", parse_math=False)

    if title:
        write(WIDTH_PX / 2, _HEADER / 2, title, 12)
    for place, name in enumerate(names):
        write(_SIDE + place * (width + _GAP) + width / 2, head - _HEADER / 2, _short(name, width), 9.5)
    y = float(head)
    for case, frame, height in zip(cases, frames, heights, strict=True):
        write(_GAP, y + _TITLE / 2, case.name, 9.5, "left")
        y += _TITLE
        for row in rows:
            write(_SIDE / 2, y + _CAPTION + height / 2, row, 10)
            for place, column in enumerate(names):
                start = _SIDE + place * (width + _GAP)
                is_reference = place == 0
                mask = case.reference if is_reference else case.masks.get((row, column))
                if mask is None:
                    write(left + width / 2, y + _CAPTION + height / 2, "no mask", 8.5)
                    continue
                if not is_reference:
                    dice = case.dice[row, column]
                    score = f"Dice {dice:.2f}" if math.isfinite(dice) else "not scored"
                    write(start + width / 2, y + _CAPTION / 2, score, 8.5)
                base = 1 - (y + _CAPTION + height) / total
                axis = figure.add_axes((start / WIDTH_PX, base, width / WIDTH_PX, height / total))
                _draw(axis, case, None if is_reference else case.reference, mask, frame, schema)
            y += _CAPTION + height + _GAP
    handles = [Line2D([], [], color=_colour(s.color), linewidth=2, label=s.name) for s in schema.segments]
    # A white line is seen on white paper with a dark one behind it.
    outlined = [Stroke(linewidth=3, foreground=GREY), Normal()]
    handles.append(Line2D([], [], color="white", linewidth=1.2, label="reference", path_effects=outlined))
    figure.legend(handles=handles, loc="lower center", ncols=6, fontsize=9, frameon=False)
    save(figure, path)


def _short(name: str, width: float) -> str:
    return shortened(name, max(8, int(width / 10)))


def _colour(rgb: Sequence[int]) -> tuple[float, ...]:
    return tuple(channel / 255 for channel in rgb)


def _frame(case: ComparedCase) -> tuple[int, int, int, int]:
    """Top, bottom, left and right of the part to show: all outlines with a margin, and not too small a part."""
    found = np.zeros(case.image.shape, dtype=bool)
    for mask in (case.reference, *case.masks.values()):
        found |= (mask != 0) & (mask != NOT_ANNOTATED)
    ends: list[int] = []
    length: int
    for axis, length in enumerate(found.shape):
        places = np.flatnonzero(found.any(axis=1 - axis))
        first, last = (places[0], places[-1] + 1) if len(places) else (0, length)
        half = max((last - first) * (0.5 + _MARGIN), _LEAST * length / 2)
        middle = min(max((first + last) / 2, half), length - half) if 2 * half < length else length / 2
        ends += [max(0, round(middle - half)), min(length, round(middle + half))]
    top, bottom, left, right = ends
    return top, bottom, left, right


def _draw(
    axis: Axes,
    case: ComparedCase,
    behind: np.ndarray | None,
    mask: np.ndarray,
    frame: tuple[int, int, int, int],
    schema: LabelSchema,
) -> None:
    axis.set_axis_off()
    aspect = case.pixel_mm[0] / case.pixel_mm[1]
    axis.imshow(case.image, cmap="gray", vmin=0, vmax=1, interpolation="bilinear", aspect=aspect)
    grid = [np.arange(-1, size + 1) for size in mask.shape]
    layers: list[tuple[np.ndarray, tuple[Any, ...], float]] = []
    if behind is not None:
        layers.append((behind, ("white",) * len(schema.segments), 0.8))
    layers.append((mask, tuple(_colour(segment.color) for segment in schema.segments), 1.6))
    for labels, colours, width in layers:
        for segment, colour in zip(schema.segments, colours, strict=True):
            # A frame of zeros closes contours at the image's border.
            area = np.pad((labels == segment.value).astype(np.float32), 1)
            if area.any():
                axis.contour(grid[1], grid[0], area, levels=[0.5], colors=[colour], linewidths=width)
    top, bottom, left, right = frame
    axis.set_xlim(left - 0.5, right - 0.5)
    axis.set_ylim(bottom - 0.5, top - 0.5)
