"""What the tests of the contrastive methods share: a batch of smooth random slices, a tiny network, a generator."""

import torch
import torch.nn.functional as F

from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.stores import SliceBatch

SIZE = (32, 32)


def make_batch(count=5, case=None, position=None):
    images = torch.rand(count, 1, 4, 4, generator=torch.Generator().manual_seed(3))
    images = F.interpolate(images, (40, 48), mode="bicubic").clamp(0, 1).half()
    case = torch.zeros(count, dtype=torch.long) if case is None else torch.tensor(case)
    position = torch.zeros(count) if position is None else torch.tensor(position)
    return SliceBatch(images, None, case, position)


def build(kind, settings, norm="instance"):
    torch.manual_seed(0)
    return kind(UNet(UNetSettings(widths=(8, 16, 24), norm=norm), 2), settings, SIZE)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)
