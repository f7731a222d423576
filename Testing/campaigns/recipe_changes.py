"""Changes of slices that neither the plain loop nor ours has: random curves and filters, the place of each pixel."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

_CURVE_PIECES = 6
_JITTER = 0.08  # of half a side


def chosen(count: int, probability: float, generator: torch.Generator) -> Tensor:
    """Which of ``count`` slices are changed: bool [B, 1, 1, 1]."""
    return torch.rand(count, 1, 1, 1, generator=generator) < probability


def random_curves(images: Tensor, generator: torch.Generator) -> Tensor:
    """Send the intensities of each slice in [0, 1] through a rising curve of straight pieces of random steepness."""
    steepness = torch.randn(len(images), _CURVE_PIECES, generator=generator).mul(0.8).exp()
    rises = steepness / steepness.sum(dim=1, keepdim=True)
    start = torch.arange(_CURVE_PIECES) / _CURVE_PIECES
    pieces = (images[:, :, None].clamp(0, 1) - start[:, None, None]).mul(_CURVE_PIECES).clamp(0, 1)  # [B, C, 6, H, W]
    return (pieces * rises[:, None, :, None, None]).sum(dim=2)


def random_class_curves(images: Tensor, labels: Tensor, classes: int, generator: torch.Generator) -> Tensor:
    """The same with a curve for each class [B, h, w] (after Su et al. 2023, arXiv:2211.15219)."""
    changed = images
    for value in range(classes):
        changed = torch.where((labels == value)[:, None], random_curves(images, generator), changed)
    return changed


def random_convolutions(images: Tensor, generator: torch.Generator) -> Tensor:
    """Mix each slice with a random filtering of itself, of the same mean and standard deviation.

    Two layers of two random filters, 3 × 3 or 1 × 1, with a leaky ReLU between (after Ouyang et al. 2022,
    arXiv:2111.12525, which has four).
    """
    count, channels, size = len(images), images.shape[1], images.shape[2:]
    filtered = images - images.mean(dim=(2, 3), keepdim=True)
    for last in (False, True):
        side = 3 if torch.rand((), generator=generator) < 0.5 else 1
        inputs, outputs = filtered.shape[1], channels if last else 2
        kernels = torch.randn(count * outputs, inputs, side, side, generator=generator)
        planes = F.pad(filtered, (side // 2,) * 4, mode="replicate").reshape(
            1, count * inputs, *(n + side - 1 for n in size)
        )
        filtered = F.conv2d(planes, kernels, groups=count).view(count, outputs, *size)
        if not last:
            filtered = F.leaky_relu(filtered, 0.2)
    spread, mean = (images.std(dim=(2, 3), keepdim=True), images.mean(dim=(2, 3), keepdim=True))
    filtered = filtered - filtered.mean(dim=(2, 3), keepdim=True)
    filtered = filtered / filtered.std(dim=(2, 3), keepdim=True).clamp_min(1e-6) * spread + mean
    share = torch.rand(count, 1, 1, 1, generator=generator)
    return (share * images + (1 - share) * filtered).clamp(0, 1)


def place_of(grid: Tensor, height: Tensor, canvas: tuple[int, int], unit: float) -> Tensor:
    """Row, column and height of the pixels that a warp reads: [B, 3, h, w].

    Args:
        grid: of the warp, [B, h, w, 2].
        height: of each slice in its stack, -1 to 1, [B].
        canvas: height and width in pixels of what the grid reads.
        unit: pixels that count as 2: rows and columns are counted from the centre.
    """
    x, y = (grid[..., axis] * (canvas[1 - axis] / unit) for axis in (0, 1))
    return torch.stack([y, x, height[:, None, None].expand_as(x)], dim=1)


def jittered(place: Tensor, kept: float, generator: torch.Generator) -> Tensor:
    """The same moved by up to 0.08 along each axis, and zero in all but ``kept`` of the slices."""
    shift = (torch.rand(len(place), 3, 1, 1, generator=generator) * 2 - 1) * _JITTER
    return (place + shift) * chosen(len(place), kept, generator)
