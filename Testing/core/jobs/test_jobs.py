"""Jobs from start to end with a stand-in engine: found, followed, stopped, resumed, and every bad condition."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.process import Identity, alive
from SSLSegmentationLib.jobs import Job, JobState, start

from .conftest import until, wait_for

S = JobState
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and shell scripts of POSIX")
pytestmark = posix_only


def begin(run, interpreter, **options):
    return start(run.folder, options.pop("interpreter", None) or interpreter(), "cpu", **options)


def worker_of(run):
    return Identity.from_dict(run.read_status().get("worker"))


def test_a_job_runs_to_its_end_and_is_followed_by_its_events(make_run, interpreter):
    run = make_run(steps=20)
    job = begin(run, interpreter)
    seen, states = [], []

    def finished():
        view = job.poll()
        seen.extend(event["step"] for event in view.events)
        states.append(view.state)
        return view if view.state.ended else None

    view = wait_for(finished)
    assert view.state is S.DONE and view.result["steps"] == 20 and view.error is None
    assert seen == list(range(1, 21))
    assert view.stage == "counting"
    wait_for(lambda: "Done." in job.poll().log)  # its last words come after its last state
    assert states[0] in (S.STARTING, S.RUNNING) and S.LOST not in states


def test_the_environment_of_the_starter_is_untouched_and_the_worker_has_no_terminal(make_run, interpreter):
    before = dict(os.environ)
    fault = "import os; print('utf8', sys.flags.utf8_mode, os.getcwd(), os.getpgrp() == os.getpid(), sys.stdin.read())"
    job = begin(make_run(fault=fault), interpreter, environment={"EXTRA": "1"})
    view = until(job, S.DONE)
    assert "utf8 1 / " in view.log
    assert dict(os.environ) == before


def test_it_outlives_its_starter(make_run, interpreter):
    run = make_run(steps=50)
    code = "import sys; from SSLSegmentationLib.jobs import start; start(*sys.argv[1:])"
    subprocess.run([sys.executable, "-c", code, str(run.folder), interpreter(), "cpu"], check=True, timeout=20)
    job = Job(run.folder)  # another process than the one that started it
    assert until(job, S.RUNNING).state is S.RUNNING
    assert until(job, S.DONE).result["steps"] == 50


def test_it_outlives_a_closed_terminal(make_run, interpreter):
    import fcntl
    import pty
    import termios

    run = make_run(steps=10_000)
    code = (
        "import signal, sys, time; from SSLSegmentationLib.jobs import start;"
        "signal.signal(signal.SIGTTOU, signal.SIG_IGN); start(*sys.argv[1:]); time.sleep(60)"
    )
    master, terminal = pty.openpty()
    shell = subprocess.Popen(
        [sys.executable, "-c", code, str(run.folder), interpreter(), "cpu"],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # its controlling terminal, as a shell's window is
    )
    os.close(terminal)
    job = Job(run.folder)
    try:
        until(job, S.RUNNING)
        os.close(master)  # the window is closed: the kernel hangs up on the session
        assert shell.wait(10) == -signal.SIGHUP
    finally:
        shell.kill()
    job.poll()
    assert wait_for(lambda: job.poll().events)  # it works on
    job.stop()
    until(job, S.STOPPED)


def test_stop_and_keep_finishes_the_step_and_resuming_goes_on_from_there(make_run, interpreter):
    run = make_run(steps=150)
    job = begin(run, interpreter)
    wait_for(lambda: [e for e in job.poll().events])
    job.stop()
    assert until(job, S.STOPPED).result is None
    reached = int((run.folder / "saved").read_text())
    assert 0 < reached < 150
    job = begin(run, interpreter)
    assert until(job, S.DONE).result["steps"] == 150
    assert [event["step"] for event in run.events("metrics")] == list(range(1, 151))
    with pytest.raises(ProjectError, match="has finished"):
        begin(run, interpreter)
    with pytest.raises(ProjectError, match="ended already"):
        job.stop()


@pytest.mark.parametrize("content", [b"\xff\x00garbage", b"", b"stop-and-keep"])
def test_whatever_stands_in_cancel_stops_and_keeps(make_run, interpreter, content):
    run = make_run(steps=1000)
    job = begin(run, interpreter)
    until(job, S.RUNNING)
    (run.folder / "cancel").write_bytes(content)
    assert until(job, S.STOPPED).state is S.STOPPED


def test_abort_interrupts_even_a_step_that_asks_nobody(make_run, interpreter):
    run = make_run(fault="time.sleep(60)")
    job = begin(run, interpreter)
    until(job, S.RUNNING)
    job.stop(keep=False)
    view = until(job, S.STOPPED, seconds=5)
    assert "Aborted on request" in view.log
    wait_for(lambda: not alive(worker_of(run)))


def test_sigterm_stops_and_keeps(make_run, interpreter):
    run = make_run(steps=1000)
    job = begin(run, interpreter)
    until(job, S.RUNNING)
    os.kill(worker_of(run).pid, signal.SIGTERM)
    assert until(job, S.STOPPED).step is not None


def test_end_leaves_no_process_behind(make_run, interpreter):
    fault = (
        "import signal, subprocess; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "child = subprocess.Popen(['sleep', '60']); (run.folder / 'child').write_text(str(child.pid));"
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]); time.sleep(60)"
    )
    run = make_run(fault=fault)
    job = begin(run, interpreter)
    child = int(wait_for(lambda: (run.folder / "child").exists() and (run.folder / "child").read_text()))
    who = worker_of(run)
    from SSLSegmentationLib.core.process import start_time

    assert job.end(grace_seconds=0.3)
    assert not alive(who)
    wait_for(lambda: start_time(child) is None, 3)
    assert job.poll().state is S.STOPPED


def test_a_killed_job_is_lost_and_found_again(make_run, interpreter):
    run = make_run(steps=60)
    job = begin(run, interpreter)
    wait_for(lambda: [e for e in job.poll().events])
    os.kill(worker_of(run).pid, signal.SIGKILL)
    view = until(job, S.LOST)
    assert "Resume" in view.note
    assert Job(run.folder).poll().state is S.LOST
    (run.folder / "checkpoints").mkdir()
    half = run.folder / "checkpoints" / ".partial-1234-last.pt"  # killed while it wrote a checkpoint
    half.write_bytes(b"")
    job = begin(run, interpreter)
    assert until(job, S.DONE).result["steps"] == 60
    assert not half.exists()


def test_a_new_start_keeps_what_an_early_stop_left_for_use(make_run, interpreter):
    run = make_run(steps=10_000)
    for content, left in (({"stopped_early": True}, True), ({}, False)):
        run.write_status("stopped")
        run.write_result(backbone="backbone.pt", **content)
        job = begin(run, interpreter)
        assert bool(job.run.read_result()) is left
        until(job, S.RUNNING)
        job.stop()
        until(job, S.STOPPED)
        (run.folder / "result.json").unlink(missing_ok=True)


def test_a_run_that_was_moved_before_the_resume_goes_on(make_run, interpreter, tmp_path):
    run = make_run(steps=150)
    job = begin(run, interpreter)
    wait_for(lambda: [e for e in job.poll().events])
    job.stop()
    until(job, S.STOPPED)
    moved = tmp_path / "other disk" / "runs" / "moved"
    moved.parent.mkdir(parents=True)
    run.folder.rename(moved)
    assert until(start(moved, interpreter(), "cpu"), S.DONE).result["steps"] == 150
    assert not run.folder.exists()


def test_a_worker_that_gives_no_heartbeat_is_not_answering_and_not_lost(make_run, interpreter):
    run = make_run(steps=10_000)
    until(begin(run, interpreter), S.RUNNING)
    job, who = Job(run.folder, patience=0.6), worker_of(run)
    os.kill(who.pid, signal.SIGSTOP)
    try:
        view = wait_for(lambda: next((v for v in [job.poll()] if not v.answering), None))
        assert view.state is S.RUNNING and "not answered" in view.note and view.heartbeat_age > 0.6
    finally:
        os.kill(who.pid, signal.SIGCONT)
    assert wait_for(lambda: job.poll().answering)


def test_of_two_starts_at_once_one_wins(make_run, interpreter):
    run, shell = make_run(steps=30), interpreter()
    outcomes, barrier = [], threading.Barrier(2)

    def attempt():
        barrier.wait()
        try:
            outcomes.append(start(run.folder, shell, "cpu"))
        except ProjectError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=attempt) for _ in range(2)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    jobs = [outcome for outcome in outcomes if isinstance(outcome, Job)]
    errors = [outcome for outcome in outcomes if isinstance(outcome, ProjectError)]
    assert len(jobs) == len(errors) == 1 and run.id in errors[0].sentence
    assert until(jobs[0], S.DONE).log.count("Worker ") == 1


def test_a_second_worker_on_the_same_folder_leaves(make_run, interpreter):
    run = make_run(steps=10_000)
    shell = interpreter()
    until(start(run.folder, shell, "cpu"), S.RUNNING)
    before = worker_of(run)
    done = subprocess.run(
        [shell, str(run.folder), "--device", "cpu"], capture_output=True, encoding="utf-8", timeout=20
    )
    assert done.returncode == 3 and "Another worker" in done.stdout
    assert worker_of(run) == before and alive(before)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (None, "no Python at"),
        ("echo cannot find the license; exit 3", "cannot find the license"),
        ("exit 0", "could not be started"),
    ],
)
def test_a_start_that_fails_says_so_within_seconds(make_run, interpreter, tmp_path, request, lines, words):
    if lines == "exit 0":  # the other one has the client's own patience
        request.getfixturevalue("impatient")
    shell = tmp_path / "broken python"
    if lines:
        shell.write_text(f"#!/bin/sh\n{lines}\n")
        shell.chmod(0o755)
    began = time.monotonic()
    job = start(make_run().folder, str(shell))
    error = until(job, S.FAILED, seconds=8).error
    assert time.monotonic() - began < 8
    assert words in error.sentence and error.hint
    run = job.run
    assert until(begin(run, interpreter), S.DONE).result  # nothing of it stands in the way of the next try


@pytest.mark.parametrize(
    ("load", "words", "remedy"),
    [
        ("import torch_that_is_not_there", "'torch_that_is_not_there' is missing", "pip install torch_that"),
        ("raise ImportError('libcudart.so.12: cannot open')", "libcudart", "anew"),
    ],
)
def test_a_missing_or_broken_package_is_named(make_run, interpreter, load, words, remedy):
    view = until(start(make_run().folder, interpreter(load), "cpu"), S.FAILED)
    assert words in view.error.sentence and remedy in view.error.hint and "Traceback" in view.error.traceback


def test_an_error_in_the_job_ends_in_a_sentence_a_hint_and_a_traceback(make_run, interpreter):
    fault = "from SSLSegmentationLib.core.errors import DataError; raise DataError('Case 7 is empty.', 'Remove it.')"
    view = until(begin(make_run("known", fault=fault), interpreter), S.FAILED)
    assert (view.error.sentence, view.error.hint, view.error.kind) == ("Case 7 is empty.", "Remove it.", "DataError")
    view = until(begin(make_run("unknown", fault="1 / 0"), interpreter), S.FAILED)
    assert "ZeroDivisionError" in view.error.sentence and "Traceback" in view.error.traceback


def test_a_worker_killed_while_starting_is_a_failed_start(make_run, interpreter):
    run = make_run()
    job = start(run.folder, interpreter("time.sleep(60)"), "cpu")
    who = wait_for(lambda: worker_of(run))
    wait_for(lambda: "Worker " in (run.folder / "log.txt").read_text(encoding="utf-8"))
    assert job.poll().state is S.STARTING
    os.kill(who.pid, signal.SIGKILL)
    view = until(job, S.FAILED, seconds=5)
    assert "before it began" in view.error.sentence and "Worker " in view.error.sentence  # the log's last line


@pytest.mark.parametrize("how", ["removed", "moved", "read-only"])
def test_a_worker_whose_folder_goes_away_ends_itself(make_run, interpreter, tmp_path, how):
    run = make_run(fault="time.sleep(60)")
    until(begin(run, interpreter), S.RUNNING)
    who, log = worker_of(run), open(run.folder / "log.txt")  # noqa: SIM115
    if how == "removed":
        shutil.rmtree(run.folder)
    elif how == "moved":
        run.folder.rename(tmp_path / "elsewhere")
    else:  # stands for it, also for root: the status cannot be replaced
        (run.folder / "status.json").unlink()
        (run.folder / "status.json").mkdir()
    wait_for(lambda: not alive(who), 8)
    with log:
        assert "Ending: " in log.read()
    assert run.folder.exists() == (how == "read-only")


def test_jobs_of_two_projects_wait_for_the_device_in_their_order(make_run, interpreter):
    runs = [make_run(name, steps=steps) for name, steps in (("first", 10_000), ("second", 20), ("third", 20))]
    jobs = []
    for run in runs:
        jobs.append(begin(run, interpreter))
        until(jobs[-1], S.RUNNING, S.QUEUED)
    view = until(jobs[1], S.QUEUED)
    assert "behind 1 job" in view.note and "'first'" in view.note
    assert "behind 2 jobs" in until(jobs[2], S.QUEUED).note
    os.kill(worker_of(runs[0]).pid, signal.SIGKILL)  # a place is freed by death too
    for job in jobs[1:]:
        until(job, S.DONE)
    second, third = ([event["time"] for event in run.events("metrics")] for run in runs[1:])
    assert second[-1] <= third[0]


def test_a_waiting_job_can_be_stopped(make_run, interpreter):
    first = begin(make_run("first", steps=10_000), interpreter)
    until(first, S.RUNNING)
    second = begin(make_run("second"), interpreter)
    until(second, S.QUEUED)
    second.stop()
    until(second, S.STOPPED)
    assert first.poll().state is S.RUNNING
