"""How much memory there is and how much this process takes, without psutil. None where the system does not tell.

Exercised on Linux; what macOS and Windows answer is tested through stand-ins, not on those systems.
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

_SAMPLE_SECONDS = 0.01
_KIB = 1024


class PeakMeter:
    """A context that samples the memory of this process; ``peak`` is the most that was seen, None if unknown.

    Sampling every 2 ms was measured to slow a training down by an eighth: what is timed goes without.
    """

    def __init__(self) -> None:
        self.peak = used_bytes()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, name="memory meter", daemon=True)

    def __enter__(self) -> PeakMeter:
        if self.peak is not None:
            self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _sample(self) -> None:
        while True:
            self.peak = max(self.peak or 0, used_bytes() or 0)
            if self._over.wait(_SAMPLE_SECONDS):
                return


def used_bytes() -> int | None:
    """Memory of this process that only its end, or swapping, gives back: without files that are merely mapped."""
    try:
        if sys.platform == "linux":
            return used_on_linux(Path("/proc/self/statm").read_text(), os.sysconf("SC_PAGE_SIZE"))
        if sys.platform == "darwin":
            return _used_on_macos()
        if sys.platform == "win32":
            return _used_on_windows()
    except (OSError, ValueError, AttributeError):
        return None
    return None


def available_bytes() -> int | None:
    """Memory that this process may still take without driving others, or itself, out."""
    try:
        if sys.platform == "linux":
            return available_on_linux()
        if sys.platform == "darwin":
            command = ["vm_stat"]
            answer = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=5, check=True).stdout
            return available_on_macos(answer)
        if sys.platform == "win32":
            return _available_on_windows()
    except (OSError, ValueError, AttributeError, subprocess.SubprocessError):
        return None
    return None


def used_on_linux(statm: str, page: int) -> int:
    """Bytes from the text of ``/proc/self/statm``: resident pages but those that belong to files."""
    _, resident, of_files, *_ = map(int, statm.split())
    return (resident - of_files) * page


def available_on_linux(root: Path = Path("/")) -> int | None:
    """``MemAvailable``, or less if a control group (container, cluster job) allows less."""
    free = _kib_fields((root / "proc/meminfo").read_text()).get("MemAvailable")
    limits = [limit for limit in (free, *_control_group_limits(root)) if limit is not None]
    return max(0, min(limits)) if limits else None


def available_on_macos(answer: str) -> int | None:
    """Bytes from the answer of ``vm_stat``: free pages, and those that the system gives up when asked."""
    page = re.search(r"page size of (\d+) bytes", answer)
    kinds = "free|inactive|speculative|purgeable"
    counts = re.findall(rf"^Pages (?:{kinds}):\s+(\d+)", answer, re.MULTILINE)
    return int(page[1]) * sum(map(int, counts)) if page and counts else None


def _kib_fields(text: str) -> dict[str, int]:
    """``Name:  123 kB`` lines as bytes."""
    return {name: int(count) * _KIB for name, count in re.findall(r"^(\w+):\s+(\d+) kB$", text, re.MULTILINE)}


def _control_group_limits(root: Path) -> list[int]:
    """What each control group around this process still allows, in bytes."""
    try:
        lines = (root / "proc/self/cgroup").read_text().splitlines()
    except OSError:
        return []
    limits = []
    for line in lines:
        _, controllers, path = line.split(":", 2)
        if controllers == "":  # version 2
            base, names = root / "sys/fs/cgroup", ("memory.max", "memory.current", "inactive_file")
        elif "memory" in controllers.split(","):
            names = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
            base = root / "sys/fs/cgroup/memory"
        else:
            continue
        group = base / path.lstrip("/")
        for folder in (group, *group.parents):
            limits += _control_group_limit(folder, *names)
            if folder == base:
                break
    return limits


def _control_group_limit(folder: Path, limit: str, usage: str, reclaimable: str) -> list[int]:
    """Limit less usage, files that can be dropped at any time left out; nothing if there is no limit."""
    try:
        most, used = (folder / limit).read_text().strip(), int((folder / usage).read_text())
        statistics = dict(line.split() for line in (folder / "memory.stat").read_text().splitlines())
    except (OSError, ValueError):
        return []
    return [int(most) - used + int(statistics.get(reclaimable, 0))] if most.isdigit() else []


def _used_on_macos() -> int | None:
    """``phys_footprint``, which the system itself goes by (``proc_pid_rusage``, flavour 0)."""
    record = (ctypes.c_uint64 * 12)()  # 16 bytes of uuid, then user, system, wake-ups (2), page-ins, wired, resident
    failed = ctypes.CDLL("libproc.dylib").proc_pid_rusage(os.getpid(), 0, ctypes.byref(record))
    return None if failed else int(record[9])


class _ProcessMemory(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of psapi.h."""

    _fields_ = [("size", ctypes.c_uint32), ("faults", ctypes.c_uint32)] + [
        (name, ctypes.c_size_t)
        for name in ("peak_set", "set", "peak_paged", "paged", "peak_nonpaged", "nonpaged", "commit", "peak_commit")
    ]


class _GlobalMemory(ctypes.Structure):
    """MEMORYSTATUSEX of sysinfoapi.h."""

    _fields_ = [("size", ctypes.c_uint32), ("load", ctypes.c_uint32)] + [
        (name, ctypes.c_uint64)
        for name in ("physical", "free", "page_file", "free_page_file", "virtual", "free_virtual", "extended")
    ]


def _used_on_windows(kernel32: Any = None) -> int | None:
    kernel32 = kernel32 or ctypes.windll.kernel32  # type: ignore[attr-defined]
    record = _ProcessMemory(size=ctypes.sizeof(_ProcessMemory))
    kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel32.GetCurrentProcess())
    return int(record.commit) if kernel32.K32GetProcessMemoryInfo(process, ctypes.byref(record), record.size) else None


def _available_on_windows(kernel32: Any = None) -> int | None:
    kernel32 = kernel32 or ctypes.windll.kernel32  # type: ignore[attr-defined]
    record = _GlobalMemory(size=ctypes.sizeof(_GlobalMemory))
    answered = kernel32.GlobalMemoryStatusEx(ctypes.byref(record))
    return min(int(record.free), int(record.free_page_file)) if answered else None
