"""A few pixels of feature maps instead of all: which ones, where a grid reads them from, and their feature vectors.

Dense methods compare some thousand pixels of a batch of millions. ``[B, K]`` holds what was drawn, K being the most
that one slice has; slices with fewer are filled up with pixels that do not count.
"""

from __future__ import annotations

import itertools

import numpy as np
import torch
from torch import Tensor

from ..core.errors import SettingsError
from .intensity import device_generator
from .warp import Grid, Size


def random_pixels(valid: Tensor, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Draw ``count`` distinct pixels from all valid ones of the batch, or take them all if there are fewer.

    Args:
        valid: bool ``[B, h, w]``, of volumes ``[B, d, h, w]``.
        count: pixels in all, so that a slice gets its share of what is valid.
        generator: a CPU generator.

    Returns:
        Integers ``[B, K]``, row · w + column of each pixel in its slice, ascending, and bool ``[B, K]``: whether it
        counts.

    Raises:
        SettingsError: fewer than two pixels are valid, so there is nothing to tell apart.
    """
    candidates = valid.flatten().nonzero()[:, 0]
    if len(candidates) < 2:
        raise SettingsError(
            "The second view of a whole batch shows nothing of the first.", "Use smaller shifts and less zoom."
        )
    order = torch.randperm(len(candidates), generator=device_generator(generator, valid.device), device=valid.device)
    drawn = candidates[order[:count]].sort().values
    area = valid[0].numel()
    per_slice = torch.bincount(drawn // area, minlength=len(valid))
    chosen = torch.arange(int(per_slice.max()), device=valid.device) < per_slice[:, None]
    pixels = torch.zeros(chosen.shape, dtype=torch.long, device=valid.device)
    pixels[chosen] = drawn % area
    return pixels, chosen


def neighbours(grid: Grid, pixels: Tensor, in_size: Size) -> tuple[Tensor, Tensor]:
    """The four input pixels between which a grid reads each of the given output pixels, and their bilinear weights; of
    volumes the eight voxels.

    Args:
        grid: ``[B, h, w, 2]``, of volumes ``[B, d, h, w, 3]``.
        pixels: ``[B, K]`` of the output, see :func:`random_pixels`.
        in_size: (height, width) of the input, of volumes with their depth first.

    Returns:
        Integers ``[B, K, 4]``, row · width + column in the input, and weights ``[B, K, 4]``, 0 outside the input: what
        :func:`warp` gives at these pixels is the weighted sum of the input there.
    """
    axes = grid.shape[-1]
    place = grid.flatten(1, -2).gather(1, pixels[..., None].expand(-1, -1, axes))
    size = torch.tensor(in_size[::-1], device=grid.device)
    place = ((place + 1) * size - 1) / 2  # in pixels, 0 = centre of the first
    before = place.floor()
    share = place - before  # of the later neighbour along x and y
    index, weight = [], []
    strides = [1, *np.cumprod(in_size[:0:-1]).tolist()]  # of x, y and z
    for corner in itertools.product((0, 1), repeat=axes):
        step = torch.tensor(corner[::-1], device=grid.device)
        at = before.long() + step
        inside = ((at >= 0) & (at < size)).all(dim=-1)
        at = at.clamp_min(0).minimum(size - 1)
        index.append(sum(at[..., axis] * stride for axis, stride in enumerate(strides)))
        weight.append(torch.where(step == 1, share, 1 - share).prod(dim=-1) * inside)
    return torch.stack(index, dim=-1), torch.stack(weight, dim=-1)


def feature_vectors(maps: Tensor, pixels: Tensor) -> Tensor:
    """Feature vectors ``[B, K, C]`` of ``[B, C, h, w]``, or of volumes, at ``pixels`` ``[B, K]``."""
    # Not maps[b, :, y, x]: where a pixel comes up twice, the backward pass of that adds in no fixed order on several
    # threads, and a resumed training would not equal one that was not stopped.
    index = pixels[:, None].expand(-1, maps.shape[1], -1)
    return maps.flatten(2).gather(2, index).transpose(1, 2)
