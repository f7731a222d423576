"""Networks: a 2D U-Net, a projection network from volumes to flat images, and heads for pretraining."""

from .fpn3d2d import Fpn3d2d, Fpn3d2dSettings
from .heads import ProjectionHead, PrototypeHead
from .unet import UNet, UNetSettings

__all__ = ["Fpn3d2d", "Fpn3d2dSettings", "ProjectionHead", "PrototypeHead", "UNet", "UNetSettings"]
