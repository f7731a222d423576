"""Before a run: is there room on the disk and in the memory, are the data sane, how long will it take here?"""

from .flight import Preflight, rehearse
from .report import Check, PreflightReport, Severity, StageEstimate
from .workload import StageWork, Workload

__all__ = [
    "Check",
    "Preflight",
    "PreflightReport",
    "Severity",
    "StageEstimate",
    "StageWork",
    "Workload",
    "rehearse",
]
