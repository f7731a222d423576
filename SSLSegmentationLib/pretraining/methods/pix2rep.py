"""Dense pretraining: the features of a pixel follow it through a warp and do not depend on the look of the image.

    z1 = φ(g(f(t x))),   z2 = g(f(φ(t' x))),   φ a random warp, t and t' random looks, f the U-Net, g a 1×1 head

Pix2Rep (Seince et al. 2024): affine warps; M pixels are drawn from the batch, and each must be told from all the others
by InfoNCE. Pix2Rep-v2: elastic warps besides, and Barlow Twins over the pixels, which needs no negatives. Pixels that
the warp brings in from outside the slice take no part.

The head is applied before the warp, as in the papers, but only where the sampled pixels read from: to the four
neighbours of each. Its cost goes with M, not with the size of the map, and the embeddings are the same.
"""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ...augmentation.intensity import augment_intensity, device_generator
from ...augmentation.pixels import feature_vectors, neighbours, random_pixels
from ...augmentation.ranges import SpatialRanges
from ...augmentation.warp import Size, valid_mask, warp
from ...figures.panels import Panel, Preview
from ...losses.barlow import barlow_chance_level, barlow_monitors, barlow_twins, standardise
from ...losses.collectives import all_gather
from ...losses.ntxent import chance_level, embedding_monitors, nt_xent
from ...networks import ProjectionHead, UNet
from ...stores import SliceBatch
from ...training.preview import picture
from ..method import PretrainingMethod, Views
from .pix2rep_recipe import Pix2RepSettings, Pix2RepV2Settings, PixelSettings

_NOWHERE = 1e-9  # weight of the other places, so that a slice without a valid one can be drawn from
_INSIDE = 0.999  # bilinear weight that must come from within the slice
_PREVIEW_PLACES = 32  # a slice, of which one is shown


