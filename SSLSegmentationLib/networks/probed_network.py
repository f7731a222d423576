"""The U-Nets of a linear probe."""

from dataclasses import replace

from .architecture import Network, register
from .settings import ProbedResidualUNet3dSettings, ProbedUNet3dSettings, ProbedUNetSettings

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
_VOLUMES = Network(
    "probed_unet3d",
    "3D U-Net (voxels are classified from several of its maps)",
    ProbedUNet3dSettings,
    "probed:ProbedUNet3d",
    "volumes",
    offered=False,
    staged=True,
)

register(_VOLUMES)
register(
    replace(
        _VOLUMES,
        name="probed_residual_unet3d",
        title="3D U-Net with residual blocks (voxels are classified from several of its maps)",
        settings=ProbedResidualUNet3dSettings,
        source="probed:ProbedResidualUNet3d",
    )
)
