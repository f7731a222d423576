"""Global and local contrast with knowledge of volumes (Chaitanya et al. 2020, NeurIPS, arXiv:2006.10511).

Stage ``global``, the encoder: every volume is divided into S parts along its slices, since the same part of two volumes
shows about the same anatomy. With s = cosine / τ and N(a) = all images of the batch that are of another part than a:

    ℓ(a, b) = −log( exp(s_ab) / (exp(s_ab) + Σ_{k ∈ N(a)} exp(s_ak)) )

``G^D-`` sums ℓ over the pairs among a slice and two augmented views of it. ``G^D`` sums it over the pairs (x_i, x̃_i),
(x_i, x_j), (x_j, x̃_j), (x̃_i, x̃_j) of slices of the same part of two volumes i and j, x̃ an augmented view; all in both
directions. Images of the same part are never in a denominator.

Stage ``local``, the decoder with the encoder frozen: L^R, 13 places of the decoder's map, see ``local_contrast``.
"""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ...augmentation.crops import boxes_to_grid, crop_pair_boxes
from ...augmentation.intensity import augment_intensity
from ...augmentation.warp import warp
from ...figures.panels import Panel, Preview
from ...losses.collectives import all_gather
from ...losses.ntxent import embedding_monitors, masked_nt_xent
from ...stores import PartitionedStream, SliceBatch, SliceStore
from ...training.preview import picture
from ..method import Views
from .chaitanya_recipe import PartitionContrastSettings
from .simclr import EncoderContrast


class PartitionContrast(EncoderContrast):
    """G^D or G^D- on the pooled output of the encoder."""

    name = "partition"
    Settings = PartitionContrastSettings
    matched = (("images",), ("case", "part"))

    def stream(self, store: SliceStore, rows: np.ndarray, batch_size: int, seed: int) -> PartitionedStream:
        """One slice of every part of some volumes."""
        part = part_of(torch.from_numpy(store.position_of_row[rows]), self.settings.parts).numpy()
        return PartitionedStream(rows, store.case_of_row[rows], part, self.settings.parts, batch_size, seed)

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``images`` [V · B, 1, H, W]: all slices as they are, then V − 1 augmented views (G^D: 1, G^D-: 2) of all.

        ``case`` and ``part`` [B].
        """
        return {
            "images": self._looks(batch.images, generator)[1],
            "case": batch.case,
            "part": part_of(batch.position, self.settings.parts),
        }

    def _looks(self, images: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """The boxes [B, 4] of the first crops, and the images as of ``views``."""
        settings, count, canvas = self.settings, len(images), tuple(images.shape[-2:])
        boxes = crop_pair_boxes(
            count,
            canvas,
            settings.crop_area,
            min_iou=0.0,
            max_iou=1.0,
            margin=settings.crop_margin,
            generator=generator,
        )[: 1 if settings.across_volumes else 2]
        whole = torch.tensor([0.0, 0.0, canvas[1], canvas[0]]).expand(count, 4)
        looks = [warp(images, boxes_to_grid(box, canvas, self.size, images.device)) for box in (whole, *boxes)]
        augmented = augment_intensity(torch.cat(looks[1:]), settings.intensity, generator, self.channels)
        return boxes[0], torch.cat([looks[0], augmented])

    def loss(self, views: Views) -> dict[str, Tensor]:
        """G^D or G^D-, the mean over the positives of each image, then over images; chance level: equal embeddings.

        The paper's code sums over positives, which is two to four times this.
        """
        images, case, part = views["images"], all_gather(views["case"]), all_gather(views["part"])
        looks, count = len(images) // len(views["part"]), len(part)
        embeddings = all_gather(self._embed(images), looks)
        positive, negative = partition_masks(case, part, looks, self.settings.across_volumes)
        return {
            "loss": masked_nt_xent(embeddings, positive, negative, self.settings.temperature, "own_positive"),
            "chance_level": negative.sum(dim=1).float().log1p().mean(),
            **embedding_monitors(embeddings[: 2 * count].detach()),
        }

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """Each slice with a cut-out, and how alike the network finds them."""
        boxes, images = self._looks(batch.images, generator)
        count, parts = len(batch.images), self.settings.parts
        slices, crops = F.normalize(self._embed(images[: 2 * count]).float(), dim=1).chunk(2)
        alike = slices @ crops.T
        part = part_of(batch.position, parts)
        rows = []
        for number, (slice_, crop) in enumerate(zip(picture(batch.images), picture(images[count:]), strict=False)):
            others = alike[number][part != part[number]]
            unlike = f", other parts: {float(others.mean()):.2f}" if len(others) else ""
            frame = Panel(
                slice_, boxes=(tuple(boxes[number].tolist()),), title=f"part {int(part[number]) + 1} of {parts}"
            )
            rows.append((frame, Panel(crop, title=f"likeness to its slice: {alike[number, number]:.2f}{unlike}")))
        return Preview(
            "A slice and a cut-out of it in another look: the network learns to find them, and slices of the same part "
            "of other volumes, alike (1 = the same), and other parts of the body unlike (0 or below).",
            ("Slice", "Cut-out"),
            tuple(rows),
        )


def part_of(position: Tensor, parts: int) -> Tensor:
    """The part, from 0, of slices at relative positions in (0, 1): ``parts`` of equal length.

    The parts of a volume differ by one slice at most, and none of its slices is left out. A volume of fewer slices than
    parts has slices in some of them: a single one lies in the middle.
    """
    return (position * parts).long().clamp_max(parts - 1)


def partition_masks(case: Tensor, part: Tensor, views: int, across_volumes: bool) -> tuple[Tensor, Tensor]:
    """Which images are positives and negatives of each other.

    Args:
        case: [B] volume of each slice.
        part: [B] part of its volume that it lies in.
        views: images of each slice; all first ones come first, then all second ones, and so on.
        across_volumes: the same view of slices of the same part of two volumes is positive, too.

    Returns:
        Two bool [views · B, views · B]; the diagonal means nothing. Other images of the same part are neither.
    """
    same_part = part[:, None] == part
    positive = torch.eye(len(part), dtype=torch.bool, device=part.device).repeat(views, views)
    if across_volumes:
        view = torch.arange(views, device=part.device).repeat_interleave(len(part))
        other_volume = (same_part & (case[:, None] != case)).repeat(views, views)
        positive = positive | (other_volume & (view[:, None] == view))
    return positive, ~same_part.repeat(views, views)
