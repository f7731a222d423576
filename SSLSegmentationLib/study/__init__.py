"""A study of label efficiency: how good are how few labels, with and without pretraining."""

from ..core.lazy import lazy_names

_LAZY = {
    "Start": "settings",
    "StudyReport": "report",
    "StudySettings": "settings",
    "cautions_of_design": "cautions",
    "check_study": "run",
    "run_study": "run",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
