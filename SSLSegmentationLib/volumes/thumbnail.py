"""A small picture of a volume: the slice in its middle, as a radiologist sees it, without a word in or about it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.storage import atomic_path
from .geometry import to_canonical
from .intensity import normalise
from .itk import quiet_itk

#: Pixels of the longer side.
SIDE = 128


def thumbnail(image: sitk.Image) -> np.ndarray:
    """The slice in the middle of a volume, uint8 [H, W], at most :data:`SIDE` pixels a side; its pixels are square.

    Raises:
        DataError: its voxels are NaN or infinite.
    """
    canonical = to_canonical(image)
    middle = canonical[:, :, canonical.GetSize()[2] // 2]
    grey = normalise(sitk.GetArrayFromImage(middle), ignore_padding=True)
    flat = sitk.GetImageFromArray(grey)
    flat.SetSpacing(middle.GetSpacing())
    extent = [count * mm for count, mm in zip(middle.GetSize(), middle.GetSpacing(), strict=True)]
    pixel = max(extent) / SIDE
    bins = zip(middle.GetSize(), middle.GetSpacing(), strict=True)
    shrunk = sitk.BinShrink(flat, [min(count, max(1, int(pixel / mm))) for count, mm in bins])
    size = [max(1, min(SIDE, round(mm / pixel))) for mm in extent]
    steps = [mm / count for mm, count in zip(extent, size, strict=True)]
    # Its corner is that of the slice: pixels lie around their centres.
    origin = [(step - mm) / 2 for step, mm in zip(steps, middle.GetSpacing(), strict=True)]
    resampling = sitk.ResampleImageFilter()
    resampling.SetSize(size)
    resampling.SetOutputSpacing(steps)
    resampling.SetOutputOrigin(origin)
    resampling.SetInterpolator(sitk.sitkLinear)
    resampling.SetUseNearestNeighborExtrapolator(True)
    return np.round(255 * sitk.GetArrayFromImage(resampling.Execute(shrunk))).astype(np.uint8)


def write_thumbnail(path: Path, pixels: np.ndarray) -> None:
    """Write a picture as PNG.

    Raises:
        StorageError: the disk refused.
    """
    with atomic_path(path) as temporary, quiet_itk():
        sitk.WriteImage(sitk.GetImageFromArray(pixels), str(temporary))
