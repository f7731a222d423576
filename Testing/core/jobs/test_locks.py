"""Locks between processes: held, refused with a name, freed by death; waiting lines in order."""

import errno
import os
import platform
import subprocess
import sys
from types import SimpleNamespace

import pytest

from SSLSegmentationLib.core import locks
from SSLSegmentationLib.core.errors import ProjectError, StorageError
from SSLSegmentationLib.core.locks import FileLock, ProjectLock
from SSLSegmentationLib.core.process import current
from SSLSegmentationLib.jobs import DeviceQueue
from SSLSegmentationLib.jobs.queueing import state_folder

HOLD = """
import sys, time
from SSLSegmentationLib.core.locks import ProjectLock
ProjectLock(sys.argv[1]).acquire()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "my projét").mkdir()
    return tmp_path / "my projét"


def test_a_project_is_changed_by_one_at_a_time_and_the_other_is_told_who(folder):
    with ProjectLock(folder), pytest.raises(ProjectError) as caught:
        ProjectLock(folder).acquire()
    for word in ("my projét", current().host, str(os.getpid()), "since 2"):
        assert word in caught.value.sentence
    assert caught.value.hint
    ProjectLock(folder).acquire().release()


def test_a_lock_left_by_a_dead_process_is_free(folder):
    with subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, encoding="utf-8") as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(ProjectError, match=f"process {other.pid}"):
            ProjectLock(folder).acquire()
        assert "process" in FileLock(folder / "project.lock").record()  # readers are not blocked
        other.kill()
    ProjectLock(folder).acquire().release()


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"[]", b'{"process": 7}'])
def test_a_lock_file_with_garbage_still_refuses_and_says_less(folder, content):
    with ProjectLock(folder):
        (folder / "project.lock").write_bytes(content)
        with pytest.raises(ProjectError, match="another program"):
            ProjectLock(folder).acquire()


def test_where_a_lock_cannot_be_written_the_place_is_named(folder):
    with pytest.raises(StorageError, match=r"project\.lock"):
        ProjectLock(folder / "gone").acquire()


def test_on_a_disk_without_locks_the_record_decides(folder, monkeypatch):
    def unsupported(descriptor):
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(locks, "_lock", unsupported)
    first, second = FileLock(folder / "a.lock"), FileLock(folder / "a.lock")
    assert first.acquire() and not second.acquire()
    first.release()
    assert second.acquire()
    (folder / "a.lock").write_text('{"process": {"pid": 4194311, "started": "1", "boot": "", "host": "HOST"}}')
    assert not FileLock(folder / "a.lock").acquire()  # of another machine: cannot be told, so it counts
    dead = (folder / "a.lock").read_text().replace("HOST", current().host)
    (folder / "a.lock").write_text(dead)
    assert FileLock(folder / "a.lock").acquire()


def test_windows_locks_a_byte_that_holds_no_text(folder):
    calls = []

    def locking(descriptor, mode, count):
        calls.append((os.lseek(descriptor, 0, os.SEEK_CUR), mode, count))
        if len(calls) > 1:
            raise OSError(errno.EACCES, "permission denied")

    msvcrt = SimpleNamespace(LK_NBLCK=2, locking=locking)
    with open(folder / "x", "w+b") as file:
        assert locks.lock_on_windows(file.fileno(), msvcrt)
        assert not locks.lock_on_windows(file.fileno(), msvcrt)
    assert calls[0] == (1 << 30, 2, 1)


def test_a_waiting_line_keeps_its_order_and_lets_each_device_be(tmp_path):
    def queue(device):
        return DeviceQueue(device, tmp_path / "queue")

    first, second, third = (queue("cuda").enter(run=name) for name in "abc")
    other = queue("cuda:1").enter(run="d")
    assert first.ahead() == [] and other.ahead() == []
    assert [record["run"] for record in third.ahead()] == ["a", "b"]
    second.leave()
    assert [record["run"] for record in third.ahead()] == ["a"]
    late = queue("cuda:0").enter(run="e")
    first.leave()
    assert third.ahead() == [] and [record["run"] for record in late.ahead()] == ["c"]


def test_machines_that_share_a_home_folder_do_not_wait_for_each_other(tmp_path, monkeypatch):
    here = DeviceQueue("cuda", tmp_path).enter(run="a")
    monkeypatch.setattr(platform, "node", lambda: "another machine")
    assert DeviceQueue("cuda", tmp_path).enter(run="b").ahead() == []
    monkeypatch.undo()
    assert [record["run"] for record in DeviceQueue("cuda", tmp_path).enter(run="c").ahead()] == ["a"]
    here.leave()


def test_tickets_of_dead_processes_are_cleared_away(tmp_path):
    queue = DeviceQueue("cpu", tmp_path)
    (queue.folder / "00000003.ticket").write_text("{}")
    (queue.folder / "notes.ticket").write_text("not ours")
    mine = queue.enter(run="a")
    assert mine.lock.path.name == "00000004.ticket" and mine.ahead() == []
    assert [path.name for path in queue.tickets()] == ["00000004.ticket"]


def test_a_state_folder_that_cannot_be_made_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "file"))
    with pytest.raises(StorageError, match="queue"):
        DeviceQueue("cpu")
    monkeypatch.delenv("SSLSEG_STATE")
    assert "sslseg" in str(state_folder()).lower()


def test_a_lock_can_be_lent_to_whoever_has_its_key_until_it_is_taken_back(folder):
    lock = ProjectLock(folder).acquire()
    key = lock.lend()
    guest = ProjectLock(folder, key).acquire()
    guest.release()
    assert FileLock(folder / "project.lock").is_held()  # the guest's going frees nothing
    for wrong in ("", "0" * 16):
        with pytest.raises(ProjectError, match=f"process {os.getpid()}"):
            ProjectLock(folder, wrong).acquire()
    lock.take_back()
    with pytest.raises(ProjectError):
        ProjectLock(folder, key).acquire()
    lock.release()


def test_a_key_opens_no_lock_of_somebody_else(folder):
    first = ProjectLock(folder).acquire()
    key = first.lend()
    first.release()
    with ProjectLock(folder), pytest.raises(ProjectError):
        ProjectLock(folder, key).acquire()
