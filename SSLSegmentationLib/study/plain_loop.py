"""A plain supervised training, the yardstick of our own recipe: simple changes of every slice, a polynomial fall.

It is our own finetuning with other settings, so that there is no second loop. A textbook's loop would differ in what no
setting says: black, not repeated, is what lies outside a slice; the bend ends at a patch's edge; and where there are
validation cases, the weights that were best on them are kept instead of the last.
"""

from __future__ import annotations

from dataclasses import replace

from ..augmentation.intensity import IntensityRanges
from ..augmentation.warp import SpatialRanges
from ..finetuning import FinetuneSettings

_WARP = SpatialRanges(rotation_deg=15.0, scale=(0.8, 1.25), translation=0.05, elastic=0.04)
_LOOKS = IntensityRanges(
    bias_field=0.3,
    bias_field_probability=0.5,
    contrast=(0.75, 1.25),
    brightness=0.15,
    gamma=(0.607, 1.649),  # e^±0.5
    noise_std=0.05,
)


def plain_settings(base: FinetuneSettings) -> FinetuneSettings:
    """The same network, size and number of steps as the preset ``base``, and a plain training in all else."""
    optimisation = replace(
        base.optimisation,
        optimizer="adamw",
        learning_rate=2e-3,
        weight_decay=1e-2,
        schedule="poly",
        warmup=0.05,
        gradient_clip=5.0,
        weight_averaging=0.0,
    )
    return FinetuneSettings(  # and not the preset with changes, so that what a preset gains does not get in
        base.preset,
        base.network,
        optimisation,
        strategy="full",
        max_size=base.max_size,
        loss="dice_ce",
        foreground_share=0.5,
        place="off",
        spatial=_WARP,
        intensity=_LOOKS,
    )
