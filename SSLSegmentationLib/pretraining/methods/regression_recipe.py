"""Settings and presets of regression; what it does is in ``regression``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from ...augmentation.ranges import MRI_VIEW_SPATIAL, SpatialRanges
from ...core.acting import ActsWith, Needs
from ...core.settings import check, setting
from ...training.presets import PAPER_NETWORK, PAPER_OPTIMISATION, PAPER_SIZE, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register


@dataclass(frozen=True)
class RegressionSettings:
    """Settings of regression pretraining."""

    acts_with: ClassVar[ActsWith] = {"noise_std": (Needs(("fill",), ("gauss",)),)}

    masked_fraction: float = setting(0.10, "part of the pixels that is replaced and restored", range=(0.001, 0.9))
    block: int = setting(
        1, "side of the squares that are hidden; 1 = single pixels, as in the paper", unit="px", range=(1, 64)
    )
    noise_std: float = setting(0.01, "standard deviation of the replacing noise (images span 0 to 1)", range=(0, 1))
    fill: str = setting("gauss", "what replaces the pixels", choices=("gauss", "neighbour", "zero", "mean"))
    spatial: SpatialRanges = field(default_factory=SpatialRanges)

    def __post_init__(self) -> None:
        check(self)


register(
    Recipe.of(
        Stage("regression", "regression:Regression"),
        name="regression",
        title="Regression (restore missing pixels)",
        summary="Hides a tenth of the pixels and learns to restore them from their surroundings.",
        when="Takes the least time; measured so far it helps little, and with a single labelled case it did harm.",
        source="Umapathy et al. 2022, arXiv:2205.13109, section II.B",
        shown_first=True,
        quick=[(RegressionSettings(spatial=MRI_VIEW_SPATIAL), OptimisationSettings(steps=500, batch_size=8))],
        default=[(RegressionSettings(spatial=MRI_VIEW_SPATIAL), OptimisationSettings(steps=20_000, batch_size=16))],
        paper=[(RegressionSettings(), replace(PAPER_OPTIMISATION, epochs=1000))],
        paper_scale=Scale("the paper's settings: 1000 epochs, Adam, rate halved on plateau", PAPER_SIZE, PAPER_NETWORK),
    )
)
