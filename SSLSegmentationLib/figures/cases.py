"""Cases side by side: image, reference and prediction, with the masks in the schema's colours."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from ..core.errors import DataError
from ..core.text import shortened
from ..project.schema import NOT_ANNOTATED, LabelSchema
from .canvas import GREY, WIDTH_PX, new_figure, number, save


@dataclass(frozen=True)
class CasePicture:
    """One case for `save_case_picture`.

    Attributes:
        name: what to call the case.
        image: intensities from 0 to 1, [slices, rows, columns]; row 0 is drawn on top, column 0 on the left.
        reference: label values, uint8 of the same shape, or None.
        prediction: label values, uint8 of the same shape.
        spacing_mm: distance between voxel centres along slices, rows and columns.
        dice: label value to the 3D Dice of the case, or None; NaN where a structure was not scored.
    """

    name: str
    image: np.ndarray
    reference: np.ndarray | None
    prediction: np.ndarray
    spacing_mm: tuple[float, float, float]
    dice: Mapping[int, float] | None = None


def save_case_picture(
    path: Path | str, cases: Sequence[CasePicture], schema: LabelSchema, slices_per_case: int = 1
) -> None:
    """Draw cases in rows: image, reference (if any case has one) and prediction, with masks as coloured overlays.

    Pixels keep their true aspect ratio. One slice is the one with most reference (else predicted) foreground; more are
    spread evenly over the slices with foreground.

    Args:
        path: PNG file.
        cases: at least one.
        schema: names and colours of the structures.
        slices_per_case: rows per case.

    Raises:
        DataError: there is no case, or a mask does not fit its image.
    """
    if not cases:
        raise DataError("There is no case to draw.", "Predict at least one case first.")
    for case in cases:
        for mask in (case.reference, case.prediction):
            if case.image.ndim != 3 or (mask is not None and mask.shape != case.image.shape):
                raise DataError(f"A mask of case '{case.name}' does not fit its image.", "Predict the case again.")
    columns = ["Image", *(["Reference"] if any(case.reference is not None for case in cases) else []), "Prediction"]
    rows = [(case, index) for case in cases for index in choose_slices(case, slices_per_case)]
    # All positions are in pixels, so that nothing overlaps and no panel is stretched.
    gap, title, header = 8, 34, 34
    width = (WIDTH_PX - gap * (len(columns) + 1)) / len(columns)
    heights = [
        width * case.image.shape[1] * case.spacing_mm[1] / (case.image.shape[2] * case.spacing_mm[2])
        for case, _ in rows
    ]
    # A tall field of view (a sagittal spine) is scaled down instead of filling pages.
    heights = [min(height, 1.4 * width) for height in heights]
    looks = _legend(cases, schema)
    per_line = max(1, int(WIDTH_PX / (80 + 11 * max(len(name) for _, name in looks))))
    legend = 16 + 32 * math.ceil(len(looks) / per_line)
    total = header + sum(heights) + (title + gap) * len(rows) + legend
    figure = new_figure(total, constrained=False)

    def place(left: float, top: float, height: float) -> Axes:
        axis = figure.add_axes((left / WIDTH_PX, 1 - (top + height) / total, width / WIDTH_PX, height / total))
        axis.set_axis_off()
        return axis

    def write(x: float, y: float, text: str, size: float, align: str = "left") -> None:
        figure.text(x / WIDTH_PX, 1 - y / total, text, fontsize=size, ha=align, va="center", parse_math=False)

    for column, name in enumerate(columns):
        write(gap + column * (width + gap) + width / 2, header / 2 + 2, name, 11, "center")
    top = float(header)
    for (case, index), height in zip(rows, heights, strict=True):
        write(gap, top + title / 2, _case_title(case, index), 9)
        top += title
        masks = {"Image": None, "Reference": case.reference, "Prediction": case.prediction}
        for column, name in enumerate(columns):
            axis = place(gap + column * (width + gap), top, height)
            if name == "Reference" and case.reference is None:
                axis.text(0.5, 0.5, "no reference", transform=axis.transAxes, ha="center", fontsize=9, color=GREY)
                continue
            mask = masks[name]
            _draw_slice(axis, case, index, None if mask is None else mask[index], schema)
        top += height + gap
    handles = [Patch(facecolor=(*colour, 0.45), edgecolor=colour, linewidth=1.5, label=name) for colour, name in looks]
    figure.legend(handles=handles, loc="lower center", ncols=per_line, fontsize=9, frameon=False)
    save(figure, path)


def choose_slices(case: CasePicture, count: int) -> list[int]:
    """Which slices to draw: ascending indices, at most ``count``; the middle slice if there is no foreground."""
    for mask in (case.reference, case.prediction):
        if mask is None:
            continue
        areas = ((mask != 0) & (mask != NOT_ANNOTATED)).sum(axis=(1, 2))
        filled = np.flatnonzero(areas)
        if len(filled):
            if count == 1:
                return [int(areas.argmax())]
            places = (np.arange(count) + 0.5) / count * len(filled)
            return sorted({int(filled[int(place)]) for place in places})
    return [case.image.shape[0] // 2]


def _legend(cases: Sequence[CasePicture], schema: LabelSchema) -> list[tuple[tuple[float, float, float], str]]:
    """Colours and names of the schema's structures, and of other values that the masks hold."""
    masks = [mask for case in cases for mask in (case.reference, case.prediction) if mask is not None]
    present = {int(value) for mask in masks for value in np.unique(mask)}
    values = [segment.value for segment in schema.segments] + sorted(present - set(schema.values) - {0})
    return [_appearance(schema, value) for value in values]


