"""What a run needs from the world around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch

from ..core.progress import Progress, silent
from ..project.runs import RunFolder, Stopped
from .distributed import Ranks

if TYPE_CHECKING:
    from ..stores import SliceStore
    from .engine import Trainer

__all__ = ["RunContext", "Stopped"]


@dataclass
class RunContext:
    """Where a run writes, computes and reports.

    Args:
        run: its folder.
        device: where to compute.
        should_stop: asked after every step (True = finish the step, save and return) and between volumes to prepare.
        progress: shows progress.
        keeps_early: a training that is asked to stop makes what it can of the weights so far; False = it saves what it
            needs to go on, and no more, at once.
        previews: draw pictures as the training goes on.
        tell: says what the user should know.
        while_preparing: called after each volume with how many are prepared, and how many there are.
        on_slices: called with the slice store as soon as it is there.
        before_stage: called with the trainer of each stage before it trains.
        ranks: the processes that train together.
        shards: groups of the slices of a batch with random numbers of their own; 0 = one for each process, or as many
            as the run began with. As many processes, or fewer that divide it, compute the same.
    """

    run: RunFolder
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    should_stop: Callable[[], bool] = lambda: False
    progress: Progress = silent
    keeps_early: bool = True
    previews: bool = False
    tell: Callable[[str], None] = lambda text: None
    while_preparing: Callable[[int, int], None] = lambda done, count: None
    on_slices: Callable[[SliceStore], None] = lambda store: None
    before_stage: Callable[[Trainer], None] = lambda trainer: None
    ranks: Ranks = field(default_factory=Ranks)
    shards: int = 0
