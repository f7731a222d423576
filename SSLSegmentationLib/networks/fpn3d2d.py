"""A network from a volume to a flat image: 3D encoder, a projection block on every level, 2D decoder.

Morano et al., *Self-supervised learning via inter-modal reconstruction and feature projection networks for
label-efficient 3D-to-2D segmentation*, MICCAI 2023, arXiv:2307.03008, after ReSensNet (Seeböck et al. 2022). What the
paper leaves open (order of layers, kernels) is that of the authors' public code.

A volume is [depth, rows, columns]: it is projected along the depth; rows follow each other slowly (single B-scans of
an OCT), columns lie within a row. Level 1 is the finest:

- encoder: two residual blocks, of two 3×1×3 convolutions (within B-scans), and of two such and one 1×3×1 (across
  them); the maximum of 2×1×2 or 2×2×2 voxels leads to the next level. Only the last two of these halve the rows.
- projection: as many 3×1×1 convolutions of stride 2 as levels lie below, with a shortcut around them, then one of
  4×1×1 without padding, then the mean over what is left of the depth. Any depth works from 4 · 2^(levels − 1) on.
- decoder: repeated pixels, joined with the projection of the level, and two 3×3 convolutions with a shortcut.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..core.errors import DataError
from .architecture import FPN3D2D
from .segmenter import seeded_weights
from .settings import FPN_REACH, FPN_ROW_POOLINGS, Fpn3d2dSettings

_WITHIN, _ACROSS = (3, 1, 3), (1, 3, 1)


class Fpn3d2d(nn.Module):
    """3D encoder, projection blocks, 2D decoder: 4.37 million parameters with the paper's widths and one output.

    Args:
        settings: widths.
        outputs: channels of the flat image.
    """

    kind = FPN3D2D

    def __init__(self, settings: Fpn3d2dSettings, outputs: int = 1) -> None:
        super().__init__()
        self.settings = settings
        self.outputs = outputs
        widths = settings.widths
        levels = len(widths)
        self.encoder = nn.ModuleList(_level(before, width) for before, width in zip((1, *widths), widths, strict=False))
        self.projection = nn.ModuleList(_projection(width, levels - 1 - n) for n, width in enumerate(widths))
        self.decoder = nn.ModuleList(
            _residual(2, below + width, width, [(3, 3)] * 2) for width, below in pairwise(widths)
        )
        self.segmentation_head = nn.Conv2d(widths[0], outputs, kernel_size=1)
        self.apply(_initialise)

    def forward(self, volumes: Tensor) -> Tensor:
        """Map volumes [B, 1, D, H, W] to flat images [B, outputs, H, W], before any sigmoid or softmax.

        Raises:
            DataError: the volumes are too flat for the network.
            ValueError: rows or columns are no multiples of the network's strides.
        """
        self._check(volumes)
        projected = []
        for number, (level, projection) in enumerate(zip(self.encoder, self.projection, strict=True)):
            volumes = level(volumes if number == 0 else F.max_pool3d(volumes, self._pooling(number)))
            projected.append(projection(volumes).mean(dim=2))
        flat = projected[-1]
        for number in reversed(range(len(self.decoder))):
            larger = F.interpolate(flat, size=projected[number].shape[-2:], mode="nearest")
            flat = self.decoder[number](torch.cat([projected[number], larger], dim=1))
        return self.segmentation_head(flat)

    def _pooling(self, number: int) -> tuple[int, int, int]:
        """Voxels whose maximum leads to level ``number``, counted from 0."""
        return 2, 2 if number > len(self.encoder) - 1 - FPN_ROW_POOLINGS else 1, 2

    def _check(self, volumes: Tensor) -> None:
        depth, *size = volumes.shape[2:]
        least = self.settings.least_depth
        if depth < least:
            raise DataError(
                f"A volume of {depth} voxels along the axis of projection is too flat for a network of "
                f"{len(self.encoder)} levels, which needs {least}.",
                f"Resample it to {least} voxels (--depth {least}), or give the network fewer widths.",
            )
        if any(side % stride for side, stride in zip(size, self.settings.stride, strict=True)):
            raise ValueError(f"rows and columns must be multiples of {self.settings.stride}, got {tuple(size)}")


class _Residual(nn.Module):
    """The sum of a path of convolutions and a shortcut around it, then ReLU."""

    def __init__(self, path: nn.Module, shortcut: nn.Module) -> None:
        super().__init__()
        self.path = path
        self.shortcut = shortcut

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.path(x) + self.shortcut(x), inplace=True)


def _level(channels: int, width: int) -> nn.Sequential:
    """An encoder level: two convolutions within B-scans; two more, and one across them."""
    return nn.Sequential(
        _residual(3, channels, width, [_WITHIN] * 2), _residual(3, width, width, [_WITHIN, _WITHIN, _ACROSS])
    )


def _projection(width: int, halvings: int) -> nn.Sequential:
    """The depth halved so many times, then taken together four by four."""
    blocks: list[nn.Module] = []
    if halvings:
        blocks.append(_residual(3, width, width, [(3, 1, 1)] * halvings, stride=(2, 1, 1)))
    blocks += [*_convolution(3, width, width, (FPN_REACH, 1, 1), padding=0), nn.ReLU(inplace=True)]
    return nn.Sequential(*blocks)


def _residual(
    dims: int, channels: int, width: int, kernels: Sequence[tuple[int, ...]], stride: tuple[int, ...] = ()
) -> _Residual:
    """Convolutions with ReLU between them, and a 1×1 shortcut where size or channels change."""
    path: list[nn.Module] = []
    for number, kernel in enumerate(kernels):
        path += [nn.ReLU(inplace=True)] * bool(number)
        path += _convolution(dims, width if number else channels, width, kernel, stride or 1)
    if not stride and channels == width:
        return _Residual(nn.Sequential(*path), nn.Identity())
    step = tuple(side ** len(kernels) for side in stride) or 1
    return _Residual(nn.Sequential(*path), nn.Sequential(*_convolution(dims, channels, width, (1,) * dims, step)))


def _convolution(
    dims: int,
    channels: int,
    width: int,
    kernel: tuple[int, ...],
    stride: int | tuple[int, ...] = 1,
    padding: int | None = None,
) -> list[nn.Module]:
    """A convolution that keeps the size unless it says otherwise, and batch normalisation."""
    conv, norm = (nn.Conv3d, nn.BatchNorm3d) if dims == 3 else (nn.Conv2d, nn.BatchNorm2d)
    around = tuple(side // 2 for side in kernel) if padding is None else padding
    return [conv(channels, width, kernel, stride, around, bias=False), norm(width)]


def _initialise(module: nn.Module) -> None:
    """Glorot & Bengio 2010, as the authors' code initialises a network from scratch."""
    if isinstance(module, (nn.Conv2d, nn.Conv3d)):
        nn.init.xavier_normal_(module.weight)
        if module.bias is not None:
            nn.init.zeros_(module.bias)
    elif isinstance(module, (nn.BatchNorm2d, nn.BatchNorm3d)):
        nn.init.normal_(module.weight, mean=1.0, std=0.02)


def seeded_fpn(settings: Fpn3d2dSettings, outputs: int, seed: int) -> Fpn3d2d:
    """A network whose random weights depend on ``seed`` alone; torch's global random state is left as it was."""
    with seeded_weights(seed):
        return Fpn3d2d(settings, outputs)
