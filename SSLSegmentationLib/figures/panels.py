"""What a picture of a training shows; :mod:`.preview` draws it. Needs numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Panel:
    """One image of a preview.

    Args:
        image: [h, w], 0 (black) to 1 (white).
        heat: draw it in colours from dark blue (0) to yellow (1) instead of grey.
        labels: uint8 [h, w], 0 = nothing, k = segment k - 1 of the preview, 255 = not annotated; drawn as outlines.
        boxes: (left, top, right, bottom) in pixels, the first drawn blue, the second orange.
        point: (row, column) that is marked.
        title: written under it.
    """

    image: np.ndarray
    heat: bool = False
    labels: np.ndarray | None = None
    boxes: Sequence[tuple[float, float, float, float]] = ()
    point: tuple[float, float] | None = None
    title: str = ""


@dataclass(frozen=True)
class Preview:
    """What there is to see: rows of panels under common headings.

    Args:
        text: what it shows, in one plain sentence.
        columns: headings.
        rows: as many panels each as there are headings.
        captions: of the rows, such as case and slice; may be empty.
        segments: name and colour (0 to 255 each) of each segment that panels outline.
    """

    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Panel, ...], ...]
    captions: tuple[str, ...] = ()
    segments: tuple[tuple[str, tuple[int, int, int]], ...] = ()

    @property
    def words(self) -> list[str]:
        """What is written in the picture, each once: its headings, and at its first row."""
        titles = (panel.title for row in self.rows[:1] for panel in row)
        return [text for text in dict.fromkeys((*self.columns, *self.captions[:1], *titles)) if text]
