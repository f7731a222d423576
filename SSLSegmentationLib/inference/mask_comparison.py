"""The masks of a case by two models, one against the other: what Slicer shows side by side, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..project import Case
from ..project.schema import LabelSchema
from ..volumes.labels import read_label_map, schema_from_segmentation
from ..volumes.mask_difference import StructureDifference, difference_labels, slice_of_most, structure_differences
from ..volumes.orientation import through_plane_axis, voxel_ml
from ..volumes.reading import read_volume


@dataclass(frozen=True)
class CaseComparison:
    """How two masks of a case differ.

    Args:
        case: its id.
        name: what it is called.
        structures: of either mask, those of the first one first.
        axis: voxel axis (0 = i, 1 = j, 2 = k) across which the slices lie.
        slices: how many there are.
        slice: index of the one in which most voxels differ; None where the masks are the same.
    """

    case: str
    name: str
    structures: tuple[StructureDifference, ...]
    axis: int
    slices: int
    slice: int | None


def compare_masks(case: Case, first: Path, second: Path) -> CaseComparison:
    """Compare two masks of a case, structure by structure of one name.

    Raises:
        DataError: the volume or a mask cannot be read, or lies on another grid.
    """
    schemas = [schema_from_segmentation(path) for path in (first, second)]
    schema = LabelSchema.from_names([*dict.fromkeys(entry.name for each in schemas for entry in each.segments)])
    image = read_volume(case.image_path)
    one, other = (read_label_map(path, image, schema, allow_empty=True).array for path in (first, second))
    axis = through_plane_axis(image.GetSpacing(), np.reshape(image.GetDirection(), (3, 3)))
    size = voxel_ml(image.GetSpacing(), image.GetDirection())
    differs = difference_labels(one, other)
    return CaseComparison(
        case.id,
        case.name,
        tuple(structure_differences(one, other, size, schema, axis)),
        axis,
        image.GetSize()[axis],
        slice_of_most(differs, axis) if differs.any() else None,
    )
