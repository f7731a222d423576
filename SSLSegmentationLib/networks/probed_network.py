"""The U-Net of a linear probe."""

from .architecture import Network, register
from .settings import ProbedUNetSettings

register(
    Network(
        "probed_unet",
        "U-Net (pixels are classified from several of its maps)",
        ProbedUNetSettings,
        "probed:ProbedUNet",
        offered=False,
        staged=True,
        channels=True,
    )
)
