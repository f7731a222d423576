"""Supervised finetuning: segmentation loss on annotated slices, validation by 3D Dice.

The linear probe learns from, and is validated on, the same slices (``linear_probe``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ..augmentation.appearance import AppearanceRanges, augment_appearance
from ..augmentation.channels import still_lacking
from ..augmentation.intensity import IntensityRanges, augment_intensity, in_unit_range
from ..augmentation.warp import SpatialRanges, random_grid, warp, warp_labels
from ..figures.panels import Panel, Preview
from ..inference.prediction import slice_probabilities
from ..inference.slicewise import field_of, on_field
from ..losses.segmentation import segmentation_loss
from ..networks import UNet
from ..networks.segmenter import sees_place
from ..project.schema import NOT_ANNOTATED
from ..stores import SliceStore, SliceStream, StoredCase
from ..stores.gathering import fewer_channels
from ..stores.place import jittered_place, slice_heights, warped_place
from ..stores.sampling import derived_seed
from ..training import OptimisationSettings
from ..training.objective import dice_figures
from ..training.preparation import smaller_patch
from ..training.preview import spread_rows
from ..volumes.intensity import unit_range
from ..volumes.overlap import mean_dice
from .base import FinetuningObjective
from .transferred import TransferredPart


@dataclass(frozen=True)
class Augmentation:
    """Random changes of the labelled slices; ``channels`` as of ``augment_intensity``."""

    spatial: SpatialRanges
    intensity: IntensityRanges
    appearance: AppearanceRanges = field(default_factory=AppearanceRanges)
    channels: int = 1
    standardised: bool = False

    def look(self, images: Tensor, labels: Tensor | None, generator: torch.Generator) -> Tensor:
        """Warped images [B, C, h, w] with another look; ``labels`` [B, h, w] if they are known."""
        if self.standardised:
            changed = in_unit_range(images, lambda greys: self._look(greys, labels, generator))
            return still_lacking(changed, images, self.channels)
        return self._look(images, labels, generator)

    def _look(self, images: Tensor, labels: Tensor | None, generator: torch.Generator) -> Tensor:
        images = augment_appearance(images, labels, self.appearance, generator, self.channels)
        return augment_intensity(images, self.intensity, generator, self.channels)


class SupervisedObjective(FinetuningObjective):
    """Segmentation loss on augmented slices.

    Args:
        network: on ``device`` already.
        store: with labels.
        train_rows: annotated rows to learn from.
        validation_cases: labelled cases whose 3D Dice chooses the best weights; may be empty.
        patch: height and width of training patches.
        loss: ``dice`` or ``dice_ce``.
        foreground_share: at least this part of the slices seen shows a segment.
        transferred: what came from a backbone, with its rate; None from scratch.
    """

    #: Slices that are learnt from without labels.
    unlabelled_slices: int = 0

    def __init__(
        self,
        network: UNet,
        store: SliceStore,
        train_rows: np.ndarray,
        validation_cases: list[StoredCase],
        patch: Any,
        augmentation: Augmentation,
        loss: str,
        foreground_share: float,
        settings: OptimisationSettings,
        device: torch.device,
        transferred: TransferredPart | None = None,
    ) -> None:
        self.network = network
        self.module: nn.Module = network
        self.transferred = transferred or TransferredPart(network)
        self.learning_rate = settings.learning_rate
        self.store = store
        #: The slices with all labels that are learnt from, which a strategy may know more of than people gave.
        self.taught = store
        self.validation_cases = validation_cases
        self.patch = patch
        self.augmentation = augmentation
        self.loss = segmentation_loss(loss)
        self.seed = settings.seed
        self.device = device
        self.batch_size = settings.batch_size
        rows = oversample(train_rows, store.foreground_rows(train_rows), foreground_share)
        self.stream = SliceStream(rows, settings.batch_size, derived_seed(settings.seed, "finetune"))
        self.train_rows = train_rows
        self.train_slices = len(train_rows)
        self.validation_slices = sum(len(store.annotated_rows(np.array(case.rows))) for case in validation_cases)
        self.steps_per_epoch = -(-len(train_rows) // settings.batch_size)
        self.total = settings.total_steps(self.steps_per_epoch)

    def batch(self, step: int, part: int = 0) -> tuple[Tensor, Tensor]:
        """Augmented images [B / parts, C or C + 3, h, w] and labels [B / parts, h, w] of a part of ``step``, on the
        device."""
        rows = self.stream.batch(step)
        shards = self.shards.of(rows, part, self.parts, self.seed, "finetune", step)
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            images, labels = zip(*(self.augmented(rows, generator) for rows, generator in shards), strict=True)
        return joined(images), joined(labels)

    def augmented(self, rows: np.ndarray, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Augmented images, with places if the network takes them, [B, C or C + 3, h, w], and
        labels [B, h, w] of ``rows`` on the device."""
        slices, labels, grid = self.warped(self.taught, rows, generator)
        images = self.augmentation.look(self.with_fewer(slices, generator), self.shown(rows, labels, grid), generator)
        return self.placed(images, rows, grid, generator), labels

    def shown(self, rows: np.ndarray, labels: Tensor, grid: Tensor) -> Tensor:
        """Labels of all slices that are seen, if their structures shall look otherwise: [B, h, w] of the rows' own, or
        with their neighbours [B, n, h, w], whose structures lie elsewhere."""
        if not (self.augmentation.appearance.curve_probability and self.store.preprocessing.context):
            return labels
        neighbours = self.taught.seen_labels(rows, self.device).unbind(dim=1)
        return torch.stack([warp_labels(each, grid) for each in neighbours], dim=1)

    def with_fewer(self, images: Tensor, generator: torch.Generator) -> Tensor:
        """Images [B, C, h, w], from some of which further sequences are taken away."""
        return fewer_channels(images, self.augmentation.channels, generator)

    def warped(self, store: Any, rows: np.ndarray, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Images [B, C, h, w] of ``rows`` of a store, moved and deformed, their labels [B, h, w], and the grid by which
        they were."""
        batch = store.batch(rows, self.device)
        canvas = tuple(batch.images.shape[-2:])
        grid = random_grid(len(rows), canvas, self.patch, self.augmentation.spatial, generator, self.device)
        return warp(batch.images, grid), warp_labels(batch.labels, grid), grid

    def unchanged(self, case: StoredCase, rows: np.ndarray, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Images [B, C, h, w] of ``rows`` of a case as a prediction sees them, on the device, and labels [B, h, w].

        Args:
            case: of the store.
            rows: [B] of it.
            generator: chooses, where not all of a row is seen at once.
        """
        _, down, across = self.store.window(case)
        slices = self.store.inputs(case, rows - case.first)
        marks = torch.from_numpy(self.store.needed_labels[rows][:, down, across])
        field = field_of(slices.shape[-2:], self.patch, self.network.settings.stride)
        labels = torch.full((len(rows), *field.size), NOT_ANNOTATED, dtype=marks.dtype)
        labels[:, field.top : field.top + case.height, field.left : field.left + case.width] = marks
        return on_field(slices, field).to(self.device), labels

    def of_rows(self, labels: Tensor) -> Tensor:
        """Those of the labels of what is seen of rows that are the rows' own."""
        return labels

    def placed(self, images: Tensor, rows: np.ndarray, grid: Tensor, generator: torch.Generator | None) -> Tensor:
        """Warped images [B, C, h, w] with where their pixels come from, [B, C + 3, h, w], if the network takes places.

        Args:
            images: warped from ``rows`` by ``grid``.
            rows: [B] of the store.
            grid: [B, h, w, 2].
            generator: of the random changes of the place, drawn last, so that the rest is as without places; None =
                as it is.
        """
        if not sees_place(self.network):
            return images
        place = warped_place(self.store, rows, grid)
        return torch.cat([images, place if generator is None else jittered_place(place, generator)], dim=1)

    @property
    def exported(self) -> UNet:
        """The network that is validated and kept."""
        return self.network

    def parameter_groups(self) -> list[dict[str, Any]]:
        """One group, or two where the transferred part has a rate of its own."""
        return self.transferred.groups(self.learning_rate)

    def before_step(self, step: int, total: int) -> None:
        """Freeze or release what came from the backbone."""
        self.transferred.prepare(step, total)

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Loss of a part of the batch of ``step``."""
        images, labels = self.batch(step, part)
        return {"loss": self.loss(self.network(images), labels)}

    def shrink(self) -> str | None:
        """Halve the patch."""
        smaller = smaller_patch(self.patch, self.network.settings.stride)
        if smaller is None:
            return None
        self.patch = smaller
        return f"patches of {smaller[0]} × {smaller[1]} pixels"

    def validate(self, module: nn.Module) -> dict[str, float]:
        """Mean hard 3D Dice over segments, then over validation cases, at the resolution of the network."""
        return dice_figures(self._case_dice(module, case) for case in self.validation_cases)

    def preview(self, module: nn.Module) -> Preview:
        """Slices that show a segment, of validation cases if there are any: image, reference, prediction."""
        rows = np.concatenate([np.array(case.rows) for case in self.validation_cases] or [np.unique(self.stream.rows)])
        rows = self.store.annotated_rows(rows)
        filled = self.store.foreground_rows(rows)
        rows = spread_rows(self.store.case_of_row, filled if len(filled) else rows)
        panels = []
        for row in rows:
            case = self.store.cases[self.store.case_of_row[row]]
            where = (row, *self.store.window(case)[1:])
            image, reference = self.store.images[where].astype(np.float32), self.store.needed_labels[where]
            if self.augmentation.standardised:
                image = unit_range(image)
            (probabilities,) = self.answers(module, case, np.arange(case.count) == row - case.first)
            predicted = probabilities.argmax(dim=0)[0].byte().cpu().numpy()
            panels.append((Panel(image), Panel(image, labels=reference), Panel(image, labels=predicted)))
        kind = (
            "Validation slices, which the network does not learn from" if self.validation_cases else "Training slices"
        )
        return Preview(
            f"{kind}: the reference and what the network segments so far.",
            ("Image", "Reference", "Prediction"),
            tuple(panels),
            tuple(self.store.name_of_row(row) for row in rows),
            tuple((segment.name, segment.color) for segment in self.store.needed_schema.segments),
        )

    def _case_dice(self, module: nn.Module, case: StoredCase) -> float:
        labels = self.store.needed_labels[self.store.window(case)]
        annotated = (labels != NOT_ANNOTATED).any(axis=(1, 2))
        predicted = torch.cat([found.argmax(dim=0).cpu() for found in self.answers(module, case, annotated)])
        return mean_dice(predicted.numpy(), labels[annotated], range(1, self.network.classes))

    def answers(self, module: nn.Module, case: StoredCase, chosen: np.ndarray) -> Iterator[Tensor]:
        """Class probabilities [K, s, h, w] of slices of a case, some at a time.

        Args:
            module: in evaluation mode.
            case: of the store.
            chosen: bool [S]: which slices.
        """
        heights, (numbers,) = slice_heights(case.count), torch.from_numpy(chosen).nonzero(as_tuple=True)
        # As many slices at a time as a step takes: what fits in training fits here.
        for some in numbers.split(max(1, self.batch_size // self.parts)):
            images = self.store.inputs(case, some.numpy())
            yield slice_probabilities(module, images, self.patch, self.device, heights=heights[some])


def joined(shards: Sequence[Tensor]) -> Tensor:
    """The slices of some shards of a batch."""
    return shards[0] if len(shards) == 1 else torch.cat(list(shards))


def oversample(rows: np.ndarray, foreground: np.ndarray, share: float) -> np.ndarray:
    """Repeat ``foreground`` rows as whole passes until they are at least ``share`` of the result."""
    background = len(rows) - len(foreground)
    if not len(foreground) or not background:
        return rows
    wanted = share * background / (1 - share)
    copies = max(1, round(wanted / len(foreground)))
    return np.sort(np.concatenate([rows, *[foreground] * (copies - 1)]))
