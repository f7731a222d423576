"""Where a pixel lies in its volume: row, column and height, as input of a network beside the image.

Each is relative to the case's own slices and stack as they were prepared: -1 at the outer edge of the first row, column
or slice, 1 at that of the last. So it does not depend on the canvas of other cases, on the patch or on padding. Around
the slices, where there is nothing to segment, it is held at the edge: numbers that grow with the padding would move
what the network normalises over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .slices import SliceStore

#: Random changes in training: in the units of the place, as a part of it, and as a part of the samples.
SHIFT, SCALE, DROPPED = 0.08, 0.1, 0.2


@dataclass(frozen=True)
class Field:
    """Where slices lie in what the network sees.

    Args:
        size: height and width that the network sees.
        top: row at which a slice begins.
        left: column at which it begins.
    """

    size: tuple[int, int]
    top: int
    left: int


def slice_heights(count: int) -> Tensor:
    """Heights of the slices of a volume: float32 [count] from -1 to 1."""
    return (torch.arange(count) + 0.5) * (2 / count) - 1


def place_on_field(size: tuple[int, int], heights: Tensor, field: Field) -> Tensor:
    """Places of whole slices of ``size`` that lie in a field.

    Args:
        size: rows and columns of the slices.
        heights: [S] of the slices (:func:`slice_heights`).
        field: what the network sees.

    Returns:
        float32 [S, 3, H, W] on the device of ``heights``.
    """
    down, across = (
        _relative(torch.arange(seen, device=heights.device) + 0.5 - start, length)
        for seen, start, length in zip(field.size, (field.top, field.left), size, strict=True)
    )
    return _planes(down[None, :, None], across[None, None, :], heights, field.size)


def warped_place(store: SliceStore, rows: np.ndarray, grid: Tensor) -> Tensor:
    """Places that the pixels of warped slices come from: nothing is resampled, the grid says it.

    Args:
        store: of the slices.
        rows: [B] of the store.
        grid: [B, h, w, 2] on the store's canvas, as ``augmentation.warp`` has it.

    Returns:
        float32 [B, 3, h, w] on the device of the grid.
    """
    windows = [store.window(store.cases[number])[:0:-1] for number in store.case_of_row[rows]]  # columns, rows
    starts = grid.new_tensor([[part.start for part in window] for window in windows])[:, None, None]
    sizes = grid.new_tensor([[part.stop - part.start for part in window] for window in windows])[:, None, None]
    pixels = (grid + 1) * (grid.new_tensor(store.canvas[::-1]) / 2)
    across, down = _relative(pixels - starts, sizes).unbind(dim=-1)
    heights = 2 * torch.from_numpy(store.position_of_row[rows]).to(grid) - 1
    return _planes(down, across, heights, grid.shape[1:3])


def jittered_place(place: Tensor, generator: torch.Generator) -> Tensor:
    """Shift and stretch the place of each sample along each axis, and drop it, all zero, from some.

    No two patients are positioned alike, and what cannot be relied on is not to be learnt by heart.

    Args:
        place: [B, 3, H, W].
        generator: a CPU generator.
    """
    unit = torch.rand(len(place), 7, generator=generator)
    kept = (unit[:, :1] >= DROPPED).float()
    factor = kept * (1 + SCALE * (2 * unit[:, 1:4] - 1))
    shift = kept * (SHIFT * (2 * unit[:, 4:] - 1))
    factor, shift = (values.to(place.device, non_blocking=True)[:, :, None, None] for values in (factor, shift))
    return place * factor + shift


def _relative(pixels: Tensor, length: Tensor | int) -> Tensor:
    """Positions in pixels from the outer edge of the first of ``length`` pixels, as -1 to 1."""
    return (pixels * 2 / length - 1).clamp(-1, 1)


def _planes(down: Tensor, across: Tensor, heights: Tensor, size: tuple[int, int]) -> Tensor:
    """Row, column and height of each pixel as [B, 3, *size]."""
    shape = (len(heights), *size)
    return torch.stack([down.expand(shape), across.expand(shape), heights[:, None, None].expand(shape)], dim=1)
