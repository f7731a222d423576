"""Recipes in 3D: the methods of slices that make sense of volumes, on patches of these."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...augmentation.ranges import MRI_VIEW_SPATIAL, SpatialRanges
from ...training.settings import OptimisationSettings
from ...training.volume_presets import DEFAULT, PAPER, QUICK
from ..recipe import Recipe, Stage, register
from .mim_recipe import MaskedModellingSettings
from .pix2rep_recipe import Pix2RepSettings
from .position_recipe import PositionSettings
from .regression_recipe import RegressionSettings

_STEPS = {"quick": 300, "default": 20_000, "paper": 250_000}
#: A place is found again in a piece that is turned about as far as scans differ.
_TURNED = SpatialRanges(rotation_deg=30, scale=(0.85, 1.5), translation=0.1, flip_horizontal=True)


def _register(name: str, method: str, own: Any, default: Any = None, **words: str) -> None:
    """The recipe ``NAME_3d`` of a method, all presets with the method's settings ``own`` or, but quick, ``default``."""
    training = {preset: OptimisationSettings(steps=steps, batch_size=2) for preset, steps in _STEPS.items()}
    paper = replace(
        training["paper"], optimizer="sgd", learning_rate=0.01, momentum=0.99, weight_decay=3e-5, schedule="poly"
    )
    register(
        Recipe.of(
            Stage(name, method),
            name=f"{name}_3d",
            quick=[(own, training["quick"])],
            default=[(default or own, training["default"])],
            paper=[(default or own, paper)],
            quick_scale=QUICK,
            default_scale=DEFAULT,
            paper_scale=PAPER,
            kind="volumes",
            **words,
        )
    )


_register(
    "regression",
    "regression:Regression",
    RegressionSettings(spatial=MRI_VIEW_SPATIAL),
    title="Regression in 3D (restore missing voxels)",
    summary="Hides a tenth of the voxels and learns to restore them from their surroundings.",
    when="For a finetuning in 3D; as 'regression' otherwise.",
    source="Umapathy et al. 2022, arXiv:2205.13109, section II.B, in 3D",
)
_register(
    "mim",
    "mim:MaskedModelling",
    MaskedModellingSettings(patch=8, spatial=MRI_VIEW_SPATIAL),
    MaskedModellingSettings(patch=16, spatial=MRI_VIEW_SPATIAL),
    title="Masked image modelling in 3D (restore hidden cubes)",
    summary="Hides three quarters of the tissue in cubes and learns to restore them from what is left.",
    when="For a finetuning in 3D and many volumes: in a comparison of 3D pretrainings on 39 "
    "thousand of them it was the strongest.",
    source="Wald et al. 2024, arXiv:2410.23132; MAE (He et al. 2022)",
)
_register(
    "position",
    "position:Position",
    PositionSettings(),
    title="Position in 3D (tell where each voxel lies)",
    summary="Learns to tell from a piece of a volume which place of the scan it shows.",
    when="For a finetuning in 3D and volumes that show the same part of the body in about the same place.",
    source="own form of an older idea, as 'position'; in 3D: Zhang et al. 2022, arXiv:2211.08533",
)
_register(
    "pix2rep",
    "pix2rep:Pix2Rep",
    Pix2RepSettings(spatial=MRI_VIEW_SPATIAL, warp=_TURNED),
    title="Pix2Rep in 3D (find each voxel again)",
    summary="Learns to recognise every place of a volume after it was turned, cut out and given another look.",
    when="For a finetuning in 3D; two passes a step, so twice as slow as the others.",
    source="Seince et al. 2024, arXiv:2407.20395, in 3D",
)
