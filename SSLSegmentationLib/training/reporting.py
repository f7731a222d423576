"""What a training says of itself while it runs: metrics in the events, progress and time left in the status."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

import torch

from ..runs import RunFolder
from .memory import memory_used


@dataclass(frozen=True)
class Place:
    """Where a stage stands in its run.

    Args:
        number: from 1.
        count: stages of the run.
        slices_to_come: slices that the stages after this one will see.
    """

    number: int = 1
    count: int = 1
    slices_to_come: int = 0


class Reporter:
    """Reports of one stage.

    Args:
        run: where to.
        stage: its name.
        total: steps of the stage.
        batch_size: slices a step.
        steps_per_epoch: steps after which every training slice was seen.
        place: of the stage in the run.
    """

    def __init__(
        self, run: RunFolder, stage: str, total: int, batch_size: int, steps_per_epoch: int, place: Place
    ) -> None:
        self.run = run
        self.stage = stage
        self.total = total
        self.batch_size = batch_size
        self.steps_per_epoch = steps_per_epoch
        self.place = place
        self.begin(0)

    def begin(self, step: int) -> None:
        """Start the clock at a step: throughput never counts what came before, or the time that a run lay still."""
        self._first = step
        self._started = time.monotonic()

    def resumed(self, step: int) -> None:
        """The training goes on from the checkpoint of ``step``: what was logged for later steps no longer counts."""
        self.run.log_event("resumed", stage=self.stage, step=step, text=f"Going on from step {step} of {self.total}.")

    def validated(self, step: int, metrics: Mapping[str, float]) -> None:
        """Log what a validation measured."""
        self.run.log_event("metrics", stage=self.stage, step=step, **_rounded(metrics))

    def trained(self, step: int, means: Mapping[str, float], learning_rate: float, device: torch.device) -> None:
        """Log losses and monitors (means since the last time) with rate, throughput and memory; renew the status.

        ``examples_seen`` are slices since the stage began, ``epoch`` is passes over the training slices. The time left
        is that of the whole run: slices of stages to come are taken to need as long as those of this one.
        """
        seconds = time.monotonic() - self._started
        rate = (step - self._first) * self.batch_size / seconds if seconds > 0 else 0.0
        course = {
            "epoch": step / self.steps_per_epoch,
            "learning_rate": learning_rate,
            "slices_per_second": rate,
        }
        self.run.log_event(
            "metrics",
            stage=self.stage,
            step=step,
            examples_seen=step * self.batch_size,
            **_rounded(course),
            **memory_used(device),
            **_rounded(means),
        )
        slices_left = (self.total - step) * self.batch_size + self.place.slices_to_come
        self.run.write_status(
            "running",
            stage=self.stage,
            stage_number=self.place.number,
            stage_count=self.place.count,
            step=step,
            total=self.total,
            seconds_left=round(slices_left / rate, 1) if rate else None,
        )


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: float(f"{value:.6g}") for name, value in values.items()}
