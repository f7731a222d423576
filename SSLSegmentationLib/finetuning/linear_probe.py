"""The linear probe: a classifier of the frozen network's maps that a solver finds, in seconds.

A step is a batch of slices looked at, a ridge regression, or some iterations of L-BFGS. Stopped before the first
classifier there is nothing to keep, after it there is; resumed, it begins anew, since all of it takes seconds.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ..core.errors import SSLSegError
from ..core.text import counted
from ..figures.panels import Preview
from ..networks.probed import ProbedUNet
from ..project.runs import Stopped
from ..stores import StoredCase
from ..stores.sampling import step_generator
from ..stores.shares import kept_shares
from ..training import OptimisationSettings, Outcome, RunContext
from ..training.memory import NotEnoughMemory, is_out_of_memory, memory_used, release_cached_memory
from ..training.optimisation import prediction_precision, resolve_precision
from ..training.preview import Previews
from ..training.reporting import Place, rounded
from .linear_classifier import LinearClassifier, LogisticRegression, balanced, ridge
from .probe_pixels import PixelSampler, class_counts, pixel_budget
from .supervised import SupervisedObjective

STAGE = "finetune"
#: Augmented copies of each slice, beside the slice as it is (docs/results_pretraining.md).
VIEWS = 4
#: The weights of a class are divided by its number of pixels to this power: 0 = as they are, 1 = all classes alike.
BALANCE = 0.5
#: λ of ridge and of logistic regression; without validation cases the first alone, else all, and the best is kept.
RIDGE, LOGISTIC = (1e-2, 1e-1), (1e-3, 1e-2)
BLOCKS, ITERATIONS = 6, 5  # of L-BFGS: steps, and iterations of each


@dataclass(frozen=True)
class ProbeWork:
    """How much a probe does.

    Args:
        slices: annotated slices of each case that it learns from.
        batch_size: slices a step.
        validated: whether validation cases choose between strengths.
    """

    slices: Sequence[int]
    batch_size: int
    validated: bool

    @property
    def looks(self) -> int:
        """Steps in which slices are looked at."""
        return (1 + VIEWS) * sum(-(-count // self.batch_size) for count in self.slices)

    @property
    def ridges(self) -> tuple[float, ...]:
        """Strengths of ridge regression."""
        return RIDGE if self.validated else RIDGE[:1]

    @property
    def logistics(self) -> tuple[float, ...]:
        """Strengths of logistic regression."""
        return LOGISTIC if self.validated else LOGISTIC[:1]

    @property
    def steps(self) -> int:
        """Steps in all."""
        return self.looks + len(self.ridges) + BLOCKS * len(self.logistics)

    @property
    def validations(self) -> int:
        """How often the validation cases are looked at."""
        return len(self.ridges) + len(self.logistics) if self.validated else 0

    def optimisation(self, settings: OptimisationSettings) -> OptimisationSettings:
        """Settings of a training of as many steps; what else is in them has no part in a probe."""
        every = max(1, self.steps // max(1, self.validations))
        return replace(settings, steps=self.steps, epochs=0, validate_every=every, schedule="constant")


class LinearProbe:
    """Fits the last layer of a network that classifies its maps.

    Args:
        objective: with the slices, and such a network on its device; it validates.
        precision: number format of the network, as in the optimisation settings.
        context: the run's folder, stop signal and progress display.
    """

    def __init__(self, objective: SupervisedObjective, precision: str, context: RunContext) -> None:
        self.objective = objective
        self.network: ProbedUNet = objective.network
        self.precision = precision
        self.context = context
        self.run = context.run
        self.batches = list(_batches(objective))
        counts: dict[str, int] = {}
        for case, rows in self.batches:
            counts[case.id] = counts.get(case.id, 0) + len(rows)
        validated = bool(objective.validation_cases)
        self.work = ProbeWork(tuple(counts.values()), objective.batch_size, validated)
        self.step = 0
        self.best: LinearClassifier | None = None
        self.best_step = 0
        self.best_score: float | None = None
        self._chunk = objective.batch_size

    def fit(self) -> Outcome:
        """Fit, from the beginning. On return, also after a stop, the network holds the best classifier.

        Of several processes the first one does the work.

        Raises:
            Stopped: before there was a classifier.
            SSLSegError: the features are not numbers, or memory does not suffice.
            StorageError: the disk refused.
        """
        ranks = self.context.ranks
        stopped = self._fit() if ranks.is_main else False
        found = (stopped, self.step, self.best_step, self.best_score, self.best is not None)
        stopped, step, best_step, best_score, there = ranks.broadcast(found)
        if not there:
            raise Stopped(None, {"stage": STAGE, "step": step, "total": self.work.steps})
        return Outcome(step, self.work.steps, best_step, best_score, stopped)

    def _fit(self) -> bool:
        """Work up to the end or a stop; True if stopped."""
        self._begin()
        previews = Previews(self.run, STAGE, self.work.steps, Place()) if self.context.previews else None
        if previews:
            previews.forget_after(0)
        started, work = time.monotonic(), self.steps()
        stopped = False
        for step in self.context.progress(range(self.work.steps), STAGE):
            metrics = next(work)
            self.step = step + 1
            if metrics:
                used = memory_used(self.objective.device)
                self.run.log_event("metrics", stage=STAGE, step=self.step, **{**used, **rounded(metrics)})
            self._report(started)
            stopped = self.context.should_stop() and self.step < self.work.steps
            if stopped:
                break
        if self.best is not None:
            self._put(self.best)
        if previews and not stopped:
            previews.take(self.step, self._look, self.objective.device)
        return stopped

    def _begin(self) -> None:
        """What an earlier start has told counts no more."""
        self.network.eval()
        if any(event.get("stage") == STAGE for event in self.run.events("metrics")):
            text = f"A linear probe takes so little time that it begins anew: step 0 of {self.work.steps}."
            self.run.log_event("resumed", stage=STAGE, step=0, text=text)

    def steps(self) -> Iterator[dict[str, float]]:
        """Do the work step by step, and tell what was measured in each."""
        sampler = PixelSampler(self.network, self.shares(), step_generator(self.objective.seed, "probe"))
        for images, marks in self.slices():
            self.look(sampler, images, marks)
            yield {}
        samples = balanced(sampler.samples(), BALANCE)
        if not bool(torch.isfinite(samples.vectors).all()):
            raise SSLSegError(
                "The features of the backbone are not numbers (NaN).", "Pretrain again, or use another backbone."
            )
        for strength in self.work.ridges:
            yield self._judged(ridge(samples, strength))
        for strength in self.work.logistics:
            regression = LogisticRegression(samples, strength)
            for _ in range(BLOCKS - 1):
                yield {"loss": regression.iterate(ITERATIONS)}
            loss = regression.iterate(ITERATIONS)
            yield {"loss": loss, **self._judged(regression.classifier)}

    def shares(self) -> np.ndarray:
        """Which part of the pixels of each class is kept, [classes]."""
        labels = self.objective.store.needed_labels
        counts = class_counts((labels[row] for _, rows in self.batches for row in rows), self.network.classes)
        return kept_shares((1 + VIEWS) * counts, pixel_budget(sum(self.network.map_widths)))

    def slices(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Images [B, C, h, w] on the device and labels [B, h, w]: as a prediction sees them, then augmented copies."""
        for place, (case, rows) in enumerate(self.batches):
            generator = step_generator(self.objective.seed, "probe", "unchanged", place)
            images, marks = self.objective.unchanged(case, rows, generator)
            yield images, self.objective.of_rows(marks)
        for view in range(VIEWS):
            for place, (_, rows) in enumerate(self.batches):
                generator = step_generator(self.objective.seed, "probe", view, place)
                images, marks = self.objective.augmented(rows, generator)
                yield images, self.objective.of_rows(marks.cpu())

    def look(self, sampler: PixelSampler, images: Tensor, labels: Tensor) -> None:
        """Keep pixels of slices: fewer slices at a time if memory runs out, then on the CPU."""
        chosen = sampler.chosen(labels)
        while True:
            try:
                with self._autocast():
                    parts = zip(images.split(self._chunk), chosen.split(self._chunk), strict=True)
                    vectors = torch.cat([sampler.vectors(*part) for part in parts])
                break
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                self._take_less_memory(error)
                images = images.to(self.objective.device)
        sampler.keep(vectors, labels[chosen])

    def _take_less_memory(self, error: BaseException) -> None:
        device = self.objective.device
        release_cached_memory(device)
        if self._chunk > 1:
            self._chunk //= 2
            words = f"{counted(self._chunk, 'slice')} at a time"
        elif device.type != "cpu":
            self.objective.move(torch.device("cpu"))
            self._chunk, words = self.objective.batch_size, "the CPU, which is slower"
        else:
            raise NotEnoughMemory from error
        text = f"Memory ran out: going on with {words}."
        self.run.log_event("fallback", stage=STAGE, step=self.step, text=text)

    def _judged(self, classifier: LinearClassifier) -> dict[str, float]:
        """Validate a classifier, and remember it if it is the best; without validation the last one is."""
        self._put(classifier)
        metrics = self.validate()
        score = metrics.pop("score", None)
        if score is None or self.best_score is None or score < self.best_score:
            self.best, self.best_score, self.best_step = classifier, score, self.step + 1
        return metrics

    def validate(self) -> dict[str, float]:
        """As in a training."""
        with torch.inference_mode(), self._autocast():
            return self.objective.validate(self.network)

    def _put(self, classifier: LinearClassifier) -> None:
        head = self.network.segmentation_head
        with torch.no_grad():
            # As floats first: some accelerators have no float64.
            head.weight.copy_(classifier.weight.to(head.weight.dtype).reshape(head.weight.shape))
            head.bias.copy_(classifier.bias.to(head.bias.dtype))

    def _look(self) -> Preview | None:
        with torch.inference_mode(), self._autocast():
            return self.objective.preview(self.network)

    def _autocast(self) -> Any:
        device = self.objective.device
        auto = self.precision == "auto"  # the maps are only read, as in a prediction
        dtype = prediction_precision(device) if auto else resolve_precision(self.precision, device)
        return torch.autocast(device.type, dtype=dtype, enabled=dtype is not torch.float32)

    def _report(self, started: float) -> None:
        """Renew the status; the time left is told by the pace so far."""
        left = (self.work.steps - self.step) * (time.monotonic() - started) / self.step
        place = {"stage": STAGE, "stage_number": 1, "stage_count": 1, "step": self.step, "total": self.work.steps}
        self.run.write_status("running", **place, seconds_left=round(left, 1))


def _batches(objective: SupervisedObjective) -> Iterator[tuple[StoredCase, np.ndarray]]:
    """Rows to learn from, at most a batch of one case at a time."""
    for case in objective.store.cases:
        rows = np.intersect1d(objective.train_rows, np.array(case.rows))
        for first in range(0, len(rows), objective.batch_size):
            yield case, rows[first : first + objective.batch_size]
