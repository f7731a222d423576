"""Who a process is, starting one that outlives us, ending one with all its children."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from SSLSegmentationLib.core import process
from SSLSegmentationLib.core.process import Identity, alive, current, end_tree, identify, start_detached

from .conftest import kill, wait_for

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and groups of POSIX")


def test_this_process_lives_and_is_itself_after_a_trip_through_json():
    me = current()
    assert me.pid == os.getpid() and me.here and alive(me)
    assert Identity.from_dict(me.to_dict()) == me


@pytest.mark.parametrize("change", [{"started": "1"}, {"boot": "another"}, {"host": "another"}, {"pid": 2**22 + 7}])
def test_a_recycled_pid_another_boot_or_machine_is_not_us(change):
    assert not alive(replace(current(), **change))


@pytest.mark.parametrize("content", [None, [], {}, {"pid": "7"}, {"pid": -1}, {"started": "1"}, {"pid": 0}])
def test_what_is_no_identity_reads_as_none(content):
    assert Identity.from_dict(content) is None


@posix_only
def test_a_zombie_does_not_live():
    child = subprocess.Popen(["true"])
    who = Identity(child.pid, "?")
    try:
        assert wait_for(lambda: process.start_time(who.pid) is None)
    finally:
        child.wait()


def test_linux_names_with_spaces_and_brackets_are_read_past(tmp_path):
    (tmp_path / "7").mkdir()
    fields = " ".join(str(n) for n in range(4, 53))
    (tmp_path / "7" / "stat").write_text(f"7 (a) b) (c) S {fields}")
    assert process.linux_start_time(7, tmp_path) == "22"  # field 22 of proc(5)
    (tmp_path / "7" / "stat").write_text(f"7 (x) Z {fields}")
    assert process.linux_start_time(7, tmp_path) is None
    (tmp_path / "7" / "stat").write_text("7 (x) S 1")
    assert process.linux_start_time(7, tmp_path) is None


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("S+   Fri Nov 21 06:30:00 2026    \n", "Fri Nov 21 06:30:00 2026"),
        ("Ss   Sun Nov  1 06:30:00 2026\n", "Sun Nov 1 06:30:00 2026"),
        ("Z    Fri Nov 21 06:30:00 2026\n", None),
        ("", None),
    ],
)
def test_ps_of_macos_is_asked_in_one_language_and_time_zone(output, expected):
    asked = []

    def run(command, **options):
        asked.append((command, options["env"]["TZ"], options["env"]["LC_ALL"]))
        return SimpleNamespace(stdout=output)

    assert process.ps_start_time(7, run) == expected
    assert asked == [(["ps", "-o", "stat=,lstart=", "-p", "7"], "UTC", "C")]


@pytest.mark.skipif(sys.platform == "win32", reason="ps")
def test_the_real_ps_tells_two_processes_apart_from_none():
    if subprocess.run(["which", "ps"], capture_output=True).returncode:
        pytest.skip("ps is not here")
    assert process.ps_start_time(os.getpid()) == process.ps_start_time(os.getpid()) is not None
    assert process.ps_start_time(2**22 + 7) is None


class Kernel32:
    """The four calls of Windows that are used, for a process that was created at 2**32 + 5."""

    def __init__(self, exists=True, ended=False):
        def open_process(access, inherit, pid):
            return 99 if exists else None

        self.OpenProcess, self.ended, self.closed = open_process, ended, 0

    def WaitForSingleObject(self, handle, milliseconds):
        assert handle.value == 99 and milliseconds == 0
        return 0 if self.ended else 258

    def GetProcessTimes(self, handle, created, *others):
        created._obj.dwHighDateTime, created._obj.dwLowDateTime = 1, 5
        return 1

    def CloseHandle(self, handle):
        self.closed += 1


def test_windows_start_times_and_handles():
    kernel32 = Kernel32()
    assert process.windows_start_time(7, kernel32) == str(2**32 + 5) and kernel32.closed == 1
    ended = Kernel32(ended=True)
    assert process.windows_start_time(7, ended) is None and ended.closed == 1
    assert process.windows_start_time(7, Kernel32(exists=False)) is None


def test_windows_leaves_the_job_object_where_it_may():
    calls = []

    def popen(arguments, **options):
        calls.append((arguments, options))
        if options["creationflags"] & process._BREAKAWAY:
            raise PermissionError(13, "access denied")
        return SimpleNamespace(pid=7)

    assert process.start_on_windows(["python.exe", "a b"], "C:\\", None, {"A": "1"}, popen) == 7
    assert [bool(options["creationflags"] & process._BREAKAWAY) for _, options in calls] == [True, False]
    arguments, options = calls[-1]
    assert arguments == ["python.exe", "a b"] and options["close_fds"] and options["stdin"] == subprocess.DEVNULL
    assert options["creationflags"] == process._DETACHED_ON_WINDOWS and options["env"] == {"A": "1"}

    def refuse(arguments, **options):
        raise PermissionError(13, "access denied")

    with pytest.raises(PermissionError):
        process.start_on_windows(["python.exe"], "C:\\", None, {}, refuse)


def test_windows_ends_a_tree_with_taskkill_only_after_the_grace(monkeypatch):
    living, commands = [True], []
    monkeypatch.setattr(process, "alive", lambda who: living[0])

    def run(command, **options):
        commands.append(command)
        living[0] = False

    assert process.end_tree_on_windows(Identity(7, "x"), 0.01, run)
    assert commands == [["taskkill", "/PID", "7", "/T", "/F"]]
    assert process.end_tree_on_windows(Identity(7, "x"), 0.01, run) and len(commands) == 1


@posix_only
def test_a_detached_process_has_its_log_its_environment_and_no_parent_here(tmp_path, monkeypatch):
    monkeypatch.setenv("REMOVED", "1")
    before = dict(os.environ)
    code = (
        "import os, sys, time; print('é', *map(os.environ.get, ['ADDED', 'REMOVED']), sys.argv[1:], os.getcwd(),"
        "sys.stdin.read(), os.getppid(), os.getsid(0)); time.sleep(60)"
    )
    log = tmp_path / "my lög.txt"
    arguments = [sys.executable, "-c", code, "a b", "$HOME", "'"]
    who = start_detached(arguments, log, {"ADDED": "ö", "REMOVED": None})
    try:
        text = wait_for(lambda: log.read_text(encoding="utf-8"))
        words, _, tail = text.partition("] ")
        assert words == "é ö None ['a b', '$HOME', \"'\""
        folder, parent, session = tail.split()
        assert folder == "/" and int(parent) != os.getpid() and int(session) != os.getsid(0)
        assert alive(who) and dict(os.environ) == before
    finally:
        kill(who)
    wait_for(lambda: not alive(who))
    with pytest.raises(ChildProcessError):
        os.waitpid(who.pid, os.WNOHANG)  # not ours, so no zombie of ours


@posix_only
def test_end_tree_asks_first_and_ends_children_and_the_deaf(tmp_path):
    code = (
        "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"
    )
    deaf = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    with deaf:
        child = identify(int(deaf.stdout.readline()))
        began = time.monotonic()
        assert end_tree(identify(deaf.pid), 0.2)
        assert 0.2 <= time.monotonic() - began < 3
    assert deaf.returncode == -signal.SIGKILL
    wait_for(lambda: not alive(child))


@posix_only
def test_end_tree_leaves_a_stranger_with_our_old_pid_alone():
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as stranger:
        who = identify(stranger.pid)
        assert end_tree(replace(who, started="1"), 0.1)
        assert alive(who)
        assert not end_tree(replace(who, host="elsewhere"), 0.1)
        assert alive(who)
        stranger.kill()
    assert not end_tree(current(), 0.1)
