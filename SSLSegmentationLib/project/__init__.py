"""A project on disk: its cases, its structures, its runs and its models. Standard library only."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .cases import Case as Case
    from .cases import Intensities as Intensities
    from .cases import LabelRecord as LabelRecord
    from .cases import Role as Role
    from .damaged import DamagedCase as DamagedCase
    from .known import refuse_duplicate as refuse_duplicate
    from .project import Project as Project
    from .project import safe_name as safe_name
    from .series import Frame as Frame
    from .series import expanded as expanded
    from .series import frames_of as frames_of

_LAZY = {
    "Case": "cases",
    "DamagedCase": "damaged",
    "Frame": "series",
    "Intensities": "cases",
    "LabelRecord": "cases",
    "Project": "project",
    "Role": "cases",
    "expanded": "series",
    "frames_of": "series",
    "refuse_duplicate": "known",
    "safe_name": "project",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
