"""Segmentation losses: MONAI's Dice and torch's cross-entropy, blind to pixels that nobody has annotated."""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from monai.losses import DiceLoss
from torch import Tensor

from ..core.errors import SettingsError
from ..project.schema import NOT_ANNOTATED
from .collectives import all_reduce_mean, all_reduce_sum, world_size

SegmentationLoss = Callable[[Tensor, Tensor], Tensor]


def segmentation_loss(name: str) -> SegmentationLoss:
    """Loss by name.

    - ``dice``: soft Dice over all classes with the background, per image (Umapathy et al. 2022; Chaitanya et al. 2020).
    - ``dice_ce``: soft Dice over the foreground, summed over the batch, plus cross-entropy over all classes, equally
      weighted (as nnU-Net).

    The function returned takes logits ``[B, K, H, W]`` and integer labels ``[B, H, W]``, or those of volumes,
    ``[B, K, D, H, W]`` and ``[B, D, H, W]``, with values below K, or 255
    where a pixel is not annotated: such pixels contribute neither to the value nor to the gradient. It computes in
    float32 also under autocast.

    Raises:
        SettingsError: the name is unknown.
    """
    losses = {"dice": _dice, "dice_ce": _dice_ce}
    if name not in losses:
        raise SettingsError(f"The segmentation loss '{name}' is unknown.", f"Use {' or '.join(losses)}.")
    return losses[name]


_DICE = DiceLoss(include_background=True)
_DICE_SMOOTH = 1e-5  # MONAI's
_BATCH_DICE_FOREGROUND = DiceLoss(include_background=False, batch=True)


def _dice(logits: Tensor, labels: Tensor) -> Tensor:
    with torch.autocast(logits.device.type, enabled=False):
        logits, labels = _annotated(logits, labels)
        return _DICE(*_probabilities_and_targets(logits, labels))


def _dice_ce(logits: Tensor, labels: Tensor) -> Tensor:
    with torch.autocast(logits.device.type, enabled=False):
        logits, labels = _annotated(logits, labels)
        dice = _batch_dice(*_probabilities_and_targets(logits, labels))
        total = F.cross_entropy(logits, labels, ignore_index=NOT_ANNOTATED, reduction="sum")
        # The mean over annotated pixels, and 0 instead of NaN where a batch has none.
        return dice + all_reduce_mean(total, (labels != NOT_ANNOTATED).sum())


def _batch_dice(probabilities: Tensor, targets: Tensor) -> Tensor:
    """Dice over the foreground of the whole batch, whose sums several processes add up."""
    if world_size() == 1:
        return _BATCH_DICE_FOREGROUND(probabilities, targets)
    probabilities, targets = probabilities[:, 1:], targets[:, 1:]
    others = (0, *range(2, probabilities.ndim))
    sums = [(probabilities * targets).sum(dim=others), (probabilities + targets).sum(dim=others)]
    shared, both = all_reduce_sum(torch.stack(sums))
    return (1 - (2 * shared + _DICE_SMOOTH) / (both + _DICE_SMOOTH)).mean()


def _annotated(logits: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """Full precision; logits that must not count are replaced before any arithmetic, so that not even a NaN leaks."""
    logits = logits if logits.dtype == torch.float64 else logits.float()
    return logits.masked_fill((labels == NOT_ANNOTATED)[:, None], 0), labels.long()


def _probabilities_and_targets(logits: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """Probabilities and one-hot labels, both zero where not annotated: such a pixel adds nothing to any sum of Dice."""
    classes = torch.arange(logits.shape[1], device=labels.device).view(1, -1, *[1] * (logits.ndim - 2))
    probabilities = logits.softmax(dim=1).masked_fill((labels == NOT_ANNOTATED)[:, None], 0)
    return probabilities, (labels[:, None] == classes).to(probabilities.dtype)
