"""Are the cases that ``sslseg suggest`` names better to learn from than others? All choices, scored on test cases.

    OMP_NUM_THREADS=1 python Testing/campaigns/suggestion_campaign.py CHOICES.csv --dataset DATASET.json ... \\
        --work FOLDER [--counts 1 2 4] [--number 200] [--held-out] [--table]

The volumes of a project are the training cases of a set. The suggested 1, 2, 4 of them, the first 1, 2, 4 of the list,
and 200 random choices (or all, if there are fewer) each teach a shallow classifier of filters and place, which takes a
second. It is scored on all test cases: mean Dice of whole volumes in slices of 64 pixels, of every second slice of tall
volumes, of every fourth where there are many cases. ``--held-out`` scores training cases that were not chosen instead,
to develop a rule with.

Every choice is a line of CHOICES.csv; one that is in it is not done again. ``--table`` only reads it: the percentile of
the suggested choice among the random ones (50 = as good as chance).
"""

from __future__ import annotations

import argparse
import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
from csv_rows import read_rows, write_rows

from SSLSegmentationLib.core.text import markdown_table
from SSLSegmentationLib.embedding.filters import volume_features
from SSLSegmentationLib.embedding.looks import volume_vectors
from SSLSegmentationLib.embedding.perceptron import Perceptron, fit_perceptron
from SSLSegmentationLib.embedding.suggestion import suggest
from SSLSegmentationLib.finetuning.linear_probe import BALANCE
from SSLSegmentationLib.finetuning.probe_pixels import class_counts
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.stores import SliceStore, build_store
from SSLSegmentationLib.stores.preprocessing import plan_preprocessing
from SSLSegmentationLib.stores.shares import kept_shares
from SSLSegmentationLib.volumes.overlap import mean_dice

COLUMNS = ("set", "scored", "count", "why", "cases", "dice")
SUGGESTED, FIRST, RANDOM = "suggested", "first in the list", "random"
_PIXELS, _ITERATIONS = 15_000, 60  # half of what a study takes: twice as fast, and the order of choices is the same
_TALL, _MANY = 24, 60  # slices of a volume, cases


class Trial:
    """A set whose volumes are its training cases.

    Args:
        description: ``dataset.json``.
        work: folder for the project and its slices.
    """

    def __init__(self, description: Path, work: Path) -> None:
        self.name = description.resolve().parent.name
        folder = work / self.name / "project"
        if not folder.exists():
            import_dataset(Project.create(folder), description, link=True)
        self.project = Project(folder)
        self.cases = self.project.cases(Role.TRAIN, Role.TEST, labelled=True)
        self.training, self.tests = (
            [case.id for case in self.cases if case.role is role] for role in (Role.TRAIN, Role.TEST)
        )
        self._folder = work / self.name

    def suggested(self, count: int) -> list[str]:
        """The cases that are suggested one after another where nothing is annotated."""
        folder = self._folder / "unannotated"
        if not folder.exists():
            project = Project.create(folder)
            for case in self.cases:
                if case.role is Role.TRAIN:
                    own = project.case_folder(case.id)
                    own.mkdir(parents=True)
                    replace(case, image=str(case.image_path), folder=own, label=None).save()
        project = Project(folder)
        return [one.case_id for one in suggest(project, count, vectors=volume_vectors(project))]

    @cached_property
    def store(self) -> SliceStore:
        """Slices of the training and test cases."""
        folder = self._folder / "slices"
        if (folder / "index.json").exists():
            return SliceStore(folder)
        planned = self.project.cases(Role.UNLABELLED, Role.TRAIN, Role.VALIDATION)
        return build_store(folder, self.cases, plan_preprocessing(planned, 64), self.project.schema)

    @cached_property
    def features(self) -> dict[str, np.ndarray]:
        """What is known of each pixel of each case."""
        return {name: volume_features(self.images(name)) for name in self.windows}

    @cached_property
    def labels(self) -> dict[str, np.ndarray]:
        """Class of each pixel of each case."""
        return {name: self.store.needed_labels[window] for name, window in self.windows.items()}

    @cached_property
    def windows(self) -> dict[str, tuple[slice, slice, slice]]:
        """Where each case lies in the store."""
        return {case.id: self.store.window(case) for case in self.store.cases}

    def images(self, name: str) -> np.ndarray:
        """Slices of a case, float32 [S, h, w]."""
        return self.store.images[self.windows[name]].astype(np.float32)

    def scored_rows(self, name: str) -> slice:
        """Slices of a case that are scored."""
        tall, many = len(self.labels[name]) >= _TALL, len(self.cases) >= _MANY
        return slice(None, None, (4 if many else 2) if tall else 1)

    def dice(self, chosen: Sequence[str], *, held_out: bool, rows: Sequence[int] | slice = slice(None)) -> float:
        """Mean Dice over test cases, or over training cases that are not chosen, of what these cases teach."""
        perceptron = self.fitted(chosen, rows)
        scored = [name for name in self.training if name not in chosen] if held_out else self.tests
        return statistics.mean(self.score(perceptron, name) for name in scored)

    def fitted(self, chosen: Sequence[str], rows: Sequence[int] | slice = slice(None)) -> Perceptron:
        """What these cases teach, or only some slices of each."""
        classes = self.project.schema.class_count
        shares = kept_shares(class_counts((self.labels[name][rows] for name in chosen), classes), _PIXELS)
        rng = np.random.default_rng(0)
        vectors, found = [], []
        for name in chosen:
            own = self.labels[name][rows]
            kept = rng.random(own.shape) < shares[own]
            vectors.append(self.features[name][:, rows][:, kept].T.astype(np.float32))
            found.append(own[kept].astype(np.int64))
        labels = np.concatenate(found)
        weights = 1 / shares[labels]
        totals = np.bincount(labels, weights=weights, minlength=classes)
        balanced = weights * totals[labels] ** -BALANCE
        return fit_perceptron(np.concatenate(vectors), labels, balanced, classes, iterations=_ITERATIONS, seed=0)

    def score(self, perceptron: Perceptron, name: str) -> float:
        """Mean Dice of a case."""
        rows = self.scored_rows(name)
        found = perceptron.probabilities(self.features[name][:, rows]).argmax(axis=0)
        return mean_dice(found, self.labels[name][rows], range(1, perceptron.classes))


