"""Structural similarity of flat images as a loss (Wang et al., IEEE TIP 13(4), 2004), with MONAI's implementation."""

from __future__ import annotations

import torch
from monai.losses import SSIMLoss
from torch import Tensor

WINDOW = 11  # pixels; Gaussian of standard deviation 1.5, C1 = 0.01², C2 = 0.03²

_LOSS = SSIMLoss(spatial_dims=2, data_range=1.0, win_size=WINDOW, kernel_sigma=1.5, k1=0.01, k2=0.03)


def negative_ssim(prediction: Tensor, target: Tensor) -> Tensor:
    """−SSIM, mean over images and over all places where the window lies inside: −1 for equal images.

    Args:
        prediction, target: [B, C, H, W] in [0, 1], at least 11 pixels a side.

    Returns:
        Scalar from −1 to 1, computed in float32 also under autocast.
    """
    if min(prediction.shape[-2:]) < WINDOW:
        raise ValueError(f"images need {WINDOW} pixels a side, got {tuple(prediction.shape[-2:])}")
    with torch.autocast(prediction.device.type, enabled=False):
        return _LOSS(prediction.float(), target.float()) - 1
