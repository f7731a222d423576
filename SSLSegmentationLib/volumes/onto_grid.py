"""A volume on the grid of another one of the same scan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import SimpleITK as sitk

from ..core.errors import DataError
from .geometry import grid_difference, in_axes_of, same_grid

#: Part of an image that a volume may lack at its edge without a word.
_ROUNDED = 0.02


@dataclass(frozen=True)
class Fitted:
    """A volume on another grid.

    Args:
        image: with exactly that grid.
        as_it_is: whether it had that grid, voxel by voxel.
        resampled: whether its voxels were interpolated.
        notes: what should be known of it, in sentences.
    """

    image: sitk.Image
    as_it_is: bool = False
    resampled: bool = False
    notes: tuple[str, ...] = ()


def onto_grid(base: sitk.Image, image: sitk.Image, path: Path | str, what: str) -> Fitted:
    """A volume on the grid of an image: as it is if it has that, else resampled with linear interpolation where it
    lies in space; what lies outside it gets its least value.

    Args:
        base: whose grid.
        image: the volume.
        path: its file, in sentences.
        what: names the image in sentences, as "the image of case 'case0001'".

    Raises:
        DataError: they share no place, or the volume is of one grey there.
    """
    if same_grid(image, base):
        return Fitted(with_grid(image, base), as_it_is=True)
    turned = in_axes_of(image, base)
    if same_grid(turned, base):
        return Fitted(with_grid(turned, base))
    return _resampled(base, image, path, what, grid_difference(turned, base) or "")


def with_grid(image: sitk.Image, base: sitk.Image) -> sitk.Image:
    """The same voxels on exactly the grid of an image, from which theirs differs by rounding."""
    exact = sitk.Image(image)
    exact.CopyInformation(base)
    return exact


def _resampled(base: sitk.Image, image: sitk.Image, path: Path | str, what: str, difference: str) -> Fitted:
    everywhere = sitk.Image(image.GetSize(), sitk.sitkUInt8) + 1
    everywhere.CopyInformation(image)
    identity = sitk.Transform(3, sitk.sitkIdentity)
    covered = sitk.Resample(everywhere, base, identity, sitk.sitkNearestNeighbor, 0)
    inside = sitk.GetArrayViewFromImage(covered) > 0
    part = float(inside.mean())
    if not inside.any():
        raise DataError(
            f"'{path}' lies elsewhere in space than {what}: they share no place.",
            "Check that both are of one patient and one examination; if they are, register it to the image first, for "
            "example with Slicer's registration modules.",
        )
    least = float(sitk.GetArrayViewFromImage(image).min())
    moved = sitk.Resample(image, base, identity, sitk.sitkLinear, least, sitk.sitkFloat32)
    voxels = sitk.GetArrayViewFromImage(moved)[inside]
    if voxels.min() == voxels.max():
        raise DataError(
            f"'{path}' is {voxels.flat[0]:g} everywhere where {what} lies.",
            "Check that both show the same part of the patient.",
        )
    note = (
        f"'{path}' lies on another grid than {what} ({difference}): it was resampled onto that (linear interpolation). "
        "Look whether they lie on each other."
    )
    if part < 1 - _ROUNDED:
        note += f" It covers {max(part, 0.01):.0%} of the image; elsewhere its least value stands, {least:g}."
    return Fitted(moved, resampled=True, notes=(note,))
