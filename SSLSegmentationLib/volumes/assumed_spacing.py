"""Another spacing for volumes whose header carries a stand-in for it.

The voxels stay as they are, and so do the position of the first one and the directions; only distances change. Masks on
the grid of the file are put onto the new grid voxel by voxel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError, SettingsError
from ..project.cases import AssumedSpacing, Case
from .checks import SPACING_LIMITS_MM, check_spacing
from .orientation import through_plane_axis
from .reading import fingerprint, load_image

_WORDS = {"field_of_view": "field of view", "pixel_size": "pixel size", "slice_distance": "slice distance"}


@dataclass(frozen=True)
class SpacingWish:
    """What a person assumes of volumes, in mm; None = as the file says.

    Args:
        field_of_view: of the longer side of a slice.
        pixel_size: of both sides of a pixel.
        slice_distance: from one slice to the next.

    Raises:
        SettingsError: field of view and pixel size are both given, or a value cannot be.
    """

    field_of_view: float | None = None
    pixel_size: float | None = None
    slice_distance: float | None = None

    def __post_init__(self) -> None:
        if self.field_of_view is not None and self.pixel_size is not None:
            raise SettingsError("A field of view and a pixel size say the same thing.", "Give one of them.")
        lowest, highest = SPACING_LIMITS_MM
        for name, value in vars(self).items():
            most = 2000.0 if name == "field_of_view" else highest
            if value is not None and not lowest <= value <= most:
                raise SettingsError(f"A {_WORDS[name]} of {value:g} mm cannot be.", f"Give {lowest:g} to {most:g} mm.")

    def __bool__(self) -> bool:
        return any(value is not None for value in vars(self).values())

    def __str__(self) -> str:
        given = ((name, value) for name, value in vars(self).items() if value is not None)
        return ", ".join(f"{_WORDS[name]} {value:g} mm" for name, value in given)

    def apply(self, image: sitk.Image) -> tuple[sitk.Image, AssumedSpacing]:
        """The volume with the assumed spacing, and the record of what it was.

        Raises:
            DataError: the spacing that comes out cannot be.
        """
        spacing = list(image.GetSpacing())
        across = through_plane_axis(spacing, np.array(image.GetDirection()))
        within = [axis for axis in range(3) if axis != across]
        record = AssumedSpacing(str(self), tuple(spacing), fingerprint(image))
        if self.field_of_view is not None:
            factor = self.field_of_view / max(spacing[axis] * image.GetSize()[axis] for axis in within)
        for axis in within:
            if self.pixel_size is not None:
                spacing[axis] = self.pixel_size
            elif self.field_of_view is not None:
                spacing[axis] *= factor
        if self.slice_distance is not None:
            spacing[across] = self.slice_distance
        check_spacing(spacing, "the volume with its assumed spacing")
        return respaced(image, spacing), record


def refuse_linked(link: bool, spacing: SpacingWish | None) -> None:
    """Refuse another spacing for files that stay where they are.

    Raises:
        SettingsError: says so.
    """
    if link and spacing:
        raise SettingsError(
            f"A linked file keeps its own spacing; {spacing} can be assumed of copies only.", "Leave out --link."
        )


def refuse_other_spacing(path: Path, case: Case | None, wish: SpacingWish | None) -> None:
    """Refuse to add a volume again with another spacing than the one that its case has.

    Raises:
        DataError: says so.
    """
    if case is None or not wish or (case.assumed and case.assumed.reason == str(wish)):
        return
    has = case.assumed.reason if case.assumed else "the spacing of its file"
    raise DataError(
        f"'{path}' is in the project already, as case '{case.id}' with {has}.",
        "To give it another spacing, take the case out ('sslseg remove') and add the volume again.",
    )


def with_spacing(
    image: sitk.Image, path: Path, case: Case | None, wish: SpacingWish | None
) -> tuple[sitk.Image, AssumedSpacing | None]:
    """A volume of a file as the project has it, or will have it.

    Args:
        case: that has this volume already, if there is one.

    Raises:
        DataError: the case has it with another spacing than the one that is wished.
    """
    if case is None:
        return wish.apply(image) if wish else (image, None)
    refuse_other_spacing(path, case, wish)
    return (respaced(image, case.spacing_mm), case.assumed) if case.assumed else (image, None)


def grid_of_mask(
    mask: Path, image: sitk.Image, assumed: AssumedSpacing | None, labels: sitk.Image | None = None
) -> sitk.Image:
    """The grid on which a mask of ``image`` lies: ``image`` itself, or one with the spacing that its file had.

    Args:
        mask: its file.
        image: with the spacing that it has in the project.
        assumed: what the spacing was in the file of the image.
        labels: what has been read of the mask already.

    Raises:
        DataError: the mask cannot be read.
    """
    if assumed is None:
        return image
    stored = np.sort(
        (load_image(mask) if labels is None else labels).GetSpacing()[:3]
    )  # its axes may be in another order
    ours, theirs = (np.sort(spacing) for spacing in (image.GetSpacing(), assumed.file_spacing_mm))
    if len(stored) < 3 or np.abs(stored - ours).max() <= np.abs(stored - theirs).max():
        return image
    return respaced(image, assumed.file_spacing_mm)


def respaced(image: sitk.Image, spacing_mm: Sequence[float]) -> sitk.Image:
    """The same voxels at other distances, the first one in its place."""
    changed = sitk.Image(image)
    changed.SetSpacing([float(mm) for mm in spacing_mm])
    return changed
