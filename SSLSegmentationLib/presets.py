"""Sizes that presets of pretraining and finetuning share, so that a checkpoint of one fits the other."""

from __future__ import annotations

from .augmentation.intensity import IntensityRanges
from .augmentation.warp import SpatialRanges
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

#: What the methods of the cine study share (de Mooij et al. 2024, arXiv:2409.18100, public code): a U-Net of seven
#: stages with 33.5 million parameters, 256 pixels, and nnU-Net's kind of augmentation of whole slices.
CINE_NETWORK = UNetSettings(widths=(32, 64, 128, 256, 512, 512, 512), norm="batch")
CINE_SIZE = 256

#: Its code shifts by up to 40 pixels of its 256 (not millimetres).
CINE_SPATIAL = SpatialRanges(
    rotation_deg=180.0, scale=(0.7, 1.4), translation=40 / 256, flip_horizontal=True, flip_vertical=True
)

#: Its images have mean 0 and standard deviation 1, ours span 0 to 1 with 0.19 to 0.24 (prostate, liver, hippocampus):
#: offset (0.4 there) and noise (0.2 there) are a quarter. Its factor acts about the mean, as contrast does here.
CINE_INTENSITY = IntensityRanges(
    blur_sigma=1.5,
    blur_probability=0.2,
    contrast=(0.6, 1.5),
    brightness=0.1,
    gamma=(0.7, 1.5),
    noise_std=0.05,
    noise_probability=0.2,
)
