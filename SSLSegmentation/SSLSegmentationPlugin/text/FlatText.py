"""The direction along which a volume is projected, in words."""

import numpy as np
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.volumes.orientation import plane_across

_DIRECTIONS = {
    "axial": _("from head to feet (the flat image is axial)"),
    "coronal": _("from front to back (the flat image is coronal)"),
    "sagittal": _("from left to right (the flat image is sagittal)"),
}


def directionWords(case: Case, axis: int) -> str:
    """How a case is projected along a voxel axis (0 = i, 1 = j, 2 = k)."""
    return _DIRECTIONS[plane_across(axis, np.reshape(case.direction, (3, 3)))]
