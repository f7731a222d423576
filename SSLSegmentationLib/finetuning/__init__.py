"""Finetuning on labelled cases: from a pretrained backbone or from scratch, with one recipe."""

from .run import FinetuneResult, run_finetuning
from .settings import FinetuneSettings

__all__ = ["FinetuneResult", "FinetuneSettings", "run_finetuning"]
