"""SimCLR (Chen et al. 2020, arXiv:2002.05709): find the other view of a slice among those of all other slices.

    L = 1/2N Σ_i −log( exp(cos(z_i, z_p) / τ) / Σ_{k ≠ i} exp(cos(z_i, z_k) / τ) ),   p = the other view of i

The class is also the global stage of ``contrastive``, and what positional contrast (``pcl``) builds on. The preset
``paper`` is the study on cine MRI (de Mooij et al. 2024, arXiv:2409.18100), whose public code states all settings.
"""

from __future__ import annotations

from typing import ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor

from ...augmentation.crops import boxes_to_grid, crop_pair_boxes
from ...augmentation.intensity import augment_intensity
from ...augmentation.ranges import SpatialRanges
from ...augmentation.warp import compose, random_grid, warp
from ...figures.panels import Panel, Preview
from ...losses.collectives import all_gather
from ...losses.ntxent import chance_level, embedding_monitors, nt_xent
from ...networks import ProjectionHead, UNet
from ...stores import SliceBatch
from ...training.preview import picture
from ..method import PretrainingMethod, Views
from .simclr_recipe import EmbeddingSettings, GlobalContrastSettings


class EncoderContrast(PretrainingMethod[SliceBatch]):
    """Base of methods that compare whole images: a head on the encoder's output; trains and hands on the encoder."""

    min_batch_size = 2
    trains = ("encoder",)
    transfers = ("encoder",)

    def __init__(self, network: UNet, settings: EmbeddingSettings, size: tuple[int, int]) -> None:
        super().__init__(network, settings, size)
        self.head = ProjectionHead(
            network.settings.widths[-1] * settings.pooling**2,
            settings.hidden,
            settings.embedding,
            batch_norm=settings.head_batch_norm,
        )

    def _embed(self, images: Tensor) -> Tensor:
        """Embeddings [B, D] of images [B, 1, H, W]."""
        # Instance normalisation makes the mean over the whole map nearly the same for all images; means over parts of
        # the map keep what is where. Which transfers better is not measured yet (docs/results_pretraining.md).
        pooled = F.adaptive_avg_pool2d(self.network.encoder(images)[-1], self.settings.pooling)
        return self.head(pooled.flatten(1))


class GlobalContrast(EncoderContrast):
    """NT-Xent over two views of each slice."""

    name = "global"
    Settings = GlobalContrastSettings
    matched: ClassVar[tuple[tuple[str, ...], ...]] = (("both",),)

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``both`` [2B, 1, H, W]: first all first views, then all second views."""
        return {"both": self._two_views(batch.images, generator)[1]}

    def _two_views(self, images: Tensor, generator: torch.Generator) -> tuple[tuple[Tensor, Tensor] | None, Tensor]:
        """The two boxes of each slice (None if whole slices are taken), and the views [2B, 1, H, W]."""
        settings, canvas, count = self.settings, tuple(images.shape[-2:]), len(images)
        boxes = None
        if settings.crop_area != (1, 1):
            least, most = settings.crop_overlap
            boxes = crop_pair_boxes(count, canvas, settings.crop_area, min_iou=least, max_iou=most, generator=generator)
        views = []
        for number in (0, 1):
            if boxes is None:
                grid = random_grid(count, canvas, self.size, settings.spatial, generator, images.device)
            else:
                grid = boxes_to_grid(boxes[number], canvas, self.size, images.device)
                if settings.spatial != SpatialRanges():
                    turned = random_grid(count, self.size, self.size, settings.spatial, generator, images.device)
                    grid = compose(grid, turned)
            views.append(warp(images, grid))
        return boxes, augment_intensity(torch.cat(views), settings.intensity, generator, self.channels)

    def loss(self, views: Views) -> dict[str, Tensor]:
        """The contrast of 2B embeddings; chance level ln(2B − 1)."""
        embeddings = all_gather(self._embed(views["both"]), views=2)
        loss = self._contrast(embeddings, views)
        return {
            "loss": loss,
            "chance_level": loss.new_tensor(chance_level(len(embeddings) // 2)),
            **embedding_monitors(embeddings.detach()),
        }

    def _contrast(self, embeddings: Tensor, views: Views) -> Tensor:
        first, second = embeddings.chunk(2)
        return nt_xent(first, second, self.settings.temperature)

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """Each slice with its two views, and how alike the network finds them."""
        boxes, both = self._two_views(batch.images, generator)
        first, second = F.normalize(self._embed(both).float(), dim=1).chunk(2)
        alike = first @ second.T
        views = [picture(view) for view in both.chunk(2)]
        rows = []
        for number, slice_ in enumerate(picture(batch.images)):
            own = float(alike[number, number])
            others = (alike[number].sum() + alike[:, number].sum() - 2 * own) / max(1, 2 * len(alike) - 2)
            frames = tuple(tuple(box[number].tolist()) for box in boxes or ())
            rows.append(
                (
                    Panel(slice_, boxes=frames),
                    Panel(views[0][number], title=f"likeness of the two: {own:.2f}"),
                    Panel(views[1][number], title=f"with other slices: {float(others):.2f}" if len(alike) > 1 else ""),
                )
            )
        titles = ("First version", "Second version")
        if boxes is not None:
            titles = ("First cut-out (blue)", "Second cut-out (orange)")
        return Preview(
            f"Two {'versions' if boxes is None else 'cut-outs'} of a slice in another look: the network learns to find "
            "them alike (1 = the same) and unlike those of other slices (0 or below).",
            ("Slice", *titles),
            tuple(rows),
        )
