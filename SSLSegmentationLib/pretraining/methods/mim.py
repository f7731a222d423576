"""Masked image modelling on the convolutional U-Net: hide most of a slice in large squares and restore them.

    ℓ(x) = Σ M ⊙ (Ψ(x̂) − x)² / Σ M,   x̂ = x outside M and one grey inside,   M: 75 % of a grid of squares

De Mooij et al. 2024 (arXiv:2409.18100) took this from vision transformers (Xie et al. 2022: SimMIM; He et al. 2022:
MAE); for convolutional networks Wald et al. 2024 (arXiv:2410.23132) found it the strongest pretraining in 3D. The
zeros that those fill in are the mean of images brought to mean 0; images here span 0 (air) to 1, so the mean of what
is left visible stands in for it, and zero would claim that there is air.
"""

from __future__ import annotations

import torch
from torch import Tensor

from ...augmentation.corruption import block_means, random_block_mask, replace_pixels
from ...augmentation.intensity import augment_intensity
from ...augmentation.ranges import SpatialRanges
from ...augmentation.warp import warp
from ...losses.masked import best_single_answer, masked_l1, masked_mse
from ..method import Views
from .mim_recipe import MaskedModellingSettings
from .restoration import Restoration

_ERRORS = {"mse": masked_mse, "l1": masked_l1}


class MaskedModelling(Restoration):
    """Restore hidden squares of tissue."""

    name = "mim"
    Settings = MaskedModellingSettings
    shows = "Most of a slice is hidden in squares; the network has to work out from the rest what was there."

    def hide(self, images: Tensor, generator: torch.Generator, *, augment: bool) -> Views:
        """``clean`` [B, 1, H, W], ``corrupted`` [B, C, H, W], ``mask`` [B, 1, H, W].

        The mask covers exactly ``masked_fraction`` (rounded to whole squares) of the squares with tissue in each image;
        an image without any has none.
        """
        settings = self.settings
        spatial = settings.spatial if augment else SpatialRanges()
        clean = warp(images, self.grid(images, spatial, generator))
        blocks = self.blocks(settings.patch)
        # Before the intensities change, so that a brighter image has no more tissue than it had.
        tissue = block_means(clean[:, :1], blocks) >= settings.tissue_level if settings.tissue_level else None
        mask = random_block_mask(
            len(clean), self.size, blocks, settings.masked_fraction, generator, clean.device, tissue
        )
        if augment:
            clean = augment_intensity(clean, settings.intensity, generator, self.channels)
        corrupted = replace_pixels(clean, mask, settings.fill, generator)
        return self.hidden(clean, corrupted, mask)

    def loss(self, views: Views) -> dict[str, Tensor]:
        """Mean error at the masked pixels; chance level: that of the best single answer for all of them."""
        clean, mask = views["clean"], views["mask"]
        error = _ERRORS[self.settings.error]
        return {
            "loss": error(self.restore(views), clean, mask),
            "chance_level": error(best_single_answer(clean, mask, self.settings.error), clean, mask),
        }

    def transferable(self) -> dict[str, Tensor]:
        """Encoder, and decoder unless the settings say otherwise."""
        state = super().transferable()
        if self.settings.hand_on_decoder:
            return state
        return {name: tensor for name, tensor in state.items() if name.startswith("encoder.")}
