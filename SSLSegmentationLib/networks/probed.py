"""U-Nets whose pixels are classified from several of their maps at once: what a linear probe learns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .outlines import without_memory
from .residual_unet3d import ResidualUNet3d
from .segmenter import Segmenter, seeded_weights
from .settings import (
    ProbedResidualUNet3dSettings,
    ProbedUNet3dSettings,
    ProbedUNetSettings,
    ResidualUNet3dSettings,
    UNet3dSettings,
    UNetSettings,
)
from .unet import UNet
from .unet3d import UNet3d

ProbedSettings = ProbedUNetSettings | ProbedUNet3dSettings | ProbedResidualUNet3dSettings


def probed_settings(settings: UNetSettings, names: Iterable[str] | None = None) -> ProbedSettings:
    """Which maps of a U-Net are worth classifying.

    Args:
        settings: of the network.
        names: of the tensors that came from a backbone; None = all are taken to be as good as they get.

    Returns:
        All of the encoder, and those stages of the decoder that are trained from the coarsest up to them. The decoder's
        alone did worse on real data (docs/results_pretraining.md).
    """
    last = len(settings.widths) - 1
    if names is None:
        known = last
    else:
        with without_memory():
            stages = _NETWORKS[type(settings)](settings, 1).decoder.stages
        there = set(names)
        came = [
            {f"decoder.stages.{i}.{name}" for name in stage.state_dict()} <= there for i, stage in enumerate(stages)
        ]
        known = came.index(False) if False in came else last
    maps = {"encoder_maps": tuple(range(last + 1)), "decoder_maps": tuple(range(known))}
    return _SETTINGS[type(settings)](**{**vars(settings), **maps})


class Probed(Segmenter):
    """A U-Net with a linear classifier on several maps, each upsampled to full resolution and all joined.

    Upsampling is linear and leaves constants as they are, so that the logits of each map are computed at its own
    resolution and upsampled and added then: the same numbers, to rounding, from a fraction of the memory.

    Args:
        settings: of the network, and its maps.
        classes: output channels, background included.
        channels: input channels.
    """

    def __init__(self, settings: ProbedSettings, classes: int, channels: int = 1) -> None:
        unet: Any = super()
        unet.__init__(settings, classes, channels)
        kind = nn.Conv3d if self.dims == 3 else nn.Conv2d
        self.segmentation_head = kind(sum(self.map_widths), classes, kernel_size=1)
        nn.init.zeros_(self.segmentation_head.weight)
        nn.init.zeros_(self.segmentation_head.bias)

    @property
    def map_widths(self) -> list[int]:
        """Channels of the maps, in their order."""
        settings = self.settings
        decoder = [self.decoder.width(stage + 1) for stage in settings.decoder_maps]
        return [*(settings.widths[stage] for stage in settings.encoder_maps), *decoder]

    def maps(self, images: Tensor) -> list[Tensor]:
        """Map images [B, C, H, W] to the maps that are classified, each as large as it is: encoder, then decoder."""
        features = self.encoded(images)
        decoder_maps = self.settings.decoder_maps
        decoded = self.decoder.maps(features, max(decoder_maps, default=-1) + 1)
        return [*(features[stage] for stage in self.settings.encoder_maps), *(decoded[stage] for stage in decoder_maps)]

    def features(self, images: Tensor) -> Tensor:
        """Map images [B, C, H, W] to the joined maps [B, sum(map_widths), H, W]."""
        return torch.cat([upsampled(one, images.shape[2:]) for one in self.maps(images)], dim=1)

    def forward(self, images: Tensor) -> Tensor:
        """Map images [B, C, H, W] to logits [B, classes, H, W]."""
        weights = self.segmentation_head.weight.split(self.map_widths, dim=1)
        convolved = F.conv3d if self.dims == 3 else F.conv2d
        parts = [
            upsampled(convolved(one, weight), images.shape[2:])
            for one, weight in zip(self.maps(images), weights, strict=True)
        ]
        return sum(parts[1:], parts[0]) + self.segmentation_head.bias.reshape(-1, *[1] * self.dims)


class ProbedUNet(Probed, UNet):
    """A 2D one."""

    kind = "probed_unet"
    settings: ProbedUNetSettings


class ProbedUNet3d(Probed, UNet3d):
    """A 3D one; what is said of height and width holds for the slices of a patch, too."""

    kind = "probed_unet3d"
    settings: ProbedUNet3dSettings


class ProbedResidualUNet3d(Probed, ResidualUNet3d):
    """A 3D one with residual blocks."""

    kind = "probed_residual_unet3d"
    settings: ProbedResidualUNet3dSettings


_NETWORKS: dict[type, Any] = {
    UNetSettings: UNet,
    UNet3dSettings: UNet3d,
    ResidualUNet3dSettings: ResidualUNet3d,
}
_SETTINGS: dict[type, Any] = {
    UNetSettings: ProbedUNetSettings,
    UNet3dSettings: ProbedUNet3dSettings,
    ResidualUNet3dSettings: ProbedResidualUNet3dSettings,
}
_PROBED: dict[type, Any] = {
    ProbedUNetSettings: ProbedUNet,
    ProbedUNet3dSettings: ProbedUNet3d,
    ProbedResidualUNet3dSettings: ProbedResidualUNet3d,
}


def upsampled(maps: Tensor, size: Sequence[int]) -> Tensor:
    """Maps [B, C, h, w] or [B, C, d, h, w] at full resolution [B, C, *size], linearly."""
    if maps.shape[2:] == tuple(size):
        return maps
    mode = "trilinear" if maps.ndim == 5 else "bilinear"
    return F.interpolate(maps, size=tuple(size), mode=mode, align_corners=False)


def untrained(network: nn.Module) -> list[str]:
    """Names of the decoder's weights that a linear probe has left random, since no backbone brought them."""
    if not isinstance(network, Probed):
        return []
    used = tuple(f"decoder.stages.{stage}." for stage in network.settings.decoder_maps)
    return [name for name in network.state_dict() if name.startswith("decoder.") and not name.startswith(used)]


def seeded_probed_network(settings: Any, classes: int, seed: int, channels: int = 1) -> Any:
    """As ``seeded_network``, whose encoder and decoder it has; the classifier begins at zero."""
    with seeded_weights(seed):
        return _PROBED[type(settings)](settings, classes, channels)
