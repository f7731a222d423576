"""What one poll of a job costs, by the length of its history. Needs no torch.

    python Testing/benchmarks/bench_poll.py

Each tick logs one step, writes the status and polls; only the poll is timed. The first poll, which reads the whole
history (in pieces of 1 MiB), is listed apart.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path

from SSLSegmentationLib.jobs import Job
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.project.runs import RunFolder

_TICKS = 100
_STEPS = (1, 100, 10_000, 1_000_000)


def measure(folder: Path, steps: int) -> tuple[float, float, float]:
    """Milliseconds of the first look at everything, and median and slowest of the ticks after it."""
    RunFolder(folder).write_job("pretrain", {})
    run = WorkerRun(folder)
    event = {"time": 1.7e9, "kind": "metrics", "stage": "contrastive", "learning_rate": 1e-3, "loss": 4.2}
    with open(folder / "events.jsonl", "w") as file:
        file.writelines(json.dumps({**event, "step": step}) + "\n" for step in range(steps))
    (folder / "log.txt").write_text("a line of the log\n" * steps)
    run.write_status("running", step=steps, total=steps + _TICKS)
    run.beat()
    job = Job(folder)
    started = time.perf_counter()
    while job.poll().events:
        pass
    first = time.perf_counter() - started
    times = []
    for tick in range(_TICKS):
        run.log_event("metrics", step=steps + tick, loss=4.2)
        run.write_status("running", step=steps + tick, total=steps + _TICKS)
        started = time.perf_counter()
        view = job.poll()
        times.append(time.perf_counter() - started)
        assert len(view.events) == 1 and view.step == steps + tick
    return 1000 * first, 1000 * statistics.median(times), 1000 * max(times)


def main() -> None:
    """Print the table."""
    print(f"{'logged steps':>12}  {'first look (ms)':>15}  {'tick, median (ms)':>17}  {'tick, slowest (ms)':>18}")
    for steps in _STEPS:
        with tempfile.TemporaryDirectory() as folder:
            first, median, slowest = measure(Path(folder), steps)
        print(f"{steps:>12}  {first:>15.1f}  {median:>17.2f}  {slowest:>18.2f}")


if __name__ == "__main__":
    main()
