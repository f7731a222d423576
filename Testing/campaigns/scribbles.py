"""What somebody scribbles in three slices of a volume: strokes in each structure, and in the background."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

SLICES = 3
_CORE = 0.4  # of the largest distance to the edge: where the corners of a stroke lie
_BRUSH, _AWAY, _ARC, _LINE = 0.01, 0.02, 0.1, 0.2  # of the longer side of a slice
_THINNEST, _NEAREST = 0.6, 2.0  # pixels
_TRIES = 50


@dataclass(frozen=True)
class Scribbles:
    """Strokes.

    Args:
        structures: label values, 0 where nothing is drawn, [k, j, i].
        background: bool [k, j, i].
        numbers: of the slices.
    """

    structures: np.ndarray
    background: np.ndarray
    numbers: tuple[int, ...]


def scribble(reference: np.ndarray, axis: int, *, background: bool, rng: np.random.Generator) -> Scribbles:
    """Draw at random: in each of three slices a stroke of two lines in the largest part of each structure, and, if
    asked for, four in the background: two arcs near structures, two lines anywhere.

    Args:
        reference: label values [k, j, i].
        axis: of the array, across which slices lie.
        background: draw in it, too.
        rng: decides.
    """
    structures, away = np.zeros_like(reference), np.zeros(reference.shape, bool)
    slices = np.moveaxis(reference, axis, 0)
    numbers = _chosen(slices, rng)
    for number in numbers:
        _draw(slices[number], np.moveaxis(structures, axis, 0)[number], rng)
        if background:
            _draw_around(slices[number] > 0, np.moveaxis(away, axis, 0)[number], rng)
    return Scribbles(structures, away, numbers)


def _chosen(slices: np.ndarray, rng: np.random.Generator) -> tuple[int, ...]:
    """One slice of each third of those that show a structure; of some tries the one that shows most structures."""
    shown = np.flatnonzero(slices.any(axis=(1, 2)))
    thirds = np.array_split(shown, SLICES)
    tries = [[int(rng.choice(third)) for third in thirds if len(third)] for _ in range(_TRIES)]
    return tuple(max(tries, key=lambda one: len(np.unique(slices[one]))))


def _draw(truth: np.ndarray, drawn: np.ndarray, rng: np.random.Generator) -> None:
    brush = max(_THINNEST, _BRUSH * max(truth.shape))
    for value in np.unique(truth[truth > 0]):
        parts, count = ndimage.label(truth == value)
        largest = parts == 1 + np.argmax(np.bincount(parts.ravel(), minlength=count + 1)[1:])
        inside = ndimage.distance_transform_edt(np.pad(largest, 1))[1:-1, 1:-1]
        corners = rng.permutation(np.argwhere(inside >= _CORE * inside.max()))[:3]
        drawn[_stroke(corners, brush, truth.shape) & largest] = value


def _draw_around(there: np.ndarray, drawn: np.ndarray, rng: np.random.Generator) -> None:
    side = max(there.shape)
    brush, near = max(_THINNEST, _BRUSH * side), max(_NEAREST, _AWAY * side)
    outside = ndimage.distance_transform_edt(~there)
    ring = np.argwhere((outside >= near) & (outside <= near + 2 * brush))
    free = np.argwhere(outside >= near)
    for _ in range(2):
        if len(ring):
            arc = ring[np.linalg.norm(ring - rng.choice(ring), axis=1) <= _ARC * side]
            drawn[tuple(arc.T)] = True
        if len(free):
            start = rng.choice(free)
            close = free[np.linalg.norm(free - start, axis=1) <= _LINE * side]
            drawn[_stroke(np.stack([start, rng.choice(close)]), brush, there.shape) & (outside >= near)] = True


def _stroke(corners: np.ndarray, brush: float, shape: tuple[int, ...]) -> np.ndarray:
    """Lines from corner to corner [n, 2], as thick as the brush: bool [row, column]."""
    if len(corners) == 1:
        corners = np.repeat(corners, 2, axis=0)
    points = np.concatenate([np.linspace(one, other, 2 * max(shape)) for one, other in itertools.pairwise(corners)])
    line = np.ones(shape, bool)
    line[tuple(points.round().astype(int).T)] = False
    return ndimage.distance_transform_edt(line) <= brush
