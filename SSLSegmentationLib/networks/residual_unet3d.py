"""3D U-Net whose encoder has residual blocks, as nnU-Net's ResEnc (Isensee et al. 2024, arXiv:2404.09556).

A stem of one convolution; in each stage blocks of two convolutions with a way around them, which is averaged where the
stage is coarser, and convolved where it is wider (ResNet-D; He et al. 2019). The decoder is that of the U-Net. Its
convolutions have no biases, since a normalisation follows each. Built from MONAI's convolution.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import torch.nn.functional as F
from monai.networks.blocks import Convolution
from torch import Tensor, nn

from .architecture import RESIDUAL3D
from .settings import ResidualUNet3dSettings
from .unet import ACTIVATION
from .unet3d import UNet3d

_SLOPE = ACTIVATION[1]["negative_slope"]


def _convolution(
    settings: ResidualUNet3dSettings,
    inputs: int,
    outputs: int,
    kernel: int | Sequence[int],
    step: int | Sequence[int] = 1,
    *,
    active: bool = True,
) -> nn.Module:
    """A convolution with normalisation and, if it is ``active``, leaky ReLU."""
    return Convolution(
        settings.dims,
        inputs,
        outputs,
        strides=step,
        kernel_size=kernel,
        act=ACTIVATION if active else None,
        norm=settings.norm_layer(),
        bias=False,
    )


class ResidualBlock(nn.Module):
    """Two convolutions and a way around them. It begins as that way alone: the last normalisation is zero.

    Args:
        settings: of the network.
        inputs: channels.
        outputs: channels.
        stage: whose convolutions it has.
        first: whether it is the first of its stage, which makes maps coarser.
    """

    def __init__(self, settings: ResidualUNet3dSettings, inputs: int, outputs: int, stage: int, first: bool) -> None:
        super().__init__()
        kernel, step = settings.kernel(stage), settings.step(stage) if first else (1, 1, 1)
        self.conv1 = _convolution(settings, inputs, outputs, kernel, step)
        self.conv2 = _convolution(settings, outputs, outputs, kernel, active=False)
        nn.init.zeros_(self.conv2.adn.N.weight)
        self.pool = nn.AvgPool3d(step, step) if set(step) != {1} else nn.Identity()
        wider = inputs != outputs
        self.skip = _convolution(settings, inputs, outputs, 1, active=False) if wider else nn.Identity()

    def forward(self, maps: Tensor) -> Tensor:
        """Map features [B, inputs, d, h, w] to [B, outputs, ...]."""
        return F.leaky_relu(self.conv2(self.conv1(maps)) + self.skip(self.pool(maps)), _SLOPE)


class ResidualEncoder(nn.Module):
    """A stem, and stages of residual blocks from full resolution down."""

    def __init__(self, settings: ResidualUNet3dSettings, channels: int = 1) -> None:
        super().__init__()
        widths = settings.widths
        self.stem = _convolution(settings, channels, widths[0], settings.kernel(0))
        self.stages = nn.ModuleList(
            nn.Sequential(
                *(
                    ResidualBlock(settings, width if block else widths[max(stage - 1, 0)], width, stage, not block)
                    for block in range(settings.blocks_of(stage))
                )
            )
            for stage, width in enumerate(widths)
        )

    def forward(self, images: Tensor) -> list[Tensor]:
        """Map patches [B, C, d, h, w] to the features of every stage."""
        features, maps = [], self.stem(images)
        for stage in self.stages:
            maps = stage(maps)
            features.append(maps)
        return features


class ResidualUNet3d(UNet3d):
    """3D U-Net with residual blocks: logits [B, classes, D, H, W] of patches [B, C, D, H, W].

    Args:
        settings: its shape, planned for the volumes that it sees.
        classes: output channels, background included.
        channels: input channels.
    """

    encoding: ClassVar[type[nn.Module]] = ResidualEncoder

    @property
    def kind(self) -> str:
        """Name of the entry of the registry that describes it."""
        return RESIDUAL3D
