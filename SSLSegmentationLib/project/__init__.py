"""A project on disk: its cases, its structures, its runs and its models. Standard library only."""

from ..core.lazy import lazy_names

_LAZY = {
    "Case": "cases",
    "DamagedCase": "cases",
    "Intensities": "cases",
    "LabelRecord": "cases",
    "Project": "project",
    "Role": "cases",
    "refuse_duplicate": "project",
    "safe_name": "project",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
