"""Scoring a mask of a volume against the reference of its case, with a picture of both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import SimpleITK as sitk

from ..figures import CasePicture
from ..project import Case
from ..project.schema import LabelSchema
from ..stores.slices import native_labels
from ..volumes.geometry import to_canonical
from ..volumes.intensity import normalise
from ..volumes.orientation import voxel_ml
from .evaluation import CaseScore, evaluate_case


def score_volume(
    case: Case, image: sitk.Image, found: np.ndarray, schema: LabelSchema, values: Iterable[int]
) -> tuple[list[CaseScore], CasePicture]:
    """Compare a predicted mask with the reference of a case, on the grid of its volume.

    Args:
        case: with a label.
        image: its volume.
        found: label values of the schema [z, y, x].
        values: label values to score.

    Returns:
        A score for each of them, and a picture of both masks.
    """
    scores, reference = volume_scores(case, image, found, schema, values)
    dice = {score.value: score.dice for score in scores}
    return scores, case_picture(case.id, image, reference, found, dice)


def volume_scores(
    case: Case, image: sitk.Image, found: np.ndarray, schema: LabelSchema, values: Iterable[int]
) -> tuple[list[CaseScore], np.ndarray]:
    """The same without a picture: a score for each value, and the reference, uint8 [z, y, x]."""
    reference = native_labels(case, image, schema)
    each_ml = voxel_ml(image.GetSpacing(), image.GetDirection())
    return evaluate_case(found, reference, image.GetSpacing()[::-1], values, each_ml), reference


def case_picture(name: str, image: sitk.Image, reference: Any, prediction: Any, dice: dict[int, float]) -> CasePicture:
    """Put a case and its masks ([z, y, x] on the native grid) into canonical orientation for a picture."""
    canonical = to_canonical(image)
    pixels = normalise(sitk.GetArrayFromImage(canonical))
    spacing = canonical.GetSpacing()[::-1]
    known, found = (canonical_labels(labels, image) for labels in (reference, prediction))
    return CasePicture(name, pixels, known, found, spacing, dice)


def canonical_labels(labels: np.ndarray, image: sitk.Image) -> np.ndarray:
    """Labels [z, y, x] on the grid of ``image`` in canonical orientation."""
    volume = sitk.GetImageFromArray(labels)
    volume.CopyInformation(image)
    return sitk.GetArrayFromImage(to_canonical(volume))
