"""What a case has in the plane that its volume is projected onto. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

#: What these files are called in the case's folder.
IMAGE, MASK = "en-face-image.nrrd", "en-face-mask.seg.nrrd"
#: How a volume becomes a flat image.
PROJECTIONS = ("mean", "max")


@dataclass
class EnFaceRecord:
    """Flat companions of a volume, as files in the case's folder.

    Args:
        axis: voxel axis (0 = i, 1 = j, 2 = k) along which the volume is projected.
        image: of another modality: one voxel along that axis, or a whole volume on the case's grid; None without.
        mask: reference mask, one voxel along that axis; None without.
        mask_source: where the mask comes from, as of a :class:`~.records.LabelRecord`; None = nobody has said.
    """

    axis: int
    image: str | None = None
    mask: str | None = None
    mask_source: str | None = None
