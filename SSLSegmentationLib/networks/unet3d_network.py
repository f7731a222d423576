"""The 3D U-Net."""

from .architecture import UNET3D, Network, register
from .settings import UNet3dSettings

register(Network(UNET3D, "3D U-Net", UNet3dSettings, "unet3d:UNet3d", "volumes", staged=True, channels=True))
