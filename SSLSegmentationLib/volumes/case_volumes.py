"""One case as it is on its native grid: its volume, if it is still the one that was added, and its mask. No torch."""

from __future__ import annotations

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..project import Case
from ..project.schema import NOT_ANNOTATED, LabelSchema
from .labels import read_label_map
from .reading import fingerprint, read_volume

ADD_AGAIN = "Move the case's folder out of the project, and add the volume again."


def native_labels(case: Case, image: sitk.Image, schema: LabelSchema) -> np.ndarray:
    """Read the mask of a case on its native grid: uint8 [z, y, x] label values, 255 = not annotated.

    A case without a label, and the slices of a partly annotated one that are not complete, are 255 throughout.

    Raises:
        DataError: the mask cannot be used, or nothing says across which axis its slices are annotated.
    """
    label, path = case.label, case.label_path
    if label is None or path is None:
        return np.full(image.GetSize()[::-1], NOT_ANNOTATED, dtype=np.uint8)
    labels = read_label_map(path, image, schema, allow_empty=True).array  # a negative example
    if label.annotated_slices is not None:
        if label.annotated_axis is None:
            raise DataError(
                f"The record of case '{case.id}' does not say across which axis its slices are annotated.",
                "Give the case its mask again.",
            )
        labels = labels.copy()
        axis = 2 - label.annotated_axis  # numpy's order of axes is the reverse of the voxel axes
        open_slices = np.ones(labels.shape[axis], dtype=bool)
        open_slices[label.annotated_slices] = False
        np.moveaxis(labels, axis, 0)[open_slices] = NOT_ANNOTATED
    return labels


def classes(labels: np.ndarray, schema: LabelSchema) -> np.ndarray:
    """Label values to network classes: 0 = background, i + 1 = schema.values[i], 255 stays."""
    lookup = np.zeros(256, dtype=np.uint8)
    lookup[list(schema.values)] = np.arange(1, schema.class_count)
    lookup[NOT_ANNOTATED] = NOT_ANNOTATED
    return lookup[labels]


def unchanged_volume(case: Case) -> sitk.Image:
    """Read the volume of a case.

    Raises:
        DataError: it cannot be used, or is another than when it was added.
    """
    image = read_volume(case.image_path)
    if image.GetSize() != tuple(case.size) or fingerprint(image) != case.fingerprint:
        raise DataError(
            f"The volume of case '{case.id}' has changed since it was added ('{case.image_path}').", ADD_AGAIN
        )
    return image
