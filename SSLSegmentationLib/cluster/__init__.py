"""Training a run on another machine, for example a cluster: what is taken there, and how the result comes back."""

from .bring_back import ImportedRun, import_run
from .export import ExportedRun, check_target, export_run, take_back

__all__ = ["ExportedRun", "ImportedRun", "check_target", "export_run", "import_run", "take_back"]
