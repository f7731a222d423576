"""Figures of a mask that help to review it: volume, islands, contact with the border of the image. Below Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import slicer

from SSLSegmentationLib.project.schema import LabelSchema

from .Grids import Grid
from .LabelFiles import readLabels
from .Volumes import readVolumeFile

#: Sides of a volume in the order of voxel axes i, j, k.
SIDES = ("first column", "last column", "first row", "last row", "first slice", "last slice")


@dataclass(frozen=True)
class SegmentFigures:
    """Figures of one segment of a mask.

    Args:
        name: of the segment in the schema.
        value: its label value.
        voxels: how many it has.
        volumeMl: in ml.
        islands: parts that are not connected through faces of voxels; 0 if empty.
        largestShare: share of the largest island in all voxels, 0 to 1.
        sides: sides of the volume that it touches, of :data:`SIDES`.
    """

    name: str
    value: int
    voxels: int
    volumeMl: float
    islands: int
    largestShare: float
    sides: tuple[str, ...]

    @property
    def flags(self) -> tuple[str, ...]:
        """What is worth a look: ``empty``, ``several islands``, ``touches the border``."""
        found = {
            "empty": self.voxels == 0,
            "several islands": self.islands > 1,
            "touches the border": bool(self.sides),
        }
        return tuple(flag for flag, isTrue in found.items() if isTrue)


def labelFigures(labels: np.ndarray, voxelMl: float, schema: LabelSchema) -> list[SegmentFigures]:
    """Figures of every segment of the schema, in its order.

    Args:
        labels: label values, uint8 [k, j, i].
        voxelMl: volume of a voxel in ml.
    """
    # Bundled with Slicer, but not needed to open the module.
    from scipy import ndimage

    boxes = ndimage.find_objects(labels, max_label=max(schema.values))
    figures = []
    for segment in schema.segments:
        box = boxes[segment.value - 1]
        if box is None:
            figures.append(SegmentFigures(segment.name, segment.value, 0, 0.0, 0, 0.0, ()))
            continue
        mask = labels[box] == segment.value
        parts, count = ndimage.label(mask)  # neighbours share a face, as in the Segment Editor's Islands
        sizes = np.bincount(parts.ravel())[1:]
        voxels = int(sizes.sum())
        share = float(sizes.max() / voxels)
        volume = voxels * voxelMl
        sides = _sides(box, labels.shape)
        figures.append(SegmentFigures(segment.name, segment.value, voxels, volume, count, share, sides))
    return figures


def maskFigures(path: Path, schema: LabelSchema) -> list[SegmentFigures]:
    """Figures of a predicted mask, whose file covers the whole volume; no scene changes.

    Raises:
        DataError: the file is missing or damaged, or has labels that the schema lacks.
    """
    image = slicer.vtkMRMLLabelMapVolumeNode()
    readVolumeFile(image, path)  # Slicer's reader of segmentations forgets how far the volume reaches
    grid = Grid.ofVolume(image)
    return labelFigures(readLabels(path, grid, schema).labels, grid.voxelMl, schema)


def _sides(box: tuple[slice, ...], shape: tuple[int, ...]) -> tuple[str, ...]:
    """Sides of the volume that a bounding box [k, j, i] touches."""
    touched = []
    for extent, full in zip(reversed(box), reversed(shape), strict=True):
        touched += [full > 1 and extent.start == 0, full > 1 and extent.stop == full]  # a flat mask has no such sides
    return tuple(side for side, isTouched in zip(SIDES, touched, strict=True) if isTouched)
