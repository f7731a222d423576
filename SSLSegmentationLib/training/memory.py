"""Memory of a training: how much it takes, and what to do when it runs out."""

from __future__ import annotations

import ctypes
import errno
import sys
from pathlib import Path
from typing import Any

import torch

from ..core.errors import SSLSegError

#: What allocators of the CPU, CUDA, MPS and ITK say when there is no memory left.
_SIGNS = (
    "out of memory",
    "can't allocate memory",
    "cannot allocate memory",
    "not enough memory",
    "failed to allocate memory",
    "bad_alloc",
    "bad allocation",
)
_MIB = 1 << 20


class NotEnoughMemory(SSLSegError):
    """Nothing is left to make smaller."""

    def __init__(self) -> None:
        super().__init__(
            "There is not enough memory, not even for the smallest batch and patch.",
            "Close other programs, or use a smaller network (--widths) or the preset 'quick'.",
        )


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error means that memory has run out, on any device."""
    if isinstance(error, (torch.cuda.OutOfMemoryError, MemoryError)):
        return True
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    return isinstance(error, RuntimeError) and any(sign in str(error).lower() for sign in _SIGNS)


def release_cached_memory(device: torch.device) -> None:
    """Give memory that torch keeps for later back to the device."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()


def memory_used(device: torch.device) -> dict[str, float]:
    """Memory of this process in MiB, as events carry it.

    Returns:
        ``memory_mib``: largest resident memory since the process began, where the system tells it.
        ``device_memory_mib``: on CUDA the largest memory in tensors since the process began; on MPS what the driver
        has given now (torch keeps no maximum there); absent on the CPU.
    """
    used: dict[str, float] = {}
    if peak := peak_resident_bytes():
        used["memory_mib"] = round(peak / _MIB, 1)
    if device.type == "cuda":
        used["device_memory_mib"] = round(torch.cuda.max_memory_allocated(device) / _MIB, 1)
    elif device.type == "mps":
        used["device_memory_mib"] = round(torch.mps.driver_allocated_memory() / _MIB, 1)
    return used


def peak_resident_bytes() -> int | None:
    """Largest resident memory of this process since it began, in bytes; None where the system does not tell."""
    if sys.platform == "win32":
        return windows_peak_bytes()
    return (linux_peak_bytes() if sys.platform == "linux" else None) or rusage_peak_bytes()


def linux_peak_bytes(status: Path = Path("/proc/self/status")) -> int | None:
    """``VmHWM`` of ``/proc``. (``getrusage`` also counts the program that started us, if that was the bigger one.)"""
    try:
        lines = status.read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), None)


def rusage_peak_bytes(platform: str = sys.platform) -> int:
    """``ru_maxrss``, which is in bytes on macOS and in KiB elsewhere."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if platform == "darwin" else 1024)


class _MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows API."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def windows_peak_bytes(kernel32: Any = None) -> int | None:
    """Peak working set, from ``GetProcessMemoryInfo``."""
    from ctypes import wintypes

    kernel32 = kernel32 or ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    kernel32.GetCurrentProcess.restype = wintypes.HANDLE
    handle = wintypes.HANDLE(kernel32.GetCurrentProcess())
    counters = _MemoryCounters(cb=ctypes.sizeof(_MemoryCounters))
    if not kernel32.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb):
        return None
    return counters.PeakWorkingSetSize
