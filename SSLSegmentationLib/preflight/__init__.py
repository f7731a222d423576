"""Before a run: is there room on the disk and in the memory, are the data sane, how long will it take here?"""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .flight import Preflight as Preflight
    from .flight import rehearse as rehearse
    from .report import Check as Check
    from .report import PreflightReport as PreflightReport
    from .report import Severity as Severity
    from .report import StageEstimate as StageEstimate

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
