"""An exported folder is made ready for a worker, whatever an earlier one left in it."""

import errno
import json
import time

import pytest

from SSLSegmentationLib.core import locks
from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.locks import FileLock
from SSLSegmentationLib.core.storage import write_json
from SSLSegmentationLib.execution import ready, worker
from SSLSegmentationLib.execution.ready import make_ready
from SSLSegmentationLib.jobs import client
from SSLSegmentationLib.jobs.exported import EXPORT, FORMAT_VERSION
from SSLSegmentationLib.jobs.queueing import DeviceQueue
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.project.runs import Stopped

ELSEWHERE = {"pid": 7, "started": "1", "boot": "b", "host": "node7"}


@pytest.fixture
def exported(make_run):
    """A run folder with an export record."""

    def make(version=None, **files):
        from SSLSegmentationLib import __version__

        run = make_run("exported")
        record = {"format_version": FORMAT_VERSION, "export": "1", "version": version or __version__, "files": files}
        write_json(run.folder / EXPORT, record)
        return run

    return make


def status(run, state, age=0.0, **content):
    write_json(run.folder / "status.json", {"state": state, "time": time.time() - age, "heartbeat": 3, **content})


def test_what_an_earlier_worker_left_goes(exported):
    run = exported()
    (run.folder / "cancel").write_text("stop-and-keep\n")
    run.write_error(ValueError("the last time"))
    status(run, "failed")
    assert make_ready(run)
    assert not (run.folder / "cancel").exists() and run.read_result() is None


def test_a_finished_run_is_left_alone(exported):
    run, said = exported(), []
    status(run, "done")
    assert not make_ready(run, said.append) and "runs import" in said[0]
    assert worker.work(run.folder) == 0 and run.read_status()["state"] == "done"


def test_a_folder_that_was_not_copied_as_a_whole_is_refused(exported):
    run = exported(**{"slices/slices.npy": 12})
    with pytest.raises(ProjectError, match=r"'slices/slices\.npy' has 0 of 12 bytes"):
        make_ready(run)
    assert worker.work(run.folder) == 1 and not (run.folder / "status.json").exists()


def test_another_version_of_the_library_is_told(exported):
    run, said = exported(version="0.0.7"), []
    assert make_ready(run, said.append)
    assert "0.0.7" in said[0] and [event["text"] for event in run.events("warning")] == said


def test_a_worker_at_it_keeps_the_next_one_away(exported):
    run = exported()
    with FileLock(run.folder / "worker.lock") as lock:
        assert lock.acquire()
        status(run, "running", worker=ELSEWHERE)
        with pytest.raises(ProjectError, match="is running already"):
            make_ready(run)


def test_the_silence_of_another_machine_is_waited_for_also_on_a_disk_without_locks(exported, monkeypatch):
    def no_locks(descriptor):
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(locks, "_lock", no_locks)
    monkeypatch.setattr(client, "_SILENT_ELSEWHERE_SECONDS", 0.3)
    monkeypatch.setattr(ready, "_LOOK_SECONDS", 0.05)
    run, said = exported(), []
    (run.folder / "worker.lock").write_text(json.dumps({"process": ELSEWHERE}))
    status(run, "running", worker=ELSEWHERE)
    assert FileLock(run.folder / "worker.lock").acquire() is False
    assert make_ready(run, said.append)
    assert said and "Another machine was at this run" in said[0]
    with FileLock(run.folder / "worker.lock") as lock:
        assert lock.acquire()


def test_under_a_scheduler_no_job_waits_in_our_own_line(exported, monkeypatch):
    run = WorkerRun(exported().folder)
    run.write_status("starting")
    with DeviceQueue("cpu").enter(run="somebody else's"):
        monkeypatch.setenv("SLURM_JOB_ID", "4711")
        with worker._turn(run, "cpu", worker.Attendant(run)):
            assert run.state == "starting"  # not queued
        monkeypatch.delenv("SLURM_JOB_ID")
        (run.folder / "cancel").write_text("stop-and-keep")
        with pytest.raises(Stopped):  # here it would have waited
            worker._turn(run, "cpu", worker.Attendant(run))
