"""Whether cases are annotated as volumes or on their flat images, and which part of a case that opens."""

from __future__ import annotations

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.views import flat_view


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
