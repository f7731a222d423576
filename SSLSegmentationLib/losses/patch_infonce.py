"""Local contrast: patches of a decoder's feature map against other patches of the same image."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn

from ..augmentation.warp import Size
from ..core.errors import SettingsError
from .collectives import all_gather, world_size
from .ntxent import masked_nt_xent, nt_xent

Negatives = Literal["image", "batch", "nearest"]
#: Negatives of a place per view where only the nearest ones count (Chaitanya et al. 2020).
NEAREST = 5


def patch_infonce(
    map1: Tensor,
    map2: Tensor,
    corners: Tensor,
    patch: int,
    temperature: float,
    negatives: Negatives = "image",
    projection: nn.Module | None = None,
) -> Tensor:
    """Patch InfoNCE on the feature maps of two views whose pixels correspond (Umapathy et al. 2022, decoder stage).

    For each patch, the positive is the same place in the other view; the negatives are the other P - 1 patches of the
    same image in both views. The loss is averaged over views, patches and images. Chaitanya et al. 2020 (L^R) fix 13
    places (see :func:`lattice_corners`) and contrast each with five listed neighbours only; ``nearest`` takes the five
    nearest, of equally near ones the first.

    Args:
        map1, map2: ``[B, C, h, w]``.
        corners: integers ``[B, P, 2]``, (row, column) of each patch's top left pixel, P ≥ 2.
        patch: side k of the square patches in pixels of the map.
        temperature: τ > 0; 0.1 in both papers.
        negatives: ``batch`` adds the patches of all other images; ``nearest`` leaves only the five nearest places.
        projection: applied to the flattened patches ``[B, P, C·k²]``, for example a linear layer.

    Returns:
        Scalar; ln(1 + :func:`negative_count`) at chance.
    """
    if negatives not in ("image", "batch", "nearest"):
        raise SettingsError(f"Negatives from '{negatives}' are unknown.", "Use image, batch or nearest.")
    views = [patch_embeddings(feature_map, corners, patch, projection) for feature_map in (map1, map2)]
    if negatives == "batch":
        views = [all_gather(view.flatten(0, 1)) for view in views]
    elif negatives == "nearest":
        count = corners.shape[1]
        same = torch.eye(count, dtype=torch.bool, device=map1.device).repeat(2, 2)
        near = _nearest(corners.to(map1.device)).repeat(1, 2, 2)
        return masked_nt_xent(torch.cat(views, dim=1), same, near, temperature)
    return nt_xent(views[0], views[1], temperature)


def negative_count(corners: Tensor, negatives: Negatives) -> int:
    """How many negatives :func:`patch_infonce` sets against each patch; arguments as there."""
    images, places = world_size() * corners.shape[0], corners.shape[1]
    return 2 * {"image": places - 1, "batch": images * places - 1, "nearest": min(NEAREST, places - 1)}[negatives]


def patch_embeddings(feature_map: Tensor, corners: Tensor, patch: int, projection: nn.Module | None = None) -> Tensor:
    """What :func:`patch_infonce` compares: ``[B, P, D]``; arguments as there."""
    patches = _patches(feature_map, corners.to(feature_map.device, non_blocking=True), patch)
    return patches if projection is None else projection(patches)


def random_corners(
    batch: int, size: Size, patch: int, count: int, generator: torch.Generator, valid: Tensor | None = None
) -> Tensor:
    """Draw distinct places for square patches, without overlap where ``count`` of them fit.

    Each image gets its own random lattice of touching cells and a random choice of them. Where a shifted lattice has
    too few cells, an unshifted one is used, and where that has too few, patches may overlap but never coincide.

    Args:
        size: (height, width) of the feature map.
        patch: side of a patch in pixels of the map.
        count: patches per image.
        generator: a CPU generator.
        valid: bool ``[batch, height, width]``; patches of valid pixels alone are taken first, others where an image has
            too few of them.

    Returns:
        Integers ``[batch, count, 2]``, (row, column) of the top left pixels, on the CPU or where ``valid`` is.

    Raises:
        SettingsError: the map has fewer than ``count`` places.
    """
    places = [side - patch + 1 for side in size]
    if min(places) < 1 or places[0] * places[1] < count:
        raise SettingsError(
            f"{count} patches of {patch} px do not fit a feature map of {size[0]} × {size[1]} px.",
            "Use fewer or smaller patches, or a larger map.",
        )
    stride = patch
    cells = [side // patch for side in places]  # leaves room to shift the lattice by a whole cell
    if cells[0] * cells[1] < count:
        cells = [side // patch for side in size]
    room = [side - number * patch + 1 for side, number in zip(size, cells, strict=True)]
    if cells[0] * cells[1] < count:
        stride, cells, room = 1, places, [1, 1]
    shift = (torch.rand(batch, 1, 2, generator=generator, dtype=torch.float64) * torch.tensor(room)).long()
    order = torch.rand(batch, cells[0] * cells[1], generator=generator)
    if valid is not None:
        every = torch.arange(cells[0] * cells[1])
        corners = torch.stack([every // cells[1], every % cells[1]], dim=-1) * stride + shift
        order, shift = order.to(valid.device), shift.to(valid.device)
        whole = _patches(valid[:, None], corners.to(valid.device), patch).all(dim=-1)
        order = order + ~whole  # random numbers are below 1
    chosen = order.argsort(dim=1)[:, :count]
    return torch.stack([chosen // cells[1], chosen % cells[1]], dim=-1) * stride + shift


def lattice_corners(batch: int, size: Size, patch: int) -> Tensor:
    """The 13 places of Chaitanya et al. 2020: a lattice of 3 × 3 over the map, and the centres of its 4 cells.

    Args:
        size: (height, width) of the feature map.
        patch: side of a patch in pixels of the map.

    Returns:
        Integers ``[batch, 13, 2]``, (row, column) of the top left pixels, the same for every image, on the CPU.

    Raises:
        SettingsError: the map is too small for 13 places.
    """
    room = torch.tensor([side - patch for side in size])
    if room.min() < 4:
        raise SettingsError(
            f"13 places of {patch} px do not fit a feature map of {size[0]} × {size[1]} px.",
            "Use more decoder stages or random places.",
        )
    quarters = [(row, column) for row in (0, 2, 4) for column in (0, 2, 4)]
    quarters += [(row, column) for row in (1, 3) for column in (1, 3)]
    return (torch.tensor(quarters) * room // 4).expand(batch, -1, -1)


def _nearest(corners: Tensor) -> Tensor:
    """bool ``[B, P, P]``: for each place (row) the nearest others, at most :data:`NEAREST`."""
    distance = (corners[:, :, None] - corners[:, None]).square().sum(dim=-1).double()
    distance.diagonal(dim1=1, dim2=2).fill_(torch.inf)
    order = distance.argsort(dim=-1, stable=True)[..., : min(NEAREST, corners.shape[1] - 1)]
    return torch.zeros_like(distance, dtype=torch.bool).scatter_(-1, order, True)


def _patches(feature_map: Tensor, corners: Tensor, patch: int) -> Tensor:
    """Flattened patches ``[B, P, C·k²]``, channel by channel, as ``F.unfold`` orders them."""
    batch, channels, _, width = feature_map.shape
    side = torch.arange(patch, device=feature_map.device)
    within = (side[:, None] * width + side).flatten()
    index = (corners[..., 0] * width + corners[..., 1])[..., None] + within  # [B, P, k²]
    index = index.flatten(1)[:, None].expand(batch, channels, -1)
    patches = feature_map.flatten(2).gather(2, index).unflatten(2, (corners.shape[1], -1))
    return patches.transpose(1, 2).flatten(2)
