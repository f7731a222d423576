"""What is trained: a module, its loss at a step, its validation."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ..figures.panels import Preview
from .distributed import Shards


class Objective(ABC):
    """What is trained: a module, its loss at a step, its validation."""

    module: nn.Module
    #: That it is on.
    device: torch.device
    #: Steps after which every training slice was seen.
    steps_per_epoch: int
    #: Slices per step.
    batch_size: int
    #: Parts into which the batch of a step is split to save memory; their gradients are averaged.
    parts: int = 1
    #: Slices that a part needs at least (contrast needs two).
    min_micro_batch: int = 1
    #: Of a step's batch, those that this process works on, and what their randomness depends on.
    shards: Shards = Shards()
    #: Whether a step may not use some of the weights that learn.
    find_unused_parameters: bool = False
    #: Slices that a validation looks at.
    validation_slices: int = 0
    #: Keep the weights with the lowest validation score; else the last.
    keep_best: bool = True

    @property
    def shares_validation(self) -> bool:
        """Whether several processes validate together, each on its shards; else the first does."""
        return False

    @abstractmethod
    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """``loss`` (scalar with gradient) and monitors (scalars) of part ``part`` of the batch of ``step``.

        Of several processes each computes this for its shards (see ``collectives``).
        """

    @abstractmethod
    def validate(self, module: nn.Module) -> dict[str, float]:
        """Metrics of ``module`` on held-out data, ``score`` among them (lower is better); empty if there is none."""

    def preview(self, module: nn.Module) -> Preview | None:
        """What ``module`` does to a few fixed slices, for a picture; None if there is nothing to see.

        Called in evaluation mode without gradients; must not change what the training does.
        """
        return None

    def parameter_groups(self) -> list[dict[str, Any]]:
        """Groups for the optimizer; by default all parameters that ask for a gradient."""
        return [{"params": [p for p in self.module.parameters() if p.requires_grad]}]

    def before_step(self, step: int, total: int) -> None:
        """Hook before the losses of each step, also of one that is repeated because memory ran out (schedules)."""
        return None

    def after_step(self, step: int, total: int) -> None:
        """Hook after each optimizer step (moving averages)."""
        return None

    def shrink(self) -> str | None:
        """Take less memory a slice (smaller patches): what was done, in words, or None if nothing is left to do."""
        return None

    def move(self, device: torch.device) -> None:
        """Go on on another device."""
        self.module.to(device)
        self.device = device

    def training_mode(self) -> None:
        """Put the module into training mode; a method with frozen parts keeps those in evaluation mode."""
        self.module.train()


def dice_figures(dices: Iterable[float]) -> dict[str, float]:
    """What a validation tells of the Dice of its cases: their mean as ``validation_dice``, and ``score``.

    Args:
        dices: of each case; NaN of one that shows no structure, which does not count.

    Returns:
        Empty if no case counts.
    """
    scored = [dice for dice in dices if not math.isnan(dice)]
    if not scored:
        return {}
    mean = float(np.mean(scored))
    return {"score": 1 - mean, "validation_dice": mean}
