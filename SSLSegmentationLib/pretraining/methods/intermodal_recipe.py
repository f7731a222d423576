"""Settings and presets of inter-modal reconstruction; what it does is in ``intermodal``."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...core.settings import check, setting
from ...stores.projection_settings import EnFaceAugmentation, EnFaceData
from ...training.projection_presets import DEFAULT, PAPER, PAPER_OPTIMISATION, QUICK
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register


@dataclass(frozen=True)
class InterModalSettings:
    """Settings of inter-modal reconstruction."""

    target: str = setting(
        "paired",
        "what is reconstructed: 'paired' = the image of another modality that each case has; 'own' = a projection of "
        "the volume itself, which needs no second image",
        choices=("paired", "own"),
    )
    projection: str = setting(
        "mean",
        "how a volume (the own one, or a paired one that is not flat) becomes a flat image: 'mean' or 'max' of the "
        "intensities along the axis of projection",
        choices=("mean", "max"),
    )
    invert: bool = setting(
        False, "reconstruct the inverted image: where what matters is dark in it, as atrophy in autofluorescence"
    )
    data: EnFaceData = field(default_factory=EnFaceData)
    augmentation: EnFaceAugmentation = field(default_factory=EnFaceAugmentation)

    def __post_init__(self) -> None:
        check(self)


register(
    Recipe.of(
        Stage("intermodal", "intermodal:InterModal"),
        name="intermodal",
        title="Inter-modal reconstruction (volume to flat image)",
        summary="Learns to draw from a volume the flat image of another modality, such as an OCT's angiogram.",
        when="For segmenting in a plane that volumes are projected onto (vessels, atrophy), with a second image of "
        "each case. It trains a network of its own, from which only flat masks are finetuned.",
        source="Morano et al. 2023, arXiv:2307.03008",
        needs="An image of another modality in the plane that each volume is projected onto ('sslseg en-face' gives "
        "it to a case). Without one, the setting 'target' can be 'own': a projection of the volume itself.",
        kind="en_face",
        quick=[
            (
                InterModalSettings(data=QUICK.data),
                OptimisationSettings(steps=200, batch_size=4, learning_rate=3e-3, validate_every=50),
            )
        ],
        default=[
            (
                InterModalSettings(data=DEFAULT.data),
                OptimisationSettings(steps=5000, batch_size=8, learning_rate=1e-3),
            )
        ],
        paper=[(InterModalSettings(data=PAPER.data), PAPER_OPTIMISATION)],
        quick_scale=QUICK,
        default_scale=DEFAULT,
        paper_scale=PAPER,
    )
)
