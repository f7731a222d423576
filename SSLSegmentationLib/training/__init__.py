"""Training: optimisation settings, the loop, checkpoints."""

from ..core.lazy import lazy_names

_LAZY = {
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
