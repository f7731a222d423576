"""A few real steps of each stage, on weights of their own: how long a step takes, and how much memory.

Steps, validation and checkpoints are those of the training loop, in a folder that is removed afterwards. Nothing that
the training will use is touched: neither its weights, nor random state, nor its files.

On the CPU, Linux ends a process that takes too much memory, so no error could be caught there: batches grow from the
smallest one while the memory measured so far says that the next will fit. Other devices raise an error, and the
training loop's own ladder (smaller batches, smaller patches) finds what fits.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import torch

from ..project.runs import RunFolder
from ..stores import SliceStore
from ..training import RunContext, Stopped, Trainer
from ..training.memory import NotEnoughMemory, is_out_of_memory, release_cached_memory
from ..training.setup import StageSetup
from . import memory
from .disk import stage_bytes
from .report import StageEstimate

_TIMED_STEPS = 5
_GROWTH = 4  # from the smallest batch to the one that the memory of larger ones is told from
_SHARE = 0.8  # of the memory that may be planned with: other programs live too


@dataclass
class Rehearsal:
    """Measures one stage.

    Args:
        work: the stage.
        store: slices; some of the run's cases are enough if the canvas is that of all.
        folder: for temporary files, on the disk of the run.
        device: where to compute.
        seconds: about as long as it may take.
        should_stop: asked between steps.
    """

    work: StageSetup
    store: SliceStore
    folder: Path
    device: torch.device
    seconds: float
    should_stop: Callable[[], bool] = lambda: False

    def __post_init__(self) -> None:
        self._started = time.perf_counter()

    def run(self) -> tuple[StageEstimate, torch.device]:
        """Measure; also says on which device the stage fits.

        Raises:
            NotEnoughMemory: not even for the smallest batch.
            Stopped: asked to stop.
        """
        if self.device.type == "cpu":
            return self._on_cpu(), self.device
        return self._on_accelerator()

    # ------------------------------------------------------------------ memory
    def _on_cpu(self) -> StageEstimate:
        used, free = memory.used_bytes(), memory.available_bytes()
        limit = None
        if used is not None and free is not None:
            limit = used + _SHARE * free
            if self._fixed > limit - used:
                raise NotEnoughMemory
        shrinks = 0
        while True:
            growth = self._grow(limit, shrinks)
            parts = fitting_parts(growth, self.work.optimisation.batch_size, self.work.min_micro_batch, limit)
            if parts is not None:
                return self._timed(parts, shrinks, growth)
            if self._trainer(self._smallest, shrinks).objective.shrink() is None:
                raise NotEnoughMemory
            shrinks += 1

    def _grow(self, limit: float | None, shrinks: int) -> Growth:
        """Steps of the smallest batch, and of one four times larger if it is sure to fit."""
        small = self._smallest
        start = memory.used_bytes()
        growth = self._growth(small, shrinks, start)
        larger = min(self.work.optimisation.batch_size, _GROWTH * small)
        return self._growth(larger, shrinks, start) if larger > small and growth.fits(larger, limit) else growth

    def _growth(self, slices: int, shrinks: int, start: int | None) -> Growth:
        """Measure steps of ``slices``. All memory taken since ``start``, but for weights and optimizer, is put down to
        the slices. For a batch of 16 in the quick preset that is twice too much when told from 2 slices, and a fifth
        too little from 8; the part of the memory that is not planned with covers that."""
        peak, seconds = self._probe(slices, shrinks)
        if peak is None or start is None:
            return Growth(slices, seconds, None, None)
        return Growth(slices, seconds, peak, max(0, peak - start - self._fixed) / slices)

    def _probe(self, slices: int, shrinks: int) -> tuple[int | None, float]:
        """Most memory in use during two steps of ``slices``, and seconds of the second."""
        with memory.PeakMeter() as meter:
            trainer = self._trainer(slices, shrinks)
            self._step(trainer, 0)
            seconds = self._step(trainer, 1)
        return meter.peak, seconds

    @cached_property
    def _fixed(self) -> int:
        return stage_bytes(self.work)

    @property
    def _smallest(self) -> int:
        return min(self.work.optimisation.batch_size, max(2, self.work.min_micro_batch))

    def _on_accelerator(self) -> tuple[StageEstimate, torch.device]:
        try:
            if self.device.type == "cuda":
                torch.cuda.reset_peak_memory_stats(self.device)
            trainer = self._trainer(self.work.optimisation.batch_size, 0)
            trainer.within_memory(trainer.train_step, 0)
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
            raise NotEnoughMemory from error
        device, parts, shrinks = trainer.device, trainer.objective.parts, trainer.shrinks
        if device != self.device:
            return replace(self, device=device)._on_cpu(), device
        del trainer
        release_cached_memory(device)
        return self._timed(parts, shrinks, None), device

    # ------------------------------------------------------------------ time
    def _timed(self, parts: int, shrinks: int, growth: Growth | None) -> StageEstimate:
        """Time whole steps, a validation and a checkpoint."""
        work = self.work
        trainer = self._trainer(work.optimisation.batch_size, shrinks)
        trainer.go_down(parts, shrinks)
        expected = growth.step_seconds(work.optimisation.batch_size) if growth else 0.0
        measured = 2 * expected < self._left()  # one to warm up, and one at least
        peak, step = None, expected
        if measured:
            with memory.PeakMeter() as meter:
                self._step(trainer, 0)
            peak, step = meter.peak, self._several_steps(trainer)
        started = time.perf_counter()
        trainer.save()
        save = time.perf_counter() - started
        started = time.perf_counter()
        trainer.validate()
        validation = time.perf_counter() - started
        size, best = _file_size(trainer.folder / "last.pt"), _file_size(trainer.folder / "best.pt")
        best_seconds = save * best / size
        seen = trainer.objective.validation_slices
        share = work.validation_slices / seen if seen else 0.0
        return StageEstimate(
            steps=work.steps,
            validations=work.validations,
            step_seconds=step,
            validation_seconds=max(0.0, validation - best_seconds) * share,
            save_seconds=save,
            best_seconds=best_seconds,
            parts=parts,
            shrinks=shrinks,
            peak_bytes=self._peak(peak, growth, parts),
            checkpoint_bytes=size,
            measured=measured,
            train_slices=work.train_slices,
        )

    def _several_steps(self, trainer: Trainer) -> float:
        """Seconds of a step: the median of some."""
        times = [self._step(trainer, 1)]
        while len(times) < _TIMED_STEPS and times[0] < self._left():
            times.append(self._step(trainer, 1 + len(times)))
        return statistics.median(times)

    def _left(self) -> float:
        """Seconds left of those that measuring may take."""
        return self._started + self.seconds - time.perf_counter()

    def _step(self, trainer: Trainer, step: int) -> float:
        if self.should_stop():
            raise Stopped
        started = time.perf_counter()
        trainer.train_step(step)
        if self.device.type == "cuda":
            torch.cuda.synchronize(self.device)
        elif self.device.type == "mps":
            torch.mps.synchronize()
        return time.perf_counter() - started

    def _peak(self, sampled: int | None, growth: Growth | None, parts: int) -> int | None:
        if self.device.type == "cuda":
            return torch.cuda.max_memory_reserved(self.device)
        if self.device.type == "mps":
            return torch.mps.driver_allocated_memory()
        if sampled is not None or growth is None:
            return sampled
        predicted = growth.predicted(-(-self.work.optimisation.batch_size // parts))
        return None if predicted is None else round(predicted)

    def _trainer(self, slices: int, shrinks: int) -> Trainer:
        """The stage with weights of its own and ``slices`` a step."""
        optimisation = replace(self.work.optimisation, batch_size=slices)
        objective = self.work.objective(self.store, optimisation, self.device)
        run = RunFolder(self.folder)
        run.make_stage_folder(self.work.name)
        trainer = Trainer(objective, optimisation, RunContext(run, self.device), self.work.name)
        trainer.go_down(1, shrinks)
        return trainer


@dataclass(frozen=True)
class Growth:
    """How time and memory grow with the batch.

    Args:
        slices: of the largest batch measured.
        seconds: a step of it.
        peak: most memory in use during it; None if unknown.
        per_slice: bytes for each slice more; None if unknown.
    """

    slices: int
    seconds: float
    peak: int | None
    per_slice: float | None

    def predicted(self, slices: int) -> float | None:
        """Memory in use for a batch of so many slices; None if unknown."""
        if self.peak is None or self.per_slice is None:
            return None
        return self.peak + self.per_slice * max(0, slices - self.slices)

    def fits(self, slices: int, limit: float | None) -> bool:
        """Whether they fit; yes if nothing is known."""
        predicted = self.predicted(slices)
        return limit is None or predicted is None or predicted <= limit

    def step_seconds(self, slices: int) -> float:
        """Expected seconds of a step."""
        return self.seconds * slices / self.slices


def fitting_parts(growth: Growth, batch: int, smallest: int, limit: float | None) -> int | None:
    """Parts that a batch is split into so that it fits, as the training loop would split it; None if none fits.

    Args:
        growth: as measured.
        batch: slices a step.
        smallest: slices that a part needs at least.
        limit: memory that may be in use; None = unknown.
    """
    parts = 1
    while not growth.fits(-(-batch // parts), limit):
        if batch // (2 * parts) < smallest:
            return None
        parts *= 2
    return parts


def _file_size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
