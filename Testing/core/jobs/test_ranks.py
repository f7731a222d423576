"""Two real workers for one run, as torchrun starts them: they end together, whoever of them is killed or fails."""

import os
import re
import signal
import socket
import subprocess
import sys
from dataclasses import replace

import pytest

from SSLSegmentationLib.api import new_prediction, new_pretraining
from SSLSegmentationLib.core.process import Identity, identify
from SSLSegmentationLib.core.storage import read_json
from SSLSegmentationLib.jobs import Job, JobState, start
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.training import load_checkpoint

from .conftest import end, kill, until, wait_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork")

LOOPBACK = "lo" if sys.platform == "linux" else "lo0"
#: A bound for what has to end by itself.
SOON = 90


def settings(steps):
    chosen = PretrainingSettings.from_preset("regression", "quick")
    stages = {n: (own, replace(o, steps=steps, batch_size=4)) for n, (own, o) in chosen.stages.items()}
    return replace(chosen, network=UNetSettings(widths=(8, 16)), max_size=32, stages=stages)


@pytest.fixture
def begin(loaded_python):
    """Starts two workers on a run; ends what is left of them after the test."""
    begun, launchers = [], []

    def make(run, fault=""):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        common = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
        common |= {"GLOO_SOCKET_IFNAME": LOOPBACK, "OMP_NUM_THREADS": "1"}
        with open(run.folder / "log.txt", "ab") as log:
            for rank in ("0", "1"):
                environment = {**os.environ, **common, "RANK": rank, "LOCAL_RANK": rank}
                environment["WORKER_FAULT"] = fault if rank == "1" else ""
                command = [
                    loaded_python,
                    "-m",
                    "SSLSegmentationLib.jobs.worker",
                    str(run.folder),
                    "--device",
                    "cpu",
                ]
                launchers.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        begun.append(run)
        return Job(run.folder)

    yield make
    for run in begun:
        end(run)
        if second := follower(run):
            kill(second)
    for launcher in launchers:  # each lives as long as its worker
        launcher.wait(SOON)


def follower(run):
    """The second process, while it lives."""
    found = re.findall(r"Process 2 of 2 \((\d+)\)", (run.folder / "log.txt").read_text())
    return identify(int(found[-1])) if found else None


def in_the_middle(run):
    wait_for(lambda: any("loss" in event for event in run.events("metrics")) and follower(run), 2 * SOON)


def both_ended(run):
    """The second process goes when the first one has gone, without anyone's help."""
    wait_for(lambda: not follower(run), SOON)


def test_a_run_of_two_processes_is_killed_on_either_side_and_comes_to_its_end(project, begin):
    run = new_pretraining(project, settings(200))
    job = begin(run)
    in_the_middle(run)
    kill(follower(run))
    view = until(job, JobState.FAILED, JobState.DONE, JobState.LOST, seconds=SOON)
    assert view.state is JobState.FAILED
    assert "Another of the 2 processes of this run has ended" in view.error.sentence and "last" in view.error.hint

    job = begin(run)
    until(job, JobState.RUNNING, seconds=SOON)
    in_the_middle(run)
    os.kill(Identity.from_dict(run.read_status()["worker"]).pid, signal.SIGKILL)
    assert until(job, JobState.LOST, JobState.DONE, seconds=SOON).state is JobState.LOST
    both_ended(run)

    job = begin(run)
    assert until(job, JobState.DONE, JobState.FAILED, seconds=2 * SOON).state is JobState.DONE
    both_ended(run)
    assert load_checkpoint(run.folder / "backbone.pt", "backbone")["stages"][0]["step"] == 200
    last = [event for event in run.events("metrics") if event.get("step") == 200 and "loss" in event]
    assert len(last) == 1  # one of them writes
    assert run.read_result()["ok"] and (run.folder / "curves.png").exists()


def test_a_stop_asked_of_the_second_process_stops_both_and_one_goes_on(project, begin, loaded_python):
    run = new_pretraining(project, settings(60))
    job = begin(run)
    in_the_middle(run)
    os.kill(follower(run).pid, signal.SIGTERM)
    view = until(job, JobState.STOPPED, JobState.DONE, JobState.FAILED, seconds=SOON)
    both_ended(run)
    if view.state is JobState.STOPPED:  # else it was over sooner
        assert 0 < view.result["step"] < 60
        job = start(run.folder, loaded_python, "cpu")
        assert until(job, JobState.DONE, JobState.FAILED, seconds=2 * SOON).state is JobState.DONE


FAULT = """
from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.pretraining.slices import PretrainingObjective
def loss(self, step, part=0):
    raise DataError("The slice store has gone.", "Put it back.")
PretrainingObjective.training_loss = loss
"""


def test_what_one_process_fails_of_is_told_by_the_first(project, begin):
    run = new_pretraining(project, settings(20))
    view = until(begin(run, FAULT), JobState.FAILED, JobState.DONE, seconds=2 * SOON)
    assert view.error.sentence == "Process 2 of 2 has failed. The slice store has gone."
    both_ended(run)


def test_a_batch_that_does_not_go_round_is_refused_and_nobody_waits(project, begin):
    chosen = settings(20)
    own, optimisation = chosen.stages["regression"]
    odd = replace(chosen, stages={"regression": (own, replace(optimisation, batch_size=5))})
    run = new_pretraining(project, odd)
    view = until(begin(run), JobState.FAILED, JobState.DONE, seconds=2 * SOON)
    assert "batch of 5 slices cannot be divided evenly among 2 processes" in view.error.sentence
    both_ended(run)


def test_the_second_process_ends_with_a_first_that_has_nothing_to_do_for_it(project, begin, tmp_path):
    run = new_pretraining(project, settings(20))
    (run.folder / "cancel").write_text("stop-and-keep\n")
    job = begin(run)
    assert until(job, JobState.STOPPED, JobState.DONE, seconds=SOON).state is JobState.STOPPED
    both_ended(run)
    assert "Traceback" not in (run.folder / "log.txt").read_text()


def test_a_prediction_is_not_shared(project, begin, tmp_path):
    model = tmp_path / "model.pt"
    model.write_bytes(b"")
    run = new_prediction(project, model, [project.cases()[0].id])
    view = until(begin(run), JobState.FAILED, JobState.DONE, seconds=SOON)
    assert "A prediction runs in one process; 2 were started." in view.error.sentence
    both_ended(run)


def test_several_processes_are_started_by_torchrun(make_run, interpreter):
    run = make_run("count", steps=3)
    job = start(run.folder, interpreter(), device="cpu", ranks=3)
    assert until(job, JobState.DONE, JobState.FAILED, seconds=SOON).state is JobState.DONE
    command = read_json(run.folder / "launch.json", "launch")["command"]
    torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "3"]
    worker = ["-m", "SSLSegmentationLib.jobs.worker", str(run.folder), "--device", "cpu"]
    assert command[1:] == [*torchrun, *worker]
