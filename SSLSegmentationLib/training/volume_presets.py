"""Sizes that presets of pretraining and finetuning in 3D share, so that a checkpoint of one fits the other."""

from __future__ import annotations

from dataclasses import replace

from ..networks.settings import UNet3dSettings
from . import presets

#: For minutes of two cores: the pixels that slices have in the shortest budgets, patches of about 32 voxels a side.
#: Half the channels with twice the voxels took as long a step and learnt less; so did smaller pixels (docs/volumes.md).
QUICK = replace(presets.QUICK, max_size=64, network=UNet3dSettings(widths=(16, 32, 64, 128), patch_voxels=32_768))

#: For a GPU.
DEFAULT = replace(presets.DEFAULT, network=UNet3dSettings(widths=(32, 64, 128, 256, 320), patch_voxels=1_000_000))

#: Of nnU-Net's full-resolution 3D plan (Isensee et al. 2021): patches of 128³ voxels, 32 to 320 channels.
PAPER = presets.Scale(
    "nnU-Net's sizes: patches of 128³ voxels, 250 000 steps, SGD; needs a GPU",
    512,
    UNet3dSettings(widths=(32, 64, 128, 256, 320, 320), patch_voxels=2_097_152),
)
