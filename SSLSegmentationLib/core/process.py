"""Processes without psutil: who one is, whether it still lives, how to start one that outlives us, how to end one.

Exercised on Linux; the branches for macOS and Windows are tested through injected stand-ins of ``ps``, ``kernel32``,
``Popen`` and ``taskkill``, not on those systems.
"""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .storage import patiently

_BREAKAWAY = 0x01000000  # CREATE_BREAKAWAY_FROM_JOB; subprocess names it on Windows only, like the next two
_DETACHED_ON_WINDOWS = 0x00000200 | 0x08000000  # CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW
# The shell goes at once, so the process belongs to init and leaves no zombie with us; its pid comes through the pipe.
_LAUNCH_SCRIPT = '"$@" >&2 & echo $!'


@dataclass(frozen=True)
class Identity:
    """One process, for good: a pid alone is given to another process sooner or later.

    Args:
        pid: process id.
        started: start time in the system's own units, compared as text.
        boot: id of the machine's current boot (Linux; else empty).
        host: name of the machine.
    """

    pid: int
    started: str
    boot: str = ""
    host: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain content for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, content: object) -> Identity | None:
        """Inverse of :meth:`to_dict`; None for anything that is not one."""
        if not isinstance(content, Mapping) or not isinstance(content.get("pid"), int) or content["pid"] <= 0:
            return None
        texts = (str(content.get(name, "")) for name in ("started", "boot", "host"))
        return cls(content["pid"], *texts)

    @property
    def here(self) -> bool:
        """Whether it is a process of this machine, so that its pid means something."""
        return self.host == platform.node()


def identify(pid: int) -> Identity | None:
    """Identity of a living process of this machine; None if there is none of this pid (or only a zombie)."""
    started = start_time(pid)
    return None if started is None else Identity(pid, started, boot_id(), platform.node())


@lru_cache(maxsize=1)
def _identity_of(pid: int) -> Identity:
    return identify(pid) or Identity(pid, "", boot_id(), platform.node())


def current() -> Identity:
    """Identity of this process."""
    return _identity_of(os.getpid())  # by pid: a fork must not inherit its parent's


def alive(identity: Identity) -> bool:
    """Whether this very process lives; always False for one of another machine, so ask ``identity.here`` first.

    A process that has since got the same pid has another start time, or another boot of the machine.
    """
    return identity.here and identity.boot == boot_id() and start_time(identity.pid) == identity.started


@lru_cache(maxsize=1)
def boot_id() -> str:
    """Id of the machine's current boot; empty where the system has none (start times are absolute there)."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


# ---------------------------------------------------------------------- start times
def start_time(pid: int) -> str | None:
    """When a process was started, in the system's units; None if it does not live."""
    if sys.platform == "win32":
        return windows_start_time(pid)
    return linux_start_time(pid) if sys.platform == "linux" else ps_start_time(pid)


def linux_start_time(pid: int, proc: Path = Path("/proc")) -> str | None:
    """Clock ticks from boot to start, from ``/proc/<pid>/stat``."""
    try:
        stat = (proc / str(pid) / "stat").read_bytes()
    except OSError:
        return None
    fields = stat.rpartition(b")")[2].split()  # the name before it may hold spaces and brackets
    return None if len(fields) < 20 or fields[0] in b"ZX" else fields[19].decode()


def ps_start_time(pid: int, run: Callable[..., Any] = subprocess.run) -> str | None:
    """Date of the start, to the second, as ``ps`` of macOS prints it; in UTC, so that travelling changes nothing."""
    command = ["ps", "-o", "stat=,lstart=", "-p", str(pid)]
    environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    done = run(command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, check=False)
    state, _, started = done.stdout.strip().partition(" ")
    return None if not started or state.startswith("Z") else " ".join(started.split())


def windows_start_time(pid: int, kernel32: Any = None) -> str | None:
    """Creation time in units of 100 ns, from ``GetProcessTimes``."""
    import ctypes
    from ctypes import wintypes

    kernel32 = kernel32 or ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    kernel32.OpenProcess.restype = wintypes.HANDLE
    handle = kernel32.OpenProcess(0x1000 | 0x100000, False, pid)  # QUERY_LIMITED_INFORMATION | SYNCHRONIZE
    if not handle:
        return None
    handle = wintypes.HANDLE(handle)
    try:
        if kernel32.WaitForSingleObject(handle, 0) == 0:  # it has ended; somebody just keeps a handle on it
            return None
        created, *others = (wintypes.FILETIME() for _ in range(4))
        if not kernel32.GetProcessTimes(handle, *map(ctypes.byref, (created, *others))):
            return None
        return str(created.dwHighDateTime << 32 | created.dwLowDateTime)
    finally:
        kernel32.CloseHandle(handle)


