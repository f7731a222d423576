"""Settings and presets of position prediction; what it does is in ``position``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ...augmentation.ranges import MRI_VIEW_INTENSITY, IntensityRanges, SpatialRanges
from ...core.settings import check
from ...training.presets import PAPER_NETWORK, PAPER_OPTIMISATION, PAPER_SIZE, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register

_CUT_OUT = SpatialRanges(rotation_deg=20, scale=(0.85, 1.8), translation=0.25, elastic=4 / 64)


@dataclass(frozen=True)
class PositionSettings:
    """Settings of position prediction."""

    spatial: SpatialRanges = field(default_factory=lambda: _CUT_OUT)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)

    def __post_init__(self) -> None:
        check(self)


register(
    Recipe.of(
        Stage("position", "position:Position"),
        name="position",
        title="Position (tell where each pixel lies)",
        summary="Learns to tell from a piece of a slice which place of the scan it shows.",
        when="For volumes that show the same part of the body in about the same place, and one or two labelled cases: "
        "keeps the network from finding structures where none can be. One of the quickest.",
        source="own form of an older idea, measured in docs/results.md; before it: Bai et al. 2019, arXiv:1907.02757; "
        "Zhang et al. 2022, arXiv:2211.08533; Zeng et al. 2021, arXiv:2106.09157",
        shown_first=True,
        quick=[(PositionSettings(), OptimisationSettings(steps=1000, batch_size=8))],
        default=[(PositionSettings(), OptimisationSettings(steps=20_000, batch_size=16))],
        paper=[(PositionSettings(), replace(PAPER_OPTIMISATION, epochs=1000))],
        paper_scale=Scale(
            "no paper has it: network and training of Umapathy et al., beside their two methods; 1000 epochs",
            PAPER_SIZE,
            PAPER_NETWORK,
        ),
    )
)
