"""Time and memory from ten volumes to ten thousand: import, slice store, an epoch of pretraining, and listing cases.

    python Testing/benchmarks/bench_growth.py [--counts 10 100 1000 10000] [--json FILE]

Every stage of every size runs in a process of its own, one after another, on synthetic volumes of 48 × 48 × 12 voxels,
each a file of its own with voxels of its own. The network is tiny and everything on one thread, so that what is
measured is the library. 10 000 volumes take about 2 GB in the temporary folder, which is removed at the end.

Two figures of memory: the peak resident set, in which every page counts that the system happens to keep of a memory-
mapped file, and the peak of anonymous pages (Linux), which is what the process itself needs.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

SIZE = (48, 48, 12)  # voxels along i, j, k
_BATCH = 32
_SAMPLING_SECONDS = 0.02
_MB = 1e6


# ---------------------------------------------------------------------- the volumes
def write_volumes(folder: Path, count: int) -> None:
    """Write ``count`` NRRD files: a bright ellipse with a texture and noise, different in each."""
    folder.mkdir(parents=True)
    z, y, x = np.meshgrid(*(np.linspace(-1, 1, extent) for extent in SIZE[::-1]), indexing="ij")
    header = (
        "NRRD0004\ntype: short\ndimension: 3\nspace: left-posterior-superior\nsizes: {} {} {}\n"
        "space directions: (1.5,0,0) (0,1.5,0) (0,0,4)\nspace origin: (0,0,0)\n"
        "kinds: domain domain domain\nendian: little\nencoding: raw\n\n"
    ).format(*SIZE)
    for number in range(count):
        rng = np.random.default_rng(number)
        a, b, u, v = rng.uniform((0.5, 0.5, 4, 4), (0.9, 0.9, 12, 12))
        inside = (x / a) ** 2 + (y / b) ** 2 + 0.3 * z**2 < 1
        voxels = inside * (400 + 100 * np.sin(u * x) * np.cos(v * y)) + rng.integers(0, 16, inside.shape)
        with open(folder / f"volume{number:05d}.nrrd", "wb") as file:
            file.write(header.encode() + voxels.astype("<i2").tobytes())


# ---------------------------------------------------------------------- the stages, each in a process of its own
def _settings() -> Any:
    from SSLSegmentationLib.networks import UNetSettings
    from SSLSegmentationLib.pretraining import PretrainingSettings

    quick = PretrainingSettings.from_preset("regression", "quick")
    stages = {
        name: (own, replace(how, epochs=1, batch_size=_BATCH, precision="fp32"))
        for name, (own, how) in quick.stages.items()
    }
    return replace(quick, network=UNetSettings(widths=(4, 4)), max_size=32, stages=stages)


def _import(folder: Path, count: int) -> dict[str, Any]:
    """Copy the volumes into the project, or find that they are there."""
    from SSLSegmentationLib.importing import add_folder
    from SSLSegmentationLib.project import Project

    there = folder / "project"
    report = add_folder(Project(there) if there.exists() else Project.create(there), folder / "in")
    assert len(Project(folder / "project").cases()) == count
    return {"added": len(report.added)}


def _command(*arguments: str) -> dict[str, Any]:
    from SSLSegmentationLib.cli.main import main

    with contextlib.redirect_stdout(io.StringIO()):
        assert main(list(arguments)) == 0
    return {}


def _cases(folder: Path, count: int) -> dict[str, Any]:
    """What lists the cases reads every record."""
    return _command("cases", str(folder / "project"), "--json")


def _roles(folder: Path, count: int) -> dict[str, Any]:
    """Give all cases another role with one command."""
    names = sorted(path.name for path in (folder / "project" / "cases").iterdir())
    return _command("role", str(folder / "project"), *names, "--role", "train")


def _preflight(folder: Path, count: int) -> dict[str, Any]:
    """What is looked at before a run; measures steps for up to 20 s however many cases there are."""
    from SSLSegmentationLib.api import Options, check_pretraining
    from SSLSegmentationLib.project import Project

    check_pretraining(Project(folder / "project"), _settings(), Options("cpu", threads=1))
    return {}


def _store(folder: Path, count: int) -> dict[str, Any]:
    """Plan a pretraining and prepare its slices."""
    from SSLSegmentationLib.api import set_threads
    from SSLSegmentationLib.jobs.requests import PretrainingRequest
    from SSLSegmentationLib.pretraining.run import fixed_pretraining_plan
    from SSLSegmentationLib.project import Project
    from SSLSegmentationLib.training import RunContext
    from SSLSegmentationLib.training.preparation import prepared_store

    set_threads(1)
    project, settings = Project(folder / "project"), _settings()
    run = PretrainingRequest(settings).write(project, threads=1)
    started = time.perf_counter()
    plan = fixed_pretraining_plan(run.folder, project, settings)
    planning = time.perf_counter() - started
    store = prepared_store(plan, project, RunContext(run))
    return {"slices": len(store), "planning": planning}


def _opened(folder: Path) -> Any:
    from SSLSegmentationLib.stores import SliceStore

    return SliceStore(next((folder / "project" / "runs").iterdir()) / "slices")


def _read(store: Any, batches: Iterator[np.ndarray]) -> dict[str, Any]:
    import torch

    torch.set_num_threads(1)
    slices = sum(len(store.batch(rows).images) for rows in batches)
    return {"slices": slices}


def _sequential(folder: Path, count: int) -> dict[str, Any]:
    """Gather every slice once, in the order of the file."""
    store = _opened(folder)
    return _read(store, (rows for rows in np.split(store.rows(), range(_BATCH, len(store), _BATCH))))


def _random(folder: Path, count: int) -> dict[str, Any]:
    """Gather every slice once, in the order of a shuffled pass."""
    from SSLSegmentationLib.stores import SliceStream

    store = _opened(folder)
    stream = SliceStream(store.rows(), _BATCH, seed=0)
    return _read(store, (stream.batch(step) for step in range(stream.steps_per_epoch)))


def _partitioned(folder: Path, count: int) -> dict[str, Any]:
    """The same with a slice of every part of some volumes a batch."""
    from SSLSegmentationLib.stores import PartitionedStream

    store = _opened(folder)
    part = np.minimum((store.position_of_row * 4).astype(int), 3)
    stream = PartitionedStream(store.rows(), store.case_of_row, part, 4, _BATCH, seed=0)
    return _read(store, (stream.batch(step) for step in range(stream.steps_per_epoch)))


def _epoch(folder: Path, count: int) -> dict[str, Any]:
    """One pass over the training slices in the run whose slices are there: regression, events, status, checkpoints."""
    from SSLSegmentationLib.api import set_threads
    from SSLSegmentationLib.pretraining import run_pretraining
    from SSLSegmentationLib.project import Project
    from SSLSegmentationLib.project.runs import RunFolder
    from SSLSegmentationLib.training import RunContext

    set_threads(1)
    run = RunFolder(next((folder / "project" / "runs").iterdir()))
    run_pretraining(Project(folder / "project"), _settings(), RunContext(run))
    steps = [event["step"] for event in run.events("metrics")]
    return {"steps": max(steps)}


#: In their order: each finds what those before have left. With what is loaded before the clock starts.
STAGES: dict[str, tuple[str, Callable[[Path, int], dict[str, Any]], str]] = {
    "import": ("import", _import, "importing"),
    "again": ("import once more", _import, "importing"),
    "cases": ("`sslseg cases`", _cases, "cli.project_commands"),
    "roles": ("`sslseg role` of all", _roles, "cli.project_commands"),
    "preflight": ("preflight", _preflight, "workflow"),
    "store": ("slice store", _store, "workflow"),
    "sequential": ("read in order", _sequential, "slices"),
    "random": ("read shuffled", _random, "slices"),
    "partitioned": ("read by parts", _partitioned, "slices"),
    "epoch": ("epoch", _epoch, "workflow"),
}


class AnonymousPeak:
    """The most anonymous memory of this process while the block runs, in bytes; 0 where the system does not tell."""

    def __enter__(self) -> AnonymousPeak:
        self.start = self.peak = _anonymous_bytes()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._done.set()
        self._thread.join()
        self.peak = max(self.peak, _anonymous_bytes())

    def _watch(self) -> None:
        while not self._done.wait(_SAMPLING_SECONDS):
            self.peak = max(self.peak, _anonymous_bytes())


def _anonymous_bytes() -> int:
    try:
        with open("/proc/self/status") as file:
            return next((1024 * int(line.split()[1]) for line in file if line.startswith("RssAnon")), 0)
    except OSError:
        return 0


def run_stage(name: str, folder: Path, count: int) -> dict[str, Any]:
    """Run a stage here and say what it took."""
    _, work, module = STAGES[name]
    importlib.import_module(f"SSLSegmentationLib.{module}")
    with AnonymousPeak() as anonymous:
        started, cpu = time.perf_counter(), time.process_time()
        details = work(folder, count)
        seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    memory = {"resident": resident, "anonymous": anonymous.peak, "anonymous_start": anonymous.start}
    return {"seconds": seconds, "cpu": cpu, **memory, **details}


# ---------------------------------------------------------------------- the tables
def _grown(stage: dict[str, Any]) -> float:
    """Anonymous memory that a stage took at most, above what the loaded libraries take, in MB."""
    return (stage["anonymous"] - stage["anonymous_start"]) / _MB


def measure(count: int, names: list[str], folder: Path) -> dict[str, dict[str, Any]]:
    """All stages for one number of volumes, each in a new process."""
    write_volumes(folder / "in", count)
    found = {}
    for name in names:
        command = [sys.executable, __file__, "--stage", name, "--folder", str(folder), "--counts", str(count)]
        env = {**os.environ, "OMP_NUM_THREADS": "1"}
        output = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=env, text=True).stdout
        found[name] = json.loads(output.splitlines()[-1])
        print(f"{count} {name}: {output.splitlines()[-1]}", file=sys.stderr, flush=True)
    return found


def table(results: dict[int, dict[str, dict[str, Any]]], title: str, cell: Callable[[int, dict[str, Any]], str]) -> str:
    """A Markdown table with a row a stage and a column a number of volumes."""
    counts = list(results)
    rows = [f"| {title} | {' | '.join(f'{count}' for count in counts)} |", "|---" * (len(counts) + 1) + "|"]
    for name in next(iter(results.values())):
        rows.append(f"| {STAGES[name][0]} | {' | '.join(cell(count, results[count][name]) for count in counts)} |")
    return "\n".join(rows)


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[10, 100, 1000, 10_000], help="volumes")
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=list(STAGES), help="in their order")
    parser.add_argument("--json", type=Path, default=None, help="write the figures there, too")
    parser.add_argument("--stage", choices=STAGES, default=None, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, default=None, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stage:
        print(json.dumps(run_stage(options.stage, options.folder, options.counts[0])))
        return
    results: dict[int, dict[str, dict[str, Any]]] = {}
    for count in options.counts:
        with tempfile.TemporaryDirectory() as folder:
            results[count] = measure(count, options.stages, Path(folder))
        if options.json:
            options.json.write_text(json.dumps(results, indent=1))
    print(table(results, "seconds", lambda count, stage: f"{stage['seconds']:.3g}"))
    print()
    print(table(results, "CPU ms a volume", lambda count, stage: f"{1000 * stage['cpu'] / count:.3g}"))
    print()
    print(table(results, "anonymous peak above the start, MB", lambda count, stage: f"{_grown(stage):.1f}"))
    print()
    print(table(results, "resident peak, MB", lambda count, stage: f"{stage['resident'] / _MB:.0f}"))


if __name__ == "__main__":
    main()
