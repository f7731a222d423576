"""The 2D U-Net in the three ways in which a checkpoint holds it."""

from dataclasses import replace

from .architecture import ENSEMBLE, PLACED_UNET, UNET, Network, register
from .settings import UNetSettings

_UNET = Network(UNET, "U-Net", UNetSettings, "unet:UNet", placed=True, staged=True, channels=True)

register(_UNET)
register(replace(_UNET, name=PLACED_UNET, title="U-Net (which also sees where each pixel lies)", offered=False))
register(replace(_UNET, name=ENSEMBLE, title="U-Nets that answer together", offered=False))
