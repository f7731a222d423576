"""Contrastive pretraining (Umapathy et al. 2022, section II.C): first the encoder globally, then the decoder locally.

    ℓ(a, p) = −log( exp(cos(Ψa, Ψp) / τ) / Σ_k exp(cos(Ψa, Ψk) / τ) ),   τ = 0.1

Stage ``global``: two crops of one slice with other brightness and contrast are a positive pair, all other slices of the
batch are negatives (NT-Xent, Chen et al. 2020). Stage ``local``: the encoder stays frozen (as in Chaitanya et al. 2020,
which the paper follows here); corresponding patches of the decoder's maps of two views are positives, random other
patches negatives. Both projection heads are discarded.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..augmentation.crops import boxes_to_grid, crop_pair_boxes
from ..augmentation.intensity import MRI_VIEW_INTENSITY, SIMCLR_INTENSITY, IntensityRanges, augment_intensity
from ..augmentation.warp import SpatialRanges, random_grid, warp
from ..losses.ntxent import chance_level, embedding_monitors, nt_xent
from ..losses.patch_infonce import patch_embeddings, patch_infonce, random_corners
from ..networks import ProjectionHead, UNet
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
from ..slices import SliceBatch
from ..training import OptimisationSettings, Panel, Preview
from ..training.preview import picture
from .method import PretrainingMethod, Views
from .recipe import Preset, Recipe, Stage, register


@dataclass(frozen=True)
class GlobalContrastSettings:
    """Settings of the global stage."""

    temperature: float = setting(0.1, "temperature of the contrast", range=(0.005, 10.0))
    crop_area: tuple[float, float] = setting((0.3, 1.0), "area of a crop as part of the slice", range=(0.01, 1.0))
    crop_overlap: tuple[float, float] = setting(
        (0.3, 0.8), "intersection over union of the two crops of a slice", range=(0.0, 1.0)
    )
    pooling: int = setting(
        1,
        "the encoder's map is averaged over a grid of this side before the head; 1 = over the whole map",
        range=(1, 16),
    )
    embedding: int = setting(128, "dimension of the embedding that the loss compares", range=(2, 4096))
    hidden: int = setting(512, "width of the projection head's hidden layer", range=(2, 8192))
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)

    def __post_init__(self) -> None:
        check(self)


class GlobalContrast(PretrainingMethod):
    """NT-Xent on the pooled output of the encoder; trains and hands on the encoder."""

    name = "global"
    Settings = GlobalContrastSettings
    trains = ("encoder",)
    transfers = ("encoder",)

    def __init__(self, network: UNet, settings: GlobalContrastSettings, size: tuple[int, int]) -> None:
        super().__init__(network, settings, size)
        self.head = ProjectionHead(
            network.settings.widths[-1] * settings.pooling**2, settings.hidden, settings.embedding
        )

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``both`` [2B, 1, H, W]: first all first views, then all second views."""
        return {"both": self._crops(batch.images, generator)[1]}

    def _crops(self, images: Tensor, generator: torch.Generator) -> tuple[tuple[Tensor, Tensor], Tensor]:
        """The two boxes of each slice, and their content in another look."""
        settings = self.settings
        canvas = tuple(images.shape[-2:])
        boxes = crop_pair_boxes(
            len(images),
            canvas,
            settings.crop_area,
            min_iou=settings.crop_overlap[0],
            max_iou=settings.crop_overlap[1],
            generator=generator,
        )
        crops = torch.cat([warp(images, boxes_to_grid(box, canvas, self.size, images.device)) for box in boxes])
        return boxes, augment_intensity(crops, settings.intensity, generator)

    def loss(self, views: Views) -> dict[str, Tensor]:
        """NT-Xent over 2B embeddings; chance level ln(2B − 1)."""
        # Instance normalisation makes the mean over the whole map nearly the same for all images; means over parts of
        # the map keep what is where. Which transfers better is not measured yet (docs/results.md).
        embeddings = self._embed(views["both"])
        first, second = embeddings.chunk(2)
        loss = nt_xent(first, second, self.settings.temperature)
        return {
            "loss": loss,
            "chance_level": loss.new_tensor(chance_level(len(first))),
            **embedding_monitors(embeddings.detach()),
        }

    def _embed(self, images: Tensor) -> Tensor:
        pooled = F.adaptive_avg_pool2d(self.network.encoder(images)[-1], self.settings.pooling)
        return self.head(pooled.flatten(1))

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """Each slice with its two cut-outs, and how alike the network finds them."""
        boxes, crops = self._crops(batch.images, generator)
        first, second = F.normalize(self._embed(crops).float(), dim=1).chunk(2)
        alike = first @ second.T
        views = [picture(view) for view in crops.chunk(2)]
        rows = []
        for number, slice_ in enumerate(picture(batch.images)):
            own = float(alike[number, number])
            others = (alike[number].sum() + alike[:, number].sum() - 2 * own) / max(1, 2 * len(alike) - 2)
            frames = tuple(tuple(box[number].tolist()) for box in boxes)
            rows.append(
                (
                    Panel(slice_, boxes=frames),
                    Panel(views[0][number], title=f"likeness of the two: {own:.2f}"),
                    Panel(views[1][number], title=f"with other slices: {float(others):.2f}" if len(alike) > 1 else ""),
                )
            )
        return Preview(
            "Two cut-outs of a slice in another look: the network learns to find them alike (1 = the same) and unlike "
            "those of other slices (0 or below).",
            ("Slice", "First cut-out (blue)", "Second cut-out (orange)"),
            tuple(rows),
        )


