"""Scoring flat masks: 2D Dice and contour distances in the en-face plane, on each volume's own pixels."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..figures import CasePicture
from ..importing.projections import flat_mask
from ..project import Case
from ..project.schema import LabelSchema
from ..volumes.geometry import to_canonical
from ..volumes.intensity import normalise
from ..volumes.orientation import plane_across
from ..volumes.projection import flat_grid
from .evaluation import CaseScore, evaluate_case


def score_flat(
    case: Case, image: sitk.Image, found: np.ndarray, schema: LabelSchema, values: Iterable[int]
) -> tuple[list[CaseScore], CasePicture]:
    """Compare a predicted flat mask with the reference of a case.

    Args:
        case: with a flat mask.
        image: its volume.
        found: label values of the schema [z, y, x] with one voxel along the axis of projection.
        values: label values to score.

    Returns:
        A score for each of them, and a picture of both masks on the mean projection of the volume.

    Raises:
        DataError: the case has no flat mask, or one that cannot be used.
    """
    record, reference = case.en_face, flat_mask(case, image, schema)
    if record is None or reference is None:
        raise DataError(f"The case '{case.id}' has no flat mask.", "Give it one with 'sslseg en-face'.")
    axis = record.axis
    spacing = [mm for number, mm in enumerate(image.GetSpacing()) if number != axis][::-1]
    scores = evaluate_case(found.squeeze(2 - axis), reference.squeeze(2 - axis), spacing, values)
    plane = plane_across(axis, np.array(image.GetDirection()))
    canonical = to_canonical(image, plane)
    pixels = normalise(sitk.GetArrayFromImage(canonical).mean(axis=0, dtype=np.float64, keepdims=True))

    def oriented(labels: np.ndarray) -> np.ndarray:
        mask = sitk.GetImageFromArray(labels)
        mask.CopyInformation(flat_grid(image, axis))
        return sitk.GetArrayFromImage(to_canonical(mask, plane))

    dice = {score.value: score.dice for score in scores}
    picture = CasePicture(case.id, pixels, oriented(reference), oriented(found), canonical.GetSpacing()[::-1], dice)
    return scores, picture
