"""How long a linear probe takes, and how much memory: told from a few batches and a few of its pixels."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch

from ..preflight import memory
from ..preflight.report import StageEstimate
from ..project.runs import RunFolder, Stopped
from ..stores import SliceStore
from ..training import RunContext
from ..training.memory import NotEnoughMemory
from ..training.setup import StageSetup
from .linear_classifier import LogisticRegression, Samples, ridge
from .linear_probe import BLOCKS, ITERATIONS, VIEWS, LinearProbe, ProbeWork
from .probe_pixels import PixelSampler, pixel_budget
from .supervised import SupervisedObjective

_PIXELS = 8192  # with which the solvers are timed
_LOOKS = 3
_BYTES = 4 + 8 + 8  # of a number of a kept pixel: as it is, standardised, and while a sum is made
_SHARE = 0.8  # of the memory that is free


@dataclass
class ProbeRehearsal:
    """Measures a probe; arguments as of the rehearsal of a training.

    Args:
        work: the stage.
        store: slices of some of the run's cases, or all.
        folder: for temporary files.
        device: where to compute.
        seconds: about as long as it may take; it takes much less.
        should_stop: asked between batches.
        probe_work: how much the whole probe does.
    """

    work: StageSetup[SupervisedObjective]
    store: SliceStore
    folder: Path
    device: torch.device
    seconds: float
    should_stop: Callable[[], bool]
    probe_work: ProbeWork

    def run(self) -> tuple[StageEstimate, torch.device]:
        """Measure; also says on which device the stage fits.

        Raises:
            NotEnoughMemory: the kept pixels do not fit.
            Stopped: asked to stop.
        """
        objective = self.work.objective(self.store, self.work.optimisation, self.device)
        probe = LinearProbe(objective, self.work.optimisation.precision, RunContext(RunFolder(self.folder)))
        probe.network.eval()
        channels, classes = sum(probe.network.map_widths), probe.network.classes
        height, width = self.store.canvas
        pixels = min(pixel_budget(channels), (1 + VIEWS) * sum(self.probe_work.slices) * height * width)
        free = memory.available_bytes()
        if free is not None and _BYTES * pixels * channels > _SHARE * free:
            raise NotEnoughMemory
        with memory.PeakMeter() as meter:
            look = self._look_seconds(probe, PixelSampler(probe.network, probe.shares(), torch.Generator()))
        closed, iteration = solver_seconds(pixels, channels, classes)
        started = time.perf_counter()
        probe.validate()
        validation = time.perf_counter() - started
        plan, seen = self.probe_work, objective.validation_slices
        seconds = plan.looks * look + len(plan.ridges) * closed
        seconds += len(plan.logistics) * BLOCKS * ITERATIONS * iteration
        estimate = StageEstimate(
            steps=plan.steps,
            validations=plan.validations,
            step_seconds=seconds / plan.steps,
            validation_seconds=validation * self.work.validation_slices / seen if seen else 0.0,
            peak_bytes=self._peak(meter.peak, _BYTES * pixels * channels),
            train_slices=self.work.train_slices,
            own_steps=True,
        )
        return estimate, self.device

    def _look_seconds(self, probe: LinearProbe, sampler: PixelSampler) -> float:
        """Seconds of a batch of augmented slices, the dearest; the first batch warms up."""
        batches = islice(probe.slices(), len(probe.batches) - 1, len(probe.batches) + _LOOKS)
        times, started = [], time.perf_counter()
        for images, marks in batches:
            if self.should_stop():
                raise Stopped
            probe.look(sampler, images, marks)
            times.append(time.perf_counter() - started)
            started = time.perf_counter()
        return sum(times[1:]) / len(times[1:])

    def _peak(self, sampled: int | None, kept: int) -> int | None:
        if self.device.type == "cuda":
            return torch.cuda.max_memory_reserved(self.device)
        if self.device.type == "mps":
            return torch.mps.driver_allocated_memory()
        return None if sampled is None else sampled + kept


def solver_seconds(pixels: int, channels: int, classes: int) -> tuple[float, float]:
    """Seconds of a ridge regression and of an iteration of L-BFGS, told from fewer pixels of noise."""
    count = min(pixels, _PIXELS)
    generator = torch.Generator().manual_seed(0)
    vectors = torch.randn(count, channels, generator=generator)
    labels = torch.randint(classes, (count,), generator=generator)
    samples = Samples(vectors, labels, torch.ones(count, dtype=torch.float64), classes)
    started = time.perf_counter()
    ridge(samples, 1e-2)
    closed = time.perf_counter() - started
    regression = LogisticRegression(samples, 1e-2)
    started = time.perf_counter()
    regression.iterate(ITERATIONS)
    iteration = (time.perf_counter() - started) / ITERATIONS
    return closed * pixels / count, iteration * pixels / count
