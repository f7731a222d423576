"""Volumes: a 3D network segments patches of them; a mask is a volume, as with slices."""

from __future__ import annotations

from ..networks.architecture import UNET3D
from .base import Part, Task, register


@register
class Volumes(Task):
    """3D patches."""

    name = "volumes"
    purpose = "volumes, which a 3D network sees in three dimensions"
    makes = "masks of volumes by a 3D network"
    flag = "volumes"
    flag_help = (
        "learn in three dimensions, with a 3D network on patches of volumes instead of slice by slice; it has settings "
        "of its own; after a minute from scratch ahead on hippocampi, behind on livers, in two draws (docs/volumes.md)"
    )

    network = UNET3D
    spreads = compared = in_slicer = shown_in_slicer = True

    plan = Part("training.volume_plan:VolumePlan")
    settings = Part("finetuning.volume_settings:VolumeFinetuneSettings")
    pretraining = Part("pretraining.volumes:VolumePretraining")
    finetuning = Part("finetuning.volumes:VolumeFinetuning")
    predictor = Part("inference.volumes:VolumePredictor")
    score = Part("inference.scoring:score_volume")
