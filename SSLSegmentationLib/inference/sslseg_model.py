"""Backbones and models of this program, in one file each."""

from ..core.exchange import ExchangeFormat
from .model_formats import SUFFIX, USUAL, register

register(
    ExchangeFormat(
        USUAL,
        title="SSLSegmentation",
        looks=f"a file {SUFFIX}, model.pt or backbone.pt",
        package=__package__,
        knows="model_formats:is_own_file",
        reads="model_exchange:import_model",
        writes="model_exchange:export_file",
        suffix=SUFFIX,
    )
)
