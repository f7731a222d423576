"""Slices: a volume is cut into slices, of which a 2D network segments each; a mask is a volume."""

from __future__ import annotations

from .base import SLICES, Part, Task, register


@register
class Slices(Task):
    """2D slices."""

    name = SLICES
    purpose = "slices"
    makes = "masks of volumes"
    spreads = compared = in_slicer = shown_in_slicer = True

    plan = Part("training.plan:RunPlan")
    settings = Part("finetuning.settings:FinetuneSettings")
    pretraining = Part("pretraining.slices:SlicePretraining")
    finetuning = Part("finetuning.slices:SliceFinetuning")
    predictor = Part("inference.prediction:Predictor")
    score = Part("inference.scoring:score_volume")
