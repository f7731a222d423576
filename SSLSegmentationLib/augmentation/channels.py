"""Random changes of what has several sequences: each has draws of its own, which a slice and its neighbours share.

The channels of a batch are those of the slice itself, the volume first, then those of each neighbour in the same order.
A sequence that a case lacks is zero throughout, and stays so: no noise or shift may tell a network that it is there.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

#: Part of the samples from which a further sequence is taken away in training.
DROPPED = 0.2


def each_channel(images: Tensor, channels: int, change: Callable[[Tensor], Tensor]) -> Tensor:
    """Apply a random change to one sequence after the other, so that the volume itself sees the draws that it would
    see alone.

    Args:
        images: ``[B, n · channels, …]``, of a slice and of its neighbours. Not changed.
        channels: sequences.
        change: maps ``[B, n, …]`` to a float32 tensor of that shape.

    Returns:
        float32 like ``images``; a further sequence that is zero throughout a sample is as before.
    """
    if channels == 1:
        return change(images)
    changed = torch.empty_like(images, dtype=torch.float32)
    for number in range(channels):
        changed[:, number::channels] = change(images[:, number::channels])
    return still_lacking(changed, images, channels)


def still_lacking(changed: Tensor, images: Tensor, channels: int) -> Tensor:
    """Changed ``images`` in which a further sequence that was zero throughout is zero again, in place."""
    if channels > 1:
        lacking = ~present(images, channels)
        changed.masked_fill_(lacking.view(*lacking.shape, *[1] * (images.ndim - 2)), 0)
    return changed


def present(images: Tensor, channels: int) -> Tensor:
    """bool ``[B, n · channels]``: what of ``images`` ``[B, n · channels, …]`` is not zero throughout, and the volume
    itself in any case."""
    there = (images != 0).flatten(2).any(dim=2)
    there[:, ::channels] = True
    return there


def drop_channels(images: Tensor, channels: int, generator: torch.Generator) -> Tensor:
    """Take each further sequence away, all zero, from some samples: what a case may lack is not to be relied on.

    Args:
        images: ``[B, n · channels, …]``. Not changed.
        channels: sequences; nothing is drawn if it is one.
        generator: a CPU generator.
    """
    if channels == 1:
        return images
    kept = torch.rand(len(images), channels, generator=generator) >= DROPPED
    kept[:, 0] = True
    kept = kept.repeat(1, images.shape[1] // channels).to(images.device, non_blocking=True)
    return images * kept.view(*kept.shape, *[1] * (images.ndim - 2))
