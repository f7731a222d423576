"""What the tests of warping share: strong ranges, and chance that can be repeated."""

import torch

from SSLSegmentationLib.augmentation.ranges import SpatialRanges

STRONG = SpatialRanges(
    rotation_deg=180,
    scale=(0.7, 1.4),
    shear=0.2,
    translation=0.1,
    flip_horizontal=True,
    flip_vertical=True,
    elastic=1 / 12,
)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)
