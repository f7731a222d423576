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
from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor

from ..augmentation.intensity import (
    MRI_VIEW_INTENSITY,
    PIX2REP_INTENSITY,
    PIX2REP_V2_INTENSITY,
    IntensityRanges,
    augment_intensity,
    device_generator,
)
from ..augmentation.pixels import feature_vectors, neighbours, random_pixels
from ..augmentation.warp import (
    PIX2REP_V2_VIEW,
    PIX2REP_VIEW,
    SpatialRanges,
    random_grid,
    valid_mask,
    warp,
)
from ..collectives import gathered
from ..losses.barlow import barlow_chance_level, barlow_monitors, barlow_twins, standardise
from ..losses.ntxent import chance_level, embedding_monitors, nt_xent
from ..networks import ProjectionHead, UNet, UNetSettings
from ..presets import DEFAULT_NETWORK, DEFAULT_SIZE, QUICK_NETWORK, QUICK_SIZE
from ..settings import check, setting
from ..slices import SliceBatch
from ..training import OptimisationSettings, Panel, Preview
from ..training.preview import picture
from .method import PretrainingMethod, Views
from .recipe import Preset, Recipe, Stage, register

_NOWHERE = 1e-9  # weight of the other places, so that a slice without a valid one can be drawn from
_INSIDE = 0.999  # bilinear weight that must come from within the slice
_PREVIEW_PLACES = 32  # a slice, of which one is shown


@dataclass(frozen=True)
class Pix2RepSettings:
    """Settings of Pix2Rep."""

    temperature: float = setting(0.53, "temperature of the contrast", range=(0.005, 10.0))
    pixels: int = setting(1000, "pixels of a batch that are compared", range=(2, 100_000))
    hidden: int = setting(128, "width of the projection head", range=(1, 8192))
    embedding: int = setting(64, "dimension of the embedding that the loss compares", range=(2, 4096))
    spatial: SpatialRanges = field(default_factory=SpatialRanges)
    warp: SpatialRanges = field(default_factory=lambda: PIX2REP_VIEW)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True)
class Pix2RepV2Settings:
    """Settings of Pix2Rep-v2."""

    redundancy: float = setting(5e-3, "weight of the terms that keep dimensions apart", range=(1e-6, 10.0))
    pixels: int = setting(
        16384,
        "pixels of a batch that are compared, many more than the embedding has dimensions; 0 = all",
        range=(0, 10_000_000),
    )
    hidden: int = setting(128, "width of the projection head", range=(1, 8192))
    embedding: int = setting(64, "dimension of the embedding that the loss compares", range=(2, 4096))
    spatial: SpatialRanges = field(default_factory=SpatialRanges)
    warp: SpatialRanges = field(default_factory=lambda: PIX2REP_V2_VIEW)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)

    def __post_init__(self) -> None:
        check(self)


