"""What further sequences cost: a training step, a volume that is segmented, and the store, with 1, 2 and 3 of them.

    python Testing/benchmarks/bench_sequences.py [--size 128] [--batch 8] [--methods mim pix2rep] [--device cuda]

Synthetic volumes, whose further sequences are noise: this says nothing of what they are worth. All are measured in turn
within one run, and times (of the processor) are told as parts of those with one sequence.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import torch

from SSLSegmentationLib.core.text import markdown_table
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.importing import add_channel, import_dataset
from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.networks.ensemble import weights_of
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.pretraining.run import prepare_pretraining
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import RunContext, Trainer
from SSLSegmentationLib.training.setup import RunSetup
from SSLSegmentationLib.volumes.reading import read_volume

NAMES = ("image", "second", "third")
COUNTS = (1, 2, 3)


def project_with_sequences(folder: Path, size: int) -> Project:
    """Four synthetic cases of about ``size`` pixels with three sequences each."""
    settings = CohortSettings(cases=4, training=3, validation=0, test=1, size=size, reordered_fraction=0)
    project = Project.create(folder / "project")
    import_dataset(project, write_cohort(folder / "cohort", settings), link=True)
    rng = np.random.default_rng(0)
    for case in project.cases():
        for name in NAMES[1:]:
            image = sitk.GetImageFromArray(rng.normal(size=case.size[::-1]).astype(np.float32))
            image.CopyInformation(read_volume(case.image_path))
            sitk.WriteImage(image, str(folder / f"{case.id}-{name}.nrrd"))
            add_channel(project, case, name, folder / f"{case.id}-{name}.nrrd")
    return project


def prepared(project: Project, method: str, count: int, options: argparse.Namespace) -> RunSetup:
    """A training with the first ``count`` sequences, in the shape of the preset quick."""
    shape = {"channels": NAMES[:count], "max_size": options.size}
    if method == "finetune":
        settings = replace(FinetuneSettings.from_preset("quick"), **shape)
        optimisation = replace(settings.optimisation, batch_size=options.batch)
        return prepare_finetuning(project, replace(settings, optimisation=optimisation))
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {
        name: (own, replace(optimisation, batch_size=options.batch))
        for name, (own, optimisation) in settings.stages.items()
    }
    return prepare_pretraining(project, replace(settings, stages=stages, **shape))


def steps(setup: RunSetup, folder: Path, device: torch.device) -> Iterator[None]:
    """Steps of the first stage of a training."""
    store = setup.plan.build_store(folder / "slices", setup.cases)
    stage = setup.stages[0]
    objective = stage.objective(store, stage.optimisation, device)
    (folder / "run").mkdir()
    trainer = Trainer(objective, stage.optimisation, RunContext(RunFolder(folder / "run"), device), stage.name)
    step = 0
    while True:
        trainer.train_step(step)
        if device.type == "cuda":
            torch.cuda.synchronize()
        step += 1
        yield


def prediction(project: Project, folder: Path, count: int, options: argparse.Namespace) -> Callable[[], object]:
    """Segments the test case by a network that has learnt nothing."""
    setup = prepared(project, "finetune", count, options)
    stored = setup.plan.open_store(folder / "slices")
    network = setup.way.new_network(setup.begun, 0)  # type: ignore[attr-defined]
    content = {
        **weights_of(network),
        "preprocessing": vars(setup.preprocessing),
        "patch": list(stored.canvas),
        "schema": project.schema.to_dict(),
    }
    predictor = Predictor("model.pt", options.device, content={**content, "format": "model"})
    (case,) = project.cases(Role.TEST)
    image = read_volume(case.image_path)
    channels = {name: read_volume(case.channel_path(name) or "") for name in NAMES[1:count]}
    return lambda: predictor.predict(image, channels=channels)


def main() -> int:
    """Parse arguments, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--size", type=int, default=128, help="pixels of the longer side of a slice")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--methods", nargs="+", default=["mim", "pix2rep"], help="of pretraining")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print(markdown_table(measured(Path(name), options)))
    return 0


def measured(folder: Path, options: argparse.Namespace) -> list[list[str]]:
    """Rows of the table: times as parts of those with one sequence, and bytes."""
    # What other programs do meanwhile takes no processor time of this one; a GPU's time is that of the wall.
    clock = time.process_time if options.device == "cpu" else time.perf_counter
    project, device = project_with_sequences(folder, options.size), torch.device(options.device)
    work: dict[str, list[Callable[[], object]]] = {}
    for method in ("finetune", *options.methods):
        for count in COUNTS:
            own = folder / f"{method}-{count}"
            endless = steps(prepared(project, method, count, options), own, device)
            next(endless)  # builds its store
            work.setdefault(f"step of {method}", []).append(lambda endless=endless: next(endless))
    work["segmenting a volume"] = [
        prediction(project, folder / f"finetune-{count}", count, options) for count in COUNTS
    ]
    times: dict[str, list[list[float]]] = {name: [[] for _ in COUNTS] for name in work}
    for number in range(options.rounds + 1):
        for name, calls in work.items():
            for taken, call in zip(times[name], calls, strict=True):
                started = clock()
                call()
                if number:  # the first one prepares
                    taken.append(clock() - started)
    rows = [["", *(f"{count}" for count in COUNTS)]]
    for name, each in times.items():
        first, *others = map(statistics.median, each)
        rows.append([name, f"{1000 * first:.0f} ms", *(f"× {other / first:.2f}" for other in others)])
    sizes = [sum(path.stat().st_size for path in (folder / f"finetune-{count}/slices").iterdir()) for count in COUNTS]
    rows.append(["store", f"{sizes[0] / 1e6:.1f} MB", *(f"× {size / sizes[0]:.2f}" for size in sizes[1:])])
    return rows


if __name__ == "__main__":
    sys.exit(main())
