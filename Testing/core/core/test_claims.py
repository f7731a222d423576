"""A file is made by one at a time: the claim on it is free when its maker has ended or died, and leaves nothing."""

import os
import subprocess
import sys
import threading
import time

import pytest

from SSLSegmentationLib.core.errors import StorageError
from SSLSegmentationLib.core.locks import Claim

HOLD = """
import sys, time
from pathlib import Path
from SSLSegmentationLib.core.locks import Claim
assert Claim(Path(sys.argv[1])).acquire(what="theirs")
print("held", flush=True)
time.sleep(60)
"""
COUNT = """
import sys
from pathlib import Path
from SSLSegmentationLib.core.locks import Claim
target = Path(sys.argv[1])
for _ in range(100):
    claim = Claim(target)
    while not claim.acquire():
        pass
    with claim:
        number = int(target.read_text()) if target.exists() else 0
        target.write_text(str(number + 1))
"""


def test_it_excludes_others_and_leaves_nothing_behind(tmp_path):
    target = tmp_path / "new" / "folder" / "t2.nrrd"
    claim, other = Claim(target), Claim(target)
    assert claim.acquire(what="ours") and not other.acquire() and other.record()["what"] == "ours"
    claim.release()
    assert not (tmp_path / "new").exists()
    assert other.acquire()
    target.write_text("made")
    other.release()
    assert os.listdir(target.parent) == ["t2.nrrd"]


def test_that_of_a_dead_process_is_free(tmp_path):
    target = tmp_path / "t2.nrrd"
    with subprocess.Popen([sys.executable, "-c", HOLD, target], stdout=subprocess.PIPE, encoding="utf-8") as other:
        assert other.stdout.readline() == "held\n"
        assert not Claim(target).acquire() and not Claim(target).wait(lambda: True)
        other.kill()
    with Claim(target) as claim:
        assert claim.wait()
    assert os.listdir(tmp_path) == []


def test_of_many_who_want_it_each_gets_it_alone(tmp_path):
    target = tmp_path / "out" / "count"
    others = [subprocess.Popen([sys.executable, "-c", COUNT, target]) for _ in range(3)]
    assert [other.wait() for other in others] == [0, 0, 0]
    assert target.read_text() == "300" and os.listdir(target.parent) == ["count"]


def test_who_waits_gets_it_when_it_is_free(tmp_path):
    first, second = Claim(tmp_path / "t2.nrrd"), Claim(tmp_path / "t2.nrrd")
    assert first.acquire()
    threading.Timer(0.2, first.release).start()
    started = time.monotonic()
    assert second.wait() and time.monotonic() - started < 5
    second.release()


@pytest.mark.parametrize("where", ["a file", "folder"])
def test_what_the_disk_refuses_is_said_of_the_file_itself(tmp_path, where):
    (tmp_path / "a file").write_text("")
    (tmp_path / "folder" / ".making-t2.nrrd.lock").mkdir(parents=True)
    with pytest.raises(StorageError) as caught:
        Claim(tmp_path / where / "t2.nrrd").acquire()
    assert "t2.nrrd'" in caught.value.sentence and ".making-" not in caught.value.sentence


def test_an_open_file_that_cannot_be_removed_is_removed_once_it_is_closed(tmp_path, monkeypatch):
    claim = Claim(tmp_path / "t2.nrrd")
    assert claim.acquire()
    unlink, calls = type(claim.path).unlink, []

    def as_on_windows(path, missing_ok=False):
        calls.append(path)
        if claim._descriptor is not None:
            raise PermissionError(13, "The process cannot access the file")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(type(claim.path), "unlink", as_on_windows)
    claim.release()
    assert len(calls) == 2 and os.listdir(tmp_path) == []
