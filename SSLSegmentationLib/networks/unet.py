"""2D U-Net with an encoder, a decoder and a segmentation head that can be trained, frozen and transferred apart.

Built from MONAI's nnU-Net-style blocks: two 3×3 convolutions with normalisation and leaky ReLU per stage, strided
convolutions on the way down, transposed convolutions on the way up. The 3D U-Net (``unet3d``) has the same parts.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import torch
import torch.nn.functional as F
from monai.networks.blocks.dynunet_block import UnetBasicBlock, UnetUpBlock
from torch import Tensor, nn

from .architecture import PLACED_UNET, UNET
from .segmenter import Segmenter, seeded_weights
from .settings import UNetSettings

#: Of every network here, in MONAI's form.
ACTIVATION = ("leakyrelu", {"negative_slope": 0.01, "inplace": True})
#: Channels that say where a pixel lies: row, column, height (``slices.place``).
PLACE_CHANNELS = 3
_WAVES = (1, 2)  # half as many periods as there are from one edge to the other


class _FirstStage(UnetBasicBlock):
    """The first stage of an encoder, which can take where each pixel lies beside its image.

    The place joins behind the first normalisation: before it, that of instances would take away what all pixels of a
    slice have in common, and that is how high the slice lies. It needs no neighbours, and so no padding at the edge.
    Of each coordinate it takes waves, too: in a few hundred steps a network learns to tell a band across a volume from
    these, and not from the coordinates alone (docs/methods.md).
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.register_parameter("place", None)

    def add_place(self) -> None:
        """Take places from now on, with weights of zero."""
        weight = self.conv1.conv.weight
        self.image_channels = weight.shape[1]
        inputs = PLACE_CHANNELS * (1 + 2 * len(_WAVES))
        self.place = nn.Parameter(weight.new_zeros(len(weight), inputs, 1, 1))

    def forward(self, images: Tensor) -> Tensor:
        """Map images [B, C, H, W], or images and places [B, C + 3, H, W], to features [B, width, H, W]."""
        if self.place is None:
            return super().forward(images)
        places = images[:, self.image_channels :]
        if places.shape[1] not in (0, PLACE_CHANNELS):
            raise ValueError(f"a place has {PLACE_CHANNELS} channels, got {places.shape[1]}")
        features = self.norm1(self.conv1(images[:, : self.image_channels]))
        if places.shape[1]:
            features = features + F.conv2d(_with_waves(places), self.place)
        return self.lrelu(self.norm2(self.conv2(self.lrelu(features))))


def _with_waves(places: Tensor) -> Tensor:
    """Places [B, 3, H, W] with waves of each: [B, 15, H, W]; all zero where the place is."""
    angles = [math.pi * number * places for number in _WAVES]
    return torch.cat([places, *(wave for angle in angles for wave in (angle.sin(), 1 - angle.cos()))], dim=1)


class Encoder(nn.Module):
    """Stages from full resolution down; each but the first halves height and width, in 3D what its settings say."""

    def __init__(self, settings: UNetSettings, channels: int = 1) -> None:
        super().__init__()
        widths = (channels, *settings.widths)
        self.stages = nn.ModuleList(
            (UnetBasicBlock if i or settings.dims > 2 else _FirstStage)(
                settings.dims,
                widths[i],
                widths[i + 1],
                settings.kernel(i),
                settings.step(i),
                settings.norm_layer(),
                ACTIVATION,
            )
            for i in range(len(settings.widths))
        )

    def forward(self, images: Tensor) -> list[Tensor]:
        """Map images [B, C, H, W] to the features of every stage: [B, widths[i], H / 2^i, W / 2^i]."""
        features = []
        for stage in self.stages:
            images = stage(images)
            features.append(images)
        return features


class Decoder(nn.Module):
    """Stages from the coarsest resolution up; each doubles height and width and joins the encoder's features."""

    def __init__(self, settings: UNetSettings) -> None:
        super().__init__()
        self.settings = settings
        widths = settings.widths
        self.stages = nn.ModuleList(
            UnetUpBlock(
                settings.dims,
                widths[i + 1],
                widths[i],
                settings.kernel(i),
                settings.step(i + 1),
                settings.step(i + 1),
                settings.norm_layer(),
                ACTIVATION,
            )
            for i in reversed(range(len(widths) - 1))
        )
        if settings.pixel_features:
            self.stages[-1].conv_block = UnetBasicBlock(
                settings.dims,
                2 * widths[0],
                settings.pixel_features,
                settings.kernel(0),
                1,
                settings.norm_layer(),
                ACTIVATION,
            )

    def forward(self, features: list[Tensor], stages: int | None = None) -> Tensor:
        """Return the map of the last of the first ``stages`` stages (default: all, i.e. full resolution)."""
        used = len(self.stages) if stages is None else stages
        return self.maps(features, used)[-1] if used else features[-1]

    def maps(self, features: list[Tensor], stages: int) -> list[Tensor]:
        """Return the maps of the first ``stages`` stages, the coarsest first."""
        maps = [features[-1]]
        for stage, skip in zip(self.stages[:stages], reversed(features[:-1]), strict=False):
            maps.append(stage(maps[-1], skip))
        return maps[1:]

    def width(self, stages: int | None = None) -> int:
        """Channels of the map of the last of the first ``stages`` stages (default: all)."""
        count = len(self.stages) if stages is None else stages
        if count == len(self.stages) and self.settings.pixel_features:
            return self.settings.pixel_features
        return self.settings.widths[len(self.stages) - count]


class UNet(Segmenter):
    """2D U-Net.

    One with a place takes images with three channels more, which say where each pixel lies, or without them, which is
    as if they were zero: the place is dropped.

    Args:
        settings: widths and normalisation.
        classes: output channels, background included.
        channels: input channels, without those of the place.
    """

    def __init__(self, settings: UNetSettings, classes: int, channels: int = 1) -> None:
        super().__init__(settings, classes, channels)
        self.encoder = Encoder(settings, channels)
        self.decoder = Decoder(settings)
        self.segmentation_head = nn.Conv2d(self.decoder_width(), classes, kernel_size=1)
        self.apply(initialise)
        if settings.place:
            self.add_place()

    @property
    def kind(self) -> str:
        """Name of the entry of the registry that describes it."""
        return PLACED_UNET if self.settings.place else UNET

    def add_place(self) -> None:
        """Take where each pixel lies from now on. With weights of zero: the output is as before until they learn."""
        self.settings = replace(self.settings, place=True)
        self.encoder.stages[0].add_place()

    def decoder_width(self, stages: int | None = None) -> int:
        """Channels of the map that ``decoder(features, stages)`` returns."""
        return self.decoder.width(stages)


def initialise(module: nn.Module) -> None:
    """He et al. 2015, as in the first author's public code. torch's own default is 2.4 times smaller, and with it one
    of three short trainings on two cases got stuck with whole organs empty (docs/results_pretraining.md)."""
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d, nn.Conv3d, nn.ConvTranspose3d)):
        nn.init.kaiming_normal_(module.weight, a=ACTIVATION[1]["negative_slope"])
        if module.bias is not None:
            nn.init.zeros_(module.bias)


def count_parameters(module: nn.Module) -> int:
    """Number of trainable parameters."""
    return sum(parameter.numel() for parameter in module.parameters() if parameter.requires_grad)


def seeded_network(settings: UNetSettings, classes: int, seed: int, channels: int = 1) -> UNet:
    """Build a U-Net whose random weights depend on ``seed`` alone; torch's global random state is left as it was."""
    with seeded_weights(seed):
        return UNet(settings, classes, channels)
