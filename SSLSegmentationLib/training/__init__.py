"""Training: optimisation settings, the loop, checkpoints."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .checkpoint import Checkpoint as Checkpoint
    from .checkpoint import TransferReport as TransferReport
    from .checkpoint import check_finite as check_finite
    from .checkpoint import load_checkpoint as load_checkpoint
    from .checkpoint import save_checkpoint as save_checkpoint
    from .checkpoint import save_result as save_result
    from .checkpoint import transfer as transfer
    from .context import RunContext as RunContext
    from .context import Stopped as Stopped
    from .engine import Outcome as Outcome
    from .engine import Trainer as Trainer
    from .objective import Objective as Objective
    from .optimisation import pick_device as pick_device
    from .reporting import Place as Place
    from .settings import OptimisationSettings as OptimisationSettings

_LAZY = {
    "Checkpoint": "checkpoint",
    "Objective": "objective",
    "OptimisationSettings": "settings",
    "Outcome": "engine",
    "Place": "reporting",
    "RunContext": "context",
    "Stopped": "context",
    "Trainer": "engine",
    "TransferReport": "checkpoint",
    "check_finite": "checkpoint",
    "load_checkpoint": "checkpoint",
    "pick_device": "optimisation",
    "save_checkpoint": "checkpoint",
    "save_result": "checkpoint",
    "transfer": "checkpoint",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
