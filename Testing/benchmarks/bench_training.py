"""What a training step costs: the share of data and augmentation, and the whole loop against MONAI's DataLoader.

    python Testing/benchmarks/bench_training.py [--device cuda] [--size 128] [--batch 16]

Three figures, all ratios within one interleaved run on the same network and batch size:

- share: time for gathering a batch and augmenting it, over the pure forward + backward + optimizer step on a batch
  that is ready;
- ours: finetuning steps of ``SupervisedObjective`` through the product's ``Trainer`` step;
- plain: a PyTorch loop (same network, loss, optimizer) over a DataLoader with the same transforms as MONAI
  dictionary transforms in worker processes.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import torch
from bench_augmentation import INTENSITY, SPATIAL, monai_transforms
from monai.data import DataLoader, Dataset, set_track_meta
from monai.losses import DiceCELoss

from SSLSegmentationLib.finetuning.supervised import Augmentation, SupervisedObjective
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores import SliceStore, build_store
from SSLSegmentationLib.stores.preprocessing import plan_preprocessing
from SSLSegmentationLib.training import OptimisationSettings, RunContext, Trainer

OURS = "ours, end to end"


def synchronise(device: torch.device) -> None:
    """Wait for the GPU, so that the clock sees its work."""
    if device.type == "cuda":
        torch.cuda.synchronize()


def make_store(folder: Path, size: int) -> SliceStore:
    """A slice store of eight synthetic volumes of about ``size`` pixels."""
    settings = CohortSettings(cases=8, training=8, validation=0, test=0, size=size, reordered_fraction=0)
    project = Project.create(folder / "project")
    import_dataset(project, write_cohort(folder / "cohort", settings), link=True)
    cases = project.cases()
    return build_store(folder / "slices", cases, plan_preprocessing(cases, size), project.schema)


def main() -> None:
    """Parse arguments, measure, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--size", type=int, default=128, help="pixels of a patch")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--widths", nargs="+", type=int, default=[16, 32, 64, 128, 128])
    parser.add_argument("--workers", type=int, default=2, help="of MONAI's loader")
    parser.add_argument("--steps", type=int, default=6, help="per round")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    device = torch.device(options.device)
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), device, options)


def measure(folder: Path, device: torch.device, options: argparse.Namespace) -> None:
    """Time the three paths in turn and print the ratios."""
    store = make_store(folder, options.size)
    store.to_device(device, 1e9)
    classes = store.schema.class_count
    settings = OptimisationSettings(steps=10**6, batch_size=options.batch)
    patch = (options.size, options.size)
    network = seeded_network(UNetSettings(tuple(options.widths)), classes, 0).to(device)
    augmentation = Augmentation(SPATIAL, INTENSITY)
    rows = store.rows()
    objective = SupervisedObjective(network, store, rows, [], patch, augmentation, "dice_ce", 0.5, settings, device)
    (folder / "run").mkdir()
    trainer = Trainer(objective, settings, RunContext(RunFolder(folder / "run"), device), "bench")
    step = iter(range(10**9))

    def ours(count: int) -> None:
        for _ in range(count):
            trainer.train_step(next(step))

    def data_only(count: int) -> None:
        for _ in range(count):
            objective.batch(next(step))

    ready = objective.batch(0)

    def pure_step(count: int) -> None:
        for _ in range(count):
            with trainer.autocast():
                loss = objective.loss(network(ready[0]), ready[1])
            trainer.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            trainer.optimizer.step()

    set_track_meta(False)
    records = [{"image": store.images[row], "label": store.labels[row]} for row in rows]
    loader = DataLoader(
        Dataset(records, monai_transforms(options.size, False)),
        batch_size=options.batch,
        shuffle=True,
        drop_last=True,
        num_workers=options.workers,
        persistent_workers=options.workers > 0,
    )
    plain_network = seeded_network(UNetSettings(tuple(options.widths)), classes, 0).to(device)
    plain_optimizer = torch.optim.AdamW(plain_network.parameters(), 1e-3)
    plain_loss = DiceCELoss(softmax=True, to_onehot_y=True, include_background=False, batch=True)

    def batches():
        while True:
            yield from loader

    stream = batches()

    def plain(count: int) -> None:
        for _ in range(count):
            batch = next(stream)
            images, labels = batch["image"].to(device).float(), batch["label"].to(device)
            with trainer.autocast():
                logits = plain_network(images)
            loss = plain_loss(logits.float(), labels)
            plain_optimizer.zero_grad(set_to_none=True)
            loss.backward()
            plain_optimizer.step()

    paths = {"data and augmentation": data_only, "pure step": pure_step, OURS: ours, "plain loop": plain}
    times: dict[str, list[float]] = {name: [] for name in paths}
    for path in paths.values():
        path(2)
    for _ in range(options.rounds):
        for name, path in paths.items():
            synchronise(device)
            start = time.perf_counter()
            path(options.steps)
            synchronise(device)
            times[name].append((time.perf_counter() - start) / options.steps)
    median = {name: statistics.median(values) for name, values in times.items()}
    print(
        f"batch {options.batch} at {options.size}², widths {tuple(options.widths)}, {device}, "
        f"{torch.get_num_threads()} threads, loader with {options.workers} workers\n"
    )
    print("| path | ms per step | slices/s | relative to the pure step |\n|---|---|---|---|")
    for name, seconds in median.items():
        print(f"| {name} | {1e3 * seconds:.1f} | {options.batch / seconds:.0f} | {seconds / median['pure step']:.3f} |")
    share = median["data and augmentation"] / median["pure step"]
    ratio = median["plain loop"] / median[OURS]
    print(f"\nData and augmentation: {100 * share:.1f} % of the pure step. Ours: {ratio:.2f} × the plain loop's speed.")


if __name__ == "__main__":
    main()
