"""A U-Net whose pixels are classified from several of its maps at once: what a linear probe learns."""

from __future__ import annotations

from collections.abc import Iterable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .settings import ProbedUNetSettings, UNetSettings
from .unet import UNet


def probed_settings(settings: UNetSettings, names: Iterable[str] | None = None) -> ProbedUNetSettings:
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
        with torch.device("meta"):
            stages = UNet(settings, 1).decoder.stages
        there = set(names)
        came = [
            {f"decoder.stages.{i}.{name}" for name in stage.state_dict()} <= there for i, stage in enumerate(stages)
        ]
        known = came.index(False) if False in came else last
    encoder = tuple(range(last + 1))
    return ProbedUNetSettings(**vars(settings), encoder_maps=encoder, decoder_maps=tuple(range(known)))


class ProbedUNet(UNet):
    """2D U-Net with a linear classifier on several maps, each upsampled to full resolution and all joined.

    Upsampling is linear and leaves constants as they are, so that the logits of each map are computed at its own
    resolution and upsampled and added then: the same numbers, to rounding, from a fraction of the memory.

    Args:
        settings: of the network, and its maps.
        classes: output channels, background included.
        channels: input channels.
    """

    kind = "probed_unet"
    settings: ProbedUNetSettings

    def __init__(self, settings: ProbedUNetSettings, classes: int, channels: int = 1) -> None:
        super().__init__(settings, classes, channels)
        self.segmentation_head = nn.Conv2d(sum(self.map_widths), classes, kernel_size=1)
        nn.init.zeros_(self.segmentation_head.weight)
        nn.init.zeros_(self.segmentation_head.bias)

    @property
    def map_widths(self) -> list[int]:
        """Channels of the maps, in their order."""
        settings = self.settings
        decoder = [self.decoder_width(stage + 1) for stage in settings.decoder_maps]
        return [*(settings.widths[stage] for stage in settings.encoder_maps), *decoder]

    def maps(self, images: Tensor) -> list[Tensor]:
        """Map images [B, C, H, W] to the maps that are classified, each as large as it is: encoder, then decoder."""
        features = self.encoded(images)
        decoder_maps = self.settings.decoder_maps
        decoded = self.decoder.maps(features, max(decoder_maps, default=-1) + 1)
        return [*(features[stage] for stage in self.settings.encoder_maps), *(decoded[stage] for stage in decoder_maps)]

    def features(self, images: Tensor) -> Tensor:
        """Map images [B, C, H, W] to the joined maps [B, sum(map_widths), H, W]."""
        return torch.cat([upsampled(one, images.shape[-2:]) for one in self.maps(images)], dim=1)

    def forward(self, images: Tensor) -> Tensor:
        """Map images [B, C, H, W] to logits [B, classes, H, W]."""
        weights = self.segmentation_head.weight.split(self.map_widths, dim=1)
        parts = [
            upsampled(F.conv2d(one, weight), images.shape[-2:])
            for one, weight in zip(self.maps(images), weights, strict=True)
        ]
        return sum(parts[1:], parts[0]) + self.segmentation_head.bias[:, None, None]


def upsampled(maps: Tensor, size: tuple[int, int]) -> Tensor:
    """Maps [B, C, h, w] at full resolution [B, C, *size], bilinearly."""
    if maps.shape[-2:] == tuple(size):
        return maps
    return F.interpolate(maps, size=tuple(size), mode="bilinear", align_corners=False)


def untrained(network: UNet) -> list[str]:
    """Names of the decoder's weights that a linear probe has left random, since no backbone brought them."""
    if not isinstance(network, ProbedUNet):
        return []
    used = tuple(f"decoder.stages.{stage}." for stage in network.settings.decoder_maps)
    return [name for name in network.state_dict() if name.startswith("decoder.") and not name.startswith(used)]


def seeded_probed_network(settings: ProbedUNetSettings, classes: int, seed: int, channels: int = 1) -> ProbedUNet:
    """As ``seeded_network``, whose encoder and decoder it has; the classifier begins at zero."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return ProbedUNet(settings, classes, channels)
