"""Seconds and peak memory of the process that asks. Standard library only: it runs in nnU-Net's environment, too."""

from __future__ import annotations

import platform
import time
from pathlib import Path

CLOCKS = ("cpu", "wall")


def now(clock: str) -> float:
    """Seconds: ``cpu`` = what all threads of this process have computed, ``wall`` = those on the wall."""
    return time.process_time() if clock == "cpu" else time.monotonic()


def peak_mib() -> float:
    """Most memory that this process held at a time (resident, MiB)."""
    try:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass  # not Linux
    import resource

    # Under Linux this would be that of the process that started us, if that was larger.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if platform.system() == "Darwin" else 2**10)


class Stopwatch:
    """Both clocks from its making on."""

    def __init__(self) -> None:
        self._started = {clock: now(clock) for clock in CLOCKS}

    def seconds(self, clock: str) -> float:
        """Seconds since then."""
        return now(clock) - self._started[clock]

    def both(self, name: str) -> dict[str, float]:
        """``NAME_cpu_s`` and ``NAME_wall_s``."""
        return {f"{name}_{clock}_s": self.seconds(clock) for clock in CLOCKS}
