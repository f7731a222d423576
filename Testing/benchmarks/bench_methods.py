"""Throughput of every pretraining method, and how much of a step is not the network.

    python Testing/benchmarks/bench_methods.py [--device cuda] [--preset quick] [--size 128] [--methods mim]

One table, all methods interleaved in one run on synthetic slices, each with its own settings of the preset, the same
batch and size for all. "Network" is a replay: forward and backward of the encoder and decoder alone, on the very inputs
that they get in a step (the teacher of DINO without backward). What is left of a step is data, views, heads, loss,
optimizer and monitors.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from bench_training import make_store, synchronise

from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, recipes
from SSLSegmentationLib.pretraining.run import build_method
from SSLSegmentationLib.pretraining.slices import CLASSES, PretrainingObjective
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.training import RunContext, Trainer


@dataclass
class Call:
    """A part of the network with what it was called on."""

    part: torch.nn.Module
    arguments: tuple
    gradient: bool


class Bench:
    """One stage of one method."""

    def __init__(
        self, folder: Path, store: SliceStore, name: str, stage, device: torch.device, options: argparse.Namespace
    ) -> None:
        settings = PretrainingSettings.from_preset(name, options.preset)
        own, optimisation = settings.stages[stage.name]
        optimisation = replace(optimisation, steps=10**6, epochs=0, batch_size=options.batch, schedule="constant")
        settings = replace(settings, stages={**settings.stages, stage.name: (own, optimisation)})
        self.name = name if len(recipes()[name].stages) == 1 else f"{name}, {stage.name}"
        self.device, self.batch, self.step = device, options.batch, 0
        network = seeded_network(settings.network, CLASSES, 0).to(device)
        self.method = build_method(stage, settings, network, (options.size, options.size)).to(device)
        rows = store.rows()
        self.objective = PretrainingObjective(self.method, store, rows, rows[:0], optimisation, stage.name, device)
        run = folder / self.name.replace(", ", "-")
        run.mkdir()
        self.trainer = Trainer(self.objective, optimisation, RunContext(RunFolder(run), device), stage.name)
        self.whole, self.data, self.network = [], [], []
        self.train(2)
        self.calls = self._captured()

    def _captured(self) -> list[Call]:
        """What encoder and decoder (and those of a teacher) are called on in a step."""
        calls: list[Call] = []

        def keep(part: torch.nn.Module, arguments: tuple) -> None:
            calls.append(
                Call(part, arguments, torch.is_grad_enabled() and any(p.requires_grad for p in part.parameters()))
            )

        teacher = getattr(self.method, "teacher", {})
        parts = [self.method.network.encoder, self.method.network.decoder]
        parts += [teacher["encoder"]] if "encoder" in teacher else []
        hooks = [part.register_forward_pre_hook(keep) for part in parts]
        self.train(1)
        for hook in hooks:
            hook.remove()
        return [replace(call, arguments=_detached(call.arguments)) for call in calls]

    def train(self, count: int) -> None:
        """Steps of the training as it is."""
        for _ in range(count):
            self.trainer.train_step(self.step)
            self.step += 1

    def views(self, count: int) -> None:
        """Data and views alone."""
        for number in range(count):
            rows = self.objective.stream.batch(number)
            with torch.no_grad():
                self.method.views(self.objective.store.batch(rows, self.device), torch.Generator().manual_seed(number))

    def replay(self, count: int) -> None:
        """The network alone."""
        for _ in range(count):
            for call in self.calls:
                with torch.set_grad_enabled(call.gradient), self.trainer.autocast():
                    answer = call.part(*call.arguments)
                    maps = [answer] if isinstance(answer, torch.Tensor) else list(answer)
                    if call.gradient:
                        sum(part.float().mean() for part in maps).backward()
            self.trainer.optimizer.zero_grad(set_to_none=True)

    def measure(self, steps: int) -> None:
        """One round of each."""
        for work, times in ((self.train, self.whole), (self.views, self.data), (self.replay, self.network)):
            synchronise(self.device)
            start = time.perf_counter()
            work(steps)
            synchronise(self.device)
            times.append((time.perf_counter() - start) / steps)

    def row(self) -> str:
        """A line of the table."""
        whole, data, network = (statistics.median(times) for times in (self.whole, self.data, self.network))
        shares = f"{100 * data / whole:.0f} % | {100 * (1 - network / whole):.0f} %"
        return f"| {self.name} | {1e3 * whole:.0f} | {self.batch / whole:.0f} | {shares} |"


def _detached(value):
    if isinstance(value, torch.Tensor):
        return value.detach().clone()
    return type(value)(map(_detached, value)) if isinstance(value, (tuple, list)) else value


def main() -> None:
    """Parse arguments, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--preset", default="quick")
    parser.add_argument("--size", type=int, default=128, help="pixels of a patch")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--methods", nargs="+", default=list(recipes("slices")))
    parser.add_argument("--steps", type=int, default=2, help="per round")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    device = torch.device(options.device)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = make_store(folder, options.size)
        store.to_device(device, 1e9)
        benches = [
            Bench(folder, store, method, stage, device, options)
            for method in options.methods
            for stage in recipes()[method].stages
        ]
        for _ in range(options.rounds):
            for bench in benches:
                bench.measure(options.steps)
    threads = torch.get_num_threads()
    print(f"batch {options.batch} at {options.size}², preset {options.preset}, {device}, {threads} threads\n")
    print("| method | ms a step | slices/s | data and views | not the network |\n|---|---|---|---|---|")
    for bench in benches:
        print(bench.row())


if __name__ == "__main__":
    main()
