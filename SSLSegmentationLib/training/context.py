"""What a run needs from the world around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import torch

from ..progress import Progress, silent
from ..runs import RunFolder, Stopped

__all__ = ["RunContext", "Stopped"]


@dataclass
class RunContext:
    """Where a run writes, computes and reports.

    Args:
        run: its folder.
        device: where to compute.
        should_stop: asked after every step (True = finish the step, save and return) and between volumes to prepare.
        progress: shows progress.
        previews: draw pictures as the training goes on.
    """

    run: RunFolder
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    should_stop: Callable[[], bool] = lambda: False
    progress: Progress = silent
    previews: bool = False
