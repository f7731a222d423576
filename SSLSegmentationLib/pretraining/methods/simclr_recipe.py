"""Settings and presets of SimCLR; what it does is in ``simclr``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from ...augmentation.ranges import CINE_INTENSITY, CINE_SPATIAL, MRI_VIEW_INTENSITY, IntensityRanges, SpatialRanges
from ...core.acting import ActsWith, Needs
from ...core.settings import check, setting
from ...training.presets import CINE_NETWORK, CINE_OPTIMISATION, CINE_SIZE, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register


@dataclass(frozen=True)
class EmbeddingSettings:
    """How the encoder's map becomes the embedding that a loss compares."""

    temperature: float = setting(0.1, "temperature of the contrast", range=(0.005, 10.0))
    pooling: int = setting(
        1,
        "the encoder's map is averaged over a grid of this side before the head; 1 = over the whole map",
        range=(1, 16),
    )
    embedding: int = setting(128, "dimension of the embedding that the loss compares", range=(2, 4096))
    hidden: int = setting(512, "width of the projection head's hidden layer", range=(2, 8192))
    head_batch_norm: bool = setting(
        False, "batch normalisation in the projection head, which keeps the embeddings of a small network apart"
    )

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True)
class GlobalContrastSettings(EmbeddingSettings):
    """Settings of SimCLR."""

    acts_with: ClassVar[ActsWith] = {"crop_overlap": (Needs(("crop_area",)),)}

    crop_area: tuple[float, float] = setting(
        (0.3, 1.0), "area of a crop as part of the slice; 1 1 = whole slices at their own pixel size", range=(0.01, 1.0)
    )
    crop_overlap: tuple[float, float] = setting(
        (0.3, 0.8), "intersection over union of the two crops of a slice", range=(0.0, 1.0)
    )
    spatial: SpatialRanges = field(default_factory=SpatialRanges)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)


_PAPER = GlobalContrastSettings(
    crop_area=(1.0, 1.0), embedding=512, hidden=512, spatial=CINE_SPATIAL, intensity=CINE_INTENSITY
)

_OURS = GlobalContrastSettings(pooling=4, head_batch_norm=True)


register(
    Recipe.of(
        Stage("simclr", "simclr:GlobalContrast"),
        name="simclr",
        title="SimCLR (same slice, other look)",
        summary="Learns to tell slices apart, whatever part of a slice it sees and however bright it is.",
        when="Meant for many unlabelled volumes; only the part that recognises patterns is trained, so it takes less "
        "time than methods that also train the part that draws outlines.",
        source="Chen et al. 2020, arXiv:2002.05709; settings: de Mooij et al. 2024, arXiv:2409.18100",
        quick=[(_OURS, OptimisationSettings(steps=400, batch_size=16))],
        default=[(_OURS, OptimisationSettings(steps=20_000, batch_size=64))],
        paper=[(_PAPER, replace(CINE_OPTIMISATION, batch_size=224))],
        paper_scale=Scale("the cine study's settings: 100 epochs of 224 slices a step, SGD", CINE_SIZE, CINE_NETWORK),
    )
)
