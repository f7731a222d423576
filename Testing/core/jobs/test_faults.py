"""Bad conditions with a stand-in engine: spoilt files, clocks, starts that race, starters and workers that are gone."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from SSLSegmentationLib.core.errors import ProjectError, StorageError
from SSLSegmentationLib.core.process import alive
from SSLSegmentationLib.core.storage import storage_error
from SSLSegmentationLib.jobs import Job, JobState, record
from SSLSegmentationLib.jobs.record import WorkerRun

from .conftest import until, wait_for
from .test_jobs import begin, worker_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and shell scripts of POSIX")
S = JobState
GARBAGE = b"\xff\x00{garbage"


# ---------------------------------------------------------------------- spoilt files
def test_a_status_spoilt_under_a_running_job_hides_it_from_nobody(make_run, interpreter):
    run = make_run(steps=10_000)
    job = begin(run, interpreter)
    until(job, S.RUNNING)
    who = worker_of(run)
    os.kill(who.pid, signal.SIGSTOP)  # so that it does not write a good one again
    try:
        (run.folder / "status.json").write_bytes(GARBAGE)
        newcomer = Job(run.folder)
        assert newcomer.poll().state is S.RUNNING and "cannot be read" in newcomer.poll().note
        assert job.poll().state is S.RUNNING
        with pytest.raises(ProjectError, match="running already"):
            begin(run, interpreter)
    finally:
        os.kill(who.pid, signal.SIGCONT)
    wait_for(lambda: newcomer.poll().step)  # whole again with the next heartbeat
    newcomer.stop()
    until(newcomer, S.STOPPED)


@pytest.mark.parametrize("names", [("status.json",), ("status.json", "launch.json", "result.json", "worker.lock")])
def test_with_its_records_spoilt_a_killed_job_is_lost_and_resumes(make_run, interpreter, names):
    run = make_run(steps=40)
    begin(run, interpreter)
    wait_for(lambda: list(run.events("metrics")))
    os.kill(worker_of(run).pid, signal.SIGKILL)
    until(Job(run.folder), S.LOST)
    for name in names:
        (run.folder / name).write_bytes(GARBAGE)
    until(Job(run.folder), S.LOST, S.FAILED)  # threads of a killed worker hold its lock for a moment
    with open(run.folder / "events.jsonl", "ab") as file:
        file.write(b'{"kind": "metrics", "st')  # killed amid a line
    assert until(begin(run, interpreter), S.DONE).result["steps"] == 40
    assert {event["step"] for event in run.events("metrics")} == set(range(1, 41))


def test_a_request_that_is_spoilt_is_named_and_nothing_is_started(make_run, interpreter):
    run = make_run()
    (run.folder / "job.json").write_bytes(GARBAGE)
    with pytest.raises(ProjectError, match=r"run request .*job\.json"):
        begin(run, interpreter)
    assert not (run.folder / "status.json").exists()


# ---------------------------------------------------------------------- the clock
@pytest.mark.parametrize("days", [-400, 400])
def test_a_clock_that_is_set_amid_a_job_disturbs_nobody(make_run, interpreter, days):
    run = make_run(
        steps=60, fault=f"real = time.time; time.time = lambda: real() + (run.folder / 'set').exists() * {days} * 86400"
    )
    job = begin(run, interpreter)
    wait_for(lambda: list(run.events("metrics")))
    (run.folder / "set").touch()
    views = []

    def ended():
        views.extend([job.poll(), Job(run.folder, patience=30).poll()])
        return views[-2].state.ended

    wait_for(ended)
    assert {view.state for view in views} <= {S.RUNNING, S.DONE}
    followed = views[::2]
    assert all(view.answering and (view.heartbeat_age or 0) < 5 for view in followed)


def test_a_start_whose_clock_was_ahead_is_still_noticed_to_have_failed(make_run, impatient):
    run = make_run()
    dead = {"pid": 2**22 + 7, "started": "1", "boot": "", "host": os.uname().nodename}
    run.write_status("starting", starter=dead)
    content = {**run.read_status(), "time": time.time() + 86400}
    (run.folder / "status.json").write_text(json.dumps(content))
    assert until(Job(run.folder), S.FAILED, seconds=8).error


# ---------------------------------------------------------------------- starters and starts
START = "import sys; from SSLSegmentationLib.jobs import start; start(*sys.argv[1:])"


def test_of_starts_at_once_by_several_programs_one_wins(make_run, interpreter):
    run, shell = make_run(steps=30), interpreter()
    command = [sys.executable, "-c", START, str(run.folder), shell, "cpu"]
    starters = [subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") for _ in range(4)]
    errors = [starter.communicate(timeout=30)[1] for starter in starters]
    assert sorted(starter.returncode for starter in starters) == [0, 1, 1, 1], errors
    assert all(run.id in error for error in errors if error)
    view = until(Job(run.folder), S.DONE)
    assert view.log.count("Worker ") == 1
    assert [event["step"] for event in run.events("metrics")] == list(range(1, 31))


def test_a_starter_that_dies_before_it_has_launched_leaves_a_failed_start(make_run, interpreter, impatient):
    run = make_run()
    code = "import os; from SSLSegmentationLib.jobs import launch; launch._launch = lambda *_: os._exit(0);" + START
    subprocess.run([sys.executable, "-c", code, str(run.folder)], check=True, timeout=20)
    assert run.read_status()["state"] == "starting"
    assert "could not be started" in until(Job(run.folder), S.FAILED, seconds=8).error.sentence
    assert until(begin(run, interpreter), S.DONE).result


def test_a_job_killed_in_the_waiting_line_is_lost_and_resumes(make_run, interpreter):
    first = begin(make_run("first", steps=10_000), interpreter)
    until(first, S.RUNNING)
    run = make_run("second")
    until(begin(run, interpreter), S.QUEUED)
    wait_for(lambda: "ahead" in run.read_status())
    os.kill(worker_of(run).pid, signal.SIGKILL)
    until(Job(run.folder), S.LOST)
    second = begin(run, interpreter)
    until(second, S.QUEUED)
    first.stop()
    until(second, S.DONE)


# ---------------------------------------------------------------------- workers that do not answer
def test_a_worker_that_does_not_answer_is_ended_by_force(make_run, interpreter):
    run = make_run(steps=10_000)
    until(begin(run, interpreter), S.RUNNING)
    job, who = Job(run.folder, patience=0.3), worker_of(run)
    os.kill(who.pid, signal.SIGSTOP)
    wait_for(lambda: not job.poll().answering)
    assert job.end(grace_seconds=0.2)
    assert not alive(who) and Job(run.folder).poll().state is S.STOPPED
    reached = len(list(run.events("metrics")))
    (run.folder / "job.json").write_text(json.dumps({**run.read_job(), "steps": reached + 3}))
    assert until(begin(run, interpreter), S.DONE).result


# ---------------------------------------------------------------------- a disk that refuses
def refuse_status(monkeypatch, allowed=0):
    """Let the status be written ``allowed`` more times, then the disk is full."""
    write, left = record.write_json, [allowed]

    def full(path, content):
        left[0] -= path.name == "status.json"
        if left[0] < 0:
            raise storage_error(path, OSError(28, "No space left on device"))
        write(path, content)

    monkeypatch.setattr(record, "write_json", full)


def test_a_state_that_could_not_be_written_has_not_been_reached(make_run, monkeypatch):
    run = WorkerRun(make_run().folder)
    run.write_status("running", step=1)
    with monkeypatch.context() as patch:
        refuse_status(patch)
        with pytest.raises(StorageError, match="full"):
            run.write_status("failed")
    assert run.state is S.RUNNING
    run.beat()
    assert run.read_status()["state"] == "running" and run.read_status()["step"] == 1


FULL = """
from SSLSegmentationLib.jobs import record
from SSLSegmentationLib.core.storage import storage_error
write = record.write_json
def full(path, content):
    if path.name == 'status.json' and content['state'] in {states} and not (run.folder / 'space').exists():
        raise storage_error(path, OSError(28, 'No space left on device'))
    write(path, content)
