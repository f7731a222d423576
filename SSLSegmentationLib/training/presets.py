"""Sizes that presets of pretraining and finetuning share, so that a checkpoint of one fits the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import setting
from ..networks.settings import Fpn3d2dSettings, UNetSettings
from .settings import OptimisationSettings

#: For a laptop with two cores: 1.3 million parameters, slices of about 128 pixels.
QUICK_NETWORK = UNetSettings(widths=(16, 32, 64, 128, 128))
QUICK_SIZE = 128

#: For a workstation: 7.9 million parameters, slices of about 256 pixels.
DEFAULT_NETWORK = UNetSettings(widths=(32, 64, 128, 256, 256, 256))
DEFAULT_SIZE = 256

#: The papers say "2D UNET-like"; widths and group normalisation as in the first author's public code of 2023.
PAPER_NETWORK = UNetSettings(widths=(16, 32, 64, 128, 128, 128), norm="group")
PAPER_SIZE = 256

#: Both trainings of Umapathy et al. 2022 (section II.E): Adam at 1e-3, halved when the validation loss plateaus.
PAPER_OPTIMISATION = OptimisationSettings(
    batch_size=16,
    optimizer="adam",
    learning_rate=1e-3,
    weight_decay=0.0,
    schedule="plateau",
    warmup=0.0,
    plateau_patience=20,
    gradient_clip=0.0,
)

#: A plain supervised training. The plain loop of studies has it, a yardstick that stays as it is, and the preset quick
#: of a finetuning, which says itself what it does otherwise.
PLAIN_OPTIMISATION = OptimisationSettings(
    learning_rate=2e-3, weight_decay=1e-2, schedule="poly", warmup=0.05, gradient_clip=5.0
)

#: What the methods of the cine study share (de Mooij et al. 2024, arXiv:2409.18100, public code): a U-Net of seven
#: stages with 33.5 million parameters, 256 pixels; its augmentation is in ``augmentation.ranges``.
CINE_NETWORK = UNetSettings(widths=(32, 64, 128, 256, 512, 512, 512), norm="batch")
CINE_SIZE = 256

#: Training of its contrastive methods; the others differ in rate and decay.
CINE_OPTIMISATION = OptimisationSettings(
    epochs=100,
    batch_size=224,
    optimizer="sgd",
    learning_rate=0.1,
    weight_decay=1e-4,
    momentum=0.9,
    nesterov=False,
    schedule="cosine",
    warmup=0.0,
    gradient_clip=0.0,
)


@dataclass(frozen=True)
class Scale:
    """For which machine a preset is: what those of all methods share.

    Args:
        summary: what it is for, in plain words.
        max_size: pixels of the longer side of a typical slice.
        network: shape of the network.
    """

    summary: str
    max_size: int
    network: UNetSettings | Fpn3d2dSettings


QUICK = Scale("two cores, minutes", QUICK_SIZE, QUICK_NETWORK)
DEFAULT = Scale("one GPU, up to an hour", DEFAULT_SIZE, DEFAULT_NETWORK)


@dataclass(frozen=True)
class Budget:
    """What a run of so many minutes trains; how many steps that are, the speed of the machine says.

    Args:
        minutes: for all of the run.
        base: preset that everything else is taken from.
        network: shape of the network.
        max_size: pixels of the longer side of a typical slice.
        batch_size: slices per step of a finetuning; pretraining methods keep theirs, which their losses depend on.
    """

    minutes: float
    base: str
    network: UNetSettings
    max_size: int
    batch_size: int


#: Name of a preset → its budget, for processors; ascending.
BUDGETS: Mapping[str, Budget] = {
    "1min": Budget(1.0, "quick", QUICK_NETWORK, 64, 8),
    "3min": Budget(3.0, "quick", QUICK_NETWORK, 64, 8),
    "10min": Budget(10.0, "quick", QUICK_NETWORK, 128, 8),
    "1h": Budget(60.0, "quick", QUICK_NETWORK, 192, 8),
    "night": Budget(480.0, "default", DEFAULT_NETWORK, DEFAULT_SIZE, 8),
}

#: The same for graphics cards, which take a step of the default network in less time than a processor of the quick one.
GPU_BUDGETS: Mapping[str, Budget] = {
    "1min-gpu": Budget(1.0, "quick", QUICK_NETWORK, QUICK_SIZE, 16),
    "3min-gpu": Budget(3.0, "default", DEFAULT_NETWORK, DEFAULT_SIZE, 16),
    "10min-gpu": Budget(10.0, "default", DEFAULT_NETWORK, DEFAULT_SIZE, 16),
    "1h-gpu": Budget(60.0, "default", DEFAULT_NETWORK, DEFAULT_SIZE, 16),
    "night-gpu": Budget(480.0, "default", DEFAULT_NETWORK, DEFAULT_SIZE, 16),
}

ALL_BUDGETS: Mapping[str, Budget] = {**BUDGETS, **GPU_BUDGETS}

#: More steps of a finetuning than these are not trained, however much time there is: minutes from which on a row holds
#: → (annotated slices up to which, most steps). More slices than in a row have no limit. Three minutes (1800
#: steps at 64 pixels) instead of 40 s gave +0.03 with one abdomen and −0.06 with one prostate (docs/jobs.md, one draw
#: each), so with one volume there is a limit; where it lies is a guess.
MOST_STEPS: Mapping[float, tuple[tuple[int, int], ...]] = {
    0: ((60, 1500), (250, 6000)),
}


def minutes_setting() -> Any:
    """The field of settings of every kind of run that holds its time budget."""
    return setting(
        0.0,
        "time that all of the run may take on the computer that trains it, which decides the number of steps; 0 = as "
        "many steps as are set",
        unit="min",
        range=(0.0, 100_000.0),
    )


def budget(name: str) -> Budget | None:
    """The budget that a preset stands for; None if it stands for none."""
    return ALL_BUDGETS.get(name)


def budget_preset(minutes: float, *, gpu: bool = False) -> str:
    """Name of the largest budget that fits into ``minutes``; the smallest if none does."""
    rows = GPU_BUDGETS if gpu else BUDGETS
    fitting = [name for name, row in rows.items() if row.minutes <= minutes]
    return fitting[-1] if fitting else next(iter(rows))


def most_steps(minutes: float, annotated_slices: int) -> int | None:
    """Steps of a finetuning that ``minutes`` are not to exceed with so few slices; None = no limit."""
    rows = [limits for least, limits in MOST_STEPS.items() if least <= minutes]
    return next((steps for slices, steps in rows[-1] if annotated_slices <= slices), None)
