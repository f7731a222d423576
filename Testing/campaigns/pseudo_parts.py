"""Learning from volumes without labels while finetuning, in two ways: in rounds, and all the time.

In rounds (:class:`Rounds`): the network learns from labels and segments the volumes without labels; what it made of
them is cleaned by what slices do not know (parts, volume), and it goes on with both. All the time
(:class:`OnlineObjective`): a moving average of the network says what the same slices show, undisturbed.
"""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from recipe_cohort import Cohort
from recipe_parts import RecipeObjective, Trained, bent_to_the_edge, looks_of_every, train
from recipes import Recipe
from torch import Tensor

from SSLSegmentationLib.augmentation.warp import random_grid
from SSLSegmentationLib.finetuning.parts import decided_postprocessing
from SSLSegmentationLib.finetuning.supervised import oversample
from SSLSegmentationLib.inference.postprocessing import PostProcessing
from SSLSegmentationLib.networks import UNet
from SSLSegmentationLib.networks.ema import follow, teacher_of
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema
from SSLSegmentationLib.stores import SliceStore, SliceStream
from SSLSegmentationLib.stores.sampling import derived_seed, step_generator

_MOST_KEPT = 30  # volumes without labels, of a set
_MOST_UNLABELLED = 12  # of a training: to segment them takes seconds that it then has not
_BATCH = 8


class OpenCohort(Cohort):
    """A cohort with its volumes without labels, or some of them if there are many."""

    def __init__(self, project: Project, folder: Path, max_size: int = 64) -> None:
        super().__init__(project, folder, max_size)
        unlabelled = project.cases(Role.UNLABELLED)
        some = np.random.default_rng(0).permutation(len(unlabelled))[:_MOST_KEPT]
        self.cases |= {unlabelled[number].id: unlabelled[number] for number in sorted(some)}

    def pool(self, learnt: Sequence[str], scored: Sequence[str], draw: int) -> list[str]:
        """Cases to learn from without labels: no case that is learnt from, scored, or of validation."""
        free = [name for name in self.ids(Role.TRAIN) if name not in (*learnt, *scored)]
        free += self.ids(Role.UNLABELLED)
        return [str(name) for name in np.random.default_rng(draw).permutation(free)[:_MOST_UNLABELLED]]


@dataclass(frozen=True)
class Rounds:
    """Self-training in rounds.

    Args:
        parts: of the time: first on labels alone, then one for each round.
        kept: part of the volumes without labels that is learnt from, in each round; the most credible ones.
        fresh: begin each round with the random weights, not with those of the round before.
        sure: probability from which on a pixel counts.
        volume_factor: a structure this much larger or smaller than all labelled ones is not believed.
        clean: use parts and volumes at all.
    """

    parts: tuple[float, ...] = (0.5, 0.5)
    kept: tuple[float, ...] = (1.0,)
    fresh: bool = False
    sure: float = 0.7
    volume_factor: float = 2.0
    clean: bool = True


@dataclass(frozen=True)
class Online:
    """A teacher all the time.

    Args:
        start, full: part of the time at which the loss without labels begins to count, and counts fully.
        weight: of it then.
        least_sure: part of a class's pixels, the least certain ones, that is left out.
        decay: of the teacher.
        cut: part of the slices that gets a rectangle of another one.
    """

    start: float = 0.2
    full: float = 0.5
    weight: float = 1.0
    least_sure: float = 0.2
    decay: float = 0.99
    cut: float = 0.5


#: Names of what is compared with a recipe alone.
WAYS: dict[str, Rounds | Online | None] = {
    "labels": None,
    "rounds": Rounds(),
    "rounds-half": Rounds(kept=(0.5,)),
    "rounds-raw": Rounds(clean=False),
    "rounds-fresh": Rounds(fresh=True),
    "rounds-two": Rounds(parts=(0.4, 0.3, 0.3), kept=(0.5, 1.0)),
    "online": Online(),
}


@dataclass(frozen=True)
class Guess:
    """What the network made of a volume.

    Args:
        labels: uint8 [S, h, w] classes, 255 where it is not to be learnt from.
        credibility: mean over structures of the certainty in it, 0 for those that are not believed.
    """

    labels: np.ndarray
    credibility: float


