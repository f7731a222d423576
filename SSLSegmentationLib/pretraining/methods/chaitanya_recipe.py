"""Settings and presets of global and local contrast with knowledge of volumes; what it does is in ``chaitanya``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ...augmentation.ranges import MRI_VIEW_INTENSITY, SIMCLR_INTENSITY, IntensityRanges
from ...core.settings import setting
from ...networks.settings import UNetSettings
from ...training.presets import PAPER_OPTIMISATION, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register
from .contrastive_recipe import LocalContrastSettings
from .simclr_recipe import EmbeddingSettings


@dataclass(frozen=True)
class PartitionContrastSettings(EmbeddingSettings):
    """Settings of the global stage."""

    parts: int = setting(4, "parts that each volume is divided into along its slices", range=(2, 64))
    across_volumes: bool = setting(
        True,
        "slices of the same part of other volumes count as alike, too (G^D); without, only views of one slice (G^D-)",
    )
    crop_area: tuple[float, float] = setting((0.2, 0.6), "area of a crop as part of the slice", range=(0.01, 1.0))
    crop_margin: float = setting(
        0.0, "part of the slice's side, at each edge, that crops keep clear of", range=(0.0, 0.45)
    )
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)


#: Chaitanya's network, but for strided and transposed convolutions instead of pooling and repeating.
_PAPER_NETWORK = UNetSettings(widths=(16, 32, 64, 128, 128, 128), norm="batch")
_PAPER_TRAINING = replace(PAPER_OPTIMISATION, steps=10_000, schedule="constant")
_PAPER_GLOBAL = PartitionContrastSettings(
    crop_area=((100 / 192) ** 2, (100 / 192) ** 2),  # corners from pixel 10 to 70 of 192: 16 pixels from either edge
    crop_margin=16 / 192,
    pooling=6,  # the whole map of 6 × 6
    hidden=1024,
    intensity=SIMCLR_INTENSITY,
)

_LATTICE = LocalContrastSettings(places="lattice", negatives="nearest", decoder_stages=3)
_PAPER_LOCAL = replace(_LATTICE, head_batch_norm=True, intensity=SIMCLR_INTENSITY)
_OURS = PartitionContrastSettings(pooling=4, head_batch_norm=True)


register(
    Recipe.of(
        Stage("global", "chaitanya:PartitionContrast"),
        Stage("local", "local_contrast:LocalContrast", staged=True),
        name="chaitanya",
        title="Global and local contrast (same part of the body)",
        summary="Learns that the same part of two volumes shows about the same anatomy, then to tell places in a slice "
        "apart.",
        when="Meant for volumes that all cover the same region; with a single volume it still learns to tell its parts "
        "apart.",
        source="Chaitanya et al. 2020, arXiv:2006.10511",
        quick=[
            (_OURS, OptimisationSettings(steps=400, batch_size=16)),
            (replace(_LATTICE, decoder_stages=2), OptimisationSettings(steps=200, batch_size=8)),
        ],
        default=[
            (_OURS, OptimisationSettings(steps=15_000, batch_size=64)),
            (_LATTICE, OptimisationSettings(steps=10_000, batch_size=16)),
        ],
        paper=[
            # 24 slices make 48 images, as in the code: 6 volumes of 4 parts, each slice with one view.
            (_PAPER_GLOBAL, replace(_PAPER_TRAINING, batch_size=24)),
            (_PAPER_LOCAL, replace(_PAPER_TRAINING, batch_size=12)),
        ],
        paper_scale=Scale("the paper's code: 10 000 steps a stage, Adam at a constant rate", 192, _PAPER_NETWORK),
    )
)
