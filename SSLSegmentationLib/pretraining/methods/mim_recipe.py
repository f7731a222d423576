"""Settings and presets of masked image modelling; what it does is in ``mim``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ...augmentation.ranges import CINE_INTENSITY, CINE_SPATIAL, MRI_VIEW_SPATIAL, IntensityRanges, SpatialRanges
from ...core.settings import check, setting
from ...training.presets import CINE_NETWORK, CINE_OPTIMISATION, CINE_SIZE, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register


@dataclass(frozen=True)
class MaskedModellingSettings:
    """Settings of masked image modelling."""

    masked_fraction: float = setting(0.75, "part of the squares that is hidden and restored", range=(0.01, 0.95))
    patch: int = setting(16, "side of a square; it must divide the size of the patches", unit="px", range=(1, 256))
    tissue_level: float = setting(
        0.05,
        "squares whose mean intensity is below this are air: never hidden, never counted (images span 0 to 1); 0 = "
        "hide anywhere",
        range=(0.0, 0.9),
    )
    fill: str = setting(
        "mean", "what hides the squares: the mean of what stays visible, or zero (black)", choices=("mean", "zero")
    )
    error: str = setting(
        "mse", "what the loss measures: squared (mse) or absolute (l1) differences", choices=("mse", "l1")
    )
    hand_on_decoder: bool = setting(True, "hand on the decoder too, not only the encoder")
    spatial: SpatialRanges = field(default_factory=SpatialRanges)
    intensity: IntensityRanges = field(default_factory=IntensityRanges)

    def __post_init__(self) -> None:
        check(self)


CINE_MASKED = MaskedModellingSettings(patch=32, tissue_level=0.0, spatial=CINE_SPATIAL, intensity=CINE_INTENSITY)
_CINE_TRAINING = replace(
    CINE_OPTIMISATION, batch_size=128, learning_rate=0.01, weight_decay=3e-5, momentum=0.99, nesterov=True
)

register(
    Recipe.of(
        Stage("mim", "mim:MaskedModelling"),
        name="mim",
        title="Masked image modelling (restore hidden squares)",
        summary="Hides three quarters of the tissue in squares and learns to restore them from what is left.",
        when="Trains the whole network at the cost of one pass; the cine study reports a Dice of 0.86 instead of "
        "0.82 with 10 labelled patients.",
        source="de Mooij et al. 2024, arXiv:2409.18100; SimMIM (Xie et al. 2022), MAE (He et al. 2022)",
        quick=[(MaskedModellingSettings(spatial=MRI_VIEW_SPATIAL), OptimisationSettings(steps=500, batch_size=8))],
        default=[
            (
                MaskedModellingSettings(patch=32, spatial=MRI_VIEW_SPATIAL),
                OptimisationSettings(steps=20_000, batch_size=16),
            )
        ],
        paper=[(CINE_MASKED, _CINE_TRAINING)],
        paper_scale=Scale(
            "settings of the cine study: squares of 32 pixels anywhere, 128 slices a step, 100 epochs",
            CINE_SIZE,
            CINE_NETWORK,
        ),
    )
)
