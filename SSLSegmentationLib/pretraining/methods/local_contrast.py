"""Local contrast: places of a decoder's map find themselves again in another look of the same slice.

The second stage of Umapathy et al. 2022 (section II.C) and of Chaitanya et al. 2020 (their L^R); the encoder stays
frozen. In both papers the two looks lie on the same pixels. A network of strided convolutions can tell from which pixel
of its coarse grids a feature comes, whatever the image shows, and that alone finds a place again. With ``warp`` the
second look is turned, zoomed and bent besides; the map of the first is warped alike, and pixels say nothing any more.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ...augmentation.intensity import augment_intensity
from ...augmentation.ranges import SpatialRanges
from ...augmentation.warp import random_grid, valid_mask, warp
from ...figures.panels import Panel, Preview
from ...losses.ntxent import embedding_monitors
from ...losses.patch_infonce import lattice_corners, negative_count, patch_embeddings, patch_infonce, random_corners
from ...networks import UNet
from ...stores import SliceBatch
from ...training.preview import picture
from ..method import PretrainingMethod, Views
from .contrastive_recipe import LocalContrastSettings

_INSIDE = 0.999  # bilinear weight that must come from within the slice


class LocalContrast(PretrainingMethod[SliceBatch]):
    """Patch InfoNCE on the decoder's map; the encoder is frozen; hands on both."""

    name = "local"
    Settings = LocalContrastSettings
    trains = ("decoder",)
    matched = (("first",), ("second", "grid"))

    def __init__(self, network: UNet, settings: LocalContrastSettings, size: tuple[int, int]) -> None:
        super().__init__(network, settings, size)
        asked, there = settings.decoder_stages, len(network.decoder.stages)
        self.stages = asked if 0 < asked < there else None
        self.find_unused_parameters = self.stages is not None
        width = network.decoder_width(self.stages)
        normalisation = [nn.BatchNorm2d(width)] if settings.head_batch_norm else []
        self.map_head = nn.Sequential(
            nn.Conv2d(width, width, 1, bias=False),
            *normalisation,
            nn.ReLU(inplace=True),
            nn.Conv2d(width, width, 1, bias=False),
        )
        self.patch_head = nn.Linear(width * settings.patch**2, settings.embedding, bias=False)

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``first`` and ``second`` [B, 1, H, W] in other intensities, ``corners`` [B, P, 2] on the map of the second,
        and ``grid`` [B, H, W, 2], which warps the first into the second, unless both show the same field."""
        return self._looks(batch.images, self.settings.spatial, generator)

    @property
    def _map_stride(self) -> int:
        """Pixels of the patch for each of the decoder's map."""
        return 1 if self.stages is None else 2 ** (len(self.network.decoder.stages) - self.stages)

    def _looks(self, images: Tensor, spatial: SpatialRanges, generator: torch.Generator) -> Views:
        settings, canvas = self.settings, tuple(images.shape[-2:])
        field_grid = random_grid(len(images), canvas, self.size, spatial, generator, images.device)
        shared = warp(images, field_grid)
        size = (self.size[0] // self._map_stride, self.size[1] // self._map_stride)
        views, valid = {}, None
        if settings.warped:
            grid = random_grid(len(images), self.size, self.size, settings.warp, generator, images.device)
            inside = valid_mask(field_grid, _INSIDE, canvas)[:, None].float()
            valid = F.avg_pool2d(warp(inside, grid), self._map_stride)[:, 0] > _INSIDE
            views["grid"] = grid
        if settings.places == "lattice":
            corners = lattice_corners(len(images), size, settings.patch)
        else:
            corners = random_corners(len(images), size, settings.patch, settings.patches, generator, valid)
        views["first"] = augment_intensity(shared, settings.intensity, generator, self.channels)
        second = augment_intensity(shared, settings.intensity, generator, self.channels)
        views["second"] = warp(second, views["grid"]) if settings.warped else second
        return views | {"corners": corners.to(images.device)}

    def _maps(self, views: Views) -> Tensor:
        """Maps [2B, C, h, w] whose pixels correspond: of the first view, warped into the second, and of the second."""
        with torch.no_grad():
            features = self.network.encoder(torch.cat([views["first"], views["second"]]))
        maps = self.map_head(self.network.decoder(features, self.stages))
        if "grid" not in views:
            return maps
        first, second = maps.chunk(2)
        # The mean of the places of a coarse pixel's fine ones is its own.
        grid = F.avg_pool2d(views["grid"].permute(0, 3, 1, 2), self._map_stride).permute(0, 2, 3, 1)
        warped = warp(first, grid)
        return torch.cat([warped, second.to(warped.dtype)])

    def mismatched(self, views: Views, count: int, generator: torch.Generator) -> Views:
        """Views of other slices, the second map shifted besides (``shift`` [B, 2]): places alone are alike too."""
        moved = super().mismatched(views, count, generator)
        size = torch.tensor([side // self._map_stride for side in self.size])
        return moved | {"shift": (torch.rand(count, 2, generator=generator) * size).long().to(moved["first"].device)}

    def loss(self, views: Views) -> dict[str, Tensor]:
        """Patch InfoNCE; chance level ln of the number of candidates."""
        first, second = self._maps(views).chunk(2)
        if "shift" in views:
            second = shifted(second, views["shift"])
        settings, corners = self.settings, views["corners"]
        loss = patch_infonce(
            first, second, corners, settings.patch, settings.temperature, settings.negatives, self.patch_head
        )
        with torch.no_grad():
            embeddings = [patch_embeddings(view, corners, settings.patch, self.patch_head) for view in (first, second)]
        return {
            "loss": loss,
            "chance_level": loss.new_tensor(math.log1p(negative_count(corners, settings.negatives))),
            **embedding_monitors(torch.cat(embeddings).flatten(0, 1)),
        }

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """A place in one view, and how alike the network finds every place of the other view."""
        views = self._looks(batch.images, SpatialRanges(), generator)
        looks, maps = [views["first"], views["second"]], self._maps(views)
        patch, stride = self.settings.patch, self.size[0] // maps.shape[-2]
        tissue = F.avg_pool2d(looks[1].float(), stride * patch, 1)[:, 0]
        rows = []
        for number, (first, second) in enumerate(zip(*maps.chunk(2), strict=True)):
            # Of the places drawn for the loss, the brightest: there is anatomy, not air.
            corners = views["corners"][number]
            corner = corners[tissue[number][tuple((corners * stride).T)].argmax()]
            place = patch_embeddings(first[None], corner[None, None], patch, self.patch_head)[0, 0]
            likeness = F.interpolate(self._likeness(place, second)[None, None], self.size, mode="nearest")
            centre = tuple((float(edge) + patch / 2) * stride - 0.5 for edge in corner)
            source = centre
            if "grid" in views:
                row, column = (corner * stride).tolist()
                side = stride * patch
                x, y = views["grid"][number, row : row + side, column : column + side].mean(dim=(0, 1)).tolist()
                source = ((y + 1) / 2 * self.size[0] - 0.5, (x + 1) / 2 * self.size[1] - 0.5)
            images = (*(picture(look[number : number + 1])[0] for look in looks), picture(likeness)[0])
            kinds, points = (False, False, True), (source, centre, centre)
            panels = zip(images, kinds, points, strict=True)
            rows.append(tuple(Panel(image, heat=heat, point=point) for image, heat, point in panels))
        turned = ", the second turned and cut out" if self.settings.warped else ""
        return Preview(
            f"The same slice in two looks{turned}: the network learns to find the marked place again in the other one. "
            "Bright in the right column: places that it finds alike.",
            ("First look", "Second look", "Likeness to the marked place"),
            tuple(rows),
        )

    def _likeness(self, place: Tensor, feature_map: Tensor) -> Tensor:
        """Cosine [h, w] of an embedding [D] with the patch around each pixel of a map [C, h, w]; 0 along the border."""
        patch = self.settings.patch
        kernel = self.patch_head.weight.unflatten(1, (-1, patch, patch))
        embeddings = F.conv2d(feature_map[None], kernel)[0].float()
        likeness = F.cosine_similarity(embeddings, place.float()[:, None, None], dim=0)
        before, after = (patch - 1) // 2, patch // 2
        return F.pad(likeness, (before, after, before, after))


def shifted(maps: Tensor, shift: Tensor) -> Tensor:
    """Maps [B, C, h, w], each moved by its own ``shift`` [B, 2] of rows and columns; what leaves comes in opposite."""
    height, width = maps.shape[-2:]
    rows = (torch.arange(height, device=maps.device) + shift[:, :1]) % height
    columns = (torch.arange(width, device=maps.device) + shift[:, 1:]) % width
    index = (rows[:, :, None] * width + columns[:, None]).flatten(1)[:, None].expand(-1, maps.shape[1], -1)
    return maps.flatten(2).gather(2, index).unflatten(2, (height, width))