@dataclass(frozen=True)
class LocalContrastSettings:
    """Settings of the local stage."""

    temperature: float = setting(0.1, "temperature of the contrast", range=(0.005, 10.0))
    patch: int = setting(3, "side of a patch on the decoder's map", unit="px", range=(1, 32))
    patches: int = setting(13, "random patches per slice", range=(2, 4096))
    decoder_stages: int = setting(0, "decoder stages to train, from the coarsest; 0 = all", range=(0, 7))
    embedding: int = setting(128, "dimension of the embedding that the loss compares", range=(2, 4096))
    negatives: str = setting(
        "image", "patches that count as negatives: of the same slice or of the whole batch", choices=("image", "batch")
    )
    spatial: SpatialRanges = field(default_factory=SpatialRanges)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)

    def __post_init__(self) -> None:
        check(self)


class LocalContrast(PretrainingMethod):
    """Patch InfoNCE on the decoder's map; the encoder is frozen; hands on both."""

    name = "local"
    Settings = LocalContrastSettings
    trains = ("decoder",)

    def __init__(self, network: UNet, settings: LocalContrastSettings, size: tuple[int, int]) -> None:
        super().__init__(network, settings, size)
        self.stages = settings.decoder_stages or None
        width = network.decoder_width(self.stages)
        self.map_head = nn.Sequential(
            nn.Conv2d(width, width, 1, bias=False), nn.ReLU(inplace=True), nn.Conv2d(width, width, 1, bias=False)
        )
        self.patch_head = nn.Linear(width * settings.patch**2, settings.embedding, bias=False)

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``first`` and ``second`` [B, 1, H, W] of the same field in other intensities, ``corners`` [B, P, 2]."""
        return self._looks(batch.images, self.settings.spatial, generator)

    def _looks(self, images: Tensor, spatial: SpatialRanges, generator: torch.Generator) -> Views:
        settings = self.settings
        grid = random_grid(len(images), tuple(images.shape[-2:]), self.size, spatial, generator, images.device)
        shared = warp(images, grid)
        stride = 1 if self.stages is None else 2 ** (len(self.network.decoder.stages) - self.stages)
        size = (self.size[0] // stride, self.size[1] // stride)
        corners = random_corners(len(images), size, settings.patch, settings.patches, generator)
        return {
            "first": augment_intensity(shared, settings.intensity, generator),
            "second": augment_intensity(shared, settings.intensity, generator),
            "corners": corners.to(images.device),
        }

    def loss(self, views: Views) -> dict[str, Tensor]:
        """Patch InfoNCE; chance level ln of the number of candidates."""
        both = torch.cat([views["first"], views["second"]])
        with torch.no_grad():
            features = self.network.encoder(both)
        maps = self.map_head(self.network.decoder(features, self.stages))
        first, second = maps.chunk(2)
        settings, corners = self.settings, views["corners"]
        loss = patch_infonce(
            first, second, corners, settings.patch, settings.temperature, settings.negatives, self.patch_head
        )
        others = 2 * (corners.shape[1] * (len(first) if settings.negatives == "batch" else 1) - 1)
        with torch.no_grad():
            embeddings = [patch_embeddings(view, corners, settings.patch, self.patch_head) for view in (first, second)]
        return {
            "loss": loss,
            "chance_level": torch.log(loss.new_tensor(1.0 + others)),
            **embedding_monitors(torch.cat(embeddings).flatten(0, 1)),
        }

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """A place in one view, and how alike the network finds every place of the other view."""
        views = self._looks(batch.images, SpatialRanges(), generator)
        looks = [views["first"], views["second"]]
        maps = self.map_head(self.network.decoder(self.network.encoder(torch.cat(looks)), self.stages))
        patch, stride = self.settings.patch, self.size[0] // maps.shape[-2]
        tissue = F.avg_pool2d(looks[0].float(), stride * patch, 1)[:, 0]
        rows = []
        for number, (first, second) in enumerate(zip(*maps.chunk(2), strict=True)):
            # Of the places drawn for the loss, the brightest: there is anatomy, not air.
            corners = views["corners"][number]
            corner = corners[tissue[number][tuple((corners * stride).T)].argmax()]
            place = patch_embeddings(first[None], corner[None, None], patch, self.patch_head)[0, 0]
            likeness = F.interpolate(self._likeness(place, second)[None, None], self.size, mode="nearest")
            centre = tuple((float(edge) + patch / 2) * stride - 0.5 for edge in corner)
            images = (*(picture(look[number : number + 1])[0] for look in looks), picture(likeness)[0])
            kinds = (False, False, True)
            rows.append(tuple(Panel(image, heat=heat, point=centre) for image, heat in zip(images, kinds, strict=True)))
        return Preview(
            "The same slice in two looks: the network learns to find the marked place again in the other look. "
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


_STAGES = (Stage("global", GlobalContrast), Stage("local", LocalContrast))
_AUGMENTED = SpatialRanges(rotation_deg=15, scale=(0.8, 1.25), translation=0.1, flip_horizontal=True)

register(
    Recipe(
        name="contrastive",
        title="Contrastive (same anatomy, other look)",
        summary="Learns which slices, and then which places in a slice, show the same anatomy under another look.",
        when="Meant for many unlabelled volumes of one body region; slower than regression. On few it gains little.",
        source="Umapathy et al. 2022, arXiv:2205.13109, section II.C; Chaitanya et al. 2020, arXiv:2006.10511",
        stages=_STAGES,
        presets={
            "quick": Preset(
                "two cores, minutes",
                QUICK_SIZE,
                QUICK_NETWORK,
                {
                    "global": (GlobalContrastSettings(), OptimisationSettings(steps=400, batch_size=16)),
                    "local": (
                        LocalContrastSettings(spatial=_AUGMENTED),
                        OptimisationSettings(steps=200, batch_size=8),
                    ),
                },
            ),
            "default": Preset(
                "one GPU, up to an hour",
                DEFAULT_SIZE,
                DEFAULT_NETWORK,
                {
                    "global": (GlobalContrastSettings(), OptimisationSettings(steps=15_000, batch_size=64)),
                    "local": (
                        LocalContrastSettings(spatial=_AUGMENTED),
                        OptimisationSettings(steps=10_000, batch_size=16),
                    ),
                },
            ),
            "paper": Preset(
                "the paper's settings: 1000 epochs a stage, Adam, rate halved on plateau",
                PAPER_SIZE,
                PAPER_NETWORK,
                {
                    "global": (
                        # The first author's code of 2023 flattens the map (8 × 8 at this size) into 1024 hidden units.
                        GlobalContrastSettings(
                            crop_overlap=(0.0, 1.0), pooling=8, hidden=1024, intensity=SIMCLR_INTENSITY
                        ),
                        replace(PAPER_OPTIMISATION, epochs=1000),
                    ),
                    "local": (
                        LocalContrastSettings(intensity=SIMCLR_INTENSITY),
                        replace(PAPER_OPTIMISATION, epochs=1000),
                    ),
                },
            ),
        },
    )
)
