"""Are the suggested cases better to learn from for a network, too? Short trainings, scored on test cases.

    OMP_NUM_THREADS=1 python Testing/campaigns/suggestion_trained.py SUGGESTIONS.csv TRAINED.csv --work FOLDER \\
        --dataset DATASET.json ... [--counts 1 2 4] [--others 6] [--steps 200] [--minutes 5] [--table]

As ``sslseg finetune --backbone starter --preset quick --max-size 64 --steps 200`` trains on the cases that were
suggested, by SUGGESTIONS.csv of suggestion_campaign.py, and on as many others, chosen at random, with the same random
numbers. No validation cases. Scored as there: mean Dice over the test cases in slices of 64 pixels, of every second
slice of tall volumes, of every fourth where there are many cases.

Every training is a line of TRAINED.csv; one that is in it is not done again. They are done in turn, one of each set and
number of cases and then the next, so what is there after ``--minutes`` can be compared. ``--table`` only reads it.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from csv_rows import Row, read_rows, write_rows
from suggestion_campaign import RANDOM, SUGGESTED, Trial, percentile

from SSLSegmentationLib.core.text import markdown_table
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.inference.prediction import Predictor, load_predictor, slice_probabilities
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.shipped import shipped_starter
from SSLSegmentationLib.stores.place import slice_heights
from SSLSegmentationLib.training import RunContext
from SSLSegmentationLib.volumes.overlap import mean_dice

COLUMNS = ("set", "count", "why", "cases", "steps", "dice", "seconds")
CPU = torch.device("cpu")


class TrainedTrial(Trial):
    """A set whose volumes are its training cases, without validation cases."""

    def __init__(self, description: Path, work: Path) -> None:
        super().__init__(description, work)
        for case in self.project.cases(Role.VALIDATION):
            self.project.remove_case(case)

    @cached_property
    def settings(self) -> FinetuneSettings:
        """Of a training, but for its length."""
        return replace(FinetuneSettings.from_preset("quick"), max_size=64)

    def trained_dice(self, chosen: Sequence[str], steps: int) -> float:
        """Mean Dice over the test cases of a network that these cases taught."""
        folder = self.project.folder / "trained"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        settings = replace(self.settings, optimisation=self.settings.optimisation.lasting(steps, steps))
        run = RunContext(RunFolder(folder), CPU)
        model = run_finetuning(self.project, settings, run, shipped_starter(), chosen).model
        predictor = load_predictor(model, CPU)
        return statistics.mean(self._network_dice(predictor, name) for name in self.tests)

    def _network_dice(self, predictor: Predictor, name: str) -> float:
        rows, slices = self.scored_rows(name), torch.from_numpy(self.images(name))
        heights = slice_heights(len(slices))[rows]
        found = slice_probabilities(predictor.network, slices[rows], predictor.patch, CPU, heights=heights)
        return mean_dice(found.argmax(dim=0).numpy(), self.labels[name][rows], range(1, len(found)))


def wanted(trial: TrainedTrial, rows: Sequence[Row], count: int, others: int) -> Iterator[tuple[str, str]]:
    """Why a choice is to be trained on, and its cases: the suggested ones, and as many others as there are."""
    suggested = next(
        row["cases"]
        for row in rows
        if (row["set"], row["scored"], row["count"], row["why"]) == (trial.name, "test", str(count), SUGGESTED)
    )
    yield SUGGESTED, suggested
    choices = [" ".join(choice) for choice in itertools.combinations(trial.training, count)]
    shuffled = (choices[index] for index in np.random.default_rng(count).permutation(len(choices)))
    yield from itertools.islice(((RANDOM, choice) for choice in shuffled if choice != suggested), others)


def table(rows: Sequence[Row]) -> str:
    """Dice of the suggested choice beside that of the others: its rank, its percentile, their mean and deviation."""
    cells: list[Sequence[str]] = [
        ("set", "cases", "suggested", "rank", "percentile", "others: mean ± sd", "worst to best", "n")
    ]
    percentiles: dict[str, list[float]] = {}
    for name, count in dict.fromkeys((row["set"], row["count"]) for row in rows):
        own = [row for row in rows if (row["set"], row["count"]) == (name, count)]
        others = [float(row["dice"]) for row in own if row["why"] == RANDOM]
        suggested = [float(row["dice"]) for row in own if row["why"] == SUGGESTED]
        if len(others) < 2 or not suggested:
            continue
        place = percentile(suggested[0], others)
        percentiles.setdefault(count, []).append(place)
        rank = 1 + sum(other > suggested[0] for other in others)
        spread = f"{statistics.mean(others):.3f} ± {statistics.stdev(others):.3f}"
        shown = (f"{suggested[0]:.3f}", f"{rank} of {len(others) + 1}", f"{place:.0f}", spread)
        cells.append((f"`{name}`", count, *shown, f"{min(others):.3f} to {max(others):.3f}", str(len(others))))
    means = [f"{count}: {statistics.mean(places):.0f}" for count, places in percentiles.items()]
    return "\n".join((markdown_table(cells), "", f"Mean percentile by number of cases: {', '.join(means)}"))


def main() -> None:
    """Parse arguments, train and score, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suggestions", type=Path, metavar="SUGGESTIONS.csv")
    parser.add_argument("trained", type=Path, metavar="TRAINED.csv", help="every training is a line of it")
    parser.add_argument("--dataset", type=Path, nargs="+", default=[], help="dataset.json of each set")
    parser.add_argument("--work", type=Path, help="folder for projects and slices")
    parser.add_argument("--counts", type=int, nargs="+", default=[1, 2, 4], help="annotated cases")
    parser.add_argument("--others", type=int, default=6, help="random choices of each count")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin no training after them")
    parser.add_argument("--table", action="store_true", help="train nothing")
    options = parser.parse_args()
    rows = read_rows(options.trained)
    if not options.table:
        torch.set_num_threads(1)
        os.environ["SSLSEG_STATE"] = str(options.work / "state")  # it stands in nobody's line
        work(options, rows)
    print(table(rows))


def work(options: argparse.Namespace, rows: list[Row]) -> None:
    """Do what is not there yet, and write each training down at once."""
    begun, suggestions = time.monotonic(), read_rows(options.suggestions)
    trials = [TrainedTrial(description, options.work) for description in options.dataset]
    asked = [
        [(trial, count, *choice) for choice in wanted(trial, suggestions, count, options.others)]
        for trial in trials
        for count in options.counts
    ]
    for one in itertools.chain.from_iterable(itertools.zip_longest(*asked)):
        if one is None or time.monotonic() - begun > options.minutes * 60:
            continue
        trial, count, why, cases = one
        key = {"set": trial.name, "count": str(count), "why": why, "cases": cases, "steps": str(options.steps)}
        if any(key.items() <= row.items() for row in rows):
            continue
        started = time.process_time()
        dice = trial.trained_dice(cases.split(" "), options.steps)
        rows.append(key | {"dice": f"{dice:.4f}", "seconds": f"{time.process_time() - started:.1f}"})
        write_rows(options.trained, COLUMNS, rows)


if __name__ == "__main__":
    main()
