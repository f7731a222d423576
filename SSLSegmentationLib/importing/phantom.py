"""A random abdomen as functions of patient space: the anatomy behind the synthetic cohort of `synthetic`.

Everything is evaluated at points in millimetres along the patient's left, posterior and superior (LPS) axes, so one
abdomen can be sampled on any grid. Shapes are implicit functions that are positive inside and grow about 1 per mm;
random variation comes from band-limited Gaussian fields (sums of plane waves, as in the spectral method of
Shinozuka & Deodatis, Appl. Mech. Rev. 44(4), 1991), which are exact on any regular grid and cost one matrix product.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

LABELS = {0: "background", 1: "liver", 2: "right kidney", 3: "left kidney", 4: "spleen"}

# Signal of each tissue, 1 = brightest: (T2-weighted with fat suppression, T1-weighted). A case lies between the two.
_SIGNALS = {
    "air": (0.01, 0.01),
    "fat": (0.26, 0.85),
    "muscle": (0.20, 0.42),
    "lung": (0.05, 0.04),
    "bone": (0.24, 0.55),
    "fluid": (0.95, 0.15),
    "vessel": (0.42, 0.25),
    "liver": (0.40, 0.62),
    "spleen": (0.76, 0.38),
    "cortex": (0.70, 0.52),
    "medulla": (0.88, 0.36),
    "wall": (0.36, 0.45),
}


@dataclass(frozen=True)
class Lattice:
    """A regular grid of points.

    Attributes:
        origin: LPS position in mm of the point with index 0, (3,).
        steps: displacement in mm of one index step along x, y and z in its columns, (3, 3).
        size: number of points along x, y and z.
    """

    origin: np.ndarray
    steps: np.ndarray
    size: tuple[int, int, int]

    def points(self) -> np.ndarray:
        """The LPS coordinates in mm, float32 [3, z, y, x]."""
        points = np.empty((3, *self.size[::-1]), dtype=np.float32)
        for target, steps, origin in zip(points, self.steps, self.origin, strict=True):
            x, y, z = (np.float32(step) * np.arange(count) for step, count in zip(steps, self.size, strict=True))
            np.add((z + origin)[:, None, None] + y[:, None], x, out=target, casting="same_kind")
        return points


class SmoothField:
    """A random smooth scalar field over patient space with mean 0 and standard deviation 1.

    Args:
        rng: source of the waves.
        wavelength_mm: shortest and longest wavelength; they are drawn log-uniformly in between.
        waves: number of plane waves. Below about 8 the field looks periodic.
    """

    def __init__(self, rng: np.random.Generator, wavelength_mm: tuple[float, float], waves: int = 16) -> None:
        direction = rng.normal(size=(waves, 3))
        direction /= np.linalg.norm(direction, axis=1, keepdims=True)
        shortest, longest = np.log(wavelength_mm)
        length = np.exp(rng.uniform(shortest, longest, size=(waves, 1)))
        self._frequencies = 2 * np.pi * direction / length
        self._amplitudes = np.sqrt(2 / waves) * np.exp(2j * np.pi * rng.random(waves))

    def on(self, lattice: Lattice) -> np.ndarray:
        """The field at every point of ``lattice``, float32 [z, y, x]."""
        # A plane wave factorises over the axes of a regular grid: real(sum_k Z_k Y_k X_k) is one product of matrices.
        phase = self._frequencies @ lattice.steps
        x, y, z = (np.exp(1j * np.outer(phase[:, axis], np.arange(lattice.size[axis]))) for axis in range(3))
        x = x * (self._amplitudes * np.exp(1j * (self._frequencies @ lattice.origin)))[:, None]
        planes = (z[:, :, None] * y[:, None, :]).reshape(len(phase), -1)
        left = np.concatenate([planes.real, -planes.imag]).astype(np.float32)
        right = np.concatenate([x.real, x.imag]).astype(np.float32)
        return (left.T @ right).reshape(lattice.size[::-1])


def _ellipsoid(points: np.ndarray, centre: ArrayLike, radii: ArrayLike, turn: np.ndarray) -> np.ndarray:
    """An ellipsoid as a shape; the columns of the rotation matrix ``turn`` are its axes."""
    lengths = np.asarray(radii, dtype=np.float32)
    to_unit = (turn.T / lengths[:, None]).astype(np.float32)
    local = to_unit @ points.reshape(3, -1)
    local -= (to_unit @ np.asarray(centre, dtype=np.float32))[:, None]
    distance = np.sqrt(np.einsum("cn,cn->n", local, local))
    return ((1 - distance) * lengths.min()).reshape(points.shape[1:])


def _union(a: np.ndarray, b: np.ndarray, blend_mm: float) -> np.ndarray:
    """Smooth union of two shapes (polynomial smooth maximum; the seam is rounded over ``blend_mm``)."""
    mix = np.maximum(blend_mm - np.abs(a - b), 0)
    mix *= mix / (4 * blend_mm)
    mix += np.maximum(a, b)
    return mix


def rotation(rng: np.random.Generator, degrees: float) -> np.ndarray:
    """A rotation matrix about a random axis by ``degrees``, (3, 3)."""
    axis = rng.normal(size=3)
    x, y, z = axis / np.linalg.norm(axis)
    angle = np.radians(degrees)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def _pose(rng: np.random.Generator, spread: float) -> np.ndarray:
    """A rotation matrix about a random axis by a normally distributed angle; ``spread`` in degrees."""
    return rotation(rng, spread * rng.normal())


class Abdomen:
    """One random patient. The first lumbar vertebra is about at the origin; ``half_width_mm`` is the body's.

    Args:
        rng: decides everything about the patient.
        contrast_spread: how much tissue contrast differs between patients, from 0 (one protocol on one scanner) to 1
            (T1 and T2 weighting mixed, fat suppression on and off).
    """

    def __init__(self, rng: np.random.Generator, contrast_spread: float = 1.0) -> None:
        self._rng = rng
        self.half_width_mm = rng.uniform(115, 150)
        self.half_depth_mm = self.half_width_mm * rng.uniform(0.62, 0.76)
        self._scale = self.half_width_mm / 140
        self._weighting = np.clip(contrast_spread * rng.beta(1.0, 3.0), 0, 0.8)  # 0 = T2 with fat suppression, 1 = T1
        sigma = 0.06 + 0.08 * contrast_spread
        self._levels = {
            tissue: float(
                np.clip(((1 - self._weighting) * t2 + self._weighting * t1) * rng.lognormal(0, sigma), 0, 1.2)
            )
            for tissue, (t2, t1) in _SIGNALS.items()
        }
        if rng.random() < 0.3 * contrast_spread:  # fat suppression off, or failed
            self._levels["fat"] = rng.uniform(0.6, 1.0)

    def sample(self, lattice: Lattice) -> tuple[np.ndarray, np.ndarray]:
        """Signal (float32 [z, y, x], brightest tissue about 1) and label value (uint8 [z, y, x]) at every point.

        May be called once: it continues the patient's random stream.
        """
        # Shapes are built in the frame of an average patient: undo size and a smooth random deformation first.
        points = lattice.points()
        for axis in range(3):
            points[axis] += self._rng.normal(0, 3) + 6.0 * SmoothField(self._rng, (150, 400), 10).on(lattice)
        points /= np.float32(self._scale)
        bumps = [2.2 * SmoothField(self._rng, (30, 90)).on(lattice) for _ in range(2)]
        self._edge_mm = 0.5 * float(np.linalg.norm(lattice.steps[:, 0])) / self._scale
        self._signal = np.full(points.shape[1:], self._levels["air"], dtype=np.float32)
        self._labels = np.zeros(points.shape[1:], dtype=np.uint8)
        cavity = self._paint_trunk(points, bumps)
        self._paint_bowel(points, cavity)
        self._paint_organs(points, cavity, bumps, lattice)
        texture = SmoothField(self._rng, (7, 26), 48).on(lattice)
        self._signal *= 1 + self._rng.uniform(0.04, 0.10) * texture
        return self._signal, self._labels

    def _paint(
        self, shape: np.ndarray, signal: np.ndarray | float | str, label: int = 0, window: tuple[Any, ...] = (...,)
    ) -> None:
        """Lay a tissue over what is there, with an edge about one pixel wide; it takes over the labels below it."""
        if isinstance(signal, str):
            signal = self._levels[signal]
        inside = np.clip(shape * np.float32(0.5 / self._edge_mm) + np.float32(0.5), 0, 1)
        self._signal[window] += inside * (signal - self._signal[window])
        self._labels[window][shape > 0] = label

    def _window(self, points: np.ndarray, centre: np.ndarray, radius: float) -> tuple[slice, ...]:
        """An index box that holds the part of a ball that the grid covers."""
        # A coarse subset of the points will do with a margin wider than its gaps, four pixels.
        margin = 6 + 8 * self._edge_mm
        coarse = points[:, ::3, ::4, ::4]
        near = (np.abs(coarse - centre[:, None, None, None]) < radius + margin).all(axis=0)
        window = []
        for axis, step in enumerate((3, 4, 4)):
            hits = np.flatnonzero(near.any(axis=tuple(other for other in range(3) if other != axis)))
            window.append(slice(hits[0] * step, hits[-1] * step + step) if hits.size else slice(0, 0))
        return tuple(window)

    def _around(
        self, points: np.ndarray, centre: Sequence[float], radii: Sequence[float], spread: float = 1.0
    ) -> np.ndarray:
        """An ellipsoid whose centre, radii and pose vary about the given ones."""
        rng = self._rng
        middle = np.asarray(centre) + spread * rng.normal(0, 4.5, size=3)
        lengths = np.asarray(radii) * np.exp(spread * rng.normal(0, 0.09, size=3))
        return _ellipsoid(points, middle, lengths, _pose(rng, 10 * spread))

    def _paint_trunk(self, points: np.ndarray, bumps: list[np.ndarray]) -> np.ndarray:
        """Skin, fat, muscle, lungs, spine and the great vessels. Returns the abdominal cavity as a shape."""
        rng, (x, y, z) = self._rng, points
        a, b = 140.0, self.half_depth_mm / self._scale
        # Between an ellipse and a rectangle.
        across, deep = (x / np.float32(a)) ** 2, (y / np.float32(b)) ** 2
        body = (1 - np.sqrt(across + deep - 0.3 * across * deep)) * b
        self._paint(body, "fat")
        # Fat is thicker in front and at the flanks below the ribs; the wall of muscle lies under it.
        fat = rng.uniform(7, 20) + rng.uniform(0, 0.05) * np.maximum(-z, 0)
        muscle = body - fat + 0.6 * bumps[0]
        self._paint(muscle, "muscle")
        cavity = muscle - rng.uniform(8, 13)
        cavity = np.minimum(cavity, 52 - y + 0.0022 * x * x)  # in front of the back muscles
        visceral = 0.75 * self._levels["fat"] + 0.25 * self._levels["muscle"]
        self._paint(cavity, visceral)
        ribs = np.cos((z + 0.5 * y - 0.2 * np.abs(x)) * np.float32(2 * np.pi / 30)) * 9 - 4.5
        ribs = np.minimum(np.minimum(ribs, muscle - 2), np.minimum(6 - cavity, z + 12))
        self._paint(np.minimum(ribs, np.abs(x) - 35), "bone")
        for side in (-1, 1):  # the lungs, down to the domes of the diaphragm and the recess behind them
            dome = 68 + rng.normal(0, 6) - 4 * side - ((x - side * 62) ** 2 + (y + 5) ** 2) * np.float32(0.007)
            lung = np.minimum(np.minimum(muscle - 5, z - dome), side * x - 14 - bumps[1])
            self._paint(lung, "lung")
            self._paint(self._around(points, (side * 34, 62, -25), (17, 19, 62)), "muscle")  # psoas
        self._paint(self._around(points, (20, -25, 92), (52, 42, 30)), "muscle")  # the heart's lower wall
        spine = _ellipsoid(points, (rng.normal(0, 3), 62, 0), (23, 19, 900), _pose(rng, 3))
        disc = np.cos((z + np.float32(rng.uniform(0, 34))) * np.float32(2 * np.pi / 34)) > 0.75
        self._paint(spine, np.where(disc, np.float32(0.6), np.float32(1.0)) * self._levels["bone"])
        self._paint(_ellipsoid(points, (0, 88, 0), (9, 7, 900), np.eye(3)), "fluid")  # spinal canal
        flow = self._levels["vessel"] * rng.choice([0.25, 1.0, 1.6])
        self._paint(_ellipsoid(points, (10 + rng.normal(0, 3), 36, 0), (10, 10, 900), _pose(rng, 3)), flow)
        self._paint(_ellipsoid(points, (-18 + rng.normal(0, 3), 36, 0), (13, 10, 900), _pose(rng, 3)), flow)
        return cavity

    def _paint_bowel(self, points: np.ndarray, cavity: np.ndarray) -> None:
        """Stomach and loops of bowel: walls around fluid, food or gas, often as bright as the organs. Not labelled."""
        rng, levels, gas = self._rng, self._levels, self._levels["lung"]
        lookalikes = [levels[name] for name in ("liver", "spleen", "cortex", "medulla")]
        stomach = np.minimum(self._around(points, (48, -22, 40), (42, 34, 36), 1.6), cavity - 2)
        self._paint(stomach, "wall")
        self._paint(stomach - rng.uniform(3, 6), rng.choice([*lookalikes, gas, levels["fluid"]]))
        for _ in range(rng.integers(16, 28)):
            angle, reach = rng.uniform(-np.pi, 0), np.sqrt(rng.random())
            centre = np.array((np.cos(angle) * 95 * reach, 8 + np.sin(angle) * 75 * reach, rng.uniform(-80, 25)))
            radii, turn = rng.uniform((13, 12, 15), (34, 22, 34)), _pose(rng, 25)
            window = self._window(points, centre, radii.max())
            loop = _ellipsoid(points[(slice(None), *window)], centre, radii, turn)
            loop = np.minimum(loop, cavity[window] - 1)
            self._paint(loop, "wall", window=window)
            content = rng.choice([*lookalikes, *lookalikes, levels["wall"], levels["fluid"], gas])
            self._paint(loop - rng.uniform(2, 5), content * rng.uniform(0.8, 1.1), window=window)

    def _paint_organs(self, points: np.ndarray, cavity: np.ndarray, bumps: list[np.ndarray], lattice: Lattice) -> None:
        """Spleen, kidneys, liver with its vessels, and the gallbladder; the labelled ones get their values."""
        rng, levels, (x, _, z) = self._rng, self._levels, points
        spleen = self._around(points, (84, 34, 30), (38, 48, 46), 1.3) + bumps[0]
        spleen = np.minimum(spleen, -self._around(points, (48, 2, 28), (42, 40, 62)))  # hollowed by the stomach
        self._paint(np.minimum(spleen + 2, cavity), "muscle")
        self._paint(np.minimum(spleen, cavity - 1.5), "spleen", 4)
        kidneys = np.full_like(x, -1000)
        pyramids = SmoothField(rng, (13, 20), 24).on(lattice)
        for label, side, drop in ((2, -1, 8), (3, 1, 0)):
            centre = np.array((side * 60, 38, -18 - drop)) + rng.normal(0, (5, 4, 10))
            radii = np.array((27, 24, 50)) * np.exp(rng.normal(0, 0.11, size=3))
            turn = _pose(rng, 12)
            kidney = _ellipsoid(points, centre, radii, turn) + 0.5 * bumps[1]
            sinus = _ellipsoid(points, centre - turn @ (side * 19, 4, 0), radii * (0.62, 0.42, 0.48), turn)
            kidney = np.minimum(kidney, -sinus)
            depth = np.clip((kidney - 5.5) / 4, 0, 1) * np.clip(0.8 + pyramids, 0, 1)
            self._paint(kidney + 2.5, "muscle")  # the capsule: seen where fat and cortex are equally bright
            self._paint(kidney, levels["cortex"] + depth * (levels["medulla"] - levels["cortex"]), label)
            self._paint(sinus - 5, rng.choice([levels["fluid"], levels["fat"]]))
            kidneys = np.maximum(kidneys, np.maximum(kidney, sinus))
        right = self._around(points, (-68, -4, 18), (60, 66, 74), 1.3)
        left = self._around(points, (-8, -42, 30), (70, 32, 32), 1.5)
        liver = _union(right, left, 16) + bumps[1]
        # Its lower surface slopes: far down on the right, high up on the left, and it makes room for its neighbours.
        slope = z + rng.uniform(42, 78) - rng.uniform(0.55, 0.9) * (x + 85)
        liver = np.minimum(np.minimum(liver, slope), np.minimum(cavity - 1.5, -kidneys - 2))
        liver = np.minimum(liver, -_ellipsoid(points, (0, 60, 0), (42, 38, 900), np.eye(3)))
        self._paint(liver, "liver", 1)
        tubes = [SmoothField(rng, (55, 110)).on(lattice) for _ in range(2)]
        # Where two random fields are both near zero there are thin random tubes: hepatic vessels (part of the liver).
        vessels = np.minimum(0.26 - np.hypot(*tubes), (liver - 5) * np.float32(0.05)) * np.float32(15)
        self._paint(vessels, levels["liver"] * rng.choice([0.45, 1.7]), 1)
        self._paint(self._around(points, (-52, -40, -28), (13, 17, 26), 1.6), "fluid")  # gallbladder
