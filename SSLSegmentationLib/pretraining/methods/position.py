"""Where is this? The network sees a piece of a slice, turned, bent and in another look, and tells for every pixel from
which place of the scan it comes: how far right, how far down, and at which height of the stack.

    ℓ = 1/|V| Σ_{p ∈ V} 1/3 ‖g(f(φ t x))(p) − (φ(p) / s, 2 z − 1)‖²

φ is a random warp with a cut-out, φ(p) the place that pixel p is read from, t a random look, V the pixels inside the
slice, s half a patch, z the relative position of the slice, f the U-Net and g a 1×1 head.

Volumes of one protocol show the same part of the body in about the same place: places are, roughly, anatomy, and the
same in all patients. That is the knowledge which keeps a network of few labels from finding organs where none can be.
To learn from places is not new. Bai et al. 2019 segment boxes whose places follow from the view planes of a heart scan;
PPos regresses the coordinates of slices cut out of a volume; VectorPOSE (Zhang et al. 2022) place, scale and
orientation of 3D patches; positional contrast (``pcl``, Zeng et al. 2021) uses the level of whole slices; Blendowski et
al. 2019 and Lei et al. 2021 regress offsets between pieces of a volume. Here each pixel has a place of its own, which
goes through the decoder; what that gives is measured in docs/results_pretraining.md.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ...augmentation.intensity import augment_intensity
from ...augmentation.warp import random_grid, valid_mask, warp
from ...figures.panels import Panel, Preview
from ...losses.masked import best_single_answer, masked_l1, masked_mse
from ...networks import UNet
from ...stores import SliceBatch
from ...training.preview import picture
from ..method import PretrainingMethod, Views
from .position_recipe import PositionSettings

_INSIDE = 0.999  # bilinear weight that must come from within the slice


class Position(PretrainingMethod[SliceBatch]):
    """Tell the place of every pixel; trains and hands on encoder and decoder."""

    name = "position"
    Settings = PositionSettings
    needs = frozenset({"position"})
    matched = (("image",), ("place", "valid"))

    def __init__(self, network: UNet, settings: PositionSettings, size: tuple[int, int]) -> None:
        super().__init__(network, settings, size)
        self.head = nn.Conv2d(network.decoder_width(), 3, kernel_size=1)

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``image`` [B, 1, h, w]; ``place`` [B, 3, h, w]: pixels right of and below the centre of the slice, in halves
        of the patch's longer side, and the position in the stack from -1 to 1; ``valid`` [B, 1, h, w]."""
        images, settings = batch.images, self.settings
        canvas = tuple(images.shape[-2:])
        grid = random_grid(len(images), canvas, self.size, settings.spatial, generator, images.device)
        stack = (2 * batch.position.to(grid) - 1)[:, None, None, None].expand(-1, *self.size, 1)
        return {
            "image": augment_intensity(warp(images, grid), settings.intensity, generator),
            "place": torch.cat([grid * _half_extent(images, self.size), stack], dim=-1).permute(0, 3, 1, 2),
            "valid": valid_mask(grid, _INSIDE, canvas)[:, None],
        }

    def locate(self, images: Tensor) -> Tensor:
        """The network's ``place`` [B, 3, h, w] of every pixel."""
        return self.head(self.network.features(images))

    def loss(self, views: Views) -> dict[str, Tensor]:
        """Mean squared error inside the slices; chance level: the variance, which the best single answer costs."""
        place, valid = views["place"], views["valid"]
        return {"loss": masked_mse(self.locate(views["image"]), place, valid), "chance_level": _variance(place, valid)}

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """Pieces of slices, and how far right and how far down the network takes each of their pixels to be."""
        views = self.views(batch, generator)
        found, place, valid = self.locate(views["image"]).float(), views["place"], views["valid"]
        half = _half_extent(batch.images, self.size)
        rows = []
        for number, image in enumerate(picture(views["image"])):
            panels = [Panel(image)]
            for axis in (0, 1):
                of_one = slice(number, number + 1), slice(axis, axis + 1)
                error = masked_l1(found[of_one], place[of_one], valid[of_one[0]]) * max(self.size) / 2
                heat = (found[number, axis] / half[axis] + 1).div(2).clamp(0, 1)
                panels.append(Panel(heat.cpu().numpy(), heat=True, title=f"{float(error):.0f} px off on average"))
            rows.append(tuple(panels))
        return Preview(
            "A piece of a slice, turned, bent and in another look: the network tells from which place of the scan each "
            "pixel comes, from dark blue (left or top edge of the scan) to yellow (right or bottom edge).",
            ("What the network sees", "How far right", "How far down"),
            tuple(rows),
        )


def _half_extent(images: Tensor, size: tuple[int, int]) -> Tensor:
    """Half the width and height of slices [B, 1, H, W], in halves of the longer side of a patch of ``size``."""
    return torch.tensor([images.shape[-1], images.shape[-2]], device=images.device) / max(size)


def _variance(place: Tensor, valid: Tensor) -> Tensor:
    """Mean variance of the coordinates [B, 3, h, w] over the valid pixels of a batch."""
    means = [best_single_answer(coordinate, valid, "mse") for coordinate in place.split(1, dim=1)]
    return masked_mse(torch.cat(means, dim=1), place, valid)
