"""The pixels that a linear probe learns from: what the frozen network makes of them, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor

from ..networks.probed import ProbedUNet, upsampled
from ..project.schema import NOT_ANNOTATED
from .linear_classifier import Samples

#: Pixels that are kept at most. More of the same slices are much the same, and take longer.
PIXELS = 100_000
#: Numbers that the kept pixels have at most: 64 MiB as float32, 128 MiB as float64.
NUMBERS = 1 << 24


def pixel_budget(channels: int) -> int:
    """How many pixels of so many channels are kept at most."""
    return min(PIXELS, NUMBERS // channels)


def class_counts(labels: Iterable[np.ndarray], classes: int) -> np.ndarray:
    """Annotated pixels of each class: int64 [classes]."""
    counts = np.zeros(256, dtype=np.int64)
    for slice_ in labels:
        counts += np.bincount(slice_.ravel(), minlength=256)
    return counts[:classes]


class PixelSampler:
    """Keeps the vectors, from all maps joined, of some pixels.

    Args:
        network: in evaluation mode.
        shares: of the pixels of each class that are kept; each then stands for 1 / share.
        generator: chooses them.
    """

    def __init__(self, network: ProbedUNet, shares: np.ndarray, generator: torch.Generator) -> None:
        self.network = network
        self.shares = torch.from_numpy(shares)
        self.generator = generator
        self._vectors: list[Tensor] = []
        self._labels: list[Tensor] = []

    def chosen(self, labels: Tensor) -> Tensor:
        """Which pixels of labels [B, h, w] are to be kept, as booleans; none that is not annotated."""
        annotated = labels != NOT_ANNOTATED
        chances = torch.rand(labels.shape, generator=self.generator, dtype=torch.float64)
        return annotated & (chances < self.shares[labels.long().masked_fill(~annotated, 0)])

    @torch.inference_mode()
    def vectors(self, images: Tensor, chosen: Tensor) -> Tensor:
        """Vectors of the chosen pixels [B, h, w] of images [B, C, h, w] on its device, or of voxels of patches: float32
        [n, C] on the CPU."""
        maps = self.network.maps(images)
        size = tuple(images.shape[2:])
        found = []
        for place, mask in enumerate(chosen):
            where = mask.flatten().nonzero()[:, 0].to(images.device)
            parts = [upsampled(one[place : place + 1], size)[0].flatten(1)[:, where] for one in maps]
            found.append(torch.cat(parts).T.float().cpu())
        return torch.cat(found)

    def keep(self, vectors: Tensor, labels: Tensor) -> None:
        """Keep vectors [n, C] with labels [n]."""
        self._vectors.append(vectors)
        self._labels.append(labels.long())

    def samples(self) -> Samples:
        """All that were kept."""
        labels = torch.cat(self._labels)
        return Samples(torch.cat(self._vectors), labels, 1 / self.shares[labels], len(self.shares))
