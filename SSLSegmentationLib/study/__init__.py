"""A study of label efficiency: how good are how few labels, with and without pretraining."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .cautions import cautions_of_design as cautions_of_design
    from .pool import Pool as Pool
    from .report import StudyReport as StudyReport
    from .run import check_study as check_study
    from .run import run_study as run_study
    from .settings import Start as Start
    from .settings import StudySettings as StudySettings

_LAZY = {
    "Pool": "pool",
    "Start": "settings",
    "StudyReport": "report",
    "StudySettings": "settings",
    "cautions_of_design": "cautions",
    "check_study": "run",
    "run_study": "run",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
