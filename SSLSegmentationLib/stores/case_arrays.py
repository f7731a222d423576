"""One case as arrays: its volume, if it is still the one that was added, and its mask on slices. No torch."""

from __future__ import annotations

import numpy as np
import SimpleITK as sitk

from ..project.schema import NOT_ANNOTATED
from ..volumes.case_volumes import ADD_AGAIN as ADD_AGAIN
from ..volumes.case_volumes import classes as classes
from ..volumes.case_volumes import native_labels as native_labels
from ..volumes.case_volumes import unchanged_volume as unchanged_volume
from ..volumes.geometry import in_plane_spacing, to_canonical
from .preprocessing import Preprocessing
from .resampling import resample_labels_in_plane


def label_slices(labels: np.ndarray, image: sitk.Image, preprocessing: Preprocessing) -> tuple[np.ndarray, np.ndarray]:
    """Classes on the grid of a volume, [z, y, x], as the slices that preprocessing makes of it.

    Returns:
        uint8 [S, h, w], and bool [S]: which slices had a voxel that was annotated.
    """
    mask = sitk.GetImageFromArray(labels)
    mask.CopyInformation(image)
    canonical = to_canonical(mask, preprocessing.plane_for(image))
    native = sitk.GetArrayFromImage(canonical)
    spacing = (preprocessing.spacing_mm, preprocessing.spacing_mm)
    annotated = (native != NOT_ANNOTATED).any(axis=(1, 2))
    some = resample_labels_in_plane(native[annotated], in_plane_spacing(canonical), spacing)
    slices = np.full((len(native), *some.shape[1:]), NOT_ANNOTATED, np.uint8)  # nothing grows into open slices
    slices[annotated] = some
    restacked = preprocessing.restacked_labels(slices, canonical.GetSpacing()[2])
    if restacked is not slices:
        return restacked, (restacked != NOT_ANNOTATED).any(axis=(1, 2))
    return slices, annotated
