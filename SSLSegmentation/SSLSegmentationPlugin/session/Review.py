"""One predicted mask under review, and what has become of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.volumes.doubtful_slices import DoubtfulSlices

from ..scene.SegmentMeasures import SegmentFigures


class Verdict(Enum):
    """What has become of a case's mask."""

    WAITING = "to review"
    CORRECTING = "being corrected"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REFUSED = "could not be segmented"
    NONE = "not predicted"
    CHECKED = "only compared"  # nobody asked for it: the model was scored on this case, which has a mask of its own


@dataclass(frozen=True)
class Review:
    """A case and its mask by one model.

    Args:
        case: the case.
        path: of the mask; None without one.
        verdict: what has become of it.
        confidence: mean certainty of the labelled voxels, 0 to 1; None if unknown, or if the mask is empty.
        certainty: Dice that the mask is expected to have, 0 to 1; None if the model or its version could not tell.
        lookAt: of the mask, the most doubtful slices; None if the model or its version could not tell.
        areasMm2: of each segment of a flat mask, by name, which has no volume; empty until it was measured.
        volumesMl: of each segment, by name; empty if unknown.
        figures: of each segment; None until :meth:`Reviews.measure` was called.
        refusal: why there is no mask; empty if there is one or nobody has tried.
        remarks: how the volume differs from those that the model learnt from, in sentences.
    """

    case: Case
    path: Path | None
    verdict: Verdict
    confidence: float | None = None
    volumesMl: dict[str, float] = field(default_factory=dict)
    figures: list[SegmentFigures] | None = None
    refusal: str = ""
    remarks: tuple[str, ...] = ()
    certainty: float | None = None
    areasMm2: dict[str, float] = field(default_factory=dict)
    lookAt: DoubtfulSlices | None = None

    @property
    def sure(self) -> float | None:
        """What masks are ordered by, 0 to 1: certainty, else confidence; None if unknown, or if the mask is empty."""
        return self.confidence if self.certainty is None or self.confidence is None else self.certainty

    @property
    def rank(self) -> float:
        """What the worklist is ordered by, the least first: how sure it is, and before all what is empty or unknown."""
        return -1.0 if self.sure is None else self.sure

    @property
    def flags(self) -> list[str]:
        """What is worth a look, over all segments; empty if there is nothing or nobody has measured."""
        return list(dict.fromkeys(flag for figure in self.figures or () for flag in figure.flags))


@dataclass(frozen=True)
class CaseReviews:
    """A case with its mask by one model, or all its frames with theirs: a row of the worklist.

    Args:
        case: the case itself, whole.
        reviews: one, or those of its frames in their order.
    """

    case: Case
    reviews: tuple[Review, ...]

    @property
    def hasFrames(self) -> bool:
        """Whether these are frames."""
        return self.case.series is not None

    @property
    def first(self) -> Review:
        """What is looked at first of it: a mask that waits, else any mask."""
        waiting = [one for one in self.reviews if one.verdict is Verdict.WAITING]
        return (waiting or [one for one in self.reviews if one.path is not None] or [*self.reviews])[0]
