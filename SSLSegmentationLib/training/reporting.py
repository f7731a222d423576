"""What a training says of itself while it runs: metrics in the events, progress and time left in the status."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import torch

from ..core.text import duration
from ..project.runs import RunFolder
from .memory import memory_used

_SEEN_SECONDS = 10.0  # after which the pace is that of the steps to come
_SLOWER = 1.3  # times what was measured


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


@dataclass(eq=False)
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

    run: RunFolder
    stage: str
    total: int
    batch_size: int
    steps_per_epoch: int
    interval: int
    place: Place

    def __post_init__(self) -> None:
        self.expect(0.0, None)
        self.begin(0)

    def expect(
        self,
        validation_seconds: float,
        later_seconds: float | None,
        step_seconds: float = 0.0,
        tell: Callable[[str], None] = lambda text: None,
    ) -> None:
        """Take over what was measured beforehand.

        Args:
            validation_seconds: of a validation and its checkpoints, which counts until one has been timed here.
            later_seconds: of all that comes after this stage; None = not measured.
            step_seconds: of a step; 0 = not measured.
            tell: is told, once, if steps take much longer than that.
        """
        self._expected_validation = validation_seconds
        self._expected_later = later_seconds
        self._expected_step = step_seconds
        self._tell = tell

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
        self.run.log_event("metrics", stage=self.stage, step=step, **rounded(metrics))

    def trained(self, step: int, means: Mapping[str, float], learning_rate: float, device: torch.device) -> None:
        """Log losses and monitors (means since the last time) with rate, throughput and memory; renew the status.

        ``examples_seen`` are slices since the stage began, ``epoch`` is passes over the training slices. The time left
        is that of the whole run; where the stages to come were not measured beforehand, their slices are taken to need
        as long as those of this one.
        """
        seconds = time.monotonic() - self._started
        rate = (step - self._first) * self.batch_size / seconds if seconds > 0 else 0.0
        if rate:
            self._watch(step, seconds)
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
            **rounded(course),
            **memory_used(device),
            **rounded(means),
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
        pace = self._pace(step, seconds)
        validation = self._paused / self._validations if self._validations else self._expected_validation
        validations = 0 if step == self.total else -(-self.total // self.interval) - step // self.interval
        later = self.place.slices_to_come / rate if self._expected_later is None else self._expected_later
        return (self.total - step) * pace + validations * validation + later

    def _pace(self, step: int, seconds: float) -> float:
        """Seconds of a step, without validations and checkpoints."""
        return (seconds - self._paused) / (step - self._first)

    def _watch(self, step: int, seconds: float) -> None:
        """Say, once, that steps take longer than they did when they were measured: their number stays."""
        if not self._expected_step or seconds < _SEEN_SECONDS:
            return
        pace = self._pace(step, seconds)
        if pace < _SLOWER * self._expected_step:
            return
        later = (self.total - self._first) * (pace - self._expected_step)
        text = (
            f"A step takes {pace:.2g} s, and took {self._expected_step:.2g} s when it was measured: this computer is "
            f"busier than then. The number of steps stays, so that it ends about {duration(later)} later."
        )
        self._expected_step = 0.0
        self.run.log_event("message", stage=self.stage, step=step, text=text)
        self._tell(text)


def rounded(values: Mapping[str, float]) -> dict[str, float]:
    """Metrics with the six digits that are logged."""
    return {name: float(f"{value:.6g}") for name, value in values.items()}
