"""What is flat of cases: whether it is annotated instead of the volumes, and the plane of each case for its masks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.views import FlatCase, flat_view
from SSLSegmentationLib.volumes.orientation import PLANES, plane_across, through_plane_axis


class FlatAnnotations:
    """The switch *Draw on the flat image*. Its mask is another one than that of the volume; structures are the same."""

    def __init__(self) -> None:
        self.isWanted = False

    def chosen(self, case: Case) -> Case:
        """What of a case is opened: its flat image if that is wanted and there is one, else the case itself."""
        return (hasFlat(case) and self.isWanted and flat_view(case)) or case


def hasFlat(case: Case) -> bool:
    """Whether there is something flat to draw on: an image, or a mask over the volume's own projection."""
    return case.en_face is not None and case.series is None


def planesOf(cases: Sequence[Case], plane: str) -> list[FlatCase]:
    """The plane of each case that can have a flat mask.

    Args:
        plane: of a model, which counts where no case says along which axis it is projected; else that of its slices.
    """
    said = [plane_across(case.en_face.axis, _direction(case)) for case in cases if case.en_face is not None]
    wanted = next(iter(said), plane)
    views = (flat_view(case, _axis(case, wanted)) for case in cases)
    return [view for view in views if view is not None]


def _axis(case: Case, plane: str) -> int:
    if plane not in PLANES:
        return through_plane_axis(case.spacing_mm, _direction(case))
    return next(axis for axis in range(3) if plane_across(axis, _direction(case)) == plane)


def _direction(case: Case) -> np.ndarray:
    return np.reshape(case.direction, (3, 3))
