"""Sizes that presets of pretraining and finetuning share, so that a checkpoint of one fits the other."""

from __future__ import annotations

from .networks import UNetSettings
from .training import OptimisationSettings

#: For a laptop with two cores: 1.3 million parameters, slices of about 128 pixels.
QUICK_NETWORK = UNetSettings(widths=(16, 32, 64, 128, 128))
QUICK_SIZE = 128

#: For a workstation: 7.9 million parameters, slices of about 256 pixels.
DEFAULT_NETWORK = UNetSettings(widths=(32, 64, 128, 256, 256, 256))
DEFAULT_SIZE = 256

#: The papers say "2D UNET-like"; widths and group normalisation as in the first author's public code of 2023.
PAPER_NETWORK = UNetSettings(widths=(16, 32, 64, 128, 128, 128), norm="group")
PAPER_SIZE = 256

#: Both trainings of Umapathy et al. 2022 (section II.E): Adam at 1e-3, halved when the validation loss plateaus.
PAPER_OPTIMISATION = OptimisationSettings(
    batch_size=16,
    optimizer="adam",
    learning_rate=1e-3,
    weight_decay=0.0,
    schedule="plateau",
    warmup=0.0,
    plateau_patience=20,
    gradient_clip=0.0,
)
