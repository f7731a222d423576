"""Regression pretraining (Umapathy et al. 2022, section II.B): restore random pixels from their surroundings.

    x̂ = (1 − M) ⊙ x + N ⊙ M,   ℓ(x) = ‖M ⊙ Ψ(x̂) − M ⊙ x‖₁,   M: 10 % of the pixels, N ~ N(0, 0.01)

The loss is the mean over masked pixels. The projection head Ψ = g ∘ ψ is a 1×1 convolution (the paper leaves it open).
"""

from __future__ import annotations

import torch
from torch import Tensor

from ...augmentation.corruption import random_block_mask, replace_pixels
from ...augmentation.ranges import SpatialRanges
from ...augmentation.warp import warp
from ...losses.masked import masked_l1
from ..method import Views
from .regression_recipe import RegressionSettings
from .restoration import Restoration


class Regression(Restoration):
    """Restore random pixels."""

    name = "regression"
    Settings = RegressionSettings
    shows = "The network sees a slice with hidden pixels and restores them from their surroundings."

    def hide(self, images: Tensor, generator: torch.Generator, *, augment: bool) -> Views:
        """``clean`` [B, 1, H, W], ``corrupted`` [B, C, H, W], ``mask`` [B, 1, H, W]."""
        settings = self.settings
        spatial = settings.spatial if augment else SpatialRanges()
        clean = warp(images, self.grid(images, spatial, generator))
        mask = random_block_mask(
            len(clean), self.size, self.blocks(settings.block), settings.masked_fraction, generator, clean.device
        )
        corrupted = replace_pixels(clean, mask, settings.fill, generator, std=settings.noise_std)
        return self.hidden(clean, corrupted, mask)

    def loss(self, views: Views) -> dict[str, Tensor]:
        """L1 at the masked pixels; chance level: the error of a network that answers 0 everywhere."""
        zeros = torch.zeros_like(views["clean"])
        return {
            "loss": masked_l1(self.restore(views), views["clean"], views["mask"]),
            "chance_level": masked_l1(zeros, views["clean"], views["mask"]),
        }
