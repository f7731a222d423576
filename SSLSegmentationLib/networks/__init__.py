"""Networks: a 2D U-Net, a projection network from volumes to flat images, and heads for pretraining."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .fpn3d2d import Fpn3d2d as Fpn3d2d
    from .heads import ProjectionHead as ProjectionHead
    from .heads import PrototypeHead as PrototypeHead
    from .settings import Fpn3d2dSettings as Fpn3d2dSettings
    from .settings import UNet3dSettings as UNet3dSettings
    from .settings import UNetSettings as UNetSettings
    from .unet import UNet as UNet

_LAZY = {
    "Fpn3d2d": "fpn3d2d",
    "Fpn3d2dSettings": "settings",
    "ProjectionHead": "heads",
    "PrototypeHead": "heads",
    "UNet": "unet",
    "UNet3dSettings": "settings",
    "UNetSettings": "settings",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