record.write_json = full
"""


def test_why_a_worker_ended_is_told_even_if_only_the_log_could_take_it(make_run, interpreter):
    run = make_run(fault=FULL.format(states=("failed", "running")) + "\nrun.write_status('running')")
    view = until(begin(run, interpreter), S.LOST, S.FAILED)
    assert "could not" not in view.note and "The disk is full" in (view.note or view.error.sentence), view
    (run.folder / "space").touch()
    assert until(begin(run, interpreter), S.DONE).result


def test_a_finished_job_that_cannot_say_so_keeps_its_result(make_run, interpreter):
    run = make_run(fault=FULL.format(states=("done",)))
    view = until(begin(run, interpreter), S.LOST, S.FAILED, S.DONE)
    assert view.state is S.LOST and "The disk is full" in view.note
    assert run.read_result()["ok"] and run.read_result()["steps"] == 5
    (run.folder / "space").touch()
    assert until(begin(run, interpreter), S.DONE).result["steps"] == 5


def test_a_start_on_a_full_disk_says_so_and_the_next_one_works(make_run, interpreter, monkeypatch):
    from SSLSegmentationLib.project import runs

    run = make_run()
    with monkeypatch.context() as patch:
        error = storage_error(run.folder / "status.json", OSError(28, "No space left on device"))
        patch.setattr(runs, "write_json", lambda *_: (_ for _ in ()).throw(error))
        with pytest.raises(StorageError, match="full"):
            begin(run, interpreter)
    assert not Job(run.folder).poll().state.ended or Job(run.folder).poll().state.startable
    assert until(begin(run, interpreter), S.DONE).result


def test_a_folder_really_made_read_only_ends_the_worker(make_run, interpreter):
    run = make_run(fault="time.sleep(60)")
    job = begin(run, interpreter)
    until(job, S.RUNNING)
    who = worker_of(run)
    make_read_only(run.folder)
    try:
        wait_for(lambda: not alive(who), 8)
        view = job.poll()
        assert view.state is S.LOST and "permission" in view.note, view
    finally:
        make_read_only(run.folder, False)
    (run.folder / "job.json").write_text(json.dumps({**run.read_job(), "fault": ""}))
    assert until(begin(run, interpreter), S.DONE).result


def make_read_only(folder, on=True):
    """By the folder's permissions, or for root, whom they do not bind, by its 'immutable' attribute."""
    if os.getuid():
        folder.chmod(0o555 if on else 0o755)
        return
    if not shutil.which("chattr"):
        pytest.skip("root writes into read-only folders, and there is no chattr")
    done = subprocess.run(["chattr", "+i" if on else "-i", str(folder)], capture_output=True, encoding="utf-8")
    if done.returncode:
        pytest.skip(f"root writes into read-only folders, and chattr cannot help ({done.stderr.strip()})")


