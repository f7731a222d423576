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

#: In parts of a slice's longer side.
_SHIFT, _BEND = 0.05, 0.04
_LOOKS = IntensityRanges(
    bias_field=0.3,
    bias_field_probability=0.5,
    contrast=(0.75, 1.25),
    brightness=0.15,
    gamma=(0.607, 1.649),  # e^±0.5
    noise_std=0.05,
)


def plain_settings(base: FinetuneSettings, max_size: int) -> FinetuneSettings:
    """The same network, size and number of steps as ``base``, and a plain training in all else.

    Args:
        base: a preset.
        max_size: pixels of the longer side of a typical slice.
    """
    spatial = SpatialRanges(
        rotation_deg=15.0, scale=(0.8, 1.25), translation=_SHIFT, elastic_px=_BEND * max_size, elastic_probability=1.0
    )
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
    changes = {"optimisation": optimisation, "spatial": spatial, "intensity": _LOOKS}
    return replace(base, strategy="full", place="off", loss="dice_ce", foreground_share=0.5, **changes)
