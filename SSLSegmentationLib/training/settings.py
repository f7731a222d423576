"""Settings of how weights are optimised, shared by pretraining and finetuning. Standard library only."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from ..core.acting import ActsWith, Needs
from ..core.settings import check, setting

#: Between the checkpoints of a training.
CHECKPOINT_SECONDS = 60.0
#: Of a stage whose settings leave it open how often it is validated.
MOST_VALIDATIONS = 40

_SGD = Needs(("optimizer",), ("sgd",))


@dataclass(frozen=True)
class OptimisationSettings:
    """Length of training, optimizer and learning rate."""

    acts_with: ClassVar[ActsWith] = {
        "steps": (Needs(("epochs",), (0,)),),
        "momentum": (_SGD,),
        "nesterov": (_SGD, Needs(("momentum",))),
        "warmup": (Needs(("schedule",), ("constant", "cosine", "poly")),),
        "plateau_patience": (Needs(("schedule",), ("plateau",)),),
    }

    steps: int = setting(1000, "optimisation steps (ignored if epochs is above 0)", unit="steps", range=(1, 10_000_000))
    epochs: int = setting(0, "passes over the training slices; 0 = use steps", unit="epochs", range=(0, 100_000))
    batch_size: int = setting(16, "slices per step", unit="slices", range=(1, 4096))
    optimizer: str = setting("adamw", "optimizer", choices=("adam", "adamw", "sgd"))
    learning_rate: float = setting(1e-3, "largest learning rate", range=(1e-8, 10.0))
    weight_decay: float = setting(1e-4, "weight decay", range=(0.0, 1.0))
    momentum: float = setting(0.9, "momentum of the optimizer sgd", range=(0.0, 0.9999))
    nesterov: bool = setting(True, "Nesterov's form of the momentum of sgd")
    schedule: str = setting(
        "cosine",
        "course of the learning rate; 'plateau' halves it when the validation loss stops falling",
        choices=("constant", "cosine", "poly", "plateau"),
    )
    warmup: float = setting(0.03, "part of the steps during which the rate rises from 0", range=(0.0, 0.5))
    plateau_patience: int = setting(20, "validations without improvement before the rate is halved", range=(1, 10_000))
    gradient_clip: float = setting(12.0, "largest norm of the gradient; 0 = no limit", range=(0.0, 1e6))
    weight_averaging: float = setting(
        0.0, "decay of the moving average of the weights that is validated and kept; 0 = off", range=(0.0, 0.99999)
    )
    validate_every: int = setting(
        0,
        "steps between validations; 0 = once per pass, at most 40 in all unless the schedule is plateau",
        range=(0, 10**6),
    )
    precision: str = setting(
        "auto",
        "number format; 'auto' = bf16 where the processor or GPU computes with it, fp16 on older GPUs, else fp32",
        choices=("auto", "fp32", "bf16", "fp16"),
    )
    seed: int = setting(0, "decides weights, order of slices and augmentation", range=(0, 2**31))

    def __post_init__(self) -> None:
        check(self)

    def total_steps(self, steps_per_epoch: int) -> int:
        """Steps of the whole training."""
        return self.epochs * steps_per_epoch if self.epochs else self.steps

    def lasting(self, steps: int, validate_every: int) -> OptimisationSettings:
        """The same, but for its length."""
        return replace(self, steps=steps, epochs=0, validate_every=validate_every)

    def validation_interval(self, steps_per_epoch: int) -> int:
        """Steps between validations; once per pass where they drive the learning rate."""
        if self.validate_every or self.schedule == "plateau":
            return self.validate_every or steps_per_epoch
        return max(steps_per_epoch, math.ceil(self.total_steps(steps_per_epoch) / MOST_VALIDATIONS))
