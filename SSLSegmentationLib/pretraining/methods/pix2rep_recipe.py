"""Settings and presets of Pix2Rep and Pix2Rep-v2; what it does is in ``pix2rep``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ...augmentation.ranges import (
    MRI_VIEW_INTENSITY,
    MRI_VIEW_SPATIAL,
    PIX2REP_INTENSITY,
    PIX2REP_V2_INTENSITY,
    PIX2REP_V2_VIEW,
    PIX2REP_VIEW,
    IntensityRanges,
    SpatialRanges,
)
from ...core.settings import NAMED, check, setting
from ...networks.settings import UNetSettings
from ...training.presets import PAPER_OPTIMISATION, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register


@dataclass(frozen=True)
class PixelSettings:
    """Settings that both methods have."""

    pixels: int = setting(1000, "pixels of a batch that are compared", range=(2, 100_000))
    hidden: int = setting(128, "width of the projection head", range=(1, 8192))
    embedding: int = setting(64, "dimension of the embedding that the loss compares", range=(2, 4096))
    spatial: SpatialRanges = field(default_factory=SpatialRanges)
    warp: SpatialRanges = field(default_factory=lambda: PIX2REP_VIEW, metadata=NAMED)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True)
class Pix2RepSettings(PixelSettings):
    """Settings of Pix2Rep."""

    temperature: float = setting(0.53, "temperature of the contrast", range=(0.005, 10.0))


@dataclass(frozen=True)
class Pix2RepV2Settings(PixelSettings):
    """Settings of Pix2Rep-v2."""

    redundancy: float = setting(5e-3, "weight of the terms that keep dimensions apart", range=(1e-6, 10.0))
    pixels: int = setting(
        16384,
        "pixels of a batch that are compared, many more than the embedding has dimensions; 0 = all",
        range=(0, 10_000_000),
    )
    warp: SpatialRanges = field(default_factory=lambda: PIX2REP_V2_VIEW, metadata=NAMED)


#: Of the public code: 135 million parameters, a last map of 1024 channels, batch normalisation, slices of 128 pixels.
_PAPER_NETWORK = UNetSettings(widths=(64, 128, 256, 512, 1024, 2048), norm="batch", pixel_features=1024)

#: Settings of Pix2Rep's public code.
PAPER_SETTINGS = Pix2RepSettings(hidden=256, embedding=256, intensity=PIX2REP_INTENSITY)
_PAPER_TRAINING = replace(PAPER_OPTIMISATION, epochs=200, batch_size=8, learning_rate=4.7e-4, schedule="constant")


register(
    Recipe.of(
        Stage("pix2rep", "pix2rep:Pix2Rep"),
        name="pix2rep",
        title="Pix2Rep (find each pixel again)",
        summary="Learns to recognise every place of a slice after it was turned, cut out and given another look.",
        when="Trains the whole network pixel by pixel, for few annotated cases; slower a step than regression.",
        source="Seince et al. 2024, arXiv:2407.20395",
        quick=[(Pix2RepSettings(spatial=MRI_VIEW_SPATIAL), OptimisationSettings(steps=300, batch_size=8))],
        default=[
            (
                Pix2RepSettings(spatial=MRI_VIEW_SPATIAL),
                OptimisationSettings(steps=20_000, batch_size=16, learning_rate=5e-4),
            )
        ],
        paper=[(PAPER_SETTINGS, _PAPER_TRAINING)],
        paper_scale=Scale(
            "the paper's settings: 135 million parameters, 200 epochs, Adam; needs a large GPU", 128, _PAPER_NETWORK
        ),
    )
)


register(
    Recipe.of(
        Stage("pix2rep_v2", "pix2rep:Pix2RepV2"),
        name="pix2rep_v2",
        title="Pix2Rep-v2 (find each pixel again, without contrast)",
        summary="Like Pix2Rep with bent slices; features must agree at each place instead of telling places apart.",
        when="As Pix2Rep, where neighbouring or distant places look alike; costs about the same.",
        source="Seince et al. 2024, arXiv:2407.20395; Zbontar et al. 2021, arXiv:2103.03230",
        quick=[
            (
                Pix2RepV2Settings(redundancy=0.05, pixels=4096, spatial=MRI_VIEW_SPATIAL),
                OptimisationSettings(steps=300, batch_size=8),
            )
        ],
        default=[
            (
                Pix2RepV2Settings(redundancy=0.05, hidden=256, embedding=128, spatial=MRI_VIEW_SPATIAL),
                OptimisationSettings(steps=20_000, batch_size=16, learning_rate=5e-4),
            )
        ],
        paper=[
            (
                Pix2RepV2Settings(pixels=0, hidden=256, embedding=256, intensity=PIX2REP_V2_INTENSITY),
                OptimisationSettings(epochs=200, batch_size=8, learning_rate=5e-4, warmup=0.05, gradient_clip=0.0),
            )
        ],
        paper_scale=Scale(
            "the paper's settings as far as they are public: all pixels, AdamW; needs a large GPU", 128, _PAPER_NETWORK
        ),
    )
)