def _case_title(case: CasePicture, index: int) -> str:
    name = shortened(case.name, 60)
    flat = len(case.image) == 1  # a projection: no volume has a single slice
    parts = [name] if flat else [name, f"slice {index + 1} of {len(case.image)}"]
    scores = [score for score in (case.dice or {}).values() if math.isfinite(number(score))]
    if scores:
        parts.append(f"mean Dice {sum(scores) / len(scores):.2f} ({2 if flat else 3}D)")
    return "   ·   ".join(parts)


def _appearance(schema: LabelSchema, value: int) -> tuple[tuple[float, float, float], str]:
    """Colour (0 to 1) and name of a label value."""
    if value == NOT_ANNOTATED:
        return (0.6, 0.6, 0.6), "not annotated"
    if value not in schema.values:
        return (1.0, 0.0, 1.0), f"label {value}, not in the schema"
    segment = schema.by_value(value)
    red, green, blue = segment.color
    return (red / 255, green / 255, blue / 255), segment.name


def _draw_slice(axis: Axes, case: CasePicture, index: int, mask: np.ndarray | None, schema: LabelSchema) -> None:
    _, row_mm, column_mm = case.spacing_mm
    options = {"aspect": row_mm / column_mm}
    axis.set_facecolor("black")
    image = np.nan_to_num(np.asarray(case.image[index], dtype=np.float32))
    axis.imshow(image, cmap="gray", vmin=0, vmax=1, interpolation="bilinear", **options)
    if mask is None:
        return
    overlay = np.zeros((*mask.shape, 4), dtype=np.float32)
    values = [int(value) for value in np.unique(mask) if value != 0]
    for value in values:
        overlay[mask == value] = (*_appearance(schema, value)[0], 0.35)
    axis.imshow(overlay, interpolation="nearest", **options)
    for value in values:
        # A frame of zeros closes contours at the image's border.
        padded = np.pad((mask == value).astype(np.float32), 1)
        grid = [np.arange(-1, size + 1) for size in mask.shape]
        axis.contour(grid[1], grid[0], padded, levels=[0.5], colors=[_appearance(schema, value)[0]], linewidths=1.1)
    axis.set_xlim(-0.5, mask.shape[1] - 0.5)
    axis.set_ylim(mask.shape[0] - 0.5, -0.5)
