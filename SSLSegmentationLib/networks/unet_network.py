"""The 2D U-Net in the three ways in which a checkpoint holds it."""

from .architecture import ENSEMBLE, PLACED_UNET, UNET, Network, register
from .settings import UNetSettings

register(Network(UNET, "U-Net", UNetSettings, "unet:UNet"))
register(Network(PLACED_UNET, "U-Net (which also sees where each pixel lies)", UNetSettings, "unet:UNet"))
register(Network(ENSEMBLE, "U-Nets that answer together", UNetSettings, "unet:UNet"))
