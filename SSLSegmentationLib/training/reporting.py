"""What a training says of itself while it runs: metrics in the events, progress and time left in the status."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
        interval: steps between validations.
        place: of the stage in the run.
    """

    def __init__(
        self,
        run: RunFolder,
        stage: str,
        total: int,
        batch_size: int,
        steps_per_epoch: int,
        interval: int,
        place: Place,
    ) -> None:
        self.run = run
        self.stage = stage
        self.total = total
        self.batch_size = batch_size
        self.steps_per_epoch = steps_per_epoch
        self.interval = interval
        self.place = place
        self._expected_validation = 0.0
        self._expected_later: float | None = None
        self.begin(0)

    def expect(self, validation_seconds: float, later_seconds: float) -> None:
        """Take over what was measured beforehand.

        Args:
            validation_seconds: of a validation and its checkpoints, which counts until one has been timed here.
            later_seconds: of all that comes after this stage.
        """
        self._expected_validation = validation_seconds
        self._expected_later = later_seconds

    def begin(self, step: int) -> None:
        """Start the clock at a step: throughput never counts what came before, or the time that a run lay still."""
        self._first = step
        self._started = time.monotonic()
        self._paused = 0.0
        self._validations = 0

    @contextmanager
    def pause(self, *, validation: bool = False) -> Iterator[None]:
        """Time what is no step: a validation, a checkpoint."""
        started = time.monotonic()
        yield
        self._paused += time.monotonic() - started
        self._validations += validation

    def resumed(self, step: int) -> None:
        """The training goes on from the checkpoint of ``step``: what was logged for later steps no longer counts."""
        self.run.log_event("resumed", stage=self.stage, step=step, text=f"Going on from step {step} of {self.total}.")

    def validated(self, step: int, metrics: Mapping[str, float]) -> None:
        """Log what a validation measured."""
        self.run.log_event("metrics", stage=self.stage, step=step, **_rounded(metrics))

    def trained(self, step: int, means: Mapping[str, float], learning_rate: float, device: torch.device) -> None:
        """Log losses and monitors (means since the last time) with rate, throughput and memory; renew the status.

        ``examples_seen`` are slices since the stage began, ``epoch`` is passes over the training slices. The time left
        is that of the whole run; where the stages to come were not measured beforehand, their slices are taken to need
        as long as those of this one.
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
        self.run.write_status(
            "running",
            stage=self.stage,
            stage_number=self.place.number,
            stage_count=self.place.count,
            step=step,
            total=self.total,
            seconds_left=round(self._left(step, seconds, rate), 1) if rate else None,
        )

    def _left(self, step: int, seconds: float, rate: float) -> float:
        """Seconds to the end of the run: steps and validations have paces of their own."""
        pace = (seconds - self._paused) / (step - self._first)
        validation = self._paused / self._validations if self._validations else self._expected_validation
        validations = 0 if step == self.total else -(-self.total // self.interval) - step // self.interval
        later = self.place.slices_to_come / rate if self._expected_later is None else self._expected_later
        return (self.total - step) * pace + validations * validation + later


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: float(f"{value:.6g}") for name, value in values.items()}
