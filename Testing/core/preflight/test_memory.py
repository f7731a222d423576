"""Memory of the machine and of this process: on the system that is here, and through stand-ins of others."""

import ctypes
import sys

import numpy as np
import pytest

from SSLSegmentationLib.preflight import memory

MEMINFO = "MemTotal:       16000000 kB\nMemFree:          100000 kB\nMemAvailable:    8000000 kB\n"


def machine(root, cgroup="", **files):
    """A stand-in of the root folder of a Linux machine."""
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/meminfo").write_text(MEMINFO)
    (root / "proc/self/cgroup").write_text(cgroup)
    for path, text in files.items():
        target = root / "sys/fs/cgroup" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return root


@pytest.mark.skipif(sys.platform == "win32" or sys.platform == "darwin", reason="Linux")
def test_this_machine_tells():
    assert 1e6 < memory.used_bytes() < 1e12
    assert memory.available_bytes() > 1e6


def test_the_meter_sees_what_was_taken_and_given_back():
    if memory.used_bytes() is None:
        pytest.skip("this system does not tell")
    before = memory.used_bytes()
    with memory.PeakMeter() as meter:
        block = np.ones(150_000_000, dtype=np.uint8)
        block += 1
        del block
    assert meter.peak > before + 100e6
    with memory.PeakMeter() as meter:
        pass
    assert meter.peak < before + 100e6


def test_files_that_are_merely_mapped_do_not_count_as_used():
    status = "VmRSS:\t  900 kB\nRssAnon:\t  300 kB\nRssFile:\t  550 kB\nRssShmem:\t  50 kB\n"
    assert memory.used_on_linux(status) == 350 * 1024
    assert memory.used_on_linux("VmRSS:\t  900 kB\n") == 900 * 1024
    assert memory.used_on_linux("nothing") is None


def test_a_machine_without_limits_has_what_it_says(tmp_path):
    assert memory.available_on_linux(machine(tmp_path)) == 8_000_000 * 1024


@pytest.mark.parametrize("inner", ["max", "5000000000"])
def test_a_control_group_may_allow_less(tmp_path, inner):
    files = {
        "job/step/memory.max": inner,
        "job/step/memory.current": "1000000000",
        "job/step/memory.stat": "anon 5\ninactive_file 0",
        "job/memory.max": "3000000000",
        "job/memory.current": "2000000000",
        "job/memory.stat": "anon 5\ninactive_file 500000000",
    }
    root = machine(tmp_path, "0::/job/step\n", **files)
    assert memory.available_on_linux(root) == 1_500_000_000


def test_control_groups_of_version_one_count_too(tmp_path):
    files = {
        "memory/job/memory.limit_in_bytes": "3000000000",
        "memory/job/memory.usage_in_bytes": "2000000000",
        "memory/job/memory.stat": "total_inactive_file 100",
    }
    root = machine(tmp_path, "4:memory:/job\n3:cpu,cpuacct:/job\n", **files)
    assert memory.available_on_linux(root) == 1_000_000_100


def test_a_machine_that_does_not_tell_gives_none(monkeypatch):
    monkeypatch.setattr(sys, "platform", "plan9")
    assert memory.used_bytes() is None and memory.available_bytes() is None
    with memory.PeakMeter() as meter:
        pass
    assert meter.peak is None


def test_macos_gives_up_free_inactive_speculative_and_purgeable_pages():
    answer = (
        "Mach Virtual Memory Statistics: (page size of 16384 bytes)\nPages free:              100.\n"
        "Pages active:            900.\nPages inactive:          50.\nPages speculative:       25.\n"
        "Pages purgeable:         25.\nPages wired down:        400.\n"
    )
    assert memory.available_on_macos(answer) == 200 * 16384
    assert memory.available_on_macos("nonsense") is None


class Kernel32:
    """Stand-in of the Windows library."""

    class GetCurrentProcess:
        restype = None

        def __call__(self):
            return 7

    def __init__(self, answers=True):
        self.answers = answers
        self.GetCurrentProcess = Kernel32.GetCurrentProcess()

    def K32GetProcessMemoryInfo(self, process, record, size):
        assert process.value == 7 and size == ctypes.sizeof(record._obj)
        record._obj.commit = 123
        return self.answers

    def GlobalMemoryStatusEx(self, record):
        assert record._obj.size == 64
        record._obj.free, record._obj.free_page_file = 500, 400
        return self.answers


def test_windows_tells_what_is_committed_and_free():
    assert memory._used_on_windows(Kernel32()) == 123
    assert memory._available_on_windows(Kernel32()) == 400
    assert memory._used_on_windows(Kernel32(answers=False)) is None
    assert memory._available_on_windows(Kernel32(answers=False)) is None
