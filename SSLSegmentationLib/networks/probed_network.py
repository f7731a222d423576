"""The U-Nets of a linear probe."""

from .architecture import Network, register
from .settings import ProbedUNet3dSettings, ProbedUNetSettings

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
register(
    Network(
        "probed_unet3d",
        "3D U-Net (voxels are classified from several of its maps)",
        ProbedUNet3dSettings,
        "probed:ProbedUNet3d",
        "volumes",
        offered=False,
        staged=True,
    )
)
