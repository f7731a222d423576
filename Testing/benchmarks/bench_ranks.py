"""Throughput of a training step in one process and in several.

    OMP_NUM_THREADS=1 python Testing/benchmarks/bench_ranks.py [--ranks 2] [--device cuda] [--methods simclr mim]

For each method, interleaved in one run on synthetic slices: steps of one process (the others wait), of all on the
same batch, and of all of them on a batch as many times larger. Each process has its threads and, with CUDA, its GPU.
"Ideal" would be as many times the slices per second as there are processes. The CPU time of a slice, of all processes
together, does not depend on what else the machine does: what it grows by is the price of working together.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import torch
import torch.distributed as dist
import torch.multiprocessing as multiprocessing
from bench_training import make_store, synchronise

from SSLSegmentationLib.execution.ranks import SilentRun
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, recipe
from SSLSegmentationLib.pretraining.run import build_method
from SSLSegmentationLib.pretraining.slices import CLASSES, PretrainingObjective
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.training import RunContext, Trainer
from SSLSegmentationLib.training.distributed import Ranks, device_of_rank, join, leave


class Way:
    """One method trained in one way."""

    def __init__(self, folder: Path, method: str, batch: int, ranks: Ranks, options: argparse.Namespace) -> None:
        settings = PretrainingSettings.from_preset(method, "quick")
        stage = recipe(method).stages[-1]
        own, optimisation = settings.stages[stage.name]
        optimisation = replace(optimisation, steps=10**6, epochs=0, batch_size=batch, schedule="constant")
        settings = replace(settings, stages={**settings.stages, stage.name: (own, optimisation)})
        self.device = device_of_rank(options.device)
        network = seeded_network(settings.network, CLASSES, 0).to(self.device)
        module = build_method(stage, settings, network, (options.size, options.size)).to(self.device)
        store = SliceStore(folder / "slices")
        rows = store.rows()
        objective = PretrainingObjective(module, store, rows, rows[:0], optimisation, stage.name, self.device)
        context = RunContext(SilentRun(folder), self.device, ranks=ranks)
        self.trainer = Trainer(objective, optimisation, context, stage.name)
        self.batch, self.step, self.seconds, self.busy = batch, 0, [], []

    def measure(self, steps: int) -> None:
        """One round."""
        synchronise(self.device)
        start, busy = time.perf_counter(), time.process_time()
        for _ in range(steps):
            self.trainer.train_step(self.step)
            self.step += 1
        synchronise(self.device)
        self.seconds.append((time.perf_counter() - start) / steps)
        self.busy.append((time.process_time() - busy) / steps)


def work(number: int, folder: Path, options: argparse.Namespace) -> None:
    """One process: measures together with the others; the first prints."""
    os.environ["LOCAL_RANK"] = str(number)
    torch.set_num_threads(options.threads)
    ranks = join(
        dist.FileStore(str(folder / "rendezvous"), options.ranks), number, options.ranks, device_of_rank("auto")
    )
    for method in options.methods:
        ways: dict[str, Way | None] = {"1 process": Way(folder, method, options.batch, Ranks(), options)}
        ways[f"{options.ranks} processes"] = Way(folder, method, options.batch, ranks, options)
        large = options.ranks * options.batch
        ways[f"{options.ranks} processes, batch {large}"] = Way(folder, method, large, ranks, options)
        for turn in range(1 + options.rounds):
            for name, way in ways.items():
                ranks.barrier()
                if ranks.is_main or name != "1 process":
                    way.measure(1 if turn == 0 else options.steps)
        own = {name: sum(way.busy[1:]) / max(1, len(way.busy) - 1) / way.batch for name, way in ways.items()}
        busy = {name: ranks.world_size * mean for name, mean in ranks.all_reduce_mean(own).items()}
        if ranks.is_main:
            report(method, ways, busy)
    leave()


def report(method: str, ways: dict[str, Way], busy: dict[str, float]) -> None:
    """Lines of the table; the first round only warmed up."""
    rates = {name: way.batch / statistics.median(way.seconds[1:]) for name, way in ways.items()}
    for name, way in ways.items():
        share = f"{rates[name]:.1f} | {rates[name] / rates['1 process']:.2f}"
        cpu = f"{1e3 * busy[name]:.1f} | {busy[name] / busy['1 process']:.2f}"
        print(f"| {method} | {name} | {1e3 * way.batch / rates[name]:.0f} | {share} | {cpu} |", flush=True)


def main() -> None:
    """Parse arguments, start the processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ranks", type=int, default=2)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--size", type=int, default=64, help="pixels of a patch")
    parser.add_argument("--batch", type=int, default=16, help="slices a step")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads of a process")
    parser.add_argument("--methods", nargs="+", default=["mim", "simclr", "pix2rep"])
    parser.add_argument("--steps", type=int, default=3, help="per round")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(
        f"{options.size}², batch {options.batch}, {options.threads} threads a process, load {os.getloadavg()[0]:.1f}\n"
    )
    print("| method | how | ms a step | slices/s | to one process | CPU ms a slice | to one process |")
    print("|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as name:
        make_store(Path(name), options.size)
        multiprocessing.spawn(work, (Path(name), options), nprocs=options.ranks)


if __name__ == "__main__":
    main()
