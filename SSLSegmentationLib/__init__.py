"""SSLSegmentation core: segment MRI with a handful of annotations.

The names of the workflow are imported when first used, so that the project modules stay usable without torch.
"""

from __future__ import annotations

from .core.lazy import lazy_names

__version__ = "0.1.0"

_LAZY = {
    "Project": "project.project",
    "Role": "project.cases",
    "LabelSchema": "project.schema",
    "add_volume": "importing.volumes",
    "add_folder": "importing.volumes",
    "add_label": "importing.masks",
    "import_dataset": "importing.volumes",
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