@dataclass(frozen=True)
class Anatomy:
    """What labelled cases say of a mask.

    Args:
        rule: parts and holes, in classes.
        volumes: of each structure, the smallest and the largest seen, in pixels times mm between slices.
    """

    rule: PostProcessing
    volumes: Mapping[int, tuple[float, float]]

    @classmethod
    def of(cls, objective: RecipeObjective, learnt: Sequence[str]) -> Anatomy:
        """That of the cases that are learnt from."""
        store, rule = objective.store, decided_postprocessing(objective, objective.exported, learnt)
        volumes: dict[int, tuple[float, float]] = {}
        for case in (case for case in store.cases if case.id in learnt):
            counts = np.bincount(store.labels[store.window(case)].ravel(), minlength=256)
            for value in range(1, objective.network.classes):
                volume = counts[value] * case.slice_spacing_mm
                if volume:
                    low, high = volumes.get(value, (volume, volume))
                    volumes[value] = min(low, volume), max(high, volume)
        return cls(in_classes(rule, store.schema), volumes)


def in_classes(rule: PostProcessing, schema: LabelSchema) -> PostProcessing:
    """A rule for label values as one for classes."""
    one_part, without_holes = (
        tuple(schema.values.index(value) + 1 for value in values) for values in (rule.one_part, rule.without_holes)
    )
    return PostProcessing(one_part, without_holes)


def guess_of(probabilities: np.ndarray, spacing_mm: float, anatomy: Anatomy, ways: Rounds) -> Guess:
    """What is to be learnt from the probabilities [K, S, h, w] of a volume."""
    labels = probabilities.argmax(axis=0).astype(np.uint8)
    certainty = probabilities.max(axis=0)
    left_out = certainty < ways.sure
    scattered = anatomy.rule.apply(labels, certainty.copy()).scattered if ways.clean else {}
    believed = []
    for value in range(1, len(probabilities)):
        mine = labels == value
        low, high = anatomy.volumes.get(value, (0.0, math.inf))
        volume = np.count_nonzero(mine) * spacing_mm
        likely = low / ways.volume_factor <= volume <= high * ways.volume_factor and value not in scattered
        if ways.clean and not likely:
            left_out |= mine | (probabilities[value] > (1 - ways.sure) / 2)
        believed.append(float(certainty[mine].mean()) if mine.any() and (likely or not ways.clean) else 0.0)
    labels[left_out] = NOT_ANNOTATED
    return Guess(labels, float(np.mean(believed)))


class Mixed:
    """Two streams of slices, one batch."""

    def __init__(self, *streams: SliceStream) -> None:
        self.streams = streams

    def batch(self, step: int) -> np.ndarray:
        """Rows of the batch of ``step``."""
        return np.concatenate([stream.batch(step) for stream in self.streams])


class GuessedObjective(RecipeObjective):
    """A recipe on labelled slices and, as many, on slices with guesses. No other label can be seen."""

    def __init__(
        self,
        recipe: Recipe,
        cohort: Cohort,
        learnt: list[str],
        widths: tuple[int, ...],
        seed: int,
        guesses: Mapping[str, np.ndarray],
    ) -> None:
        super().__init__(recipe, cohort, learnt, widths, seed)
        self.store = store_with(self.store, learnt, guesses)
        half = _BATCH // 2
        labelled = SliceStream(self.stream.rows, half, self.stream.seed)
        rows = self.store.annotated_rows(self.store.rows(ids=guesses))
        rows = oversample(rows, self.store.foreground_rows(rows), recipe.foreground_share)
        self.stream = Mixed(labelled, SliceStream(rows, half, derived_seed(seed, "guessed")))


def store_with(store: SliceStore, learnt: Sequence[str], guesses: Mapping[str, np.ndarray]) -> SliceStore:
    """A store with the labels of the cases in ``learnt`` and with guesses; all others are not annotated."""
    other = copy.copy(store)
    other.labels = np.full_like(store.labels, NOT_ANNOTATED)
    for case in store.cases:
        rows = slice(case.first, case.first + case.count)
        if case.id in learnt:
            other.labels[rows] = store.labels[rows]
        elif case.id in guesses:
            other.labels[rows] = 0  # beside the slice
            other.labels[store.window(case)] = guesses[case.id]
    return other


