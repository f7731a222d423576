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

from dataclasses import replace

from ..augmentation.intensity import SIMCLR_INTENSITY
from ..augmentation.warp import SpatialRanges
from ..presets import (
    DEFAULT_NETWORK,
    DEFAULT_SIZE,
    PAPER_NETWORK,
    PAPER_OPTIMISATION,
    PAPER_SIZE,
    QUICK_NETWORK,
    QUICK_SIZE,
)
from ..training import OptimisationSettings
from .local_contrast import LocalContrast, LocalContrastSettings
from .recipe import Preset, Recipe, Stage, register
from .simclr import GlobalContrast, GlobalContrastSettings

_STAGES = (Stage("global", GlobalContrast), Stage("local", LocalContrast))
_GLOBAL = GlobalContrastSettings(head_batch_norm=True)
_LOCAL = LocalContrastSettings(
    head_batch_norm=True,
    spatial=SpatialRanges(rotation_deg=15, scale=(0.8, 1.25), translation=0.1, flip_horizontal=True),
    warp=SpatialRanges(rotation_deg=20, scale=(0.8, 1.25), translation=0.1, elastic=1 / 32),
)

register(
    Recipe(
        name="contrastive",
        title="Contrastive (same anatomy, other look)",
        summary="Learns which slices, and then which places in a slice, show the same anatomy under another look.",
        when="Meant for many unlabelled volumes of one body region; slower than regression. On few it gains little.",
        source="Umapathy et al. 2022, arXiv:2205.13109, section II.C; Chaitanya et al. 2020, arXiv:2006.10511",
        stages=_STAGES,
        shown_first=True,
        presets={
            "quick": Preset(
                "two cores, minutes",
                QUICK_SIZE,
                QUICK_NETWORK,
                {
                    "global": (_GLOBAL, OptimisationSettings(steps=400, batch_size=16)),
                    "local": (_LOCAL, OptimisationSettings(steps=200, batch_size=8)),
                },
            ),
            "default": Preset(
                "one GPU, up to an hour",
                DEFAULT_SIZE,
                DEFAULT_NETWORK,
                {
                    "global": (_GLOBAL, OptimisationSettings(steps=15_000, batch_size=64)),
                    "local": (_LOCAL, OptimisationSettings(steps=10_000, batch_size=16)),
                },
            ),
            "paper": Preset(
                "the paper's settings: 1000 epochs a stage, Adam, rate halved on plateau",
                PAPER_SIZE,
                PAPER_NETWORK,
                {
                    "global": (
                        # The first author's code of 2023 flattens the map (8 × 8 at this size) into 1024 hidden units.
                        GlobalContrastSettings(
                            crop_overlap=(0.0, 1.0), pooling=8, hidden=1024, intensity=SIMCLR_INTENSITY
                        ),
                        replace(PAPER_OPTIMISATION, epochs=1000),
                    ),
                    "local": (
                        LocalContrastSettings(intensity=SIMCLR_INTENSITY),
                        replace(PAPER_OPTIMISATION, epochs=1000),
                    ),
                },
            ),
        },
    )
)
