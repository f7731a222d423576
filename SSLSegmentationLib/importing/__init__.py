"""How cases come into a project: volumes, masks, data sets, projections, and computed ones."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .channels import add_channel as add_channel
    from .dataset_export import export_dataset as export_dataset
    from .dataset_import import import_dataset as import_dataset
    from .finding import volume_name as volume_name
    from .finding import volumes_in as volumes_in
    from .grouped import add_scans as add_scans
    from .masks import add_empty_label as add_empty_label
    from .masks import add_label as add_label
    from .report import ImportReport as ImportReport
    from .volumes import add_folder as add_folder
    from .volumes import add_volume as add_volume
    from .volumes import add_volumes as add_volumes

_LAZY = {
    "ImportReport": "report",
    "add_channel": "channels",
    "add_empty_label": "masks",
    "add_folder": "volumes",
    "add_label": "masks",
    "add_scans": "grouped",
    "add_volume": "volumes",
    "add_volumes": "volumes",
    "export_dataset": "dataset_export",
    "import_dataset": "dataset_import",
    "volume_name": "finding",
    "volumes_in": "finding",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
