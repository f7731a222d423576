"""Sizes that presets of pretraining and finetuning on projections share, so that a checkpoint of one fits the other."""

from __future__ import annotations

from ..networks.settings import Fpn3d2dSettings
from ..stores.projection_settings import EnFaceData
from .settings import OptimisationSettings

#: For a laptop with two cores: half of the paper's channels, parts of 16 × 32 pixels, 64 voxels deep.
QUICK_NETWORK = Fpn3d2dSettings(widths=(8, 16, 32, 64, 128))
QUICK_DATA = EnFaceData(depth=64, patch=(16, 32))
QUICK_SIZE = 128

#: The paper's network; parts half as wide as its.
PAPER_NETWORK = Fpn3d2dSettings()
DEFAULT_DATA = EnFaceData(patch=(32, 128))
DEFAULT_SIZE = 256

#: B-scans keep their pixels; each has mean 0 and standard deviation 1.
PAPER_DATA = EnFaceData(pixels="native", standardise="b-scan", patch=(32, 256))
PAPER_SIZE = 1024

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
