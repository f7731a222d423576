"""How two masks of one volume differ: by structure, voxel by voxel, and in which slice most. numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..project.schema import LabelSchema
from .overlap import structure_dices

#: How voxels can differ.
FIRST_ONLY, SECOND_ONLY, OTHER = 1, 2, 3


@dataclass(frozen=True)
class StructureDifference:
    """How a structure differs in two masks.

    Args:
        name: of the structure.
        dice: overlap of the two, 0 to 1; NaN if neither has it.
        first_ml: its volume in the first mask.
        second_ml: in the second.
        slice: index of the slice with most voxels that only one of them has; None if there is no such voxel.
    """

    name: str
    dice: float
    first_ml: float
    second_ml: float
    slice: int | None = None


def structure_differences(
    first: np.ndarray, second: np.ndarray, voxel_ml: float, schema: LabelSchema, axis: int = 2
) -> list[StructureDifference]:
    """How each structure of the schema differs, in its order.

    Args:
        first: label values [k, j, i].
        second: the same of the other mask.
        voxel_ml: volume of a voxel in ml.
        axis: voxel axis (0 = i, 1 = j, 2 = k) across which slices lie.
    """
    box = _box(first | second)
    one, other, before = first[box], second[box], box[2 - axis].start
    counts = [np.bincount(labels.ravel(), minlength=256) * voxel_ml for labels in (one, other)]
    dices = structure_dices(one, other, [entry.value for entry in schema.segments])
    found = []
    for entry, dice in zip(schema.segments, dices, strict=True):
        most = _most_in((one == entry.value) != (other == entry.value), axis)
        volumes = [float(count[entry.value]) for count in counts]
        place = None if most is None else before + most
        found.append(StructureDifference(entry.name, dice, volumes[0], volumes[1], place))
    return found


def difference_labels(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Where two label maps differ: 1 = only the first has a structure, 2 = only the second, 3 = each another one."""
    found, box = np.zeros_like(first), _box(first | second)
    one, other = first[box], second[box]
    kinds = np.where(other == 0, FIRST_ONLY, np.where(one == 0, SECOND_ONLY, OTHER))
    found[box] = np.where(one != other, kinds, 0)
    return found


def slice_of_most(differences: np.ndarray, axis: int) -> int:
    """Index of the slice across voxel axis ``axis`` with most voxels [k, j, i] that are not 0; 0 if there are none."""
    return _most_in(differences, axis) or 0


def _most_in(differs: np.ndarray, axis: int) -> int | None:
    if not differs.any():
        return None
    return int(np.count_nonzero(np.moveaxis(differs, 2 - axis, 0), axis=(1, 2)).argmax())


def _box(labels: np.ndarray) -> tuple[slice, ...]:
    """The smallest box [k, j, i] around what is not 0; of nothing an empty box."""
    held = [np.flatnonzero(labels.any(axis=tuple({0, 1, 2} - {axis}))) for axis in range(3)]
    return tuple(slice(int(one[0]), int(one[-1]) + 1) if one.size else slice(0, 0) for one in held)
