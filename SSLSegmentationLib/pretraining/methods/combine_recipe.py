"""Settings and presets of masked image modelling and Pix2Rep at once; what it does is in ``combine``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ...augmentation.ranges import MRI_VIEW_SPATIAL
from ...core.settings import check, setting
from ...training.presets import CINE_NETWORK, CINE_SIZE, DEFAULT, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register
from .mim_recipe import CINE_MASKED, MaskedModellingSettings
from .pix2rep_recipe import PAPER_SETTINGS, Pix2RepSettings


@dataclass(frozen=True)
class CombineSettings:
    """Settings of the combination."""

    restoring: float = setting(
        0.5, "weight of restoring squares; the rest is for finding pixels again", range=(0.0, 1.0)
    )
    mim: MaskedModellingSettings = field(default_factory=MaskedModellingSettings)
    pix2rep: Pix2RepSettings = field(default_factory=Pix2RepSettings)

    def __post_init__(self) -> None:
        check(self)


_TURNED = Pix2RepSettings(spatial=MRI_VIEW_SPATIAL)

register(
    Recipe.of(
        Stage("combine", "combine:Combination"),
        name="combine",
        title="Combined (restore squares and find pixels again)",
        summary="Masked image modelling and Pix2Rep at once, on one network.",
        when="A trial of what two methods give together; not measured; costs as much as both.",
        source="de Mooij et al. 2024, arXiv:2409.18100; Seince et al. 2024, arXiv:2407.20395; together in no paper",
        quick=[
            (
                CombineSettings(mim=MaskedModellingSettings(spatial=MRI_VIEW_SPATIAL), pix2rep=_TURNED),
                OptimisationSettings(steps=200, batch_size=8),
            )
        ],
        default=[
            (
                CombineSettings(mim=MaskedModellingSettings(patch=32, spatial=MRI_VIEW_SPATIAL), pix2rep=_TURNED),
                OptimisationSettings(steps=20_000, batch_size=16, learning_rate=5e-4),
            )
        ],
        paper=[
            (
                CombineSettings(mim=CINE_MASKED, pix2rep=PAPER_SETTINGS),
                OptimisationSettings(epochs=100, batch_size=16, learning_rate=5e-4),
            )
        ],
        paper_scale=Scale(
            "each part with the settings of its paper, on the network of the cine study", CINE_SIZE, CINE_NETWORK
        ),
        default_scale=replace(DEFAULT, summary="one GPU, up to two hours"),
    )
)
