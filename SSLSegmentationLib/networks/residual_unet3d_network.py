"""The 3D U-Net with residual blocks."""

from .architecture import RESIDUAL3D, Network, register
from .settings import ResidualUNet3dSettings

register(
    Network(
        RESIDUAL3D,
        "3D U-Net with residual blocks",
        ResidualUNet3dSettings,
        "residual_unet3d:ResidualUNet3d",
        "volumes",
        staged=True,
        channels=True,
    )
)
