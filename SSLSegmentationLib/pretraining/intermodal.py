"""Inter-modal reconstruction (Morano et al., MICCAI 2023, arXiv:2307.03008): from a volume the flat image of another
modality of the same field, by the network that will then be finetuned to segment in that plane.

    ℓ(x, y) = 1 − SSIM(σ(Ψ(x)), y)

x is a part of the volume over its full depth, y the flat image above it in [0, 1], σ the sigmoid. The paper's loss is
−SSIM, which has the same gradient; with the 1 a perfect image costs 0. Runs in the package ``enface``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from ..enface.crops import EnFaceBatch, augment
from ..enface.settings import (
    DEFAULT_DATA,
    DEFAULT_SIZE,
    PAPER_DATA,
    PAPER_NETWORK,
    PAPER_OPTIMISATION,
    PAPER_SIZE,
    QUICK_DATA,
    QUICK_NETWORK,
    QUICK_SIZE,
    EnFaceAugmentation,
    EnFaceData,
)
from ..losses.ssim import negative_ssim
from ..networks.fpn3d2d import Fpn3d2d
from ..settings import check, setting
from ..training import OptimisationSettings
from .method import PretrainingMethod, Views
from .recipe import Preset, Recipe, Stage, register


@dataclass(frozen=True)
class InterModalSettings:
    """Settings of inter-modal reconstruction."""

    target: str = setting(
        "paired",
        "what is reconstructed: 'paired' = the image of another modality that each case has; 'own' = a projection of "
        "the volume itself, which needs no second image",
        choices=("paired", "own"),
    )
    projection: str = setting(
        "mean",
        "how a volume (the own one, or a paired one that is not flat) becomes a flat image: 'mean' or 'max' of the "
        "intensities along the axis of projection",
        choices=("mean", "max"),
    )
    invert: bool = setting(
        False, "reconstruct the inverted image: where what matters is dark in it, as atrophy in autofluorescence"
    )
    data: EnFaceData = field(default_factory=EnFaceData)
    augmentation: EnFaceAugmentation = field(default_factory=EnFaceAugmentation)

    def __post_init__(self) -> None:
        check(self)


class InterModal(PretrainingMethod):
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


register(
    Recipe(
        name="intermodal",
        title="Inter-modal reconstruction (volume to flat image)",
        summary="Learns to draw from a volume the flat image of another modality, such as an OCT's angiogram.",
        when="For segmenting in a plane that volumes are projected onto (vessels, atrophy), with a second image of "
        "each case. It trains a network of its own, from which only flat masks are finetuned.",
        source="Morano et al. 2023, arXiv:2307.03008",
        needs="An image of another modality in the plane that each volume is projected onto ('sslseg en-face' gives "
        "it to a case). Without one, the setting 'target' can be 'own': a projection of the volume itself.",
        kind="en_face",
        stages=(Stage("intermodal", InterModal),),
        presets={
            "quick": Preset(
                "two cores, minutes",
                QUICK_SIZE,
                QUICK_NETWORK,
                {
                    "intermodal": (
                        InterModalSettings(data=QUICK_DATA),
                        OptimisationSettings(steps=200, batch_size=4, learning_rate=3e-3, validate_every=50),
                    )
                },
            ),
            "default": Preset(
                "one GPU, up to an hour",
                DEFAULT_SIZE,
                PAPER_NETWORK,
                {
                    "intermodal": (
                        InterModalSettings(data=DEFAULT_DATA),
                        OptimisationSettings(steps=5000, batch_size=8, learning_rate=1e-3),
                    )
                },
            ),
            "paper": Preset(
                "the paper's settings: 40 epochs of 20 parts a volume, SGD",
                PAPER_SIZE,
                PAPER_NETWORK,
                {"intermodal": (InterModalSettings(data=PAPER_DATA), PAPER_OPTIMISATION)},
            ),
        },
    )
)
