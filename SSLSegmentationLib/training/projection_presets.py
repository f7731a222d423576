"""Sizes that presets of pretraining and finetuning on projections share, so that a checkpoint of one fits the other."""

from __future__ import annotations

from dataclasses import dataclass

from ..networks.settings import Fpn3d2dSettings
from ..stores.projection_settings import EnFaceData
from . import presets
from .settings import OptimisationSettings


@dataclass(frozen=True)
class ProjectionScale(presets.Scale):
    """For which machine a preset is.

    Args:
        network: shape of the network.
        data: how volumes become parts.
    """

    network: Fpn3d2dSettings
    data: EnFaceData


#: Half of the paper's channels, parts of 16 × 32 pixels, 64 voxels deep.
QUICK = ProjectionScale(
    presets.QUICK.summary,
    max_size=128,
    network=Fpn3d2dSettings(widths=(8, 16, 32, 64, 128)),
    data=EnFaceData(depth=64, patch=(16, 32)),
)

#: The paper's network; parts half as wide as its.
DEFAULT = ProjectionScale(
    presets.DEFAULT.summary, max_size=256, network=Fpn3d2dSettings(), data=EnFaceData(patch=(32, 128))
)

#: B-scans keep their pixels; each has mean 0 and standard deviation 1.
PAPER = ProjectionScale(
    "the paper's settings: 40 epochs of 20 parts a volume, SGD",
    max_size=1024,
    network=Fpn3d2dSettings(),
    data=EnFaceData(pixels="native", standardise="b-scan", patch=(32, 256)),
)

#: 40 epochs of 20 parts a volume, batches of 8, SGD at 0.1 for all of them.
PAPER_OPTIMISATION = OptimisationSettings(
    epochs=40,
    batch_size=8,
    optimizer="sgd",
    learning_rate=0.1,
    momentum=0.9,
    nesterov=False,
    weight_decay=1e-4,
    schedule="constant",
    warmup=0.0,
    gradient_clip=0.0,
    precision="fp32",
)
