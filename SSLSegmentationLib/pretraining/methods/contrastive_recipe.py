"""Contrastive pretraining (Umapathy et al. 2022, section II.C): first the encoder globally, then the decoder locally.

    ℓ(a, p) = −log( exp(cos(Ψa, Ψp) / τ) / Σ_k exp(cos(Ψa, Ψk) / τ) ),   τ = 0.1

Stage ``global`` is SimCLR: two crops of one slice with other brightness and contrast are a positive pair, all other
slices of the batch are negatives. Stage ``local``: the encoder stays frozen (as in Chaitanya et al. 2020, which the
paper follows here); corresponding patches of the decoder's maps of two views are positives, random other patches
negatives. Both projection heads are discarded.

In the paper the two views of stage ``local`` lie on the same pixels. ``quick`` and ``default`` turn, zoom and bend the
second one (see ``local_contrast``), and have batch normalisation in both heads, as SimCLR and Chaitanya et al. do.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from ...augmentation.ranges import (
    MRI_VIEW_INTENSITY,
    MRI_VIEW_SPATIAL,
    SIMCLR_INTENSITY,
    IntensityRanges,
    SpatialRanges,
)
from ...core.acting import ActsWith, Needs
from ...core.errors import SettingsError
from ...core.settings import NAMED, check, setting
from ...training.presets import PAPER_NETWORK, PAPER_OPTIMISATION, PAPER_SIZE, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register
from .simclr_recipe import GlobalContrastSettings


@dataclass(frozen=True)
class LocalContrastSettings:
    """Settings of the local stage."""

    acts_with: ClassVar[ActsWith] = {"patches": (Needs(("places",), ("random",)),)}

    temperature: float = setting(0.1, "temperature of the contrast", range=(0.005, 10.0))
    patch: int = setting(3, "side of a patch on the decoder's map", unit="px", range=(1, 32))
    places: str = setting(
        "random",
        "where the patches lie: at random, or at 13 fixed places spread over the slice (Chaitanya)",
        choices=("random", "lattice"),
    )
    patches: int = setting(13, "patches per slice, where they lie at random", range=(2, 4096))
    decoder_stages: int = setting(
        0, "decoder stages to train, from the coarsest; 0, or more than there are, = all", range=(0, 7)
    )
    head_batch_norm: bool = setting(False, "batch normalisation in the projection head of the map")
    embedding: int = setting(128, "dimension of the embedding that the loss compares", range=(2, 4096))
    negatives: str = setting(
        "image",
        "patches that count as negatives: the others of the same slice, those of the whole batch, or the five nearest "
        "of the same slice",
        choices=("image", "batch", "nearest"),
    )
    spatial: SpatialRanges = field(default_factory=SpatialRanges)
    warp: SpatialRanges = field(default_factory=SpatialRanges, metadata=NAMED)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)

    def __post_init__(self) -> None:
        check(self)
        if self.warped and self.places == "lattice":
            raise SettingsError(
                "Fixed places do not stay within a slice that is warped.", "Use random places, or views without a warp."
            )

    @property
    def warped(self) -> bool:
        """Whether the second view is another cut-out than the first."""
        return self.warp != SpatialRanges()


_GLOBAL = GlobalContrastSettings(head_batch_norm=True)
#: The first author's code of 2023 flattens the map (8 × 8 at this size) into 1024 hidden units.
_PAPER_GLOBAL = GlobalContrastSettings(crop_overlap=(0.0, 1.0), pooling=8, hidden=1024, intensity=SIMCLR_INTENSITY)
_LOCAL = LocalContrastSettings(
    head_batch_norm=True,
    spatial=MRI_VIEW_SPATIAL,
    warp=SpatialRanges(rotation_deg=20, scale=(0.8, 1.25), translation=0.1, elastic=1 / 32),
)

register(
    Recipe.of(
        Stage("global", "simclr:GlobalContrast"),
        Stage("local", "local_contrast:LocalContrast", staged=True),
        name="contrastive",
        title="Contrastive (same anatomy, other look)",
        summary="Learns which slices, and then which places in a slice, show the same anatomy under another look.",
        when="Meant for many unlabelled volumes of one body region; slower than regression. On few it gains little.",
        source="Umapathy et al. 2022, arXiv:2205.13109, section II.C; Chaitanya et al. 2020, arXiv:2006.10511",
        shown_first=True,
        quick=[
            (_GLOBAL, OptimisationSettings(steps=400, batch_size=16)),
            (_LOCAL, OptimisationSettings(steps=200, batch_size=8)),
        ],
        default=[
            (_GLOBAL, OptimisationSettings(steps=15_000, batch_size=64)),
            (_LOCAL, OptimisationSettings(steps=10_000, batch_size=16)),
        ],
        paper=[
            (_PAPER_GLOBAL, replace(PAPER_OPTIMISATION, epochs=1000)),
            (LocalContrastSettings(intensity=SIMCLR_INTENSITY), replace(PAPER_OPTIMISATION, epochs=1000)),
        ],
        paper_scale=Scale(
            "the paper's settings: 1000 epochs a stage, Adam, rate halved on plateau", PAPER_SIZE, PAPER_NETWORK
        ),
    )
)
