"""SSLSegmentation core: segment MRI with a handful of annotations.

The names of the workflow are imported when first used, so that the project modules stay usable without torch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .core.lazy import lazy_names

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .api import Options as Options
    from .api import evaluate as evaluate
    from .api import finetune as finetune
    from .api import predict_cases as predict_cases
    from .api import pretrain as pretrain
    from .api import resume as resume
    from .importing.channels import add_channel as add_channel
    from .importing.dataset_import import import_dataset as import_dataset
    from .importing.masks import add_label as add_label
    from .importing.volumes import add_folder as add_folder
    from .importing.volumes import add_volume as add_volume
    from .inference.prediction import Predictor as Predictor
    from .project.cases import Role as Role
    from .project.project import Project as Project
    from .project.schema import LabelSchema as LabelSchema

_LAZY = {
    "Project": "project.project",
    "Role": "project.cases",
    "LabelSchema": "project.schema",
    "add_volume": "importing.volumes",
    "add_folder": "importing.volumes",
    "add_label": "importing.masks",
    "add_channel": "importing.channels",
    "import_dataset": "importing.dataset_import",
    "Predictor": "inference.prediction",
    "Options": "api",
    "pretrain": "api",
    "finetune": "api",
    "resume": "api",
    "predict_cases": "api",
    "evaluate": "api",
}

__all__ = sorted(_LAZY)


__getattr__ = lazy_names(__name__, _LAZY)


def __dir__() -> list[str]:
    return [*globals(), *_LAZY]
