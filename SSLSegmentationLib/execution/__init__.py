"""Who runs a job: the worker of this computer, and the way to another one, for example a cluster, and back."""

from ..core.lazy import lazy_names

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
