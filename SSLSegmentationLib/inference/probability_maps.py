"""Where each structure may lie, as images beside its mask: percent in whole numbers, one file for each structure.

A single image of small whole numbers opens as a plain volume everywhere; vectors and four axes do not.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import SimpleITK as sitk
from torch import Tensor

from ..core.paths import safe_name
from ..project.schema import LabelSchema
from ..volumes.segmentation_formats import split_mask_name
from ..volumes.writing import write_volume

_PLAIN = ".nrrd"  # where the mask's own format holds segments


def percent(probabilities: Tensor) -> np.ndarray:
    """Class probabilities [K, ...] of which the first is the background as uint8 [K - 1, ...], 0 to 100."""
    found: np.ndarray = (probabilities[1:] * 100).round().byte().cpu().numpy()
    return found


def map_paths(mask: Path, schema: LabelSchema) -> list[Path]:
    """Where the maps of a mask go, in the order of ``schema.values``: ``NAME-probability-VALUE-STRUCTURE.nrrd``.

    They have the format of the mask if that holds plain images.
    """
    stem, suffix, segments = split_mask_name(mask)
    suffix = _PLAIN if segments else suffix
    names = [safe_name(f"{value} {schema.by_value(value).name}") for value in schema.values]
    return [mask.with_name(f"{stem}-probability-{name}{suffix}") for name in names]


def write_maps(mask: Path | str, maps: np.ndarray, reference: sitk.Image, schema: LabelSchema) -> None:
    """Write the maps of a mask, each atomically and compressed; what is there is replaced.

    Args:
        mask: where the mask goes.
        maps: uint8 [structures, z, y, x] on the grid of ``reference``, in the order of ``schema.values``.
        reference: image whose geometry they take.
        schema: of the model.

    Raises:
        DataError: a geometry that this format cannot hold.
        StorageError: the disk refused.
    """
    for path, array in zip(map_paths(Path(mask), schema), maps, strict=True):
        image = sitk.GetImageFromArray(np.ascontiguousarray(array))
        image.CopyInformation(reference)
        write_volume(path, image)
