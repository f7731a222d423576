"""Run folders and workers with a stand-in engine (no torch), each ended by its own pid."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from SSLSegmentationLib.core.process import Identity
from SSLSegmentationLib.jobs import client
from SSLSegmentationLib.jobs.client import Job
from SSLSegmentationLib.project.runs import RunFolder

# The engine counts steps of 10 ms, 1 ms once resumed, and does what a training does: events, status, stop signal, a
# checkpoint to resume from.
ENGINE = """
import sys, time
from pathlib import Path
from SSLSegmentationLib.core.process import lead_own_group
from SSLSegmentationLib.execution.worker import Engine, serve
from SSLSegmentationLib.project.runs import Stopped

def run(run, device, should_stop, progress):
    job, saved = run.read_job(), run.folder / "saved"
    run.write_status("running")
    if job.get("fault"):
        exec(job["fault"], {**globals(), "run": run})
    start = int(saved.read_text()) if saved.exists() else 0
    for step in progress(range(start, job["steps"]), "counting"):
        time.sleep(0.001 if start else 0.01)
        run.log_event("metrics", step=step + 1)
        saved.with_name("saving").write_text(str(step + 1))
        saved.with_name("saving").replace(saved)
        if should_stop():
            raise Stopped
    run.write_result(steps=job["steps"])
    run.write_status("done")

def load():
    LOAD
    return Engine(device=lambda wish: wish, run=run)

lead_own_group()
sys.exit(serve(Path(sys.argv[-3]), sys.argv[-1], load, seconds=0.1))
"""


@pytest.fixture(autouse=True)
def own_state_folder(tmp_path, monkeypatch):
    """Waiting lines of this test only."""
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))


@pytest.fixture
def make_run(tmp_path):
    """Makes run folders whose path has a space and an accent; ends their workers after the test."""
    runs = []

    def make(name="count", **request):
        folder = tmp_path / "my projét" / "runs" / name
        folder.mkdir(parents=True)
        runs.append(RunFolder(folder))
        runs[-1].write_job("count", {"steps": 5, **request})
        return runs[-1]

    yield make
    for run in runs:
        with contextlib.suppress(Exception):
            end(run)


def end(run):
    """End the worker of a run by its own pid, if it lives."""
    job = Job(run.folder)
    job.poll()
    for who in (job._worker(), job._launched()):
        if isinstance(who, Identity) and who.pid != os.getpid():
            kill(who)


def kill(who):
    from SSLSegmentationLib.core.process import alive

    if alive(who):
        os.kill(who.pid, signal.SIGKILL)


@pytest.fixture
def interpreter(tmp_path):
    """Makes an 'interpreter' that runs the stand-in engine; ``load`` is a statement run when it is loaded."""

    def make(load="pass", name="fake python"):
        script, shell = tmp_path / f"{name}.py", tmp_path / name
        script.write_text(ENGINE.replace("LOAD", load))
        shell.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
        shell.chmod(0o755)
        return str(shell)

    return make


@pytest.fixture
def impatient(monkeypatch):
    """A client that waits half a second, not two, for a worker whose launcher has gone."""
    monkeypatch.setattr(client, "_SETTLE_SECONDS", 0.5)


@pytest.fixture(scope="session")
def loaded_python():
    """An 'interpreter' with the real engine, loaded already: workers start in milliseconds (see ``forking.py``)."""
    forking = Path(__file__).with_name("forking.py")
    with tempfile.TemporaryDirectory() as folder:  # a short path: those of sockets may not be long
        path, shell = Path(folder) / "socket", Path(folder) / "python"
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        server = subprocess.Popen([sys.executable, str(forking), "serve", str(path)], env=environment)
        shell.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S "{forking}" launch "{path}" "$@"\n')
        shell.chmod(0o755)
        try:
            wait_for(path.exists, 240)
            yield str(shell)
        finally:
            server.kill()
            server.wait()


def wait_for(condition, seconds=15.0):
    """The first true value of ``condition``, asked often."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if value := condition():
            return value
        time.sleep(0.03)
    raise AssertionError(f"nothing within {seconds} s")


def until(job, *states, seconds=15.0):
    """Poll until the job is in one of these states; returns that view."""
    views = []

    def reached():
        views.append(job.poll())
        return views[-1] if views[-1].state in states else None

    try:
        return wait_for(reached, seconds)
    except AssertionError:
        raise AssertionError(f"{views[-1]}") from None
