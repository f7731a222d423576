"""Questions behind ``sslseg suggest``, answered on training cases: who chooses the second case, which slices first?

    OMP_NUM_THREADS=1 python Testing/campaigns/suggestion_trials.py second DATASET.json CHOICES.csv --work FOLDER
    OMP_NUM_THREADS=1 python Testing/campaigns/suggestion_trials.py slices DATASET.json CHOICES.csv --work FOLDER

``second``: each training case is the first once. The second is chosen by what is covered, by the doubt of what the
first has taught (entropy in the structure that is most doubtful, and one pixel around it), or by both; the figure is
the percentile of the pair among all pairs with that first case, 50 = chance. CHOICES.csv has the pairs, of
``suggestion_campaign.py --held-out``.

``slices``: three or five slices of one case teach, all other training cases are scored. CHOICES.csv is not read.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from csv_rows import read_rows
from scipy import ndimage
from suggestion_campaign import RANDOM, Trial, percentile

from SSLSegmentationLib.core.text import markdown_table
from SSLSegmentationLib.embedding.coverage import Coverage
from SSLSegmentationLib.embedding.looks import volume_vectors

#: Name → part of the volume, from and to, through which slices are spread.
SPANS = {"all": (0.0, 1.0), "middle 70 %": (0.15, 0.85), "middle half": (0.25, 0.75), "middle third": (1 / 3, 2 / 3)}


def second(trial: Trial, choices: Path) -> str:
    """Mean percentile ± standard error of the second case, by who chose it."""
    pairs = {
        frozenset(row["cases"].split(" ")): float(row["dice"])
        for row in read_rows(choices)
        if (row["set"], row["scored"], row["count"], row["why"]) == (trial.name, "held out", "2", RANDOM)
    }
    names = trial.training
    training = [case for case in trial.cases if case.id in names]
    coverage = Coverage(volume_vectors(trial.project, training).vectors)  # both in the order of their ids
    names = sorted(names)
    found: dict[str, list[float]] = {}
    for number, first in enumerate(names):
        others = [index for index in range(len(names)) if index != number]
        doubts = dict(zip(others, _doubts(trial, first, [names[index] for index in others]), strict=True))
        gains = dict(zip(others, coverage.gains([number], others), strict=True))
        half = [index for index in others if gains[index] >= np.median(list(gains.values()))]
        close = [index for index in others if gains[index] >= 0.8 * max(gains.values())]
        chosen = {
            "what is covered": coverage.next_best([number], others),
            "the model's doubt": max(others, key=doubts.__getitem__),
            "doubt, in the half that covers more": max(half, key=doubts.__getitem__),
            "doubt, where 80 % of the best is covered": max(close, key=doubts.__getitem__),
        }
        all_of_first = [dice for pair, dice in pairs.items() if first in pair]
        for who, index in chosen.items():
            if (pair := frozenset((first, names[index]))) in pairs:
                found.setdefault(who, []).append(percentile(pairs[pair], all_of_first))
    rows = [(who, _with_error(values), str(len(values))) for who, values in found.items()]
    return markdown_table([("chosen by", "percentile", "first cases"), *rows])


def _doubts(trial: Trial, first: str, others: Sequence[str]) -> list[float]:
    """Of each case, for the structure that is most doubtful over all; 1 where it was not found."""
    perceptron = trial.fitted([first])
    doubts = []
    for name in others:
        found = perceptron.probabilities(trial.features[name][:, ::2])
        entropy = -(found * np.log(np.maximum(found, 1e-9))).sum(axis=0) / np.log(len(found))
        masks = [found.argmax(axis=0) == value for value in range(1, len(found))]
        near = [ndimage.binary_dilation(mask, np.ones((1, 3, 3))) for mask in masks]
        doubts.append([float(entropy[place].mean()) if place.any() else 1.0 for place in near])
    worst = int(np.sum(doubts, axis=0).argmax())
    return [own[worst] for own in doubts]


def slices(trial: Trial) -> str:
    """Mean Dice of the other training cases, by which slices of a case were learnt from."""
    found: dict[tuple[int, str], list[float]] = {}
    for first in trial.training:
        number = len(trial.labels[first])
        for count in (3, 5):
            for name, (low, high) in SPANS.items():
                centres = (low + (np.arange(count) + 0.5) / count * (high - low)) * number
                rows = sorted({int(centre) for centre in centres})
                found.setdefault((count, name), []).append(trial.dice([first], held_out=True, rows=rows))
    lines = [(name, *(f"{statistics.mean(found[count, name]):.3f}" for count in (3, 5))) for name in SPANS]
    return markdown_table([("spread through", "3 slices", "5 slices"), *lines])


def _with_error(values: Sequence[float]) -> str:
    error = statistics.stdev(values) / len(values) ** 0.5 if len(values) > 1 else 0.0
    return f"{statistics.mean(values):.0f} ± {error:.0f}"


def main() -> None:
    """Parse arguments, print a table."""
    trials: dict[str, Callable[[Trial, Path], str]] = {"second": second, "slices": lambda trial, _: slices(trial)}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=list(trials))
    parser.add_argument("dataset", type=Path, help="dataset.json")
    parser.add_argument("choices", type=Path, metavar="CHOICES.csv")
    parser.add_argument("--work", type=Path, required=True, help="folder for projects and slices")
    options = parser.parse_args()
    print(trials[options.what](Trial(options.dataset, options.work), options.choices))


if __name__ == "__main__":
    main()
