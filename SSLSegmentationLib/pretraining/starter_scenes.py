"""Random layered bodies: what lies where in a scene, as parameters of shapes that are painted one over another.

A scene has a frame of its own: x from -1 (left edge of the body) to 1, y from -1 to 1 times the body's height. An image
shows a window of it: the whole body, or a part that may hold no edge of the body at all.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

Range = tuple[float, float]

#: What a structure is, whatever it looks like; the index is the class of the segmentation term.
ROLES = (
    "outside",
    "skin",
    "fat",
    "wall",
    "cavity",
    "shell",
    "core",
    "canal",
    "side organ",
    "far organ",
    "right of a pair",
    "left of a pair",
    "central organ",
    "central zone",
    "hollow organ",
    "tube",
    "organ",
    "part of an organ",
    "blob",
)
NO_CUT = 9.0  # offset of a straight cut that leaves a structure whole
WAVES = 2  # of the noise that displaces the edge of a shape


@dataclass(frozen=True)
class Structure:
    """One structure of the table that scenes are drawn from; lengths are parts of the body (or of the window).

    Args:
        role: one of :data:`ROLES`.
        centre: mean place of its centre; of one that lies ``inside`` another, in half-axes of that.
        axes: half-axes along x and y; of one inside another, factors on the axes of that.
        spread: largest shift of the centre along each axis.
        size: factor on both axes, evenly drawn.
        inside: index in the table of the structure whose frame and edge noise it shares.
        shown: part of the scenes in which it is painted; what is inside it may be there without it.
        edges: sides of a polygon; 0 = between ellipse and rectangle.
        of_window: lengths are parts of the window, not of the body.
        cut: part of the scenes in which a straight cut takes a piece of it away.
        turn: largest rotation in radians.
        noise: largest displacement of its edge, in parts of its size.
        bend: largest curvature: how far the ends of its long axis bend away, in long half-axes.
    """

    role: str
    centre: tuple[float, float] = (0.0, 0.0)
    axes: tuple[float, float] = (0.2, 0.2)
    spread: float = 0.1
    size: Range = (0.7, 1.4)
    inside: int | None = None
    shown: float = 0.7
    edges: int = 0
    of_window: bool = False
    cut: float = 0.0
    turn: float = 0.4
    noise: float = 0.15
    bend: float = 0.3


def _table() -> tuple[Structure, ...]:
    """Body, spine, organs at their places, and organs anywhere in the window; later ones lie over earlier ones."""
    table: list[Structure] = []

    def add(*structures: Structure) -> int:
        table.extend(structures)
        return len(table) - 1

    layer: dict[str, Any] = {"spread": 0.0, "turn": 0.0, "bend": 0.0}
    skin = add(Structure("skin", axes=(1.0, 1.0), size=(1.0, 1.0), shown=1.0, noise=0.06, **layer))
    fat = add(Structure("fat", axes=(1.0, 1.0), size=(0.93, 0.985), inside=skin, shown=0.9, **layer))
    wall = add(Structure("wall", axes=(1.0, 1.0), size=(0.75, 0.97), inside=fat, shown=0.9, spread=0.04))
    add(Structure("cavity", (0.0, -0.05), (1.0, 1.0), size=(0.75, 0.95), inside=wall, shown=0.9, spread=0.05))
    bone = add(Structure("shell", (0.0, 0.52), (0.18, 0.17), spread=0.06, turn=0.1, noise=0.1))
    add(Structure("core", axes=(1.0, 1.0), spread=0.05, size=(0.65, 0.88), inside=bone, shown=0.9))
    add(Structure("canal", (0.0, 0.75), (0.08, 0.07), spread=0.04, shown=0.6))
    for side in (-1, 1):
        add(Structure("wall", (0.28 * side, 0.68), (0.2, 0.14), spread=0.05, shown=0.6))
    for side in (-1, 1):
        femur = add(Structure("shell", (0.66 * side, 0.1), (0.2, 0.22), shown=0.3, noise=0.1))
        add(Structure("core", axes=(1.0, 1.0), spread=0.05, size=(0.65, 0.9), inside=femur, shown=0.8))
    big = add(Structure("side organ", (-0.38, -0.1), (0.48, 0.5), spread=0.12, shown=0.6, noise=0.2, cut=0.3))
    add(Structure("part of an organ", axes=(0.35, 0.25), spread=0.4, inside=big, shown=0.4))
    add(Structure("far organ", (0.6, 0.05), (0.2, 0.32), spread=0.12, shown=0.6, bend=0.5))
    for side, role in ((-1, "right of a pair"), (1, "left of a pair")):
        pair = add(Structure(role, (0.42 * side, 0.32), (0.15, 0.2), spread=0.1, shown=0.6, bend=0.4))
        add(Structure("part of an organ", (-0.25 * side, 0), (0.5, 0.5), spread=0.15, inside=pair, shown=0.5))
    add(Structure("hollow organ", (0.0, -0.4), (0.28, 0.25), spread=0.15, shown=0.4))
    hull = add(Structure("shell", (0.0, 0.05), (0.26, 0.24), spread=0.1, size=(0.7, 1.5), shown=0.3))
    middle = add(Structure("central organ", axes=(1.0, 1.0), spread=0.0, size=(0.85, 0.95), inside=hull, shown=0.5))
    add(Structure("central zone", (0.0, -0.2), (0.75, 0.7), spread=0.12, inside=middle, shown=0.6, size=(0.7, 1.1)))
    add(Structure("tube", (0.08, 0.28), (0.07, 0.07), spread=0.05, shown=0.6, noise=0.08))
    add(Structure("tube", (-0.1, 0.27), (0.08, 0.06), spread=0.05, shown=0.5, noise=0.08))
    free: dict[str, Any] = {"spread": 0.9, "of_window": True, "turn": np.pi}
    for edges in (0, 5):
        add(Structure("blob", axes=(0.2, 0.15), edges=edges, shown=0.5, size=(0.5, 1.8), **free))
    for edges in (0, 0, 0, 6):
        anywhere = {**free, "spread": 0.75, "bend": 0.7, "noise": 0.25, "edges": edges}
        hull = add(Structure("shell", axes=(0.33, 0.24), size=(0.35, 1.6), shown=0.3, **anywhere))
        organ = add(Structure("organ", axes=(1.0, 1.0), spread=0.0, size=(0.78, 0.93), inside=hull, shown=0.65))
        part: dict[str, Any] = {"inside": organ, "shown": 0.35}
        add(Structure("part of an organ", axes=(1.0, 1.0), spread=0.0, size=(1.0, 1.0), cut=1.0, **part))
        add(Structure("part of an organ", axes=(0.65, 0.65), spread=0.3, size=(0.6, 1.2), **part))
    for _ in range(2):
        add(Structure("tube", axes=(0.8, 0.05), size=(0.5, 1.5), shown=0.4, bend=0.9, **{**free, "noise": 0.4}))
    add(Structure("blob", axes=(0.07, 0.06), shown=0.5, **free))
    return tuple(table)


TABLE = _table()


@dataclass(frozen=True)
class Scenes:
    """Parameters of a batch of B scenes; every array is ``[structures, B]`` in the scene's frame unless said.

    Args:
        x, y: centre.
        angle: rotation in radians.
        across, along: half-axes.
        squareness: 0 = ellipse, 1 = rectangle.
        bend: curvature along the first axis.
        noise: displacement of the edge, in parts of the half-axes.
        waves: direction, frequency and phase of the noise, ``[structures, B, WAVES, 3]``.
        sides: normals of the polygons' sides, ``[structures, B, edges, 2]`` padded with zeros.
        cut: normal and offset of the straight cut, ``[structures, B, 3]``; offset :data:`NO_CUT` = none.
        shown: whether it is painted.
        height: of the body, ``[B]``.
        window: centre and half side of what an image shows, ``[B, 3]``.
    """

    x: np.ndarray
    y: np.ndarray
    angle: np.ndarray
    across: np.ndarray
    along: np.ndarray
    squareness: np.ndarray
    bend: np.ndarray
    noise: np.ndarray
    waves: np.ndarray
    sides: np.ndarray
    cut: np.ndarray
    shown: np.ndarray
    height: np.ndarray
    window: np.ndarray

    def repeated(self, times: int) -> Scenes:
        """The same scenes ``times`` times, one batch after the other."""
        of_scene = ("height", "window")
        return Scenes(
            **{
                field.name: np.concatenate([getattr(self, field.name)] * times, axis=0 if field.name in of_scene else 1)
                for field in fields(self)
            }
        )


def draw_scenes(count: int, rng: np.random.Generator) -> Scenes:
    """Draw ``count`` scenes; they depend on ``rng`` alone."""
    kinds, shape = len(TABLE), (len(TABLE), count)
    height = rng.uniform(0.6, 1.05, count)
    window = _windows(count, height, rng)

    def signed(largest: np.ndarray | float) -> np.ndarray:
        return rng.uniform(-1, 1, shape) * np.reshape(largest, (-1, 1))

    def of_table(name: str) -> np.ndarray:
        return np.array([getattr(structure, name) for structure in TABLE], dtype=float)

    low, high = of_table("size").T
    size = rng.uniform(low[:, None], high[:, None], shape)
    aspect = np.exp(signed(0.2))
    axes = of_table("axes")
    across, along = axes[:, :1] * size * aspect, axes[:, 1:] * size / aspect
    inner = np.array([structure.inside is not None for structure in TABLE])[:, None]
    even = np.array([structure.role in ("skin", "fat", "shell") for structure in TABLE])[:, None]
    across, along = (np.where(inner | even, axes[:, [k]] * size, a) for k, a in enumerate((across, along)))
    shift = of_table("spread")
    x, y = (of_table("centre")[:, [k]] + signed(shift) for k in range(2))
    angle, bend = signed(of_table("turn")), signed(of_table("bend"))
    squareness = rng.uniform(-0.1, 0.7, shape) * (rng.random(shape) < 0.6)
    noise = rng.uniform(0, 1, shape) * of_table("noise")[:, None]
    waves = np.stack(
        [
            rng.uniform(0, 2 * np.pi, (*shape, WAVES)),
            np.exp(rng.uniform(0.3, 2.2, (*shape, WAVES))),
            rng.uniform(0, 2 * np.pi, (*shape, WAVES)),
        ],
        axis=-1,
    )
    sides = _sides(shape, rng)
    shown = rng.random(shape) < of_table("shown")[:, None]
    cut = _cuts(shape, rng.random(shape) < of_table("cut")[:, None], rng)
    scenes = Scenes(x, y, angle, across, along, squareness, bend, noise, waves, sides, cut, shown, height, window)
    for index in range(kinds):
        _place(scenes, index)
    return scenes


def _windows(count: int, height: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Half of the images show the whole body, a quarter its middle, the others some part of it."""
    kind = rng.random(count)
    whole, middle = kind < 0.5, (kind >= 0.5) & (kind < 0.75)
    half = np.select(
        [whole, middle], [rng.uniform(0.95, 1.3, count), rng.uniform(0.4, 0.9, count)], rng.uniform(0.2, 0.6, count)
    )
    reach = np.select([whole, middle], [0.05, 0.1], 0.6)[:, None]
    centre = rng.uniform(-1, 1, (count, 2)) * reach * np.stack([np.ones(count), height], axis=1)
    return np.concatenate([centre, half[:, None]], axis=1)


