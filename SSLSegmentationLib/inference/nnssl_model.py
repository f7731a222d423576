"""Checkpoints of nnssl: networks that were pretrained by self-supervision, for nnU-Net to begin with."""

from ..core.exchange import ExchangeFormat
from .model_formats import register

register(
    ExchangeFormat(
        "nnssl",
        title="nnssl checkpoint (3D backbone)",
        looks="a folder with adaptation_plan.json, or its checkpoint .pth",
        package=__package__,
        knows="nnssl_files:is_nnssl",
        reads="nnssl_import:import_nnssl",
        writes="nnssl_export:export_nnssl",
    )
)
