"""Scenes on a grid of points: which structure a pixel shows, and how much of the pixel an edge leaves to it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from .starter_scenes import NO_CUT, TABLE, Scenes

Frames = tuple[Tensor, Tensor]


def points(scenes: Scenes, grid: Tensor) -> Frames:
    """Positions ``(x, y)`` in the scene's frame, ``[B, h, w]`` each, of a grid ``[B, h, w, 2]`` over its window."""
    window = torch.from_numpy(scenes.window).float()[:, :, None, None]
    return tuple(window[:, k] + grid[..., k] * window[:, 2] for k in range(2))


def coverages(scenes: Scenes, where: Frames) -> Iterator[tuple[int, Tensor, Tensor]]:
    """Each structure that is shown, in the order of painting: its index, the scenes that show it (``[R]``), and the
    part of every pixel it covers there, ``[R, h, w]``, 0 to 1."""
    pixel = scenes.window[:, 2] * (2 / where[0].shape[-1])
    for index in range(len(TABLE)):
        rows = np.flatnonzero(scenes.shown[index])
        if len(rows):
            chosen = torch.from_numpy(rows)
            yield index, chosen, _coverage(_Shape(scenes, index, rows), tuple(w[chosen] for w in where), pixel[rows])


class _Shape:
    """The parameters of one structure in some of the scenes, each as ``[R, 1, 1]`` per pixel of an image."""

    def __init__(self, scenes: Scenes, index: int, rows: np.ndarray) -> None:
        self._scenes, self._index, self._rows = scenes, index, rows
        self.edges = TABLE[index].edges

    def __getattr__(self, name: str) -> Tensor:
        values = getattr(self._scenes, name)[self._index][self._rows]
        return torch.from_numpy(values.T.astype(np.float32))[..., None, None]  # last axis first


# Below, what is new is changed in place: fresh memory costs more than the arithmetic on images of this size.


def _coverage(shape: _Shape, where: Frames, pixel: np.ndarray) -> Tensor:
    across, along = shape.across, shape.along
    x, y = where[0] - shape.x, where[1] - shape.y
    cos, sin = shape.angle.cos(), shape.angle.sin()
    u = (x * (cos / across)).addcmul_(y, sin / across)
    v = (y * (cos / along)).addcmul_(x, -sin / along)
    v.addcmul_((u * u).sub_(0.3), shape.bend * (across / along).clamp(max=6.0))
    reach = _polygon(u, v, shape.sides[:, : shape.edges]) if shape.edges else _box(u, v, shape.squareness)
    reach.addcmul_(_noise(where, shape.waves), shape.noise)
    normal_x, normal_y, offset = shape.cut
    if bool((offset < NO_CUT).any()):
        reach = torch.maximum(reach, (u * normal_x).addcmul_(v, normal_y).add_(1 - offset), out=reach)
    sharpness = torch.minimum(across, along) / torch.from_numpy(pixel).float()[:, None, None]
    return reach.sub_(1).mul_(-sharpness).add_(0.5).clamp_(0, 1)


def _box(u: Tensor, v: Tensor, squareness: Tensor) -> Tensor:
    """Distance from the centre in which 1 is the edge: of an ellipse, of its rectangle, or between."""
    largest = torch.maximum(u.abs(), v.abs())
    return (u * u).addcmul_(v, v).sqrt_().mul_(1 - squareness).addcmul_(largest, squareness)


def _polygon(u: Tensor, v: Tensor, normals: Tensor) -> Tensor:
    """The same of a convex polygon, the farthest beyond one of its sides; ``normals`` are ``[2, edges, R, 1, 1]``."""
    reach = torch.full_like(u, -1.0)
    for right, down in zip(*normals, strict=True):
        torch.maximum(reach, (u * right).addcmul_(v, down), out=reach)
    return reach


def _noise(where: Frames, waves: Tensor) -> Tensor:
    """A sum of plane waves between -1 and 1; ``waves`` are ``[3, WAVES, R, 1, 1]``."""
    total = torch.zeros_like(where[0])
    for direction, frequency, phase in zip(*waves, strict=True):
        along = (where[0] * (direction.cos() * frequency)).addcmul_(where[1], direction.sin() * frequency)
        total += along.add_(phase).cos_()
    return total.div_(waves.shape[1])
