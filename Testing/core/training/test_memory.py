"""How much memory a process has taken, on the systems that we have and on stand-ins of those that we have not."""

import ctypes
import subprocess
import sys
from types import SimpleNamespace

import pytest
import torch

from SSLSegmentationLib.training import memory
from SSLSegmentationLib.training.memory import linux_peak_bytes, memory_used, rusage_peak_bytes, windows_peak_bytes

MIB = 1 << 20


def test_the_peak_follows_what_is_taken_and_stays_when_it_is_given_back():
    script = (
        "from SSLSegmentationLib.training.memory import memory_used; import torch; cpu = torch.device('cpu'); "
        "before = memory_used(cpu); block = b'x' * (200 << 20); during = memory_used(cpu); del block; "
        "print(before['memory_mib'], during['memory_mib'], memory_used(cpu)['memory_mib'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    before, during, after = map(float, done.stdout.split())
    assert before + 150 < during < before + 250 and after > during - 1  # the system counts by the page


def test_on_linux_the_high_water_mark_of_this_program_is_read(tmp_path):
    status = tmp_path / "status"
    status.write_text("Name:\tpython\nVmPeak:\t  900000 kB\nVmHWM:\t  204800 kB\nVmRSS:\t 1 kB\n")
    assert linux_peak_bytes(status) == 200 * MIB
    status.write_text("Name:\tpython\n")
    assert linux_peak_bytes(status) is None and linux_peak_bytes(tmp_path / "none") is None


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_getrusage_counts_bytes_on_macos_and_kib_elsewhere(monkeypatch):
    import resource

    monkeypatch.setattr(resource, "getrusage", lambda who: SimpleNamespace(ru_maxrss=3 * 1024))
    assert rusage_peak_bytes("linux") == 3 * MIB and rusage_peak_bytes("darwin") == 3 * 1024


class Kernel32:
    """Stands in for the Windows library."""

    def __init__(self, works=True):
        self.works = works
        self.GetCurrentProcess = type("Function", (), {"__call__": lambda self: -1})()

    def K32GetProcessMemoryInfo(self, handle, counters, size):
        assert size == ctypes.sizeof(counters._obj) == counters._obj.cb
        counters._obj.PeakWorkingSetSize = 7 * MIB
        return self.works


def test_on_windows_the_peak_working_set_is_read():
    assert windows_peak_bytes(Kernel32()) == 7 * MIB
    assert windows_peak_bytes(Kernel32(works=False)) is None


def test_a_gpu_tells_the_peak_of_its_tensors(monkeypatch):
    monkeypatch.setattr(memory.torch.cuda, "max_memory_allocated", lambda device: 5 * MIB)
    assert memory_used(torch.device("cuda"))["device_memory_mib"] == 5.0
