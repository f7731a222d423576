"""Reconstruction losses over the masked pixels only, in float32 also under autocast."""

from __future__ import annotations

import torch
from torch import Tensor

from .collectives import all_gather, all_reduce_mean, world_size


def masked_l1(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Mean absolute error over the masked pixels (Umapathy et al. 2022: denoising).

    Args:
        prediction, target: ``[B, C, H, W]``; the target is the uncorrupted image.
        mask: bool ``[B, 1, H, W]`` or ``[B, C, H, W]``, True where the pixel counts.

    Returns:
        Scalar: 0 for a perfect reconstruction and for an empty mask. Other pixels get no gradient, whatever they hold.
    """
    return _masked_mean((_difference(prediction, target, mask)).abs(), mask)


def masked_mse(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Mean squared error over the masked pixels (He et al. 2022: MAE; Xie et al. 2022 take :func:`masked_l1`).

    Arguments and value as for :func:`masked_l1`.
    """
    return _masked_mean(_difference(prediction, target, mask).square(), mask)


def best_single_answer(target: Tensor, mask: Tensor, error: str) -> Tensor:
    """The value that, given for every masked pixel of a batch, has the smallest error.

    Its error is what a network reaches that does not look at the image.

    Args:
        target: ``[B, C, H, W]``.
        mask: as for :func:`masked_l1`.
        error: ``l1`` (the median) or ``mse`` (the mean).

    Returns:
        float32 ``[B, C, H, W]``, the same everywhere; NaN for an empty mask.
    """
    if world_size() > 1:
        target, counted = target.float(), all_gather(target.float()[mask.expand_as(target)], ragged=True)
        return (counted.median() if error == "l1" else counted.mean()).expand_as(target)
    masked = target.float().masked_fill(~mask, torch.nan)
    return (masked.nanmedian() if error == "l1" else masked.nanmean()).expand_as(target)


def _difference(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    if prediction.dtype != torch.float64:
        prediction, target = prediction.float(), target.float()
    # Masked before any arithmetic, so that an overflow elsewhere cannot turn the loss or its gradient into NaN.
    return (prediction - target).masked_fill(~mask, 0)


def _masked_mean(error: Tensor, mask: Tensor) -> Tensor:
    return all_reduce_mean(error.sum(), mask.expand_as(error).sum())
