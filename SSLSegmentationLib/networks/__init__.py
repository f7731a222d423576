"""Networks: a 2D U-Net, a projection network from volumes to flat images, and heads for pretraining."""

from ..core.lazy import lazy_names

_LAZY = {
    "Fpn3d2d": "fpn3d2d",
    "Fpn3d2dSettings": "settings",
    "ProjectionHead": "heads",
    "PrototypeHead": "heads",
    "UNet": "unet",
    "UNetSettings": "settings",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
