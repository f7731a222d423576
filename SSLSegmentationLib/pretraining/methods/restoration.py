"""What methods share that hide pixels and have the U-Net restore them."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

import torch
from torch import Tensor

from ...augmentation.channels import present, still_lacking
from ...augmentation.warp import Size
from ...figures.panels import Panel, Preview
from ...networks import UNet
from ...networks.segmenter import pixel_head
from ...stores import SliceBatch
from ...training.preview import picture
from ..method import PretrainingMethod, Views


class Restoration(PretrainingMethod[SliceBatch]):
    """Restore hidden pixels with a 1×1 convolution on the decoder's map; trains and hands on encoder and decoder.

    Of volumes, [B, 1, D, H, W] throughout, it restores voxels. Where the network sees neighbours of a slice, too, the
    same pixels are hidden in them, and those of the slice itself are restored, of all its sequences: "1" then stands
    for their number.
    """

    #: What the preview shows, in one plain sentence.
    shows: ClassVar[str]
    matched = (("corrupted", "mask"), ("clean",))

    def __init__(self, network: UNet, settings: Any, size: Size) -> None:
        super().__init__(network, settings, size)
        self.head = pixel_head(network, self.channels)

    @abstractmethod
    def hide(self, images: Tensor, generator: torch.Generator, *, augment: bool) -> Views:
        """``clean`` [B, 1, H, W], ``corrupted`` [B, C, H, W], ``mask`` [B, 1, H, W]."""

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``clean`` [B, 1, H, W], ``corrupted`` [B, C, H, W], ``mask`` [B, 1, H, W]."""
        return self.hide(batch.images, generator, augment=True)

    def blocks(self, side: int) -> tuple[int, ...]:
        """Sides of what is hidden together: a square, of volumes about a cube whose sides divide those of the patch."""
        if len(self.size) == 2:
            return side, side
        wished = max(1, round(side / self.thickness)), side, side
        return tuple(
            max(d for d in range(1, most + 1) if whole % d == 0) for whole, most in zip(self.size, wished, strict=True)
        )

    def own(self, images: Tensor) -> Tensor:
        """Of all that the network sees, the slice itself."""
        return images[:, : self.channels]

    def hidden(self, clean: Tensor, corrupted: Tensor, mask: Tensor) -> Views:
        """The views of :meth:`hide`, in which no pixel of a sequence that a slice lacks is hidden.

        Args:
            clean: all that the network sees, [B, C, H, W].
            corrupted: the same with hidden pixels.
            mask: bool [B, 1, H, W]: which ones.
        """
        own = self.own(clean)
        if self.channels > 1:
            there = present(own, self.channels)
            mask = mask & there.view(*there.shape, *[1] * (own.ndim - 2))
        return {"clean": own, "corrupted": still_lacking(corrupted, clean, self.channels), "mask": mask}

    def restore(self, views: Views) -> Tensor:
        """The network's image [B, 1, H, W], of several sequences all of them; only its masked pixels count."""
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