# ---------------------------------------------------------------------- starting
def start_detached(
    arguments: Sequence[str], log: Path, environment: Mapping[str, str | None] | None = None
) -> Identity | None:
    """Start a process that survives us, our terminal and our window.

    It has a session (Windows: process group) of its own, no pipe to us, standard input closed, output in ``log``,
    UTF-8 mode, and a working folder that it does not lock (the root of the home folder's disk).

    Args:
        arguments: program and arguments, never a command line.
        log: where its output is appended.
        environment: changes to a copy of our environment; None removes a variable.

    Returns:
        Identity of the process started, which may be a launcher of the real one; None if it has ended already.

    Raises:
        OSError: the program cannot be started (on POSIX, one that is missing is seen in the log only).
    """
    changes = {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", **(environment or {})}
    full = {name: value for name, value in {**os.environ, **changes}.items() if value is not None}
    folder = Path.home().anchor or os.sep
    with patiently(open, log, "ab") as output:
        if sys.platform == "win32":
            return identify(start_on_windows(arguments, folder, output, full))
        command = ["/bin/sh", "-c", _LAUNCH_SCRIPT, "sh", *arguments]
        shell = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=output,
            close_fds=True,
            start_new_session=True,
            cwd=folder,
            env=full,
        )
        answer, _ = shell.communicate(timeout=30)
    return identify(int(answer))


def start_on_windows(
    arguments: Sequence[str],
    folder: str,
    output: Any,
    environment: Mapping[str, str],
    popen: Callable[..., Any] = subprocess.Popen,
) -> int:
    """Start without a window and out of our job object, or inside it where that object allows no leaving."""
    options = {"stdin": subprocess.DEVNULL, "stdout": output, "stderr": subprocess.STDOUT, "close_fds": True}
    for flags in (_DETACHED_ON_WINDOWS | _BREAKAWAY, _DETACHED_ON_WINDOWS):
        try:
            return popen(list(arguments), cwd=folder, env=dict(environment), creationflags=flags, **options).pid
        except PermissionError:
            if not flags & _BREAKAWAY:
                raise
    raise AssertionError("unreachable")


def lead_own_group() -> None:
    """Make this process the leader of a process group, so that the group can be ended by its pid."""
    if hasattr(os, "setsid"):
        with suppress(OSError):  # it is one already
            os.setsid()


# ---------------------------------------------------------------------- ending
def end_tree(identity: Identity, grace_seconds: float) -> bool:
    """Ask a process and its descendants to end, wait, then end them by force.

    Returns:
        Whether it is gone. False for a process of another machine: nothing is done.
    """
    if not identity.here:
        return False
    if sys.platform == "win32":
        return end_tree_on_windows(identity, grace_seconds)
    ours = identity.pid in (os.getpid(), os.getpgrp())
    if start_time(identity.pid) not in (identity.started, None) or ours:
        return not ours  # the pid is another process's by now: hands off
    if alive(identity):
        _signal_tree(identity.pid, signal.SIGTERM)
        _wait_for_end(identity, grace_seconds)
    _signal_tree(identity.pid, signal.SIGKILL)  # also after a good end: children may be left
    return _wait_for_end(identity, 5.0)


def end_tree_on_windows(identity: Identity, grace_seconds: float, run: Callable[..., Any] = subprocess.run) -> bool:
    """Wait (a process without a console gets no signal: write the ``cancel`` file before), then ``taskkill``."""
    if not _wait_for_end(identity, grace_seconds):
        run(["taskkill", "/PID", str(identity.pid), "/T", "/F"], capture_output=True, check=False)
    return _wait_for_end(identity, 5.0)


def _signal_tree(pid: int, number: int) -> None:
    try:
        os.killpg(pid, number)
    except ProcessLookupError:  # no group of its own
        with suppress(ProcessLookupError):
            os.kill(pid, number)
    except PermissionError:  # macOS answers so for a group of zombies
        pass


def _wait_for_end(identity: Identity, seconds: float) -> bool:
    limit = time.monotonic() + seconds
    while alive(identity):
        if time.monotonic() >= limit:
            return False
        time.sleep(0.05)
    return True
