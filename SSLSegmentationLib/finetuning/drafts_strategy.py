"""Training that begins with drafts, and its settings; what it does is in ``drafts``."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.settings import check, setting
from .strategy import Strategy, register


@dataclass(frozen=True)
class DraftsSettings:
    """How drafts of cases that nobody has annotated are learnt from."""

    first_part: float = setting(
        0.4,
        "part of the steps, from the first, that learn from drafts; then annotated slices alone",
        range=(0.001, 1.0),
    )
    batch_share: float = setting(
        1.0, "share of drafts among the slices of such a step; the others are annotated", range=(0.05, 1.0)
    )
    fade: bool = setting(False, "let that share fall in the course of these steps")
    certainty: float = setting(
        0.0, "probability from which on a drafted pixel is learnt from; 0 = all are", range=(0.0, 0.99)
    )

    def __post_init__(self) -> None:
        check(self)


register(
    Strategy(
        "drafts",
        noun="training with drafts",
        part="whole network",
        how="first from drafts of the cases without labels (behind 'full' in the few trainings that were measured)",
        source="drafts:DraftsMethod",
        forms={"volumes": "volume_strategies:VolumeDraftsMethod"},
        unlabelled=True,
        settings=DraftsSettings,
    )
)
