"""Networks: the 2D U-Net with named encoder and decoder, and the heads that pretraining puts on it."""

from .heads import ProjectionHead
from .unet import UNet, UNetSettings

__all__ = ["ProjectionHead", "UNet", "UNetSettings"]
