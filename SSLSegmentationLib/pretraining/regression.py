"""Regression pretraining (Umapathy et al. 2022, section II.B): restore random pixels from their surroundings.

    x̂ = (1 − M) ⊙ x + N ⊙ M,   ℓ(x) = ‖M ⊙ Ψ(x̂) − M ⊙ x‖₁,   M: 10 % of the pixels, N ~ N(0, 0.01)

The loss is the mean over masked pixels. The projection head Ψ = g ∘ ψ is a 1×1 convolution (the paper leaves it open).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

import torch
from torch import Tensor

from ..acting import ActsWith, Needs
from ..augmentation.corruption import random_block_mask, replace_pixels
from ..augmentation.warp import SpatialRanges, random_grid, warp
from ..losses.masked import masked_l1
from ..presets import (
    DEFAULT_NETWORK,
    DEFAULT_SIZE,
    PAPER_NETWORK,
    PAPER_OPTIMISATION,
    PAPER_SIZE,
    QUICK_NETWORK,
    QUICK_SIZE,
)
from ..settings import check, setting
from ..training import OptimisationSettings
from .method import Views
from .recipe import Preset, Recipe, Stage, register
from .restoration import Restoration

_AUGMENTED = SpatialRanges(rotation_deg=15, scale=(0.8, 1.25), translation=0.1, flip_horizontal=True)


@dataclass(frozen=True)
class RegressionSettings:
    """Settings of regression pretraining."""

    acts_with: ClassVar[ActsWith] = {"noise_std": (Needs(("fill",), ("gauss",)),)}

    masked_fraction: float = setting(0.10, "part of the pixels that is replaced and restored", range=(0.001, 0.9))
    block: int = setting(
        1, "side of the squares that are hidden; 1 = single pixels, as in the paper", unit="px", range=(1, 64)
    )
    noise_std: float = setting(0.01, "standard deviation of the replacing noise (images span 0 to 1)", range=(0, 1))
    fill: str = setting("gauss", "what replaces the pixels", choices=("gauss", "neighbour", "zero", "mean"))
    spatial: SpatialRanges = field(default_factory=SpatialRanges)

    def __post_init__(self) -> None:
        check(self)


class Regression(Restoration):
    """Restore random pixels."""

    name = "regression"
    Settings = RegressionSettings
    shows = "The network sees a slice with hidden pixels and restores them from their surroundings."

    def hide(self, images: Tensor, generator: torch.Generator, *, augment: bool) -> Views:
        """``clean`` and ``corrupted`` [B, 1, H, W], ``mask`` [B, 1, H, W]."""
        settings = self.settings
        spatial = settings.spatial if augment else SpatialRanges()
        grid = random_grid(len(images), tuple(images.shape[-2:]), self.size, spatial, generator, images.device)
        clean = warp(images, grid)
        mask = random_block_mask(
            len(clean), self.size, settings.block, settings.masked_fraction, generator, clean.device
        )
        corrupted = replace_pixels(clean, mask, settings.fill, generator, std=settings.noise_std)
        return {"clean": clean, "corrupted": corrupted, "mask": mask}

    def loss(self, views: Views) -> dict[str, Tensor]:
        """L1 at the masked pixels; chance level: the error of a network that answers 0 everywhere."""
        zeros = torch.zeros_like(views["clean"])
        return {
            "loss": masked_l1(self.restore(views), views["clean"], views["mask"]),
            "chance_level": masked_l1(zeros, views["clean"], views["mask"]),
        }


register(
    Recipe(
        name="regression",
        title="Regression (restore missing pixels)",
        summary="Hides a tenth of the pixels and learns to restore them from their surroundings.",
        when="Takes the least time; measured so far it helps little, and with a single labelled case it did harm.",
        source="Umapathy et al. 2022, arXiv:2205.13109, section II.B",
        stages=(Stage("regression", Regression),),
        shown_first=True,
        presets={
            "quick": Preset(
                "two cores, minutes",
                QUICK_SIZE,
                QUICK_NETWORK,
                {"regression": (RegressionSettings(spatial=_AUGMENTED), OptimisationSettings(steps=500, batch_size=8))},
            ),
            "default": Preset(
                "one GPU, up to an hour",
                DEFAULT_SIZE,
                DEFAULT_NETWORK,
                {
                    "regression": (
                        RegressionSettings(spatial=_AUGMENTED),
                        OptimisationSettings(steps=20_000, batch_size=16),
                    )
                },
            ),
            "paper": Preset(
                "the paper's settings: 1000 epochs, Adam, rate halved on plateau",
                PAPER_SIZE,
                PAPER_NETWORK,
                {
                    "regression": (
                        RegressionSettings(),
                        replace(PAPER_OPTIMISATION, epochs=1000),
                    )
                },
            ),
        },
    )
)