def random_choices(names: Sequence[str], count: int, most: int) -> list[tuple[str, ...]]:
    """Different choices of ``count`` names, all of them if there are no more than ``most``."""
    everything = list(itertools.combinations(names, count))
    if len(everything) <= most:
        return everything
    return [everything[index] for index in np.random.default_rng(count).permutation(len(everything))[:most]]


def wanted(trial: Trial, counts: Sequence[int], most: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Why a choice is scored, and its cases in the order of the list."""
    suggested = trial.suggested(max(counts))
    for count in counts:
        yield SUGGESTED, tuple(sorted(suggested[:count]))
        yield FIRST, tuple(trial.training[:count])
        yield from ((RANDOM, choice) for choice in random_choices(trial.training, count, most))


def percentile(value: float, others: Sequence[float]) -> float:
    """Where a value lies among others, 0 to 100; among equal ones in their middle."""
    below, equal = sum(other < value for other in others), sum(other == value for other in others)
    return 100 * (below + equal / 2) / len(others)


def table(rows: Sequence[dict[str, str]]) -> str:
    """Dice of the suggested choice, its percentile among the random ones, and theirs."""
    cells: list[Sequence[str]] = [
        ("set", "cases", "suggested", "percentile", "first in the list", "random: median", "70 %", "worst to best", "n")
    ]
    groups = dict.fromkeys((row["set"], row["scored"], int(row["count"])) for row in rows)
    for name, scored, count in groups:
        own = [row for row in rows if (row["set"], row["scored"], int(row["count"])) == (name, scored, count)]
        by_why = {why: [float(row["dice"]) for row in own if row["why"] == why] for why in (SUGGESTED, FIRST, RANDOM)}
        others = by_why[RANDOM]
        if not others or not by_why[SUGGESTED]:
            continue
        suggested = by_why[SUGGESTED][0]
        low, middle, high, top = np.percentile(others, (0, 50, 70, 100))
        label = f"`{name}`" + ("" if scored == str(Role.TEST) else f" ({scored})")
        figures = (suggested, percentile(suggested, others), by_why[FIRST][0], middle, high)
        shown = [f"{figures[0]:.3f}", f"{figures[1]:.0f}", *(f"{figure:.3f}" for figure in figures[2:])]
        cells.append((label, str(count), *shown, f"{low:.3f} to {top:.3f}", str(len(others))))
    return markdown_table(cells)


def main() -> None:
    """Parse arguments, score, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("choices", type=Path, metavar="CHOICES.csv", help="every choice is a line of it")
    parser.add_argument("--dataset", type=Path, nargs="+", default=[], help="dataset.json of each set")
    parser.add_argument("--work", type=Path, help="folder for projects and slices")
    parser.add_argument("--counts", type=int, nargs="+", default=[1, 2, 4], help="annotated cases")
    parser.add_argument("--number", type=int, default=200, help="random choices of each count")
    parser.add_argument("--held-out", action="store_true", help="score training cases, not test cases")
    parser.add_argument("--table", action="store_true", help="score nothing")
    options = parser.parse_args()
    rows = read_rows(options.choices)
    scored = "held out" if options.held_out else str(Role.TEST)
    for description in () if options.table else options.dataset:
        trial = Trial(description, options.work)
        known = {(row["set"], row["scored"], row["cases"]): row["dice"] for row in rows}
        done = {(row["set"], row["scored"], row["why"], row["cases"]) for row in rows}
        for why, choice in wanted(trial, options.counts, options.number):
            cases = " ".join(choice)
            if (trial.name, scored, why, cases) in done:
                continue
            dice = known.get((trial.name, scored, cases)) or f"{trial.dice(choice, held_out=options.held_out):.4f}"
            known[trial.name, scored, cases] = dice
            values = (trial.name, scored, str(len(choice)), why, cases, dice)
            rows.append(dict(zip(COLUMNS, values, strict=True)))
            write_rows(options.choices, COLUMNS, rows)
    print(table(rows))


if __name__ == "__main__":
    main()