# ---------------------------------------------------------------------- the end of a worker
def test_a_worker_is_gone_with_its_last_word(tmp_path):
    # Taking torch and what it loads apart takes a second or more, in which the process seems to be left behind.
    code = (
        "import atexit, runpy, sys; atexit.register(print, 'taken apart');"
        "runpy.run_module('SSLSegmentationLib.jobs.worker', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, encoding="utf-8")
    assert done.returncode == 2 and "There is no run" in done.stdout
    assert "taken apart" not in done.stdout


# ---------------------------------------------------------------------- a disk that refuses for a moment
REFUSING = """
import os
from SSLSegmentationLib.core import storage
storage._PATIENCE_SECONDS = {patience}
real, seen = os.replace, []
def replace(source, target, **options):
    if str(target).endswith("status.json"):
        seen.append(target)
        if len(seen) % {each} == 0:
            raise PermissionError(13, "Access is denied")
    return real(source, target, **options)
os.replace = replace
for step in range(10):
    run.write_status("running", step=step)
"""


@pytest.mark.parametrize(("patience", "each"), [(2.0, 2), (0.0, 2), (0.0, 5)])
def test_a_status_that_is_refused_for_a_moment_fails_no_run(make_run, interpreter, patience, each):
    run = make_run(steps=50, fault=REFUSING.format(patience=patience, each=each))
    assert until(begin(run, interpreter), S.DONE).result["steps"] == 50
    assert list(run.folder.glob(".partial-*")) == []
