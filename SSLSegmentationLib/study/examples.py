"""Pictures of a study: what the trainings of the first draw make of a few test cases."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk

from ..figures import ComparedCase, save_comparison
from ..inference.scoring import canonical_labels
from ..project import Project, Role
from ..project.series import whole_id
from ..stores.slices import native_labels
from ..volumes.geometry import to_canonical
from ..volumes.intensity import normalise
from ..volumes.labels import read_label_map
from ..volumes.reading import read_volume
from .cells import EXAMPLES, Place
from .design import FinetuningCell
from .settings import SCRATCH

_CASES = 3
_STARTS = 5  # columns at most, scratch among them


def save_examples(
    path: Path, place: Place, project: Project, tested: Sequence[FinetuningCell], gains: Mapping[str, float]
) -> str:
    """Draw some test cases with the masks of the first draw: a row for each N, a column for each start.

    The cases are the one with the lowest, the middle and the highest mean Dice over all these trainings. Where there
    are many starts, these are scratch and those with the largest mean gain.

    Args:
        path: PNG file.
        place: of the study.
        project: with the test cases.
        tested: the cells that were tested.
        gains: mean gain of each start but scratch.

    Returns:
        In words, what is shown.
    """
    cells = [cell for cell in tested if cell.draw == 0]
    starts = [SCRATCH, *sorted(gains, key=lambda start: -gains[start])[: _STARTS - 1]]
    starts.sort(key=list(dict.fromkeys(str(cell.start) for cell in cells)).index)
    shown = {(cell.count, str(cell.start)): cell for cell in cells if str(cell.start) in starts}
    scores = {key: place.done(cell)["test"]["dice"] for key, cell in shown.items()}
    cases = [_compared(place, project, name, shown, scores) for name in _spread(scores.values())]
    rows = [f"N = {count}" for count in sorted({count for count, _ in shown})]
    save_comparison(path, cases, rows, starts, project.schema, project.name)
    words = "Test cases with the lowest, the middle and the highest mean Dice" if len(cases) == _CASES else "Test cases"
    of = "" if len(starts) == len(gains) + 1 else f", the {_STARTS - 1} starts with the largest mean gain"
    return f"{words}; trainings of the first draw{of}; the slice with most of the reference."


def _spread(scores: Any) -> list[str]:
    """Test cases with the lowest, the middle and the highest mean Dice; all if there are no more."""
    found: dict[str, list[float]] = {}
    for dice in scores:
        for name, value in dice.items():
            found.setdefault(name, []).append(math.nan if value is None else value)
    means = {name: float(np.nanmean(values)) for name, values in found.items() if np.isfinite(values).any()}
    order = sorted(means, key=lambda name: (means[name], name))
    places = sorted({round(share * (len(order) - 1)) for share in np.linspace(0, 1, _CASES)})
    return [order[place] for place in places]


def _compared(
    place: Place,
    project: Project,
    name: str,
    shown: Mapping[tuple[int, str], FinetuningCell],
    scores: Mapping[tuple[int, str], Mapping[str, float | None]],
) -> ComparedCase:
    case = next(view for view in project.volumes(Role.TEST, labelled=True) if name in (view.id, whole_id(view.id)))
    image, schema = read_volume(case.image_path), project.schema
    reference = canonical_labels(native_labels(case, image, schema), image)
    areas = np.isin(reference, schema.values).sum(axis=(1, 2))
    index = int(areas.argmax())
    canonical = to_canonical(image)
    masks, dice = {}, {}
    for (count, start), cell in shown.items():
        mask = place.run_of(cell).folder / EXAMPLES / f"{case.id}.seg.nrrd"
        if not mask.exists():  # somebody made room
            continue
        labels = read_label_map(mask, image, schema, allow_empty=True).array
        masks[f"N = {count}", start] = canonical_labels(labels, image)[index]
        value = scores[count, start].get(name)
        dice[f"N = {count}", start] = math.nan if value is None else value
    return ComparedCase(
        f"{case.id}   ·   slice {index + 1} of {len(reference)}",
        normalise(sitk.GetArrayFromImage(canonical))[index],
        reference[index],
        masks,
        dice,
        tuple(canonical.GetSpacing()[1::-1]),
    )
