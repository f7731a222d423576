"""The recipes of the ablation by name: what each part of a finetuning is like.

Defaults of a :class:`Recipe` are a plain training loop's, :data:`OURS` is what the project's own finetuning had until
2026-11-30, and :data:`QUICK` what it has since.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Recipe:
    """Parts of a finetuning. Amounts of the geometry are in parts of the slice's side.

    Args:
        percentiles: that become 0 and 1.
        ignore_padding: take them of what is inside the field of view.
        image_pixels: how images are shrunk: ``area`` means or ``antialiased`` linear interpolation.
        mask_pixels: how masks are shrunk: ``nearest`` neighbour, the class that covers the largest ``share`` of a
            pixel, or ``soft``: the shares themselves, warped linearly and learnt from as they are (of wholly annotated
            cases).
        rotation_deg: largest rotation.
        scale: zoom, log-uniform.
        shift: largest shift along each axis.
        bend: largest elastic shift of a control point along each axis.
        bend_probability: part of the slices that is bent (of those that are pinned).
        pinned: the bend is the project's, nothing along the slice's edge; else that of :func:`bent_to_the_edge`.
        border: what the warp reads outside the slice: ``border`` repeats its edge, ``zeros`` is black.
        looks: ``every`` slice gets every change of intensity, without clipping; ``some`` do, clipped to [0, 1]; or
            ``none``; ``strong`` are the project's with those of the plain loop as amounts and probabilities.
        foreground_share: least part of the slices seen that shows a segment.
        rate, weight_decay, schedule, warmup, clip: of the optimisation.
        steps: how many; 0 = as many as the time allows.
        keep_best: keep the weights that were best on the validation cases instead of the last.
        averaging: decay of a moving average of the weights; 0 = off.
        precision: of the network's arithmetic in training: ``fp32`` or ``bf16``.
        place: whether the network sees where each pixel lies, too.
        curves: part of the slices in which each structure, and what is around, has a random intensity curve of its own.
        filters: part of the slices that is mixed with a random filtering of itself.
        starter: whether encoder and decoder begin with the weights of the starter that comes with the package.
    """

    percentiles: tuple[float, float] = (1.0, 99.0)
    ignore_padding: bool = False
    image_pixels: str = "area"
    mask_pixels: str = "nearest"
    rotation_deg: float = 15.0
    scale: tuple[float, float] = (0.8, 1.25)
    shift: float = 0.05
    bend: float = 0.04
    bend_probability: float = 1.0
    pinned: bool = False
    border: str = "border"
    looks: str = "every"
    foreground_share: float = 0.5
    rate: float = 2e-3
    weight_decay: float = 1e-2
    schedule: str = "poly"
    warmup: float = 0.05
    clip: float = 5.0
    steps: int = 0
    keep_best: bool = False
    averaging: float = 0.0
    precision: str = "fp32"
    place: bool = False
    curves: float = 0.0
    filters: float = 0.0
    starter: bool = False


#: Stage → its fields as the project's preset ``quick`` had them. 6 px at 64 px is 0.094 of a side.
STAGES: dict[str, dict[str, Any]] = {
    "percentiles": {"percentiles": (0.5, 99.5), "ignore_padding": True},
    "pixels": {"image_pixels": "antialiased"},
    "masks": {"mask_pixels": "share"},
    "shift": {"shift": 0.1},
    "bend": {"bend": 6 / 64, "bend_probability": 0.5, "pinned": True},
    "border": {"border": "zeros"},
    "looks": {"looks": "some"},
    "decay": {"weight_decay": 1e-4},
    "schedule": {"schedule": "cosine", "warmup": 0.03, "clip": 12.0},
    "rate": {"rate": 5e-3},
    "steps": {"steps": 300},
    "best": {"keep_best": True},
}
PLAIN = Recipe()
OURS = replace(PLAIN, **{name: value for fields in STAGES.values() for name, value in fields.items()})
#: The preset ``quick``: the plain loop's amounts on the project's own slices, masks and warp.
QUICK = replace(
    PLAIN,
    **(STAGES["percentiles"] | STAGES["pixels"] | STAGES["masks"] | STAGES["border"] | STAGES["best"]),
    pinned=True,
    looks="strong",
    steps=600,
)
#: Changes that neither has.
FURTHER: dict[str, dict[str, Any]] = {
    "soft-masks": {"mask_pixels": "soft"},
    "averaging": {"averaging": 0.99},
    "no-bend": {"bend": 0.0},
    "no-turn": {"rotation_deg": 0.0, "scale": (1.0, 1.0)},
    "no-looks": {"looks": "none"},
    "strong-looks": {"looks": "strong"},
    "share-0": {"foreground_share": 0.0},
    "share-0.8": {"foreground_share": 0.8},
    "rate-1e-3": {"rate": 1e-3},
    "rate-4e-3": {"rate": 4e-3},
    "bf16": {"precision": "bf16"},
    "place": {"place": True},
    "curves": {"curves": 0.5},
    "filters": {"filters": 0.5},
    "starter": {"starter": True},
    "turn-30": {"rotation_deg": 30.0, "scale": (0.7, 1.4)},
}


def recipe_of(name: str) -> Recipe:
    """``plain``, ``ours``, or one of them with some stages of the other, or further changes: ``plain+masks+shift``.

    Stages of ``quick`` are those of ``plain``.

    Raises:
        ValueError: it names none.
    """
    base, *changes = name.split("+")
    bases = {"plain": PLAIN, "ours": OURS, "quick": QUICK}
    if base not in bases or not set(changes) <= STAGES.keys() | FURTHER.keys():
        raise ValueError(f"'{name}' is no recipe; stages: {', '.join([*STAGES, *FURTHER])}")
    recipe = bases[base]
    for change in changes:
        fields = STAGES.get(change, FURTHER.get(change))
        if base != "plain" and change in STAGES:
            fields = {field: getattr(PLAIN, field) for field in fields}
        recipe = replace(recipe, **fields)
    return recipe
