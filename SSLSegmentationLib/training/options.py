"""How to run, as opposed to what to run: device, threads, progress, a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import SimpleITK as sitk
import torch

from ..core.errors import SettingsError
from ..core.progress import Progress, silent
from .distributed import Ranks, device_of_rank
from .optimisation import pick_device


@dataclass(frozen=True)
class Options:
    """How to run, as opposed to what to run.

    Args:
        device: ``auto``, ``cpu``, ``cuda``, ``cuda:1``, ``mps``.
        progress: shows progress.
        should_stop: asked after every training step.
        threads: CPU threads (default: those of the run's request, else torch's choice, one per core).
        tell: says what the user should know before training starts.
        ranks: the processes that train together.
    """

    device: str = "auto"
    progress: Progress = silent
    should_stop: Callable[[], bool] = lambda: False
    threads: int | None = None
    tell: Callable[[str], None] = lambda text: None
    ranks: Ranks = field(default_factory=Ranks)

    def pick_device(self) -> torch.device:
        """Where this process computes.

        Raises:
            SettingsError: not here.
        """
        return device_of_rank(self.device) if self.ranks.world_size > 1 else pick_device(self.device)


@contextmanager
def limited_threads(count: int | None) -> Iterator[None]:
    """Give torch and SimpleITK this number of CPU threads for a while; None leaves them as they are.

    Raises:
        SettingsError: less than one.
    """
    if count is None:
        yield
        return
    before = torch.get_num_threads(), sitk.ProcessObject.GetGlobalDefaultNumberOfThreads()
    set_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before[0])
        sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(before[1])


def set_threads(count: int) -> None:
    """Number of CPU threads that torch and SimpleITK use in this process.

    Raises:
        SettingsError: less than one.
    """
    if count < 1:
        raise SettingsError(f"{count} CPU threads are too few.", "Give 1 or more.")
    torch.set_num_threads(count)
    sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(count)
