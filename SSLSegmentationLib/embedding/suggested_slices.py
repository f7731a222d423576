"""Which slices of a case to annotate first: evenly through it, or by what a model has found in it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..core.errors import SSLSegError
from ..project import Case, Project
from ..project.predicted import ToldMask
from ..project.schema import LabelSchema
from ..volumes.orientation import through_plane_axis

_log = logging.getLogger(__name__)

#: Part of a volume's slices, in its middle, that holds what is looked for as a rule.
_MIDDLE = 0.7


def axis_of(case: Case) -> int:
    """Voxel axis (0 = i, 1 = j, 2 = k) across which a case was acquired, from its record alone."""
    return through_plane_axis(case.spacing_mm, case.direction)


def spread_slices(case: Case, count: int) -> tuple[int, ...]:
    """At most ``count`` slices, evenly through the middle of a volume: native indices, ascending."""
    number = case.size[axis_of(case)]
    margin = (1 - _MIDDLE) / 2 * number
    return _spread(margin, number - margin, count)


def slices_of_mask(project: Project, case: Case, told: ToldMask, structure: str, count: int) -> tuple[int, ...]:
    """Slices that show what a model has found: every structure once, the unsure one throughout its length.

    Args:
        project: whose structures the mask has.
        case: the case.
        told: its mask.
        structure: that the model is unsure of.
        count: how many slices, at most.

    Returns:
        Native indices, ascending; those of :func:`spread_slices` if the mask cannot be read or is empty.
    """
    try:
        areas = _areas(case, told.path, project.schema)
    except SSLSegError as error:
        _log.warning("The mask '%s' cannot be read: %s", told.path, error)
        areas = {}
    order = sorted(areas, key=lambda name: (name != structure, told.structures.get(name, 1.0), name))
    found = showing([areas[name] for name in order], count)
    return found or spread_slices(case, count)


def showing(areas: Sequence[np.ndarray], count: int) -> tuple[int, ...]:
    """Slices in which structures are seen, the most important ones first.

    Args:
        areas: of each structure in each slice, [slices]; the first structure matters most.
        count: how many slices, at most.

    Returns:
        Ascending: for each structure one that shows at least half of its largest area, then slices spread over those
        that show the first one, then over all that show any. Empty if none does.
    """
    areas = [area for area in areas if area.any()]
    if not areas:
        return ()
    found: list[int] = []
    for area in areas:
        if len(found) < count and not any(2 * area[index] >= area.max() for index in found):
            found.append(int(area.argmax()))
    for seen in (areas[0] > 0, np.any([area > 0 for area in areas], axis=0)):
        places = np.flatnonzero(seen)
        for number in range(1, len(places) + 1):
            for index in _spread(0, len(places), number):
                if len(found) < count and int(places[index]) not in found:
                    found.append(int(places[index]))
    return tuple(sorted(found))


def _spread(low: float, high: float, count: int) -> tuple[int, ...]:
    """At most ``count`` whole numbers, evenly between two edges."""
    centres = low + (np.arange(count) + 0.5) / count * (high - low)
    return tuple(sorted({int(centre) for centre in centres}))


def _areas(case: Case, path: Path, schema: LabelSchema) -> dict[str, np.ndarray]:
    """Structure → voxels in each slice of a mask."""
    from ..volumes.labels import read_label_map
    from ..volumes.reading import read_volume

    labels = read_label_map(path, read_volume(case.image_path), schema, allow_empty=True).array
    slices = np.moveaxis(labels, 2 - axis_of(case), 0)  # numpy's order of axes is the reverse of the voxel axes
    return {one.name: (slices == one.value).sum(axis=(1, 2)) for one in schema.segments}
