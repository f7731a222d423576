"""Training a run on another machine, for example a cluster: what is taken there, and how the result comes back."""

from ..lazy import lazy_names

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
