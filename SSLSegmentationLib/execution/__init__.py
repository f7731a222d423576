"""Who runs a job: the worker of this computer, and the way to another one, for example a cluster, and back."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .bring_back import ImportedRun as ImportedRun
    from .bring_back import import_run as import_run
    from .export import ExportedRun as ExportedRun
    from .export import check_target as check_target
    from .export import export_run as export_run
    from .export import take_back as take_back

_LAZY = {
    "ExportedRun": "export",
    "ImportedRun": "bring_back",
    "check_target": "export",
    "export_run": "export",
    "import_run": "bring_back",
    "take_back": "export",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