def _sides(shape: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """Normals of irregular convex polygons, one side at a time around the centre."""
    most = max(structure.edges for structure in TABLE)
    sides = np.zeros((*shape, most, 2))
    for index, structure in enumerate(TABLE):
        if n := structure.edges:
            turn = (np.arange(n) + rng.uniform(-0.3, 0.3, (shape[1], n))) * (2 * np.pi / n)
            length = 1 / rng.uniform(0.8, 1.2, (shape[1], n))
            sides[index, :, :n] = np.stack([np.cos(turn) * length, np.sin(turn) * length], axis=-1)
    return sides


def _cuts(shape: tuple[int, int], chosen: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    turn = rng.uniform(0, 2 * np.pi, shape)
    along_axis = rng.random(shape) < 0.5  # across the long axis, as the parts of many organs are divided
    turn = np.where(along_axis, np.pi * (rng.random(shape) < 0.5), turn)
    offset = np.where(chosen, rng.uniform(-0.3, 0.4, shape), NO_CUT)
    return np.stack([np.cos(turn), np.sin(turn), offset], axis=-1)


def _place(scenes: Scenes, index: int) -> None:
    """Turn the parameters of one structure from those of its frame into those of the scene; parents come first."""
    structure, parent = TABLE[index], TABLE[index].inside
    if parent is not None:
        cos, sin = np.cos(scenes.angle[parent]), np.sin(scenes.angle[parent])
        right, down = scenes.x[index] * scenes.across[parent], scenes.y[index] * scenes.along[parent]
        scenes.x[index] = scenes.x[parent] + cos * right - sin * down
        scenes.y[index] = scenes.y[parent] + sin * right + cos * down
        scenes.across[index] *= scenes.across[parent]
        scenes.along[index] *= scenes.along[parent]
        for name in ("angle", "squareness", "bend", "noise", "waves", "sides"):
            getattr(scenes, name)[index] = getattr(scenes, name)[parent]
        return
    if structure.of_window:
        x, y, half = scenes.window.T
        scenes.x[index] = x + scenes.x[index] * half
        scenes.y[index] = y + scenes.y[index] * half
        width = tall = half
    else:
        width, tall = np.ones_like(scenes.height), scenes.height
        scenes.y[index] *= tall
    scenes.across[index] *= width
    scenes.along[index] *= tall
    scenes.waves[index, :, :, 1] /= np.sqrt(scenes.across[index] * scenes.along[index])[:, None]
