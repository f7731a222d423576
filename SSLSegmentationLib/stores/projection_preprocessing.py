"""How volumes and flat images become network input: decided once, stored in every checkpoint, the same on every path.

volume → canonical orientation, axis of projection first → percentiles to [0, 1] → square pixels, fixed depth
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..core.settings import setting
from ..project import Case
from ..volumes.geometry import from_canonical, in_plane_spacing, to_canonical
from ..volumes.intensity import normalise
from ..volumes.orientation import plane_across
from ..volumes.projection import axis_across, flat_grid
from .preprocessing import Preprocessing, acquired_plane, typical_pixel_mm
from .resampling import resample_in_plane, resample_labels_in_plane

ACQUIRED = "acquired"
_SMALLEST_MM, _LARGEST_MM = 0.0005, 20.0  # the pixels of an OCT or a microscope are far smaller than those of an MRI


@dataclass(frozen=True)
class EnFacePreprocessing(Preprocessing):
    """As for slices, whose plane is the one that volumes are projected onto, and what else a projection needs."""

    spacing_mm: float = setting(
        1.0, "pixel size that flat images are resampled to", unit="mm", range=(_SMALLEST_MM, _LARGEST_MM)
    )
    depth: int = setting(
        64, "voxels along the axis of projection that every volume is resampled to", unit="voxels", range=(2, 4096)
    )
    pixels: str = setting(
        "square",
        "pixels of the flat image: 'square' resamples, 'native' keeps those of each volume",
        choices=("square", "native"),
    )
    slow_axis: str = setting(
        "rows",
        "direction of the flat image in which B-scans follow each other; where there are none it matters little",
        choices=("rows", "columns"),
    )
    standardise: str = setting(
        "volume", "what gets mean 0 and standard deviation 1 before the network", choices=("volume", "b-scan")
    )

    @property
    def keeps_pixels(self) -> bool:
        """Whether each volume keeps its own pixels."""
        return self.pixels == "native"

    def axis(self, image: sitk.Image) -> int:
        """Voxel axis along which ``image`` is projected."""
        return axis_across(self.plane_for(image), image.GetDirection())

    def apply(self, image: sitk.Image) -> np.ndarray:
        """Turn a volume into [depth, rows, columns], float32 in [0, 1]."""
        native = self.pixels == "native"
        stack = self._canonical_pixels(image) if native else super().apply(image)
        # Resampled like a slice of depth and columns, with antialiasing where voxels grow.
        sections = resample_in_plane(stack.transpose(1, 0, 2), (1.0, 1.0), (len(stack) / self.depth, 1.0))
        return self._turned(np.ascontiguousarray(sections.transpose(1, 0, 2)))

    def flat_image(self, image: sitk.Image, projection: str) -> np.ndarray:
        """Turn a flat image, or a volume by its ``mean`` or ``max`` along the axis, into [rows, columns] in [0, 1]."""
        canonical = to_canonical(image, self.plane)
        stack = sitk.GetArrayFromImage(canonical).astype(np.float32)
        flat = normalise(stack.max(axis=0) if projection == "max" else stack.mean(axis=0, dtype=np.float64))
        return self._turned(self._resampled(flat[None], canonical))[0]

    def flat_labels(self, labels: np.ndarray, volume: sitk.Image) -> np.ndarray:
        """Turn a mask on the flat grid of ``volume``, uint8 [z, y, x], into uint8 [rows, columns]."""
        mask = sitk.GetImageFromArray(labels)
        mask.CopyInformation(flat_grid(volume, self.axis(volume)))
        canonical = to_canonical(mask, self.plane)
        array = sitk.GetArrayFromImage(canonical)
        if self.pixels == "square":
            array = resample_labels_in_plane(array, in_plane_spacing(canonical), (self.spacing_mm,) * 2)
        return self._turned(array)[0]

    def native_size(self, volume: sitk.Image) -> tuple[int, int]:
        """Rows and columns of the native flat image, as the network's are oriented."""
        columns, rows, _ = to_canonical(volume, self.plane).GetSize()
        return (columns, rows) if self.slow_axis == "columns" else (rows, columns)

    def to_native(self, labels: np.ndarray, volume: sitk.Image) -> sitk.Image:
        """Labels [rows, columns] of :meth:`native_size` as an image on the flat grid of ``volume``."""
        return from_canonical(self._turned(labels[None]), flat_grid(volume, self.axis(volume)), self.plane)

    def _canonical_pixels(self, image: sitk.Image) -> np.ndarray:
        canonical = to_canonical(image, self.plane)
        return self.normalised(sitk.GetArrayFromImage(canonical))

    def _resampled(self, stack: np.ndarray, canonical: sitk.Image) -> np.ndarray:
        if self.pixels == "native":
            return stack
        return resample_in_plane(stack, in_plane_spacing(canonical), (self.spacing_mm, self.spacing_mm))

    def _turned(self, stack: np.ndarray) -> np.ndarray:
        """Swap rows and columns where B-scans follow each other along the columns; twice is not at all."""
        return stack.transpose(0, 2, 1) if self.slow_axis == "columns" else stack


def plan_en_face(
    cases: Sequence[Case], max_size: int, least_depth: int, depth: int, plane: str, **choices: Any
) -> EnFacePreprocessing:
    """Choose plane, pixel size and depth from the data.

    Args:
        cases: cases whose records count.
        max_size: pixels that the longer side of a typical flat image may have.
        least_depth: what the network needs.
        depth: wanted; 0 = the median of the cases, and at least what the network needs.
        plane: ``acquired`` = the one recorded with the cases, else the plane of most volumes.
        choices: further fields, taken as they are.

    Raises:
        DataError: no cases, cases that are projected onto different planes, or a depth that the network cannot take.
    """
    plane = _plane(cases, plane)
    spacing = min(max(typical_pixel_mm(cases, max_size, plane), _SMALLEST_MM), _LARGEST_MM)
    if depth and depth < least_depth:
        raise DataError(
            f"A depth of {depth} voxels is too little for this network, which needs {least_depth}.",
            f"Use --depth {least_depth} or more, or a network with fewer widths.",
        )
    sizes = sorted(case.size[axis_across(plane, case.direction)] for case in cases)
    depth = depth or max(least_depth, sizes[len(sizes) // 2])
    choices = {"ignore_padding": True, **choices}
    return EnFacePreprocessing(spacing_mm=spacing, plane=plane, depth=depth, **choices)


def _plane(cases: Sequence[Case], wish: str) -> str:
    if not cases:
        raise DataError("There is no volume to plan for.", "Add volumes to the project first.")
    recorded = {
        case.id: plane_across(case.en_face.axis, np.array(case.direction)) for case in cases if case.en_face is not None
    }
    wanted = wish if wish != ACQUIRED else next(iter(recorded.values()), None)
    for name, plane in recorded.items():
        if plane != wanted:
            raise DataError(
                f"The case '{name}' is projected onto the {plane} plane, not onto the {wanted} one.",
                "Use volumes that are projected the same way.",
            )
    return wanted or Counter(acquired_plane(case) for case in cases).most_common(1)[0][0]
