"""How cases come into a project: volumes, masks, data sets, projections, and computed ones."""

from ..core.lazy import lazy_names

_LAZY = {
    "ImportReport": "report",
    "add_empty_label": "masks",
    "add_folder": "volumes",
    "add_label": "masks",
    "add_volume": "volumes",
    "add_volumes": "volumes",
    "import_dataset": "volumes",
    "volume_name": "volumes",
    "volumes_in": "volumes",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
