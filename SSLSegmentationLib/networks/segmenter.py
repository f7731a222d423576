"""What every network for slices is: an encoder, a decoder and a head that are trained, frozen and handed on apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from .architecture import REGISTRY


class Segmenter(nn.Module):
    """A network that makes logits of slices.

    A subclass sets ``encoder``, which maps images [B, C, H, W] to a list of maps, the last one with
    ``settings.widths[-1]`` channels; ``decoder``, which maps these to pixel features [B, decoder_width(), H, W]; and
    ``segmentation_head``, which maps those to logits. By these names their weights are handed on.

    Args:
        settings: its shape, with ``widths`` and ``stride``.
        classes: output channels, background included.
        channels: input channels, without those of the place.
    """

    #: Axes of what it looks at.
    dims: ClassVar[int] = 2
    #: Of its input channels those of a slice itself, which come first; the others are its neighbours.
    own_channels: int = 1

    def __init__(self, settings: Any, classes: int, channels: int = 1) -> None:
        super().__init__()
        self.settings = settings
        self.classes = classes
        self.channels = channels

    @property
    def kind(self) -> str:
        """Name of the entry of the registry that describes it."""
        raise NotImplementedError

    def decoder_width(self) -> int:
        """Channels of the pixel features (default: as many as the first of the ``widths``)."""
        return self.settings.widths[0]

    def encoded(self, images: Tensor) -> list[Tensor]:
        """Map images [B, C, H, W] to the encoder's maps.

        Raises:
            ValueError: height or width is no multiple of the stride.
        """
        stride = self.settings.stride
        if images.shape[-2] % stride or images.shape[-1] % stride:
            raise ValueError(f"height and width must be multiples of {stride}, got {tuple(images.shape[-2:])}")
        return self.encoder(images)

    def features(self, images: Tensor) -> Tensor:
        """Map images [B, C, H, W] to pixel features [B, decoder_width(), H, W]."""
        return self.decoder(self.encoded(images))

    def forward(self, images: Tensor) -> Tensor:
        """Map images [B, C, H, W] to logits [B, classes, H, W]."""
        return self.segmentation_head(self.features(images))


def pixel_head(network: nn.Module, outputs: int) -> nn.Module:
    """A 1×1 convolution of the pixel features of a network, be they of slices or of volumes."""
    kind = nn.Conv3d if getattr(network, "dims", 2) == 3 else nn.Conv2d
    return kind(network.decoder_width(), outputs, kernel_size=1)


def sees_place(network: nn.Module) -> bool:
    """Whether a network takes where each pixel lies beside its image."""
    return bool(getattr(network.settings, "place", False))


@contextmanager
def seeded_weights(seed: int) -> Iterator[None]:
    """Weights made within depend on ``seed`` alone; torch's random state is left as it was."""
    with torch.random.fork_rng(devices=[]):
        # Weights are made on the CPU; ``torch.manual_seed`` would also seed every other device, and not give back.
        torch.default_generator.manual_seed(seed)
        yield


def seeded(name: str, settings: Any, outputs: int, seed: int, channels: int = 1) -> Any:
    """A network of the registry whose random weights depend on ``seed`` alone; torch's random state stays as it was."""
    with seeded_weights(seed):
        return REGISTRY[name].made(settings, outputs, channels)
