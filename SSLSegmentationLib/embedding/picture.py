"""Volumes in rows: a slice, how alike its pixels and a query are, and the colours of its embedding."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from matplotlib.patches import Rectangle

from ..core.errors import DataError
from ..core.text import shortened
from ..figures.canvas import WIDTH_PX, mark, new_figure, save
from ..volumes.orientation import describe_point
from .comparison import ComparedVolume

MOST_ROWS = 12
_HEAT = "viridis"
_GAP, _LINE, _TITLE, _SCALE = 8, 26, 34, 64  # pixels


def save_embedding_picture(path: Path | str, volumes: Sequence[ComparedVolume], text: str) -> None:
    """Draw volumes in rows: the slice, its similarity to the query (if there is one), and its embedding in colours.

    The circle marks the query in its own volume, the first, and the most similar pixel in the others. Pixels keep
    their true aspect ratio. More than :data:`MOST_ROWS` volumes are not drawn.

    Args:
        path: PNG file.
        volumes: at least one.
        text: what the picture shows, one or two sentences.

    Raises:
        DataError: there is no volume.
        StorageError: the disk refused it.
    """
    if not volumes:
        raise DataError("There is no volume to draw.", "Name at least one.")
    left_out, volumes = len(volumes) - MOST_ROWS, volumes[:MOST_ROWS]
    queried = volumes[0].similarity is not None
    columns = ["Image", *(["Similarity to the query"] if queried else []), "Embedding in colours"]
    width = (WIDTH_PX - _GAP * (len(columns) + 1)) / len(columns)
    lefts = [_GAP + column * (width + _GAP) for column in range(len(columns))]
    lines = textwrap.wrap(text + (f" {left_out} more are not drawn." if left_out > 0 else ""), 112)
    top = float(_GAP + _LINE * len(lines) + _TITLE)
    heights = [width * min(1.4, _height(volume) / _width(volume)) for volume in volumes]
    total = top + sum(heights) + (_TITLE + _GAP) * len(volumes) + (_SCALE if queried else 0)
    figure = new_figure(total, constrained=False)
    axis = figure.add_axes((0, 0, 1, 1))  # one set of axes, in pixels, for all panels
    axis.set_axis_off()

    def write(x: float, y: float, words: str, size: float, align: str = "left") -> None:
        axis.text(x, y, words, fontsize=size, ha=align, va="center", parse_math=False)

    for number, line in enumerate(lines):
        write(_GAP, _GAP + _LINE * (number + 0.5), line, 10)
    for left, name in zip(lefts, columns, strict=True):
        write(left + width / 2, top - _TITLE / 2, name, 11, "center")
    for number, (volume, height) in enumerate(zip(volumes, heights, strict=True)):
        write(_GAP, top + _TITLE / 2, _caption(volume, is_query=queried and number == 0), 9)
        top += _TITLE
        panels = [volume.image, *([volume.similarity] if queried else []), volume.colours]
        for left, name, panel in zip(lefts, columns, panels, strict=True):
            place = _placed(volume, (left, top, width, height))
            frame = Rectangle((place[0], place[3]), place[1] - place[0], place[2] - place[3], fill=False, lw=0)
            axis.add_patch(frame)
            is_map = panel is not volume.image
            artist = axis.imshow(
                panel,
                extent=_on_page(volume, volume.extent, place) if is_map else place,
                aspect="auto",
                cmap=_HEAT if name.startswith("Similarity") else "gray",
                vmin=0,
                vmax=1,
                interpolation="nearest" if is_map else "bilinear",  # what the network says is shown as it is
            )
            artist.set_clip_path(frame)
            if volume.mark is not None and panel is not volume.colours:
                row, column = volume.mark
                x, _, _, y = _on_page(volume, (column, column, row, row), place)
                mark(axis, x, y)
        top += height + _GAP
    if queried:
        left, right = lefts[1] + 0.2 * width, lefts[1] + 0.8 * width
        axis.imshow(np.linspace(0, 1, 256)[None], extent=(left, right, top + 24, top + 8), aspect="auto", cmap=_HEAT)
        for x, words in ((left, "0 or less: unlike"), (right, "1: alike")):
            write(x, top + 42, words, 9, "center")
    axis.set_xlim(0, WIDTH_PX)
    axis.set_ylim(total, 0)
    save(figure, path)


def _height(volume: ComparedVolume) -> float:
    return volume.image.shape[0] * volume.spacing_mm[0]


def _width(volume: ComparedVolume) -> float:
    return volume.image.shape[1] * volume.spacing_mm[1]


def _placed(volume: ComparedVolume, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Left, right, bottom, top of a panel in the middle of a box (left, top, width, height), not stretched."""
    left, top, width, height = box
    scale = min(width / _width(volume), height / _height(volume))
    wide, high = scale * _width(volume), scale * _height(volume)
    left, top = left + (width - wide) / 2, top + (height - high) / 2
    return left, left + wide, top + high, top


def _on_page(volume: ComparedVolume, edges: Sequence[float], place: Sequence[float]) -> tuple[float, ...]:
    """Left, right, bottom, top in columns and rows of the image (0 = the first centre) → the same on the page."""
    rows, columns = volume.image.shape
    across = [place[0] + (at + 0.5) / columns * (place[1] - place[0]) for at in edges[:2]]
    down = [place[3] + (at + 0.5) / rows * (place[2] - place[3]) for at in edges[2:]]
    return *across, *down


def _caption(volume: ComparedVolume, *, is_query: bool) -> str:
    parts = [shortened(volume.name, 50), f"slice {volume.slice_index + 1} of {volume.slice_count}"]
    if volume.nearest is not None:
        parts.append(describe_point(volume.nearest.point_mm))
        parts.append("the query" if is_query else f"similarity {volume.nearest.similarity:.3f}")
    return "   ·   ".join(parts)
