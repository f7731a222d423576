"""What a network sees of a slice: the slice itself, and its neighbours where it is to see these, too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from ..augmentation.channels import drop_channels
from .preprocessing import neighbour_steps
from .sampling import step_generator

Pixels = TypeVar("Pixels", np.ndarray, Tensor)


@dataclass(frozen=True)
class SliceBatch:
    """Slices gathered for one step.

    Args:
        images: [B, C, H, W] in [0, 1], float16 as stored (warping converts to float32). The first channel is the slice
            itself, the order of all that of ``Preprocessing.seen``.
        labels: uint8 [B, H, W] classes with 255 = not annotated, or None.
        case: [B] number of the case in the store.
        position: [B] relative slice position in (0, 1), the same direction in every case.
        phase: [B] of slices of a frame which part of its series lies before it, in [0, 1); -1 of other slices.
    """

    images: Tensor
    labels: Tensor | None
    case: Tensor
    position: Tensor
    phase: Tensor | None = field(default=None, kw_only=True)

    def __len__(self) -> int:
        return len(self.images)

    def half_extent(self, side: int) -> Tensor:
        """Half the width and height of each slice, [B, 2], in halves of ``side`` pixels."""
        height, width = self.images.shape[-2:]
        return (torch.tensor([width, height], device=self.images.device) / side).expand(len(self), 2)

    def place(self, grid: Tensor, side: int) -> Tensor:
        """Where the pixels of patches lie that ``grid`` [B, h, w, 2] reads from the slices: [B, 3, h, w].

        Pixels right of and below the centre of the slice, in halves of ``side``, and the position in the stack from -1
        to 1.
        """
        stack = (2 * self.position.to(grid) - 1)[:, None, None, None].expand(-1, *grid.shape[1:3], 1)
        return torch.cat([grid * self.half_extent(side)[:, None, None], stack], dim=-1).permute(0, 3, 1, 2)


def seen_slices(slices: np.ndarray, context: int, first: np.ndarray | int, count: np.ndarray | int) -> np.ndarray:
    """Numbers of the slices that are seen with each of some slices; at an end of a volume its outermost is repeated.

    Args:
        slices: [B] numbers.
        context: neighbours on each side.
        first: number of the first slice of the volume, of all or of each [B].
        count: slices of the volume, likewise.

    Returns:
        [B, 1 + 2 · context], each slice itself first.
    """
    first, count = (np.asarray(values)[..., None] for values in (first, count))
    return np.clip(np.asarray(slices)[:, None] + neighbour_steps(context), first, first + count - 1)


def with_neighbours(volume: Pixels, slices: np.ndarray, context: int) -> Pixels:
    """Some slices of a whole volume as a network sees them.

    Args:
        volume: [S, h, w], or with channels [S, C, h, w].
        slices: [s] numbers.
        context: neighbours on each side.

    Returns:
        [s, C · (1 + 2 · context), h, w]: all channels of the slice itself, of the one before, of the one after.
    """
    found = volume[seen_slices(slices, context, 0, len(volume))]
    return found.reshape(len(slices), -1, *volume.shape[-2:])


def with_channels(images: Tensor, channels: Tensor | None) -> Tensor:
    """Slices [B, n, H, W] with their further sequences [B, n, C - 1, H, W], if there are any: [B, n, C, H, W]."""
    own = images[:, :, None]
    if channels is None:
        return own
    count, slices, further, *size = channels.shape
    both = own.new_empty(count, slices, 1 + further, *size)  # not torch.cat, which fails on these within autocast
    both[:, :, :1], both[:, :, 1:] = own, channels
    return both


def fewer_channels(images: Tensor, channels: int, generator: torch.Generator) -> Tensor:
    """Images [B, C, ...] of a step, from some of which further sequences are taken away, as in training.

    Args:
        images: of slices or volumes, with their neighbours.
        channels: sequences of each.
        generator: of the step. What is drawn depends on its seed alone, and nothing is drawn from it: what else is
            random is as without further sequences.
    """
    if channels == 1:
        return images
    return drop_channels(images, channels, step_generator(generator.initial_seed(), "channels"))
