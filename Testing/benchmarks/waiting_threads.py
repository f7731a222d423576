"""What it costs that computing threads spin while they wait for each other, where other programs want the cores.

    python Testing/benchmarks/waiting_threads.py [BUSY]

Starts BUSY processes that only count (default: 0), and times passes of the demo's network in processes of their own:
on as many threads as there are cores, spinning and sleeping, and on one.
"""

import os
import subprocess
import sys

PASSES = """
import statistics, sys, time, torch
from SSLSegmentationLib.cli.demo import DEMO_NETWORK
from SSLSegmentationLib.networks.unet import seeded_network
torch.set_num_threads(int(sys.argv[1]))
network, images, seconds = seeded_network(DEMO_NETWORK, 5, seed=0), torch.rand(16, 1, 64, 64), []
for _ in range(8):
    started = time.perf_counter()
    network(images).square().mean().backward()
    seconds.append(time.perf_counter() - started)
print(f"{statistics.median(seconds[1:]):.3f} s a pass, slowest {max(seconds[1:]):.3f} s")
"""


def main() -> None:
    """Time and print."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(int([*sys.argv, 0][1]))]
    try:
        cores = os.cpu_count() or 1
        for policy, threads in (("", cores), ("PASSIVE", cores), ("", 1)):
            environment = {**os.environ, **({"OMP_WAIT_POLICY": policy} if policy else {})}
            done = subprocess.run(
                [sys.executable, "-c", PASSES, str(threads)],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            )
            print(f"{threads} threads, OMP_WAIT_POLICY {policy or 'not set':<8} {done.stdout.strip()}")
    finally:
        for process in busy:
            process.kill()


if __name__ == "__main__":
    main()
