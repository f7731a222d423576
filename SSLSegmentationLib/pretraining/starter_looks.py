"""How a scene looks in an image: random signals of its structures, then what a scanner does to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..augmentation.intensity import bias_field, blur, gaussian
from ..augmentation.warp import SpatialRanges, random_grid
from .starter_scenes import ROLES, TABLE, Scenes, draw_scenes
from .starter_shapes import coverages, points

#: Views differ in place, angle, size and bend, so that features cannot stick to the lattice of pixels. Left stays left.
VIEW_RANGES = SpatialRanges(
    rotation_deg=20.0, scale=(0.75, 1.33), translation=0.12, shear=0.1, elastic_px=5.0, elastic_probability=0.7
)
_ROLE_OF = torch.tensor([0, *(ROLES.index(structure.role) for structure in TABLE)])
_LEAST_WINDOW = 0.6  # half a body in the image: from there on, a pixel's place in the body can be told


@dataclass(frozen=True)
class Pairs:
    """Two looks of each of B scenes; the second views follow the first: V = 2B.

    Args:
        images: ``[V, 1, h, w]`` in [0, 1].
        labels: structure of each pixel, int64 ``[V, h, w]``: 0 = outside, k + 1 = structure k of the table.
        place: where in the body it lies, from -1 to 1, ``[V, 2, h, w]``.
        placed: pixels whose place can be told, bool ``[V, h, w]``.
    """

    images: Tensor
    labels: Tensor
    place: Tensor
    placed: Tensor

    @property
    def roles(self) -> Tensor:
        """What the structure of each pixel is, ``[V, h, w]``, an index of :data:`ROLES`."""
        return _ROLE_OF[self.labels]


def draw_pairs(count: int, size: int, rng: np.random.Generator, generator: torch.Generator) -> Pairs:
    """Two looks of ``count`` scenes at ``size`` × ``size`` pixels; they depend on the two generators alone."""
    scenes = draw_scenes(count, rng).repeated(2)
    grid = random_grid(2 * count, (size, size), (size, size), VIEW_RANGES, generator)
    where = points(scenes, grid)
    signal, texture, labels = _painted(scenes, where, rng)
    images = _scanned(signal, texture, generator, rng)
    height = torch.from_numpy(scenes.height).float()[:, None, None]
    place = torch.stack([where[0], where[1] / height], dim=1)
    placed = (labels > 0) & torch.from_numpy(scenes.window[:, 2] > _LEAST_WINDOW)[:, None, None]
    return Pairs(images, labels, place, placed)


def _painted(scenes: Scenes, where: tuple[Tensor, Tensor], rng: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Mean signal, standard deviation of the texture, and structure of each pixel, ``[V, h, w]`` each."""
    views = len(scenes.height)
    means = torch.from_numpy(rng.uniform(0, 1, (len(TABLE), views, 1, 1))).float()
    spreads = torch.from_numpy(rng.uniform(0, 1, (len(TABLE), views, 1, 1)) ** 2 * 0.12).float()
    outside = np.where(rng.random((views, 1, 1)) < 0.75, rng.uniform(0, 0.05, (views, 1, 1)), rng.random((views, 1, 1)))
    signal = torch.from_numpy(outside).float().expand(where[0].shape).clone()
    texture = torch.full_like(signal, 0.01)
    labels = torch.zeros(signal.shape, dtype=torch.int64)
    for index, rows, cover in coverages(scenes, where):
        for painted, values in ((signal, means), (texture, spreads)):
            painted[rows] = painted[rows].lerp(values[index, rows].expand_as(cover), cover)
        labels[rows] = labels[rows].masked_fill_(cover > 0.5, index + 1)
    return signal, texture, labels


def _scanned(signal: Tensor, texture: Tensor, generator: torch.Generator, rng: np.random.Generator) -> Tensor:
    """Texture, shading of the coil, gamma, blur, low resolution, noise of the scanner; scaled as volumes are."""
    views, _, width = signal.shape
    images = (signal + texture * _texture(signal.shape, generator))[:, None].clamp_(0, 1.5)

    def uniform(low: float, high: float) -> Tensor:
        return torch.from_numpy(rng.uniform(low, high, views)).float()

    images = bias_field(images, uniform(0, 0.5), torch.rand(views, 4, 4, generator=generator) * 2 - 1)
    images = images ** torch.exp(uniform(-0.6, 0.6)).view(-1, 1, 1, 1)
    images = blur(images, uniform(0.2, 1.0) * (width / 64) ** 0.5)
    images = _low_resolution(images, rng)
    noise = (uniform(0, 1) ** 2 * 0.1).view(-1, 1, 1, 1)
    real, imaginary = (noise * gaussian(images.shape, generator) for _ in range(2))
    images = torch.sqrt((images + real) ** 2 + imaginary**2)  # magnitude images: Rician noise
    flat = images.flatten(1)
    low, high = torch.quantile(flat, torch.tensor([0.01, 0.99]), dim=1)[..., None]
    flat = ((flat - low) / (high - low).clamp_min(1e-3)).clamp_(0, 1)
    inverted = torch.from_numpy(rng.random(views) < 0.1)[:, None]
    return torch.where(inverted, 1 - flat, flat).view_as(images)


def _texture(shape: torch.Size, generator: torch.Generator) -> Tensor:
    """Noise of three scales with a standard deviation of about 1, ``[V, h, w]``."""
    views, height, width = shape
    total = gaussian(shape, generator) * 0.6
    for part, weight in ((4, 0.8), (12, 0.8)):
        coarse = gaussian((views, 1, height // part + 1, width // part + 1), generator)
        total += weight * F.interpolate(coarse, size=(height, width), mode="bilinear", align_corners=False)[:, 0]
    return total


def _low_resolution(images: Tensor, rng: np.random.Generator) -> Tensor:
    """In a third of the images, only the middle of k-space, along each axis as much as chance gives."""
    views, _, height, width = images.shape
    kept = np.where(rng.random((views, 1)) < 0.33, rng.uniform(0.4, 1.0, (views, 2)), 2.0)
    frequencies = np.abs(np.fft.fftfreq(height)) * 2, np.fft.rfftfreq(width) * 2
    mask = (frequencies[0][None, :, None] <= kept[:, :1, None]) & (frequencies[1][None, None] <= kept[:, 1:, None])
    spectrum = torch.fft.rfft2(images) * torch.from_numpy(mask)[:, None]
    return torch.fft.irfft2(spectrum, s=(height, width)).clamp_min_(0)
