"""Projections: a network makes of a whole volume a flat image or mask, in the *en-face* plane it is projected onto.

Inter-modal reconstruction and segmentation with a projection network (Morano et al. 2023, arXiv:2307.03008): a network
learns to make of a volume the flat image of another modality of the same field, and is then finetuned to make a flat
mask of it. A case may have for that, beside its volume and its 3D mask, an ``EnFaceRecord``: the voxel axis along which
it is projected, and in that plane an image of another modality and a mask, or one of them. Both are kept as volumes of
a single voxel along that axis, as thick as the volume, so that they lie where they belong in space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..networks.architecture import FPN3D2D
from .base import Part, Task, register

if TYPE_CHECKING:
    from ..project import Case


@register
class Projections(Task):
    """From volumes to flat masks."""

    name = "en_face"
    purpose = "projections, which make flat masks of volumes"
    makes = "flat masks"
    labelled_case = "{role} case with a flat mask"
    flag = "en-face"
    flag_help = (
        "learn flat masks in the plane that volumes are projected onto, from a backbone of 'intermodal' or from "
        "scratch; it has settings of its own"
    )

    is_flat = in_slicer = shown_in_slicer = True

    network = FPN3D2D

    plan = Part("training.projection_plan:EnFacePlan")
    settings = Part("finetuning.projection_settings:EnFaceFinetuneSettings")
    pretraining = Part("pretraining.projections:ProjectionPretraining")
    finetuning = Part("finetuning.projections:ProjectionFinetuning")
    predictor = Part("inference.projections:EnFacePredictor")
    score = Part("inference.projection_evaluation:score_flat")

    def has_reference(self, case: Case) -> bool:
        """Whether a case has a flat mask."""
        return bool(case.en_face and case.en_face.mask)
