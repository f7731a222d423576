"""How volumes become input of a 3D network: decided once, stored in every checkpoint, the same on every path.

As for slices, which are then also resampled to one distance, and put into patches of one size.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import SimpleITK as sitk

from ..core.settings import setting
from ..networks.settings import UNet3dSettings
from ..project import Case
from ..project.schema import NOT_ANNOTATED
from .preprocessing import Preprocessing, canonical_axes, image_axes, plan_preprocessing, slice_shape
from .resampling import line_weights

_SMALLEST_MM, _LARGEST_MM = 0.05, 50.0

#: Slices, rows and columns.
Sides = tuple[int, int, int]


@dataclass(frozen=True)
class VolumePreprocessing(Preprocessing):
    """As for slices, and what else a 3D network needs."""

    slice_mm: float = setting(
        1.0, "distance that slices are resampled to", unit="mm", range=(_SMALLEST_MM, _LARGEST_MM)
    )
    patch: tuple[int, int, int] = setting(
        (32, 64, 64), "slices, rows and columns that the network sees at a time", range=(1, 4096)
    )

    @property
    def thickness(self) -> float:
        """Distance of its slices in pixels."""
        return self.slice_mm / self.spacing_mm

    def stacked(self, count: int, distance_mm: float) -> tuple[int, float]:
        """Number and distance in mm of the slices that it makes of ``count`` slices so far apart."""
        return max(1, round(count * distance_mm / self.slice_mm)), self.slice_mm

    def apply(self, image: sitk.Image) -> np.ndarray:
        """Turn a volume into slices [S, H, W], float32 in [0, 1], at distances of its own."""
        slices = super().apply(image)
        across = image_axes(image, self.plane_for(image))[0]
        return restacked(slices, self.stacked(len(slices), image.GetSpacing()[across])[0])

    def restacked_labels(self, labels: np.ndarray, distance_mm: float) -> np.ndarray:
        """Classes [S, h, w] of slices so far apart, as classes of the slices that it makes of them.

        Each voxel takes the class that covers most of it, of those parts that are annotated. It counts as annotated if
        the nearest slice is, or one whose middle it holds: of an annotated slice nothing is lost, and nothing of it
        reaches further than half a slice.
        """
        count, _ = self.stacked(len(labels), distance_mm)
        if count == len(labels):
            return labels
        weights = line_weights(len(labels), count)
        found = np.zeros((count, *labels.shape[1:]), np.uint8)
        best = np.zeros(found.shape, np.float32)
        for value in np.unique(labels[labels != NOT_ANNOTATED]):
            share = _across(weights, (labels == value).astype(np.float32))
            wins = share > best + 1e-5
            found[wins] = value
            np.maximum(best, share, out=best)
        found[_across(_near(len(labels), count), (labels != NOT_ANNOTATED).astype(np.float32)) == 0] = NOT_ANNOTATED
        return found


def restacked(slices: np.ndarray, count: int) -> np.ndarray:
    """Slices [S, h, w] resampled to another number of slices, with antialiasing where they become fewer: float32."""
    if count == len(slices):
        return slices
    return _across(line_weights(len(slices), count), slices)


def _across(weights: np.ndarray, slices: np.ndarray) -> np.ndarray:
    return np.matmul(weights, slices.reshape(len(slices), -1)).reshape(len(weights), *slices.shape[1:])


def _near(count_in: int, count_out: int) -> np.ndarray:
    """float32 [out, in]: 1 where a former slice is the nearest to a new one, or has its middle in it."""
    scale = count_in / count_out
    nearest = np.minimum((np.arange(count_out) + 0.5) * scale, count_in - 0.5).astype(int)
    holder = np.minimum((np.arange(count_in) + 0.5) / scale, count_out - 0.5).astype(int)
    near = np.zeros((count_out, count_in), np.float32)
    near[np.arange(count_out), nearest] = 1
    near[holder, np.arange(count_in)] = 1
    return near


def plan_volumes(cases: Sequence[Case], max_size: int, network: UNet3dSettings, **choices: Any) -> VolumePreprocessing:
    """Choose pixel size, distance of slices and patch from the data.

    Pixels as for slices. Slices are as far apart as in the median case, but never closer than pixels. A patch is as
    close to a cube as the median volume, and the voxels that the network takes at a time, allow.

    Args:
        cases: cases whose records count (their files are not read).
        max_size: pixels that the longer side of a typical slice may have.
        network: whose patches they become.
        choices: further fields of :class:`Preprocessing`, taken as they are.

    Raises:
        DataError: no cases.
    """
    plain = plan_preprocessing(cases, max_size, **choices)
    across = statistics.median(case.spacing_mm[canonical_axes(case, plain.plane)[0]] for case in cases)
    slice_mm = min(max(float(f"{across:.4g}"), plain.spacing_mm), _LARGEST_MM)
    found = VolumePreprocessing(**vars(plain), slice_mm=slice_mm)
    shapes = [slice_shape(case, found) for case in cases]
    depth, height, width = (max(1, round(statistics.median(shape[axis] for shape in shapes))) for axis in range(3))
    return replace(found, patch=planned_patch((depth, height, width), found.thickness, network))


def planned_patch(shape: Sides, thickness: float, network: UNet3dSettings) -> Sides:
    """Slices, rows and columns of patches: multiples of what the network needs.

    Args:
        shape: of a typical volume.
        thickness: distance of slices in pixels.
        network: its widths and the voxels of a patch.
    """
    sides = _cube(shape, thickness, network.patch_voxels)
    network = network.planned(round(sides[0]), thickness)
    least = network.depth_stride, 2 * network.stride, 2 * network.stride
    steps = network.depth_stride, network.stride, network.stride
    depth, height, width = (
        max(low, (math.ceil(side / step) if side >= whole else round(side / step)) * step)
        for side, whole, low, step in zip(sides, shape, least, steps, strict=True)
    )
    return depth, height, width


def _cube(shape: Sides, thickness: float, voxels: int) -> list[float]:
    """Sides of a cube in space of so many voxels; where a volume is thinner, it is longer along the other axes."""
    sides = [float(side) for side in shape]
    free = {0, 1, 2} if math.prod(shape) > voxels else set()
    while free:
        others = math.prod(sides[axis] for axis in range(3) if axis not in free)
        edge = (voxels / others * (thickness if 0 in free else 1)) ** (1 / len(free))
        wished = {axis: edge / thickness if axis == 0 else edge for axis in free}
        thin = {axis for axis in free if wished[axis] >= shape[axis]}
        if not thin:
            for axis in free:
                sides[axis] = wished[axis]
            break
        free -= thin
    return sides
