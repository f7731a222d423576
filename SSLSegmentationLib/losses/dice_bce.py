"""Segmentation loss of the projection network: ½ (Dice + cross-entropy), Dice with squares over the whole batch.

Morano et al. 2023, public code: Dice = 1 − 2 (Σ pg + ε) / (Σ (p² + g) + 2ε), ε = 1e-6. For several structures (not in
the paper) the sigmoid becomes a softmax, the binary cross-entropy the one over classes, and Dice the mean over
structures.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from monai.losses import DiceLoss
from torch import Tensor

from ..project.schema import NOT_ANNOTATED

_DICE = DiceLoss(squared_pred=True, batch=True, smooth_nr=2e-6, smooth_dr=2e-6)


def output_channels(classes: int) -> int:
    """Channels that a network needs for so many classes, background included: one for a single structure."""
    return 1 if classes == 2 else classes


def probabilities(logits: Tensor) -> Tensor:
    """Class probabilities [B, K, H, W], background first, of logits [B, 1 or K, H, W]; K is 2 for one channel."""
    if logits.shape[1] > 1:
        return logits.float().softmax(dim=1)
    foreground = logits.float().sigmoid()
    return torch.cat([1 - foreground, foreground], dim=1)


def half_dice_half_bce(logits: Tensor, labels: Tensor) -> Tensor:
    """The loss.

    Args:
        logits: [B, 1, H, W] for one structure, [B, K, H, W] for K − 1.
        labels: integers [B, H, W] below K, or 255 where nobody annotated: these add nothing.

    Returns:
        Scalar from 0 on, computed in float32 also under autocast.
    """
    with torch.autocast(logits.device.type, enabled=False):
        logits, labels = logits.float(), labels.long()
        annotated = (labels != NOT_ANNOTATED)[:, None]
        logits = logits.masked_fill(~annotated, 0)
        count = annotated.sum().clamp_min(1)
        if logits.shape[1] == 1:
            truth = ((labels[:, None] > 0) & annotated).float()
            losses = F.binary_cross_entropy_with_logits(logits, truth, reduction="none")
            entropy = losses.masked_fill(~annotated, 0).sum() / count
            foreground = logits.sigmoid()
        else:
            classes = torch.arange(1, logits.shape[1], device=labels.device).view(1, -1, 1, 1)
            truth = (labels[:, None] == classes).float()
            entropy = F.cross_entropy(logits, labels, ignore_index=NOT_ANNOTATED, reduction="sum") / count
            foreground = logits.softmax(dim=1)[:, 1:]
        return 0.5 * (_DICE(foreground.masked_fill(~annotated, 0), truth) + entropy)
