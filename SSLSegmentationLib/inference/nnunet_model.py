"""Trained-model folders of nnU-Net."""

from ..core.exchange import ExchangeFormat
from .model_formats import register

register(
    ExchangeFormat(
        "nnunet",
        title="nnU-Net trained model",
        looks="a folder TRAINER__PLANS__2d with plans.json and fold_0",
        package=__package__,
        knows="nnunet_files:is_nnunet_model",
        reads="nnunet_import:import_nnunet",
        writes="nnunet_export:export_nnunet",
        fits="handed_card:not_for_nnunet",
    )
)
