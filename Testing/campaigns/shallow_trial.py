"""How good is what needs no network, and which solver serves it best? Held-out training cases, one label or more.

    OMP_NUM_THREADS=1 python Testing/campaigns/shallow_trial.py DATASET.json --work FOLDER [--count 1] [--draws 5]
        [--classifiers place-only probe-only ridge logistic filters-only]

``place-only`` and ``probe-only`` are the yardsticks of ``sslseg study``; ``ridge`` and ``logistic`` solve for a linear
classifier of the same 28 numbers a pixel, and ``filters-only`` leaves out the pixel's place. Draws and scored cases are
those of recipe_ablation.py: test cases are neither learnt from nor scored. Masks are scored as they are, with no part
taken away.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from recipe_ablation import open_cohort, split
from recipe_cohort import Cohort
from recipes import Recipe

from SSLSegmentationLib.embedding.filters import FILTERS, volume_features
from SSLSegmentationLib.embedding.perceptron import fit_perceptron
from SSLSegmentationLib.finetuning.linear_classifier import LinearClassifier, LogisticRegression, Samples, ridge
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.stores.resampling import resample_probabilities_to
from SSLSegmentationLib.study.pixel_model import sampled_pixels
from SSLSegmentationLib.volumes.overlap import mean_dice

#: Slices as our own finetuning has them.
OURS = Recipe(percentiles=(0.5, 99.5), ignore_padding=True, image_pixels="antialiased", mask_pixels="share")
CLASSIFIERS = ("place-only", "probe-only", "ridge", "logistic", "filters-only")
_RIDGE, _LOGISTIC, _ITERATIONS = 1e-2, 1e-3, 30

Probabilities = Callable[[np.ndarray], np.ndarray]


def fitted(name: str, store: SliceStore, case_ids: list[str], seed: int) -> Probabilities:
    """Fit a classifier; what it makes of all features [28, S, H, W] is [K, S, H, W]."""
    cases = [case for case in store.cases if case.id in case_ids]
    vectors, labels, weights, classes = sampled_pixels(store, cases, filters=True, seed=seed)
    if name in ("ridge", "logistic"):
        samples = Samples(torch.from_numpy(vectors), torch.from_numpy(labels), torch.from_numpy(weights), classes)
        return _linear(name, samples)
    channels = {"place-only": slice(len(FILTERS), None), "filters-only": slice(len(FILTERS))}.get(name, slice(None))
    perceptron = fit_perceptron(vectors[:, channels], labels, weights, classes, seed=seed)
    return lambda features: perceptron.probabilities(features[channels])


def _linear(name: str, samples: Samples) -> Probabilities:
    if name == "ridge":
        classifier: LinearClassifier = ridge(samples, _RIDGE)
    else:
        regression = LogisticRegression(samples, _LOGISTIC)
        regression.iterate(_ITERATIONS)
        classifier = regression.classifier

    def probabilities(features: np.ndarray) -> np.ndarray:
        pixels = torch.from_numpy(features.reshape(len(features), -1).T.astype(np.float32))
        return classifier(pixels).softmax(dim=1).T.float().numpy().reshape(-1, *features.shape[1:])

    return probabilities


def score(probabilities: Probabilities, cohort: Cohort, store: SliceStore, case_ids: list[str]) -> float:
    """Mean Dice of whole volumes on their own pixels."""
    dices = []
    for case in store.cases:
        if case.id in case_ids:
            found = torch.from_numpy(
                probabilities(volume_features(store.images[store.window(case)].astype(np.float32)))
            )
            native = cohort.native(case.id)
            labels = resample_probabilities_to(found, native.shape[1:]).argmax(dim=0).numpy()
            dices.append(mean_dice(labels, native, range(1, len(found))))
    return statistics.mean(dices)


def main() -> None:
    """Parse arguments, fit, score, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="dataset.json")
    parser.add_argument("--work", type=Path, required=True, help="folder for this set's project and slices")
    parser.add_argument("--classifiers", nargs="+", default=list(CLASSIFIERS), choices=CLASSIFIERS)
    parser.add_argument("--count", type=int, default=1, help="labelled cases to learn from")
    parser.add_argument("--draws", type=int, default=5)
    options = parser.parse_args()
    torch.set_num_threads(1)
    cohort = open_cohort(options.dataset, options.work, 64)
    store = cohort.store(OURS)
    print(f"{options.dataset.resolve().parent.name}, N = {options.count}\n")
    print("| classifier | Dice | draws | seconds to learn |\n|---|---|---|---|")
    for name in options.classifiers:
        dices, seconds = [], []
        for draw in range(options.draws):
            learnt, scored = split(cohort.ids(Role.TRAIN), options.count, draw)
            started = time.process_time()
            probabilities = fitted(name, store, learnt, draw)
            seconds.append(time.process_time() - started)
            dices.append(score(probabilities, cohort, store, scored))
        error = statistics.stdev(dices) / len(dices) ** 0.5 if len(dices) > 1 else 0.0
        each = " ".join(f"{dice:.3f}" for dice in dices)
        print(
            f"| {name} | {statistics.mean(dices):.3f} ± {error:.3f} | {each} | {statistics.mean(seconds):.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
