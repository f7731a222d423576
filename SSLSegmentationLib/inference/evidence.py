"""What the network and the image say of a mask: gathered while it is made, slice by slice, of each structure by itself.

The background is left out: it is nearly all of a volume, and always sure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..augmentation.intensity import in_unit_range
from ..volumes.doubtful_slices import DoubtfulSlices

#: Slices, rows and columns of the coarse map of a volume on which places are compared.
COARSE = (8, 16, 16)
#: Small changes of a slice, taken in turn from slice to slice: zoom (below 1 magnifies), shift of rows and of columns
#: (of half the side), rotation (degrees) and exponent of the greys.
CHANGES = ((0.92, -0.05, 0.05, 7.0, 1.35), (0.92, 0.05, -0.05, -7.0, 1.35))


@dataclass(frozen=True)
class Evidence:
    """What is known of a structure in a mask.

    Args:
        agreement: Dice of the mask and of that of the changed slices, 0 to 1.
        doubt: mean entropy of the probabilities in the structure and its rim, in parts of the largest possible.
        where: how much of each cell of :data:`COARSE` it fills, 0 to 1.
    """

    agreement: float
    doubt: float
    where: np.ndarray


class Gathering:
    """Gathers evidence from one chunk of slices after another.

    Args:
        classes: of the network, background included.
        changes: of the slices, in turn.
        standardised: whether slices have mean 0 and standard deviation 1, and are not in [0, 1].
    """

    def __init__(
        self, classes: int, changes: Sequence[tuple[float, ...]] = CHANGES, standardised: bool = False
    ) -> None:
        self._changes = changes
        self._standardised = standardised
        self._sums = np.zeros((5, classes))
        self._coarse: list[np.ndarray] = []  # of each chunk, [structures, S, rows, columns]
        self._slices: list[np.ndarray] = []  # of each chunk, [2, S]
        self._first = 0

    def changed(self, slices: Tensor) -> tuple[Tensor, Tensor]:
        """The next slices [S, h, w], or with channels [S, C, h, w], a little changed, and the grid on which
        :func:`F.grid_sample` undoes it."""
        turn = (self._changes[(self._first + index) % len(self._changes)] for index in range(len(slices)))
        numbers = np.array(list(turn))
        self._first += len(slices)
        there, back = _affine(numbers, slices.shape[-2:])
        images = slices[:, None] if slices.ndim == 3 else slices
        moved = _sampled(images.float(), there)
        exponent = torch.from_numpy(numbers[:, 4]).float()[:, None, None, None].to(slices.device)
        if self._standardised:
            return in_unit_range(moved, lambda greys: greys**exponent).view(slices.shape), back
        return (moved.clamp(0, 1) ** exponent).view(slices.shape), back

    def add(self, probabilities: Tensor, of_changed: Tensor, back: Tensor) -> None:
        """Take in class probabilities [K, S, h, w] of the next slices, and those of the same slices changed.

        Args:
            back: of :meth:`changed`.
        """
        again = _sampled(of_changed.transpose(0, 1), back.to(of_changed.device)).argmax(dim=1)
        found = probabilities.argmax(dim=0)
        entropy = torch.special.entr(probabilities).sum(dim=0) / math.log(len(probabilities))
        coarse = []
        for value in range(1, len(probabilities)):
            mask, other = found == value, again == value
            near = F.max_pool2d(mask[:, None].float(), 3, stride=1, padding=1)[:, 0] > 0
            sums = (mask, other, mask & other, near, entropy * near)
            self._sums[:, value] += [each.sum().item() for each in sums]
            coarse.append(F.adaptive_avg_pool2d(mask.float(), COARSE[1:]).cpu().numpy())
        self._coarse.append(np.stack(coarse))
        pixels = (found != again, (found > 0) | (again > 0))
        self._slices.append(np.stack([each.sum(dim=(1, 2)).cpu().numpy() for each in pixels]))

    def look_at(
        self, stack: int, direction: Sequence[float], plane: str, box: Sequence[slice]
    ) -> DoubtfulSlices | None:
        """The slices that the changes have changed most.

        Args:
            stack: how many slices there are; None is returned if the network has seen others.
            direction: of the volume, as of :class:`DoubtfulSlices`.
            plane: in which it was sliced.
            box: where they lie in the volume, [z, y, x].
        """
        odd, shown = np.concatenate(self._slices, axis=1)
        if len(odd) != stack:
            return None
        first = [part.start or 0 for part in box][::-1]
        return DoubtfulSlices.of(odd, shown, direction, plane, first)

    def evidence(self) -> list[Evidence | None]:
        """Of each structure in the order of the classes; None if it was not found."""
        slices = np.concatenate(self._coarse, axis=1)
        found = []
        for (count, other, both, near, entropy), place in zip(self._sums.T[1:].tolist(), slices, strict=True):
            one = Evidence(2 * both / (count + other), entropy / near, coarse_map(place)) if count else None
            found.append(one)
        return found


def coarse_map(mask: np.ndarray) -> np.ndarray:
    """How much of each cell of :data:`COARSE` a mask [S, h, w] fills, float32, 0 to 1, whatever its size."""
    slices = torch.from_numpy(np.asarray(mask, np.float32))[None, None]
    if slices.shape[2] < COARSE[0]:  # thick slices: each fills several cells
        slices = F.interpolate(slices, size=(COARSE[0], *slices.shape[3:]), mode="nearest-exact")
    return F.adaptive_avg_pool3d(slices, COARSE)[0, 0].numpy()


def _affine(numbers: np.ndarray, size: Sequence[int]) -> tuple[Tensor, Tensor]:
    """Sampling grids [S, h, w, 2] of changes (rows of :data:`CHANGES`), and those that undo them."""
    height, width = size
    zoom, down, right, degrees = numbers[:, :4].T
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    there = np.zeros((len(numbers), 3, 3))
    # In a frame of parts of the sides: a turn in pixels is stretched by their ratio.
    there[:, 0] = np.stack([zoom * cos, -zoom * sin * height / width, right], axis=1)
    there[:, 1] = np.stack([zoom * sin * width / height, zoom * cos, down], axis=1)
    there[:, 2, 2] = 1
    shape = (len(numbers), 1, height, width)
    both = (torch.from_numpy(matrix[:, :2]).float() for matrix in (there, np.linalg.inv(there)))
    return tuple(F.affine_grid(matrix, shape, align_corners=False) for matrix in both)


def _sampled(images: Tensor, grid: Tensor) -> Tensor:
    return F.grid_sample(images, grid.to(images.device), padding_mode="border", align_corners=False)
