"""Volumes of a run for a 3D network: a slice store whose slices are of one distance, and parts of its volumes.

A volume is a stack of slices that follow each other in the store, so that it is memory-mapped, built and gone on with
like one of slices. Nothing is read but the part that is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..project.schema import NOT_ANNOTATED
from .gathering import SliceBatch
from .slices import SliceStore, StoredCase
from .volume_preprocessing import Sides, VolumePreprocessing

_DRAWS = 3  # of a part: where, and on what


@dataclass(frozen=True)
class VolumeBatch(SliceBatch):
    """Parts of volumes, gathered for one step. Around a volume there is zero, and nothing is annotated.

    Args:
        images: [B, C, D, H, W] in [0, 1], float16 as stored.
        labels: uint8 [B, D, H, W] classes with 255 = not annotated, or None.
        case: [B] number of the case in the store.
        position: [B] relative position of the middle slice in (0, 1).
        first: [B, 3] slice, row and column of the volume at which each part begins.
        extent: [B, 3] slices, rows and columns of the volume.
    """

    first: Tensor
    extent: Tensor

    def half_extent(self, side: int) -> Tensor:
        """Half the width and height of each volume, [B, 2], in halves of ``side`` pixels."""
        return self.extent.flip(1)[:, :2] / side

    def place(self, grid: Tensor, side: int) -> Tensor:
        """Where the voxels of patches lie that ``grid`` [B, d, h, w, 3] reads from the parts: [B, 3, d, h, w].

        Pixels right of and below the middle of the volume, in halves of ``side``, and the position in it across its
        slices, from -1 to 1.
        """
        sides = torch.tensor(self.images.shape[:1:-1], device=grid.device)  # x, y, z as in the grid
        voxel = (grid + 1) / 2 * sides + self.first.flip(1)[:, None, None, None]
        extent = self.extent.flip(1).to(grid)
        unit = torch.cat([torch.full_like(extent[:, :2], side), extent[:, 2:]], dim=1) / 2
        return ((voxel - extent[:, None, None, None] / 2) / unit[:, None, None, None]).permute(0, 4, 1, 2, 3)


class VolumeStore(SliceStore):
    """Read access to a store of volumes.

    Args:
        folder: where ``build_store`` wrote it.

    Raises:
        ProjectError: missing, damaged, or written by a newer version.
    """

    preparing = VolumePreprocessing

    def parts(
        self,
        rows: np.ndarray,
        patch: Sides,
        field: Sides,
        generator: torch.Generator | None,
        device: torch.device | str = "cpu",
        on_structures: float = 0.0,
    ) -> VolumeBatch:
        """Parts of volumes around patches whose middle slices are ``rows``, as far as a patch fits into its volume.

        Args:
            rows: [B] of the store.
            patch: slices, rows and columns of a patch.
            field: those of a part, in whose middle the patch lies.
            generator: where in its slice a patch lies; None = in the middle.
            device: where to.
            on_structures: part of the patches of slices with a structure that have it in their middle, if they can.
        """
        draws = np.full((len(rows), _DRAWS), 0.5)
        if generator is not None:
            draws = torch.rand(len(rows), _DRAWS, generator=generator, dtype=torch.float64).numpy()
        images = np.zeros((len(rows), self.preprocessing.sequences, *field), np.float16)
        labels = None if self.labels is None else np.full((len(rows), *field), NOT_ANNOTATED, np.uint8)
        firsts, extents = [], []
        for number, (row, draw) in enumerate(zip(rows.tolist(), draws, strict=True)):
            case = self.cases[self.case_of_row[row]]
            window = self.window(case)
            wish = generator is not None and draw[2] < on_structures
            middle = self._middle(row, case, draw, patch, structures=wish)
            first = [
                _start(at, side, whole) - (full - side) // 2
                for at, side, whole, full in zip(middle, patch, case.shape, field, strict=True)
            ]
            inside, there = _overlap(first, field, case.shape, window)
            images[number, 0][inside] = self.images[there]
            if self.channels is not None:
                slices, *within = there
                further = self.channels[(slices, slice(None), *within)]
                images[number, 1:][(slice(None), *inside)] = further.swapaxes(0, 1)
            if labels is not None and self.labels is not None:
                labels[number][inside] = self.labels[there]
            firsts.append(first)
            extents.append(case.shape)
        device = torch.device(device)
        return VolumeBatch(
            torch.from_numpy(images).to(device),
            None if labels is None else torch.from_numpy(labels).to(device),
            torch.from_numpy(self.case_of_row[rows]).to(device),
            torch.from_numpy(self.position_of_row[rows]).float().to(device),
            torch.tensor(firsts, device=device),
            torch.tensor(extents, device=device),
        )

    def _middle(
        self, row: int, case: StoredCase, draw: np.ndarray, patch: Sides, *, structures: bool
    ) -> tuple[int, int, int]:
        """Slice, row and column of a volume that a patch has in its middle."""
        height = row - case.first
        if structures and self.labels is not None:
            labels = self.labels[(row, *self.window(case)[1:])]
            seen = np.argwhere((labels > 0) & (labels != NOT_ANNOTATED))
            if len(seen):
                return height, *seen[int(draw[0] * len(seen))].tolist()
        across, along = (
            int(u * max(1, whole - side + 1)) + side // 2
            for u, side, whole in zip(draw, patch[1:], case.shape[1:], strict=False)
        )
        return height, across, along


def _start(middle: int, side: int, whole: int) -> int:
    """Where a patch begins that has ``middle`` in its middle, or near it where it would leave the volume."""
    if side >= whole:
        return -((side - whole) // 2)
    return min(max(0, middle - side // 2), whole - side)


def _overlap(
    first: Sequence[int], field: Sides, shape: Sides, window: tuple[slice, slice, slice]
) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    """What of a part lies in its volume: there, and in the store."""
    inside, there = [], []
    for start, side, whole, place in zip(first, field, shape, window, strict=True):
        low, high = max(0, start), max(0, min(whole, start + side))
        inside.append(slice(low - start, max(low, high) - start))
        there.append(slice(place.start + low, place.start + max(low, high)))
    return tuple(inside), tuple(there)