class OnlineObjective(RecipeObjective):
    """A recipe on labelled slices and, as many, on slices without labels, of which a teacher says what they show."""

    def __init__(
        self,
        recipe: Recipe,
        cohort: Cohort,
        learnt: list[str],
        widths: tuple[int, ...],
        seed: int,
        pool: list[str],
        way: Online,
        seconds: float,
    ) -> None:
        super().__init__(recipe, cohort, learnt, widths, seed)
        self.store = store_with(self.store, learnt, {})
        half = _BATCH // 2
        self.stream = SliceStream(self.stream.rows, half, self.stream.seed)
        self.unlabelled = SliceStream(self.store.rows(ids=pool), half, derived_seed(seed, "unlabelled"))
        self.way, self.seconds = way, seconds
        self.started = time.process_time()
        self.teacher: UNet | None = None

    def weight(self) -> float:
        """Of the loss without labels, by the time that is gone."""
        done = (time.process_time() - self.started) / self.seconds
        if done < self.way.start:
            return 0.0
        risen = min(1.0, (done - self.way.start) / (self.way.full - self.way.start))
        return self.way.weight * math.exp(-5 * (1 - risen) ** 2)

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Loss on labels and, if it is time, without."""
        self.teacher = self.teacher or teacher_of(self.network)
        follow(self.teacher, self.network, min(1 - 1 / (step + 1), self.way.decay))
        weight = self.weight()
        if not weight:
            return super().training_loss(step, part)
        images, labels = self.batch(step, part)
        with torch.no_grad():
            weak, strong, rectangles = self.views(step)
            probabilities = self.teacher(weak).float().softmax(dim=1)
            target = swapped(sure_labels(probabilities, self.way.least_sure), rectangles)
        labelled, unlabelled = self.network(torch.cat([images, strong])).split([len(images), len(strong)])
        return {"loss": self.loss(labelled, labels) + weight * self.loss(unlabelled, target)}

    def views(self, step: int) -> tuple[Tensor, Tensor, Tensor]:
        """What the teacher sees [B, 1, h, w], what the student sees, and where that is another slice's [B, h, w]."""
        rows, generator = self.unlabelled.batch(step), step_generator(self.seed, "unlabelled", step)
        with torch.autocast("cpu", enabled=False):
            return self._views(rows, generator)

    def _views(self, rows: np.ndarray, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        images = self.store.batch(rows, self.device).images.float()
        grid = random_grid(len(rows), images.shape[-2:], self.patch, self.augmentation.spatial, generator, self.device)
        grid = bent_to_the_edge(grid, self.recipe.bend, generator)
        weak = F.grid_sample(images, grid, padding_mode=self.recipe.border, align_corners=False)
        rectangles = random_rectangles(len(rows), self.patch, self.way.cut, generator)
        return weak, swapped(looks_of_every(weak, generator)[:, 0], rectangles)[:, None], rectangles


def sure_labels(probabilities: Tensor, least_sure: float) -> Tensor:
    """The most probable class of each pixel, uint8 [B, h, w]; 255 where it is among the least certain of its class."""
    certainty, labels = probabilities.max(dim=1)
    kept = labels.clone()
    for value in range(probabilities.shape[1]):
        mine = labels == value
        if mine.any():
            kept[mine & (certainty < certainty[mine].quantile(least_sure))] = NOT_ANNOTATED
    return kept.byte()


def random_rectangles(count: int, size: tuple[int, int], probability: float, generator: torch.Generator) -> Tensor:
    """A rectangle of an eighth to half of the slice in a part of the slices: bool [B, h, w]."""
    chosen, share, place_y, place_x = torch.rand(4, count, generator=generator)
    side = (0.125 + 0.375 * share).sqrt()
    inside = []
    for length, place in zip(size, (place_y, place_x), strict=True):
        at = (torch.arange(length) + 0.5) / length
        first = place * (1 - side)
        inside.append((at >= first[:, None]) & (at < (first + side)[:, None]))
    return inside[0][:, :, None] & inside[1][:, None] & (chosen < probability)[:, None, None]


def swapped(slices: Tensor, rectangles: Tensor) -> Tensor:
    """Slices [B, h, w] with what the one before shows in the rectangles."""
    return torch.where(rectangles, slices.roll(1, dims=0), slices)


@dataclass(frozen=True)
class Task:
    """What is learnt from.

    Args:
        learnt, pool: cases with and without labels.
        widths: of the network.
        seed: of its random weights and of all that is drawn.
        start: weights that have learnt from the same labels already; None for random ones.
        firsts: what trainings on labels alone have come to, and their seconds, by the seconds asked for.

    Raises:
        ValueError: the recipe has soft masks (of all cases), places, or weights chosen on validation cases.
    """

    cohort: OpenCohort
    recipe: Recipe
    learnt: list[str]
    pool: list[str]
    widths: tuple[int, ...]
    seed: int
    start: Mapping[str, Tensor] | None = None
    firsts: dict[float, tuple[Trained, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.recipe.mask_pixels == "soft" or self.recipe.place or self.recipe.keep_best:
            raise ValueError("Soft masks, places and the best weights are not for learning without labels.")

    def objective(
        self,
        kind: type[RecipeObjective] = RecipeObjective,
        *arguments: Any,
        weights: Mapping[str, Tensor] | None = None,
        number: int = 0,
    ) -> RecipeObjective:
        """An objective, with random numbers of its own for each part of a training, that begins with ``weights``."""
        seed = derived_seed(self.seed, "part", number) % 2**31 if number else self.seed
        objective = kind(self.recipe, self.cohort, self.learnt, self.widths, seed, *arguments)
        if weights:
            objective.network.load_state_dict(weights)
        return objective

    def whole(self, way: Online | None, seconds: float) -> tuple[Trained, float]:
        """A training in one part, and its seconds."""
        kind = (OnlineObjective, self.pool, way, seconds) if way else ()
        objective = self.objective(*kind, weights=self.start, number=int(bool(self.start)))
        started = time.process_time()
        trained = train(objective, seconds)
        return trained, time.process_time() - started

    def first(self, seconds: float) -> tuple[Trained, float]:
        """The first part of a training, on labels alone, and its seconds; done already if there are weights."""
        if self.start:
            network = self.objective(weights=self.start).network.eval()
            return Trained(network, network, 0), 0.0
        if seconds not in self.firsts:
            self.firsts[seconds] = self.whole(None, seconds)
        return self.firsts[seconds]


def train_with(task: Task, way: Rounds | Online | None, seconds: float) -> tuple[Trained, float]:
    """Train for ``seconds`` of the processor in all, predictions included; what that leaves, and its seconds."""
    if not isinstance(way, Rounds):
        return task.whole(way, seconds)
    parts = (0.0 if task.start else way.parts[0], *way.parts[1:])
    trained, spent = task.first(seconds * parts[0] / sum(parts))
    for number in range(1, len(parts)):
        started = time.process_time()
        guesses = guessed(task, trained.network, way, number)
        kind = (GuessedObjective, guesses) if guesses else ()
        weights = None if way.fresh else trained.network.state_dict()
        objective = task.objective(*kind, weights=weights, number=number)
        left = seconds * sum(parts[: number + 1]) / sum(parts) - spent
        more = train(objective, left - (time.process_time() - started))
        trained = Trained(more.network, more.average, trained.steps + more.steps)
        spent += time.process_time() - started
    return trained, spent


@torch.inference_mode()
def guessed(task: Task, network: UNet, way: Rounds, number: int) -> dict[str, np.ndarray]:
    """The most credible guesses of round ``number``, by case."""
    objective = task.objective()
    anatomy = Anatomy.of(objective, task.learnt)
    guesses = {}
    for case in (case for case in objective.store.cases if case.id in task.pool):
        probabilities = objective.probabilities(network, case).numpy()
        guesses[case.id] = guess_of(probabilities, case.slice_spacing_mm, anatomy, way)
    best = sorted(guesses, key=lambda name: guesses[name].credibility, reverse=True)
    count = math.ceil(way.kept[number - 1] * len(best))
    return {name: guesses[name].labels for name in best[:count] if guesses[name].credibility > 0}
