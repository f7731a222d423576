"""Random changes of how tissues look: what another scanner or another patient does, which brightness and contrast alone
cannot.

Each structure gets a rising intensity curve of its own, so that a spleen may be brighter than the kidney beside it, or
darker (location-scale augmentation per class: Su et al. 2023, *Rethinking Data Augmentation for Single-source Domain
Generalization in Medical Image Segmentation*, arXiv:2211.15219, which draws Bézier curves). Random filters change
texture and contrast (Ouyang et al. 2022, *Causality-inspired Single-source Domain Generalization*, arXiv:2111.12525,
with four layers where there are two here).

All parameters are drawn on the CPU, so they are the same on every device.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from .channels import each_channel
from .ranges import AppearanceRanges

_PIECES = 6  # straight pieces of a curve
_SPREAD = 0.8  # standard deviation of the logarithm of their steepness
_HIDDEN = 2  # filtered images between the two layers of random filters
_SLOPE = 0.2  # of the leaky ReLU between them, where it is negative


@torch.no_grad()
def augment_appearance(
    images: Tensor,
    labels: Tensor | None,
    ranges: AppearanceRanges,
    generator: torch.Generator,
    channels: int = 1,
) -> Tensor:
    """Send intensities through random curves, one for each class of a sample, and mix samples with filterings of them.

    Args:
        images: ``[B, C, H, W]`` in [0, 1]. Not changed.
        labels: ``[B, H, W]`` classes from 0, or ``[B, n, H, W]`` of a slice and its neighbours; None = a sample is of
            one class. What is not annotated counts as a class.
        generator: a CPU generator. Nothing is drawn from it for what is off.
        channels: sequences among the C, each of which changes in a way of its own (:mod:`.channels`).

    Returns:
        float32 ``[B, C, H, W]`` in [0, 1].
    """
    return each_channel(images, channels, lambda part: _augmented(part, labels, ranges, generator))


def _augmented(images: Tensor, labels: Tensor | None, ranges: AppearanceRanges, generator: torch.Generator) -> Tensor:
    images = images.float()
    if ranges.curve_probability:
        changed = _class_curves(images, labels, generator)
        images = torch.where(_chosen(images, ranges.curve_probability, generator), changed, images)
    if ranges.filter_probability:
        changed = random_filtering(images, generator)
        images = torch.where(_chosen(images, ranges.filter_probability, generator), changed, images)
    return images


def rising_curve(images: Tensor, steepness: Tensor) -> Tensor:
    """Send intensities in [0, 1] through curves of straight pieces from (0, 0) to (1, 1).

    Args:
        images: ``[B, C, H, W]``.
        steepness: ``[B, n]`` > 0 of n pieces of equal width, up to a common factor.
    """
    pieces = steepness.shape[1]
    rises = steepness / steepness.sum(dim=1, keepdim=True)
    curved = torch.zeros_like(images)
    for piece in range(pieces):
        passed = (images * pieces - piece).clamp_(0, 1)  # how much of this piece lies below the intensity
        curved.addcmul_(passed, rises[:, piece, None, None, None])
    return curved.clamp_(0, 1)


def random_filtering(images: Tensor, generator: torch.Generator) -> Tensor:
    """A random mixture of each sample with what two layers of random filters, 3 × 3 or 1 × 1, make of it.

    What is filtered gets the mean and the standard deviation that the sample had. A slice and its neighbours, [B, n, H,
    W], go through the same filters.
    """
    batch, slices, height, width = images.shape
    whole, images = images, images.flatten(0, 1)[:, None]
    mean, spread = images.mean(dim=(2, 3), keepdim=True), images.std(dim=(2, 3), keepdim=True)
    filtered = images - mean
    with torch.autocast(images.device.type, enabled=False):
        for outputs in (_HIDDEN, 1):
            side = 3 if torch.rand((), generator=generator) < 0.5 else 1
            kernels = torch.randn(batch, outputs, filtered.shape[1], side, side, generator=generator)
            kernels = kernels.repeat_interleave(slices, dim=0)
            planes = F.pad(filtered, (side // 2,) * 4, mode="replicate").flatten(0, 1)[None]
            # One group per sample: every sample has filters of its own and still all go in one call.
            filtered = F.conv2d(planes, kernels.flatten(0, 1).to(images), groups=batch * slices)
            filtered = filtered.view(batch * slices, outputs, height, width)
            if outputs == _HIDDEN:
                filtered = F.leaky_relu(filtered, _SLOPE)
    filtered = filtered - filtered.mean(dim=(2, 3), keepdim=True)
    filtered *= spread / filtered.std(dim=(2, 3), keepdim=True).clamp_min(1e-6)
    share = torch.rand(batch, 1, 1, 1, generator=generator).to(images)
    return torch.lerp((filtered + mean).view_as(whole), whole, share).clamp_(0, 1)


def _class_curves(images: Tensor, labels: Tensor | None, generator: torch.Generator) -> Tensor:
    seed = int(torch.randint(2**62, (), generator=generator))  # so that what follows does not depend on the classes
    changed = images
    if labels is not None and labels.ndim < images.ndim:
        labels = labels[:, None]
    for value in [0] if labels is None else labels.unique().tolist():
        steepness = (
            torch.randn(len(images), _PIECES, generator=torch.Generator().manual_seed(seed + value))
            .mul_(_SPREAD)
            .exp_()
        )
        curved = rising_curve(images, steepness.to(images))
        changed = curved if labels is None else torch.where(labels == value, curved, changed)
    return changed


def _chosen(images: Tensor, probability: float, generator: torch.Generator) -> Tensor:
    return (torch.rand(len(images), 1, 1, 1, generator=generator) < probability).to(images.device)
