"""A plain supervised training, the yardstick of our own recipe: simple changes of every slice, a polynomial fall.

It is our own finetuning with other settings, so that there is no second loop. A textbook's loop would differ in what no
setting says: black, not repeated, is what lies outside a slice; the bend ends at a patch's edge; and where there are
validation cases, the weights that were best on them are kept instead of the last.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from ..augmentation.ranges import FEW_LABELS_INTENSITY, FEW_LABELS_SPATIAL
from ..training.presets import PLAIN_OPTIMISATION

S = TypeVar("S")


def plain_settings(base: S) -> S:
    """The same network, size and number of steps as the preset ``base``, and a plain training in all else."""
    preset: Any = base
    asked = preset.optimisation
    optimisation = replace(
        PLAIN_OPTIMISATION,
        steps=asked.steps,
        epochs=asked.epochs,
        batch_size=asked.batch_size,
        validate_every=asked.validate_every,
        precision=asked.precision,
        seed=asked.seed,
    )
    make: Any = type(base)
    return make(  # and not the preset with changes, so that what a preset gains does not get in
        preset.preset,
        preset.network,
        optimisation,
        strategy="full",
        max_size=preset.max_size,
        loss="dice_ce",
        foreground_share=0.5,
        spatial=FEW_LABELS_SPATIAL,
        intensity=FEW_LABELS_INTENSITY,
    )