class PixelEquivariance(PretrainingMethod):
    """What both methods share: the two views, the pixels that correspond, and their embeddings."""

    matched = (("second", "valid", "pixels", "chosen"), ("first", "grid"))

    def __init__(self, network: UNet, settings: Pix2RepSettings | Pix2RepV2Settings, size: tuple[int, int]) -> None:
        super().__init__(network, settings, size)
        self.head = ProjectionHead(network.decoder_width(), settings.hidden, settings.embedding, batch_norm=True)

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``first`` and ``second`` [B, 1, H, W], ``grid`` [B, H, W, 2] which warps the first into the second, ``valid``
        [B, H, W], and, unless all pixels are compared, ``pixels`` and ``chosen`` [B, K] of the second."""
        return self._looks(*self._field(batch.images, self.settings.spatial, generator), generator)

    def _field(self, images: Tensor, spatial: SpatialRanges, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Patches [B, 1, H, W] of the slices, and where they show the slice and not what is around it [B, 1, H, W]."""
        canvas = tuple(images.shape[-2:])
        grid = random_grid(len(images), canvas, self.size, spatial, generator, images.device)
        return warp(images, grid), valid_mask(grid, _INSIDE, canvas)[:, None]

    def _looks(self, shared: Tensor, inside: Tensor, generator: torch.Generator) -> Views:
        settings = self.settings
        grid = random_grid(len(shared), self.size, self.size, settings.warp, generator, shared.device)
        views = {
            "first": augment_intensity(shared, settings.intensity, generator),
            "second": warp(augment_intensity(shared, settings.intensity, generator), grid),
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
        grid = views["grid"].flatten(1, 2).gather(1, places[..., None].expand(-1, -1, 2)).view_as(views["grid"])
        return super().mismatched(views | {"grid": grid}, count, generator)

    def embeddings(self, views: Views) -> tuple[Tensor, Tensor]:
        """Embeddings [N, D] of corresponding pixels of the first and the second view, of the whole batch."""
        first, second = self._own_embeddings(views)
        return gathered(first, ragged=True), gathered(second, ragged=True)

    def _own_embeddings(self, views: Views) -> tuple[Tensor, Tensor]:
        # One view after the other, as in the reference: batch normalisation sees each by itself.
        first, second = (self.network.features(views[name]) for name in ("first", "second"))
        if "pixels" not in views:
            valid = views["valid"]
            warped = warp(self._embed_map(first), views["grid"])
            return tuple(maps.permute(0, 2, 3, 1)[valid] for maps in (warped, self._embed_map(second)))
        pixels, chosen = views["pixels"], views["chosen"]
        corners, weights = neighbours(views["grid"], pixels, self.size)
        around = feature_vectors(first, corners.flatten(1)).unflatten(1, corners.shape[1:])[chosen]
        embedded = self.head(around.flatten(0, 1)).unflatten(0, (-1, 4))
        return (embedded * weights[chosen][..., None]).sum(dim=1), self.head(feature_vectors(second, pixels)[chosen])

    def _embed_map(self, maps: Tensor) -> Tensor:
        """Embeddings [B, D, H, W] of every pixel of a feature map [B, C, H, W]."""
        rows = self.head(maps.permute(0, 2, 3, 1).flatten(0, 2))
        return rows.unflatten(0, (len(maps), *maps.shape[-2:])).permute(0, 3, 1, 2)

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
        grid, (height, width) = views["grid"], self.size
        # Of some places drawn, the brightest: there is anatomy, not air. The looks may be inverted, the patch is not.
        pixels, chosen = random_pixels(views["valid"], _PREVIEW_PLACES * len(shared), generator)
        side = max(1, min(self.size) // 32)
        tissue = warp(F.avg_pool2d(shared, 2 * side + 1, 1, side), grid)
        brightness = feature_vectors(tissue, pixels)[..., 0].masked_fill(~chosen, -1)
        place = pixels.gather(1, brightness.argmax(dim=1, keepdim=True))
        sought = feature_vectors(warp(first, grid), place)[:, 0]
        likeness = F.cosine_similarity(second, sought[:, :, None, None], dim=1)
        found = likeness.flatten(1).argmax(dim=1)
        source = ((grid.flatten(1, 2).gather(1, place[..., None].expand(-1, -1, 2))[:, 0] + 1) / 2).cpu()
        pictures = [picture(images) for images in (views["first"], views["second"], likeness[:, None])]
        rows = []
        for number, panels in enumerate(zip(*pictures, strict=True)):
            x, y = source[number].tolist()
            true, best = (divmod(int(index), width) for index in (place[number], found[number]))
            apart = ((true[0] - best[0]) ** 2 + (true[1] - best[1]) ** 2) ** 0.5
            rows.append(
                (
                    Panel(panels[0], point=(y * height - 0.5, x * width - 0.5)),
                    Panel(panels[1], point=true),
                    Panel(panels[2], heat=True, point=best, title=f"{apart:.0f} px from the right place"),
                )
            )
        return Preview(
            "A slice in two looks, the second turned and cut out: the network learns to find the marked place again. "
            "Right: how alike every place is to it (bright: alike), with the most alike one marked.",
            ("First look, a place marked", "Second look, the same place", "Where the network finds it"),
            tuple(rows),
        )


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


#: Of the public code: 135 million parameters, a last map of 1024 channels, batch normalisation, slices of 128 pixels.
_PAPER_NETWORK = UNetSettings(widths=(64, 128, 256, 512, 1024, 2048), norm="batch", pixel_features=1024)
_PAPER_SIZE = 128

#: Settings of Pix2Rep's public code.
PAPER_SETTINGS = Pix2RepSettings(hidden=256, embedding=256, intensity=PIX2REP_INTENSITY)

#: Both views of a slice, before one of them is warped.
VIEWS_TURNED = SpatialRanges(rotation_deg=15, scale=(0.8, 1.25), translation=0.1, flip_horizontal=True)

register(
    Recipe(
        name="pix2rep",
        title="Pix2Rep (find each pixel again)",
        summary="Learns to recognise every place of a slice after it was turned, cut out and given another look.",
        when="Trains the whole network pixel by pixel, for few annotated cases; slower a step than regression.",
        source="Seince et al. 2024, arXiv:2407.20395",
        stages=(Stage("pix2rep", Pix2Rep),),
        presets={
            "quick": Preset(
                "two cores, minutes",
                QUICK_SIZE,
                QUICK_NETWORK,
                {
                    "pix2rep": (
                        Pix2RepSettings(spatial=VIEWS_TURNED),
                        OptimisationSettings(steps=300, batch_size=8),
                    )
                },
            ),
            "default": Preset(
                "one GPU, up to an hour",
                DEFAULT_SIZE,
                DEFAULT_NETWORK,
                {
                    "pix2rep": (
                        Pix2RepSettings(spatial=VIEWS_TURNED),
                        OptimisationSettings(steps=20_000, batch_size=16, learning_rate=5e-4),
                    )
                },
            ),
            "paper": Preset(
                "the paper's settings: 135 million parameters, 200 epochs, Adam; needs a large GPU",
                _PAPER_SIZE,
                _PAPER_NETWORK,
                {
                    "pix2rep": (
                        PAPER_SETTINGS,
                        OptimisationSettings(
                            epochs=200,
                            batch_size=8,
                            optimizer="adam",
                            learning_rate=4.7e-4,
                            weight_decay=0.0,
                            schedule="constant",
                            warmup=0.0,
                            gradient_clip=0.0,
                        ),
                    )
                },
            ),
        },
    )
)

register(
    Recipe(
        name="pix2rep_v2",
        title="Pix2Rep-v2 (find each pixel again, without contrast)",
        summary="Like Pix2Rep with bent slices; features must agree at each place instead of telling places apart.",
        when="As Pix2Rep, where neighbouring or distant places look alike; costs about the same.",
        source="Seince et al. 2024, arXiv:2407.20395; Zbontar et al. 2021, arXiv:2103.03230",
        stages=(Stage("pix2rep_v2", Pix2RepV2),),
        presets={
            "quick": Preset(
                "two cores, minutes",
                QUICK_SIZE,
                QUICK_NETWORK,
                {
                    "pix2rep_v2": (
                        Pix2RepV2Settings(redundancy=0.05, pixels=4096, spatial=VIEWS_TURNED),
                        OptimisationSettings(steps=300, batch_size=8),
                    )
                },
            ),
            "default": Preset(
                "one GPU, up to an hour",
                DEFAULT_SIZE,
                DEFAULT_NETWORK,
                {
                    "pix2rep_v2": (
                        Pix2RepV2Settings(redundancy=0.05, hidden=256, embedding=128, spatial=VIEWS_TURNED),
                        OptimisationSettings(steps=20_000, batch_size=16, learning_rate=5e-4),
                    )
                },
            ),
            "paper": Preset(
                "the paper's settings as far as they are public: all pixels, AdamW; needs a large GPU",
                _PAPER_SIZE,
                _PAPER_NETWORK,
                {
                    "pix2rep_v2": (
                        Pix2RepV2Settings(pixels=0, hidden=256, embedding=256, intensity=PIX2REP_V2_INTENSITY),
                        OptimisationSettings(
                            epochs=200,
                            batch_size=8,
                            learning_rate=5e-4,
                            warmup=0.05,
                            gradient_clip=0.0,
                        ),
                    )
                },
            ),
        },
    )
)
