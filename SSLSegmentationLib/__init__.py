"""SSLSegmentation core: segment MRI with a handful of annotations.

The names of the workflow are imported when first used, so that the project modules stay usable without torch.
"""

from __future__ import annotations

from .lazy import lazy_names

__version__ = "0.1.0"

_LAZY = {
    "Project": "project",
    "Role": "project",
    "LabelSchema": "schema",
    "add_volume": "importing",
    "add_folder": "importing",
    "add_label": "importing",
    "import_dataset": "importing",
    "Predictor": "prediction",
    "Options": "workflow",
    "pretrain": "workflow",
    "finetune": "workflow",
    "resume": "workflow",
    "predict_cases": "workflow",
    "evaluate": "workflow",
}

__all__ = sorted(_LAZY)


__getattr__ = lazy_names(__name__, _LAZY)


def __dir__() -> list[str]:
    return [*globals(), *_LAZY]
