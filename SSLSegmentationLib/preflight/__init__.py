"""Before a run: is there room on the disk and in the memory, are the data sane, how long will it take here?"""

from ..core.lazy import lazy_names

_LAZY = {
    "Check": "report",
    "Preflight": "flight",
    "PreflightReport": "report",
    "Severity": "report",
    "StageEstimate": "report",
    "rehearse": "flight",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
