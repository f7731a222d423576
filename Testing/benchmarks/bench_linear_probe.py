"""A linear probe with one labelled case: Dice on labelled training cases that it has not seen, and seconds of the CPU.

    OMP_NUM_THREADS=1 python Testing/benchmarks/bench_linear_probe.py PROJECT BACKBONE [DRAWS [HELD_OUT]]

``BACKBONE`` is a ``backbone.pt``, or ``random`` for the control. The project was imported with its split. Its test
cases are left alone; its validation cases choose among the classifiers, as in every finetuning. Dice of whole volumes
on the native grid, mean over structures and cases.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.training import RunContext
from SSLSegmentationLib.volumes.reading import read_volume


def main(folder: str, backbone: str, draws: int, held_out: int) -> None:
    """Print a line for each draw."""
    project = Project(folder)
    schema, train = project.schema, project.cases(Role.TRAIN, labelled=True)
    for draw in range(draws):
        order = np.random.default_rng(100 + draw).permutation(len(train))
        case, *others = (train[i] for i in order[: held_out + 1])
        settings = replace(FinetuneSettings.from_preset("quick"), strategy="linear_probe", max_size=64)
        start = None if backbone == "random" else backbone
        optimisation = replace(settings.optimisation, seed=draw)
        settings = replace(settings, random_probe=start is None, optimisation=optimisation)
        with tempfile.TemporaryDirectory() as run:
            started = time.process_time()
            context = RunContext(RunFolder(Path(run)))
            slices = []
            context.on_slices = lambda _, times=slices: times.append(time.process_time())
            model = run_finetuning(project, settings, context, start, [case.id]).model
            seconds, prepared = time.process_time() - slices[0], slices[0] - started
            predictor = load_predictor(model)
            scores = []
            for other in others:
                image = read_volume(other.image_path)
                labels, reference = predictor.predict(image).labels, native_labels(other, image, schema)
                scores.append(dice(labels, reference, schema.values))
        times = f"{seconds:.1f} s after {prepared:.1f} s of preparing slices"
        print(f"draw {draw}, {case.id}: Dice {np.nanmean(scores):.3f} on {len(others)} others, {times}", flush=True)


def dice(labels: np.ndarray, reference: np.ndarray, values: list[int]) -> float:
    """Mean Dice of the structures that are in either mask."""
    pairs = [(labels == value, reference == value) for value in values]
    return float(np.mean([2 * (a & b).sum() / (a.sum() + b.sum()) for a, b in pairs if a.any() or b.any()]))


if __name__ == "__main__":
    torch.set_num_threads(1)
    numbers = [int(word) for word in sys.argv[3:5]]
    main(sys.argv[1], sys.argv[2], *(numbers + [3, 8][len(numbers) :]))
