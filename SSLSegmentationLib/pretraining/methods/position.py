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
from torch import Tensor

from ...augmentation.intensity import augment_intensity
from ...augmentation.warp import Size, valid_mask, warp
from ...figures.panels import Panel, Preview
from ...losses.masked import best_single_answer, masked_l1, masked_mse
from ...networks import UNet
from ...networks.segmenter import pixel_head
from ...stores import SliceBatch
from ...training.preview import middle, picture
from ..method import PretrainingMethod, Views
from .position_recipe import PositionSettings

_INSIDE = 0.999  # bilinear weight that must come from within the slice


class Position(PretrainingMethod[SliceBatch]):
    """Tell the place of every pixel; trains and hands on encoder and decoder."""

    name = "position"
    Settings = PositionSettings
    needs = frozenset({"position"})
    matched = (("image",), ("place", "valid"))

    def __init__(self, network: UNet, settings: PositionSettings, size: Size) -> None:
        super().__init__(network, settings, size)
        self.head = pixel_head(network, 3)

    @property
    def side(self) -> int:
        """The longer side of a patch, in pixels."""
        return max(self.size[-2:])

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``image`` [B, 1, h, w]; ``place`` [B, 3, h, w]: pixels right of and below the centre of the slice, in halves
        of the patch's longer side, and the position in the stack from -1 to 1; ``valid`` [B, 1, h, w]. Of volumes all
        of them are as deep as a patch."""
        images, settings = batch.images, self.settings
        grid = self.grid(images, settings.spatial, generator)
        return {
            "image": augment_intensity(warp(images, grid), settings.intensity, generator, self.channels),
            "place": batch.place(grid, self.side),
            "valid": valid_mask(grid, _INSIDE, tuple(images.shape[2:]))[:, None],
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
        half, shown = batch.half_extent(self.side), middle(found)
        rows = []
        for number, image in enumerate(picture(views["image"])):
            panels = [Panel(image)]
            for axis in (0, 1):
                of_one = slice(number, number + 1), slice(axis, axis + 1)
                error = masked_l1(found[of_one], place[of_one], valid[of_one[0]]) * self.side / 2
                heat = (shown[number, axis] / half[number, axis] + 1).div(2).clamp(0, 1)
                panels.append(Panel(heat.cpu().numpy(), heat=True, title=f"{float(error):.0f} px off on average"))
            rows.append(tuple(panels))
        return Preview(
            "A piece of a slice, turned, bent and in another look: the network tells from which place of the scan each "
            "pixel comes, from dark blue (left or top edge of the scan) to yellow (right or bottom edge).",
            ("What the network sees", "How far right", "How far down"),
            tuple(rows),
        )


def _variance(place: Tensor, valid: Tensor) -> Tensor:
    """Mean variance of the coordinates [B, 3, h, w] over the valid pixels of a batch."""
    means = [best_single_answer(coordinate, valid, "mse") for coordinate in place.split(1, dim=1)]
    return masked_mse(torch.cat(means, dim=1), place, valid)
