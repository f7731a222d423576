"""Inter-modal reconstruction (Morano et al., MICCAI 2023, arXiv:2307.03008): from a volume the flat image of another
modality of the same field, by the network that will then be finetuned to segment in that plane.

    ℓ(x, y) = 1 − SSIM(σ(Ψ(x)), y)

x is a part of the volume over its full depth, y the flat image above it in [0, 1], σ the sigmoid. The paper's loss is
−SSIM, which has the same gradient; with the 1 a perfect image costs 0. Its task is that of projections.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from ...losses.ssim import negative_ssim
from ...networks.fpn3d2d import Fpn3d2d
from ...stores.projection_batches import EnFaceBatch, augment
from ..method import PretrainingMethod, Views
from .intermodal_recipe import InterModalSettings


class InterModal(PretrainingMethod[EnFaceBatch]):
    """Reconstruct a flat image; trains and hands on the whole network, its last convolution included."""

    name = "intermodal"
    Settings = InterModalSettings
    needs = frozenset({"target"})
    trains = transfers = ("encoder", "projection", "decoder", "segmentation_head")

    def __init__(self, network: Fpn3d2d, settings: Any, size: tuple[int, int]) -> None:
        super().__init__(network, settings, size)

    def views(self, batch: EnFaceBatch, generator: torch.Generator) -> Views:
        """``volumes`` [B, 1, D, h, w] and ``targets`` [B, 1, h, w], augmented."""
        batch = augment(batch, self.settings.augmentation, generator)
        return {"volumes": batch.volumes, "targets": self.wanted(batch.targets)}

    def loss(self, views: Views) -> dict[str, Tensor]:
        """1 − SSIM; chance level: the loss of a network that answers the mean of each image everywhere."""
        flat, targets = self.network(views["volumes"]).float().sigmoid(), views["targets"]
        constant = targets.mean(dim=(2, 3), keepdim=True).expand_as(targets)
        return {"loss": 1 + negative_ssim(flat, targets), "chance_level": 1 + negative_ssim(constant, targets)}

    def wanted(self, targets: Tensor) -> Tensor:
        """What shall be drawn for flat images in [0, 1]."""
        return 1 - targets if self.settings.invert else targets
