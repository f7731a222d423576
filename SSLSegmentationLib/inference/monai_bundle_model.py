"""MONAI bundles."""

from ..core.exchange import ExchangeFormat
from .model_formats import register

register(
    ExchangeFormat(
        "monai-bundle",
        title="MONAI bundle",
        looks="a folder with configs/metadata.json",
        package=__package__,
        knows="bundle_files:is_bundle",
        reads="bundle:import_bundle",
        writes="bundle:export_bundle",
        fits="handed_card:not_for_monai",
    )
)
