"""What methods share that hide pixels and have the U-Net restore them."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from ...figures.panels import Panel, Preview
from ...networks import UNet
from ...stores import SliceBatch
from ...training.preview import picture
from ..method import PretrainingMethod, Views


class Restoration(PretrainingMethod[SliceBatch]):
    """Restore hidden pixels with a 1×1 convolution on the decoder's map; trains and hands on encoder and decoder."""

    #: What the preview shows, in one plain sentence.
    shows: ClassVar[str]
    matched = (("corrupted", "mask"), ("clean",))

    def __init__(self, network: UNet, settings: Any, size: tuple[int, int]) -> None:
        super().__init__(network, settings, size)
        self.head = nn.Conv2d(network.decoder_width(), 1, kernel_size=1)

    @abstractmethod
    def hide(self, images: Tensor, generator: torch.Generator, *, augment: bool) -> Views:
        """``clean`` and ``corrupted`` [B, 1, H, W], ``mask`` [B, 1, H, W]."""

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``clean`` and ``corrupted`` [B, 1, H, W], ``mask`` [B, 1, H, W]."""
        return self.hide(batch.images, generator, augment=True)

    def restore(self, views: Views) -> Tensor:
        """The network's image [B, 1, H, W]; only its masked pixels count."""
        return self.head(self.network.features(views["corrupted"]))

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """What the network gets, what it makes of the hidden pixels, and what they were."""
        views = self.hide(batch.images, generator, augment=False)
        restored = torch.where(views["mask"], self.restore(views), views["clean"])
        shown = [picture(images) for images in (views["corrupted"], restored, views["clean"])]
        return Preview(
            self.shows,
            ("What the network sees", "Restored by the network", "Original"),
            tuple(tuple(Panel(image) for image in row) for row in zip(*shown, strict=True)),
        )
