"""Settings and presets of positional contrast; what it does is in ``pcl``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...augmentation.ranges import CINE_INTENSITY, CINE_SPATIAL
from ...core.settings import setting
from ...training.presets import CINE_NETWORK, CINE_OPTIMISATION, CINE_SIZE, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register
from .simclr_recipe import GlobalContrastSettings


@dataclass(frozen=True)
class PositionalContrastSettings(GlobalContrastSettings):
    """Settings of positional contrast."""

    threshold: float = setting(
        0.1,
        "slices closer than this count as the same place, as part of the length of a volume; 0.1 suits thin slices and "
        "long series (cine MRI, CT), 0.35 was used for the 6 to 18 slices of cardiac MRI (ACDC); 0 = SimCLR",
        range=(0.0, 1.0),
    )
    phase: float = setting(
        0.5,
        "of cases with frames over time: frames at the same place count as alike if their phases differ by at most "
        "this part of the cycle; 0.5 = all frames do, 0 = each frame with the same one of other cases",
        range=(0.0, 0.5),
    )


_OURS = PositionalContrastSettings(pooling=4, head_batch_norm=True)
_PAPER = PositionalContrastSettings(
    crop_area=(1.0, 1.0), embedding=512, hidden=512, spatial=CINE_SPATIAL, intensity=CINE_INTENSITY, threshold=0.1
)


register(
    Recipe.of(
        Stage("pcl", "pcl:PositionalContrast"),
        name="pcl",
        title="PCL (same level of the body)",
        summary="Learns that slices of nearly the same level of the body are alike, whichever patient they are of.",
        when="Meant for volumes that all cover the same region, such as one organ in one protocol; where they start "
        "and end at different places, take SimCLR.",
        source="Zeng et al. 2021, arXiv:2106.09157; settings: de Mooij et al. 2024, arXiv:2409.18100",
        quick=[(_OURS, OptimisationSettings(steps=400, batch_size=16))],
        default=[(_OURS, OptimisationSettings(steps=20_000, batch_size=64))],
        paper=[(_PAPER, replace(CINE_OPTIMISATION, batch_size=64, weight_decay=1e-5, precision="fp32"))],
        paper_scale=Scale("the cine study's settings: 100 epochs of 64 slices a step, SGD", CINE_SIZE, CINE_NETWORK),
    )
)