class PixelEquivariance(PretrainingMethod[SliceBatch]):
    """What both methods share: the two views, the pixels that correspond, and their embeddings."""

    matched = (("second", "valid", "pixels", "chosen"), ("first", "grid"))

    def __init__(self, network: UNet, settings: PixelSettings, size: Size) -> None:
        super().__init__(network, settings, size)
        self.head = ProjectionHead(network.decoder_width(), settings.hidden, settings.embedding, batch_norm=True)

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``first`` and ``second`` [B, 1, H, W], ``grid`` [B, H, W, 2] which warps the first into the second, ``valid``
        [B, H, W], and, unless all pixels are compared, ``pixels`` and ``chosen`` [B, K] of the second. Of volumes all
        but these have a depth, and the grid a third coordinate."""
        return self._looks(*self._field(batch.images, self.settings.spatial, generator), generator)

    def _field(self, images: Tensor, spatial: SpatialRanges, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Patches [B, 1, H, W] of the slices, and where they show the slice and not what is around it [B, 1, H, W]."""
        grid = self.grid(images, spatial, generator)
        return warp(images, grid), valid_mask(grid, _INSIDE, tuple(images.shape[2:]))[:, None]

    def _looks(self, shared: Tensor, inside: Tensor, generator: torch.Generator) -> Views:
        settings = self.settings
        grid = self.grid(shared, settings.warp, generator)
        views = {
            "first": augment_intensity(shared, settings.intensity, generator, self.channels),
            "second": warp(augment_intensity(shared, settings.intensity, generator, self.channels), grid),
            "grid": grid,
            "valid": warp(inside.float(), grid)[:, 0] > _INSIDE,
        }
        if settings.pixels:
            count = -(-settings.pixels // self.shards)
            views["pixels"], views["chosen"] = random_pixels(views["valid"], count, generator)
        return views

    def mismatched(self, views: Views, count: int, generator: torch.Generator) -> Views:
        """First views of other slices, read at random places of theirs: places alone are alike in all slices, too."""
        weights = views["valid"].flatten(1).float() + _NOWHERE
        places = torch.multinomial(
            weights, weights.shape[1], replacement=True, generator=device_generator(generator, weights.device)
        )
        grid = views["grid"]
        read = grid.flatten(1, -2).gather(1, places[..., None].expand(-1, -1, grid.shape[-1])).view_as(grid)
        return super().mismatched(views | {"grid": read}, count, generator)

    def embeddings(self, views: Views) -> tuple[Tensor, Tensor]:
        """Embeddings [N, D] of corresponding pixels of the first and the second view, of the whole batch."""
        first, second = self._own_embeddings(views)
        return all_gather(first, ragged=True), all_gather(second, ragged=True)

    def _own_embeddings(self, views: Views) -> tuple[Tensor, Tensor]:
        # One view after the other, as in the reference: batch normalisation sees each by itself.
        first, second = (self.network.features(views[name]) for name in ("first", "second"))
        if "pixels" not in views:
            valid = views["valid"]
            warped = warp(self._embed_map(first), views["grid"])
            return tuple(maps.movedim(1, -1)[valid] for maps in (warped, self._embed_map(second)))
        pixels, chosen = views["pixels"], views["chosen"]
        corners, weights = neighbours(views["grid"], pixels, self.size)
        around = feature_vectors(first, corners.flatten(1)).unflatten(1, corners.shape[1:])[chosen]
        embedded = self.head(around.flatten(0, 1)).unflatten(0, (-1, corners.shape[-1]))
        return (embedded * weights[chosen][..., None]).sum(dim=1), self.head(feature_vectors(second, pixels)[chosen])

    def _embed_map(self, maps: Tensor) -> Tensor:
        """Embeddings [B, D, H, W] of every pixel of a feature map [B, C, H, W]."""
        rows = self.head(maps.movedim(1, -1).flatten(0, -2))
        return rows.unflatten(0, (len(maps), *maps.shape[2:])).movedim(-1, 1)

    @abstractmethod
    def _comparable(self, maps: Tensor) -> Tensor:
        """Embedding maps [B, D, H, W] whose cosines say how alike two pixels are."""

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """A place in one view, the same place in the warped view, and where the network finds it there."""
        shared, inside = self._field(batch.images, SpatialRanges(), generator)
        views = self._looks(shared, inside, generator)
        first, second = (
            self._comparable(self._embed_map(self.network.features(views[name]))) for name in ("first", "second")
        )
        grid = views["grid"]
        # Of some places drawn, the brightest: there is anatomy, not air. The looks may be inverted, the patch is not.
        pixels, chosen = random_pixels(views["valid"], _PREVIEW_PLACES * len(shared), generator)
        side = max(1, min(self.size[-2:]) // 32)
        blurred = F.avg_pool2d(shared.flatten(1, -3), 2 * side + 1, 1, side).view_as(shared)  # slices as channels
        tissue = warp(blurred, grid)
        brightness = feature_vectors(tissue, pixels)[..., 0].masked_fill(~chosen, -1)
        place = pixels.gather(1, brightness.argmax(dim=1, keepdim=True))
        sought = feature_vectors(warp(first, grid), place)[:, 0]
        likeness = F.cosine_similarity(second, sought.view(*sought.shape, *[1] * len(self.size)), dim=1)
        found = likeness.flatten(1).argmax(dim=1)
        read = grid.flatten(1, -2).gather(1, place[..., None].expand(-1, -1, grid.shape[-1]))[:, 0]
        source = (read.flip(1).cpu() + 1) / 2 * torch.tensor(self.size) - 0.5  # slice, row and column
        rows = []
        for number, maps in enumerate(zip(views["first"], views["second"], likeness[:, None], strict=True)):
            true, best = (np.unravel_index(int(index), self.size) for index in (place[number], found[number]))
            points = source[number].numpy(), np.array(true), np.array(best)
            title = f"{np.linalg.norm(points[1] - points[2]):.0f} px from the right place"
            one, other, alike = (_slice_at(each, at) for each, at in zip(maps, points, strict=True))
            here, there, answer = ((at[-2], at[-1]) for at in points)
            rows.append(
                (
                    Panel(one, point=here),
                    Panel(other, point=there),
                    Panel(alike, heat=True, point=answer, title=title),
                )
            )
        return Preview(
            "A slice in two looks, the second turned and cut out: the network learns to find the marked place again. "
            "Right: how alike every place is to it (bright: alike), with the most alike one marked.",
            ("First look, a place marked", "Second look, the same place", "Where the network finds it"),
            tuple(rows),
        )


def _slice_at(image: Tensor, point: np.ndarray) -> np.ndarray:
    """An image [1, H, W] for a panel; of a volume [1, D, H, W] the slice that a point (slice, row, column) lies in."""
    if image.ndim == 4:
        image = image[:, min(max(0, round(float(point[0]))), image.shape[1] - 1)]
    return picture(image[None])[0]


class Pix2Rep(PixelEquivariance):
    """InfoNCE over pixels; trains and hands on encoder and decoder."""

    name = "pix2rep"
    Settings = Pix2RepSettings

    def loss(self, views: Views) -> dict[str, Tensor]:
        """InfoNCE of N pixel pairs; chance level ln(2N - 1)."""
        first, second = self.embeddings(views)
        loss = nt_xent(first, second, self.settings.temperature)
        return {
            "loss": loss,
            "chance_level": loss.new_tensor(chance_level(len(first))),
            "valid_share": views["valid"].float().mean(),
            **embedding_monitors(torch.cat([first, second])),
        }

    def _comparable(self, maps: Tensor) -> Tensor:
        return maps.float()


class Pix2RepV2(PixelEquivariance):
    """Barlow Twins over pixels; trains and hands on encoder and decoder."""

    name = "pix2rep_v2"
    Settings = Pix2RepV2Settings

    def loss(self, views: Views) -> dict[str, Tensor]:
        """Barlow Twins; chance level: what two unrelated views cost."""
        first, second = self.embeddings(views)
        settings = self.settings
        loss = barlow_twins(first, second, settings.redundancy)
        return {
            "loss": loss,
            "chance_level": loss.new_tensor(barlow_chance_level(settings.embedding)),
            "valid_share": views["valid"].float().mean(),
            **barlow_monitors(first, second),
        }

    def _comparable(self, maps: Tensor) -> Tensor:
        """The loss knows neither scale nor offset of a dimension: standardised over all pixels."""
        rows = standardise(maps.permute(0, 2, 3, 1).flatten(0, 2))
        return rows.unflatten(0, (len(maps), *maps.shape[-2:])).permute(0, 3, 1, 2)
