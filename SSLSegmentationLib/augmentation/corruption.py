"""Masks with an exact count and the pixels that replace what they cover: inputs of denoising and masked modelling."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from ..core.errors import SettingsError
from .intensity import device_generator, gaussian
from .warp import Size

_NEIGHBOUR_RADIUS = 5  # Noise2Void's default


def random_block_mask(
    batch: int,
    size: Size,
    block: int | Size,
    ratio: float,
    generator: torch.Generator,
    device: torch.device | str = "cpu",
    allowed: Tensor | None = None,
) -> Tensor:
    """Choose random blocks of a fixed lattice, exactly ``round(ratio · blocks)`` in every image.

    With blocks of one pixel these are single pixels (Umapathy et al. 2022: 10 %).

    Args:
        batch: number of images.
        size: (height, width) in pixels, of volumes with their depth first.
        block: side of a block in pixels, or one for each axis.
        ratio: part of the blocks that is chosen, 0 to 1.
        generator: a CPU generator.
        device: of the mask.
        allowed: bool ``[batch, H / block, W / block]``: only these blocks are chosen from, and ``ratio`` is of their
            number in each image.

    Returns:
        bool ``[batch, 1, H, W]``, of volumes ``[batch, 1, D, H, W]``.

    Raises:
        SettingsError: the image size is not a multiple of ``block``.
    """
    _check_fraction(ratio)
    cells, sides = _lattice(size, block)
    count = math.prod(cells)
    if allowed is None:
        chosen = _exact_choice(batch, count, round(ratio * count), generator, device)
    else:
        chosen = _exact_choice_among(allowed.flatten(1).to(device), ratio, generator)
    blocks = chosen.view(batch, 1, *(one for cell in cells for one in (cell, 1)))
    both = (one for pair in zip(cells, sides, strict=True) for one in pair)
    return blocks.expand(batch, 1, *both).reshape(batch, 1, *size)


def block_means(images: Tensor, block: int | Size) -> Tensor:
    """Mean of each block of the lattice of :func:`random_block_mask`.

    Args:
        images: ``[B, 1, H, W]``, or volumes ``[B, 1, D, H, W]``.
        block: side in pixels, or one for each axis.

    Returns:
        ``[B, H / block, W / block]``, of volumes with their depth first.

    Raises:
        SettingsError: the image size is not a multiple of ``block``.
    """
    _, sides = _lattice(tuple(images.shape[2:]), block)
    return (F.avg_pool2d if len(sides) == 2 else F.avg_pool3d)(images, sides)[:, 0]


def replace_pixels(images: Tensor, mask: Tensor, fill: str, generator: torch.Generator, std: float = 0.01) -> Tensor:
    """Replace the pixels under ``mask``; all others stay as they are, bit for bit.

    Args:
        images: ``[B, C, H, W]``, or volumes ``[B, C, D, H, W]``.
        mask: bool ``[B, 1, H, W]``, or as deep as they are.
        fill: ``gauss``, noise N(0, ``std``) (Umapathy et al. 2022); ``zero``; ``mean``, of the uncovered pixels of the
            same image and channel; ``neighbour``, a random other pixel of the slice within 5 px (Noise2Void).
        std: standard deviation of ``gauss``, in units of the image.
        generator: a CPU generator.

    Raises:
        SettingsError: unknown ``fill``, or an image too small for ``neighbour``.
    """
    if fill == "gauss":
        noise = device_generator(generator, images.device)
        replacement = gaussian(images.shape, noise).to(images.dtype) * std
    elif fill == "zero":
        replacement = torch.zeros((), device=images.device, dtype=images.dtype)
    elif fill == "mean":
        kept = (~mask).to(images.dtype)
        places = tuple(range(2, images.ndim))
        count = kept.sum(dim=places, keepdim=True).clamp_min(1)
        replacement = (images * kept).sum(dim=places, keepdim=True) / count
    elif fill == "neighbour":
        slices = images.flatten(1, -3)  # those of a volume as channels
        replacement = _random_neighbours(slices, device_generator(generator, images.device)).view_as(images)
    else:
        raise SettingsError(f"The fill '{fill}' is unknown.", "Use gauss, zero, mean or neighbour.")
    return torch.where(mask, replacement, images)


def _exact_choice(batch: int, items: int, count: int, generator: torch.Generator, device: torch.device | str) -> Tensor:
    """bool ``[batch, items]`` with exactly ``count`` True per row, uniform over all such choices."""
    device = torch.device(device)
    if count == 0 or count == items:
        return torch.full((batch, items), count > 0, device=device)
    # A random key made unique by the item's index: the count is exact without a sort, which costs more than selection.
    noise = device_generator(generator, device)
    keys = torch.randint(2**40, (batch, items), generator=noise, device=device)
    keys = keys * items + torch.arange(items, device=device)
    return keys <= keys.kthvalue(count, dim=1, keepdim=True).values


def _exact_choice_among(allowed: Tensor, ratio: float, generator: torch.Generator) -> Tensor:
    """bool like ``allowed`` ``[batch, items]`` with ``round(ratio · allowed items)`` True per row, all allowed."""
    noise = device_generator(generator, allowed.device)
    keys = torch.rand(allowed.shape, generator=noise, device=allowed.device).masked_fill(~allowed, 2.0)
    # The place of each item in the order of the keys; those that are not allowed come last.
    places = keys.argsort(dim=1).argsort(dim=1)
    # Rounded in Python for every possible number, so that the count is the same on every device, without a wait for it.
    counts = torch.tensor([round(ratio * number) for number in range(allowed.shape[1] + 1)], device=allowed.device)
    return places < counts[allowed.sum(dim=1, keepdim=True)]


def _random_neighbours(images: Tensor, generator: torch.Generator) -> Tensor:
    batch, channels, height, width = images.shape
    reach = _NEIGHBOUR_RADIUS
    if min(height, width) <= 2 * reach:
        raise SettingsError(
            f"Neighbours within {reach} px need images larger than {2 * reach} px.",
            "Use another fill or larger patches.",
        )
    side = 2 * reach + 1
    # One of the side² - 1 offsets other than (0, 0), which is the one left out in the middle.
    pick = torch.randint(side * side - 1, (batch, height, width), generator=generator, device=images.device)
    pick += pick >= side * side // 2
    row = _stay_inside(torch.arange(height, device=images.device)[:, None], pick // side - reach, height)
    column = _stay_inside(torch.arange(width, device=images.device), pick % side - reach, width)
    index = (row * width + column).flatten(1)[:, None].expand(batch, channels, height * width)
    return images.flatten(2).gather(2, index).view_as(images)


def _stay_inside(position: Tensor, offset: Tensor, size: int) -> Tensor:
    moved = position + offset
    # Turning back at the border, unlike mirroring, never returns to the pixel itself.
    return torch.where((moved < 0) | (moved >= size), position - offset, moved)


def _lattice(size: Size, block: int | Size) -> tuple[Size, Size]:
    """How many blocks tile an image along each axis, and their sides."""
    sides = (block,) * len(size) if isinstance(block, int) else block
    if min(sides) < 1 or any(whole % side for whole, side in zip(size, sides, strict=True)):
        raise SettingsError(
            f"Blocks of {sides[-1]} px do not tile an image of {' × '.join(map(str, size))} px.",
            "Choose a divisor of both sizes.",
        )
    return tuple(whole // side for whole, side in zip(size, sides, strict=True)), sides


def _check_fraction(fraction: float) -> None:
    if not 0 <= fraction <= 1:
        raise SettingsError(f"The masked fraction {fraction} is out of range.", "Choose a value from 0 to 1.")
