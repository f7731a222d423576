"""Training: optimisation settings, the loop, checkpoints."""

from .checkpoint import TransferReport, check_finite, load_checkpoint, save_checkpoint, save_result, transfer
from .context import RunContext, Stopped
from .engine import Outcome, Trainer
from .objective import Objective
from .optimisation import OptimisationSettings, pick_device
from .preview import Panel, Preview
from .reporting import Place

__all__ = [
    "Objective",
    "OptimisationSettings",
    "Outcome",
    "Panel",
    "Place",
    "Preview",
    "RunContext",
    "Stopped",
    "Trainer",
    "TransferReport",
    "check_finite",
    "load_checkpoint",
    "pick_device",
    "save_checkpoint",
    "save_result",
    "transfer",
]
